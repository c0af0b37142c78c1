// SPDX-License-Identifier: GPL-3.0-or-later
// Time travel, branches and the microscope in the digits lab.
#include <algorithm>

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include "tests/gui/digits_lab.h"
#include "ui/inspect/arithmetic_view.h"
#include "ui/inspect/branches_panel.h"
#include "ui/inspect/diagnosis_bar.h"
#include "ui/inspect/lab_inspection.h"
#include "ui/inspect/microscope_panel.h"
#include "ui/inspect/pass_explorer.h"
#include "ui/inspect/picture_insight.h"
#include "ui/labs/common/lab_weights.h"
#include "ui/labs/common/mistakes_panel.h"
#include "ui/labs/common/result_panel.h"
#include "ui/labs/digits/sample_strokes.h"
#include "ui/session/training_session.h"
#include "ui/widgets/line_chart.h"
#include "ui/widgets/segmented.h"

using namespace officina;

namespace {

bool sameBytes(const StateDict& a, const StateDict& b) {
  if (a.tensors.size() != b.tensors.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.tensors.size(); ++i) {
    if (a.tensors[i].bytes != b.tensors[i].bytes) {
      return false;
    }
  }
  return true;
}

}  // namespace

class TravelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { prepareApplication(QStringLiteral("tst_travel")); }

  void stepsBackAndForwardToTheSameWeights() {
    Lab lab;
    TrainingSession& session = *lab.page.session();
    stepsTo(lab, 12);
    const StateDict before = weightsNow(lab);
    for (int i = 0; i < 5; ++i) {
      lab.page.stepBack();
      QTRY_COMPARE_WITH_TIMEOUT(session.globalStep(), std::int64_t{11 - i}, kWait);
    }
    QVERIFY(!sameBytes(weightsNow(lab), before));
    QCOMPARE(lab.page.result()->lossChart()->playhead(), 7.0 / 40.0);
    for (int i = 0; i < 5; ++i) {
      lab.page.stepOnce();
      QTRY_COMPARE_WITH_TIMEOUT(session.globalStep(), std::int64_t{8 + i}, kWait);
    }
    QVERIFY(sameBytes(weightsNow(lab), before));
    QCOMPARE(lab.page.result()->steps(), std::size_t{12});  // what was drawn is not drawn again
  }

  void theChartsPlayheadGoesToABatch() {
    Lab lab;
    stepsTo(lab, 9);
    Q_EMIT lab.page.result()->lossChart()->playheadMoved(4.0 / 40.0);
    QTRY_COMPARE_WITH_TIMEOUT(lab.page.session()->globalStep(), std::int64_t{4}, kWait);
    QCOMPARE(lab.page.session()->position().head, std::int64_t{9});
  }

  void aBranchLeavesTheRunAlone() {
    Lab lab;
    TrainingSession& session = *lab.page.session();
    stepsTo(lab, 10);
    const StateDict original = weightsNow(lab);
    session.seek(0, 6);
    QTRY_COMPARE_WITH_TIMEOUT(session.globalStep(), std::int64_t{6}, kWait);
    Recipe changed = session.recipe();
    changed.optimizer.learningRate = 0.05;
    session.fork(changed);
    QTRY_COMPARE_WITH_TIMEOUT(session.branches().size(), std::size_t{2}, kWait);
    QCOMPARE(session.recipe().optimizer.learningRate, 0.05);
    for (int i = 0; i < 4; ++i) {
      lab.page.stepOnce();
      QTRY_COMPARE_WITH_TIMEOUT(session.globalStep(), std::int64_t{7 + i}, kWait);
    }
    QVERIFY(!sameBytes(weightsNow(lab), original));
    QCOMPARE(lab.page.result()->steps(), std::size_t{14});  // both curves are on the chart
    QCOMPARE(lab.page.inspection()->branches()->table()->rowCount(), 2);
    session.seek(0, 10);
    QTRY_COMPARE_WITH_TIMEOUT(session.position().branch, 0, kWait);
    QCOMPARE(session.recipe().optimizer.learningRate, 0.001);
    QVERIFY(sameBytes(weightsNow(lab), original));
  }

  void aFinishedRunCanBeGoneBackIn() {
    Lab lab;
    Recipe recipe = lab.page.recipePanel()->recipe();
    recipe.epochs = 1;
    lab.page.recipePanel()->edit(recipe, QStringLiteral("short"));
    QSignalSpy ended(lab.page.session(), &TrainingSession::ended);
    lab.play();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, kWait);
    TrainingSession& session = *lab.page.session();
    QCOMPARE(session.state(), TrainerState::Finished);
    QVERIFY(!session.active());
    QVERIFY(session.open());
    const StateDict last = weightsNow(lab);
    session.seek(0, 20);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), TrainerState::Paused, kWait);
    QVERIFY(session.active());
    lab.play();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 2, kWait);
    QVERIFY(sameBytes(*qvariant_cast<std::shared_ptr<const StateDict>>(ended.back().at(1)), last));
  }

  void theMicroscopeOpensTheNextBatchInFourPhases() {
    Lab lab;
    stepsTo(lab, 3);
    const StateDict before = weightsNow(lab);
    lab.page.showInspection(QStringLiteral("microscope"), true);
    MicroscopePanel& microscope = *lab.page.inspection()->microscope();
    QTRY_VERIFY_WITH_TIMEOUT(microscope.view() != nullptr && microscope.view()->globalStep == 3, kWait);
    const Pass& pass = *microscope.view()->pass;
    QVERIFY(pass.hasGradients() && pass.hasUpdate());
    QCOMPARE(pass.batchSize(), std::int64_t{10});
    PassExplorer& explorer = *microscope.explorer();
    QCOMPARE(explorer.phase(), Phase::Forward);
    microscope.nextPhase();
    QCOMPARE(explorer.phase(), Phase::Loss);
    microscope.nextPhase();
    QCOMPARE(explorer.phase(), Phase::Backward);
    explorer.showCell({"fc3.weight", {4, 7}, 0});
    QTRY_VERIFY_WITH_TIMEOUT(explorer.arithmetic()->arithmetic().has_value() && !explorer.busy(), kWait);
    const Arithmetic gradient = *explorer.arithmetic()->arithmetic();
    QCOMPARE(gradient.quantity, Quantity::Gradient);
    QVERIFY(std::abs(gradient.computed - gradient.value) <= 1e-5 * std::max(1.0, std::abs(gradient.value)));
    microscope.nextPhase();
    QCOMPARE(explorer.phase(), Phase::Update);
    // Looking changes nothing; what was predicted is what the step does.
    QVERIFY(sameBytes(weightsNow(lab), before));
    const float predicted = pass.parameter("fc3.weight", Quantity::After).values[4 * 84 + 7];
    lab.page.stepOnce();
    QTRY_COMPARE_WITH_TIMEOUT(lab.page.session()->globalStep(), std::int64_t{4}, kWait);
    QCOMPARE(weightsNow(lab).find("fc3.weight")->floats()[4 * 84 + 7], predicted);
    QTRY_COMPARE_WITH_TIMEOUT(microscope.view()->globalStep, std::int64_t{4}, kWait);
  }

  void aRunThatExplodesIsMendedByOneClickAndUndone() {
    Lab lab;
    TrainingSession& session = *lab.page.session();
    Recipe wild = lab.page.recipePanel()->recipe();
    wild.optimizer.kind = OptimizerKind::Sgd;
    wild.optimizer.learningRate = 1e6;
    lab.page.recipePanel()->edit(wild, QStringLiteral("wild"));
    lab.play();
    DiagnosisBar& bar = *lab.page.diagnosisBar();
    const auto notFinite = [&bar] {
      return std::ranges::any_of(bar.shown(),
                                 [](const Diagnosis& d) { return d.trouble == Trouble::NotFinite; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == TrainerState::Paused && notFinite(), kWait);
    const Diagnosis said = bar.shown().front();
    QVERIFY(said.forkAt.has_value());
    QVERIFY(said.remedy.optimizer.learningRate < 1e6);
    const std::int64_t stood = session.globalStep();
    bar.rows().front()->mendButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(session.branches().size(), std::size_t{2}, kWait);
    QCOMPARE(session.recipe().optimizer.learningRate, said.remedy.optimizer.learningRate);
    QVERIFY(lab.page.undoStack()->canUndo());
    lab.page.undoStack()->undo();
    QTRY_VERIFY_WITH_TIMEOUT(session.position().branch == 0 && session.globalStep() == stood, kWait);
    QCOMPARE(session.recipe().optimizer.learningRate, 1e6);
  }

  void aRunOfAnotherDayIsOpenedAndResumed() {
    Lab lab;
    TrainingSession& session = *lab.page.session();
    stepsTo(lab, 15);
    const StateDict kept = weightsNow(lab);
    const QString folder = QString::fromStdString(session.branches().front().folder.string());
    lab.page.stopRun();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), TrainerState::Stopped, kWait);
    session.reset();

    lab.page.openRun(folder, false);
    QTRY_COMPARE_WITH_TIMEOUT(lab.page.weights()->kind(), LabWeights::Kind::File, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(!lab.page.weights()->loading(), kWait);
    QVERIFY(sameBytes(*lab.page.weights()->weights(), kept));

    lab.page.openRun(folder, true);
    QTRY_VERIFY_WITH_TIMEOUT(session.globalStep() > 20, kWait);
    QCOMPARE(QString::fromStdString(session.branches().front().folder.string()), folder);
  }

  void atInferenceAllUnitsTakePart() {
    Lab lab;
    lab.page.input()->canvas()->setDrawing(sampleThree());
    QVERIFY(lab.settled());
    Recipe recipe = lab.page.recipePanel()->recipe();
    recipe.dropout = 0.5;
    lab.page.recipePanel()->edit(recipe, QStringLiteral("dropout"));
    stepsTo(lab, 2);
    lab.page.showInspection(QStringLiteral("units"));
    LabInspection& inspection = *lab.page.inspection();
    QTRY_VERIFY_WITH_TIMEOUT(inspection.microscope()->view() != nullptr, kWait);
    const Pass& batch = *inspection.microscope()->view()->pass;
    const std::vector<float> mask = batch.dropoutMask(batch.opIndex("drop1"), 0);
    const auto dropped = std::ranges::count(mask, 0.0F);
    QVERIFY(dropped > 20 && dropped < 100);
    inspection.unitsSource()->setCurrent(QStringLiteral("input"));
    Q_EMIT inspection.unitsSource()->chosen(QStringLiteral("input"));
    QTRY_VERIFY_WITH_TIMEOUT(inspection.probe()->pass() != nullptr && !inspection.probe()->waiting(), kWait);
    const Pass& answer = *inspection.probe()->pass();
    QVERIFY(!answer.training());
    for (std::size_t op = 0; op < answer.ops().size(); ++op) {
      QVERIFY(answer.dropoutMask(static_cast<int>(op), 0).empty());
    }
  }

  void aPictureLeftOutOfTheTrainingIsUndone() {
    Lab lab;
    QVERIFY(lab.settled());
    lab.page.mistakes()->setSet(true);
    Q_EMIT lab.page.mistakes()->evaluateRequested();
    QTRY_VERIFY_WITH_TIMEOUT(lab.page.mistakes()->evaluation() != nullptr, kWait);
    QVERIFY(lab.page.mistakes()->evaluation()->training);
    Q_EMIT lab.page.mistakes()->gallery()->pictureActivated(0);
    const auto sample = lab.page.mistakes()->insight()->subject()->sample;
    Q_EMIT lab.page.mistakes()->insight()->leaveOutRequested(sample);
    QCOMPARE(lab.page.recipePanel()->recipe().edits,
             (std::vector<SampleEdit>{{sample, SampleEdit::kLeftOut}}));
    QCOMPARE(*lab.page.mistakes()->insight()->subject()->edit, int{SampleEdit::kLeftOut});
    stepsTo(lab, 1);
    QCOMPARE(lab.page.session()->startInfo()->samples, std::int64_t{399});
    lab.page.undoStack()->undo();
    QVERIFY(lab.page.recipePanel()->recipe().edits.empty());
    QVERIFY(!lab.page.mistakes()->insight()->subject()->edit.has_value());
  }

 private:
  static void stepsTo(Lab& lab, std::int64_t step) {
    for (std::int64_t i = 1; i <= step; ++i) {
      lab.page.stepOnce();
      QVERIFY(QTest::qWaitFor(
          [&] {
            return lab.page.session()->globalStep() == i &&
                   lab.page.session()->state() == TrainerState::Paused;
          },
          kWait));
    }
  }

  /// Asked now: earlier answers are not mistaken for it.
  static StateDict weightsNow(Lab& lab) {
    std::shared_ptr<const StateDict> found;
    QTest::qWait(80);
    const auto connection = QObject::connect(lab.page.session(), &TrainingSession::updated,
                                             [&found](const Mailbox::Update& update) {
                                               if (update.weights) {
                                                 found = update.weights;
                                               }
                                             });
    lab.page.session()->requestWeights();
    static_cast<void>(QTest::qWaitFor([&found] { return found != nullptr; }, kWait));
    QObject::disconnect(connection);
    return found ? *found : StateDict{};
  }
};

QTEST_MAIN(TravelTest)
#include "tst_travel.moc"
