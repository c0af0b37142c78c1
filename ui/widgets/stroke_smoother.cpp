// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stroke_smoother.h"

#include <algorithm>
#include <cmath>

namespace officina {

namespace {

InkPoint mix(const InkPoint& a, const InkPoint& b, float t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.pressure + (b.pressure - a.pressure) * t};
}

float distance(const InkPoint& a, const InkPoint& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace

void StrokeSmoother::begin(const InkPoint& point, float width) {
  m_stroke = {{point}, width};
  m_last = point;
}

void StrokeSmoother::add(const InkPoint& point) {
  // Jitter below a thousandth of the paper adds points and no shape.
  if (distance(point, m_last) < 0.001F) {
    m_last.pressure = std::max(m_last.pressure, point.pressure);
    return;
  }
  curveTo(m_last, mix(m_last, point, 0.5F));
  m_last = point;
}

void StrokeSmoother::end() {
  if (!empty() && distance(m_stroke.points.back(), m_last) > 0.0F) {
    curveTo(mix(m_stroke.points.back(), m_last, 0.5F), m_last);
  }
}

void StrokeSmoother::clear() {
  m_stroke = {};
  m_last = {};
}

void StrokeSmoother::curveTo(const InkPoint& control, const InkPoint& target) {
  const InkPoint start = m_stroke.points.back();
  const float length = distance(start, control) + distance(control, target);
  const int count = std::clamp(static_cast<int>(std::ceil(length / kSpacing)), 1, 400);
  for (int i = 1; i <= count; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(count);
    m_stroke.points.push_back(mix(mix(start, control, t), mix(control, target, t), t));
  }
}

}  // namespace officina
