// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QWidget>

#include "core/api/sentiment.h"

namespace officina {

/// What attention does with the sentence being typed: all heads, one head, its arithmetic, positions. Computes
/// only while it is visible.
class AttentionPanel : public QWidget {
  Q_OBJECT

 public:
  explicit AttentionPanel(QWidget* parent = nullptr);
  ~AttentionPanel() override;

  /// The weights that are opened from now on; null: none.
  void setNetwork(std::shared_ptr<const StateDict> weights);
  /// Called at each key press.
  void setText(const QString& text);
  /// Waits until what was asked last is shown, for pictures.
  void finishForPicture();

 Q_SIGNALS:
  void failed(const QString& message);
  /// The reader chose an example: it should be the lab's sentence.
  void textRequested(const QString& text);
};

}  // namespace officina
