// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "core/api/sentiment.h"

namespace officina {

/// Many sentences with their answers, and, where a file told them, their labels.
class ManySentencesModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Text, Answer, Positive, Label, ColumnCount };
  enum Role { SortRole = Qt::UserRole, TextRole, KindRole };
  enum Kind { SaysNegative, SaysPositive, NotSure, NotAnswered };

  struct Row {
    QString text;
    std::optional<int> label;
    std::optional<SentimentAnswer> answer;
  };

  using QAbstractTableModel::QAbstractTableModel;

  void setRows(std::vector<Row> rows, double sureFrom);
  /// Answers of the rows from `first` on.
  void setAnswers(std::size_t first, const std::vector<SentimentAnswer>& answers);
  [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
  [[nodiscard]] bool labelled() const { return m_labelled; }
  [[nodiscard]] Kind kind(const Row& row) const;
  /// Of the answered rows with a label, how many are right: {right, all}.
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> right() const;
  [[nodiscard]] std::int64_t count(Kind kind) const;
  /// RFC 4180, decimal points, a header line, in the rows' own order.
  [[nodiscard]] QString csv() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void retranslate();

 private:
  [[nodiscard]] QString shown(const Row& row, int column) const;

  std::vector<Row> m_rows;
  double m_sureFrom = 0.0;
  bool m_labelled = false;
};

}  // namespace officina
