// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/lab_inspection.h"

#include <QEvent>
#include <QVBoxLayout>

#include "ui/inspect/branches_panel.h"
#include "ui/inspect/code_panel.h"
#include "ui/inspect/dropout_view.h"
#include "ui/inspect/history_panel.h"
#include "ui/inspect/microscope_panel.h"
#include "ui/inspect/pass_explorer.h"
#include "ui/inspect/saliency_panel.h"
#include "ui/session/training_session.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {
constexpr int kLiveMilliseconds = 150;    ///< somebody watches
constexpr int kRecordMilliseconds = 250;  ///< for the histograms over time and the diagnoses
}  // namespace

LabInspection::LabInspection(const std::string& lab, const Parts& parts, TrainingSession* session,
                             QObject* parent)
    : QObject(parent),
      m_session(session),
      m_probe(lab),
      m_explorer(new PassExplorer),
      m_microscope(new MicroscopePanel),
      m_saliency(new SaliencyPanel),
      m_branches(new BranchesPanel),
      m_history(new HistoryPanel),
      m_units(new DropoutView),
      m_unitsSource(new SegmentedControl),
      m_code(new CodePanel(coreCodeTools())) {
  const auto add = [this](bool wanted, const QString& key, QWidget* content, std::function<QString()> title) {
    if (wanted) {
      m_tabs.push_back({key, content, std::move(title)});
    } else {
      content->setParent(qobject_cast<QWidget*>(this->parent()));
      content->hide();
    }
  };
  add(parts.input, QStringLiteral("inspect"), m_explorer, [] { return tr("Inspect"); });
  add(true, QStringLiteral("microscope"), m_microscope, [] { return tr("Microscope"); });
  add(parts.looks, QStringLiteral("saliency"), m_saliency, [] { return tr("Where it looks"); });
  add(parts.units, QStringLiteral("units"), unitsTab(), [] { return tr("Units"); });
  add(true, QStringLiteral("history"), m_history, [] { return tr("Over time"); });
  add(true, QStringLiteral("code"), m_code, [] { return tr("Code"); });
  add(parts.travels, QStringLiteral("runs"), m_branches, [] { return tr("Runs"); });
  for (const Tab& tab : m_tabs) {
    tab.content->installEventFilter(this);
  }
  m_explorer->setContentsMargins(16, 8, 16, 8);
  connect(&m_probe, &NetworkProbe::failed, this, &LabInspection::failed);
  connect(&m_probe, &NetworkProbe::ready, this, [this] {
    m_explorer->setPass(m_probe.pass());
    m_saliency->setSaliency(m_probe.saliency(), m_picture);
    renewUnits();
  });
  connect(m_saliency, &SaliencyPanel::targetChanged, this, &LabInspection::renewWanted);
  connect(m_microscope, &MicroscopePanel::viewRequested, m_session, &TrainingSession::requestView);
  connect(m_microscope, &MicroscopePanel::stepRequested, this, &LabInspection::stepRequested);
  connect(m_microscope, &MicroscopePanel::stepBackRequested, this, &LabInspection::stepBackRequested);
  connect(&m_viewTimer, &QTimer::timeout, m_session, &TrainingSession::requestView);
  connect(m_session, &TrainingSession::stateChanged, this, &LabInspection::renewTimer);
  connect(m_session, &TrainingSession::updated, this, &LabInspection::collect);
  connect(m_session, &TrainingSession::started, this, [this] {
    m_microscope->setView(nullptr);
    m_branches->clear();
    m_history->clear();
    m_batch = nullptr;
  });
  connect(m_history, &HistoryPanel::stepChosen, this,
          [this](qint64 step) { Q_EMIT momentRequested(m_history->branch(), step); });
  connect(m_units, &DropoutView::unitActivated, this, [this](const QString& op, int unit) {
    m_microscope->explorer()->showCell(m_units->cellOf(op, unit));
  });
}

QWidget* LabInspection::unitsTab() {
  m_unitsSource->addOption(QStringLiteral("batch"), [] { return tr("batch in training"); });
  m_unitsSource->addOption(QStringLiteral("input"), [] { return tr("answer to the input"); });
  m_unitsSource->setCurrent(QStringLiteral("batch"));
  connect(m_unitsSource, &SegmentedControl::chosen, this, [this] {
    renewWanted();
    renewUnits();
  });
  auto* tab = new QWidget;
  auto* column = new QVBoxLayout(tab);
  column->setContentsMargins(16, 8, 16, 0);
  column->addWidget(m_unitsSource, 0, Qt::AlignLeft);
  column->addWidget(m_units, 1);
  return tab;
}

void LabInspection::renewUnits() {
  const bool input = m_unitsSource->current() == QLatin1String("input");
  m_units->setPass(input ? m_probe.pass() : m_batch, 0);
}

void LabInspection::setClassNames(const QStringList& names) {
  m_saliency->setClassNames(names);
  m_microscope->setLabelNames([names](std::int64_t label) {
    return label < names.size() ? names[static_cast<int>(label)] : QString::number(label);
  });
}

void LabInspection::setWeights(std::shared_ptr<const StateDict> weights) {
  m_probe.setWeights(std::move(weights));
}

void LabInspection::setInput(const TensorValues& values, const QImage& picture) {
  m_picture = picture;
  m_probe.setInput(values);
}

void LabInspection::setQuestion(std::shared_ptr<const StateDict> weights, const TensorValues& values,
                                const QImage& picture) {
  m_picture = picture;
  m_probe.setQuestion(std::move(weights), values);
}

void LabInspection::setAlwaysLooks(bool on) {
  m_alwaysLooks = on;
  renewWanted();
}

void LabInspection::setLive(bool on) {
  m_live = on;
  renewTimer();
}

bool LabInspection::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Show || event->type() == QEvent::Hide) {
    renewWanted();
    renewTimer();
    if (event->type() == QEvent::Show && m_session->state() == TrainerState::Paused) {
      m_session->requestView();
    }
  }
  return QObject::eventFilter(watched, event);
}

/// Only what is in sight is computed.
void LabInspection::renewWanted() {
  const bool units = m_units->isVisible() && m_unitsSource->current() == QLatin1String("input");
  m_probe.setWanted(m_alwaysLooks || m_explorer->isVisible() || units,
                    m_alwaysLooks || m_saliency->isVisible(), m_saliency->target());
}

void LabInspection::renewTimer() {
  if (m_session->state() != TrainerState::Running) {
    m_viewTimer.stop();
    return;
  }
  const int interval = m_live || m_microscope->isVisible() || m_units->isVisible() || m_history->isVisible()
                           ? kLiveMilliseconds
                           : kRecordMilliseconds;
  if (!m_viewTimer.isActive()) {
    m_session->requestView();  // also of a run that is over in a blink
  }
  if (!m_viewTimer.isActive() || m_viewTimer.interval() != interval) {
    m_viewTimer.start(interval);
  }
}

void LabInspection::collect(const Mailbox::Update& update) {
  m_branches->add(update);
  for (const Branch& branch : update.branches) {
    m_history->addBranch(branch);
    m_history->setBranch(branch.id);
  }
  if (update.position) {
    m_history->setBranch(update.position->branch);
  }
  if (update.view) {
    m_microscope->setView(update.view);
    m_history->add(update.view);
    m_batch = update.view->pass;
    renewUnits();
    Q_EMIT viewed(update.view);
  }
  // At rest the batch that comes next is opened as soon as the playhead stands.
  if (update.position && (m_microscope->isVisible() || m_units->isVisible() || m_live)) {
    m_session->requestView();
  }
}

}  // namespace officina
