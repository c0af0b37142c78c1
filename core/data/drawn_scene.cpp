// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/drawn_scene.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

namespace officina {
namespace {

/// A colour of any hue. `strength`: 0 grey to 1 full; `light`: 0 to 1.
Color hue(float turn, float strength, float light) {
  Color color;
  for (int channel = 0; channel < 3; ++channel) {
    const float phase = 2.0F * std::numbers::pi_v<float> * (turn - static_cast<float>(channel) / 3.0F);
    color[channel] = 255.0F * light * (1.0F - strength * (0.5F - 0.5F * std::cos(phase)));
  }
  return color;
}

Color anyColor(StrokeRandom& random) {
  return hue(random.uniform(), random.uniform(0.15F, 0.75F), random.uniform(0.35F, 0.98F));
}

cv::Scalar scalarOf(const Color& color) {
  return {color[0], color[1], color[2]};
}

void gradient(cv::Mat& canvas, const Color& first, const Color& second, float angle) {
  const float cosine = std::cos(angle);
  const float sine = std::sin(angle);
  const auto side = static_cast<float>(canvas.cols);
  for (int row = 0; row < canvas.rows; ++row) {
    auto* pixel = canvas.ptr<cv::Vec3b>(row);
    for (int column = 0; column < canvas.cols; ++column) {
      const float x = static_cast<float>(column) / side - 0.5F;
      const float y = static_cast<float>(row) / side - 0.5F;
      const Color color = mixed(first, second, std::clamp(x * cosine + y * sine + 0.5F, 0.0F, 1.0F));
      pixel[column] = cv::Vec3b(static_cast<std::uint8_t>(color[0]), static_cast<std::uint8_t>(color[1]),
                                static_cast<std::uint8_t>(color[2]));
    }
  }
}

void stripes(cv::Mat& canvas, const Color& color, StrokeRandom& random) {
  const int side = canvas.cols;
  const int width = side / static_cast<int>(6 + random.below(10));
  const bool upright = random.chance(0.7F);
  for (int at = static_cast<int>(random.below(static_cast<std::uint64_t>(width))); at < side;
       at += 2 * width) {
    const cv::Rect stripe = upright ? cv::Rect(at, 0, width, side) : cv::Rect(0, at, side, width);
    cv::rectangle(canvas, stripe, scalarOf(color), -1);
  }
}

void dots(cv::Mat& canvas, const Color& color, StrokeRandom& random) {
  const int side = canvas.cols;
  const int step = side / static_cast<int>(4 + random.below(5));
  const int radius = std::max(2, step / static_cast<int>(3 + random.below(4)));
  for (int y = 0; y <= side; y += step) {
    for (int x = 0; x <= side; x += step) {
      cv::circle(canvas, {x + (y / step % 2) * step / 2, y}, radius, scalarOf(color), -1, cv::LINE_AA);
    }
  }
}

void blobs(cv::Mat& canvas, StrokeRandom& random) {
  const auto side = static_cast<float>(canvas.cols);
  for (std::uint64_t i = 0; i < 6 + random.below(10); ++i) {
    const cv::Point at(static_cast<int>(random.uniform(0.0F, side)),
                       static_cast<int>(random.uniform(0.0F, side)));
    cv::circle(canvas, at, static_cast<int>(random.uniform(0.04F, 0.2F) * side), scalarOf(anyColor(random)),
               -1, cv::LINE_AA);
  }
  const int reach = canvas.cols / 16 * 2 + 1;
  cv::blur(canvas, canvas, {reach, reach});
}

void ground(cv::Mat& canvas, StrokeRandom& random) {
  const int side = canvas.cols;
  const int horizon = static_cast<int>(random.uniform(0.45F, 0.8F) * static_cast<float>(side));
  cv::rectangle(canvas, cv::Rect(0, horizon, side, side - horizon), scalarOf(anyColor(random)), -1);
  if (random.chance(0.5F)) {  // a window, a picture, a tree: something straight behind the head
    const auto at = static_cast<int>(random.below(static_cast<std::uint64_t>(side)));
    cv::rectangle(canvas, cv::Rect(at, side / 12, side / 4, horizon - side / 6), scalarOf(anyColor(random)),
                  -1);
  }
}

}  // namespace

void drawBackground(cv::Mat& canvas, StrokeRandom& random) {
  const Color first = anyColor(random);
  const Color second = random.chance(0.5F) ? anyColor(random) : mixed(first, Color(255, 255, 255), 0.4F);
  gradient(canvas, first, second, random.uniform(0.0F, 2.0F * std::numbers::pi_v<float>));
  switch (random.below(6)) {
    case 0:
      stripes(canvas, mixed(first, second, random.uniform(0.3F, 1.0F)), random);
      break;
    case 1:
      dots(canvas, mixed(second, anyColor(random), 0.5F), random);
      break;
    case 2:
      blobs(canvas, random);
      break;
    case 3:
    case 4:
      ground(canvas, random);
      break;
    default:
      break;
  }
}

void drawLight(cv::Mat& canvas, StrokeRandom& random) {
  const float angle = random.uniform(0.0F, 2.0F * std::numbers::pi_v<float>);
  const float slope = random.uniform(0.0F, 0.45F);
  const float strength = random.normal(1.0F, 0.09F);
  const Color tint(random.normal(1.0F, 0.03F), 1.0F, random.normal(1.0F, 0.04F));
  const float grain = random.uniform(0.0F, 9.0F);
  const float x = slope * std::cos(angle) / static_cast<float>(canvas.cols);
  const float y = slope * std::sin(angle) / static_cast<float>(canvas.rows);
  const float start = strength - slope * (std::cos(angle) + std::sin(angle)) / 2.0F;
  if (random.chance(0.25F)) {
    cv::blur(canvas, canvas, {3, 3});
  }
  for (int row = 0; row < canvas.rows; ++row) {
    auto* pixel = canvas.ptr<cv::Vec3b>(row);
    for (int column = 0; column < canvas.cols; ++column) {
      const float light = start + x * static_cast<float>(column) + y * static_cast<float>(row);
      const float speck = grain * (random.uniform() + random.uniform() - 1.0F);
      for (int channel = 0; channel < 3; ++channel) {
        pixel[column][channel] = static_cast<std::uint8_t>(std::clamp(
            static_cast<float>(pixel[column][channel]) * light * tint[channel] + speck, 0.0F, 255.0F));
      }
    }
  }
}

}  // namespace officina
