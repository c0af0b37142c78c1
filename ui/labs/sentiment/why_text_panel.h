// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QWidget>

#include "core/api/sentiment.h"

namespace officina {

/// What each token speaks for, by three methods, beside the attention it received. Computes only while it is
/// visible.
class WhyTextPanel : public QWidget {
  Q_OBJECT

 public:
  explicit WhyTextPanel(QWidget* parent = nullptr);
  ~WhyTextPanel() override;

  /// The weights that are asked from now on; null: none.
  void setNetwork(std::shared_ptr<const StateDict> weights);
  /// Called at each key press.
  void setText(const QString& text);
  /// Waits until what was asked last is shown, for pictures.
  void finishForPicture();

 Q_SIGNALS:
  void failed(const QString& message);
};

}  // namespace officina
