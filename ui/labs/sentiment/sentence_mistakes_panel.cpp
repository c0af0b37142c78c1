// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/sentence_mistakes_panel.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "core/api/metrics.h"
#include "ui/labs/sentiment/sentence_mistakes_model.h"
#include "ui/labs/sentiment/sentences_model.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/reliability_diagram.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {

const QString kHeld = QStringLiteral("held");
const QString kTraining = QStringLiteral("training");
constexpr int kNarrowest = 210;  ///< of the diagram, whose heading must be read

QString count(std::int64_t number) {
  return locale().toString(static_cast<qlonglong>(number));
}

}  // namespace

SentenceMistakesPanel::SentenceMistakesPanel(QWidget* parent)
    : QWidget(parent),
      m_set(new SegmentedControl(this)),
      m_evaluate(new QPushButton(this)),
      m_eachEpoch(new QCheckBox(this)),
      m_progress(new QProgressBar(this)),
      m_summary(new QLabel(this)),
      m_worst(new QPushButton(this)),
      m_matrix(new ConfusionMatrix(this)),
      m_title(new QLabel(this)),
      m_model(new SentenceMistakesModel(this)),
      m_table(new QTableView(this)),
      m_relabel(new QPushButton(this)),
      m_leaveOut(new QPushButton(this)),
      m_restore(new QPushButton(this)),
      m_reliabilityTitle(new QLabel(this)),
      m_reliability(new ReliabilityDiagram(this)) {
  m_set->addOption(kHeld, [] { return tr("held out"); });
  m_set->addOption(kTraining, [] { return tr("training"); });
  m_set->setCurrent(kHeld);
  makeLayout();
  connect(m_evaluate, &QPushButton::clicked, this, [this] {
    if (m_worker.busy()) {
      m_worker.cancel();
    } else {
      Q_EMIT evaluateRequested();
    }
  });
  connect(m_set, &SegmentedControl::chosen, this, &SentenceMistakesPanel::evaluateRequested);
  connect(m_worst, &QPushButton::clicked, this, &SentenceMistakesPanel::showWorst);
  connect(m_matrix, &ConfusionMatrix::cellActivated, this, &SentenceMistakesPanel::showCell);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &SentenceMistakesPanel::rowChosen);
  connect(m_relabel, &QPushButton::clicked, this, [this] {
    if (const int sample = m_model->sample(m_table->currentIndex().row()); sample >= 0) {
      edit(m_evaluation->label(static_cast<std::size_t>(sample)) == kPositive ? kNegative : kPositive);
    }
  });
  connect(m_leaveOut, &QPushButton::clicked, this, [this] { edit(SampleEdit::kLeftOut); });
  connect(m_restore, &QPushButton::clicked, this, [this] { edit(std::nullopt); });
  connect(&m_worker, &LatestWorker::busyChanged, this, [this] { renewTexts(); });
  connect(&m_worker, &LatestWorker::failed, this, &SentenceMistakesPanel::failed);
  retranslate();
}

