// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

#include "ui/shell/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

namespace {

constexpr int kWidth = 196;
constexpr int kFoldedWidth = 56;

}  // namespace

Navigation::Navigation(QMenu* menu, QWidget* parent)
    : QWidget(parent),
      m_name(new QLabel(QStringLiteral("Officina"), this)),
      m_labsHeading(new QLabel(this)),
      m_fold(new ToolbarButton(QStringLiteral("sidebar"), this)),
      m_menuButton(new ToolbarButton(QStringLiteral("menu"), this)),
      m_labs(new QVBoxLayout),
      m_general(new QVBoxLayout) {
  setAttribute(Qt::WA_StyledBackground);
  setRole(this, "navigation");
  setTextRole(m_name, TextRole::Title);
  setTextRole(m_labsHeading, TextRole::Caption);
  m_labsHeading->setContentsMargins(space::kSmall, space::kSmall, 0, 2);
  m_fold->setQuiet(true);
  m_menuButton->setQuiet(true);
  // A click goes to a page and leaves the keys to it: the space bar must train there, not press here again.
  m_fold->setFocusPolicy(Qt::TabFocus);
  m_menuButton->setFocusPolicy(Qt::TabFocus);
  connect(m_fold, &QPushButton::clicked, this, &Navigation::foldPressed);
  connect(m_menuButton, &QPushButton::clicked, this,
          [this, menu] { menu->popup(m_menuButton->mapToGlobal(QPoint(0, m_menuButton->height() + 2))); });

  auto* head = new QGridLayout;
  head->setContentsMargins(space::kSmall, 0, 0, 0);
  head->setSpacing(2);
  head->setObjectName(QStringLiteral("head"));
  head->addWidget(m_name, 0, 0);
  head->setColumnStretch(0, 1);
  head->addWidget(m_fold, 0, 1);
  head->addWidget(m_menuButton, 0, 2);
  for (QVBoxLayout* list : {m_labs, m_general}) {
    list->setSpacing(2);
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(10, 12, 10, 10);
  column->setSpacing(2);
  column->addLayout(head);
  column->addSpacing(space::kSmall);
  column->addWidget(m_labsHeading);
  column->addLayout(m_labs);
  column->addStretch(1);
  column->addLayout(m_general);
  m_group.setExclusive(true);
  connect(&m_group, &QButtonGroup::idClicked, this,
          [this](int id) { Q_EMIT pageChosen(m_items[static_cast<std::size_t>(id)].id); });
  setFixedWidth(scaled(kWidth));
  retranslate();
}

void Navigation::addPage(const QString& id, const QString& iconName, std::function<QString()> title,
                         bool lab) {
  auto* button = new QPushButton(this);
  button->setCheckable(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setIcon(themedIcon(iconName));
  setRole(button, "nav");
  button->installEventFilter(this);
  (lab ? m_labs : m_general)->addWidget(button);
  m_group.addButton(button, static_cast<int>(m_items.size()));
  m_items.push_back({id, std::move(title), button});
  retranslate();
}

void Navigation::setCurrent(const QString& id) {
  // A page that is not in the list (the shortcuts) leaves nothing marked.
  m_group.setExclusive(false);
  for (const Item& item : m_items) {
    item.button->setChecked(item.id == id);
  }
  m_group.setExclusive(true);
}

void Navigation::setFolded(bool folded) {
  if (m_folded == folded) {
    return;
  }
  m_folded = folded;
  auto* head = findChild<QGridLayout*>(QStringLiteral("head"));
  head->removeWidget(m_menuButton);
  head->removeWidget(m_fold);
  head->addWidget(m_menuButton, 0, folded ? 0 : 2);
  head->addWidget(m_fold, folded ? 1 : 0, folded ? 0 : 1);
  head->setContentsMargins(folded ? 0 : space::kSmall, 0, 0, 0);
  m_name->setVisible(!folded);
  m_labsHeading->setVisible(!folded);
  setFixedWidth(scaled(folded ? kFoldedWidth : kWidth));
  retranslate();
}

void Navigation::retranslate() {
  m_labsHeading->setText(tr("Labs"));
  m_menuButton->setTexts({}, tr("Menu (F10)"));
  m_fold->setTexts({}, m_folded ? tr("Show the names (Ctrl+B)") : tr("Show icons only (Ctrl+B)"));
  for (const Item& item : m_items) {
    const QString title = item.title();
    item.button->setText(m_folded ? QString() : QLatin1Char(' ') + title);
    item.button->setAccessibleName(title);
    item.button->setToolTip(m_folded ? title : QString());
  }
}

void Navigation::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  } else if (event->type() == QEvent::StyleChange) {
    setFixedWidth(scaled(m_folded ? kFoldedWidth : kWidth));
  }
  QWidget::changeEvent(event);
}

bool Navigation::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
      focusNeighbour(watched, key == Qt::Key_Down ? 1 : -1);
      return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
      static_cast<QPushButton*>(watched)->click();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void Navigation::focusNeighbour(QObject* from, int step) {
  const auto count = static_cast<int>(m_items.size());
  for (int i = 0; i < count; ++i) {
    if (m_items[static_cast<std::size_t>(i)].button == from) {
      m_items[static_cast<std::size_t>((i + step + count) % count)].button->setFocus(Qt::TabFocusReason);
      return;
    }
  }
}

}  // namespace officina
