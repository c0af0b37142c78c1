// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/positions_part.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRegularExpression>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/token_matrix.h"

namespace officina {

namespace {

/// Sums in another order differ in their last digits; what is below is the same answer.
constexpr double kSame = 1e-4;

// The notes' two sentences; never translated.
const QString kDog = QStringLiteral("Il cane morde l'uomo");
const QString kMan = QStringLiteral("L'uomo morde il cane");

/// The words, each with a space in front: so each has the same tokens wherever it stands.
QString spaced(const QStringList& words) {
  QString text;
  for (const QString& word : words) {
    text += QLatin1Char(' ') + word;
  }
  return text;
}

QStringList wordsOf(const QString& text) {
  static const QRegularExpression space(QStringLiteral("\\s+"));
  return text.split(space, Qt::SkipEmptyParts);
}

QString answerWords(const SentimentAnswer& answer) {
  return QStringLiteral("%1  (%2)")
      .arg(number(static_cast<double>(answer.logit)), percent(static_cast<double>(answer.positive)));
}

}  // namespace

QStringList PositionsPart::sentences(const QString& text) {
  QStringList words = wordsOf(text);
  QStringList result = {kDog, kMan, spaced(wordsOf(kDog.toLower())), spaced(wordsOf(kMan.toLower()))};
  result << spaced(words);
  std::reverse(words.begin(), words.end());
  result << spaced(words);
  return result;
}

PositionsPart::PositionsPart(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_note(new QLabel(this)),
      m_ownTitle(new QLabel(this)),
      m_wavesTitle(new QLabel(this)),
      m_legend(new SignedLegend(this)),
      m_own(new TokenMatrix(this)),
      m_waves(new TokenMatrix(this)) {
  for (QLabel* title : {m_title, m_ownTitle, m_wavesTitle}) {
    setTextRole(title, TextRole::Heading);
    title->setWordWrap(true);
  }
  setTextRole(m_note, TextRole::Caption);
  m_note->setWordWrap(true);

  auto* table = new QGridLayout;
  table->setHorizontalSpacing(space::kMedium);
  table->setVerticalSpacing(0);
  table->addWidget(m_title, 0, 0);
  for (std::size_t i = 0; i < m_heads.size(); ++i) {
    m_heads[i] = new QLabel(this);
    setTextRole(m_heads[i], TextRole::Caption);
    table->addWidget(m_heads[i], 0, static_cast<int>(i) + 1, Qt::AlignRight | Qt::AlignBottom);
  }
  for (std::size_t i = 0; i < m_sentences.size(); ++i) {
    const int line = 1 + static_cast<int>(i + i / 2);
    m_sentences[i] = new QPushButton(this);
    officina::setRole(m_sentences[i], "link");
    table->addWidget(m_sentences[i], line, 0, Qt::AlignLeft);
    connect(m_sentences[i], &QPushButton::clicked, this,
            [this, i] { Q_EMIT textRequested(m_asked.value(static_cast<int>(i))); });
    for (std::size_t way = 0; way < 2; ++way) {
      m_answers[i][way] = new QLabel(this);
      m_answers[i][way]->setFont(numberFont());
      table->addWidget(m_answers[i][way], line, static_cast<int>(way) + 1, Qt::AlignRight);
    }
    if (i % 2 == 1) {
      QLabel*& verdict = m_verdicts[i / 2];
      verdict = new QLabel(this);
      setTextRole(verdict, TextRole::Caption);
      verdict->setWordWrap(true);
      verdict->setContentsMargins(5, 0, 0, space::kSmall);
      table->addWidget(verdict, line + 1, 0, 1, 3);
    }
  }
  table->setColumnStretch(0, 1);
  auto* left = new QVBoxLayout;
  left->addLayout(table);
  left->addWidget(m_note);
  left->addStretch(1);

  auto* maps = new QGridLayout;
  maps->setHorizontalSpacing(space::kLarge);
  maps->setVerticalSpacing(space::kTight);
  maps->addWidget(m_ownTitle, 0, 0, Qt::AlignBottom);
  maps->addWidget(m_wavesTitle, 0, 1, Qt::AlignBottom);
  maps->addWidget(m_own, 1, 0);
  maps->addWidget(m_waves, 1, 1);
  maps->addWidget(m_legend, 2, 0, 1, 2, Qt::AlignRight);
  maps->setRowStretch(1, 1);
  maps->setColumnStretch(0, 1);
  maps->setColumnStretch(1, 1);
  for (TokenMatrix* map : {m_own, m_waves}) {
    map->setColours(NumberColours::Signed);
    map->setScale(1.0);
    map->setLeastCell(1.0);
    connect(map, &TokenMatrix::pointed, this, &PositionsPart::pointed);
  }
  m_legend->setRange(-1.0, 1.0, 1.0);

  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::kLarge);
  row->addLayout(left, 1);
  row->addLayout(maps, 1);
  retranslate();
}

void PositionsPart::setAnswers(const QStringList& asked, std::vector<Asked> answers) {
  m_asked = asked;
  m_values = std::move(answers);
  renew();
}

void PositionsPart::setMap(const std::shared_ptr<const PositionMap>& map) {
  m_map = map;
  renewMap();
}

QString PositionsPart::answerText(int row, bool positions) const {
  return m_answers[static_cast<std::size_t>(row)][positions ? 0 : 1]->text();
}

void PositionsPart::renew() {
  const int room = std::max(scaled(160), width() / 2 - scaled(250));
  for (std::size_t i = 0; i < m_sentences.size(); ++i) {
    const bool answered = i < m_values.size();
    const QString text = m_asked.value(static_cast<int>(i)).trimmed();
    m_sentences[i]->setText(m_sentences[i]->fontMetrics().elidedText(
        QString(text).replace(QLatin1Char('&'), QStringLiteral("&&")), Qt::ElideRight, room));
    m_sentences[i]->setAccessibleName(text);
    m_sentences[i]->setToolTip(
        plainToolTip(tr("Ask the lab this: “%1”").arg(m_asked.value(static_cast<int>(i)))));
    m_sentences[i]->setVisible(!text.isEmpty());
    m_answers[i][0]->setText(answered ? answerWords(m_values[i].with) : QString());
    m_answers[i][1]->setText(answered ? answerWords(m_values[i].without) : QString());
  }
  for (std::size_t pair = 0; pair < m_verdicts.size(); ++pair) {
    if (2 * pair + 1 >= m_values.size()) {
      m_verdicts[pair]->clear();
      continue;
    }
    const Asked& first = m_values[2 * pair];
    const Asked& second = m_values[2 * pair + 1];
    const auto apart = [](const SentimentAnswer& a, const SentimentAnswer& b) {
      return std::abs(static_cast<double>(a.logit) - static_cast<double>(b.logit));
    };
    const double with = apart(first.with, second.with);
    const double without = apart(first.without, second.without);
    m_verdicts[pair]->setText(
        without < kSame
            ? tr("Logits differ by %1 with positions; without, they are the same.").arg(number(with, 3))
            : tr("Logits differ by %1 with positions and by %2 without: the tokens are not the same.")
                  .arg(number(with, 3), number(without, 3)));
  }
}

void PositionsPart::renewMap() {
  const bool there = m_map != nullptr;
  const bool own = there && m_map->own.rows > 0;
  m_own->setVisible(there);
  m_waves->setVisible(there);
  m_legend->setVisible(there);
  m_own->setMatrix(own ? m_map->own : Matrix(), {}, {});
  m_waves->setMatrix(there ? m_map->sinusoidal : Matrix(), {}, {});
  m_ownTitle->setText(!there           ? QString()
                      : !own           ? tr("This network adds no positions")
                      : m_map->learned ? tr("Cosine of this network's positions (learned)")
                                       : tr("Cosine of this network's positions (not learned)"));
  m_wavesTitle->setText(there ? tr("Cosine of sine and cosine waves (Vaswani 2017)") : QString());
}

void PositionsPart::retranslate() {
  m_title->setText(tr("The same words, another order"));
  m_heads[0]->setText(tr("with positions"));
  m_heads[1]->setText(tr("without positions"));
  for (QLabel* head : m_heads) {
    head->setToolTip(tr("logit, and the probability of positive"));
  }
  m_note->setText(tr(
      "A capital letter or a missing space makes another token. The second and third pair are asked in "
      "small letters or as they are, with a space before each word: both orders then have the same tokens, "
      "and without positions the network cannot tell them apart."));
  m_own->setAccessibleName(tr("cosines between the positions of this network"));
  m_waves->setAccessibleName(tr("cosines between the positions of the formula"));
  for (TokenMatrix* map : {m_own, m_waves}) {
    map->setAxes(tr("position"), tr("position"));
  }
  renew();
  renewMap();
}

void PositionsPart::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

void PositionsPart::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  renew();
}

}  // namespace officina
