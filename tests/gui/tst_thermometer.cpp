// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <limits>

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QUndoStack>

#include "ui/labs/thermometer/curves_panel.h"
#include "ui/labs/thermometer/fit_panel.h"
#include "ui/labs/thermometer/neuron_view.h"
#include "ui/labs/thermometer/pairs_model.h"
#include "ui/labs/thermometer/pairs_panel.h"
#include "ui/labs/thermometer/run_history.h"
#include "ui/labs/thermometer/thermometer_page.h"
#include "ui/session/training_session.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/line_chart.h"

using namespace officina;  // NOLINT

namespace {

constexpr int kPatience = 20'000;  // milliseconds for a run of some thousand tiny steps, on a busy machine

/// A page whose run has ended; empty message() means that it ended well.
struct Lab {
  ThermometerPage page;

  Lab() {
    page.resize(1100, 700);
    page.show();
  }
  Recipe recipe(std::int64_t epochs) const {
    Recipe notes = namedRecipe("thermometer", "notes");
    notes.epochs = epochs;
    return notes;
  }
  void train(const Recipe& wanted) {
    page.changeRecipe(wanted, QStringLiteral("test"));
    page.setPace(0.0);
    page.togglePlay();
    QVERIFY(page.session()->active());
    wait();
  }
  void wait() { QTRY_VERIFY_WITH_TIMEOUT(!page.session()->active(), kPatience); }
  InlineMessage* message() { return page.findChild<InlineMessage*>(); }
  QTableView* table() { return page.findChild<PairsPanel*>()->findChild<QTableView*>(); }
};

}  // namespace

