// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/stroke_path.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace officina {
namespace {

constexpr float kStep = 0.055F;  // of the digit's height: lines this short look round at 28 pixels
constexpr float kPi = 3.14159265F;

StrokePoint between(StrokePoint a, StrokePoint b, StrokePoint c, StrokePoint d, float t) {
  const auto blend = [t](float p0, float p1, float p2, float p3) {
    return 0.5F *
           (2.0F * p1 +
            t * (p2 - p0 + t * (2.0F * p0 - 5.0F * p1 + 4.0F * p2 - p3 + t * (3.0F * (p1 - p2) + p3 - p0))));
  };
  return {blend(a.x, b.x, c.x, d.x), blend(a.y, b.y, c.y, d.y)};
}

}  // namespace

StrokePath& StrokePath::to(float x, float y) {
  m_aims.push_back(
      {{x + m_random.normal(0.0F, m_sloppiness), y + m_random.normal(0.0F, m_sloppiness)}, false});
  return *this;
}

StrokePath& StrokePath::corner(float x, float y) {
  to(x, y);
  m_aims.back().corner = true;
  return *this;
}

StrokePath& StrokePath::arc(float x, float y, float radiusX, float radiusY, float from, float until) {
  const int pieces = std::max(2, static_cast<int>(std::abs(until - from) / 45.0F + 0.5F));
  for (int i = 0; i <= pieces; ++i) {
    const float angle =
        (from + (until - from) * static_cast<float>(i) / static_cast<float>(pieces)) * kPi / 180.0F;
    to(x + radiusX * std::sin(angle), y - radiusY * std::cos(angle));
  }
  return *this;
}

StrokeLine StrokePath::line() const {
  StrokeLine line;
  if (m_aims.empty()) {
    return line;
  }
  line.push_back(m_aims.front().point);
  for (std::size_t i = 0; i + 1 < m_aims.size(); ++i) {
    const StrokePoint b = m_aims[i].point;
    const StrokePoint c = m_aims[i + 1].point;
    // At an end or a corner the neighbour beyond does not pull the curve.
    const StrokePoint a = i > 0 && !m_aims[i].corner ? m_aims[i - 1].point : b;
    const StrokePoint d = i + 2 < m_aims.size() && !m_aims[i + 1].corner ? m_aims[i + 2].point : c;
    const int pieces = std::max(1, static_cast<int>(std::hypot(c.x - b.x, c.y - b.y) / kStep + 0.5F));
    for (int k = 1; k <= pieces; ++k) {
      line.push_back(between(a, b, c, d, static_cast<float>(k) / static_cast<float>(pieces)));
    }
  }
  return line;
}

}  // namespace officina
