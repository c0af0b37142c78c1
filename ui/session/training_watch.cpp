// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/training_watch.h"

#include <algorithm>
#include <memory>

#include "ui/session/latest_worker.h"
#include "ui/session/training_session.h"

namespace officina {

namespace {

constexpr int kInterval = 1000;

bool sameText(const Text& a, const Text& b) {
  return a.pattern == b.pattern && a.arguments == b.arguments;
}

bool same(const Diagnosis& a, const Diagnosis& b) {
  return a.trouble == b.trouble && a.layer == b.layer && a.globalStep == b.globalStep &&
         a.forkAt == b.forkAt && sameText(a.sentence, b.sentence) && sameText(a.remedyLabel, b.remedyLabel) &&
         a.remedy == b.remedy;
}

/// Takes away what came after `step` updates.
void cut(Evidence& evidence, std::int64_t step) {
  const auto after = [step](const auto& sample) { return sample.globalStep > step; };
  std::erase_if(evidence.steps, after);
  std::erase_if(evidence.epochs, after);
  std::erase_if(evidence.views, [step](const auto& view) { return view->globalStep > step; });
  evidence.divergence.reset();
}

/// The view whose loss leaves the smallest gap, never the first or the last.
std::size_t mostSpareable(const std::vector<std::shared_ptr<const TrainingView>>& views) {
  std::size_t best = 1;
  for (std::size_t i = 1; i + 1 < views.size(); ++i) {
    const auto gap = [&](std::size_t at) { return views[at + 1]->globalStep - views[at - 1]->globalStep; };
    best = gap(i) < gap(best) ? i : best;
  }
  return best;
}

}  // namespace

TrainingWatch::TrainingWatch(TrainingSession* session, Diagnose diagnose, QObject* parent)
    : QObject(parent), m_session(session), m_diagnose(std::move(diagnose)), m_worker(new LatestWorker(this)) {
  m_timer.setSingleShot(true);
  m_timer.setInterval(kInterval);
  connect(&m_timer, &QTimer::timeout, this, &TrainingWatch::diagnoseNow);
  connect(session, &TrainingSession::started, this, &TrainingWatch::begin);
  connect(session, &TrainingSession::updated, this, &TrainingWatch::take);
  connect(session, &TrainingSession::stateChanged, this, [this, session](TrainerState state) {
    if (state == TrainerState::Idle) {  // the run was forgotten
      begin(session->recipe());
    }
  });
  begin(session->recipe());
}

TrainingWatch::~TrainingWatch() = default;

void TrainingWatch::setClassCounts(std::vector<std::int64_t> counts) {
  m_classCounts = std::move(counts);
  for (auto& [branch, history] : m_histories) {
    history.evidence.classCounts = m_classCounts;
  }
}

const Evidence& TrainingWatch::evidence() const {
  return m_histories.at(m_branch).evidence;
}

void TrainingWatch::begin(const Recipe& recipe) {
  m_worker->cancel();
  m_timer.stop();
  m_histories.clear();
  m_branch = 0;
  m_histories[0].evidence.recipe = recipe;
  m_histories[0].evidence.classCounts = m_classCounts;
  set({});
}

void TrainingWatch::beginBranch(const Branch& branch) {
  m_branch = branch.id;
  if (m_histories.count(branch.id) == 0) {
    const auto parent = m_histories.find(branch.parent);
    History history = parent != m_histories.end() ? parent->second : History{};
    cut(history.evidence, branch.fromStep);
    history.evidence.classCounts = m_classCounts;
    m_histories[branch.id] = std::move(history);
  }
  m_histories[branch.id].evidence.recipe = branch.recipe;
}

void TrainingWatch::addStep(const StepSample& sample) {
  History& history = m_histories[sample.branch];
  auto& steps = history.evidence.steps;
  // A run that goes on from the past repeats what it has told; it is known already.
  const bool known = !steps.empty() && sample.globalStep <= steps.back().globalStep;
  if (known || (sample.globalStep - 1) % history.stride != 0) {
    return;
  }
  steps.push_back(sample);
  if (steps.size() > kMostSteps) {
    history.stride *= 2;
    std::erase_if(steps, [&](const StepSample& held) { return (held.globalStep - 1) % history.stride != 0; });
  }
}

void TrainingWatch::addEpoch(const EpochSample& sample) {
  auto& epochs = m_histories[sample.branch].evidence.epochs;
  if (epochs.empty() || sample.globalStep > epochs.back().globalStep) {
    epochs.push_back(sample);
  }
}

void TrainingWatch::addView(const TrainingView& view) {
  auto& views = m_histories[view.branch].evidence.views;
  const auto place =
      std::lower_bound(views.begin(), views.end(), view.globalStep,
                       [](const auto& held, std::int64_t step) { return held->globalStep < step; });
  if (place != views.end() && (*place)->globalStep == view.globalStep) {
    return;
  }
  // Without the tensors: only the statistics are read, and a hundred batches would be gigabytes.
  auto light = std::make_shared<TrainingView>();
  light->branch = view.branch;
  light->globalStep = view.globalStep;
  light->layers = view.layers;
  views.insert(place, std::move(light));
  if (views.size() > kMostViews) {
    views.erase(views.begin() + static_cast<std::ptrdiff_t>(mostSpareable(views)));
  }
}

void TrainingWatch::take(const Mailbox::Update& update) {
  for (const Branch& branch : update.branches) {
    beginBranch(branch);
  }
  for (const StepSample& sample : update.steps) {
    addStep(sample);
  }
  for (const EpochSample& sample : update.epochs) {
    addEpoch(sample);
  }
  if (update.view) {
    addView(*update.view);
  }
  if (update.divergence) {
    m_histories[update.divergence->branch].evidence.divergence = update.divergence;
  }
  if (update.position && m_histories.count(update.position->branch) != 0) {
    m_branch = update.position->branch;
  }
  const bool news = !update.steps.empty() || !update.epochs.empty() || update.view || update.divergence ||
                    !update.branches.empty() || update.position;
  if (news && update.divergence) {
    diagnoseNow();
  } else if (news && !m_timer.isActive()) {
    m_timer.start();
  }
}

void TrainingWatch::diagnoseNow() {
  m_worker->submit([this, evidence = evidence(),
                    diagnose = m_diagnose](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    auto found = std::make_shared<std::vector<Diagnosis>>(diagnose(evidence));
    return [this, found] { set(std::move(*found)); };
  });
  if (m_asking && m_session->state() == TrainerState::Running) {
    m_session->requestView();
  }
}

void TrainingWatch::set(std::vector<Diagnosis> diagnoses) {
  const bool unchanged =
      std::equal(diagnoses.begin(), diagnoses.end(), m_diagnoses.begin(), m_diagnoses.end(), same);
  if (!unchanged) {
    m_diagnoses = std::move(diagnoses);
    Q_EMIT diagnosesChanged(m_diagnoses);
  }
}

}  // namespace officina
