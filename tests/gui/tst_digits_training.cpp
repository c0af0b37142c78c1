// SPDX-License-Identifier: GPL-3.0-or-later
// The digits lab: training, the data it takes, the network that comes of it.
#include <algorithm>
#include <cmath>

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUndoStack>

#include "tests/gui/digits_lab.h"
#include "ui/inspect/picture_insight.h"
#include "ui/labs/common/mistakes_panel.h"
#include "ui/labs/common/result_panel.h"
#include "ui/labs/digits/explain_panel.h"
#include "ui/labs/digits/sample_strokes.h"
#include "ui/session/training_session.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/recipe_form.h"

using namespace officina;

class TestDigitsTraining : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { prepareApplication(QStringLiteral("tst_digits_training")); }

  void trainsPausesStepsResumesStops() {
    Lab lab;
    TrainingSession& session = *lab.page.session();
    lab.trainForLong();
    lab.page.input()->canvas()->setDrawing(sampleThree());
    lab.play();
    QVERIFY(QTest::qWaitFor([&] { return session.globalStep() > 50; }, kWait));
    // The answer follows the run.
    QVERIFY(QTest::qWaitFor([&] { return lab.page.weights()->kind() == LabWeights::Kind::Run; }, kWait));
    const auto step = lab.page.weights()->runStep();
    QVERIFY(QTest::qWaitFor([&] { return lab.page.weights()->runStep() > step; }, kWait));
    lab.play();
    QVERIFY(QTest::qWaitFor([&] { return session.state() == TrainerState::Paused; }, kWait));
    QTest::qWait(100);
    const auto paused = session.globalStep();
    QTest::qWait(150);
    QCOMPARE(session.globalStep(), paused);
    lab.page.stepOnce();
    QVERIFY(QTest::qWaitFor([&] { return session.globalStep() == paused + 1; }, kWait));
    QVERIFY(QTest::qWaitFor([&] { return lab.page.weights()->runStep() == paused + 1; }, kWait));
    QCOMPARE(lab.page.result()->steps(), static_cast<std::size_t>(paused + 1));
    lab.play();
    QVERIFY(QTest::qWaitFor([&] { return session.globalStep() > paused + 45; }, kWait));
    QVERIFY(QTest::qWaitFor([&] { return lab.page.result()->epochs() >= 2; }, kWait));
    lab.page.stopRun();
    QVERIFY(QTest::qWaitFor([&] { return !session.active(); }, kWait));
    QCOMPARE(session.state(), TrainerState::Stopped);
    QCOMPARE(lab.page.weights()->runStep(), session.globalStep());
  }

  void theLearningRateChangesWhileItRuns() {
    Lab lab;
    TrainingSession& session = *lab.page.session();
    LabRecipePanel& panel = *lab.page.recipePanel();
    Recipe recipe = panel.recipe();
    recipe.epochs = 1000;
    panel.edit(recipe, QStringLiteral("long"));
    lab.play();
    QVERIFY(QTest::qWaitFor([&] { return session.globalStep() > 20; }, kWait));
    QVERIFY(!panel.form()->editor(QStringLiteral("batchSize"))->isEnabled());
    recipe.optimizer.learningRate = 0.0004;
    panel.edit(recipe, QStringLiteral("rate"));
    const QString note = panel.learningRateNote();
    QVERIFY2(note.contains(QStringLiteral("0.001")), qPrintable(note));
    QVERIFY(session.active());
    lab.page.undoStack()->undo();  // undo reaches the running training, too
    QVERIFY(panel.learningRateNote().isEmpty());
    QCOMPARE(panel.recipe().optimizer.learningRate, 0.001);
    lab.page.stopRun();
    QVERIFY(QTest::qWaitFor([&] { return !session.active(); }, kWait));
    QVERIFY(panel.form()->editor(QStringLiteral("batchSize"))->isEnabled());
  }

  /// Prints how long an answer takes while the pen moves 100 times a second and a network trains. A time is
  /// never a verdict here: it depends on what else the machine does.
  void answersWhileTraining() {
    Lab lab;
    QVERIFY(lab.settled());
    lab.trainForLong();
    lab.play();
    QVERIFY(QTest::qWaitFor([&] { return lab.page.session()->globalStep() > 20; }, kWait));
    std::vector<double> times;
    connect(lab.page.answers(), &DigitsAnswers::latencyMeasured, this,
            [&times](double milliseconds) { times.push_back(milliseconds); });
    DrawCanvas* canvas = lab.page.input()->canvas();
    const QPointF middle = canvas->paper().center();
    QTest::mousePress(canvas, Qt::LeftButton, {}, middle.toPoint());
    for (int i = 0; i < 300; ++i) {
      const double angle = i * 0.1;
      const double radius = canvas->paper().width() * (0.1 + 0.2 * i / 300.0);
      QTest::mouseMove(canvas, (middle + QPointF(std::cos(angle), std::sin(angle)) * radius).toPoint());
      QTest::qWait(10);
    }
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, middle.toPoint());
    lab.page.stopRun();
    QVERIFY(QTest::qWaitFor([&] { return !lab.page.session()->active(); }, kWait));
    QVERIFY2(times.size() > 50, "the bars must move with the pen, not only at its end");
    std::ranges::sort(times);
    const auto at = [&](double share) {
      return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    qInfo("answers while training: %zu, median %.1f ms, p99 %.1f ms, worst %.1f ms", times.size(), at(0.5),
          at(0.99), times.back());
  }

  void evaluatesAndSendsAMistakeToThePaper() {
    Lab lab;
    QVERIFY(lab.settled());
    Q_EMIT lab.page.mistakes()->evaluateRequested();
    QVERIFY(QTest::qWaitFor([&] { return lab.page.mistakes()->evaluation() != nullptr; }, kWait));
    const Evaluation& evaluation = *lab.page.mistakes()->evaluation();
    QCOMPARE(evaluation.count(), std::int64_t{50});
    QVERIFY(evaluation.mistakes() > 20);  // an untrained network guesses
    const std::vector<int> pictures = lab.page.mistakes()->pictures();
    QVERIFY(std::ranges::is_sorted(pictures, [&](int a, int b) {
      return evaluation.losses[static_cast<std::size_t>(a)] > evaluation.losses[static_cast<std::size_t>(b)];
    }));
    Q_EMIT lab.page.mistakes()->gallery()->pictureActivated(0);
    QVERIFY(lab.page.mistakes()->insight()->isVisibleTo(lab.page.mistakes()));
    Q_EMIT lab.page.mistakes()->insight()->openRequested();
    QCOMPARE(lab.drawing().tag, pictures.front() % kDigitClasses);
    lab.page.undoStack()->undo();
    QVERIFY(lab.drawing().blank());
  }

  void resetGoesBackToTheUntrainedNetwork() {
    Lab lab;
    QVERIFY(lab.settled());
    lab.trainForLong();
    lab.play();
    QVERIFY(QTest::qWaitFor([&] { return lab.page.weights()->hasRun(); }, kWait));
    lab.play();  // pauses: a running training is not thrown away with one click
    QVERIFY(QTest::qWaitFor([&] { return lab.page.session()->state() == TrainerState::Paused; }, kWait));
    QTest::qWait(100);
    for (QPushButton* button : lab.page.findChildren<QPushButton*>()) {
      if (button->accessibleName().startsWith(QStringLiteral("Reset")) ||
          button->toolTip().startsWith(QStringLiteral("Reset"))) {
        button->click();
      }
    }
    QVERIFY(QTest::qWaitFor(
        [&] { return lab.page.weights()->kind() == LabWeights::Kind::Untrained && lab.settled(); }, kWait));
    QVERIFY(!lab.page.session()->active());
    QCOMPARE(lab.page.result()->steps(), std::size_t{0});
  }

  void withoutMnistTheNotesPictureIsExplained() {
    Lab lab;
    QVERIFY(lab.settled());
    lab.page.inlineMessage()->clear();
    QSignalSpy wanted(&lab.page, &Page::pageRequested);
    lab.page.explain()->showMe()->click();
    QVERIFY(lab.page.inlineMessage()->text().contains(QStringLiteral("5214")));
    lab.page.inlineMessage()->findChild<QPushButton*>()->click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.front().front().toString(), QStringLiteral("data"));
  }

  void theNotesPictureGivesTheNotesNumbers() {
    const QString folder = qEnvironmentVariable("OFFICINA_MNIST");
    if (folder.isEmpty()) {
      QSKIP("OFFICINA_MNIST names no folder with MNIST");
    }
    Lab lab;
    lab.page.openFile(folder);
    QVERIFY(QTest::qWaitFor([&] { return lab.page.sets()->name() == folder && !lab.page.sets()->loading(); },
                            kWait));
    lab.page.explain()->showMe()->click();
    QVERIFY(lab.settled());
    QCOMPARE(lab.drawing().tag, 3);
    const auto& answer = lab.page.answers()->reply()->answer;
    QVERIFY(answer.has_value());
    for (std::size_t i = 0; i < kNotesLogits.size(); ++i) {
      QVERIFY(std::abs(static_cast<double>(answer->logits[i]) - kNotesLogits[i]) < 5.1e-5);
    }
  }

  void aPageThatTrainsCanGo() {
    auto lab = std::make_unique<Lab>();
    lab->play();
    QVERIFY(QTest::qWaitFor([&] { return lab->page.session()->globalStep() > 5; }, kWait));
    Q_EMIT lab->page.mistakes()->evaluateRequested();
    lab->page.input()->drawOffCentreSeven();
    lab.reset();
  }

  void playWaitsForTheDigits() {
    DigitsPage page;
    page.show();
    Recipe recipe = page.recipePanel()->recipe();
    recipe.epochs = 1000;
    page.recipePanel()->edit(recipe, QStringLiteral("long"));
    QVERIFY(page.sets()->loading());  // begun by the edit, on the worker
    page.togglePlay();
    QVERIFY(!page.session()->active());
    page.togglePlay();  // taken back
    page.togglePlay();
    page.sets()->set(QStringLiteral("starter"), tinyData());  // as if it had been read
    QVERIFY(page.session()->active());
    QVERIFY(QTest::qWaitFor([&] { return page.session()->startInfo().has_value(); }, kWait));
    QCOMPARE(page.session()->startInfo()->samples, tinyData()->trainCount());
    page.stopRun();
    QVERIFY(QTest::qWaitFor([&] { return !page.session()->active(); }, kWait));
  }

  void stopTakesAWaitingPlayBack() {
    DigitsPage page;
    page.show();
    page.togglePlay();
    page.stopRun();
    page.sets()->set(QStringLiteral("starter"), tinyData());
    QVERIFY(!page.session()->active());
  }

  void aFolderChosenElsewhereIsFollowed() {
    QTemporaryDir folder;
    for (const auto* name : {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
                             "t10k-labels-idx1-ubyte"}) {
      QFile file(folder.filePath(QLatin1String(name)));
      QVERIFY(file.open(QIODevice::WriteOnly));
    }
    Lab lab;
    Preferences::instance().setDigitsFolder(folder.path());
    QCOMPARE(lab.page.recipePanel()->recipe().data, folder.path().toStdString());
    // Its files are empty: said so, and the starter set is back.
    QVERIFY(QTest::qWaitFor([&] { return lab.page.recipePanel()->recipe().data == "starter"; }, kWait));
    QVERIFY(!lab.page.inlineMessage()->text().isEmpty());
    Preferences::instance().setDigitsFolder({});
  }
};

QTEST_MAIN(TestDigitsTraining)
#include "tst_digits_training.moc"
