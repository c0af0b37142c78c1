// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "core/api/inspect.h"
#include "ui/inspect/history_data.h"

class QLabel;
class QTableWidget;

namespace officina {

class ToolbarButton;

/// A Distribution as bars from its lowest to its highest number. The bin under the cursor is told by tool tip
/// and accessible description; left and right move the cursor.
class DistributionBars : public QWidget {
  Q_OBJECT

 public:
  explicit DistributionBars(QWidget* parent = nullptr);
  void setDistribution(const Distribution& distribution);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  [[nodiscard]] QRectF plane() const;
  [[nodiscard]] QString binText(int bin) const;
  void point(int bin);

  Distribution m_distribution;
  int m_bin = -1;
};

/// One distribution of one layer at one step: bars and numbers. Ctrl+C and a button copy both as a table.
class DistributionDetail : public QWidget {
  Q_OBJECT

 public:
  explicit DistributionDetail(QWidget* parent = nullptr);
  void setLayer(const LayerStatistics& layer, HistoryQuantity quantity, std::int64_t globalStep);
  void clear();
  /// Names, numbers and bins with tabs between them, numbers as C writes them.
  [[nodiscard]] QString toTsv() const;

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void renew();
  void copy() const;
  void addRow(const QString& name, const QString& value);

  std::optional<LayerStatistics> m_layer;
  HistoryQuantity m_quantity = HistoryQuantity::Weights;
  std::int64_t m_step = 0;
  QLabel* m_title;
  QLabel* m_caption;
  DistributionBars* m_bars;
  QTableWidget* m_table;
  ToolbarButton* m_copy;
};

}  // namespace officina
