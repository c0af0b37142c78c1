// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>

#include "ui/inspect/unit_columns.h"

class QLabel;
class QSpinBox;

namespace officina {

class LatestWorker;
class SignedLegend;

/// Units in columns with the strongest connections between them. Dropped units are hollow and without
/// connections. Arrows move the cursor, Enter and a click choose a unit.
class UnitPlot : public QWidget {
  Q_OBJECT

 public:
  explicit UnitPlot(QWidget* parent = nullptr);
  ~UnitPlot() override;

  void setColumns(UnitColumns columns);
  [[nodiscard]] const UnitColumns& columns() const { return m_columns; }
  void setOutputLabels(const QStringList& labels);
  /// Where a unit is drawn.
  [[nodiscard]] QPointF centre(int column, int unit) const;
  [[nodiscard]] QString unitText(int column, int unit) const;
  /// Whether what is on the screen is what was set.
  [[nodiscard]] bool settled() const { return m_settled; }

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void unitActivated(const QString& op, int unit);
  /// The cursor is on a unit of this column.
  void columnPointed(int column);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  /// One column on the screen: `lines` units one under another, then the next ones beside them.
  struct Block {
    QRectF area;
    int lines = 1;
    double pitch = 10.0;
    double diameter = 7.0;
  };
  void arrange();
  void renew();
  void point(int column, int unit);
  bool unitAt(QPointF position, int& column, int& unit) const;
  [[nodiscard]] int titleHeight() const;
  [[nodiscard]] double labelWidth() const;
  void paintTitles(QPainter& painter) const;
  void paintCursor(QPainter& painter) const;

  UnitColumns m_columns;
  QStringList m_labels;
  std::vector<Block> m_blocks;
  LatestWorker* m_worker;
  QImage m_picture;
  int m_column = -1;
  int m_unit = 0;
  bool m_hover = false;
  bool m_settled = true;
};

/// The fully connected part of a network in one step: which units dropout left out, and what the others
/// contribute. Generic: it shows what it finds in the pass.
class DropoutView : public QWidget {
  Q_OBJECT

 public:
  explicit DropoutView(QWidget* parent = nullptr);
  ~DropoutView() override;

  /// Null: nothing to show. Reads the pass on a worker.
  void setPass(const PassPtr& pass, std::int64_t sample = 0);
  /// The same from plain values.
  void setColumns(UnitColumns columns);
  /// Names of the last column's units.
  void setOutputLabels(const QStringList& labels);
  [[nodiscard]] UnitPlot* plot() const { return m_plot; }
  [[nodiscard]] QString caption() const;
  /// Which token's units are shown, where layers work token by token.
  [[nodiscard]] QSpinBox* token() const { return m_token; }
  /// The number that a unit of an operation's output is.
  [[nodiscard]] Cell cellOf(const QString& op, int unit) const;

 Q_SIGNALS:
  /// The user chose a unit: of the output of operation `op`.
  void unitActivated(const QString& op, int unit);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void read();
  void showRange(int column);
  PassPtr m_pass;
  std::int64_t m_sample = 0;
  LatestWorker* m_worker;
  UnitPlot* m_plot;
  QLabel* m_caption;
  QLabel* m_empty;
  QLabel* m_layer;  ///< the one whose numbers the legend shows
  SignedLegend* m_legend;
  QLabel* m_tokenLabel;
  QSpinBox* m_token;
};

}  // namespace officina
