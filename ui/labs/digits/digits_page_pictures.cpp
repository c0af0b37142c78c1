// SPDX-License-Identifier: GPL-3.0-or-later
// The lab as `officina render` shows it, and each of its parts.
#include "ui/inspect/diagnosis_bar.h"
#include "ui/inspect/lab_inspection.h"
#include "ui/inspect/microscope_panel.h"
#include "ui/inspect/pass_explorer.h"
#include "ui/inspect/picture_insight.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/common/mistakes_panel.h"
#include "ui/labs/common/network_panel.h"
#include "ui/labs/common/picture_wait.h"
#include "ui/labs/digits/digits_page.h"
#include "ui/labs/digits/input_panel.h"
#include "ui/labs/digits/sample_strokes.h"
#include "ui/session/training_session.h"
#include "ui/widgets/line_chart.h"

namespace officina {

namespace {

constexpr int kPictureSamples = 500;
constexpr std::int64_t kPictureSnapshots = 128LL << 20;
constexpr std::int64_t kPictureMoment = 120;  ///< a batch that has learned something and not yet everything

}  // namespace

void DigitsPage::showPicturePart(const QString& part) {
  PassExplorer& explorer = *inspection()->explorer();
  MicroscopePanel& microscope = *inspection()->microscope();
  const auto settled = [&] {
    return !explorer.busy() && !microscope.explorer()->busy() && !inspection()->probe()->waiting();
  };
  if (part == QLatin1String("mistakes")) {
    showDrawerTab(m_mistakesTab);
    showDrawerLarge();
    evaluate();
    waitForPicture(30'000, [this] { return m_mistakes->evaluation() != nullptr && !m_mistakes->busy(); });
    if (m_mistakes->gallery()->count() > 0) {
      Q_EMIT m_mistakes->gallery()->pictureActivated(0);
    }
    waitForPicture(1'000, [this] {
      return !m_mistakes->probe()->waiting() && m_mistakes->insight()->chart()->isVisible();
    });
    return;
  }
  if (part == QLatin1String("branch")) {
    session()->seek(0, kPictureMoment);
    Recipe other = session()->recipe();
    other.optimizer.learningRate *= 3.0;
    session()->fork(other);
    session()->resume();
    waitForPicture(20'000, [this] { return session()->branches().size() == 2 && !session()->active(); });
    showInspection(QStringLiteral("runs"));
    return;
  }
  if (part == QLatin1String("dropout")) {
    Recipe dropped = recipe();
    dropped.sampleLimit = kPictureSamples;
    dropped.dropout = 0.5;
    trainForPicture(dropped);
    session()->seek(0, kPictureMoment);
    m_network->source()->setCurrent(QStringLiteral("batch"));
    Q_EMIT m_network->sourceChanged();
    showInspection(QStringLiteral("units"));
    waitForPicture(5'000,
                   [&] { return microscope.view() && microscope.view()->globalStep == kPictureMoment; });
    waitForPicture(500, [] { return false; });
    return;
  }
  if (part == QLatin1String("diagnosis")) {
    Recipe wild = recipe();
    wild.sampleLimit = kPictureSamples;
    wild.optimizer.kind = OptimizerKind::Sgd;
    wild.optimizer.learningRate = 1e6;
    showRecipe(wild, {});
    trainForPicture(wild);
    waitForPicture(5'000, [this] { return !diagnosisBar()->shown().empty(); });
    waitForPicture(500, [] { return false; });
    return;
  }
  if (part == QLatin1String("history")) {
    showInspection(part, true);
    constexpr std::int64_t kBetween = 8;
    for (std::int64_t step = 0; step < session()->position().end; step += kBetween) {
      session()->seek(0, step);
      session()->requestView();
      waitForPicture(2'000, [&] { return microscope.view() && microscope.view()->globalStep == step; });
    }
    waitForPicture(300, [] { return false; });
    return;
  }
  if (part == QLatin1String("microscope") || part == QLatin1String("units")) {
    session()->seek(0, kPictureMoment);
    showInspection(part, true);
    waitForPicture(5'000,
                   [&] { return microscope.view() && microscope.view()->globalStep == kPictureMoment; });
    microscope.nextPhase();
    microscope.nextPhase();
    microscope.explorer()->showCell({"fc3.weight", {3, 20}, 0});
  } else {
    showInspection(part, true);
  }
  if (part == QLatin1String("inspect")) {
    explorer.showTensor("conv1");
    explorer.showCell({"conv1", {2, 12, 8}, 0});
  }
  waitForPicture(500, [] { return false; });
  waitForPicture(5'000, settled);
}

/// Without a run folder: a picture leaves nothing behind.
void DigitsPage::trainForPicture(const Recipe& wanted) {
  TrainerOptions options;
  options.keepOpen = true;
  options.snapshotBytes = kPictureSnapshots;
  session()->start(wanted, data(), options);
  waitForPicture(20'000,
                 [this] { return !session()->active() || session()->state() == TrainerState::Paused; });
}

void DigitsPage::prepareForPicture() {
  m_input->canvas()->setDrawing(sampleThree());
  waitForPicture(10'000, [this] { return m_weights->weights() != nullptr && !m_weights->loading(); });
  Recipe starter = recipe();
  starter.data = "starter";
  m_recipePanel->setRecipe(starter);
  m_sets->load(QStringLiteral("starter"));
  waitForPicture(20'000, [this] { return m_sets->get(QStringLiteral("starter")) != nullptr; });
  // A few pictures, seen several times: curves that say something after a second.
  Recipe quick = recipe();
  quick.sampleLimit = kPictureSamples;
  trainForPicture(quick);
  if (m_weights->hasBuiltIn()) {
    m_weights->useBuiltIn();
    waitForPicture(10'000, [this] { return !m_weights->loading(); });
  }
  waitForPicture(5'000, [this] { return !m_answers->waiting() && !picturesWaiting(); });
}

}  // namespace officina
