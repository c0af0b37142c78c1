// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/microscope_panel.h"

#include <algorithm>
#include <array>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/inspect/pass_explorer.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

namespace {
constexpr std::array<const char*, 4> kPhases{"forward", "loss", "backward", "update"};
constexpr int kLastPhase = 3;
}  // namespace

MicroscopePanel::MicroscopePanel(QWidget* parent)
    : QWidget(parent),
      m_phases(new SegmentedControl(this)),
      m_previous(new ToolbarButton(QStringLiteral("step-back"), this)),
      m_next(new ToolbarButton(QStringLiteral("step"), this)),
      m_renew(new ToolbarButton(QStringLiteral("reset"), this)),
      m_sampleLabel(new QLabel(this)),
      m_sample(new QSpinBox(this)),
      m_what(new QLabel(this)),
      m_explorer(new PassExplorer(this)) {
  m_phases->addOption(QLatin1String(kPhases[0]), [] { return tr("1 forward"); });
  m_phases->addOption(QLatin1String(kPhases[1]), [] { return tr("2 loss"); });
  m_phases->addOption(QLatin1String(kPhases[2]), [] { return tr("3 backward"); });
  m_phases->addOption(QLatin1String(kPhases[3]), [] { return tr("4 update"); });
  m_phases->setCurrent(QLatin1String(kPhases[0]));
  m_what->setWordWrap(true);
  setTextRole(m_what, TextRole::Caption);
  for (ToolbarButton* button : {m_previous, m_next, m_renew}) {
    button->setQuiet(true);
  }
  auto* top = new QHBoxLayout;
  top->setSpacing(space::kSmall);
  top->addWidget(m_previous);
  top->addWidget(m_phases);
  top->addWidget(m_next);
  top->addSpacing(space::kMedium);
  top->addWidget(m_sampleLabel);
  top->addWidget(m_sample);
  top->addWidget(m_what, 1);
  top->addWidget(m_renew);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
  column->setSpacing(space::kSmall);
  column->addLayout(top);
  column->addWidget(m_explorer, 1);

  connect(m_phases, &SegmentedControl::chosen, this, [this](const QString& key) {
    const auto found = std::find(kPhases.begin(), kPhases.end(), key.toLatin1());
    choosePhase(static_cast<int>(found - kPhases.begin()));
  });
  connect(m_previous, &QPushButton::clicked, this, &MicroscopePanel::previousPhase);
  connect(m_next, &QPushButton::clicked, this, &MicroscopePanel::nextPhase);
  connect(m_renew, &QPushButton::clicked, this, &MicroscopePanel::viewRequested);
  connect(m_sample, &QSpinBox::valueChanged, this, [this](int sample) {
    m_explorer->setSample(sample);
    renew();
  });
  retranslate();
}

void MicroscopePanel::setView(std::shared_ptr<const TrainingView> view) {
  m_view = std::move(view);
  {
    const QSignalBlocker quiet(m_sample);
    m_sample->setMaximum(m_view && m_view->pass ? static_cast<int>(m_view->pass->batchSize()) - 1 : 0);
  }
  m_explorer->setPass(m_view ? m_view->pass : nullptr,
                      tr("There is no batch to look at yet: press Train, or Batch for a single one."));
  m_explorer->setSample(m_sample->value());
  renew();
}

void MicroscopePanel::choosePhase(int phase) {
  m_phase = std::clamp(phase, 0, kLastPhase);
  m_phases->setCurrent(QLatin1String(kPhases[static_cast<std::size_t>(m_phase)]));
  m_explorer->setPhase(static_cast<Phase>(m_phase));
  renew();
}

void MicroscopePanel::nextPhase() {
  if (!m_view) {
    Q_EMIT stepRequested();  // begins a run, paused
  } else if (m_phase < kLastPhase) {
    choosePhase(m_phase + 1);
  } else {
    choosePhase(0);
    Q_EMIT stepRequested();
  }
}

void MicroscopePanel::previousPhase() {
  if (m_phase > 0) {
    choosePhase(m_phase - 1);
  } else if (m_view) {
    choosePhase(kLastPhase);
    Q_EMIT stepBackRequested();
  }
}

void MicroscopePanel::renew() {
  const bool there = m_view && m_view->pass;
  m_sample->setEnabled(there && m_phase < kLastPhase);
  m_previous->setEnabled(there && (m_phase > 0 || m_view->globalStep > 0));
  if (!there) {
    m_what->clear();
    return;
  }
  const Pass& pass = *m_view->pass;
  const auto sample = static_cast<std::size_t>(m_sample->value());
  QStringList words{
      tr("batch %1").arg(officina::locale().toString(static_cast<qlonglong>(m_view->globalStep + 1)))};
  if (m_phase < kLastPhase && sample < pass.labels().size()) {
    const std::int64_t label = pass.labels()[sample];
    words << tr("label %1").arg(m_labelNames ? m_labelNames(label) : QString::number(label));
  }
  if (m_phase < kLastPhase && sample < pass.samples().size()) {
    words << tr("number %1 of the training set")
                 .arg(officina::locale().toString(static_cast<qlonglong>(pass.samples()[sample])));
  }
  switch (static_cast<Phase>(m_phase)) {
    case Phase::Forward:
      words << tr("The batch goes through the network, layer by layer.");
      break;
    case Phase::Loss:
      words << tr("The answers are compared with the labels: loss %1.")
                   .arg(number(pass.loss().value_or(0.0), 6));
      break;
    case Phase::Backward:
      words << tr("From the loss back to the input: how much each number would change the loss.");
      break;
    case Phase::Update:
      words << tr("The optimiser turns each gradient into a step: learning rate %1.")
                   .arg(number(pass.optimizer().learningRate, 4));
      break;
  }
  m_what->setText(words.join(QStringLiteral(" · ")));
}

void MicroscopePanel::retranslate() {
  m_previous->setTexts({}, tr("Previous phase; before the first, the batch before"));
  m_next->setTexts({}, tr("Next phase; after the update, the next batch"));
  m_renew->setTexts({}, tr("Open the batch that comes next"));
  m_sampleLabel->setText(tr("sample"));
  m_sample->setAccessibleName(tr("sample of the batch"));
  m_explorer->setPass(m_view ? m_view->pass : nullptr,
                      tr("There is no batch to look at yet: press Train, or Batch for a single one."));
  renew();
}

void MicroscopePanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  Q_EMIT viewRequested();
}

void MicroscopePanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
