// SPDX-License-Identifier: GPL-3.0-or-later
// Histories of a network's numbers, and the units that dropout leaves out.
#include "tests/gui/inspect_samples.h"

using namespace officina;

class TestInspectPanels : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { prepareInspection(); }

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
};

QTEST_MAIN(TestInspectPanels)
#include "tst_inspect_panels.moc"
