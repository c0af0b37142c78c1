// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>

#include <QChart>
#include <QChartView>
#include <QFile>
#include <QImage>
#include <QLineSeries>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/chart_axis.h"
#include "ui/widgets/decimate.h"
#include "ui/widgets/line_chart.h"

using namespace officina;  // NOLINT

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<double> counting(int count) {
  std::vector<double> values(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    values[static_cast<std::size_t>(i)] = i;
  }
  return values;
}

/// What Qt Charts was given to draw for the only line of a chart.
QList<QPointF> drawn(LineChart& chart) {
  (void)chart.grab();
  const auto* view = chart.findChild<QChartView*>();
  return static_cast<QLineSeries*>(view->chart()->series().front())->points();
}

QStringList labels(ChartRange range, ChartAxisStyle style, int most) {
  QStringList texts;
  for (const ChartTick& tick : chartTicks(range, style, most)) {
    texts << tick.label;
  }
  return texts;
}

}  // namespace

class TstLineChart : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    applyLanguage(*qApp, QStringLiteral("it"));
    applyTheme(*qApp, ThemeMode::Light);
  }

  void decimationKeepsEveryExtreme() {
    const auto x = counting(30000);
    std::vector<double> y(x.size());
    for (std::size_t i = 0; i < y.size(); ++i) {
      y[i] = std::sin(static_cast<double>(i) * 0.01);
    }
    y[12345] = 9.0;
    y[12346] = -9.0;
    y[29998] = 7.0;
    const auto kept = decimate(x, y, 500);
    QVERIFY(kept.size() <= 500);
    QVERIFY(kept.size() > 400);
    QVERIFY(std::is_sorted(kept.begin(), kept.end()));
    for (const std::size_t i :
         {std::size_t{0}, std::size_t{12345}, std::size_t{12346}, std::size_t{29998}, std::size_t{29999}}) {
      QVERIFY2(std::find(kept.begin(), kept.end(), i) != kept.end(), qPrintable(QString::number(i)));
    }
  }

  void decimationLeavesFewPointsAlone() {
    const auto x = counting(500);
    QCOMPARE(decimate(x, x, 500).size(), std::size_t{500});
    QVERIFY(decimate({}, {}, 500).empty());
  }

  void decimationOfPointsAtOneX() {
    const std::vector<double> x(2000, 3.0);
    const auto kept = decimate(x, counting(2000), 500);
    QCOMPARE(kept, (std::vector<std::size_t>{0, 1999}));
  }

  void notFiniteAndNotPositiveAreLeftOut() {
    const std::vector<double> x{0, 1, 2, 3, 4, kNan, 6};
    const std::vector<double> y{1, kNan, kInfinity, -5, 0, 2, 100};
    QCOMPARE(decimate(x, y, 500), (std::vector<std::size_t>{0, 3, 4, 6}));
    QCOMPARE(decimate(x, y, 500, 0.0), (std::vector<std::size_t>{0, 6}));

    LineChart chart;
    chart.resize(400, 250);
    const int line = chart.addSeries(QStringLiteral("loss"), 0);
    chart.setPoints(line, x, y);
    QCOMPARE(drawn(chart).size(), 4);
    chart.setLogScale(true);
    const auto points = drawn(chart);
    QCOMPARE(points.size(), 2);
    QCOMPARE(points.back(), QPointF(6, 2));  // log10(100)
  }

  void atMostFiveHundredPointsAreDrawn() {
    LineChart chart;
    chart.resize(400, 250);
    const int line = chart.addSeries(QStringLiteral("loss"), 0);
    for (int block = 0; block < 300; ++block) {
      std::vector<double> x(100);
      std::vector<double> y(100);
      for (std::size_t i = 0; i < 100; ++i) {
        x[i] = block * 100.0 + static_cast<double>(i);
        y[i] = 1.0 / (1.0 + x[i]);
      }
      y[50] = block == 150 ? 2.0 : y[50];
      chart.appendPoints(line, x, y);
    }
    const auto points = drawn(chart);
    QVERIFY(points.size() <= 500);
    QVERIFY(points.contains(QPointF(15050, 2.0)));
    QCOMPARE(points.front().x(), 0.0);
    QCOMPARE(points.back().x(), 29999.0);
    // The clipboard gets all of them.
    QCOMPARE(chart.toTsv().count(QLatin1Char('\n')), 30001);
  }

  void fixedRangeDecimatesWhatIsVisible() {
    LineChart chart;
    chart.resize(400, 250);
    const int line = chart.addSeries(QStringLiteral("loss"), 0);
    chart.setPoints(line, counting(10000), counting(10000));
    chart.setXRange(100, 200);
    const auto points = drawn(chart);
    QCOMPARE(points.size(), 103);  // 100 ... 200 and one on each side
    QCOMPARE(points.front().x(), 99.0);
    QCOMPARE(points.back().x(), 201.0);
  }

  void playheadFollowsMouseAndKeys() {
    LineChart chart;
    chart.resize(500, 300);
    const int line = chart.addSeries(QStringLiteral("loss"), 0);
    chart.setPoints(line, counting(101), counting(101));
    chart.setPlayhead(50);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QSignalSpy moved(&chart, &LineChart::playheadMoved);
    QWidget* plane = chart.findChild<QChartView*>()->viewport();
    QTest::mousePress(plane, Qt::LeftButton, {}, QPoint(150, 150));
    QCOMPARE(moved.count(), 1);
    const double pressed = chart.playhead();
    QCOMPARE(pressed, std::round(pressed));  // on a point of the data
    QTest::mouseMove(plane, QPoint(250, 150));
    QVERIFY(chart.playhead() > pressed);
    QTest::mouseRelease(plane, Qt::LeftButton, {}, QPoint(250, 150));
    const double dragged = chart.playhead();
    QTest::mouseMove(plane, QPoint(300, 150));
    QCOMPARE(chart.playhead(), dragged);

    moved.clear();
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.playhead(), dragged + 1);
    QTest::keyClick(&chart, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(chart.playhead(), dragged - 9);
    QTest::keyClick(&chart, Qt::Key_End);
    QCOMPARE(chart.playhead(), 100.0);
    QTest::keyClick(&chart, Qt::Key_Right);  // there is nothing further
    QCOMPARE(chart.playhead(), 100.0);
    QCOMPARE(moved.count(), 3);
    QVERIFY(chart.accessibleDescription().contains(QStringLiteral("100")));

    moved.clear();
    chart.setPlayhead(10);  // by the program: no signal
    QCOMPARE(moved.count(), 0);
  }

  void clickTellsTheAxesUnits() {
    LineChart chart;
    chart.resize(500, 300);
    chart.addSeries(QStringLiteral("points"), 0, LineChart::Mark::Points);
    chart.setXRange(50, 90);
    chart.setYRange(0, 40);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QSignalSpy clicked(&chart, &LineChart::clicked);
    auto* view = chart.findChild<QChartView*>();
    const QRectF plane = view->chart()->plotArea();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, plane.center().toPoint());
    QCOMPARE(clicked.count(), 1);
    QVERIFY(std::abs(clicked.front().at(0).toDouble() - 70.0) < 0.2);
    QVERIFY(std::abs(clicked.front().at(1).toDouble() - 20.0) < 0.2);
  }

  void labelsSpeakTheLanguage() {
    ChartAxisStyle log;
    log.log = true;
    QCOMPARE(labels({-3, 0}, log, 6), (QStringList{QStringLiteral("0,001"), QStringLiteral("0,01"),
                                                   QStringLiteral("0,1"), QStringLiteral("1")}));
    QCOMPARE(labels({0, 38}, log, 4).back(), QStringLiteral("10³⁰"));
    QCOMPARE(labels({0.0, 0.4}, {}, 5).at(1), QStringLiteral("0,1"));
    ChartAxisStyle integer;
    integer.integer = true;
    QCOMPARE(labels({0, 3}, integer, 9), (QStringList{QStringLiteral("0"), QStringLiteral("1"),
                                                      QStringLiteral("2"), QStringLiteral("3")}));
    QVERIFY(labels({-1, 1}, {}, 3).front().startsWith(QChar(0x2212)));
  }

  void aSinglePointOfALineIsMarked() {
    LineChart chart;
    chart.resize(400, 240);
    const int series = chart.addSeries(QStringLiteral("test"), 1, LineChart::Mark::DashedLine, 2.0);
    const auto inked = [&chart] {
      const QImage picture = chart.grab().toImage();
      int count = 0;
      for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
          count += picture.pixelColor(x, y) == theme().series(1) ? 1 : 0;
        }
      }
      return count;
    };
    QCOMPARE(inked(), 0);
    chart.appendPoints(series, {1.0}, {0.5});
    QVERIFY(inked() > 20);
  }

  void emptyAndConstantDataHaveARange() {
    for (const bool isLog : {false, true}) {
      ChartAxisStyle style;
      style.log = isLog;
      QVERIFY(paddedRange({kInfinity, -kInfinity}, style).span() > 0);
      QVERIFY(paddedRange({2.0, 2.0}, style).span() > 0);
    }
    LineChart chart;
    chart.resize(300, 200);
    QVERIFY(!chart.grab().isNull());
  }

  void removedSeriesKeepTheOthersNumbers() {
    LineChart chart;
    const int first = chart.addSeries(QStringLiteral("a"), 0);
    const int second = chart.addSeries(QStringLiteral("b"), 1);
    chart.removeSeries(first);
    chart.setPoints(second, {0, 1}, {2, 3});
    chart.setPoints(first, {0, 1}, {4, 5});  // gone: nothing happens
    QCOMPARE(drawn(chart).size(), 2);
    QVERIFY(!chart.toTsv().contains(QStringLiteral("a\t")));
  }

  void pictureIsSaved() {
    const QTemporaryDir folder;
    LineChart chart;
    chart.resize(300, 200);
    const int line = chart.addSeries(QStringLiteral("loss"), 0);
    chart.setPoints(line, {0, 1, 2}, {1, 3, 2});
    const QString png = folder.filePath(QStringLiteral("a.png"));
    QVERIFY(chart.savePicture(png));
    QCOMPARE(QImage(png).size(), QSize(600, 400));
    const QString svg = folder.filePath(QStringLiteral("a.svg"));
    QVERIFY(chart.savePicture(svg));
    QFile file(svg);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("<svg"));
    QVERIFY(!chart.savePicture(folder.filePath(QStringLiteral("missing/a.png"))));
  }
};

QTEST_MAIN(TstLineChart)
#include "tst_line_chart.moc"
