// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/survey_view.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHeaderView>
#include <QVBoxLayout>

#include "core/api/tokenizer.h"
#include "ui/labs/sentiment/length_histogram.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

constexpr int kMostFindings = 500;
constexpr int kTallest = 150;  ///< of the histogram
constexpr std::size_t kMostCuts = 2000;
constexpr std::size_t kLongestCut = 1U << 20;  ///< bytes of a sentence whose cut is looked for

QString count(std::int64_t number) {
  return locale().toString(static_cast<qlonglong>(number));
}

/// How many characters of a sentence the network reads.
qsizetype keptCharacters(const std::string& text, std::int64_t limit) {
  const std::vector<Token> tokens = cl100k().tokens(text);
  const auto end = static_cast<std::size_t>(limit);
  const std::size_t bytes = end < tokens.size() ? tokens[end].begin : text.size();
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min(bytes, text.size()))).size();
}

}  // namespace

SurveyView::SurveyView(QWidget* parent)
    : QWidget(parent),
      m_balanceTitle(new QLabel(this)),
      m_balance(new QLabel(this)),
      m_lengthTitle(new QLabel(this)),
      m_histogram(new LengthHistogram(this)),
      m_findingsTitle(new QLabel(this)),
      m_findings(new QTableWidget(0, 3, this)) {
  for (QLabel* title : {m_balanceTitle, m_lengthTitle, m_findingsTitle}) {
    setTextRole(title, TextRole::Heading);
  }
  setTextRole(m_balance, TextRole::Caption);
  m_balance->setWordWrap(true);
  m_findings->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_findings->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_findings->setSelectionMode(QAbstractItemView::SingleSelection);
  m_findings->setShowGrid(false);
  m_findings->verticalHeader()->hide();
  m_findings->horizontalHeader()->setHighlightSections(false);
  m_findings->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_findings->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
  m_findings->setTabKeyNavigation(false);
  m_findings->setWordWrap(false);
  m_findings->setMinimumHeight(scaled(72));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kTight);
  column->addWidget(m_balanceTitle);
  column->addWidget(m_balance);
  column->addSpacing(space::kTight);
  column->addWidget(m_lengthTitle);
  column->addWidget(m_histogram, 2);
  m_histogram->setMaximumHeight(scaled(kTallest));
  column->addWidget(m_findingsTitle);
  column->addWidget(m_findings, 3);
  column->addStretch(0);
  connect(m_findings, &QTableWidget::currentCellChanged, this, [this](int row) {
    if (row >= 0 && row < static_cast<int>(m_rows.size()) && !m_rows[static_cast<std::size_t>(row)].empty()) {
      Q_EMIT rowsRequested(m_rows[static_cast<std::size_t>(row)]);
    }
  });
  retranslate();
}

void SurveyView::ask(const std::vector<Sentence>& sentences, std::int64_t limit) {
  m_limit = limit;
  m_worker.submit([this, limit, all = std::make_shared<const std::vector<Sentence>>(sentences)](
                      const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
    SentencesModel::Facts facts;
    facts.survey = survey(*all, limit, cancelled);
    for (const std::int64_t row : facts.survey.tooLong) {
      const std::string& text = (*all)[static_cast<std::size_t>(row)].text;
      if (cancelled() || facts.kept.size() == kMostCuts) {
        break;
      }
      if (text.size() <= kLongestCut) {
        facts.kept[row] = keptCharacters(text, limit);
      }
    }
    return [this, all, facts = std::move(facts)]() mutable {
      m_sentences = all;
      m_facts = std::move(facts);
      renew();
      Q_EMIT found();
    };
  });
}

void SurveyView::setNotes(const std::vector<SentenceNote>& notes, std::int64_t leftOut,
                          const QString& encoding) {
  m_notes = notes;
  m_leftOut = leftOut;
  m_encoding = encoding;
  renew();
}

QString SurveyView::textOf(std::int64_t row) const {
  const auto at = static_cast<std::size_t>(row);
  return m_sentences && at < m_sentences->size()
             ? QString::fromStdString((*m_sentences)[at].text).left(160).simplified()
             : QString();
}

void SurveyView::addFinding(const QString& kind, const QString& where, const QString& what,
                            std::vector<int> rows) {
  if (m_findings->rowCount() == kMostFindings) {
    return;
  }
  const int place = m_findings->rowCount();
  m_findings->insertRow(place);
  int column = 0;
  for (const QString& text : {kind, where, what}) {
    auto* item = new QTableWidgetItem(text);
    item->setToolTip(what);
    m_findings->setItem(place, column++, item);
  }
  m_rows.push_back(std::move(rows));
}

void SurveyView::renew() {
  const SentenceSurvey& found = m_facts.survey;
  const std::int64_t all = found.positive + found.negative;
  m_balanceTitle->setText(all == 0 ? tr("No sentences yet")
                                   : tr("%Ln sentence(s)", nullptr, static_cast<int>(all)));
  QStringList words;
  if (all > 0) {
    const auto share = [all](std::int64_t part) {
      return percent(static_cast<double>(part) / static_cast<double>(all), 0);
    };
    words << tr("%1 positive (%2), %3 negative (%4)")
                 .arg(count(found.positive), share(found.positive), count(found.negative),
                      share(found.negative));
    words << tr("%1 different tokens").arg(count(found.knownTokens));
    if (found.positive == 0 || found.negative == 0) {
      words << tr("One class only: the network would learn to say always the same.");
    }
  }
  if (!m_encoding.isEmpty() && m_encoding != QLatin1String("UTF-8")) {
    words << tr("read as %1").arg(m_encoding);
  }
  m_balance->setText(words.join(QStringLiteral(" · ")));
  m_histogram->setLengths(found.lengths, m_limit);
  const QSignalBlocker quiet(m_findings);
  m_findings->setRowCount(0);
  m_rows.clear();
  for (const bool contradict : {true, false}) {
    for (const SentenceSurvey::Pair& pair : found.duplicates) {
      if (pair.contradict == contradict) {
        addFinding(contradict ? tr("contradiction") : tr("twice"),
                   tr("%1 and %2").arg(count(pair.first + 1), count(pair.second + 1)), textOf(pair.second),
                   {static_cast<int>(pair.first), static_cast<int>(pair.second)});
      }
    }
  }
  for (const std::int64_t row : found.tooLong) {
    addFinding(tr("too long"), count(row + 1), textOf(row), {static_cast<int>(row)});
  }
  for (const SentenceNote& note : m_notes) {
    addFinding(note.leftOut ? tr("left out") : tr("repaired"), tr("line %1").arg(count(note.line)),
               translated(note.what), {});
  }
  const auto findings = std::ssize(found.duplicates) + std::ssize(found.tooLong) +
                        std::max<std::int64_t>(m_leftOut, std::ssize(m_notes));
  m_findingsTitle->setText(
      findings == 0 ? tr("Nothing to be looked at")
      : findings > m_findings->rowCount()
          ? tr("To be looked at: %1, the first %2 here").arg(count(findings), count(m_findings->rowCount()))
          : tr("To be looked at: %1").arg(count(findings)));
  m_findings->setVisible(m_findings->rowCount() > 0);
}

void SurveyView::retranslate() {
  m_lengthTitle->setText(tr("How long they are"));
  m_histogram->setAccessibleName(tr("lengths in tokens"));
  m_findings->setHorizontalHeaderLabels({tr("what"), tr("where"), tr("sentence or reason")});
  m_findings->setAccessibleName(tr("sentences to be looked at"));
  renew();
}

void SurveyView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
