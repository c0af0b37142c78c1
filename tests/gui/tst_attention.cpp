// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <numeric>

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include "tests/gui/attention_samples.h"
#include "ui/labs/sentiment/attention_heads.h"
#include "ui/labs/sentiment/attention_input.h"
#include "ui/labs/sentiment/attention_matrices.h"
#include "ui/labs/sentiment/attention_panel.h"
#include "ui/labs/sentiment/attention_step_card.h"
#include "ui/labs/sentiment/attention_steps.h"
#include "ui/labs/sentiment/positions_part.h"
#include "ui/labs/sentiment/why_method_view.h"
#include "ui/labs/sentiment/why_text_panel.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/matrix_grid.h"
#include "ui/widgets/numbers_picture.h"
#include "ui/widgets/numbers_table.h"
#include "ui/widgets/token_matrix.h"
#include "ui/widgets/token_ribbon.h"
#include "ui/widgets/vector_bars.h"

using namespace officina;

namespace {

QApplication& application() {
  return *qobject_cast<QApplication*>(qApp);
}

AttentionPtr dog() {
  return madeUpAttention(wordsOf("Il cane morde l'uomo"));
}

QPoint middle(const QRectF& area) {
  return area.center().toPoint();
}

double between(const QString& text, const QString& before, const QString& after) {
  const qsizetype begin = text.indexOf(before) + before.size();
  const qsizetype end = text.indexOf(after, begin);
  return officina::locale().toDouble(text.mid(begin, end < 0 ? -1 : end - begin));
}

}  // namespace

