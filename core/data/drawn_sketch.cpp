// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/drawn_sketch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

namespace officina {
namespace {

constexpr int kSteps = 8;  // straight pieces between two knots
constexpr int kShift = 4;  // bits of a pixel's fraction that OpenCV takes
constexpr float kSixteen = 1 << kShift;

cv::Point2f between(const cv::Point2f& before, const cv::Point2f& from, const cv::Point2f& to,
                    const cv::Point2f& after, float t) {
  return 0.5F * (2.0F * from + t * (to - before) + t * t * (2.0F * before - 5.0F * from + 4.0F * to - after) +
                 t * t * t * (3.0F * from - before - 3.0F * to + after));
}

cv::Scalar scalarOf(const Color& color) {
  return {std::clamp(color[0], 0.0F, 255.0F), std::clamp(color[1], 0.0F, 255.0F),
          std::clamp(color[2], 0.0F, 255.0F)};
}

}  // namespace

Outline closedCurve(const Outline& knots) {
  Outline curve;
  const std::size_t count = knots.size();
  for (std::size_t i = 0; i < count; ++i) {
    for (int step = 0; step < kSteps; ++step) {
      curve.push_back(between(knots[(i + count - 1) % count], knots[i], knots[(i + 1) % count],
                              knots[(i + 2) % count], static_cast<float>(step) / kSteps));
    }
  }
  return curve;
}

Outline openCurve(const Outline& knots) {
  Outline curve;
  for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
    for (int step = 0; step < kSteps; ++step) {
      curve.push_back(between(knots[i == 0 ? 0 : i - 1], knots[i], knots[i + 1],
                              knots[std::min(i + 2, knots.size() - 1)], static_cast<float>(step) / kSteps));
    }
  }
  curve.push_back(knots.back());
  return curve;
}

Outline oval(cv::Point2f center, float radiusX, float radiusY, float angle) {
  constexpr int kPoints = 36;
  Outline outline;
  for (int i = 0; i < kPoints; ++i) {
    const float at = 2.0F * std::numbers::pi_v<float> * static_cast<float>(i) / kPoints;
    const float x = radiusX * std::cos(at);
    const float y = radiusY * std::sin(at);
    outline.emplace_back(center.x + x * std::cos(angle) - y * std::sin(angle),
                         center.y + x * std::sin(angle) + y * std::cos(angle));
  }
  return outline;
}

Outline mirrored(Outline outline) {
  for (cv::Point2f& point : outline) {
    point.x = -point.x;
  }
  return outline;
}

Outline tufted(const Outline& outline, float size, StrokeRandom& random) {
  Outline result;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const float out = 1.0F + (i % 2 == 0 ? size * random.uniform(0.3F, 1.0F) : 0.0F);
    result.push_back(outline[i] * out);
  }
  return result;
}

Sketch::Sketch(int side) : m_canvas(side, side, CV_8UC3) {}

void Sketch::place(cv::Point2f center, float scale, float angle, float turn) {
  const auto side = static_cast<float>(m_canvas.cols);
  m_center = center * side;
  m_scale = scale * side;
  m_cosine = std::cos(angle);
  m_sine = std::sin(angle);
  m_turn = turn;
}

std::vector<cv::Point> Sketch::onCanvas(const Outline& outline) const {
  std::vector<cv::Point> points;
  points.reserve(outline.size());
  for (const cv::Point2f& point : outline) {
    const float x = point.x * (1.0F - std::abs(m_turn) * 0.3F) + m_turn * m_lift;
    points.emplace_back(
        static_cast<int>(std::lround((m_center.x + m_scale * (x * m_cosine - point.y * m_sine)) * kSixteen)),
        static_cast<int>(std::lround((m_center.y + m_scale * (x * m_sine + point.y * m_cosine)) * kSixteen)));
  }
  return points;
}

void Sketch::fill(const Outline& outline, const Color& color) {
  cv::fillPoly(m_canvas, std::vector{onCanvas(outline)}, scalarOf(color), cv::LINE_AA, kShift);
}

void Sketch::line(const Outline& outline, const Color& color, float width) {
  const int pixels = std::max(1, static_cast<int>(std::lround(width * m_scale)));
  cv::polylines(m_canvas, std::vector{onCanvas(outline)}, false, scalarOf(color), pixels, cv::LINE_AA,
                kShift);
}

void Sketch::within(const Outline& outline, float strength, const std::function<void()>& paint) {
  const cv::Mat before = m_canvas.clone();
  paint();
  cv::Mat mask = cv::Mat::zeros(m_canvas.rows, m_canvas.cols, CV_8UC1);
  cv::fillPoly(mask, std::vector{onCanvas(outline)}, cv::Scalar(255.0F * strength), cv::LINE_AA, kShift);
  for (int row = 0; row < m_canvas.rows; ++row) {
    std::uint8_t* now = m_canvas.ptr<std::uint8_t>(row);
    const std::uint8_t* then = before.ptr<std::uint8_t>(row);
    const std::uint8_t* share = mask.ptr<std::uint8_t>(row);
    for (int i = 0; i < m_canvas.cols * 3; ++i) {
      now[i] = static_cast<std::uint8_t>(then[i] + (now[i] - then[i]) * share[i / 3] / 255);
    }
  }
}

}  // namespace officina
