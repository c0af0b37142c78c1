// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/sample_strokes.h"

#include <array>
#include <span>

#include "ui/widgets/stroke_smoother.h"

namespace officina {

namespace {

Drawing drawingOf(std::span<const InkPoint> points, float width) {
  StrokeSmoother smoother;
  smoother.begin(points.front(), width);
  for (const InkPoint& point : points.subspan(1)) {
    smoother.add(point);
  }
  smoother.end();
  Drawing drawing;
  drawing.strokes.push_back(smoother.stroke());
  return drawing;
}

}  // namespace

Drawing sampleThree() {
  static constexpr std::array<InkPoint, 17> kThree{{{0.30F, 0.24F},
                                                    {0.38F, 0.17F},
                                                    {0.50F, 0.15F},
                                                    {0.61F, 0.18F},
                                                    {0.67F, 0.26F},
                                                    {0.64F, 0.36F},
                                                    {0.55F, 0.43F},
                                                    {0.43F, 0.46F},
                                                    {0.55F, 0.47F},
                                                    {0.66F, 0.53F},
                                                    {0.71F, 0.63F},
                                                    {0.69F, 0.74F},
                                                    {0.60F, 0.82F},
                                                    {0.48F, 0.85F},
                                                    {0.37F, 0.82F},
                                                    {0.29F, 0.76F},
                                                    {0.27F, 0.73F}}};
  return drawingOf(kThree, 0.085F);
}

Drawing sampleOffCentreSeven() {
  static constexpr std::array<InkPoint, 12> kSeven{{{0.06F, 0.08F},
                                                    {0.12F, 0.075F},
                                                    {0.18F, 0.075F},
                                                    {0.25F, 0.07F},
                                                    {0.31F, 0.07F},
                                                    {0.33F, 0.075F},
                                                    {0.32F, 0.10F},
                                                    {0.30F, 0.16F},
                                                    {0.26F, 0.24F},
                                                    {0.22F, 0.32F},
                                                    {0.195F, 0.39F},
                                                    {0.18F, 0.45F}}};
  return drawingOf(kSeven, 0.05F);
}

}  // namespace officina
