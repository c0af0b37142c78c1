// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include "core/api/metrics.h"

namespace officina {

/// How far confidence can be believed: for each range of it, a bar as high as the share of answers that were
/// right, beside the diagonal on which an honest network's bars end; the gap to the mean confidence is
/// hatched (orange: surer than right). Below, how many answers there are. Numbers and picture can be copied,
/// the picture saved.
class ReliabilityDiagram : public QWidget {
  Q_OBJECT

 public:
  explicit ReliabilityDiagram(QWidget* parent = nullptr);

  /// No bins, or no answer in any: nothing was measured yet.
  void setReliability(const Reliability& reliability);
  [[nodiscard]] const Reliability& reliability() const { return m_reliability; }
  /// Instead of the usual sentence while nothing was measured.
  void setEmptyText(const QString& text);

  /// What the tool tip says of a bin.
  [[nodiscard]] QString words(const Reliability::Bin& bin) const;
  /// The bin above or below which a place lies (widget's coordinates), or -1.
  [[nodiscard]] int binAt(QPointF place) const;
  /// The bins as a table with tabs, numbers as C writes them.
  [[nodiscard]] QString toTsv() const;
  /// Saves what is on the screen; .svg by name, else PNG at twice the size. False if the file cannot be
  /// written.
  [[nodiscard]] bool savePicture(const QString& path);

  [[nodiscard]] QSize sizeHint() const override { return {300, 260}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {180, 150}; }

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  struct Places;
  [[nodiscard]] Places places() const;
  [[nodiscard]] bool empty() const;
  [[nodiscard]] QString emptyText() const;
  void paintPicture(QPainter& painter, int current) const;
  void paintAxes(QPainter& painter, const Places& at) const;
  void paintBins(QPainter& painter, const Places& at, int current) const;
  void paintCounts(QPainter& painter, const Places& at) const;
  void pointTo(int bin);
  void nameItself();
  void describe();

  Reliability m_reliability;
  QString m_emptyText;
  QString m_ownName;   ///< the accessible name that it gave itself
  int m_current = -1;  ///< bin under the cursor
};

}  // namespace officina
