// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/key_guard.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

namespace officina {

bool belongsToFocus(const QKeyEvent* event) {
  const QWidget* focus = QApplication::focusWidget();
  const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
  if (focus == nullptr || !plain) {
    return false;
  }
  const bool space = event->key() == Qt::Key_Space;
  const bool arrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
  if (!space && !arrow) {
    return false;
  }
  if (qobject_cast<const QLineEdit*>(focus) != nullptr || qobject_cast<const QTextEdit*>(focus) != nullptr ||
      qobject_cast<const QPlainTextEdit*>(focus) != nullptr ||
      qobject_cast<const QAbstractSpinBox*>(focus) != nullptr ||
      qobject_cast<const QComboBox*>(focus) != nullptr ||
      qobject_cast<const QAbstractItemView*>(focus) != nullptr) {
    return true;
  }
  if (space) {
    return qobject_cast<const QAbstractButton*>(focus) != nullptr;
  }
  // Widgets of ours that move something with the arrows (a chart's playhead) say so.
  return qobject_cast<const QAbstractSlider*>(focus) != nullptr ||
         qobject_cast<const QTabBar*>(focus) != nullptr || focus->property("usesArrowKeys").toBool();
}

}  // namespace officina