void SentenceMistakesPanel::makeLayout() {
  setTextRole(m_summary, TextRole::Caption);
  setTextRole(m_title, TextRole::Heading);
  setTextRole(m_reliabilityTitle, TextRole::Heading);
  m_summary->setWordWrap(true);
  m_title->setWordWrap(true);
  m_reliabilityTitle->setWordWrap(true);
  m_progress->setRange(0, 1000);
  m_progress->setTextVisible(false);
  m_table->setModel(m_model);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setShowGrid(false);
  m_table->setWordWrap(false);
  m_table->setTabKeyNavigation(false);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setDefaultSectionSize(scaled(24));
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->horizontalHeader()->setStretchLastSection(true);
  auto* side = new QVBoxLayout;
  side->setSpacing(space::kSmall);
  side->addWidget(m_set, 0, Qt::AlignLeft);
  side->addWidget(m_evaluate, 0, Qt::AlignLeft);
  side->addWidget(m_eachEpoch);
  side->addWidget(m_progress);
  side->addWidget(m_summary);
  side->addStretch(1);
  side->addWidget(m_worst, 0, Qt::AlignLeft);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(space::kSmall);
  for (QPushButton* button : {m_relabel, m_leaveOut, m_restore}) {
    buttons->addWidget(button);
  }
  buttons->addStretch(1);
  auto* middle = new QVBoxLayout;
  middle->setSpacing(space::kTight);
  middle->addWidget(m_title);
  middle->addWidget(m_table, 1);
  middle->addLayout(buttons);
  auto* trust = new QVBoxLayout;
  trust->setSpacing(space::kTight);
  trust->addWidget(m_reliabilityTitle);
  trust->addWidget(m_reliability, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  row->setSpacing(space::kLarge);
  row->addLayout(side, 2);
  row->addWidget(m_matrix, 2);
  row->addLayout(middle, 9);
  row->addLayout(trust, 3);
  m_reliability->setMinimumWidth(scaled(kNarrowest));
}

void SentenceMistakesPanel::evaluate(Job job, const QString& name) {
  m_progress->setValue(0);
  auto* bar = m_progress;
  m_worker.submit([this, bar, job = std::move(job),
                   name](const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
    // The bar lives as long as this panel, whose worker is joined before it goes.
    const auto progress = [bar](double share) {
      QMetaObject::invokeMethod(
          bar, [bar, share] { bar->setValue(static_cast<int>(share * 1000)); }, Qt::QueuedConnection);
    };
    return [this, result = job(progress, cancelled), name] {
      m_name = name;
      setEvaluation(result);
    };
  });
}

void SentenceMistakesPanel::clear() {
  m_worker.cancel();
  m_name.clear();
  setEvaluation(nullptr);
}

void SentenceMistakesPanel::setEdits(const std::vector<SampleEdit>& edits) {
  m_model->setEdits(edits);
  renewTexts();
}

bool SentenceMistakesPanel::asksTraining() const {
  return m_set->current() == kTraining;
}

void SentenceMistakesPanel::setSet(bool training) {
  m_set->setCurrent(training ? kTraining : kHeld);
  renewTexts();
}

void SentenceMistakesPanel::setEvaluation(EvaluationPtr evaluation) {
  m_evaluation = std::move(evaluation);
  m_matrix->setCounts(m_evaluation ? m_evaluation->confusion() : ConfusionMatrix::Counts{},
                      {labelWord(kNegative), labelWord(kPositive)});
  std::vector<bool> right;
  if (m_evaluation) {
    for (std::size_t i = 0; i < m_evaluation->predicted.size(); ++i) {
      right.push_back(m_evaluation->predicted[i] == m_evaluation->label(i));
    }
  }
  m_reliability->setReliability(m_evaluation ? reliability(m_evaluation->confidences, right) : Reliability{});
  if (m_evaluation && m_truth >= 0) {
    showCell(m_truth, m_said);
  } else {
    showWorst();
  }
}

void SentenceMistakesPanel::showCell(int truth, int said) {
  m_truth = truth;
  m_said = said;
  m_model->setSamples(m_evaluation, m_evaluation ? m_evaluation->cell(truth, said) : std::vector<int>{});
  renewTexts();
}

void SentenceMistakesPanel::showWorst() {
  m_truth = -1;
  m_said = -1;
  m_model->setSamples(m_evaluation, m_evaluation ? m_evaluation->worst() : std::vector<int>{});
  renewTexts();
}

void SentenceMistakesPanel::rowChosen() {
  const int sample = m_model->sample(m_table->currentIndex().row());
  renewTexts();
  if (sample >= 0) {
    Q_EMIT sentenceRequested(m_evaluation->samples->name(static_cast<std::size_t>(sample)));
  }
}

void SentenceMistakesPanel::edit(std::optional<int> label) {
  const int sample = m_model->sample(m_table->currentIndex().row());
  if (sample >= 0 && m_evaluation->training) {
    Q_EMIT sampleEdited(m_evaluation->samples->number(static_cast<std::size_t>(sample)), label);
  }
}

void SentenceMistakesPanel::renewTexts() {
  const bool busy = m_worker.busy();
  m_progress->setVisible(busy);
  m_evaluate->setText(busy             ? tr("Cancel")
                      : asksTraining() ? tr("Evaluate the training set")
                                       : tr("Evaluate what was held out"));
  m_worst->setEnabled(m_evaluation != nullptr && m_truth >= 0);
  const int row = m_table->currentIndex().row();
  const int sample = m_model->sample(row);
  const bool training = m_evaluation && m_evaluation->training;
  const bool edited = m_model->edit(row).has_value();
  for (QPushButton* button : {m_relabel, m_leaveOut, m_restore}) {
    button->setVisible(training);
  }
  m_relabel->setEnabled(sample >= 0 && !edited);
  m_leaveOut->setEnabled(sample >= 0 && !edited);
  m_restore->setEnabled(edited);
  // Of a mistake the label is what it did not say; only an edit makes it worth a column.
  m_table->setColumnHidden(SentenceMistakesModel::Truth, !training);
  if (sample >= 0) {
    const int label = m_evaluation->label(static_cast<std::size_t>(sample));
    m_relabel->setText(tr("Label it %1").arg(labelWord(label == kPositive ? kNegative : kPositive)));
  } else {
    m_relabel->setText(tr("Relabel"));
  }
  if (!m_evaluation) {
    m_summary->setText(tr("Asks the network about every sentence: which does it take for the other kind?"));
    m_title->setText(tr("The worst mistakes will be here"));
    return;
  }
  const auto all = m_evaluation->count();
  const auto mistakes = m_evaluation->mistakes();
  const double accuracy =
      1.0 - static_cast<double>(mistakes) / static_cast<double>(std::max<std::int64_t>(all, 1));
  m_summary->setText(all == 0
                         ? tr("Nothing is held out: give “Kept back” a share, or evaluate the training set.")
                         : tr("%1 mistakes in %2 sentences: %3 right, mean loss %4. Weights: %5.")
                               .arg(count(mistakes), count(all), percent(accuracy, 1),
                                    number(m_evaluation->meanLoss(), 3), m_name));
  const int shown = m_model->rowCount();
  m_title->setText(m_truth >= 0 ? tr("Label %1, it says %2: %Ln sentence(s)", nullptr, shown)
                                      .arg(labelWord(m_truth), labelWord(m_said))
                   : shown == 0 ? tr("Not one mistake")
                                : tr("Worst mistakes (a click asks the sentence above)"));
}

void SentenceMistakesPanel::retranslate() {
  m_worst->setText(tr("Show the worst mistakes"));
  m_eachEpoch->setText(tr("also after each epoch"));
  m_leaveOut->setText(tr("Leave it out"));
  m_restore->setText(tr("As it was"));
  m_matrix->setAccessibleName(tr("confusion matrix"));
  m_table->setAccessibleName(tr("mistakes"));
  m_progress->setAccessibleName(tr("progress of the evaluation"));
  m_reliabilityTitle->setText(tr("Is it as sure as it is right?"));
  m_reliability->setAccessibleName(tr("reliability diagram"));
  if (m_evaluation) {
    m_matrix->setCounts(m_evaluation->confusion(), {labelWord(kNegative), labelWord(kPositive)});
  }
  m_model->retranslate();
  m_table->setColumnWidth(SentenceMistakesModel::Loss, scaled(56));
  m_table->setColumnWidth(SentenceMistakesModel::Said, scaled(102));
  m_table->setColumnWidth(SentenceMistakesModel::Truth, scaled(76));
  renewTexts();
}

void SentenceMistakesPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