class TstThermometer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    applyLanguage(*qApp, QStringLiteral("en"));
    applyTheme(*qApp, ThemeMode::Light);
  }

  void cellsAreEditedAndUndone() {
    Lab lab;
    PairsModel* model = lab.page.pairsModel();
    QVERIFY(model->setData(model->index(0, PairsModel::Y), QStringLiteral("13,5"), Qt::EditRole));
    QCOMPARE(model->pairs()[0].y, 13.5F);
    QVERIFY(!lab.page.undoStack()->undoText().isEmpty());
    lab.page.undoStack()->undo();
    QCOMPARE(model->pairs(), notesPairs());
    lab.page.undoStack()->redo();
    QCOMPARE(model->pairs()[0].y, 13.5F);

    // The empty row becomes a pair with its second number.
    const int empty = model->rowCount() - 1;
    QCOMPARE(empty, 14);
    QVERIFY(model->setData(model->index(empty, PairsModel::X), QStringLiteral("-40"), Qt::EditRole));
    QCOMPARE(model->pairs().size(), std::size_t{14});
    QVERIFY(model->setData(model->index(empty, PairsModel::Y), QStringLiteral("-40"), Qt::EditRole));
    QCOMPARE(model->pairs().size(), std::size_t{15});
    QCOMPARE(model->pairs().back(), (TemperaturePair{-40.0F, -40.0F}));
    lab.page.undoStack()->undo();
    QCOMPARE(model->pairs().size(), std::size_t{14});
  }

  void wrongCellsAreRefusedInPlace_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("word") << QStringLiteral("warm");
    QTest::newRow("too large") << QStringLiteral("1e308");
    QTest::newRow("not finite") << QStringLiteral("nan");
  }
  void wrongCellsAreRefusedInPlace() {
    QFETCH(QString, text);
    Lab lab;
    QTableView* table = lab.table();
    table->setCurrentIndex(table->model()->index(0, PairsModel::X));
    table->edit(table->currentIndex());
    auto* editor = table->findChild<QLineEdit*>();
    QVERIFY(editor != nullptr);
    editor->selectAll();
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(table->findChild<QLineEdit*>(), editor);  // still open, nothing typed is lost
    QCOMPARE(editor->text(), text);
    bool said = false;
    for (const QLabel* label : lab.page.findChild<PairsPanel*>()->findChildren<QLabel*>()) {
      said = said || (label->isVisible() && label->text().contains(text));
    }
    QVERIFY(said);
    QCOMPARE(lab.page.pairsModel()->pairs(), notesPairs());
    QCOMPARE(lab.page.undoStack()->count(), 0);
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(lab.page.pairsModel()->pairs(), notesPairs());
  }

  void tablesArePasted() {
    Lab lab;
    QGuiApplication::clipboard()->setText(QStringLiteral("30\t-1\n40\t4,5\n"));
    QVERIFY(lab.page.paste());
    const auto& pairs = lab.page.pairsModel()->pairs();
    QCOMPARE(pairs.size(), std::size_t{16});
    QCOMPARE(pairs.back(), (TemperaturePair{40.0F, 4.5F}));
    QVERIFY(lab.page.undoStack()->undoText().contains(QStringLiteral("2")));
    lab.page.undoStack()->undo();

    QGuiApplication::clipboard()->setText(QStringLiteral("30\t-1\nforty\t4\n"));
    QVERIFY(lab.page.paste());
    QCOMPARE(lab.page.pairsModel()->pairs(), notesPairs());
    QVERIFY(!lab.message()->text().isEmpty());
  }

  void deletedRowsComeBack() {
    Lab lab;
    QTableView* table = lab.table();
    table->setFocus();
    table->selectionModel()->select(QItemSelection(table->model()->index(2, 0), table->model()->index(4, 1)),
                                    QItemSelectionModel::ClearAndSelect);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(lab.page.pairsModel()->pairs().size(), std::size_t{11});
    QCOMPARE(lab.page.pairsModel()->pairs()[2], notesPairs()[5]);
    lab.page.undoStack()->undo();
    QCOMPARE(lab.page.pairsModel()->pairs(), notesPairs());
  }

  void filesAreOpenedAndRefused() {
    Lab lab;
    const QTemporaryDir folder;
    const auto write = [&folder](const char* name, const QByteArray& bytes) {
      const QString path = folder.filePath(QString::fromLatin1(name));
      QFile file(path);
      file.open(QIODevice::WriteOnly);
      file.write(bytes);
      return path;
    };
    lab.page.openFile(write("good.csv", "fahrenheit;celsius\n32,0;0,0\n\n212,0;100,0\n"));
    QCOMPARE(lab.page.pairsModel()->pairs(), (std::vector<TemperaturePair>{{32.0F, 0.0F}, {212.0F, 100.0F}}));
    QVERIFY(lab.message()->text().isEmpty());
    const auto kept = lab.page.pairsModel()->pairs();
    for (const QString& path : {write("word.csv", "1,2\nthree,4\n"), write("huge.csv", "1,1e308\n"),
                                write("empty.csv", ""), folder.filePath(QStringLiteral("missing.csv"))}) {
      lab.page.openFile(path);
      QVERIFY2(!lab.message()->text().isEmpty(), qPrintable(path));
      QCOMPARE(lab.page.pairsModel()->pairs(), kept);
      lab.message()->clear();
    }
    lab.page.undoStack()->undo();
    QCOMPARE(lab.page.pairsModel()->pairs(), notesPairs());
  }

  void lineBeforeTrainingIsShown() {
    Lab lab;
    QTRY_VERIFY_WITH_TIMEOUT(lab.page.history().line(0).has_value(), kPatience);
    QVERIFY(std::abs(lab.page.history().line(0)->at(55.0F) - 42.8796F) < 1e-3F);
    QVERIFY(lab.page.history().empty());
  }

  void runKeepsTheNotesFits() {
    Lab lab;
    lab.train(lab.recipe(150));
    const RunHistory& history = lab.page.history();
    QCOMPARE(history.epochs(), std::int64_t{150});
    QVERIFY(std::abs(history.losses()[0] - 1044.3514404296875) < 1e-3);
    QVERIFY(std::abs(history.losses()[100] - 6.815362) < 1e-3);
    // Each loss is that of its own line: the one before the update.
    for (const std::int64_t epoch : {0, 2, 4, 100, 149}) {
      const double own = meanSquaredError(*history.line(epoch), notesPairs());
      QVERIFY2(std::abs(own - history.losses()[static_cast<std::size_t>(epoch)]) < 1e-3 * own,
               qPrintable(QString::number(epoch)));
    }
    QVERIFY(history.line(150).has_value());
    QVERIFY(!history.line(151).has_value());
    QCOMPARE(lab.page.fit()->keptEpochs(), (std::vector<std::int64_t>{0, 2, 4, 100, 149}));
    QVERIFY(lab.page.fit()->chart()->toTsv().contains(QStringLiteral("epoch 100\t")));
    QVERIFY(lab.message()->text().isEmpty());
  }

  void playheadShowsAnyEpoch() {
    Lab lab;
    lab.train(lab.recipe(60));
    QVERIFY(lab.page.fit()->when().contains(QStringLiteral("60")));
    LineChart* loss = lab.page.curves()->lossChart();
    loss->setFocus();
    QTest::keyClick(loss, Qt::Key_Home);
    QCOMPARE(lab.page.fit()->when(), QStringLiteral("epoch 0"));
    QTest::keyClick(loss, Qt::Key_Right);
    QTest::keyClick(loss, Qt::Key_Right);
    QCOMPARE(lab.page.fit()->when(), QStringLiteral("epoch 2"));
    lab.page.showEpoch(0);
    const auto* sum = lab.page.findChild<PairsPanel*>()->findChild<QTextBrowser*>();
    const QString text = sum->toPlainText();
    QVERIFY2(text.contains(QStringLiteral("(13 − 42.88)²")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("/ 14 = ")) && text.contains(QStringLiteral("1,044.35")),
             qPrintable(text));
  }

  void pausedRunIsSteppedByEpochs() {
    Lab lab;
    lab.page.changeRecipe(lab.recipe(50), QStringLiteral("test"));
    lab.page.stepOnce();
    QTRY_COMPARE_WITH_TIMEOUT(lab.page.history().epochs(), std::int64_t{1}, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(lab.page.session()->state(), TrainerState::Paused, kPatience);
    lab.page.stepOnce();
    QTRY_COMPARE_WITH_TIMEOUT(lab.page.history().epochs(), std::int64_t{2}, kPatience);
    lab.page.stopRun();
    lab.wait();
    QCOMPARE(lab.page.history().epochs(), std::int64_t{2});
  }

  void slowMotionIsSlowAndAnswersAtOnce() {
    Lab lab;
    lab.page.changeRecipe(lab.recipe(3000), QStringLiteral("test"));
    lab.page.setPace(10.0);
    lab.page.togglePlay();
    QTest::qWait(700);
    QVERIFY(lab.page.history().epochs() >= 1);
    QVERIFY(lab.page.history().epochs() <= 20);
    QCOMPARE(lab.page.session()->state(), TrainerState::Running);
    lab.page.setPace(0.0);
    lab.wait();
    QCOMPARE(lab.page.history().epochs(), std::int64_t{3000});
    QCOMPARE(QString::number(lab.page.history().line(3000)->at(70.0F), 'f', 3), QStringLiteral("21.167"));
    const auto settled = settledEpoch(lab.page.history().losses());
    QVERIFY(settled && *settled > 1500 && *settled < 2800);
    QCOMPARE(diagnose(lab.page.history().losses(), 0.4438), Learning::Plateau);
  }

  void learningRateChangesWhileRunning() {
    Lab lab;
    lab.page.changeRecipe(lab.recipe(3000), QStringLiteral("test"));
    lab.page.stepOnce();
    QTRY_COMPARE_WITH_TIMEOUT(lab.page.history().epochs(), std::int64_t{1}, kPatience);
    const float first = std::abs(lab.page.history().line(1)->weight - lab.page.history().line(0)->weight);
    Recipe bolder = lab.recipe(3000);
    bolder.optimizer.learningRate = 1.0;
    lab.page.changeRecipe(bolder, QStringLiteral("learningRate"));
    lab.page.stepOnce();
    QTRY_COMPARE_WITH_TIMEOUT(lab.page.history().epochs(), std::int64_t{2}, kPatience);
    const float second = std::abs(lab.page.history().line(2)->weight - lab.page.history().line(1)->weight);
    QVERIFY(second > 5.0F * first);
    lab.page.stopRun();
    lab.wait();
  }

  void divergenceIsExplainedAndMended() {
    Lab lab;
    Recipe wild = lab.recipe(400);
    wild.optimizer.kind = OptimizerKind::Sgd;
    lab.train(wild);
    const RunHistory& history = lab.page.history();
    QVERIFY(history.epochs() >= 3 && history.epochs() < 50);
    QVERIFY(!std::isfinite(history.losses().back()));
    QVERIFY(history.losses()[2] > 100.0 * history.losses()[0]);  // what grows is on the chart
    QVERIFY(lab.page.curves()->lossChart()->logScale());
    QVERIFY2(lab.message()->text().contains(QStringLiteral("0.00023")), qPrintable(lab.message()->text()));

    QPushButton* mend = nullptr;
    for (QPushButton* button : lab.message()->findChildren<QPushButton*>()) {
      mend = button->isVisible() && button->text().contains(QStringLiteral("0.0001")) ? button : mend;
    }
    QVERIFY(mend != nullptr);
    const int before = lab.page.undoStack()->index();
    QTest::mouseClick(mend, Qt::LeftButton);
    QVERIFY(lab.page.session()->active());
    lab.wait();
    QCOMPARE(history.epochs(), std::int64_t{400});
    QVERIFY(history.losses().back() < history.losses().front() / 50.0);
    QCOMPARE(lab.page.undoStack()->index(), before + 1);
    lab.page.undoStack()->undo();
    QVERIFY(lab.page.undoStack()->canRedo());
  }

  void curvatureComesFromThePairs() {
    // One pair at x = 3: Hessian 2 [9 3; 3 1] has the eigenvalues 20 and 0.
    QCOMPARE(largestCurvature({{3.0F, 7.0F}}), 20.0);
    OptimizerSpec sgd;
    sgd.kind = OptimizerKind::Sgd;
    sgd.learningRate = 0.1;
    QCOMPARE(stabilityLimit(sgd, {{3.0F, 7.0F}}), 0.1);
    QVERIFY(mendedLearningRate(sgd, {{3.0F, 7.0F}}) < 0.1);
    QVERIFY(largestCurvature(notesPairs()) > 8000.0 && largestCurvature(notesPairs()) < 9500.0);
    sgd.kind = OptimizerKind::Adam;
    QVERIFY(std::isinf(stabilityLimit(sgd, notesPairs())));
  }

  void diagnosisFollowsTheCurve() {
    const auto falling = [](double rate, double floor) {
      std::vector<double> losses;
      for (int i = 0; i < 200; ++i) {
        losses.push_back(floor + 1000.0 * std::exp(-rate * i));
      }
      return losses;
    };
    QCOMPARE(diagnose({}, 0.5), Learning::NotTrained);
    QCOMPARE(diagnose(falling(0.02, 0.5), 0.5), Learning::Well);
    QCOMPARE(diagnose(falling(0.2, 0.5), 0.5), Learning::Plateau);
    QCOMPARE(diagnose(falling(0.2, 7.0), 0.5), Learning::TooSlow);
    QCOMPARE(diagnose(falling(-0.2, 0.0), 0.5), Learning::Unstable);
    QCOMPARE(diagnose({5.0, std::numeric_limits<double>::infinity()}, 0.5), Learning::Unstable);
  }

  void predictionFollowsTypingAndClicking() {
    Lab lab;
    lab.train(lab.recipe(20));
    NeuronView* neuron = lab.page.fit()->neuron();
    auto* edit = neuron->findChild<QLineEdit*>();
    edit->selectAll();
    QTest::keyClicks(edit, QStringLiteral("70,5"));
    QCOMPARE(neuron->input(), 70.5);
    QTest::keyClicks(edit, QStringLiteral("x"));
    QCOMPARE(neuron->input(), 70.5);  // what is not a number changes nothing
    QVERIFY(edit->property("invalid").toBool());
    Q_EMIT lab.page.fit()->chart()->clicked(60.04, 20.0);
    QCOMPARE(neuron->input(), 60.0);
    QVERIFY(!edit->property("invalid").toBool());
  }

  void changedPairsAreToldApartFromTheRun() {
    Lab lab;
    lab.train(lab.recipe(20));
    PairsModel* model = lab.page.pairsModel();
    QVERIFY(model->setData(model->index(0, PairsModel::Y), QStringLiteral("99"), Qt::EditRole));
    const auto warned = [&lab] {
      for (const QLabel* label : lab.page.fit()->findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(QStringLiteral("train again"))) {
          return true;
        }
      }
      return false;
    };
    QVERIFY(warned());
    lab.page.undoStack()->undo();
    QVERIFY(!warned());
    QCOMPARE(lab.page.history().epochs(), std::int64_t{20});
  }

  void withoutPairsThereIsNothingToTrain() {
    Lab lab;
    lab.page.pairsModel()->edit({}, QStringLiteral("test"));
    lab.page.togglePlay();
    QVERIFY(!lab.page.session()->active());
    lab.page.undoStack()->undo();
    lab.page.setPace(0.0);
    lab.page.togglePlay();
    QVERIFY(lab.page.session()->active());
    lab.wait();
  }

  void everyFocusableWidgetHasAName() {
    Lab lab;
    for (const QWidget* widget : lab.page.findChildren<QWidget*>()) {
      const bool ours = widget->focusPolicy() != Qt::NoFocus && !widget->isHidden() &&
                        widget->window() == &lab.page &&  // a list that pops up speaks for its box

                        !widget->inherits("QTabBar") && !widget->inherits("QTabWidget") &&
                        !widget->inherits("QLabel") &&
                        !widget->objectName().startsWith(QStringLiteral("qt_"));
      if (!ours) {
        continue;
      }
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      const bool named =
          !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
      const QWidget* parent = widget->parentWidget();
      QVERIFY2(named, qPrintable(QStringLiteral("%1 in %2")
                                     .arg(QLatin1String(widget->metaObject()->className()),
                                          QLatin1String(parent->metaObject()->className()))));
    }
  }

  void italianIsComplete() {
    QFile file(QStringLiteral(OFFICINA_SOURCE_DIR "/resources/translations/thermometer_it.ts"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("<message"));
    QVERIFY(!text.contains("type=\"unfinished\""));
    QVERIFY(!longText(QStringLiteral("thermometer_explain")).isEmpty());

    Lab lab;
    applyLanguage(*qApp, QStringLiteral("it"));
    QTest::qWait(50);
    QCOMPARE(lab.page.title(), QStringLiteral("Termometro"));
    lab.train(lab.recipe(5));
    QCOMPARE(lab.page.fit()->when(), QStringLiteral("dopo 5 epoche"));
    QVERIFY(longText(QStringLiteral("thermometer_explain")).contains(QStringLiteral("neurone")));
  }
};

QTEST_MAIN(TstThermometer)
#include "tst_thermometer.moc"
