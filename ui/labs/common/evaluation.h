// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <QImage>
#include <QString>
#include <QStringList>

#include "core/api/inspect.h"
#include "ui/widgets/confusion_matrix.h"

namespace officina {

/// The samples that a network was asked about, counted from 0. Immutable.
class SampleSet {
 public:
  SampleSet() = default;
  SampleSet(const SampleSet&) = delete;
  SampleSet& operator=(const SampleSet&) = delete;
  virtual ~SampleSet() = default;

  [[nodiscard]] virtual std::int64_t count() const = 0;
  [[nodiscard]] virtual int label(std::size_t index) const = 0;
  [[nodiscard]] virtual const QStringList& classNames() const = 0;
  /// The number by which SampleEdit and the reader know it.
  [[nodiscard]] virtual std::int64_t number(std::size_t index) const {
    return static_cast<std::int64_t>(index);
  }
  /// What it is called beside its number ("cats/cat.12.jpg"); may be empty.
  [[nodiscard]] virtual QString name(std::size_t /*index*/) const { return {}; }
  /// As the reader knows it. On the GUI thread, at once; what takes longer is null until it is there
  /// (MistakesPanel::renewPictures).
  [[nodiscard]] virtual QImage picture(std::size_t index) const = 0;
  /// As the network takes it. On a worker; may read a file and throw.
  [[nodiscard]] virtual TensorValues input(std::size_t index) const = 0;
};

/// What a network says of each sample of a set.
struct Evaluation {
  std::shared_ptr<const SampleSet> samples;
  bool training = false;  ///< of what was trained on rather than what was kept back
  std::vector<int> predicted;
  std::vector<float> losses;
  std::vector<float> confidences;

  [[nodiscard]] int label(std::size_t index) const { return samples->label(index); }
  [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(predicted.size()); }
  [[nodiscard]] std::int64_t mistakes() const;
  [[nodiscard]] double meanLoss() const;
  [[nodiscard]] ConfusionMatrix::Counts confusion() const;
  /// The samples of this class that were taken for that class, the largest loss first.
  [[nodiscard]] std::vector<int> cell(int truth, int said) const;
  /// The samples taken for another class, the largest loss first.
  [[nodiscard]] std::vector<int> worst() const;

 private:
  [[nodiscard]] std::vector<int> sorted(const std::function<bool(std::size_t)>& wanted) const;
};
using EvaluationPtr = std::shared_ptr<const Evaluation>;

}  // namespace officina
