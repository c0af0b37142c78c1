// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/drawn_pets.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/data/stroke_random.h"

namespace officina {

Image drawPet(DrawnPet pet, std::uint64_t number, int side) {
  StrokeRandom random(pet == DrawnPet::Cat ? 1 : 2, number);
  Image picture(side, side, 3, 220);
  cv::Mat canvas(side, side, CV_8UC3, picture.bytes.data());
  const int center = side / 2;
  const cv::Scalar fur(random.uniform(80, 250), random.uniform(80, 200), random.uniform(60, 160));
  for (const int sign : {-1, 1}) {
    const int x = center + sign * side / 4;
    if (pet == DrawnPet::Cat) {
      const std::vector<cv::Point> ear{{x - side / 8, center}, {x + side / 8, center}, {x, side / 8}};
      cv::fillConvexPoly(canvas, ear, fur, cv::LINE_AA);
    } else {
      cv::ellipse(canvas, {x + sign * side / 10, center}, {side / 10, side / 4}, 0, 0, 360, fur * 0.7, -1,
                  cv::LINE_AA);
    }
  }
  cv::ellipse(canvas, {center, center}, {side * 3 / 10, side * 3 / 10}, 0, 0, 360, fur, -1, cv::LINE_AA);
  return picture;
}

}  // namespace officina
