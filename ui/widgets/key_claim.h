// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <initializer_list>

#include <QKeyEvent>

namespace officina {

/// Shortcuts of the window (arrows step the training, Space plays) would win over a focused widget's own
/// keys. A widget calls this first in event(): true means that the key is its own and the event is accepted.
inline bool claimKeys(QEvent* event, std::initializer_list<int> keys) {
  if (event->type() != QEvent::ShortcutOverride) {
    return false;
  }
  const auto* key = static_cast<QKeyEvent*>(event);
  const bool plain = (key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
  if (plain && std::find(keys.begin(), keys.end(), key->key()) != keys.end()) {
    event->accept();
    return true;
  }
  return false;
}

inline constexpr std::initializer_list<int> kArrowKeys = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,
                                                          Qt::Key_Down};

}  // namespace officina
