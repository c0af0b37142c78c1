// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/drawn_pets.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/data/drawn_face.h"
#include "core/data/drawn_scene.h"
#include "core/data/drawn_sketch.h"

namespace officina {

Image drawPet(DrawnPet pet, std::uint64_t number, int side) {
  constexpr int kFiner = 2;  // drawn so many times larger, for smooth edges
  StrokeRandom random(pet == DrawnPet::Cat ? 11 : 12, number);
  Sketch sketch(side * kFiner);
  drawBackground(sketch.canvas(), random);

  const float scale = random.uniform(0.22F, 0.34F);
  const cv::Point2f center(random.normal(0.5F, 0.05F), random.normal(0.53F, 0.04F));
  const float angle = random.normal(0.0F, 0.16F);
  const float turn = random.uniform(-0.16F, 0.16F);
  const Coat coat(random);
  sketch.place(center, scale, angle * 0.3F, 0.0F);
  drawBody(sketch, coat, random);
  sketch.place(center, scale, angle, turn);
  if (pet == DrawnPet::Cat) {
    drawCat(sketch, coat, random);
  } else {
    drawDog(sketch, coat, random);
  }

  Image picture(side, side, 3);
  cv::Mat small(side, side, CV_8UC3, picture.bytes.data());
  cv::resize(sketch.canvas(), small, small.size(), 0, 0, cv::INTER_AREA);
  drawLight(small, random);
  return picture;
}

}  // namespace officina
