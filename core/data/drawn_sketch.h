// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <opencv2/core.hpp>

#include "core/data/stroke_random.h"

namespace officina {

using Color = cv::Vec3f;  ///< red, green, blue, 0..255
using Outline = std::vector<cv::Point2f>;

[[nodiscard]] inline Color mixed(const Color& a, const Color& b, float share) {
  return a * (1.0F - share) + b * share;
}
[[nodiscard]] inline Color darker(const Color& color, float factor) {
  return color * factor;
}
[[nodiscard]] inline Color lighter(const Color& color, float share) {
  return mixed(color, Color(255, 255, 255), share);
}

/// A closed curve through the knots (Catmull and Rom).
[[nodiscard]] Outline closedCurve(const Outline& knots);
/// An open one.
[[nodiscard]] Outline openCurve(const Outline& knots);
[[nodiscard]] Outline oval(cv::Point2f center, float radiusX, float radiusY, float angle = 0.0F);
/// The same, left for right.
[[nodiscard]] Outline mirrored(Outline outline);
/// The outline with tufts that stick out by up to `size`.
[[nodiscard]] Outline tufted(const Outline& outline, float size, StrokeRandom& random);

/// A canvas on which a face is drawn in the face's own measure: the head is about 1 from its middle to its
/// edge, y goes down.
class Sketch {
 public:
  explicit Sketch(int side);

  /// Where the face is: `center` and `scale` in shares of the canvas, `angle` in radians; `turn`: how far it
  /// looks to the side, about -0.3 to 0.3.
  void place(cv::Point2f center, float scale, float angle, float turn);
  /// How far what is drawn next stands out of the head: 0 its edge, 1 the eyes, 2 the tip of a nose.
  void setLift(float lift) { m_lift = lift; }

  void fill(const Outline& outline, const Color& color);
  /// `width`: in the face's measure.
  void line(const Outline& outline, const Color& color, float width);
  /// What `paint` draws shows only inside of the outline; `strength`: 0 not at all, 1 wholly.
  void within(const Outline& outline, float strength, const std::function<void()>& paint);

  [[nodiscard]] cv::Mat& canvas() { return m_canvas; }  ///< red, green, blue bytes

 private:
  [[nodiscard]] std::vector<cv::Point> onCanvas(const Outline& outline) const;

  cv::Mat m_canvas;
  cv::Point2f m_center;
  float m_scale = 1.0F;
  float m_cosine = 1.0F;
  float m_sine = 0.0F;
  float m_turn = 0.0F;
  float m_lift = 0.0F;
};

}  // namespace officina
