// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/sentence_panel.h"

#include <algorithm>
#include <array>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/picture_saving.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

namespace {

constexpr int kNarrowest = 250;

/// In the language they are written in, whatever the window speaks. The first two are the notes'.
constexpr std::array kItalian = {"Oggi il concerto è stato fantastico!", "Oggi non posso venire al concerto",
                                 "Non è affatto male, anzi.", "Bello, ma troppo caro.",
                                 "Bravo, hai rotto anche questo."};
constexpr std::array kEnglish = {"The bread was still warm and smelled wonderful.",
                                 "Nobody answered the phone for an hour.", "Not bad at all, really.",
                                 "Lovely view, but the room was filthy.",
                                 "Great, another meeting that could have been a note."};

}  // namespace

QString firstSentence() {
  return QString::fromUtf8(kItalian[0]);
}

SentencePanel::SentencePanel(LabWeights* weights, QWidget* parent)
    : QWidget(parent),
      m_heading(new QLabel(this)),
      m_examples(new ToolbarButton(QStringLiteral("chevron-down"), this)),
      m_exampleMenu(new QMenu(this)),
      m_clear(new ToolbarButton(QStringLiteral("eraser"), this)),
      m_copy(new ToolbarButton(QStringLiteral("copy"), this)),
      m_save(new ToolbarButton(QStringLiteral("image"), this)),
      m_edit(new SentenceEdit(this)),
      m_state(new QLabel(this)),
      m_chips(new TokenChips(this)),
      m_answer(new QLabel(this)),
      m_weightsBox(new WeightsBox(weights, this)),
      m_gauge(new AnswerGauge(this)) {
  setTextRole(m_heading, TextRole::Heading);
  setTextRole(m_state, TextRole::Caption);
  setTextRole(m_answer, TextRole::Title);
  m_answer->setWordWrap(true);
  m_state->setWordWrap(true);
  for (const char* text : kItalian) {
    m_exampleMenu->addAction(QString::fromUtf8(text));
  }
  m_exampleMenu->addSeparator();
  for (const char* text : kEnglish) {
    m_exampleMenu->addAction(QString::fromUtf8(text));
  }
  auto* head = new QHBoxLayout;
  head->setSpacing(space::kTight);
  head->addWidget(m_heading, 1);
  for (ToolbarButton* button : {m_examples, m_clear, m_copy, m_save}) {
    button->setQuiet(true);
    head->addWidget(button);
  }
  auto* answer = new QHBoxLayout;
  answer->setSpacing(space::kSmall);
  answer->addWidget(m_answer, 1);
  answer->addWidget(m_weightsBox, 0, Qt::AlignTop);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kSmall);
  column->addLayout(head);
  column->addWidget(m_edit, 1);
  column->addLayout(answer);
  column->addWidget(m_gauge);
  column->addWidget(m_state);
  column->addWidget(m_chips, 4);
  setTabOrder(m_edit, m_weightsBox);
  setTabOrder(m_weightsBox, m_chips);

  connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
    m_clear->setEnabled(!m_edit->document()->isEmpty());
    Q_EMIT sentenceChanged(m_edit->toPlainText());
  });
  connect(m_edit, &SentenceEdit::filesDropped, this, &SentencePanel::filesDropped);
  connect(m_edit, &SentenceEdit::shortened, this, &SentencePanel::shortened);
  connect(m_examples, &QPushButton::clicked, this,
          [this] { m_exampleMenu->popup(m_examples->mapToGlobal(QPoint(0, m_examples->height()))); });
  connect(m_exampleMenu, &QMenu::triggered, this, [this](const QAction* action) {
    setSentence(action->text());
    m_edit->setFocus();
  });
  connect(m_clear, &QPushButton::clicked, this, [this] {
    setSentence({});
    m_edit->setFocus();
  });
  connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(numbers()); });
  connect(m_save, &QPushButton::clicked, this, &SentencePanel::savePicture);
  connect(m_weightsBox, &WeightsBox::openRequested, this, &SentencePanel::openWeightsRequested);
  connect(m_weightsBox, &WeightsBox::untrainedRequested, this, &SentencePanel::untrainedRequested);
  retranslate();
}

void SentencePanel::showReply(const SentimentReply* reply, double sureFrom) {
  m_reply = reply;
  m_sureFrom = sureFrom;
  renewAnswer();
}

void SentencePanel::renewAnswer() {
  m_gauge->setSureFrom(m_sureFrom);
  if (m_reply == nullptr || !m_reply->answer) {
    m_gauge->setPositive(std::nullopt);
    m_chips->setTokens({});
    m_answer->setText(m_reply == nullptr ? tr("No answer yet") : tr("Nothing to answer"));
    m_state->setText({});
    m_copy->setEnabled(false);
    return;
  }
  m_copy->setEnabled(true);
  m_gauge->setPositive(static_cast<double>(m_reply->answer->positive));
  m_gauge->setToolTip(tr("logit %1 · probability of positive %2")
                          .arg(number(static_cast<double>(m_reply->answer->logit)),
                               number(static_cast<double>(m_reply->answer->positive))));
  m_answer->setText(m_gauge->words());
  m_chips->setTokens(m_reply->tokens);
  const auto unknown = static_cast<int>(
      std::ranges::count_if(m_reply->tokens, [](const TokenChip& chip) { return !chip.known && !chip.cut; }));
  QStringList words{tr("%Ln token(s)", nullptr, static_cast<int>(m_reply->all))};
  if (unknown > 0) {
    words << tr("%Ln unknown (dashed): training never saw them", nullptr, unknown);
  }
  if (m_reply->all > m_reply->read) {
    words << tr("only the first %1 are read, the rest is cut").arg(m_reply->read);
  }
  m_state->setText(words.join(QStringLiteral(" · ")));
}

QString SentencePanel::numbers() const {
  if (m_reply == nullptr || !m_reply->answer) {
    return {};
  }
  QString plain = m_reply->text;
  plain.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
  return QStringLiteral("text\t%1\npositive\t%2\nlogit\t%3\n\n")
             .arg(plain, QString::number(static_cast<double>(m_reply->answer->positive), 'g', 9),
                  QString::number(static_cast<double>(m_reply->answer->logit), 'g', 9)) +
         m_chips->toTsv();
}

void SentencePanel::savePicture() {
  const QImage picture = grab().toImage();
  askToSavePicture(this, QStringLiteral("PNG (*.png)"),
                   [picture](const QString& path) { return savePng(picture, path); });
}

void SentencePanel::retranslate() {
  m_heading->setText(tr("Sentence"));
  m_examples->setTexts(tr("Examples"), tr("Sentences to begin with, in Italian and English"));
  m_clear->setTexts({}, tr("Clear the sentence (Ctrl+Z brings it back)"));
  m_copy->setTexts({}, tr("Copy the answer and the tokens as a table"));
  m_save->setTexts({}, tr("Save a picture of the sentence with its answer…"));
  m_edit->setPlaceholderText(
      tr("Write a sentence, or paste one: the answer moves as you type. It stays on this computer."));
  m_edit->setAccessibleName(tr("sentence to be answered"));
  m_chips->setAccessibleName(tr("tokens of the sentence"));
  m_chips->setEmptyText(
      tr("Its tokens will be here: the pieces that the network reads, with their numbers."));
  m_gauge->setAccessibleName(tr("probability of positive"));
  renewAnswer();
}

/// Wide answers must not keep the window from becoming narrow.
QSize SentencePanel::minimumSizeHint() const {
  return {scaled(kNarrowest), layout()->minimumSize().height()};
}

void SentencePanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
