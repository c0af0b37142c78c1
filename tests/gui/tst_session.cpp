// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <optional>
#include <thread>

#include <QSignalSpy>
#include <QTest>

#include "core/api/digits.h"
#include "core/api/thermometer.h"
#include "ui/session/latest_worker.h"
#include "ui/session/training_session.h"

using namespace officina;

namespace {

std::shared_ptr<const DigitsData> bars(int count = 400) {
  DigitSet set;
  for (int i = 0; i < count; ++i) {
    const int label = i * 7 % 10;
    set.labels.push_back(static_cast<std::uint8_t>(label));
    for (int pixel = 0; pixel < kDigitPixels; ++pixel) {
      set.pixels.push_back(pixel / kDigitSide / 2 == label + 2 ? 230 : 10);
    }
  }
  return std::make_shared<DigitsData>("bars", set, set);
}

Recipe recipe(std::int64_t epochs) {
  Recipe result = namedRecipe("digits", "notes");
  result.epochs = epochs;
  return result;
}

TrainerOptions openOptions() {
  TrainerOptions options;
  options.snapshotBytes = std::int64_t{128} << 20;
  options.keepOpen = true;
  return options;
}

}  // namespace

class SessionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void runsPausesStepsResumesAndStops() {
    TrainingSession session;
    std::int64_t steps = 0;
    connect(&session, &TrainingSession::updated, this,
            [&](const Mailbox::Update& update) { steps += static_cast<std::int64_t>(update.steps.size()); });
    session.start(recipe(100000), bars());
    QTRY_VERIFY_WITH_TIMEOUT(steps > 5, 20000);
    // These epochs are short: the moment may be one of evaluation.
    QVERIFY(session.state() == TrainerState::Running || session.state() == TrainerState::Evaluating);
    QVERIFY(session.active());
    session.pause();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), TrainerState::Paused, 20000);
    QTest::qWait(100);
    const std::int64_t paused = steps;
    QTest::qWait(200);
    QCOMPARE(steps, paused);
    session.step(2);
    QTRY_COMPARE_WITH_TIMEOUT(steps, paused + 2, 20000);
    session.resume();
    QTRY_VERIFY_WITH_TIMEOUT(steps > paused + 10, 20000);
    QSignalSpy ended(&session, &TrainingSession::ended);
    session.stop();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20000);
    QCOMPARE(session.state(), TrainerState::Stopped);
    QVERIFY(!session.active());
    QCOMPARE(session.globalStep(), steps);
  }

  void nothingIsLostBetweenTheThreads() {
    TrainingSession session;
    std::vector<std::int64_t> seen;
    std::size_t epochs = 0;
    connect(&session, &TrainingSession::updated, this, [&](const Mailbox::Update& update) {
      for (const StepSample& step : update.steps) {
        seen.push_back(step.globalStep);
      }
      epochs += update.epochs.size();
    });
    QSignalSpy ended(&session, &TrainingSession::ended);
    Recipe thermometer = namedRecipe("thermometer", "notes");
    session.start(thermometer, std::make_shared<ThermometerData>(notesPairs()));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30000);
    QCOMPARE(seen.size(), std::size_t{3000});
    for (std::size_t i = 0; i < seen.size(); ++i) {
      QCOMPARE(seen[i], static_cast<std::int64_t>(i + 1));
    }
    QCOMPARE(epochs, std::size_t{3000});
  }

  void aFailureArrivesAsASentence() {
    TrainingSession session;
    QString sentence;
    connect(&session, &TrainingSession::failed, this,
            [&](const Error& error) { sentence = QString::fromUtf8(error.what()); });
    Recipe thermometer = namedRecipe("thermometer", "notes");
    thermometer.optimizer.kind = OptimizerKind::Sgd;
    session.start(thermometer, std::make_shared<ThermometerData>(notesPairs()));
    QTRY_VERIFY_WITH_TIMEOUT(!sentence.isEmpty(), 20000);
    QVERIFY2(sentence.contains(QStringLiteral("learning rate")), qPrintable(sentence));
    QCOMPARE(session.state(), TrainerState::Failed);
  }

  void weightsComeWhenAskedFor() {
    TrainingSession session;
    std::shared_ptr<const StateDict> weights;
    connect(&session, &TrainingSession::updated, this, [&](const Mailbox::Update& update) {
      if (update.weights) {
        weights = update.weights;
      }
    });
    session.start(recipe(100000), bars());
    session.requestWeights();
    QTRY_VERIFY_WITH_TIMEOUT(weights != nullptr, 20000);
    QCOMPARE(weights->parameterCount(), 60074);
  }

  void aSessionMayDieWhileItTrains() {
    // Not hanging and not crashing is the point; that nothing of the dead run still arrives is checked
    // besides.
    int updates = 0;
    for (int i = 0; i < 3; ++i) {
      auto session = std::make_unique<TrainingSession>();
      connect(session.get(), &TrainingSession::updated, this, [&] { ++updates; });
      session->start(recipe(100000), bars());
      QTest::qWait(40 * i);
    }
    const int before = updates;
    QTest::qWait(100);
    QCOMPARE(updates, before);
  }

  void aNewRunReplacesTheOldOne() {
    TrainingSession session;
    QSignalSpy ended(&session, &TrainingSession::ended);
    session.start(recipe(100000), bars());
    QTest::qWait(50);
    session.start(recipe(1), bars());
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20000);
    QCOMPARE(session.state(), TrainerState::Finished);
    QCOMPARE(session.globalStep(), 40);
  }

  void aRunThatIsKeptOpenCanBeTravelledAfterItsEnd() {
    TrainingSession session;
    QSignalSpy ended(&session, &TrainingSession::ended);
    std::shared_ptr<const TrainingView> view;
    std::shared_ptr<const AnswerHistory> answers;
    connect(&session, &TrainingSession::updated, this, [&](const Mailbox::Update& update) {
      view = update.view ? update.view : view;
      answers = update.answers ? update.answers : answers;
    });
    session.start(recipe(2), bars(), openOptions());
    QVERIFY(session.active());
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30000);
    QCOMPARE(session.state(), TrainerState::Finished);
    QVERIFY(!session.active());
    QVERIFY(session.open());
    QCOMPARE(session.position().head, 80);
    QCOMPARE(session.totalSteps(), 80);
    const auto weights = ended.at(0).at(1).value<std::shared_ptr<const StateDict>>();
    QVERIFY(weights != nullptr);
    QCOMPARE(weights->parameterCount(), 60074);

    session.requestView();
    session.requestAnswers({{1, kDigitSide, kDigitSide}, std::vector<float>(kDigitPixels, 0.5F)});
    QTRY_VERIFY_WITH_TIMEOUT(view != nullptr && answers != nullptr, 30000);
    QCOMPARE(answers->steps.size(), std::size_t{81});

    session.seek(0, 30);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), TrainerState::Paused, 30000);
    QVERIFY(session.active());
    QCOMPARE(session.globalStep(), 30);
    QCOMPARE(session.position().globalStep, 30);
    QCOMPARE(ended.count(), 1);
    session.resume();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 2, 30000);
    QCOMPARE(session.globalStep(), 80);
    const auto again = ended.at(1).at(1).value<std::shared_ptr<const StateDict>>();
    QVERIFY(again->tensors.front().bytes == weights->tensors.front().bytes);
  }

  void aBranchHasItsOwnRecipeAndEnd() {
    TrainingSession session;
    QSignalSpy ended(&session, &TrainingSession::ended);
    session.start(recipe(2), bars(), openOptions());
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30000);
    Recipe changed = recipe(3);
    changed.optimizer.learningRate = 1e-4;
    session.seek(0, 20);
    session.fork(changed);
    QTRY_COMPARE_WITH_TIMEOUT(session.branches().size(), std::size_t{2}, 30000);
    QCOMPARE(session.branches()[1].fromStep, 20);
    QVERIFY(session.recipe() == changed);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), TrainerState::Paused, 30000);
    QCOMPARE(session.totalSteps(), 120);
    session.seek(0, 80);
    QTRY_COMPARE_WITH_TIMEOUT(session.position().branch, 0, 30000);
    QVERIFY(session.recipe() == recipe(2));
  }

  void whatIsRefusedIsToldAndARunThatIsOpenIsReplaced() {
    TrainingSession session;
    QSignalSpy ended(&session, &TrainingSession::ended);
    QString sentence;
    connect(&session, &TrainingSession::refused, this,
            [&](const Error& error) { sentence = QString::fromUtf8(error.what()); });
    session.start(recipe(1), bars(), openOptions());
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30000);
    Recipe other = recipe(1);
    other.network = "tuned";
    session.fork(other);
    QTRY_VERIFY_WITH_TIMEOUT(!sentence.isEmpty(), 30000);
    QVERIFY(session.open());
    QCOMPARE(session.branches().size(), std::size_t{1});
    session.start(recipe(1), bars(), openOptions());
    QVERIFY(session.active());
    QVERIFY(session.branches().empty());
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 2, 30000);
    session.reset();
    QVERIFY(!session.open());
    QCOMPARE(session.state(), TrainerState::Idle);
  }

  void aRunThatDivergesStaysOpen() {
    TrainingSession session;
    std::optional<Divergence> divergence;
    connect(&session, &TrainingSession::updated, this, [&](const Mailbox::Update& update) {
      divergence = update.divergence ? update.divergence : divergence;
    });
    QSignalSpy failed(&session, &TrainingSession::failed);
    Recipe thermometer = namedRecipe("thermometer", "notes");
    thermometer.optimizer.kind = OptimizerKind::Sgd;
    session.start(thermometer, std::make_shared<ThermometerData>(notesPairs()), openOptions());
    QTRY_VERIFY_WITH_TIMEOUT(divergence.has_value(), 30000);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), TrainerState::Paused, 30000);
    QCOMPARE(failed.count(), 0);
    session.seek(0, divergence->lastHealthyStep);
    QTRY_COMPARE_WITH_TIMEOUT(session.position().globalStep, divergence->lastHealthyStep, 30000);
    thermometer.optimizer.learningRate = 1e-5;
    session.fork(thermometer);
    QTRY_COMPARE_WITH_TIMEOUT(session.branches().size(), std::size_t{2}, 30000);
    session.step(20);
    QTRY_COMPARE_WITH_TIMEOUT(session.position().head, divergence->lastHealthyStep + 20, 30000);
  }

  void theNewestJobWins() {
    LatestWorker worker;
    std::atomic<bool> release{false};
    std::atomic<bool> begun{false};
    std::vector<int> delivered;
    worker.submit([&](const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
      begun = true;
      while (!release && !cancelled()) {
        std::this_thread::yield();
      }
      return [&] { delivered.push_back(1); };
    });
    QTRY_VERIFY_WITH_TIMEOUT(begun.load(), 20000);
    for (int job = 2; job <= 5; ++job) {
      worker.submit([&, job](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
        return [&, job] { delivered.push_back(job); };
      });
    }
    release = true;
    QTRY_VERIFY_WITH_TIMEOUT(!worker.busy(), 20000);
    QCOMPARE(delivered, std::vector<int>{5});
  }

  void anErrorOfAJobIsToldAndACancelledOneIsNot() {
    LatestWorker worker;
    QSignalSpy failed(&worker, &LatestWorker::failed);
    worker.submit([](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
      throw Error(ErrorKind::Input, {"It is broken.", {}});
    });
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20000);
    QCOMPARE(failed.at(0).at(0).toString(), QStringLiteral("It is broken."));
    worker.submit([](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
      throw Error(ErrorKind::Cancelled, {"Stopped.", {}});
    });
    QTRY_VERIFY_WITH_TIMEOUT(!worker.busy(), 20000);
    QCOMPARE(failed.count(), 1);
  }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
