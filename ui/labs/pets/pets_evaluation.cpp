// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/pets_evaluation.h"

#include <utility>

#include "ui/shell/places.h"

namespace officina {

PhotoSamples::PhotoSamples(std::shared_ptr<const PhotoData> data, PhotoReport report, int side, bool upright,
                           Thumbnails* thumbnails)
    : m_data(std::move(data)),
      m_report(std::move(report)),
      m_side(side),
      m_upright(upright),
      m_thumbnails(thumbnails) {
  for (const std::string& name : m_data->folder().classes) {
    m_names << QString::fromStdString(name);
  }
}

const std::filesystem::path& PhotoSamples::file(std::size_t index) const {
  return m_data->folder().photos[static_cast<std::size_t>(m_report.photos[index])].path;
}

QString PhotoSamples::name(std::size_t index) const {
  return fromPath(file(index).filename());
}

QImage PhotoSamples::picture(std::size_t index) const {
  return m_thumbnails->get(m_report.photos[index]);
}

TensorValues PhotoSamples::input(std::size_t index) const {
  const Image square = pillowResize(readPhoto(file(index), m_upright), m_side, m_side);
  TensorValues input{{3, m_side, m_side}, {}};
  input.values.reserve(square.bytes.size());
  for (int channel = 0; channel < 3; ++channel) {
    for (std::size_t at = static_cast<std::size_t>(channel); at < square.bytes.size(); at += 3) {
      input.values.push_back(static_cast<float>(square.bytes[at]) / 255.0F);
    }
  }
  return input;
}

EvaluationPtr evaluatePets(PetsClassifier& network, std::shared_ptr<const PhotoData> data,
                           const Recipe& recipe, bool training, Thumbnails* thumbnails,
                           const std::function<void(double)>& progress,
                           const std::function<bool()>& cancelled) {
  const PhotoSplit split = splitPhotos(data->folder(), recipe);
  PhotoReport report =
      network.evaluate(*data, training ? split.train : split.validation, progress, cancelled);
  auto result = std::make_shared<Evaluation>();
  result->training = training;
  result->predicted = report.predicted;
  result->losses = report.losses;
  result->confidences = report.confidences;
  result->samples = std::make_shared<const PhotoSamples>(std::move(data), std::move(report), network.side(),
                                                         network.upright(), thumbnails);
  return result;
}

}  // namespace officina
