// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/upcoming/upcoming_page.h"

#include <array>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>

#include "ui/shell/theme.h"
#include "ui/widgets/icon.h"

namespace officina {

namespace {

constexpr int kParts = 4;

}  // namespace

UpcomingPage::UpcomingPage(UpcomingLab lab, QWidget* parent)
    : Page(parent),
      m_lab(lab),
      m_area(new QScrollArea(this)),
      m_icon(new QLabel(this)),
      m_title(new QLabel(this)),
      m_lead(new QLabel(this)),
      m_note(new QLabel(this)) {
  auto* content = new QWidget(this);
  setRole(content, "page");
  QScrollArea* area = m_area;
  area->setFocusPolicy(Qt::TabFocus);  // so that the arrows scroll it
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidget(content);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(area);

  auto* column = new QVBoxLayout;
  column->setSpacing(space::kMedium);
  auto* head = new QHBoxLayout;
  head->setSpacing(space::kMedium);
  head->addWidget(m_icon);
  head->addWidget(m_title, 1);
  column->addLayout(head);
  setTextRole(m_title, TextRole::Title);
  m_lead->setWordWrap(true);
  column->addWidget(m_lead);
  auto* grid = new QGridLayout;
  grid->setSpacing(space::kMedium);
  for (int i = 0; i < kParts; ++i) {
    auto* card = new QFrame(content);
    setRole(card, "card");
    auto* cardColumn = new QVBoxLayout(card);
    cardColumn->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    cardColumn->setSpacing(space::kTight);
    Part part{new QLabel(card), new QLabel(card)};
    setTextRole(part.heading, TextRole::Heading);
    setTextRole(part.body, TextRole::Muted);
    part.heading->setWordWrap(true);
    part.body->setWordWrap(true);
    cardColumn->addWidget(part.heading);
    cardColumn->addWidget(part.body);
    cardColumn->addStretch(1);
    grid->addWidget(card, i / 2, i % 2);
    m_parts.push_back(part);
  }
  column->addSpacing(space::kSmall);
  column->addLayout(grid);
  column->addSpacing(space::kSmall);
  m_note->setWordWrap(true);
  setTextRole(m_note, TextRole::Muted);
  column->addWidget(m_note);
  column->addStretch(1);

  auto* frame = new QHBoxLayout(content);
  frame->setContentsMargins(space::kLarge * 2, 28, space::kLarge * 2, space::kLarge * 2);
  auto* holder = new QWidget(content);
  holder->setMaximumWidth(scaled(860));
  holder->setLayout(column);
  column->setContentsMargins(0, 0, 0, 0);
  frame->addWidget(holder, 1);
  frame->addStretch(0);
  retranslate();
}

QString UpcomingPage::id() const {
  static const std::array<QString, 4> ids = {QStringLiteral("thermometer"), QStringLiteral("digits"),
                                             QStringLiteral("pets"), QStringLiteral("sentiment")};
  return ids[static_cast<std::size_t>(m_lab)];
}

QString UpcomingPage::title() const {
  switch (m_lab) {
    case UpcomingLab::Thermometer:
      return tr("The thermometer: one neuron and a straight line");
    case UpcomingLab::Digits:
      return tr("Digits: a network that reads handwriting");
    case UpcomingLab::Pets:
      return tr("Pets: cats and dogs in photographs");
    case UpcomingLab::Sentiment:
      return tr("Sentences: is this a good review?");
  }
  return {};
}

void UpcomingPage::retranslate() {
  m_icon->setPixmap(
      themedIcon(iconName(), IconInk::Accent).pixmap(QSize(scaled(34), scaled(34)), devicePixelRatioF()));
  m_title->setText(title());
  m_area->setAccessibleName(title());
  m_note->setText(
      tr("This lab is not built yet, so there is nothing to press here. The thermometer and the digits work "
         "today, and share the recipe, the transport bar and the charts that this lab will have."));
  std::array<std::array<QString, 2>, kParts> parts;
  if (m_lab == UpcomingLab::Sentiment) {
    m_lead->setText(
        tr("A small transformer reads a sentence word piece by word piece, looks from each piece at all the "
           "others, and says whether the sentence is pleased or not."));
    parts = {
        {{tr("From text to numbers"),
          tr("Type a sentence and see how words, characters or the cl100k tokens cut "
             "it, and which number each piece becomes.")},
         {tr("Where the attention goes"), tr("Every head drawn over the sentence. Attention shows where the "
                                             "network looked; it does not prove why it answered.")},
         {tr("Words as points"),
          tr("The embedding before and after training, turned to the two directions in "
             "which it is widest.")},
         {tr("Padding and its price"),
          tr("What the notes do with the empty places after a short sentence, and "
             "what changes when the average leaves them out.")}}};
  } else if (m_lab == UpcomingLab::Pets) {
    m_lead->setText(
        tr("A convolutional network learns to tell cats from dogs in thousands of photographs, on this "
           "computer, and shows what in the picture decided."));
    parts = {
        {{tr("Your own photographs"),
          tr("Drop a picture: it is resized exactly as the training pictures were, "
             "and the answer comes with its confidence.")},
         {tr("What it looked at"),
          tr("A heat map over the photograph, with a warning where such maps are known "
             "to mislead.")},
         {tr("Augmentation you can see"), tr("Turn, zoom, flip and brightness as sliders: each change to the "
                                             "training pictures before your eyes, and in the curves.")},
         {tr("Precision and recall"),
          tr("The confusion matrix of the notes, computed this time, and the pictures "
             "behind each of its cells.")}}};
  } else if (m_lab == UpcomingLab::Digits) {
    m_lead->setText(tr("Draw a digit with the mouse and watch ten probabilities move with the pen."));
    parts = {};
  } else {
    m_lead->setText(
        tr("A thermometer with an invented scale, fourteen readings, and a neuron that finds the rule."));
    parts = {};
  }
  for (std::size_t i = 0; i < m_parts.size(); ++i) {
    m_parts[i].heading->setText(parts[i][0]);
    m_parts[i].body->setText(parts[i][1]);
    m_parts[i].heading->parentWidget()->setVisible(!parts[i][0].isEmpty());
  }
}

void UpcomingPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
    retranslate();
  }
  Page::changeEvent(event);
}

}  // namespace officina
