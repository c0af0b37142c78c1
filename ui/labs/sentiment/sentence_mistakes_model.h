// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "core/api/recipe.h"
#include "ui/labs/common/evaluation.h"

namespace officina {

/// Some samples of an evaluation as rows: what was said, how sure, the loss, the sentence.
class SentenceMistakesModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Loss, Said, Truth, Text, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  /// `samples` in the order in which they are shown.
  void setSamples(EvaluationPtr evaluation, std::vector<int> samples);
  void setEdits(const std::vector<SampleEdit>& edits);
  /// The sample of a row, or -1.
  [[nodiscard]] int sample(int row) const;
  /// What the recipe says of it: another label, SampleEdit::kLeftOut, or nothing.
  [[nodiscard]] std::optional<int> edit(int row) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void retranslate();

 private:
  [[nodiscard]] QString shown(int row, int column) const;

  EvaluationPtr m_evaluation;
  std::vector<int> m_samples;
  std::vector<SampleEdit> m_edits;
};

}  // namespace officina
