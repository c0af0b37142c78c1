// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcuts_page.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>

#include "ui/shell/theme.h"

namespace officina {

namespace {

// Qt looks its key names up in this context; its own translations are not installed everywhere.
[[maybe_unused]] constexpr const char* kKeyNames[] = {
    QT_TRANSLATE_NOOP("QShortcut", "Space"), QT_TRANSLATE_NOOP("QShortcut", "Right"),
    QT_TRANSLATE_NOOP("QShortcut", "Left"),  QT_TRANSLATE_NOOP("QShortcut", "Up"),
    QT_TRANSLATE_NOOP("QShortcut", "Down"),  QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Del"),   QT_TRANSLATE_NOOP("QShortcut", "Home"),
    QT_TRANSLATE_NOOP("QShortcut", "End")};

QString spoken(const QKeySequence& keys) {
  return keys.toString(QKeySequence::NativeText);
}

}  // namespace

ShortcutsPage::ShortcutsPage(Commands* commands, QWidget* parent)
    : GeneralPage(QStringLiteral("shortcuts"), parent), m_commands(commands), m_list(new QWidget(this)) {
  column()->addWidget(m_list);
  m_list->setLayout(new QGridLayout);
  retranslate();
}

void ShortcutsPage::retranslate() {
  setLead(
      tr("They work wherever you are, except that a text field keeps the space bar and the arrows for "
         "itself. Tab "
         "and Shift+Tab go through everything else; F1 comes back."));
  if (m_commands == nullptr) {
    return;
  }
  m_commands->retranslate();
  auto* grid = static_cast<QGridLayout*>(m_list->layout());
  while (QLayoutItem* item = grid->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(space::kMedium);
  int place = 0;
  for (const Commands::Group& group : m_commands->groups()) {
    auto* card = new QFrame(m_list);
    setRole(card, "card");
    auto* rows = new QGridLayout(card);
    rows->setContentsMargins(space::kLarge, 14, space::kLarge, 14);
    rows->setHorizontalSpacing(space::kMedium);
    rows->setVerticalSpacing(6);
    auto* heading = new QLabel(group.title, card);
    setTextRole(heading, TextRole::Heading);
    rows->addWidget(heading, 0, 0, 1, 2);
    int row = 1;
    for (const QAction* action : group.actions) {
      if (action->shortcuts().isEmpty()) {
        continue;
      }
      QStringList keys;
      for (const QKeySequence& sequence : action->shortcuts()) {
        keys.append(QStringLiteral("<b>%1</b>").arg(spoken(sequence).toHtmlEscaped()));
      }
      auto* what = new QLabel(action->text().remove(QChar(0x2026)), card);
      what->setWordWrap(true);
      setTextRole(what, TextRole::Muted);
      auto* how = new QLabel(keys.join(QStringLiteral("&nbsp; ")), card);
      how->setAlignment(Qt::AlignRight | Qt::AlignTop);
      rows->addWidget(what, row, 0);
      rows->addWidget(how, row, 1);
      ++row;
    }
    rows->setColumnStretch(0, 1);
    rows->setRowStretch(row, 1);
    grid->addWidget(card, place / 2, place % 2);
    ++place;
  }
  grid->setColumnStretch(0, 1);
  grid->setColumnStretch(1, 1);
}

}  // namespace officina
