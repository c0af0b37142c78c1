// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/general_page.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/shell/theme.h"
#include "ui/widgets/inline_message.h"

namespace officina {

namespace {

/// Holds the column: as wide as the window lets it, up to what reads well at the text size in force.
class Column final : public QWidget {
 public:
  Column(int width, QWidget* parent) : QWidget(parent), m_width(width) { setMaximumWidth(scaled(m_width)); }

 protected:
  void changeEvent(QEvent* event) override {
    if (event->type() == QEvent::StyleChange) {
      setMaximumWidth(scaled(m_width));
    }
    QWidget::changeEvent(event);
  }

 private:
  int m_width;
};

}  // namespace

GeneralPage::GeneralPage(const QString& id, QWidget* parent, int width)
    : Page(parent),
      m_id(id),
      m_area(new QScrollArea(this)),
      m_title(new QLabel(this)),
      m_lead(new QLabel(this)),
      m_message(new InlineMessage(this)),
      m_column(new QVBoxLayout) {
  auto* content = new QWidget(this);
  setRole(content, "page");
  QScrollArea* area = m_area;
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::TabFocus);  // so that the arrows scroll it
  area->setWidget(content);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(area);

  auto* holder = new Column(width, content);
  auto* outer = new QVBoxLayout(holder);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(space::kMedium);
  setTextRole(m_title, TextRole::Title);
  setTextRole(m_lead, TextRole::Muted);
  m_lead->setWordWrap(true);
  outer->addWidget(m_title);
  outer->addWidget(m_lead);
  outer->addWidget(m_message);
  m_column->setSpacing(space::kMedium);
  outer->addSpacing(space::kTight);
  outer->addLayout(m_column);
  outer->addStretch(1);

  auto* frame = new QHBoxLayout(content);
  frame->setContentsMargins(space::kLarge * 2, 28, space::kLarge * 2, space::kLarge * 2);
  // In the middle of a wide window; in a narrow one the sides get a pixel or two.
  constexpr int kNearlyAll = 500;
  frame->addStretch(1);
  frame->addWidget(holder, kNearlyAll);
  frame->addStretch(1);
}

void GeneralPage::setLead(const QString& text) {
  m_title->setText(title());
  m_area->setAccessibleName(title());
  m_lead->setText(text);
  m_lead->setVisible(!text.isEmpty());
}

QFrame* GeneralPage::addCard() {
  auto* card = new QFrame(this);
  setRole(card, "card");
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(space::kLarge, 14, space::kLarge, 14);
  layout->setSpacing(space::kSmall);
  m_column->addWidget(card);
  return card;
}

QLabel* GeneralPage::addLabel(QFrame* card, bool heading) {
  auto* label = new QLabel(card);
  label->setWordWrap(true);
  setTextRole(label, heading ? TextRole::Heading : TextRole::Muted);
  card->layout()->addWidget(label);
  return label;
}

void GeneralPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Page::changeEvent(event);
}

}  // namespace officina
