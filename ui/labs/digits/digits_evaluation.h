// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "core/api/digits.h"
#include "ui/labs/common/evaluation.h"

namespace officina {

/// "0" ... "9"
[[nodiscard]] QStringList digitNames();

/// The test (or training) digits of a data set, as samples.
class DigitSamples final : public SampleSet {
 public:
  DigitSamples(std::shared_ptr<const DigitsData> data, bool training);

  [[nodiscard]] const DigitSet& set() const { return m_training ? m_data->train() : m_data->test(); }
  [[nodiscard]] std::int64_t count() const override { return set().count(); }
  [[nodiscard]] int label(std::size_t index) const override { return set().labels[index]; }
  [[nodiscard]] const QStringList& classNames() const override { return m_names; }
  [[nodiscard]] QImage picture(std::size_t index) const override;
  [[nodiscard]] TensorValues input(std::size_t index) const override;

 private:
  std::shared_ptr<const DigitsData> m_data;
  bool m_training;
  QStringList m_names = digitNames();
};

/// Asks `network` about the whole test (or training) set, part by part. `progress` gets a share in [0, 1]
/// after each part. Throws Error (Cancelled) soon after `cancelled` says true.
[[nodiscard]] EvaluationPtr evaluateDigits(DigitsClassifier& network, std::shared_ptr<const DigitsData> data,
                                           bool training, const std::function<void(double)>& progress,
                                           const std::function<bool()>& cancelled);

}  // namespace officina
