// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cmath>

#include "core/data/drawn_face.h"

namespace officina {
namespace {

struct CatShape {
  explicit CatShape(StrokeRandom& random)
      : width(random.uniform(0.98F, 1.22F)),
        chin(random.uniform(0.72F, 0.92F)),
        cheek(random.uniform(0.1F, 0.4F)),
        earHeight(random.uniform(0.5F, 0.95F)),
        earWidth(random.uniform(0.28F, 0.42F)),
        earPlace(random.uniform(0.52F, 0.68F)),
        earLean(random.uniform(0.0F, 0.28F)),
        eyePlace(random.uniform(0.4F, 0.5F)),
        eyeHeight(random.uniform(-0.2F, -0.02F)),
        eyeSize(random.uniform(0.2F, 0.3F)),
        eyeOpen(random.uniform(0.55F, 1.0F)),
        eyeSlant(random.uniform(0.05F, 0.35F)),
        noseHeight(random.uniform(0.25F, 0.36F)) {}
  float width, chin, cheek, earHeight, earWidth, earPlace, earLean, eyePlace, eyeHeight, eyeSize, eyeOpen,
      eyeSlant, noseHeight;
};

Outline headOf(const CatShape& cat) {
  const float w = cat.width;
  return closedCurve({{0.0F, -0.82F},
                      {w * 0.55F, -0.74F},
                      {w * 0.9F, -0.3F},
                      {w * 0.98F, cat.cheek},
                      {w * 0.7F, cat.chin * 0.78F},
                      {w * 0.25F, cat.chin},
                      {-w * 0.25F, cat.chin},
                      {-w * 0.7F, cat.chin * 0.78F},
                      {-w * 0.98F, cat.cheek},
                      {-w * 0.9F, -0.3F},
                      {-w * 0.55F, -0.74F}});
}

/// A pointed ear, of straight sides that are a little round; the right one.
Outline earOf(const CatShape& cat, float size) {
  const float x = cat.earPlace * cat.width;
  const float half = cat.earWidth * size;
  const float tip = x + cat.earLean;
  const float top = -0.62F - cat.earHeight * size;
  const float base = -0.45F;
  return {{x - half * 1.15F, base - 0.15F},
          {x - half * 0.75F, base - 0.15F - cat.earHeight * size * 0.45F},
          {tip - 0.04F, top},
          {tip + 0.04F, top},
          {x + half * 1.05F, base - cat.earHeight * size * 0.35F},
          {x + half * 1.2F, base + 0.2F}};
}

void drawEye(Sketch& sketch, const CatShape& cat, float side, const Color& iris, float slit, bool closed) {
  const cv::Point2f at(side * cat.eyePlace * cat.width, cat.eyeHeight);
  const float slant = -side * cat.eyeSlant;
  const Color dark(28, 24, 26);
  if (closed) {
    sketch.line(openCurve({{at.x - cat.eyeSize, at.y}, {at.x, at.y + 0.1F}, {at.x + cat.eyeSize, at.y}}),
                dark, 0.05F);
    return;
  }
  const float height = cat.eyeSize * cat.eyeOpen;
  const float c = std::cos(slant);
  const float s = std::sin(slant);
  const auto turned = [&](float x, float y) {
    return cv::Point2f(at.x + x * c - y * s, at.y + x * s + y * c);
  };
  // Almonds: pointed at both corners.
  const auto almond = [&](float grow) {
    const float w = cat.eyeSize * grow;
    const float h = height * grow;
    Outline outline =
        openCurve({turned(-w, 0), turned(-w * 0.45F, -h * 0.75F), turned(w * 0.4F, -h * 0.8F), turned(w, 0)});
    const Outline lower =
        openCurve({turned(w, 0), turned(w * 0.35F, h * 0.65F), turned(-w * 0.45F, h * 0.6F), turned(-w, 0)});
    outline.insert(outline.end(), lower.begin(), lower.end());
    return outline;
  };
  sketch.fill(almond(1.22F), dark);
  sketch.fill(almond(1.0F), iris);
  sketch.within(almond(1.0F), 1.0F, [&] {
    sketch.fill(oval(at, cat.eyeSize * 0.9F, cat.eyeSize * 0.9F), lighter(iris, 0.25F));
    sketch.fill(oval({at.x, at.y - 0.02F}, cat.eyeSize * slit, height * 1.1F), dark);
  });
  sketch.fill(oval({at.x - 0.06F, at.y - height * 0.35F}, 0.05F, 0.05F), Color(255, 255, 255));
}

void drawMouth(Sketch& sketch, const CatShape& cat, const Coat& coat, StrokeRandom& random) {
  sketch.setLift(1.5F);
  const float y = cat.noseHeight;
  const float puff = random.uniform(0.18F, 0.26F);
  for (const float side : {-1.0F, 1.0F}) {
    sketch.fill(oval({side * puff * 0.85F, y + 0.2F}, puff, puff * 0.72F), coat.muzzle);
  }
  sketch.fill(oval({0.0F, y + 0.36F}, puff * 0.7F, puff * 0.5F), darker(coat.muzzle, 0.93F));
  const Color line = darker(coat.muzzle, 0.42F);
  sketch.line({{0.0F, y + 0.08F}, {0.0F, y + 0.2F}}, line, 0.03F);
  for (const float side : {-1.0F, 1.0F}) {
    sketch.line(openCurve({{0.0F, y + 0.19F}, {side * 0.12F, y + 0.29F}, {side * 0.27F, y + 0.23F}}), line,
                0.035F);
  }
  if (random.chance(0.12F)) {
    sketch.fill(oval({0.0F, y + 0.3F}, 0.08F, 0.11F), Color(232, 120, 130));
  }
  constexpr std::array<std::array<float, 3>, 4> kNoses{
      {{226, 138, 140}, {196, 110, 105}, {92, 62, 60}, {50, 42, 44}}};
  const auto& nose = kNoses[random.below(kNoses.size())];
  const float size = random.uniform(0.1F, 0.145F);
  sketch.setLift(1.7F);
  sketch.fill(closedCurve({{-size, y - size * 0.5F},
                           {0.0F, y - size * 0.62F},
                           {size, y - size * 0.5F},
                           {size * 0.35F, y + size * 0.6F},
                           {0.0F, y + size * 0.9F},
                           {-size * 0.35F, y + size * 0.6F}}),
              Color(nose[0], nose[1], nose[2]));
}

void drawWhiskers(Sketch& sketch, const CatShape& cat, StrokeRandom& random) {
  if (random.chance(0.12F)) {
    return;
  }
  sketch.setLift(1.3F);
  const Color color = random.chance(0.75F) ? Color(248, 246, 240) : Color(60, 56, 56);
  const float length = random.uniform(0.7F, 1.15F);
  for (const float side : {-1.0F, 1.0F}) {
    for (int i = 0; i < 3; ++i) {
      const float y = cat.noseHeight + 0.1F + 0.08F * static_cast<float>(i);
      const float end = y + (static_cast<float>(i) - 1.2F) * 0.2F + random.uniform(-0.08F, 0.08F);
      sketch.line(openCurve({{side * 0.25F, y},
                             {side * (0.25F + length * 0.5F), (y + end) / 2 - 0.05F},
                             {side * (0.25F + length), end}}),
                  color, 0.018F);
    }
  }
}

}  // namespace

void drawCat(Sketch& sketch, const Coat& coat, StrokeRandom& random) {
  const CatShape cat(random);
  sketch.setLift(-0.3F);
  const Outline ear = earOf(cat, 1.0F);
  const Outline inside = earOf(cat, 0.62F);
  const Color earColor = coat.darkEars ? coat.second : coat.fur;
  for (const bool left : {false, true}) {
    drawPart(sketch, left ? mirrored(ear) : ear, earColor, coat);
    sketch.fill(left ? mirrored(inside) : inside, coat.inner);
  }
  sketch.setLift(0.0F);
  const Outline head = coat.fluff > 0.0F ? tufted(headOf(cat), coat.fluff, random) : headOf(cat);
  drawPart(sketch, head, coat.fur, coat);
  drawPattern(sketch, head, coat, random);

  constexpr std::array<std::array<float, 3>, 6> kIrises{
      {{120, 170, 70}, {205, 185, 60}, {200, 130, 45}, {95, 160, 205}, {150, 190, 120}, {165, 105, 50}}};
  const auto& iris = kIrises[random.below(kIrises.size())];
  const float slit = random.chance(0.7F) ? random.uniform(0.12F, 0.3F) : random.uniform(0.45F, 0.7F);
  const bool closed = random.chance(0.08F);
  sketch.setLift(1.0F);
  for (const float side : {-1.0F, 1.0F}) {
    drawEye(sketch, cat, side, Color(iris[0], iris[1], iris[2]), slit, closed);
  }
  drawMouth(sketch, cat, coat, random);
  drawWhiskers(sketch, cat, random);
}

}  // namespace officina
