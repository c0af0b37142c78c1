// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "core/api/thermometer.h"

class QUndoStack;

namespace officina {

/// The pairs as a table: x and y to be edited, and beside them what the line says, its error and the square
/// of it. The last row is empty and becomes a pair once both of its numbers are there. Every edit is a
/// command on the stack.
class PairsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { X, Y, Predicted, Residual, Squared, ColumnCount };

  PairsModel(QUndoStack* undo, QObject* parent);

  [[nodiscard]] const std::vector<TemperaturePair>& pairs() const { return m_pairs; }
  /// Replaces all pairs, undoably; `text` is what the Edit menu says of it ("Paste 3 pairs").
  void edit(std::vector<TemperaturePair> pairs, const QString& text);
  void removeRows(const std::vector<int>& rows);
  /// The line that the columns on the right speak of.
  void setLine(const std::optional<Line>& line);
  void retranslate();

  /// What is wrong with `text` as a temperature; empty: nothing, and `value` holds it.
  [[nodiscard]] static QString problemOf(const QString& text, float* value);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;

 Q_SIGNALS:
  void pairsChanged();

 private:
  class Command;
  void apply(const std::vector<TemperaturePair>& pairs);
  [[nodiscard]] QString cellText(const QModelIndex& index) const;

  QUndoStack* m_undo;
  std::vector<TemperaturePair> m_pairs;
  std::optional<float> m_draft[2];  ///< what the empty row has already
  std::optional<Line> m_line;
};

/// The shortest text that reads back to the same float, with the language's decimal sign and a true minus.
[[nodiscard]] QString temperature(float value);

}  // namespace officina
