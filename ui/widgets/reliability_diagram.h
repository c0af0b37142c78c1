// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/api/metrics.h"

namespace officina {

/// How far confidence can be believed: for each range of it, a bar as high as the share of answers that were
/// right, beside the diagonal on which an honest network's bars end; the gap is hatched. Below, how many
/// answers there are.
class ReliabilityDiagram : public QWidget {
  Q_OBJECT

 public:
  explicit ReliabilityDiagram(QWidget* parent = nullptr);

  /// No bins: nothing was measured yet.
  void setReliability(const Reliability& reliability);
  [[nodiscard]] QSize sizeHint() const override { return {300, 260}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {180, 150}; }

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  [[nodiscard]] QRectF plot() const;
  [[nodiscard]] QString words(const Reliability::Bin& bin) const;

  Reliability m_reliability;
};

}  // namespace officina
