// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QString>
#include <QStringList>
#include <QWidget>

namespace officina {

/// How often each class (rows) was taken for each class (columns). The number is a count; the colour is the
/// share of its row, on a square-root scale so that rare mistakes are seen. Arrows move, Enter opens a cell,
/// Ctrl+C copies all as TSV.
class ConfusionMatrix : public QWidget {
  Q_OBJECT

 public:
  using Counts = std::vector<std::vector<std::int64_t>>;

  explicit ConfusionMatrix(QWidget* parent = nullptr);

  /// `counts` is square, as large as `labels`; empty: nothing was evaluated yet.
  void setCounts(const Counts& counts, const QStringList& labels);
  [[nodiscard]] const Counts& counts() const { return m_counts; }
  void setCurrent(int row, int column);
  [[nodiscard]] int currentRow() const { return m_row; }
  [[nodiscard]] int currentColumn() const { return m_column; }
  /// The table with its labels, for a spreadsheet.
  [[nodiscard]] QString toTsv() const;
  /// The cell, in the widget's coordinates.
  [[nodiscard]] QRectF cell(int row, int column) const;

  [[nodiscard]] QSize sizeHint() const override { return {300, 300}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {180, 180}; }

 Q_SIGNALS:
  /// A cell was clicked or opened with Enter.
  void cellActivated(int row, int column);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  [[nodiscard]] int size() const { return static_cast<int>(m_counts.size()); }
  [[nodiscard]] double share(int row, int column) const;
  [[nodiscard]] QString cellText(int row, int column) const;
  [[nodiscard]] double heading() const;
  void copy() const;

  Counts m_counts;
  QStringList m_labels;
  int m_row = 0;
  int m_column = 0;
};

}  // namespace officina
