// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

#include "ui/labs/digits/digits_answers.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/network_view.h"

namespace officina {

/// The network as it answers the drawing on the paper, with the legend of the layer under the cursor.
class NetworkPanel : public QWidget {
  Q_OBJECT

 public:
  explicit NetworkPanel(QWidget* parent = nullptr);

  void showReply(const DigitReply* reply);
  [[nodiscard]] NetworkView* view() const { return m_view; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void renewLegend();

  QLabel* m_heading;
  QLabel* m_layer;
  SignedLegend* m_legend;
  NetworkView* m_view;
  const DigitReply* m_reply = nullptr;
};

}  // namespace officina