class TestAttention : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    applyTheme(application(), ThemeMode::Light);
    applyLanguage(application(), QStringLiteral("en"));
  }

  void tokensCanBeSeen() {
    QCOMPARE(visibleToken(QStringLiteral(" cane\n")), QStringLiteral("·cane⏎"));
    QCOMPARE(visibleToken(QString(200, QLatin1Char('a'))).size(), 24);
    QVERIFY(!visibleToken(QString(QChar(0))).isEmpty());
    // No half of a character beyond the basic plane is left at the end.
    const QString faces = visibleToken(QStringLiteral("a") + QStringLiteral("😀").repeated(30));
    QVERIFY(!faces[faces.size() - 2].isHighSurrogate());
  }

  void purpleRisesWithTheShare() {
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
      applyTheme(application(), mode);
      const int panel = theme().panel.lightness();
      int last = -1;
      for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const int contrast = std::abs(theme().attentionColor(share).lightness() - panel);
        QVERIFY2(contrast > last, "each step stands out more from the panel");
        last = contrast;
      }
      QCOMPARE(theme().attentionColor(7.0), theme().attentionColor(1.0));
      QCOMPARE(theme().attentionColor(std::nan("")), QColor(0xff, 0x00, 0xff));
    }
    applyTheme(application(), ThemeMode::Light);
  }

  void shrinkingLosesNoPeak() {
    Matrix matrix(100, 100, 0.01F);
    matrix.at(57, 31) = 0.9F;
    matrix.at(3, 99) = -2.0F;
    const Matrix small = shrunk(matrix, {10, 10});
    QCOMPARE(small.rows, std::int64_t{10});
    QCOMPARE(small.at(5, 3), 0.9F);
    QCOMPARE(small.at(0, 9), -2.0F);
    QCOMPARE(shrunk(matrix, {200, 200}).values, matrix.values);
  }

  void matrixTellsItsNumbers() {
    TokenMatrix matrix;
    Matrix numbers(2, 3);
    std::iota(numbers.values.begin(), numbers.values.end(), 0.5F);
    matrix.setMatrix(numbers, {QStringLiteral("a"), QStringLiteral("%1")}, {});
    matrix.resize(300, 200);
    matrix.show();
    QSignalSpy pointed(&matrix, &TokenMatrix::pointed);
    QSignalSpy activated(&matrix, &TokenMatrix::activated);
    QTest::mouseMove(&matrix, middle(matrix.cell(1, 2)));
    QCOMPARE(pointed.last().first().toString(), QStringLiteral("“%1” (1) → 2: 5.500"));
    QTest::mouseClick(&matrix, Qt::LeftButton, {}, middle(matrix.cell(0, 1)));
    QCOMPARE(activated.last(), (QVariantList{0, 1}));
    QTest::keyClick(&matrix, Qt::Key_Down);
    QTest::keyClick(&matrix, Qt::Key_Down);
    QTest::keyClick(&matrix, Qt::Key_Left);
    QCOMPARE(matrix.accessibleDescription(), matrix.cellText(1, 0));
    QTest::keyClick(&matrix, Qt::Key_Return);
    QCOMPARE(activated.last(), (QVariantList{1, 0}));
    QCOMPARE(matrix.chosenRow(), 1);
    QTest::keyClick(&matrix, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("\t0\t1\t2\na\t0.5\t1.5\t2.5\n%1\t3.5\t4.5\t5.5\n"));
    // A smaller matrix afterwards leaves no cursor outside.
    matrix.setMatrix(Matrix(1, 1, 2.0F), {}, {});
    QCOMPARE(matrix.chosenRow(), 0);
    matrix.setMatrix({}, {}, {});
    matrix.grab();
    QTest::keyClick(&matrix, Qt::Key_Return);
    QCOMPARE(activated.count(), 2);
  }

  void brokenNumbersAreDrawn() {
    TokenMatrix matrix;
    Matrix numbers(2, 2, std::nanf(""));
    matrix.setMatrix(numbers, {}, {});
    matrix.resize(200, 200);
    const QImage picture = matrix.grab().toImage();
    const double ratio = picture.devicePixelRatio();
    const QPointF place = matrix.cell(0, 0).topLeft() + QPointF(2, 2);
    QCOMPARE(picture.pixelColor((place * ratio).toPoint()), QColor(0xff, 0x00, 0xff));
    TokenRibbon ribbon;
    ribbon.setTokens({QStringLiteral("a")}, {std::nanf("")});
    ribbon.setSource(0);
    ribbon.grab();
  }

  void ribbonWrapsAndChooses() {
    TokenRibbon ribbon;
    QStringList words;
    for (int i = 0; i < 30; ++i) {
      words << QStringLiteral("parola%1").arg(i);
    }
    std::vector<float> values(30, 0.02F);
    values[3] = 0.4F;
    ribbon.setTokens(words, values);
    ribbon.resize(400, ribbon.heightForWidth(400));
    ribbon.show();
    QVERIFY(ribbon.heightForWidth(400) > 2 * ribbon.heightForWidth(4000));
    for (int i = 0; i < 30; ++i) {
      QVERIFY(QRectF(ribbon.rect()).contains(ribbon.place(i)));
      for (int j = 0; j < i; ++j) {
        QVERIFY(!ribbon.place(i).intersects(ribbon.place(j)));
      }
    }
    QSignalSpy activated(&ribbon, &TokenRibbon::activated);
    QTest::mouseClick(&ribbon, Qt::LeftButton, {}, middle(ribbon.place(17)));
    QCOMPARE(activated.last().first().toInt(), 17);
    ribbon.setSource(17);
    QVERIFY(ribbon.tokenText(3).contains(QStringLiteral("0.4")));
    QVERIFY(ribbon.tokenText(3).startsWith(QStringLiteral("“parola17” (17) → “parola3”")));
    QTest::keyClick(&ribbon, Qt::Key_Right);
    QTest::keyClick(&ribbon, Qt::Key_Return);
    QCOMPARE(activated.last().first().toInt(), 18);
    // Fewer tokens than the one that looked.
    ribbon.setTokens({QStringLiteral("x")}, {1.0F});
    QCOMPARE(ribbon.source(), 0);
  }

  void stripsAreReadTogether() {
    VectorBars bars;
    bars.setName(QStringLiteral("query"));
    bars.setValues({1.0F, -2.0F, 0.5F});
    bars.resize(300, 40);
    bars.show();
    QSignalSpy moved(&bars, &VectorBars::currentChanged);
    QTest::mouseMove(&bars, {150, 20});
    QCOMPARE(moved.last().first().toInt(), 1);
    QCOMPARE(bars.accessibleDescription(), QStringLiteral("query, number 1: −2.000"));
    QCOMPARE(bars.toTsv(), QStringLiteral("1\t-2\t0.5"));
  }

  void tableCopiesWhatIsSelected() {
    NumbersTable table;
    Matrix numbers(2, 2);
    numbers.values = {1.0F, 2.0F, 3.0F, 0.1F};
    table.setMatrix(numbers, {QStringLiteral("a"), QStringLiteral("b")}, {});
    QCOMPARE(table.toTsv(), QStringLiteral("\t0\t1\na\t1\t2\nb\t3\t0.100000001\n"));
    table.show();
    table.selectRow(1);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("\t0\t1\nb\t3\t0.100000001\n"));
  }

  void headsFollowTheChoice() {
    AttentionPanel panel;
    panel.resize(1100, 250);
    panel.show();
    const AttentionPtr view = dog();
    panel.showView(view);
    QTest::qWait(20);
    MatrixGrid* grid = panel.heads()->grid();
    QCOMPARE(grid->count(), 17);  // 2 layers of 8 heads, rollout
    QTest::mouseMove(grid, middle(QRectF(grid->area(10).topLeft(), QSizeF(4, 4))));
    QCOMPARE(panel.facts(), grid->cellText(10, 0, 0));
    QTest::mouseClick(grid, Qt::LeftButton, {}, middle(grid->area(10)));
    QCOMPARE(panel.choice().layer, 1);
    QCOMPARE(panel.choice().head, 2);
    QCOMPARE(panel.heads()->matrix()->matrix().values, view->layers[1].heads[2].weights.values);
    TokenMatrix* matrix = panel.heads()->matrix();
    QTest::mouseClick(matrix, Qt::LeftButton, {}, middle(matrix->cell(2, 1)));
    QCOMPARE(panel.choice().row, 2);
    QCOMPARE(panel.choice().column, 1);
    QCOMPARE(panel.heads()->ribbon()->source(), 2);
    QCOMPARE(panel.heads()->ribbon()->values(), rowOf(view->layers[1].heads[2].weights, 2));
    QTest::keyClick(grid, Qt::Key_Down);
    QCOMPARE(panel.choice().head, 2);  // rollout stands alone in its line: nothing is below this head
    QTest::mouseClick(grid, Qt::LeftButton, {}, middle(grid->area(16)));
    QVERIFY(panel.choice().rollout);
    QCOMPARE(matrix->matrix().values, view->rollout.values);
    // A shorter sentence keeps the choice as far as it goes.
    panel.showView(madeUpAttention({"Bello"}, 1, 4));
    QCOMPARE(panel.choice().row, 0);
    QCOMPARE(panel.choice().layer, 0);
    panel.showView(nullptr);
    panel.grab();
    QVERIFY(!panel.heads()->isVisible());
  }

  void stepsMultiplyOut() {
    AttentionPanel panel;
    panel.resize(1100, 600);
    panel.show();
    const AttentionPtr view = dog();
    panel.showView(view);
    panel.showPart(QStringLiteral("steps"));
    AttentionChoice choice;
    choice.layer = 1;
    choice.head = 5;
    choice.row = 3;
    choice.column = 1;
    panel.setChoice(choice);
    const HeadView& head = view->layers[1].heads[5];
    const std::vector<float>& products = panel.steps()->score()->strip(2)->values();
    const double sum = std::accumulate(products.begin(), products.end(), 0.0);
    QVERIFY(std::abs(sum - static_cast<double>(head.scores.at(3, 1))) < 1e-5);
    const QString score = panel.steps()->score()->result();
    QVERIFY2(std::abs(between(score, QStringLiteral("<b>"), QStringLiteral("</b>")) -
                      static_cast<double>(head.scaled.at(3, 1))) < 1e-3,
             qPrintable(score));
    QVERIFY2(score.contains(QStringLiteral("√16")), qPrintable(score));
    const std::vector<float>& powers = panel.steps()->softmax()->strip(1)->values();
    const double all = std::accumulate(powers.begin(), powers.end(), 0.0);
    const std::vector<float>& weights = panel.steps()->softmax()->strip(2)->values();
    for (std::size_t i = 0; i < powers.size(); ++i) {
      QVERIFY(std::abs(static_cast<double>(powers[i]) / all - static_cast<double>(weights[i])) < 1e-6);
    }
    QCOMPARE(panel.steps()->softmax()->strip(2)->current(), 1);
    QCOMPARE(panel.steps()->sum()->strip(2)->values(), rowOf(head.output, 3));
    // The table's last line is the sum of those above it.
    panel.steps()->sum()->opener()->click();
    const QAbstractItemModel* table = panel.steps()->sum()->table()->model();
    QCOMPARE(table->rowCount(), 5);
    QVERIFY(panel.steps()->sum()->table()->isVisible());
    // A token that is chosen in the softmax is the one that is looked at.
    QTest::keyClick(panel.steps()->softmax()->strip(0), Qt::Key_Right);
    QTest::keyClick(panel.steps()->softmax()->strip(0), Qt::Key_Return);
    QCOMPARE(panel.choice().column, 2);
  }

  void hugeScoresStayFinite() {
    auto view = std::make_shared<AttentionView>(*dog());
    HeadView& head = view->layers[0].heads[0];
    std::fill(head.scaled.values.begin(), head.scaled.values.end(), 0.0F);
    std::fill(head.weights.values.begin(), head.weights.values.end(), 0.0F);
    head.scaled.at(0, 1) = 2000.0F;
    head.weights.at(0, 1) = 1.0F;
    AttentionSteps steps;
    steps.show();
    AttentionChoice choice;
    choice.column = 1;
    steps.setView(view, choice);
    const std::vector<float>& powers = steps.softmax()->strip(1)->values();
    QCOMPARE(powers[1], 1.0F);
    QCOMPARE(powers[0], 0.0F);
    const QString result = steps.softmax()->result();
    QVERIFY2(result.contains(QRegularExpression(QStringLiteral("2.?000"))), qPrintable(result));
  }

  void everyMatrixOpens() {
    AttentionPanel panel;
    panel.resize(1100, 500);
    panel.show();
    const AttentionPtr view = dog();
    panel.showView(view);
    panel.showPart(QStringLiteral("matrices"));
    const HeadView& head = view->layers[0].heads[0];
    const std::vector<std::pair<QString, const Matrix*>> all = {
        {QStringLiteral("embedding"), &view->embedding},
        {QStringLiteral("positions"), &view->positions},
        {QStringLiteral("input"), &view->input},
        {QStringLiteral("query"), &head.query},
        {QStringLiteral("key"), &head.key},
        {QStringLiteral("value"), &head.value},
        {QStringLiteral("scores"), &head.scores},
        {QStringLiteral("scaled"), &head.scaled},
        {QStringLiteral("weights"), &head.weights},
        {QStringLiteral("output"), &head.output},
        {QStringLiteral("joined"), &view->layers[0].joined},
        {QStringLiteral("attended"), &view->layers[0].attended},
        {QStringLiteral("layer"), &view->layers[0].output},
        {QStringLiteral("rollout"), &view->rollout}};
    for (const auto& [key, matrix] : all) {
      panel.matrices()->showMatrix(key);
      QCOMPARE(panel.matrices()->shownMatrix(), key);
      QCOMPARE(panel.matrices()->map()->matrix().values, matrix->values);
      const QAbstractItemModel* numbers = panel.matrices()->table()->model();
      QCOMPARE(numbers->rowCount(), static_cast<int>(matrix->rows));
      QCOMPARE(numbers->columnCount(), static_cast<int>(matrix->columns));
      QVERIFY(!panel.matrices()->formula().isEmpty());
    }
    panel.matrices()->showMatrix(QStringLiteral("weights"));
    panel.matrices()->table()->setCurrentIndex(panel.matrices()->table()->model()->index(2, 3));
    QCOMPARE(panel.choice().row, 2);
    QCOMPARE(panel.choice().column, 3);
    QCOMPARE(panel.matrices()->map()->chosenColumn(), 3);
  }

  void inputIsASum() {
    AttentionPanel panel;
    panel.resize(1100, 400);
    panel.show();
    panel.showView(dog());
    panel.showPart(QStringLiteral("input"));
    TokenMatrix* map = panel.input()->map(1);
    QTest::mouseClick(map, Qt::LeftButton, {}, middle(map->cell(2, 64)));
    QCOMPARE(panel.choice().row, 2);
    const auto& parts = *panel.input();
    for (std::size_t i = 0; i < parts.strip(0)->values().size(); ++i) {
      QCOMPARE(parts.strip(0)->values()[i] + parts.strip(1)->values()[i], parts.strip(2)->values()[i]);
    }
    QCOMPARE(parts.strip(0)->values(), rowOf(panel.view()->embedding, 2));
  }

  void attentionReceivedAddsUpToOne() {
    const std::vector<float> received = attentionReceived(*dog());
    QVERIFY(std::abs(std::accumulate(received.begin(), received.end(), 0.0) - 1.0) < 1e-5);
  }

  void ranksAgree() {
    QCOMPARE(rankAgreement({1, 2, 3}, {10, 20, 30}).value(), 1.0);
    QCOMPARE(rankAgreement({1, 2, 3}, {5, 4, 3}).value(), -1.0);
    // Ties share their mean rank: worked out by hand.
    QVERIFY(std::abs(rankAgreement({1, 2, 2}, {1, 2, 3}).value() - std::sqrt(0.75)) < 1e-12);
    QVERIFY(!rankAgreement({1, 1, 1}, {1, 2, 3}));
    QVERIFY(!rankAgreement({1}, {1}));
    QVERIFY(!rankAgreement({1, std::nanf("")}, {1, 2}));
  }

  void reasonsStandBesideAttention() {
    WhyTextPanel panel;
    panel.resize(1100, 600);
    panel.show();
    const AttentionPtr view = dog();
    TextReasons reasons;
    for (Attribution* one : {&reasons.gradient, &reasons.integrated, &reasons.left}) {
      one->tokens = view->tokens;
      one->parts = {0.25F, -0.5F, 1.5F, 0.0F};
      one->logit = 1.5F;
    }
    reasons.integrated.baseline = 0.25F;
    reasons.integrated.gap = 0.0125;
    reasons.received = {0.1F, 0.2F, 0.3F, 0.4F};
    panel.showReasons(reasons);
    QVERIFY(panel.warning().contains(QStringLiteral("not explanation")));
    QVERIFY2(panel.methodView(1)->sum().contains(QStringLiteral("0.013")) ||
                 panel.methodView(1)->sum().contains(QStringLiteral("0.012")),
             qPrintable(panel.methodView(1)->sum()));
    QVERIFY(panel.methodView(0)->sum().contains(QStringLiteral("1.25")));
    for (int i = 0; i < WhyTextPanel::kViews; ++i) {
      QVERIFY(panel.methodView(i)->isVisible());
      QVERIFY(!panel.methodView(i)->limits().isEmpty());
    }
    QVERIFY(panel.comparison().contains(QStringLiteral("·morde")));
    QVERIFY(panel.comparison().contains(QStringLiteral("·l'uomo")));
    panel.showMethod(QStringLiteral("left"));
    QVERIFY(panel.methodView(2)->isVisible());
    QVERIFY(panel.methodView(3)->isVisible());
    QVERIFY(!panel.methodView(0)->isVisible());
    panel.showReasons(std::nullopt);
    QVERIFY(!panel.methodView(2)->isVisible());
  }

  void markupInATokenIsText() {
    AttentionPanel panel;
    panel.resize(1100, 400);
    panel.show();
    panel.showView(madeUpAttention({"<b>", "</table>", "%1%2", "&amp;"}));
    panel.showPart(QStringLiteral("steps"));
    QVERIFY(panel.steps()->softmax()->result().contains(QStringLiteral("&lt;b&gt;")));
    panel.grab();
    QCOMPARE(plainToolTip(QStringLiteral("<b>x</b>")), QStringLiteral("&lt;b&gt;x&lt;/b&gt;"));
  }

  void languageAndThemeChangeAtRunTime() {
    AttentionPanel panel;
    panel.resize(1100, 400);
    panel.show();
    panel.showView(dog());
    const QString english = panel.facts();
    applyLanguage(application(), QStringLiteral("it"));
    QCoreApplication::processEvents();
    QVERIFY(panel.facts() != english);
    const QImage light = panel.heads()->matrix()->grab().toImage();
    applyTheme(application(), ThemeMode::Dark);
    QCoreApplication::processEvents();
    QVERIFY(panel.heads()->matrix()->grab().toImage() != light);
    applyTheme(application(), ThemeMode::Light);
    applyLanguage(application(), QStringLiteral("en"));
  }

  /// Not a test of time: it prints what the window's thread is kept busy with.
  void manyTokensAreMeasured() {
    const AttentionPtr view = madeUpAttention(manyWords(128), 2, 8);
    AttentionPanel panel;
    panel.resize(1600, 900);
    panel.show();
    panel.showView(madeUpAttention(manyWords(127), 2, 8));
    panel.grab();
    QElapsedTimer timer;
    double slowest = 0.0;
    for (const char* part : {"heads", "input", "steps", "matrices"}) {
      panel.showPart(QString::fromLatin1(part));
      panel.grab();
      timer.start();
      panel.showView(view);
      const double built = static_cast<double>(timer.nsecsElapsed()) / 1e6;
      QImage picture(panel.size(), QImage::Format_RGB32);
      timer.start();
      panel.render(&picture);
      const double painted = static_cast<double>(timer.nsecsElapsed()) / 1e6;
      qInfo("128 tokens, 2 x 8 heads, %s: built in %.1f ms, painted in %.1f ms", part, built, painted);
      slowest = std::max(slowest, built + painted);
      panel.showView(madeUpAttention(manyWords(127), 2, 8));
    }
    QVERIFY(slowest > 0.0);
  }
};

QTEST_MAIN(TestAttention)
#include "tst_attention.moc"
