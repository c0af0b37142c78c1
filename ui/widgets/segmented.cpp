// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmented.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include "ui/shell/theme.h"

namespace officina {

SegmentedControl::SegmentedControl(QWidget* parent) : QFrame(parent) {
  setRole(this, "segmented");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(1, 1, 1, 1);
  row->setSpacing(1);
  m_group.setExclusive(true);
  connect(&m_group, &QButtonGroup::idClicked, this,
          [this](int id) { Q_EMIT chosen(m_options[static_cast<std::size_t>(id)].key); });
}

void SegmentedControl::addOption(const QString& key, std::function<QString()> label) {
  auto* button = new QPushButton(label(), this);
  button->setCheckable(true);
  button->setFocusPolicy(Qt::TabFocus);
  setRole(button, "segment");
  button->setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
  layout()->addWidget(button);
  m_group.addButton(button, static_cast<int>(m_options.size()));
  m_options.push_back({key, std::move(label), button});
}

void SegmentedControl::setCurrent(const QString& key) {
  m_group.setExclusive(false);
  for (const Option& option : m_options) {
    option.button->setChecked(option.key == key);
  }
  m_group.setExclusive(true);
}

QString SegmentedControl::current() const {
  const int id = m_group.checkedId();
  return id < 0 ? QString() : m_options[static_cast<std::size_t>(id)].key;
}

void SegmentedControl::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    for (const Option& option : m_options) {
      option.button->setText(option.label());
    }
  }
  QFrame::changeEvent(event);
}

}  // namespace officina
