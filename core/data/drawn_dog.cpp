// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/data/drawn_face.h"

namespace officina {
namespace {

enum class Ears { Hanging, Folded, Pricked };

struct DogShape {
  explicit DogShape(StrokeRandom& random)
      : width(random.uniform(0.74F, 1.0F)),
        jaw(random.uniform(0.45F, 0.7F)),
        chin(random.uniform(0.95F, 1.2F)),
        brow(random.uniform(0.78F, 0.92F)),
        muzzleWidth(random.uniform(0.36F, 0.56F)),
        muzzleLength(random.uniform(0.42F, 0.62F)),
        muzzleHeight(random.uniform(0.42F, 0.58F)),
        eyePlace(random.uniform(0.34F, 0.44F)),
        eyeHeight(random.uniform(-0.3F, -0.12F)),
        eyeSize(random.uniform(0.11F, 0.17F)),
        earLength(random.uniform(0.8F, 1.55F)),
        earWidth(random.uniform(0.26F, 0.42F)) {
    const float kind = random.uniform();
    ears = kind < 0.55F ? Ears::Hanging : kind < 0.8F ? Ears::Folded : Ears::Pricked;
  }
  float width, jaw, chin, brow, muzzleWidth, muzzleLength, muzzleHeight, eyePlace, eyeHeight, eyeSize,
      earLength, earWidth;
  Ears ears = Ears::Hanging;
};

Outline headOf(const DogShape& dog) {
  const float w = dog.width;
  return closedCurve({{0.0F, -dog.brow},
                      {w * 0.55F, -dog.brow * 0.92F},
                      {w * 0.95F, -0.4F},
                      {w * 0.92F, 0.1F},
                      {w * dog.jaw * 1.15F, 0.6F},
                      {w * dog.jaw * 0.7F, dog.chin * 0.92F},
                      {0.0F, dog.chin},
                      {-w * dog.jaw * 0.7F, dog.chin * 0.92F},
                      {-w * dog.jaw * 1.15F, 0.6F},
                      {-w * 0.92F, 0.1F},
                      {-w * 0.95F, -0.4F},
                      {-w * 0.55F, -dog.brow * 0.92F}});
}

/// The right ear. Hanging and folded ones lie over the head, pricked ones stand behind it.
Outline earOf(const DogShape& dog) {
  const float x = dog.width;
  const float e = dog.earWidth;
  const float length = dog.earLength;
  switch (dog.ears) {
    case Ears::Hanging:
      return closedCurve({{x * 0.55F, -0.78F},
                          {x * 0.95F, -0.72F},
                          {x + e, -0.6F + length * 0.45F},
                          {x + e * 0.9F, -0.6F + length * 0.9F},
                          {x + e * 0.3F, -0.6F + length},
                          {x - e * 0.25F, -0.6F + length * 0.75F},
                          {x * 0.8F, -0.4F}});
    case Ears::Folded:
      return closedCurve({{x * 0.35F, -0.78F},
                          {x * 0.6F, -1.1F},
                          {x * 0.95F, -1.08F},
                          {x + e * 0.7F, -0.75F},
                          {x + e * 0.55F, -0.35F},
                          {x * 0.85F, -0.42F},
                          {x * 0.65F, -0.6F}});
    case Ears::Pricked:
      break;
  }
  return closedCurve({{x * 0.28F, -0.7F},
                      {x * 0.4F, -1.1F},
                      {x * 0.62F, -0.75F - length * 0.65F},
                      {x * 0.8F, -0.75F - length * 0.6F},
                      {x * 1.0F, -0.95F},
                      {x * 1.02F, -0.4F}});
}

void drawEars(Sketch& sketch, const DogShape& dog, const Coat& coat) {
  const Outline ear = earOf(dog);
  const Color color =
      coat.darkEars ? coat.second : darker(coat.fur, dog.ears == Ears::Pricked ? 0.95F : 0.8F);
  for (const bool left : {false, true}) {
    drawPart(sketch, left ? mirrored(ear) : ear, color, coat);
    if (dog.ears == Ears::Pricked) {
      Outline inside = ear;
      const cv::Point2f middle(dog.width * 0.68F, -0.85F);
      for (cv::Point2f& point : inside) {
        point = middle + (point - middle) * 0.55F;
      }
      sketch.fill(left ? mirrored(inside) : inside, coat.inner);
    }
  }
}

void drawEyes(Sketch& sketch, const DogShape& dog, const Coat& coat, StrokeRandom& random) {
  constexpr std::array<std::array<float, 3>, 4> kIrises{
      {{92, 56, 30}, {60, 38, 26}, {140, 90, 40}, {120, 165, 200}}};
  const auto& iris = kIrises[random.chance(0.1F) ? 3 : random.below(3)];
  const bool brows = random.chance(0.3F);
  const bool closed = random.chance(0.06F);
  sketch.setLift(1.0F);
  for (const float side : {-1.0F, 1.0F}) {
    const cv::Point2f at(side * dog.eyePlace * dog.width, dog.eyeHeight);
    const float size = dog.eyeSize;
    const Color dark(26, 22, 22);
    if (closed) {
      sketch.line(openCurve({{at.x - size, at.y}, {at.x, at.y + 0.07F}, {at.x + size, at.y}}), dark, 0.05F);
    } else {
      sketch.fill(oval(at, size * 1.25F, size * 1.18F), darker(coat.fur, 0.45F));
      sketch.fill(oval(at, size * 1.05F, size), Color(232, 228, 222));
      sketch.fill(oval(at, size * 0.92F, size * 0.95F), Color(iris[0], iris[1], iris[2]));
      sketch.fill(oval(at, size * 0.55F, size * 0.58F), dark);
      sketch.fill(oval({at.x - size * 0.3F, at.y - size * 0.35F}, size * 0.26F, size * 0.26F),
                  Color(255, 255, 255));
    }
    if (brows) {
      sketch.fill(oval({at.x * 0.92F, at.y - size * 2.1F}, size * 0.8F, size * 0.5F, side * 0.4F),
                  lighter(coat.fur, 0.45F));
    }
  }
}

void drawOpenMouth(Sketch& sketch, const DogShape& dog, float y, StrokeRandom& random) {
  const float w = dog.muzzleWidth;
  const float depth = random.uniform(0.22F, 0.4F);
  sketch.fill(closedCurve({{-w * 0.75F, y + 0.24F},
                           {0.0F, y + 0.3F},
                           {w * 0.75F, y + 0.24F},
                           {w * 0.45F, y + 0.3F + depth},
                           {-w * 0.45F, y + 0.3F + depth}}),
              Color(74, 30, 34));
  const float length = depth * random.uniform(0.9F, 1.7F);
  const float aside = random.uniform(-0.12F, 0.12F);
  sketch.fill(closedCurve({{-w * 0.36F, y + 0.36F},
                           {w * 0.36F, y + 0.36F},
                           {w * 0.36F + aside, y + 0.36F + length},
                           {aside, y + 0.46F + length},
                           {-w * 0.36F + aside, y + 0.36F + length}}),
              Color(228, 112, 122));
  sketch.line({{0.0F, y + 0.42F}, {aside * 0.8F, y + 0.3F + length}}, Color(190, 80, 95), 0.03F);
}

void drawMuzzle(Sketch& sketch, const DogShape& dog, const Coat& coat, StrokeRandom& random) {
  const float w = dog.muzzleWidth;
  const float y = dog.muzzleHeight - dog.muzzleLength * 0.42F;  // of the nose
  sketch.setLift(1.6F);
  const bool open = random.chance(0.45F);
  if (open) {
    drawOpenMouth(sketch, dog, y, random);
  }
  sketch.fill(closedCurve({{-w * 0.62F, y - 0.2F},
                           {w * 0.62F, y - 0.2F},
                           {w * 1.05F, y + 0.2F},
                           {w * 0.75F, y + dog.muzzleLength * 0.78F},
                           {0.0F, y + dog.muzzleLength * (open ? 0.55F : 0.85F)},
                           {-w * 0.75F, y + dog.muzzleLength * 0.78F},
                           {-w * 1.05F, y + 0.2F}}),
              coat.muzzle);
  const Color line = darker(coat.muzzle, 0.4F);
  sketch.line({{0.0F, y + 0.1F}, {0.0F, y + 0.32F}}, line, 0.035F);
  for (const float side : {-1.0F, 1.0F}) {
    sketch.line(openCurve({{0.0F, y + 0.31F},
                           {side * w * 0.5F, y + dog.muzzleLength * 0.72F},
                           {side * w * 0.98F, y + dog.muzzleLength * 0.48F}}),
                line, 0.04F);
    for (int i = 0; i < 3; ++i) {
      sketch.fill(oval({side * w * (0.45F + 0.16F * static_cast<float>(i % 2)),
                        y + 0.16F + 0.1F * static_cast<float>(i)},
                       0.018F, 0.018F),
                  line);
    }
  }
  sketch.setLift(1.9F);
  const float size = random.uniform(0.17F, 0.25F);
  const Color nose = random.chance(0.75F) ? Color(36, 32, 34) : Color(110, 66, 54);
  sketch.fill(closedCurve({{-size, y - size * 0.35F},
                           {-size * 0.5F, y - size * 0.7F},
                           {size * 0.5F, y - size * 0.7F},
                           {size, y - size * 0.35F},
                           {size * 0.6F, y + size * 0.42F},
                           {0.0F, y + size * 0.7F},
                           {-size * 0.6F, y + size * 0.42F}}),
              nose);
  sketch.fill(oval({-size * 0.1F, y - size * 0.42F}, size * 0.4F, size * 0.13F), lighter(nose, 0.5F));
  for (const float side : {-1.0F, 1.0F}) {
    sketch.fill(oval({side * size * 0.45F, y + size * 0.05F}, size * 0.17F, size * 0.12F),
                darker(nose, 0.35F));
  }
}

}  // namespace

void drawDog(Sketch& sketch, const Coat& coat, StrokeRandom& random) {
  const DogShape dog(random);
  sketch.setLift(-0.3F);
  if (dog.ears == Ears::Pricked) {
    drawEars(sketch, dog, coat);
  }
  sketch.setLift(0.0F);
  const Outline head = coat.fluff > 0.0F ? tufted(headOf(dog), coat.fluff, random) : headOf(dog);
  drawPart(sketch, head, coat.fur, coat);
  drawPattern(sketch, head, coat, random);
  drawEyes(sketch, dog, coat, random);
  drawMuzzle(sketch, dog, coat, random);
  if (dog.ears != Ears::Pricked) {
    sketch.setLift(0.0F);
    drawEars(sketch, dog, coat);
  }
}

}  // namespace officina
