// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/drawn_sketch.h"

namespace officina {

/// What cats and dogs have alike: drawn first, with no knowledge of which it will be.
struct Coat {
  enum class Pattern { Plain, Stripes, Patches, Mask, Blaze, Freckles };
  explicit Coat(StrokeRandom& random);

  Color fur;
  Color second;  ///< patches, stripes, mask
  Color muzzle;
  Color inner;  ///< of the ears
  Color contour;
  Pattern pattern = Pattern::Plain;
  float fluff = 0.0F;      ///< how far tufts stick out
  float lineWidth = 0.0F;  ///< of the contours; 0: none
  bool darkEars = false;
};

/// Neck and shoulders, with or without a collar.
void drawBody(Sketch& sketch, const Coat& coat, StrokeRandom& random);
/// The coat's pattern inside of the head, and fur.
void drawPattern(Sketch& sketch, const Outline& head, const Coat& coat, StrokeRandom& random);
/// Fills an outline and goes round it.
void drawPart(Sketch& sketch, const Outline& outline, const Color& color, const Coat& coat);

void drawCat(Sketch& sketch, const Coat& coat, StrokeRandom& random);
void drawDog(Sketch& sketch, const Coat& coat, StrokeRandom& random);

}  // namespace officina
