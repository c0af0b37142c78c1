// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

#include "ui/inspect/picture_insight.h"
#include "ui/labs/common/mistakes_panel.h"
#include "ui/labs/digits/digits_evaluation.h"
#include "ui/shell/theme.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/gallery.h"

using namespace officina;

namespace {

/// Six test pictures: four 4s of which three were taken for 9, and two 7s that were recognised.
std::shared_ptr<const Evaluation> evaluation() {
  DigitSet test;
  test.labels = {4, 4, 4, 4, 7, 7};
  test.pixels.assign(test.labels.size() * kDigitPixels, 0);
  for (std::size_t i = 0; i < test.labels.size(); ++i) {
    test.pixels[i * kDigitPixels] = static_cast<std::uint8_t>(10 * (i + 1));
  }
  auto result = std::make_shared<Evaluation>();
  result->samples =
      std::make_shared<DigitSamples>(std::make_shared<const DigitsData>("tiny", test, test), false);
  result->predicted = {9, 4, 9, 9, 7, 7};
  result->losses = {2.0F, 0.1F, 5.0F, 3.0F, 0.2F, 0.3F};
  result->confidences = {0.6F, 0.9F, 0.99F, 0.8F, 0.8F, 0.7F};
  return result;
}

}  // namespace

class TestConfusion : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qobject_cast<QApplication*>(qApp), ThemeMode::Light); }

  void countsAndOrder() {
    const auto result = evaluation();
    const auto counts = result->confusion();
    QCOMPARE(counts[4][9], std::int64_t{3});
    QCOMPARE(counts[4][4], std::int64_t{1});
    QCOMPARE(counts[7][7], std::int64_t{2});
    QCOMPARE(result->mistakes(), std::int64_t{3});
    QCOMPARE(result->cell(4, 9), (std::vector<int>{2, 3, 0}));
    QCOMPARE(result->cell(7, 7), (std::vector<int>{5, 4}));
    QCOMPARE(result->worst(), (std::vector<int>{2, 3, 0}));
  }

  void aCellOpensItsPicturesByLoss() {
    MistakesPanel panel("digits", HeldBack::Test);
    panel.resize(1000, 300);
    panel.show();
    panel.setEvaluation(evaluation());
    QCOMPARE(panel.pictures(), (std::vector<int>{2, 3, 0}));
    QSignalSpy activated(panel.matrix(), &ConfusionMatrix::cellActivated);
    QTest::mouseClick(panel.matrix(), Qt::LeftButton, {}, panel.matrix()->cell(7, 7).center().toPoint());
    QCOMPARE(activated.count(), 1);
    QCOMPARE(panel.pictures(), (std::vector<int>{5, 4}));
    QCOMPARE(panel.gallery()->count(), 2);

    QSignalSpy chosen(&panel, &MistakesPanel::pictureChosen);
    panel.gallery()->setCurrentIndex(panel.gallery()->model()->index(1, 0));
    QTest::keyClick(panel.gallery(), Qt::Key_Return);
    // The second click looks into the picture; from there it goes onto the paper.
    QVERIFY(panel.insight()->isVisible());
    QCOMPARE(panel.insight()->subject()->sample, 4);
    QCOMPARE(panel.insight()->subject()->truth, 7);
    QCOMPARE(chosen.count(), 0);
    Q_EMIT panel.insight()->openRequested();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.front().at(0).toBool(), true);
    QCOMPARE(chosen.front().at(1).toInt(), 4);
    const QString caption = panel.gallery()->model()->index(0, 0).data().toString();
    QVERIFY2(caption.contains(QStringLiteral("7")) && caption.contains(QStringLiteral("70")),
             qPrintable(caption));
  }

  void theKeyboardReachesEveryCell() {
    MistakesPanel panel("digits", HeldBack::Test);
    panel.resize(1000, 300);
    panel.show();
    panel.setEvaluation(evaluation());
    ConfusionMatrix* matrix = panel.matrix();
    matrix->setCurrent(0, 0);
    for (int i = 0; i < 4; ++i) {
      QTest::keyClick(matrix, Qt::Key_Down);
    }
    for (int i = 0; i < 12; ++i) {
      QTest::keyClick(matrix, Qt::Key_Right);
    }
    QCOMPARE(matrix->currentRow(), 4);
    QCOMPARE(matrix->currentColumn(), 9);
    QVERIFY(matrix->accessibleDescription().contains(QStringLiteral("3")));
    QTest::keyClick(matrix, Qt::Key_Return);
    QCOMPARE(panel.pictures(), (std::vector<int>{2, 3, 0}));
    QTest::keyClick(matrix, Qt::Key_Up);
    QTest::keyClick(matrix, Qt::Key_Space);
    QVERIFY(panel.pictures().empty());
  }

  void copiesATable() {
    ConfusionMatrix matrix;
    matrix.setCounts({{5, 1}, {0, 7}}, {QStringLiteral("cat"), QStringLiteral("dog")});
    matrix.show();
    QTest::keyClick(&matrix, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines[0].section(QLatin1Char('\t'), 1), QStringLiteral("cat\tdog"));
    QCOMPARE(lines[1], QStringLiteral("cat\t5\t1"));
    QCOMPARE(lines[2], QStringLiteral("dog\t0\t7"));
  }

  void anEmptyMatrixIsHarmless() {
    ConfusionMatrix matrix;
    matrix.resize(200, 200);
    matrix.show();
    QSignalSpy activated(&matrix, &ConfusionMatrix::cellActivated);
    QTest::keyClick(&matrix, Qt::Key_Down);
    QTest::keyClick(&matrix, Qt::Key_Return);
    QTest::mouseClick(&matrix, Qt::LeftButton, {}, {100, 100});
    QCOMPARE(activated.count(), 0);
    QVERIFY(!matrix.grab().isNull());
  }

  void thousandsOfPicturesAreMadeOnlyWhenSeen() {
    Gallery gallery;
    gallery.resize(500, 200);
    int made = 0;
    Gallery::Source source;
    source.count = 20'000;
    source.picture = [&made](int) {
      ++made;
      return QImage(28, 28, QImage::Format_ARGB32);
    };
    source.caption = [](int item) { return QString::number(item); };
    gallery.setSource(source);
    gallery.show();
    QVERIFY(QTest::qWaitForWindowExposed(&gallery));
    (void)gallery.grab();
    QVERIFY2(made > 0 && made < 200, qPrintable(QString::number(made)));
  }
};

QTEST_MAIN(TestConfusion)
#include "tst_confusion.moc"
