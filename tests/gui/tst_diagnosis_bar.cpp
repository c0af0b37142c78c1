// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a run: the watch that notices, the bar that tells.
#include "tests/gui/inspect_samples.h"

using namespace officina;

class TestDiagnosisBar : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { prepareInspection(); }

  void theGravestStandsFirst() {
    QWidget window;
    DiagnosisBar bar(&window);
    window.resize(900, 300);
    window.show();
    QVERIFY(!bar.isVisible());
    bar.setHold(0);
    bar.setDiagnoses({diagnosis(Trouble::NotFinite, "The loss is not finite.", "conv1"),
                      diagnosis(Trouble::Overfitting, "It overfits."),
                      diagnosis(Trouble::DeadUnits, "fc1 is dead.", "fc1")});
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.rows().size(), std::size_t{1});
    QCOMPARE(bar.property("kind").toString(), QStringLiteral("error"));
    QCOMPARE(bar.rows()[0]->text(), QStringLiteral("conv1: The loss is not finite."));
    QVERIFY(bar.accessibleName().startsWith(QStringLiteral("NaN or infinity")));
    QCOMPARE(bar.rows()[0]->moreButton()->text(), QStringLiteral("and 2 more"));
    QTest::mouseClick(bar.rows()[0]->moreButton(), Qt::LeftButton);
    QCOMPARE(bar.rows().size(), std::size_t{3});
    QSignalSpy mend(&bar, &DiagnosisBar::mendRequested);
    Diagnosis wanted;
    connect(&bar, &DiagnosisBar::mendRequested, this, [&](const Diagnosis& d) { wanted = d; });
    QTest::mouseClick(bar.rows()[1]->mendButton(), Qt::LeftButton);
    QCOMPARE(mend.count(), 1);
    QCOMPARE(wanted.trouble, Trouble::Overfitting);
    QCOMPARE(wanted.remedy.dropout, 0.5);
  }

  void closingSilencesForThisRun() {
    QWidget window;
    DiagnosisBar bar(&window);
    window.show();
    bar.setHold(0);
    const std::vector<Diagnosis> both{diagnosis(Trouble::Plateau, "It stands still."),
                                      diagnosis(Trouble::DeadUnits, "fc1 is dead.", "fc1")};
    bar.setDiagnoses(both);
    QTest::mouseClick(bar.rows()[0]->closeButton(), Qt::LeftButton);
    QCOMPARE(bar.shown().size(), std::size_t{1});
    QCOMPARE(bar.shown()[0].trouble, Trouble::DeadUnits);
    bar.setDiagnoses(both);
    QCOMPARE(bar.shown().size(), std::size_t{1});
    QTest::mouseClick(bar.rows()[0]->closeButton(), Qt::LeftButton);
    QVERIFY(!bar.isVisible());
    bar.setDiagnoses(both);
    QVERIFY(!bar.isVisible());
    bar.startRun();
    bar.setDiagnoses(both);
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.shown().size(), std::size_t{2});
  }

  void whatItSaysStaysLongEnoughToBeRead() {
    QWidget window;
    DiagnosisBar bar(&window);
    window.show();
    bar.setHold(400);
    bar.setDiagnoses({diagnosis(Trouble::Plateau, "It stands still.")});
    QVERIFY(bar.isVisible());
    bar.setDiagnoses({diagnosis(Trouble::NotFinite, "NaN.")});
    bar.setDiagnoses({});
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.shown()[0].trouble, Trouble::Plateau);
    QTRY_VERIFY_WITH_TIMEOUT(!bar.isVisible(), 5000);
    bar.setDiagnoses({diagnosis(Trouble::Plateau, "It stands still.")});
    bar.setDiagnoses({});
    bar.setDiagnoses({diagnosis(Trouble::Plateau, "It stands still.")});
    QTest::qWait(500);
    QVERIFY(bar.isVisible());  // it came back in time: nothing moved
  }

  void itSlidesUnlessMotionIsReduced() {
    qputenv("OFFICINA_REDUCED_MOTION", "0");
    QCOMPARE(motionTime(180), 180);
    QWidget window;
    window.resize(800, 200);
    DiagnosisBar bar(&window);
    window.show();
    bar.setHold(0);
    bar.setDiagnoses({diagnosis(Trouble::Plateau, "It stands still.")});
    QVERIFY(bar.isVisible());
    QVERIFY(bar.maximumHeight() < bar.sizeHint().height());
    QTRY_COMPARE_WITH_TIMEOUT(bar.maximumHeight(), QWIDGETSIZE_MAX, 5000);
    bar.setDiagnoses({});
    QVERIFY(bar.isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!bar.isVisible(), 5000);
    qputenv("OFFICINA_REDUCED_MOTION", "1");
    QCOMPARE(motionTime(180), 0);
  }

  void theWatchKeepsWhatARunShows() {
    TrainingSession session;
    std::atomic<int> asked{0};
    TrainingWatch watch(&session, [&](const Evidence& evidence) {
      ++asked;
      std::vector<Diagnosis> found;
      if (evidence.steps.size() > 20) {
        found.push_back(diagnosis(Trouble::ClassImbalance, "Too few."));
      }
      return found;
    });
    watch.setInterval(50);
    watch.setClassCounts({40, 40});
    QSignalSpy changed(&watch, &TrainingWatch::diagnosesChanged);
    QSignalSpy ended(&session, &TrainingSession::ended);
    Recipe recipe = namedRecipe("digits", "notes");
    recipe.epochs = 2;
    session.start(recipe, bars(400));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20000);
    QCOMPARE(watch.evidence().steps.size(), std::size_t{80});
    QCOMPARE(watch.evidence().epochs.size(), std::size_t{2});
    QCOMPARE(watch.evidence().classCounts.size(), std::size_t{2});
    QVERIFY(watch.evidence().recipe == recipe);
    QTRY_COMPARE_WITH_TIMEOUT(watch.diagnoses().size(), std::size_t{1}, 5000);
    QCOMPARE(changed.count(), 1);  // the same diagnosis again is no news
    QVERIFY(asked >= 1);
    session.start(recipe, bars(400));
    QVERIFY(watch.diagnoses().empty());
    QVERIFY(watch.evidence().steps.empty());
  }

  void whatIsFoundReachesTheBar() {
    QWidget window;
    DiagnosisBar bar(&window);
    window.resize(900, 200);
    window.show();
    bar.setHold(0);
    TrainingSession session;
    TrainingWatch watch(&session, diagnose);
    watch.setInterval(20);
    watch.setClassCounts({5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 12});
    connect(&watch, &TrainingWatch::diagnosesChanged, &bar, &DiagnosisBar::setDiagnoses);
    Recipe recipe = namedRecipe("digits", "notes");
    recipe.epochs = 1;
    session.start(recipe, bars(400));
    QTRY_VERIFY_WITH_TIMEOUT(bar.isVisible(), 20000);
    QVERIFY(std::any_of(bar.shown().begin(), bar.shown().end(),
                        [](const Diagnosis& found) { return found.trouble == Trouble::ClassImbalance; }));
    QVERIFY(!bar.rows()[0]->text().isEmpty());
    QVERIFY(bar.rows()[0]->mendButton()->isVisible());
    QVERIFY(bar.shown()[0].remedy != watch.evidence().recipe);
  }

  void theWatchThinsAndBranches() {
    TrainingSession session;
    TrainingWatch watch(&session, [](const Evidence&) { return std::vector<Diagnosis>(); });
    Mailbox::Update update;
    for (std::int64_t step = 1; step <= 10000; ++step) {
      update.steps.push_back({step, 0, step, 1.0 / static_cast<double>(step), 0});
    }
    Q_EMIT session.updated(update);
    const auto& steps = watch.evidence().steps;
    QVERIFY(steps.size() > TrainingWatch::kMostSteps / 2 && steps.size() <= TrainingWatch::kMostSteps);
    QCOMPARE(steps[0].globalStep, 1);
    for (std::size_t i = 2; i < steps.size(); ++i) {  // evenly
      QCOMPARE(steps[i].globalStep - steps[i - 1].globalStep, steps[1].globalStep - steps[0].globalStep);
    }
    for (std::int64_t step = 0; step < 300; ++step) {
      Mailbox::Update one;
      one.view = view(step * 10);
      Q_EMIT session.updated(one);
    }
    QCOMPARE(watch.evidence().views.size(), TrainingWatch::kMostViews);
    QCOMPARE(watch.evidence().views.back()->globalStep, 2990);

    Mailbox::Update fork;
    Branch branch;
    branch.id = 1;
    branch.parent = 0;
    branch.fromStep = 1000;
    branch.recipe = namedRecipe("digits", "tuned");
    fork.branches.push_back(branch);
    fork.steps.push_back({1001, 0, 1001, 0.5, 1});
    Q_EMIT session.updated(fork);
    QCOMPARE(watch.evidence().recipe.name, std::string("tuned"));
    QVERIFY(watch.evidence().steps.back().globalStep <= 1001);
    QVERIFY(watch.evidence().views.back()->globalStep <= 1000);
    Mailbox::Update back;  // the playhead goes to the other branch
    back.position = Position{};
    Q_EMIT session.updated(back);
    QVERIFY(watch.evidence().steps.back().globalStep > 9000);
  }
};

QTEST_MAIN(TestDiagnosisBar)
#include "tst_diagnosis_bar.moc"
