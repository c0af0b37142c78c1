// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/timeline.h"

#include <algorithm>
#include <utility>

#include "core/api/error.h"

namespace officina {

namespace {

/// Per thread, and the bits depend on it: whenever a run with another recipe takes over.
void useThreads(const Recipe& recipe) {
  at::set_num_threads(recipe.threads);
}

void requireSameRun(const Recipe& before, const Recipe& after) {
  // What the weights, the samples' order and the data in memory hang on.
  for (const RecipeDifference& change : difference(before, after)) {
    if (change.field == "lab" || change.field == "network" || change.field == "data" ||
        change.field == "seed") {
      throw Error(ErrorKind::Usage,
                  {OFFICINA_TEXT("core", "A branch cannot change %1 from %2 to %3."),
                   {change.field, change.before, change.after}},
                  {OFFICINA_TEXT("core", "Start a new run with that recipe."), {}});
    }
  }
}

}  // namespace

Timeline::Timeline(const Recipe& recipe, TrainingDataPtr data, std::int64_t snapshotBytes)
    : m_data(std::move(data)), m_ring(snapshotBytes) {
  useThreads(recipe);
  m_run = std::make_unique<TrainingRun>(recipe, m_data);
  Line& line = m_lines.emplace_back();
  line.branch.recipe = recipe;
  begin();
}

void Timeline::begin() {
  m_ring = SnapshotRing(m_ring.budget());
  active().first = active().head = m_run->globalStep();
  active().losses.clear();
  if (m_ring.enabled()) {
    m_ring.add(m_active, m_run->capture(), SnapshotRing::Keep::Always);
  }
}

void Timeline::setFolder(int id, const std::filesystem::path& folder) {
  m_lines.at(static_cast<std::size_t>(id)).branch.folder = folder;
}

Position Timeline::position() const {
  return {m_active,       m_run->globalStep(),   active().head,   m_ring.count(),
          m_ring.bytes(), m_run->learningRate(), m_run->endStep()};
}

void Timeline::applyRate() {
  const auto& rates = active().rates;
  if (rates.empty()) {
    return;
  }
  if (const auto set = rates.find(m_run->globalStep()); set != rates.end()) {
    m_run->setLearningRate(set->second);
  }
}

StepSample Timeline::step() {
  applyRate();
  StepSample sample = m_run->step();
  sample.branch = m_active;
  Line& line = active();
  if (m_run->globalStep() > line.head) {
    line.head = m_run->globalStep();
    line.losses.push_back(static_cast<float>(sample.loss));
  }
  return sample;
}

EpochSample Timeline::finishEpoch(const std::function<bool()>& stopped) {
  EpochSample sample = m_run->finishEpoch(stopped);
  sample.branch = m_active;
  return sample;
}

void Timeline::settle() {
  if (m_ring.wants(m_active, m_run->globalStep())) {
    hold();
  }
}

void Timeline::hold() {
  if (m_ring.enabled() && !m_ring.at(m_active, m_run->globalStep())) {
    m_ring.add(m_active, m_run->capture(), SnapshotRing::Keep::AsLongAsThereIsRoom);
  }
}

void Timeline::setLearningRate(double rate) {
  active().rates[m_run->globalStep()] = rate;
  m_run->setLearningRate(rate);
}

void Timeline::seek(int branch, std::int64_t globalStep, const std::function<bool()>& interrupted) {
  if (!m_ring.enabled()) {
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "This run holds no moments to go back to."), {}},
                {OFFICINA_TEXT("core", "Give it memory for them, and start it again."), {}});
  }
  if (branch < 0 || static_cast<std::size_t>(branch) >= m_lines.size()) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "This run has no branch number %1."), {std::to_string(branch)}});
  }
  hold();  // leaving the present moment should not cost its way back
  const Line& line = m_lines[static_cast<std::size_t>(branch)];
  const std::int64_t target = std::clamp(globalStep, line.first, line.head);
  const SnapshotPtr nearest = m_ring.atOrBefore(branch, target);
  if (branch != m_active) {
    useThreads(line.branch.recipe);
    m_run = std::make_unique<TrainingRun>(line.branch.recipe, m_data);
    m_active = branch;
    m_run->restore(*nearest);
  } else if (target < m_run->globalStep() || nearest->globalStep > m_run->globalStep()) {
    m_run->restore(*nearest);
  }  // else the present moment is the nearest one
  replayTo(target, interrupted);
}

