// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include <QFrame>

#include "core/api/values.h"
#include "ui/shell/theme.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace officina {

class NumbersTable;
class VectorBars;

/// One step of attention's arithmetic: its formula, three strips of numbers that are read together, the
/// result in words, and every number of it in a table that opens.
class AttentionStepCard : public QFrame {
  Q_OBJECT

 public:
  static constexpr int kStrips = 3;
  struct Strip {
    QString symbol;  ///< in front of it, simple HTML
    QString name;    ///< what is told with each number
    std::vector<float> values;
    double scale = 0.0;             ///< of the longest bar; 0: its own
    QColor Theme::*role = nullptr;  ///< nullptr: orange and blue by sign
  };

  explicit AttentionStepCard(QWidget* parent = nullptr);

  void setHeading(const QString& heading, const QString& formula, const QString& tableName);
  void setStrips(const std::array<Strip, kStrips>& strips);
  /// Simple HTML.
  void setResult(const QString& text);
  void setTable(const Matrix& matrix, const QStringList& rows, const QStringList& columns);
  /// The number that all strips point out; -1: none.
  void setCurrent(int index);
  [[nodiscard]] QString result() const;
  [[nodiscard]] VectorBars* strip(int index) const { return m_strips[static_cast<std::size_t>(index)]; }
  [[nodiscard]] NumbersTable* table() const { return m_table; }
  [[nodiscard]] QPushButton* opener() const { return m_open; }

 Q_SIGNALS:
  /// A click on a number of a strip, or Enter.
  void activated(int index);
  void pointed(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void fillTable();

  QLabel* m_heading;
  QPushButton* m_open;
  QLabel* m_formula;
  std::array<QLabel*, kStrips> m_symbols{};
  std::array<VectorBars*, kStrips> m_strips{};
  QLabel* m_result;
  NumbersTable* m_table;
  Matrix m_matrix;
  QStringList m_rows;
  QStringList m_columns;
};

}  // namespace officina
