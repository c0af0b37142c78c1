// SPDX-License-Identifier: GPL-3.0-or-later
// What opens any lab's network: histories, dropout, diagnoses, the program in PyTorch.
#include <algorithm>
#include <atomic>
#include <cmath>
#include <ctime>
#include <limits>
#include <numeric>

#include <QAbstractItemModel>
#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include "core/api/digits.h"
#include "core/api/thermometer.h"
#include "ui/inspect/code_panel.h"
#include "ui/inspect/code_view.h"
#include "ui/inspect/diagnosis_bar.h"
#include "ui/inspect/distribution_view.h"
#include "ui/inspect/dropout_view.h"
#include "ui/inspect/history_grid.h"
#include "ui/inspect/history_panel.h"
#include "ui/inspect/proof.h"
#include "ui/session/training_session.h"
#include "ui/session/training_watch.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/motion.h"
#include "ui/widgets/toolbar_button.h"

using namespace officina;

namespace {

QApplication& application() {
  return *qobject_cast<QApplication*>(qApp);
}

/// Numbers spread as a bell about `mean`.
Distribution bell(double mean, double deviation, std::int64_t count = 10000) {
  Distribution d;
  d.low = mean - 3 * deviation;
  d.high = mean + 3 * deviation;
  d.mean = mean;
  d.deviation = deviation;
  for (int i = 0; i < Distribution::kBins; ++i) {
    const double x = -3.0 + 6.0 * (i + 0.5) / Distribution::kBins;
    d.bins.push_back(static_cast<std::int64_t>(static_cast<double>(count) * std::exp(-x * x / 2) / 20.0));
  }
  d.count = std::accumulate(d.bins.begin(), d.bins.end(), std::int64_t{0});
  return d;
}

std::shared_ptr<const TrainingView> view(std::int64_t step, int branch = 0) {
  auto result = std::make_shared<TrainingView>();
  result->branch = branch;
  result->globalStep = step;
  const double t = static_cast<double>(step) / 1000.0;
  for (const char* name : {"conv1", "pool1", "conv2", "pool2", "fc1", "fc2", "fc3"}) {
    LayerStatistics layer;
    layer.layer = name;
    layer.activations = bell(0.5 + 0.3 * t, 0.4 + 0.2 * t);
    if (layer.layer.substr(0, 4) != "pool") {
      layer.weights = bell(0.01 * t, 0.1 + 0.05 * t);
      layer.gradients = bell(0.0, 0.1 * std::exp(-5.0 * t));
      layer.gradientNorm = 2.0 * std::exp(-5.0 * t) + 0.01;
      layer.weightNorm = 3.0;
      layer.updateNorm = 0.003;
    }
    layer.deadShare = 0.1 * t;
    result->layers.push_back(layer);
  }
  return result;
}

/// fc1 of six units (1 and 4 dropped), fc2 of three.
UnitColumns smallColumns() {
  UnitColumns result;
  result.training = true;
  UnitColumn first{"fc1", "drop1", "drop1", 0.5, {2, 0, 4, 0, 0, 6}, {1, 7, 2, 0, 8, 3}, {1, 0, 1, 1, 0, 1}};
  UnitColumn second{"fc2", "fc2", "", 0.0, {1, -2, 3}, {}, {}};
  std::vector<float> weight(18, 0.5F);
  weight[6 + 2] = -3.0F;
  result.connections = strongestConnections(first, second, 1, weight, 5);
  result.columns = {first, second};
  return result;
}

Diagnosis diagnosis(Trouble trouble, const char* sentence, const char* layer = "") {
  Diagnosis d;
  d.trouble = trouble;
  d.layer = layer;
  d.sentence = {sentence, {}};
  d.remedyLabel = {"Mend it", {}};
  d.remedy = namedRecipe("digits", "notes");
  d.remedy.dropout = 0.5;
  return d;
}

std::shared_ptr<const DigitsData> bars(int count) {
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

/// A Python that has no PyTorch is enough to print lines.
QString anyPython() {
  return QStandardPaths::findExecutable(QStringLiteral("python3"));
}

/// Programs that only print what they are told.
CodeTools printing(const std::string& script) {
  return {[script](const Recipe&, const TwinOptions&) { return script; },
          [](const Recipe&, const TwinOptions&) { return std::string("{\"cells\": []}"); },
          [](const Recipe&, const std::filesystem::path&) { return std::filesystem::path(); },
          [] { return std::filesystem::path(anyPython().toStdString()); }};
}

}  // namespace

class TestInspectPanels : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    applyTheme(application(), ThemeMode::Light);
    applyLanguage(application(), QStringLiteral("en"));
    qputenv("OFFICINA_REDUCED_MOTION", "1");
  }

  // --- Histories

  void sharesKeepTheirSumOnAnyAxis() {
    const Distribution d = bell(0.3, 0.1);
    for (const ValueAxis& axis : {ValueAxis{-2, 2, 0}, ValueAxis{0.2, 0.4, 0}, ValueAxis{-5, 5, 0.001}}) {
      const auto shares = rebinned(d, rowEdges(axis, 48));
      QCOMPARE(shares.size(), std::size_t{48});
      QVERIFY(std::abs(std::accumulate(shares.begin(), shares.end(), 0.0F) - 1.0F) < 1e-4F);
    }
    // On its own axis a distribution keeps its bins.
    const auto own = rebinned(d, rowEdges({d.low, d.high, 0.0}, Distribution::kBins));
    for (std::size_t i = 0; i < own.size(); ++i) {
      const double share = static_cast<double>(d.bins[i]) / static_cast<double>(d.count);
      QVERIFY(std::abs(static_cast<double>(own[i]) - share) < 1e-5);
    }
    // Half of the axis is above what there is: nothing is there.
    const auto half = rebinned(d, rowEdges({d.low, d.high + (d.high - d.low), 0.0}, 48));
    QCOMPARE(std::accumulate(half.begin() + 24, half.end(), 0.0F), 0.0F);
    QCOMPARE(rebinned({}, rowEdges({0, 1, 0}, 4)), (std::vector<float>{0, 0, 0, 0}));
    Distribution constant = d;
    constant.low = constant.high = 0.25;
    const auto point = rebinned(constant, rowEdges({0, 1, 0}, 4));
    QVERIFY(std::abs(std::accumulate(point.begin(), point.end(), 0.0F) - 1.0F) < 1e-4F);
  }

  void axesFitAndBendBack() {
    const Distribution wide = bell(0, 10);
    const Distribution narrow = bell(0, 0.01);
    QVERIFY(worthLog({&wide, &narrow}));
    QVERIFY(!worthLog({&wide, &wide}));
    const ValueAxis axis = axisFor({&wide, &narrow}, true);
    QCOMPARE(axis.low, wide.low);
    QCOMPARE(axis.high, wide.high);
    QVERIFY(axis.threshold > 0.0 && axis.threshold < 0.01);
    for (const double value : {-30.0, -0.001, 0.0, 0.02, 29.0}) {
      QVERIFY(std::abs(axis.value(axis.position(value)) - value) < 1e-9 * (1 + std::abs(value)));
    }
    // What is narrow takes a visible part of a logarithmic axis and none of a linear one.
    const ValueAxis linear = axisFor({&wide, &narrow}, false);
    QVERIFY(linear.position(narrow.high) - linear.position(narrow.low) < 0.01);
    QVERIFY(axis.position(narrow.high) - axis.position(narrow.low) > 0.2);
  }

  void shadesTellWhereNumbersAreDense() {
    // A bell is darkest in its middle on either axis.
    const Distribution wide = bell(0, 10);
    const Distribution narrow = bell(0, 0.01);
    for (const bool log : {false, true}) {
      const ValueAxis axis = axisFor({&wide, &narrow}, log);
      const std::vector<double> edges = rowEdges(axis, 48);
      const auto shares = rebinned(wide, edges);
      const auto shades = shadesOf(shares, edges, log, *std::max_element(shares.begin(), shares.end()));
      QVERIFY(shades[24] > 0.95F);
      const float faint = log ? 0.3F : 0.05F;  // the outermost row of a logarithmic axis is very wide
      QVERIFY(shades[0] < faint);
      QVERIFY(shades[47] < faint);
      QVERIFY(*std::max_element(shades.begin(), shades.end()) <= 1.0F);
      for (std::size_t row = 25; row < 48; ++row) {  // and fainter all the way out
        QVERIFY(shades[row] <= shades[row - 1] + 0.02F);
      }
    }
  }

  void manyMomentsAreThinnedEvenly() {
    HistorySeries series;
    for (int step = 0; step < 3000; ++step) {
      series.add(std::make_shared<const HistoryMoment>(HistoryMoment{step, {}}));
    }
    const auto& moments = series.moments();
    QCOMPARE(moments.size(), HistorySeries::kMost);
    QCOMPARE(moments.front()->globalStep, 0);
    QCOMPARE(moments.back()->globalStep, 2999);
    for (std::size_t i = 1; i < moments.size(); ++i) {
      const std::int64_t gap = moments[i]->globalStep - moments[i - 1]->globalStep;
      QVERIFY2(gap > 0 && gap <= 80, qPrintable(QString::number(gap)));
    }
  }

  void historyFollowsKeysAndCopies() {
    HistoryPanel panel;
    panel.resize(900, 420);
    panel.show();
    QVERIFY(panel.grid()->current() == nullptr);
    QVERIFY(!panel.grid()->isVisible());  // the words that say what to do are
    for (int step = 0; step <= 1000; step += 50) {
      panel.add(view(step));
    }
    QVERIFY(panel.grid()->isVisible());
    QCOMPARE(panel.grid()->moments().size(), std::size_t{21});
    QCOMPARE(panel.grid()->cursorPlace().moment, 20);  // on the newest
    panel.grid()->setFocus();
    QTest::keyClick(panel.grid(), Qt::Key_Left);
    QTest::keyClick(panel.grid(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(panel.grid()->cursorPlace().moment, 9);
    QTest::keyClick(panel.grid(), Qt::Key_Down);
    QTest::keyClick(panel.grid(), Qt::Key_PageDown);
    QTest::keyClick(panel.grid(), Qt::Key_PageDown);
    QTest::keyClick(panel.grid(), Qt::Key_Down);
    QCOMPARE(panel.grid()->current()->layer, std::string("conv2"));
    QVERIFY(panel.grid()->accessibleDescription().contains(QStringLiteral("conv2, gradients, step 450")));
    panel.add(view(1050));  // who looks at a step goes on looking at it
    QCOMPARE(
        panel.grid()->moments()[static_cast<std::size_t>(panel.grid()->cursorPlace().moment)]->globalStep,
        450);
    QSignalSpy chosen(&panel, &HistoryPanel::stepChosen);
    QTest::keyClick(panel.grid(), Qt::Key_Return);
    QCOMPARE(chosen.at(0).at(0).toLongLong(), 450);

    QApplication::clipboard()->clear();
    QTest::keyClick(panel.grid(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines[0], QStringLiteral("layer\tconv2"));
    QCOMPARE(lines[1], QStringLiteral("quantity\tgradients"));
    QCOMPARE(lines[2], QStringLiteral("step\t450"));
    QCOMPARE(lines.size(), 14 + Distribution::kBins);
    double total = 0;
    for (int i = 14; i < lines.size(); ++i) {
      total += lines[i].section(QLatin1Char('\t'), 2).toDouble();
    }
    QCOMPARE(total, static_cast<double>(panel.grid()->current()->gradients.count));
    panel.clear();
    QVERIFY(!panel.grid()->isVisible());
  }

  void mousePutsTheCursorOnThePicture() {
    HistoryPanel panel;
    panel.resize(1200, 600);
    panel.show();
    for (int step = 0; step <= 1000; step += 100) {
      panel.add(view(step));
    }
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QWidget* plane = panel.grid()->viewport();
    // Somewhere in the first column of pictures: further right is later.
    QTest::mouseMove(plane, QPoint(plane->width() / 4, 60));
    const auto left = panel.grid()->cursorPlace();
    QTest::mouseMove(plane, QPoint(plane->width() / 4 + 40, 60));
    const auto right = panel.grid()->cursorPlace();
    QVERIFY(right.moment > left.moment);
    QCOMPARE(right.layer, 0);
    QCOMPARE(right.quantity, HistoryQuantity::Weights);
  }

  void aBranchHasItsParentsPast() {
    HistoryPanel panel;
    for (int step = 0; step <= 500; step += 100) {
      panel.add(view(step));
    }
    Branch branch;
    branch.id = 1;
    branch.parent = 0;
    branch.fromStep = 250;
    panel.addBranch(branch);
    panel.add(view(260, 1));
    panel.add(view(300, 1));
    QCOMPARE(panel.grid()->moments().size(), std::size_t{6});
    panel.setBranch(1);
    std::vector<std::int64_t> steps;
    for (const auto& moment : panel.grid()->moments()) {
      steps.push_back(moment->globalStep);
    }
    QCOMPARE(steps, (std::vector<std::int64_t>{0, 100, 200, 260, 300}));
    panel.setBranch(0);
    QCOMPARE(panel.grid()->moments().size(), std::size_t{6});
  }

  void fullHistoriesRepaintQuickly() {
    HistoryPanel panel;
    panel.resize(1600, 700);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    std::vector<double> times;
    // Processor time: on a busy machine the clock on the wall measures the others.
    const auto repaint = [&] {
      const std::clock_t start = std::clock();
      panel.grid()->viewport()->repaint();
      times.push_back(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    };
    for (int step = 0; step < 150; ++step) {
      panel.add(view(step * 10));
      repaint();
      QTest::qWait(1);
    }
    const auto tell = [&times](const char* what) {
      std::sort(times.begin(), times.end());
      qInfo("%s: median %.2f ms, 95 %% under %.2f ms", what, times[times.size() / 2],
            times[times.size() * 19 / 20]);
      times.clear();
    };
    tell("repaint with a new moment (7 layers, up to 150 moments)");
    for (int i = 0; i < 100; ++i) {
      QTest::keyClick(panel.grid(), i % 10 == 0 ? Qt::Key_Down : Qt::Key_Left);
      repaint();
    }
    tell("repaint with the cursor moved");
    QTest::qWait(100);
    // A new theme makes all pictures anew; in the end they are all drawn.
    applyTheme(application(), ThemeMode::Dark);
    QTest::qWait(100);
    const QImage dark = panel.grid()->grab().toImage();
    applyTheme(application(), ThemeMode::Light);
    QTest::qWait(100);
    QVERIFY(dark != panel.grid()->grab().toImage());
  }

  void aRealRunFillsTheHistory() {
    TrainingSession session;
    TrainingWatch watch(&session, diagnose);
    watch.setInterval(10);
    watch.setAsking(true);
    HistoryPanel panel;
    panel.resize(1200, 520);
    panel.show();
    connect(&session, &TrainingSession::updated, this, [&](const Mailbox::Update& update) {
      if (update.view) {
        panel.add(update.view);
      }
    });
    Recipe recipe = namedRecipe("digits", "notes");
    recipe.epochs = 8;
    recipe.dropout = 0.3;
    TrainerOptions options;
    options.viewBudget = 0.5;
    const QString mnist = qEnvironmentVariable("OFFICINA_TEST_DATA") + QStringLiteral("/mnist");
    if (QFileInfo::exists(mnist)) {
      recipe.data = mnist.toStdString();
      recipe.sampleLimit = 2000;
      options.maxSteps = 900;
    }
    QSignalSpy ended(&session, &TrainingSession::ended);
    session.start(recipe, QFileInfo::exists(mnist) ? nullptr : bars(400), options);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60000);
    const auto& moments = panel.grid()->moments();
    QVERIFY(moments.size() >= 2);
    QVERIFY(!watch.evidence().views.empty());
    QVERIFY(watch.evidence().views.front()->pass == nullptr);  // a hundred batches would fill the memory
    const auto& layers = moments.back()->layers;
    const auto fc1 =
        std::find_if(layers.begin(), layers.end(), [](const auto& l) { return l.layer == "fc1"; });
    QVERIFY(fc1 != layers.end());
    QCOMPARE(layers.front().layer, std::string("conv1"));  // neither the input nor the loss has a row
    QCOMPARE(layers.back().layer, std::string("fc3"));
    QCOMPARE(fc1->weights.count, 400 * 120 + 120);
    QVERIFY(fc1->gradientNorm > 0.0);
    QTest::qWait(200);
    const QString folder = qEnvironmentVariable("OFFICINA_PICTURES");
    if (!folder.isEmpty()) {
      panel.grab().save(folder + QStringLiteral("/real_history.png"));
    }
  }

  // --- Dropout

  void droppedUnitsHaveNoConnections() {
    const UnitColumns columns = smallColumns();
    QCOMPARE(columns.columns[0].droppedCount(), 2);
    QCOMPARE(columns.connections.size(), std::size_t{5});
    for (const UnitConnection& line : columns.connections) {
      QVERIFY(!columns.columns[0].dropped(line.from));
      QVERIFY(line.from != 3);  // it is 0: nothing flows
    }
    const UnitConnection& strongest = columns.connections.back();
    QCOMPARE(strongest.from, 2);
    QCOMPARE(strongest.to, 1);
    QCOMPARE(strongest.contribution, -12.0F);
    QCOMPARE(columns.connections.front().contribution, 2.0F);
  }

  void dropoutSaysWhatIsLeftOut() {
    DropoutView view;
    view.resize(700, 420);
    view.show();
    QVERIFY(!view.plot()->isVisible());
    view.setColumns(smallColumns());
    QVERIFY(view.plot()->isVisible());
    QVERIFY2(view.caption().contains(QStringLiteral("fc1: 2 of 6 units dropped in this step (rate 0.50)")),
             qPrintable(view.caption()));
    QVERIFY(view.plot()->unitText(0, 1).contains(QStringLiteral("dropped")));
    QVERIFY(view.plot()->unitText(0, 1).contains(QStringLiteral("7.000")));
    QVERIFY(view.plot()->unitText(0, 2).endsWith(QStringLiteral("= 4.000")));
    view.setOutputLabels({QStringLiteral("cat"), QStringLiteral("dog"), QStringLiteral("cow")});
    QVERIFY(view.plot()->unitText(1, 1).contains(QStringLiteral("dog")));

    QSignalSpy activated(&view, &DropoutView::unitActivated);
    QTest::mouseClick(view.plot(), Qt::LeftButton, {}, view.plot()->centre(0, 4).toPoint());
    QCOMPARE(activated.at(0).at(0).toString(), QStringLiteral("drop1"));
    QCOMPARE(activated.at(0).at(1).toInt(), 4);
    view.plot()->setFocus();
    QTest::keyClick(view.plot(), Qt::Key_Down);
    QTest::keyClick(view.plot(), Qt::Key_Return);
    QCOMPARE(activated.at(1).at(1).toInt(), 5);
    QTest::keyClick(view.plot(), Qt::Key_Right);
    QVERIFY(view.plot()->accessibleDescription().contains(QStringLiteral("fc2")));

    UnitColumns inference = smallColumns();
    inference.training = false;
    inference.columns[0].mask.clear();
    view.setColumns(inference);
    QVERIFY(view.caption().startsWith(QStringLiteral("Inference: all units take part")));
    QVERIFY(!view.plot()->unitText(0, 1).contains(QStringLiteral("dropped")));
  }

  void droppedUnitsAreHollow() {
    UnitPlot plot;
    plot.resize(500, 300);
    plot.show();
    plot.setColumns(smallColumns());
    const auto colour = [&](int unit) {
      const QImage picture = plot.grab().toImage();
      return picture.pixelColor((plot.centre(0, unit) * picture.devicePixelRatio()).toPoint());
    };
    QTRY_COMPARE(colour(5), theme().signedColor(6, 6));
    const QColor hollow = colour(1);
    QVERIFY(hollow != theme().signedColor(0, 6));  // not the colour of a unit that is 0
    QCOMPARE(colour(3), theme().signedColor(0, 6));
  }

  void aRealBatchShowsItsDropout() {
    TrainingSession session;
    PassPtr pass;
    connect(&session, &TrainingSession::updated, this, [&](const Mailbox::Update& update) {
      if (update.view) {
        pass = update.view->pass;
      }
    });
    Recipe recipe = namedRecipe("digits", "notes");
    recipe.dropout = 0.5;
    TrainerOptions options;
    options.startPaused = true;
    session.start(recipe, bars(400), options);
    session.step(3);
    session.requestView();
    QTRY_VERIFY_WITH_TIMEOUT(pass != nullptr, 20000);
    const UnitColumns columns = unitColumnsOf(*pass, 1, 100);
    QVERIFY(columns.training);
    QCOMPARE(columns.columns.size(), std::size_t{3});
    QCOMPARE(columns.columns[0].linear, std::string("fc1"));
    QCOMPARE(columns.columns[0].size(), 120);
    QCOMPARE(columns.columns[1].size(), 84);
    QCOMPARE(columns.columns[2].size(), 10);
    QVERIFY(columns.columns[2].dropout.empty());
    QCOMPARE(columns.columns[0].rate, 0.5);
    for (int i = 0; i < 2; ++i) {
      const UnitColumn& column = columns.columns[static_cast<std::size_t>(i)];
      QVERIFY(column.droppedCount() > column.size() / 4 && column.droppedCount() < column.size() * 3 / 4);
      for (int unit = 0; unit < column.size(); ++unit) {
        const auto at = static_cast<std::size_t>(unit);
        QCOMPARE(column.values[at], column.dropped(unit) ? 0.0F : 2.0F * column.before[at]);
      }
    }
    // Each line is what it says: weight x activation of two units that take part.
    QVERIFY(columns.connections.size() > 100);
    const std::vector<float> weight = pass->parameter("fc2.weight").values;
    for (const UnitConnection& line : columns.connections) {
      const UnitColumn& from = columns.columns[static_cast<std::size_t>(line.column - 1)];
      QVERIFY(!from.dropped(line.from));
      QVERIFY(!columns.columns[static_cast<std::size_t>(line.column)].dropped(line.to));
      if (line.column == 1) {
        const auto at = static_cast<std::size_t>(line.to * 120 + line.from);
        QCOMPARE(line.contribution, weight[at] * from.values[static_cast<std::size_t>(line.from)]);
      }
    }
    DropoutView view;
    view.resize(900, 460);
    view.show();
    view.setPass(pass, 1);
    QTRY_COMPARE_WITH_TIMEOUT(view.plot()->columns().columns.size(), std::size_t{3}, 10000);
    QVERIFY(view.caption().contains(
        QStringLiteral("%1 of 120 units dropped").arg(columns.columns[0].droppedCount())));
    QTRY_VERIFY_WITH_TIMEOUT(view.plot()->settled(), 10000);
    const QString folder = qEnvironmentVariable("OFFICINA_PICTURES");
    if (!folder.isEmpty()) {
      view.grab().save(folder + QStringLiteral("/real_dropout.png"));
    }
    session.stop();
  }

  void aNetworkOfOneUnitShowsItsInput() {
    TrainingSession session;
    PassPtr pass;
    connect(&session, &TrainingSession::updated, this, [&](const Mailbox::Update& update) {
      if (update.view) {
        pass = update.view->pass;
      }
    });
    TrainerOptions options;
    options.startPaused = true;
    session.start(namedRecipe("thermometer", "notes"), std::make_shared<ThermometerData>(notesPairs()),
                  options);
    session.requestView();
    QTRY_VERIFY_WITH_TIMEOUT(pass != nullptr, 20000);
    const UnitColumns columns = unitColumnsOf(*pass, 0);
    QCOMPARE(columns.columns.size(), std::size_t{2});
    QCOMPARE(columns.columns[0].size(), 1);
    QVERIFY(columns.columns[0].linear.empty());
    QCOMPARE(columns.connections.size(), std::size_t{1});
    session.stop();
  }

  // --- Diagnoses

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

  // --- The watch

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

  // --- The program

  void changedLinesAreFound() {
    const QStringList before{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"),
                             QStringLiteral("d")};
    QCOMPARE(changedLines(before, before), std::vector<int>{});
    QCOMPARE(changedLines(before, {QStringLiteral("a"), QStringLiteral("x"), QStringLiteral("c"),
                                   QStringLiteral("d")}),
             std::vector<int>{1});
    QCOMPARE(changedLines(before, {QStringLiteral("n"), QStringLiteral("a"), QStringLiteral("b"),
                                   QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("e")}),
             (std::vector<int>{0, 5}));
    QCOMPARE(changedLines(before, {QStringLiteral("a"), QStringLiteral("d")}), std::vector<int>{});
  }

  void theProgramFollowsTheRecipe() {
    CodeTools tools = printing("");
    tools.script = [](const Recipe& recipe, const TwinOptions&) {
      if (recipe.labelSmoothing > 0.0) {
        throw Error(ErrorKind::Usage, {"There is no exact twin.", {}}, {"Take it off.", {}});
      }
      return "import torch\nlr = " + std::to_string(recipe.optimizer.learningRate) + "\n# end\n";
    };
    CodePanel panel(tools);
    panel.resize(900, 400);
    panel.show();
    panel.view()->setMarkTime(200);
    Recipe recipe = namedRecipe("digits", "notes");
    panel.setRecipe(recipe);
    QTRY_VERIFY(panel.view()->toPlainText().contains(QStringLiteral("lr = 0.001")));
    QVERIFY(panel.view()->marked().empty());  // the first has nothing to differ from
    recipe.optimizer.learningRate = 0.5;
    panel.setRecipe(recipe);
    QTRY_COMPARE(panel.view()->marked(), std::vector<int>{1});
    QTRY_VERIFY_WITH_TIMEOUT(panel.view()->marked().empty(), 5000);
    recipe.labelSmoothing = 0.1;
    panel.setRecipe(recipe);
    QTRY_VERIFY(panel.refusal().has_value());
    const auto* message = panel.findChild<InlineMessage*>();
    QVERIFY(message->isVisible());
    QVERIFY(message->text().contains(QStringLiteral("no exact twin")));
    QVERIFY(panel.view()->toPlainText().isEmpty());
    recipe.labelSmoothing = 0.0;
    panel.setRecipe(recipe);
    QTRY_VERIFY(!panel.refusal());
    QVERIFY(!message->isVisible());
  }

  void scriptsAndNotebooksAreSaved() {
    QTemporaryDir folder;
    CodePanel panel(printing("print(1)\n"));
    panel.setRecipe(namedRecipe("digits", "notes"));
    const auto saved = [&](const QString& name) {
      panel.saveTo(folder.filePath(name));
      QFile file(folder.filePath(name));
      return QTest::qWaitFor([&] { return file.exists(); }, 5000) && file.open(QIODevice::ReadOnly)
                 ? file.readAll()
                 : QByteArray();
    };
    QCOMPARE(saved(QStringLiteral("a.py")), QByteArray("print(1)\n"));
    QCOMPARE(saved(QStringLiteral("a.ipynb")), QByteArray("{\"cells\": []}"));
    panel.saveTo(folder.filePath(QStringLiteral("nowhere/a.py")));
    const auto* message = panel.findChild<InlineMessage*>();
    QTRY_VERIFY(message->text().contains(QStringLiteral("cannot be written")));
  }

  void lossesAreComparedToTheLastBit() {
    ProofModel model;
    model.setOwn(0, 1, 0.5F);
    model.setOwn(0, 2, 0.25F);
    model.setPython(0, 1, 0.5F);
    QCOMPARE(model.completeCount(), 1);
    model.setPython(0, 2, std::nextafter(0.25F, 1.0F));
    model.setPython(1, 1, 0.1F);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.completeCount(), 2);
    QCOMPARE(model.equalCount(), 1);
    QCOMPARE(model.worst()->step, 2);
    model.setOwn(1, 1, std::numeric_limits<float>::quiet_NaN());
    QCOMPARE(model.worst()->epoch, 1);
    QCOMPARE(model.toTsv().count(QLatin1Char('\n')), 4);
  }

  void proofPairsTheLosses() {
    if (anyPython().isEmpty()) {
      QSKIP("python3 is not installed");
    }
    // The thermometer's notes, first three losses; the third is told wrong on purpose.
    CodePanel panel(
        printing("import json\n"
                 "for s, l in ((1, 1044.3514404296875), (2, 0.5)):\n"
                 "    print(json.dumps({'event': 'step', 'epoch': s - 1, 'step': 1, 'loss': l}))\n"
                 "print('{\"event\": \"end\"}')\n"));
    panel.resize(900, 400);
    panel.show();
    panel.setRecipe(namedRecipe("thermometer", "notes"));
    panel.setData(std::make_shared<ThermometerData>(notesPairs()));
    panel.findChild<QSpinBox*>()->setValue(3);
    QPushButton* prove = nullptr;
    QTRY_VERIFY([&] {
      for (auto* button : panel.findChildren<QPushButton*>()) {
        prove = button->text() == QStringLiteral("Prove it") ? button : prove;
      }
      return prove != nullptr && prove->isEnabled() && prove->isVisible();
    }());
    QTest::mouseClick(prove, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(panel.proof()->model()->completeCount() == 2 && !panel.proof()->running(),
                             20000);
    const auto& lines = panel.proof()->model()->lines();
    QCOMPARE(lines.size(), std::size_t{3});  // ours did three, Python told two
    QVERIFY2(lines[0].equal(), qPrintable(panel.proof()->model()->toTsv()));
    QVERIFY(!lines[1].equal());
    QVERIFY2(panel.summary().startsWith(QStringLiteral("1 of 2 losses are equal to the last bit")),
             qPrintable(panel.summary()));
  }

  void theNotesAreProvedBitForBit_data() {
    QTest::addColumn<QString>("lab");
    QTest::addColumn<int>("steps");
    QTest::newRow("thermometer") << QStringLiteral("thermometer") << 60;
    QTest::newRow("digits, drawn by the program") << QStringLiteral("digits") << 25;
  }
  void theNotesAreProvedBitForBit() {
    QFETCH(const QString, lab);
    QFETCH(const int, steps);
    if (findPythonWithTorch().empty()) {
      QSKIP("no Python here has PyTorch");
    }
    CodePanel panel(coreCodeTools());
    panel.resize(900, 400);
    panel.show();
    Recipe recipe = namedRecipe(lab.toStdString(), "notes");
    recipe.data = "starter";
    panel.setRecipe(recipe);
    panel.findChild<QSpinBox*>()->setValue(steps);
    QTRY_VERIFY_WITH_TIMEOUT(panel.summary().contains(QStringLiteral("trains the same recipe")), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(!panel.view()->toPlainText().isEmpty(), 30000);
    panel.prove();
    QTRY_VERIFY_WITH_TIMEOUT(panel.proof()->running(), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(!panel.proof()->running(), 120000);
    QVERIFY2(panel.proof()->failure().isEmpty(), qPrintable(panel.proof()->failure()));
    QCOMPARE(panel.proof()->model()->completeCount(), steps);
    QCOMPARE(panel.summary(), QStringLiteral("All %1 losses are equal to the last bit.").arg(steps));
  }

  void aFailingPythonIsReported() {
    if (anyPython().isEmpty()) {
      QSKIP("python3 is not installed");
    }
    Proof proof;
    proof.start(anyPython(), Proof::folderWith("raise SystemExit('no data here')\n"),
                namedRecipe("thermometer", "notes"), std::make_shared<ThermometerData>(notesPairs()), 5);
    QTRY_VERIFY_WITH_TIMEOUT(!proof.running(), 20000);
    QVERIFY2(proof.failure().contains(QStringLiteral("no data here")), qPrintable(proof.failure()));
  }

  void aProofCanBeCancelled() {
    if (anyPython().isEmpty()) {
      QSKIP("python3 is not installed");
    }
    Recipe recipe = namedRecipe("digits", "notes");
    recipe.epochs = 100000;
    auto proof = std::make_unique<Proof>();
    proof->start(anyPython(), Proof::folderWith("import time\ntime.sleep(60)\n"), recipe, bars(400), 0);
    QTRY_VERIFY_WITH_TIMEOUT(proof->model()->rowCount() > 2, 20000);
    QVERIFY(proof->running());
    proof->cancel();
    QVERIFY(!proof->running());
    QVERIFY(proof->cancelled());
    proof->start(anyPython(), Proof::folderWith("import time\ntime.sleep(60)\n"), recipe, bars(400), 0);
    proof.reset();  // closing the window in mid-proof neither hangs nor crashes
  }

  void withoutPyTorchItSaysWhatToInstall() {
    CodeTools tools = printing("print(1)\n");
    tools.findPython = [] { return std::filesystem::path(); };
    CodePanel panel(tools);
    panel.show();
    panel.setRecipe(namedRecipe("digits", "notes"));
    QTRY_VERIFY(panel.summary().contains(QStringLiteral("python3-torch")));
    for (const auto* button : panel.findChildren<QPushButton*>()) {
      QVERIFY(button->text() != QStringLiteral("Prove it") || !button->isVisible());
    }
  }

  // --- Pictures to look at: OFFICINA_PICTURES names a folder.

  void pictures() {
    const QString folder = qEnvironmentVariable("OFFICINA_PICTURES");
    if (folder.isEmpty()) {
      QSKIP("OFFICINA_PICTURES is not set");
    }
    for (const QString& language : {QStringLiteral("en"), QStringLiteral("it")}) {
      for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        for (const int width : {900, 1600}) {
          applyLanguage(application(), language);
          applyTheme(application(), mode);
          drawAll(folder + QStringLiteral("/%1_%2_%3_")
                               .arg(language, mode == ThemeMode::Dark ? QStringLiteral("dark")
                                                                      : QStringLiteral("light"))
                               .arg(width),
                  width);
        }
      }
    }
    applyTheme(application(), ThemeMode::Light);
    applyFontScale(application(), 150);
    drawAll(folder + QStringLiteral("/large_"), 900);
    applyFontScale(application(), 100);
    applyLanguage(application(), QStringLiteral("en"));
  }

 private:
  static void drawAll(const QString& prefix, int width) {
    HistoryPanel history;
    history.resize(width, 460);
    history.show();
    for (int step = 0; step <= 1500; step += 20) {
      history.add(view(step));
    }
    QTest::qWait(200);
    history.grab().save(prefix + QStringLiteral("history.png"));

    DropoutView dropout;
    dropout.resize(width, 460);
    dropout.show();
    dropout.setColumns(bigColumns());
    dropout.setOutputLabels({QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2"),
                             QStringLiteral("3"), QStringLiteral("4"), QStringLiteral("5"),
                             QStringLiteral("6"), QStringLiteral("7"), QStringLiteral("8"),
                             QStringLiteral("9")});
    (void)QTest::qWaitFor([&] { return dropout.plot()->settled(); }, 5000);
    QTest::qWait(50);
    dropout.grab().save(prefix + QStringLiteral("dropout.png"));

    QWidget window;
    window.resize(width, 220);
    auto* column = new QVBoxLayout(&window);
    column->setContentsMargins(0, 0, 0, 0);
    auto* bar = new DiagnosisBar;
    column->addWidget(bar);
    column->addStretch(1);
    window.show();
    bar->setHold(0);
    bar->setDiagnoses(
        {diagnosis(Trouble::NotFinite,
                   "At step 312 the first number that is not finite showed in conv2; the learning rate "
                   "of 0.5 is too high for this network.",
                   "conv2"),
         diagnosis(Trouble::Overfitting, "Training accuracy is 99 %, validation accuracy 81 %."),
         diagnosis(Trouble::DeadUnits, "62 % of the units of fc1 are 0 for every sample.", "fc1")});
    QTest::qWait(50);
    window.grab().save(prefix + QStringLiteral("diagnosis.png"));
    bar->setExpanded(true);
    QTest::qWait(50);
    window.grab().save(prefix + QStringLiteral("diagnoses.png"));

    CodePanel code(coreCodeTools());
    code.resize(width, 460);
    code.show();
    Recipe recipe = namedRecipe("digits", "notes");
    recipe.data = qEnvironmentVariable("OFFICINA_TEST_DATA").toStdString() + "/mnist";
    code.setRecipe(recipe);
    QTest::qWait(3000);
    recipe.optimizer.learningRate = 0.01;
    code.setRecipe(recipe);
    QTest::qWait(300);
    code.grab().save(prefix + QStringLiteral("changed.png"));
    code.prove();
    (void)QTest::qWaitFor(
        [&] { return code.proof()->model()->completeCount() > 0 && !code.proof()->running(); }, 20000);
    QTest::qWait(50);
    code.grab().save(prefix + QStringLiteral("code.png"));
  }

  static UnitColumns bigColumns() {
    UnitColumns result;
    result.training = true;
    std::uint32_t state = 7;
    const auto random = [&state] {
      state = state * 1664525U + 1013904223U;
      return static_cast<float>(state >> 8) / static_cast<float>(1U << 24);
    };
    const auto column = [&](const char* linear, const char* last, int units, double rate) {
      UnitColumn c;
      c.linear = linear;
      c.shown = last;
      for (int i = 0; i < units; ++i) {
        const float value = rate > 0.0 ? std::max(0.0F, random() - 0.4F) : random() * 8.0F - 5.0F;
        c.before.push_back(value);
        const bool live = rate <= 0.0 || static_cast<double>(random()) > rate;
        c.mask.push_back(live ? 1.0F : 0.0F);
        c.values.push_back(live ? value * static_cast<float>(1.0 / (1.0 - rate)) : 0.0F);
      }
      c.rate = rate;
      if (rate > 0.0) {
        c.dropout = last;
      } else {
        c.mask.clear();
        c.before.clear();
      }
      result.columns.push_back(c);
    };
    column("fc1", "drop1", 120, 0.5);
    column("fc2", "drop2", 84, 0.5);
    column("fc3", "fc3", 10, 0.0);
    for (int i = 1; i < 3; ++i) {
      const auto& from = result.columns[static_cast<std::size_t>(i - 1)];
      const auto& to = result.columns[static_cast<std::size_t>(i)];
      std::vector<float> weight(from.values.size() * to.values.size());
      for (float& w : weight) {
        w = random() - 0.5F;
      }
      const auto lines = strongestConnections(from, to, i, weight, 260);
      result.connections.insert(result.connections.end(), lines.begin(), lines.end());
    }
    return result;
  }
};

QTEST_MAIN(TestInspectPanels)
#include "tst_inspect_panels.moc"
