// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/explain_panel.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

enum Row { kNotesRow, kHereRow };

constexpr int kRenewMilliseconds = 100;

QString logit(double value) {
  const double size = std::abs(value);
  const QString text = officina::locale().toString(size, 'f', size >= 10.0 ? 2 : size >= 1.0 ? 3 : 4);
  return value < 0.0 ? QStringLiteral("−") + text : text;
}

}  // namespace

ExplainPanel::ExplainPanel(QWidget* parent)
    : QWidget(parent),
      m_text(new QTextBrowser(this)),
      m_title(new QLabel(this)),
      m_table(new QTableWidget(2, kDigitClasses, this)),
      m_showMe(new QPushButton(this)),
      m_train(new QPushButton(this)) {
  setTextRole(m_title, TextRole::Heading);
  setRole(m_text, "text");
  m_text->setOpenLinks(false);
  m_text->setFrameShape(QFrame::NoFrame);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setShowGrid(false);
  m_table->setWordWrap(false);
  m_table->setTabKeyNavigation(false);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_table->horizontalHeader()->setMinimumSectionSize(20);
  m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

  auto* story = new QVBoxLayout;
  story->setSpacing(space::kSmall);
  story->addWidget(m_title);
  story->addWidget(m_table);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_showMe);
  buttons->addWidget(m_train);
  buttons->addStretch(1);
  story->addLayout(buttons);
  story->addStretch(1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kSmall);
  row->setSpacing(space::kLarge);
  row->addWidget(m_text, 5);
  row->addLayout(story, 6);

  m_renewal.setSingleShot(true);
  m_renewal.setInterval(kRenewMilliseconds);
  connect(&m_renewal, &QTimer::timeout, this, &ExplainPanel::renewTable);
  connect(m_showMe, &QPushButton::clicked, this, &ExplainPanel::notesPictureRequested);
  connect(m_train, &QPushButton::clicked, this, &ExplainPanel::trainRequested);
  retranslate();
}

void ExplainPanel::showAnswer(const DigitAnswer* answer) {
  const bool had = m_hasAnswer;
  m_hasAnswer = answer != nullptr;
  if (m_hasAnswer) {
    m_logits = answer->logits;
  }
  // Ten cells are laid out again at each change: not with every movement of the pen.
  if ((m_hasAnswer || had) && !m_renewal.isActive()) {
    m_renewal.start();
  }
}

void ExplainPanel::renewTable() {
  const auto notesTop = std::ranges::max_element(kNotesLogits) - kNotesLogits.begin();
  const auto hereTop = std::ranges::max_element(m_logits) - m_logits.begin();
  for (int row = kNotesRow; row <= kHereRow; ++row) {
    for (int i = 0; i < kDigitClasses; ++i) {
      const auto index = static_cast<std::size_t>(i);
      QTableWidgetItem* item = m_table->item(row, i);
      if (item == nullptr) {
        item = new QTableWidgetItem;
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(row, i, item);
      }
      const bool here = row == kHereRow;
      const double value = here ? static_cast<double>(m_logits[index]) : kNotesLogits[index];
      item->setText(here && !m_hasAnswer ? QStringLiteral("–") : logit(value));
      QFont font = captionFont();
      font.setBold(i == (here ? hereTop : notesTop) && (!here || m_hasAnswer));
      item->setFont(font);
    }
  }
}

void ExplainPanel::retranslate() {
  m_text->document()->setDefaultStyleSheet(QStringLiteral(
      "h4 { margin-top: 10px; margin-bottom: 2px; } p { margin-top: 2px; margin-bottom: 6px; }"));
  m_text->setHtml(longText(QStringLiteral("digits_explain")));
  m_text->setAccessibleName(tr("explanation of the digits lab"));
  m_title->setText(
      tr("Test picture %1 of the notes: ten logits").arg(officina::locale().toString(kNotesPicture)));
  m_table->setAccessibleName(tr("the ten logits that the notes print, and those of the network in use"));
  QStringList digits;
  for (int i = 0; i < kDigitClasses; ++i) {
    digits << QString::number(i);
  }
  m_table->setHorizontalHeaderLabels(digits);
  m_table->setVerticalHeaderLabels({tr("in the notes"), tr("here, now")});
  m_showMe->setText(tr("Show me"));
  m_showMe->setToolTip(
      tr("Puts test picture 5214 on the paper and goes back to the untrained network of seed 41"));
  m_train->setText(tr("Then train"));
  m_train->setToolTip(tr("Trains that network: watch the logit of the 3 grow"));
  renewTable();
  const QFontMetrics figures(captionFont());
  const int cell = figures.horizontalAdvance(logit(-0.8888)) + 2 * space::kSmall;
  m_table->setMinimumWidth(kDigitClasses * cell + m_table->verticalHeader()->sizeHint().width() +
                           2 * m_table->frameWidth());
  m_table->resizeRowsToContents();
  m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + m_table->rowHeight(0) +
                          m_table->rowHeight(1) + 2 * m_table->frameWidth() + 2);
}

void ExplainPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
    retranslate();
  }
}

}  // namespace officina
