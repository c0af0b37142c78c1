// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/drawn_face.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace officina {
namespace {

/// Black, slate, silver, white, cream, fawn, ginger, gold, chestnut, chocolate.
constexpr std::array<std::array<float, 3>, 10> kFurs{{{48, 45, 50},
                                                      {98, 100, 110},
                                                      {168, 168, 172},
                                                      {238, 236, 230},
                                                      {235, 213, 178},
                                                      {205, 170, 125},
                                                      {214, 132, 62},
                                                      {222, 172, 92},
                                                      {150, 88, 52},
                                                      {92, 62, 46}}};

Color anyFur(StrokeRandom& random) {
  const auto& fur = kFurs[random.below(kFurs.size())];
  Color color(fur[0], fur[1], fur[2]);
  for (int channel = 0; channel < 3; ++channel) {
    color[channel] = std::clamp(color[channel] + random.normal(0.0F, 9.0F), 25.0F, 250.0F);
  }
  return color;
}

float brightness(const Color& color) {
  return 0.299F * color[0] + 0.587F * color[1] + 0.114F * color[2];
}

void drawStripes(Sketch& sketch, const Coat& coat, StrokeRandom& random) {
  const float width = random.uniform(0.05F, 0.09F);
  for (const float x : {-0.3F, 0.0F, 0.3F}) {
    const float bend = random.uniform(-0.08F, 0.08F);
    sketch.line(openCurve({{x * 1.25F + bend, -1.05F}, {x + bend / 2, -0.8F}, {x * 0.7F, -0.5F}}),
                coat.second, width);
  }
  for (const float side : {-1.0F, 1.0F}) {
    for (int i = 0; i < 3; ++i) {
      const float y = 0.05F + 0.25F * static_cast<float>(i) + random.uniform(-0.05F, 0.05F);
      sketch.line(openCurve({{side * 1.25F, y - 0.1F}, {side * 0.9F, y}, {side * 0.62F, y + 0.02F}}),
                  coat.second, width * 0.9F);
    }
  }
}

void drawPatches(Sketch& sketch, const Coat& coat, StrokeRandom& random) {
  const float side = random.chance(0.5F) ? 1.0F : -1.0F;
  sketch.fill(closedCurve({{side * 0.05F, -1.1F},
                           {side * random.uniform(0.02F, 0.2F), -0.3F},
                           {side * 0.4F, random.uniform(0.0F, 0.3F)},
                           {side * 1.2F, 0.1F},
                           {side * 1.2F, -1.0F}}),
              coat.second);
  if (random.chance(0.5F)) {
    sketch.fill(oval({-side * random.uniform(0.6F, 0.9F), random.uniform(-0.5F, 0.6F)},
                     random.uniform(0.2F, 0.45F), random.uniform(0.2F, 0.4F), random.uniform(0.0F, 3.0F)),
                coat.second);
  }
}

void drawFur(Sketch& sketch, const Coat& coat, StrokeRandom& random) {
  for (int i = 0; i < 70; ++i) {
    const float at = random.uniform(0.0F, 2.0F * std::numbers::pi_v<float>);
    const float radius = std::sqrt(random.uniform(0.05F, 1.1F));
    const cv::Point2f from(radius * std::cos(at), radius * std::sin(at));
    const cv::Point2f to = from * random.uniform(1.06F, 1.16F) + cv::Point2f(0.0F, 0.03F);
    const Color shade = random.chance(0.5F) ? lighter(coat.fur, 0.3F) : darker(coat.fur, 0.75F);
    sketch.line({from, to}, shade, 0.015F);
  }
}

}  // namespace

Coat::Coat(StrokeRandom& random) {
  fur = anyFur(random);
  second = anyFur(random);
  if (std::abs(brightness(second) - brightness(fur)) < 45.0F) {  // or nothing of the pattern would be seen
    second = brightness(fur) > 120.0F ? darker(fur, 0.5F) : lighter(fur, 0.55F);
  }
  muzzle = random.chance(0.55F) ? lighter(fur, random.uniform(0.3F, 0.75F))
                                : darker(fur, random.uniform(0.6F, 0.95F));
  inner = mixed(Color(225, 150, 145), fur, random.uniform(0.1F, 0.6F));
  contour = darker(fur, brightness(fur) < 80.0F ? 0.35F : 0.5F);
  constexpr std::array kPatterns{Pattern::Plain, Pattern::Plain, Pattern::Stripes, Pattern::Patches,
                                 Pattern::Mask,  Pattern::Blaze, Pattern::Freckles};
  pattern = kPatterns[random.below(kPatterns.size())];
  fluff = random.chance(0.4F) ? random.uniform(0.03F, 0.1F) : 0.0F;
  lineWidth = random.chance(0.7F) ? random.uniform(0.02F, 0.045F) : 0.0F;
  darkEars = random.chance(0.25F);
}

