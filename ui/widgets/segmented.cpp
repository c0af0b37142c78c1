// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmented.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include "ui/shell/theme.h"

namespace officina {

namespace {

constexpr int kMargin = 2;
constexpr int kSpacing = 1;

/// A push button asks for the width of its text as it stands; chosen, the text is bolder, and must fit then
/// too.
class Segment final : public QPushButton {
 public:
  using QPushButton::QPushButton;
  [[nodiscard]] QSize sizeHint() const override {
    QFont chosen = font();
    chosen.setWeight(QFont::DemiBold);
    const int more = QFontMetrics(chosen).horizontalAdvance(text()) - fontMetrics().horizontalAdvance(text());
    return QPushButton::sizeHint() + QSize(std::max(0, more), 0);
  }
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
};

}  // namespace

SegmentedControl::SegmentedControl(QWidget* parent)
    : QFrame(parent), m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
  setRole(this, "segmented");
  m_row->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
  m_row->setSpacing(kSpacing);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  m_group.setExclusive(true);
  connect(&m_group, &QButtonGroup::idClicked, this,
          [this](int id) { Q_EMIT chosen(m_options[static_cast<std::size_t>(id)].key); });
}

void SegmentedControl::addOption(const QString& key, std::function<QString()> label) {
  auto* button = new Segment(label(), this);
  button->setCheckable(true);
  button->setFocusPolicy(Qt::TabFocus);
  setRole(button, "segment");
  button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_row->addWidget(button);
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

QSize SegmentedControl::sizeHint() const {
  int width = 0;
  int height = 0;
  for (const Option& option : m_options) {
    const QSize hint = option.button->sizeHint();
    width += hint.width() + (width > 0 ? kSpacing : 0);
    height = m_row->direction() == QBoxLayout::LeftToRight
                 ? std::max(height, hint.height())
                 : height + hint.height() + (height > 0 ? kSpacing : 0);
  }
  return {width + 2 * kMargin, height + 2 * kMargin};
}

QSize SegmentedControl::minimumSizeHint() const {
  int width = 0;
  for (const Option& option : m_options) {
    width = std::max(width, option.button->sizeHint().width());
  }
  return {width + 2 * kMargin, sizeHint().height()};
}

void SegmentedControl::fit() {
  const auto wanted = sizeHint().width() <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
  if (m_row->direction() != wanted) {
    m_row->setDirection(wanted);
    updateGeometry();
  }
}

void SegmentedControl::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  fit();
}

void SegmentedControl::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    for (const Option& option : m_options) {
      option.button->setText(option.label());
    }
    updateGeometry();
    fit();
  }
  QFrame::changeEvent(event);
}

}  // namespace officina
