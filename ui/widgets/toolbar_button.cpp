// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toolbar_button.h"

#include <QStyle>

#include "ui/widgets/icon.h"

namespace officina {

ToolbarButton::ToolbarButton(const QString& iconName, QWidget* parent)
    : QPushButton(parent), m_iconName(iconName) {
  setFocusPolicy(Qt::TabFocus);
  setProperty("compact", true);
  renewIcon();
}

void ToolbarButton::setIconName(const QString& iconName) {
  if (m_iconName != iconName) {
    m_iconName = iconName;
    renewIcon();
  }
}

void ToolbarButton::setTexts(const QString& text, const QString& hint) {
  setText(text);
  setToolTip(hint);
  setAccessibleName(text.isEmpty() ? hint : text);
  setAccessibleDescription(hint);
  const bool compact = text.isEmpty();
  if (property("compact").toBool() != compact) {
    setProperty("compact", compact);
    style()->polish(this);
  }
}

void ToolbarButton::setPrimary(bool on) {
  setProperty("primary", on);
  renewIcon();
  style()->polish(this);
}

void ToolbarButton::setQuiet(bool on) {
  setProperty("flat", on);
  style()->polish(this);
}

void ToolbarButton::renewIcon() {
  if (!m_iconName.isEmpty()) {
    setIcon(themedIcon(m_iconName, property("primary").toBool() ? IconInk::OnAccent : IconInk::Ink));
  }
}

}  // namespace officina