void drawPart(Sketch& sketch, const Outline& outline, const Color& color, const Coat& coat) {
  sketch.fill(outline, color);
  if (coat.lineWidth > 0.0F) {
    Outline round = outline;
    round.push_back(outline.front());
    sketch.line(round, coat.contour, coat.lineWidth);
  }
}

void drawBody(Sketch& sketch, const Coat& coat, StrokeRandom& random) {
  sketch.setLift(0.0F);
  const float neck = random.uniform(0.55F, 0.8F);
  const float shoulders = random.uniform(1.0F, 1.5F);
  drawPart(sketch,
           closedCurve({{-neck, 0.3F},
                        {neck, 0.3F},
                        {neck * 1.05F, 1.1F},
                        {shoulders, 1.9F},
                        {shoulders, 3.5F},
                        {-shoulders, 3.5F},
                        {-shoulders, 1.9F},
                        {-neck * 1.05F, 1.1F}}),
           darker(coat.fur, random.uniform(0.75F, 0.95F)), coat);
  if (random.chance(0.4F)) {
    sketch.fill(oval({0.0F, 1.9F}, neck * 0.6F, 0.8F), lighter(coat.fur, 0.6F));
  }
  if (random.chance(0.35F)) {
    constexpr std::array<std::array<float, 3>, 5> kCollars{
        {{200, 40, 45}, {40, 90, 190}, {40, 150, 90}, {230, 180, 40}, {60, 50, 55}}};
    const auto& collar = kCollars[random.below(kCollars.size())];
    const Color color(collar[0], collar[1], collar[2]);
    sketch.line(openCurve({{-neck * 1.08F, 1.02F}, {0.0F, 1.25F}, {neck * 1.08F, 1.02F}}), color, 0.15F);
    if (random.chance(0.5F)) {
      sketch.fill(oval({0.0F, 1.38F}, 0.12F, 0.13F), Color(225, 190, 80));
    }
  }
}

void drawPattern(Sketch& sketch, const Outline& head, const Coat& coat, StrokeRandom& random) {
  sketch.setLift(0.0F);
  sketch.within(head, 0.9F, [&] {
    switch (coat.pattern) {
      case Coat::Pattern::Stripes:
        drawStripes(sketch, coat, random);
        break;
      case Coat::Pattern::Patches:
        drawPatches(sketch, coat, random);
        break;
      case Coat::Pattern::Mask:
        sketch.setLift(1.0F);
        sketch.fill(oval({0.0F, 0.3F}, random.uniform(0.6F, 0.8F), random.uniform(0.55F, 0.75F)),
                    coat.second);
        break;
      case Coat::Pattern::Blaze:
        sketch.setLift(0.7F);
        sketch.fill(closedCurve({{-0.1F, -1.2F},
                                 {0.1F, -1.2F},
                                 {random.uniform(0.1F, 0.22F), 0.0F},
                                 {random.uniform(0.4F, 0.7F), 0.9F},
                                 {-random.uniform(0.4F, 0.7F), 0.9F},
                                 {-random.uniform(0.1F, 0.22F), 0.0F}}),
                    coat.second);
        break;
      case Coat::Pattern::Freckles:
        for (int i = 0; i < 14; ++i) {
          const float size = random.uniform(0.04F, 0.14F);
          sketch.fill(oval({random.uniform(-1.0F, 1.0F), random.uniform(-1.0F, 0.9F)}, size, size * 0.8F),
                      coat.second);
        }
        break;
      case Coat::Pattern::Plain:
        break;
    }
  });
  sketch.within(head, random.uniform(0.2F, 0.7F), [&] { drawFur(sketch, coat, random); });
}

}  // namespace officina