void Timeline::replayTo(std::int64_t globalStep, const std::function<bool()>& interrupted) {
  while (m_run->globalStep() < globalStep && !interrupted()) {
    applyRate();
    static_cast<void>(m_run->step());
    if (m_run->epochComplete()) {
      m_run->skipEvaluation();
    }
  }
  applyRate();
  hold();
}

void Timeline::fork(const Recipe& recipe) {
  validate(recipe);
  requireSameRun(branch().recipe, recipe);
  const std::int64_t now = m_run->globalStep();
  const Snapshot moment = m_run->capture();
  useThreads(recipe);
  std::unique_ptr<TrainingRun> next;
  try {
    next = std::make_unique<TrainingRun>(recipe, m_data);
    next->continueFrom(moment, branch().recipe);
  } catch (...) {
    useThreads(branch().recipe);
    throw;
  }
  SnapshotPtr origin;
  if (m_ring.enabled()) {
    m_ring.add(m_active, moment, SnapshotRing::Keep::Always);
    origin = m_ring.at(m_active, now);
  }
  Line line;
  line.branch = {static_cast<int>(m_lines.size()), m_active, now, recipe, {}};
  line.first = line.head = now;
  m_active = line.branch.id;
  m_lines.push_back(std::move(line));
  m_run = std::move(next);
  if (m_ring.enabled()) {
    m_ring.add(m_active, m_run->capture(), SnapshotRing::Keep::Always, origin);
  }
}

void Timeline::undoFailedStep() {
  // No update was made, but samples were counted and random numbers drawn.
  const std::int64_t now = m_run->globalStep();
  m_run->restore(*m_ring.atOrBefore(m_active, now));
  replayTo(now, [] { return false; });
}

std::vector<SnapshotPtr> Timeline::history() const {
  std::vector<SnapshotPtr> found;
  std::int64_t last = active().head;
  for (int id = m_active; id >= 0; id = branch(id).parent) {
    const std::vector<SnapshotPtr> part = m_ring.upTo(id, last);
    found.insert(found.begin(), part.begin(), part.end());
    // The fork itself is held on both branches; the child's is the one in the list.
    last = branch(id).fromStep - 1;
  }
  return found;
}

std::int64_t Timeline::lastHealthyStep() const {
  // Batches in order, over the branches that led here.
  std::vector<std::pair<std::int64_t, float>> losses;  // updates done before the batch, its loss
  std::int64_t end = m_run->globalStep();
  for (int id = m_active; id >= 0; id = branch(id).parent) {
    const Line& line = m_lines[static_cast<std::size_t>(id)];
    const auto count =
        std::min<std::int64_t>(end - line.first, static_cast<std::int64_t>(line.losses.size()));
    for (std::int64_t i = count - 1; i >= 0; --i) {
      losses.emplace_back(line.first + i, line.losses[static_cast<std::size_t>(i)]);
    }
    end = line.first;
  }
  if (losses.empty()) {
    return end;
  }
  // An untrained network guesses; whoever does worse than guessing is on the way out. The largest of the
  // first ten losses, because one batch's is a matter of luck.
  constexpr std::size_t kFirst = 10;
  float guessing = 0.0F;
  for (std::size_t i = losses.size() - std::min(kFirst, losses.size()); i < losses.size(); ++i) {
    guessing = std::max(guessing, losses[i].second);
  }
  const float first = losses.back().second;
  for (const auto& [step, loss] : losses) {
    // Among the first ten the diverging ones may be: there the very first is the measure.
    const bool young = step < losses.back().first + static_cast<std::int64_t>(kFirst);
    if (loss <= (young ? first : std::min(guessing, 4.0F * first))) {
      return step;
    }
  }
  return losses.back().first;
}

}  // namespace officina
