// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "ui/shell/commands.h"
#include "ui/shell/general_page.h"

namespace officina {

/// Every shortcut, read from the commands themselves.
class ShortcutsPage : public GeneralPage {
  Q_OBJECT

 public:
  ShortcutsPage(Commands* commands, QWidget* parent);
  [[nodiscard]] QString title() const override { return tr("Keyboard shortcuts"); }

 protected:
  void retranslate() override;

 private:
  QPointer<Commands> m_commands;
  QWidget* m_list;
};

}  // namespace officina
