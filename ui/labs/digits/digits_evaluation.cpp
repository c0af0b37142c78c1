// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/digits_evaluation.h"

#include <algorithm>
#include <utility>

#include "ui/shell/theme.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {
constexpr std::int64_t kPart = 500;  ///< pictures between two words of progress
}

QStringList digitNames() {
  QStringList names;
  for (int digit = 0; digit < kDigitClasses; ++digit) {
    names << QString::number(digit);
  }
  return names;
}

DigitSamples::DigitSamples(std::shared_ptr<const DigitsData> data, bool training)
    : m_data(std::move(data)), m_training(training) {}

QImage DigitSamples::picture(std::size_t index) const {
  return inkPicture(set().image(static_cast<std::int64_t>(index)), kDigitSide, kDigitSide, theme().ink);
}

TensorValues DigitSamples::input(std::size_t index) const {
  TensorValues input{{1, kDigitSide, kDigitSide}, {}};
  for (const std::uint8_t pixel : set().image(static_cast<std::int64_t>(index))) {
    input.values.push_back(static_cast<float>(pixel) / 255.0F);
  }
  return input;
}

EvaluationPtr evaluateDigits(DigitsClassifier& network, std::shared_ptr<const DigitsData> data, bool training,
                             const std::function<void(double)>& progress,
                             const std::function<bool()>& cancelled) {
  auto result = std::make_shared<Evaluation>();
  const auto samples = std::make_shared<const DigitSamples>(std::move(data), training);
  const DigitSet& set = samples->set();
  for (std::int64_t first = 0; first < set.count(); first += kPart) {
    const std::int64_t last = std::min(first + kPart, set.count());
    DigitSet part;
    part.pixels.assign(set.pixels.begin() + first * kDigitPixels, set.pixels.begin() + last * kDigitPixels);
    part.labels.assign(set.labels.begin() + first, set.labels.begin() + last);
    const DigitsReport report = network.evaluate(part, cancelled);
    result->predicted.insert(result->predicted.end(), report.predicted.begin(), report.predicted.end());
    result->losses.insert(result->losses.end(), report.losses.begin(), report.losses.end());
    result->confidences.insert(result->confidences.end(), report.confidences.begin(),
                               report.confidences.end());
    progress(static_cast<double>(last) / static_cast<double>(set.count()));
  }
  result->samples = samples;
  result->training = training;
  return result;
}

}  // namespace officina
