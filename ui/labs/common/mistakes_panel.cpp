// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/mistakes_panel.h"

#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/inspect/picture_insight.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/segmented.h"

namespace officina {

MistakesPanel::MistakesPanel(const std::string& lab, HeldBack heldBack, QWidget* parent)
    : QWidget(parent),
      m_heldBack(heldBack),
      m_evaluate(new QPushButton(this)),
      m_worst(new QPushButton(this)),
      m_eachEpoch(new QCheckBox(this)),
      m_progress(new QProgressBar(this)),
      m_summary(new QLabel(this)),
      m_galleryTitle(new QLabel(this)),
      m_matrix(new ConfusionMatrix(this)),
      m_gallery(new Gallery(this)),
      m_set(new SegmentedControl(this)),
      m_insight(new PictureInsight(this)),
      m_probe(lab) {
  m_set->addOption(QStringLiteral("held"),
                   [heldBack] { return heldBack == HeldBack::Test ? tr("test") : tr("validation"); });
  m_set->addOption(QStringLiteral("training"), [] { return tr("training"); });
  m_set->setCurrent(QStringLiteral("held"));
  m_insight->hide();
  setTextRole(m_summary, TextRole::Caption);
  setTextRole(m_galleryTitle, TextRole::Heading);
  m_summary->setWordWrap(true);
  m_progress->setRange(0, 1000);
  m_progress->setTextVisible(false);
  m_progress->hide();
  auto* side = new QVBoxLayout;
  side->setSpacing(space::kSmall);
  side->addWidget(m_set, 0, Qt::AlignLeft);
  side->addWidget(m_evaluate, 0, Qt::AlignLeft);
  side->addWidget(m_eachEpoch);
  side->addWidget(m_progress);
  side->addWidget(m_summary);
  side->addStretch(1);
  side->addWidget(m_worst, 0, Qt::AlignLeft);
  auto* pictures = new QVBoxLayout;
  pictures->setSpacing(space::kTight);
  pictures->addWidget(m_galleryTitle);
  pictures->addWidget(m_gallery, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  row->setSpacing(space::kLarge);
  row->addLayout(side, 2);
  row->addWidget(m_matrix, 3);
  row->addLayout(pictures, 4);
  row->addWidget(m_insight, 6);
  m_gallery->setMinimumWidth(scaled(150));

  connect(m_evaluate, &QPushButton::clicked, this, [this] {
    if (m_worker.busy()) {
      m_worker.cancel();
      m_progress->hide();
      renewTexts();
    } else {
      Q_EMIT evaluateRequested();
    }
  });
  connect(m_worst, &QPushButton::clicked, this, &MistakesPanel::showWorst);
  connect(m_matrix, &ConfusionMatrix::cellActivated, this, &MistakesPanel::showCell);
  connect(m_gallery, &Gallery::pictureActivated, this, &MistakesPanel::lookInto);
  connect(m_set, &SegmentedControl::chosen, this, [this] {
    renewTexts();
    Q_EMIT setChanged();
  });
  connect(&m_probe, &NetworkProbe::failed, this, &MistakesPanel::failed);
  connect(&m_probe, &NetworkProbe::ready, this, [this] {
    m_insight->setPass(m_probe.pass());
    m_insight->setSaliency(m_probe.saliency());
  });
  connect(m_insight, &PictureInsight::openRequested, this,
          [this] { Q_EMIT pictureChosen(!m_evaluation || !m_evaluation->training, m_picture); });
  connect(m_insight, &PictureInsight::relabelRequested, this,
          [this](std::int64_t sample, int label) { Q_EMIT sampleEdited(sample, label); });
  connect(m_insight, &PictureInsight::leaveOutRequested, this,
          [this](std::int64_t sample) { Q_EMIT sampleEdited(sample, SampleEdit::kLeftOut); });
  connect(m_insight, &PictureInsight::restoreRequested, this,
          [this](std::int64_t sample) { Q_EMIT sampleEdited(sample, std::nullopt); });
  connect(&m_worker, &LatestWorker::busyChanged, this, [this](bool busy) {
    m_progress->setVisible(busy);
    renewTexts();
  });
  connect(&m_worker, &LatestWorker::failed, this, &MistakesPanel::failed);
  connect(&m_inputs, &LatestWorker::failed, this, &MistakesPanel::failed);
  retranslate();
}

void MistakesPanel::evaluate(std::shared_ptr<const StateDict> weights, Job job, const QString& name) {
  m_progress->setValue(0);
  auto* bar = m_progress;
  m_worker.submit([this, bar, weights = std::move(weights), job = std::move(job),
                   name](const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
    // The bar lives as long as this panel, whose worker is joined before it goes.
    const auto progress = [bar](double share) {
      QMetaObject::invokeMethod(
          bar, [bar, share] { bar->setValue(static_cast<int>(share * 1000)); }, Qt::QueuedConnection);
    };
    return [this, result = job(progress, cancelled), name, weights] {
      m_name = name;
      m_weights = weights;
      setEvaluation(result);
    };
  });
}

void MistakesPanel::setClassNames(const QStringList& names) {
  m_names = names;
  m_insight->setClassNames(names);
}

QString MistakesPanel::className(int label) const {
  return label < m_names.size() ? m_names[label] : QString::number(label);
}

void MistakesPanel::setSet(bool training) {
  m_set->setCurrent(training ? QStringLiteral("training") : QStringLiteral("held"));
  renewTexts();
}

bool MistakesPanel::asksTraining() const {
  return m_set->current() == QLatin1String("training");
}

void MistakesPanel::renewPictures() {
  m_gallery->viewport()->update();
  renewSubject();
}

void MistakesPanel::setEdits(const std::vector<SampleEdit>& edits) {
  m_edits = edits;
  renewSubject();
}

/// The second click: one picture, and what the network made of it.
void MistakesPanel::lookInto(int item) {
  m_picture = m_pictures[static_cast<std::size_t>(item)];
  renewSubject();
  m_insight->setHistory(nullptr);
  m_inputs.submit([this, samples = m_evaluation->samples, index = static_cast<std::size_t>(m_picture)](
                      const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    return [this, input = samples->input(index)] {
      m_probe.setWanted(true, true);
      m_probe.setQuestion(m_weights, input);
      Q_EMIT historyRequested(input);
    };
  });
}

void MistakesPanel::renewSubject() {
  if (!m_evaluation || m_picture < 0 || m_picture >= m_evaluation->count()) {
    m_insight->setSubject({});
    return;
  }
  const auto index = static_cast<std::size_t>(m_picture);
  PictureInsight::Subject subject;
  subject.picture = m_evaluation->samples->picture(index);
  subject.sample = m_evaluation->samples->number(index);
  subject.training = m_evaluation->training;
  subject.truth = m_evaluation->label(index);
  subject.said = m_evaluation->predicted[index];
  subject.loss = static_cast<double>(m_evaluation->losses[index]);
  for (const SampleEdit& edit : m_edits) {
    if (subject.training && edit.sample == subject.sample) {
      subject.edit = edit.label;
    }
  }
  m_insight->setSubject(subject);
}

void MistakesPanel::clear() {
  m_worker.cancel();
  m_name.clear();
  setEvaluation(nullptr);
}

void MistakesPanel::setEvaluation(EvaluationPtr evaluation) {
  m_inputs.cancel();
  m_evaluation = std::move(evaluation);
  m_picture = -1;
  renewSubject();
  if (m_evaluation) {
    setClassNames(m_evaluation->samples->classNames());
  }
  m_matrix->setCounts(m_evaluation ? m_evaluation->confusion() : ConfusionMatrix::Counts{}, m_names);
  if (m_evaluation && m_truth >= 0) {
    showCell(m_truth, m_said);
  } else {
    showWorst();
  }
  Q_EMIT evaluated();
}

void MistakesPanel::showCell(int truth, int said) {
  m_truth = truth;
  m_said = said;
  showPictures(m_evaluation ? m_evaluation->cell(truth, said) : std::vector<int>{});
}

void MistakesPanel::showWorst() {
  m_truth = -1;
  m_said = -1;
  showPictures(m_evaluation ? m_evaluation->worst() : std::vector<int>{});
}

void MistakesPanel::showPictures(std::vector<int> pictures) {
  m_pictures = std::move(pictures);
  Gallery::Source source;
  source.count = static_cast<int>(m_pictures.size());
  source.picture = [shown = m_evaluation, numbers = m_pictures](int item) {
    return shown->samples->picture(static_cast<std::size_t>(numbers[static_cast<std::size_t>(item)]));
  };
  source.caption = [this, shown = m_evaluation, numbers = m_pictures](int item) {
    const auto index = static_cast<std::size_t>(numbers[static_cast<std::size_t>(item)]);
    return tr("true %1 · said %2\n%3")
        .arg(className(shown->label(index)), className(shown->predicted[index]),
             percent(static_cast<double>(shown->confidences[index]), 0));
  };
  source.description = [this, shown = m_evaluation, numbers = m_pictures](int item) {
    const auto index = static_cast<std::size_t>(numbers[static_cast<std::size_t>(item)]);
    QString number = officina::locale().toString(static_cast<qlonglong>(shown->samples->number(index)));
    if (const QString name = shown->samples->name(index); !name.isEmpty()) {
      number += QStringLiteral(" (%1)").arg(name);
    }
    return tr("picture %1: it is a %2, the network said %3 with %4; loss %5")
        .arg(number, className(shown->label(index)), className(shown->predicted[index]),
             percent(static_cast<double>(shown->confidences[index])),
             officina::number(static_cast<double>(shown->losses[index]), 3));
  };
  m_gallery->setSource(std::move(source));
  renewTexts();
}

void MistakesPanel::renewTexts() {
  m_evaluate->setText(m_worker.busy()                ? tr("Cancel")
                      : asksTraining()               ? tr("Evaluate the training set")
                      : m_heldBack == HeldBack::Test ? tr("Evaluate the test set")
                                                     : tr("Evaluate the validation set"));
  m_worst->setEnabled(m_evaluation != nullptr);
  if (!m_evaluation) {
    m_summary->setText(tr("Asks the network about every picture: which does it mistake for which?"));
    m_galleryTitle->setText(tr("Worst mistakes"));
    m_gallery->setEmptyText(tr("The pictures that the network gets wrong will be here, the worst first."));
    return;
  }
  const auto mistakes = m_evaluation->mistakes();
  const auto count = m_evaluation->count();
  const double accuracy =
      1.0 - static_cast<double>(mistakes) / static_cast<double>(std::max<std::int64_t>(count, 1));
  m_summary->setText(tr("%1 mistakes in %2 pictures: %3 right, mean loss %4. Weights: %5.")
                         .arg(officina::locale().toString(static_cast<qlonglong>(mistakes)),
                              officina::locale().toString(static_cast<qlonglong>(count)),
                              percent(accuracy, 2), number(m_evaluation->meanLoss(), 3), m_name));
  if (m_truth >= 0) {
    m_galleryTitle->setText(
        tr("It was %1, the network said %2: %n pictures", nullptr, static_cast<int>(m_pictures.size()))
            .arg(className(m_truth), className(m_said)));
    m_gallery->setEmptyText(tr("No picture in this cell."));
  } else {
    m_galleryTitle->setText(tr("Worst mistakes"));
    m_gallery->setEmptyText(tr("Not one mistake."));
  }
}

void MistakesPanel::retranslate() {
  m_worst->setText(tr("Show the worst mistakes"));
  m_eachEpoch->setText(tr("also after each epoch"));
  m_matrix->setAccessibleName(tr("confusion matrix"));
  m_gallery->setAccessibleName(tr("pictures"));
  m_progress->setAccessibleName(tr("progress of the evaluation"));
  renewTexts();
  m_gallery->viewport()->update();
}

void MistakesPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
