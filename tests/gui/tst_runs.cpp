// SPDX-License-Identifier: GPL-3.0-or-later
// The Runs page over real runs: what is listed, compared, exported, renamed, thrown away and put back.
#include <unistd.h>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <QUndoStack>

#include "core/api/digits.h"
#include "core/api/runs.h"
#include "core/api/training.h"
#include "ui/shell/main_window.h"
#include "ui/shell/places.h"
#include "ui/shell/preferences.h"
#include "ui/shell/runs/recipe_words.h"
#include "ui/shell/runs/run_comparison.h"
#include "ui/shell/runs/runs_page.h"
#include "ui/shell/runs/runs_tree.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/line_chart.h"
#include "ui/widgets/segmented.h"

using namespace officina;

namespace {

/// A few noisy bars: enough for a network to have an accuracy.
std::shared_ptr<const DigitsData> bars() {
  const auto make = [](int count) {
    DigitSet set;
    for (int i = 0; i < count; ++i) {
      const int label = i % kDigitClasses;
      set.labels.push_back(static_cast<std::uint8_t>(label));
      for (int pixel = 0; pixel < kDigitPixels; ++pixel) {
        const bool inside = pixel / kDigitSide / 2 == label + 2;
        set.pixels.push_back(static_cast<std::uint8_t>(inside ? 230 : (pixel * 31 + i * 17) % 60));
      }
    }
    return set;
  };
  return std::make_shared<DigitsData>("starter", make(200), make(50));
}

void train(const QString& name, const Recipe& recipe, const TrainingDataPtr& data,
           std::int64_t maxSteps = 0) {
  TrainerOptions options;
  options.runDirectory = toPath(runsFolder() + QLatin1Char('/') + name);
  options.maxSteps = maxSteps;
  Trainer trainer(recipe, data, options);
  QCOMPARE(trainer.run(), TrainerState::Finished);
}

void writeFile(const QString& path, const QByteArray& contents) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(contents);
}

Recipe digits(double rate) {
  Recipe recipe = namedRecipe("digits", "notes");
  recipe.epochs = 4;
  recipe.optimizer.learningRate = rate;
  return recipe;
}

}  // namespace

class TestRuns : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY(m_home.isValid());
    qputenv("HOME", QFile::encodeName(m_home.path()));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home.filePath(QStringLiteral("data"))));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    Preferences::instance().apply(*qApp);
    Preferences::instance().setLanguage(QStringLiteral("en"));
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1280, 900);
    m_window->show();
    m_page = qobject_cast<RunsPage*>(m_window->showPage(QStringLiteral("runs")));
    QVERIFY(m_page != nullptr);
    m_tree = m_page->findChild<RunsTree*>();
    m_comparison = m_page->findChild<RunComparison*>();
    m_chart = m_page->findChild<LineChart*>();
    m_note = m_page->findChild<QLineEdit*>();
  }

  void cleanupTestCase() { m_window.reset(); }

  void withoutRunsItSaysWhereTheyWillBe() {
    QTRY_VERIFY(m_tree->isHidden());
    bool said = false;
    for (const QLabel* label : m_page->findChildren<QLabel*>()) {
      said = said || (label->isVisible() && label->text().contains(shownPath(runsFolder())));
    }
    QVERIFY(said);
    QVERIFY(!button("Resume")->isVisible());
  }

  void aNewRunAppearsByItself() {
    const auto data = bars();
    train(QStringLiteral("quick"), digits(1e-3), data);
    QTRY_COMPARE(m_tree->topLevelItemCount(), 1);
    train(QStringLiteral("slow"), digits(1e-4), data);
    Recipe thermometer = namedRecipe("thermometer", "notes");
    thermometer.epochs = 300;
    train(QStringLiteral("warm"), thermometer, nullptr);
    train(QStringLiteral("early"), digits(2e-3), data, 30);
    QTRY_COMPARE(m_tree->topLevelItemCount(), 4);
    QVERIFY(m_tree->isVisible());
  }

  void branchesStandUnderTheirRun() {
    branch("slow", "quick", 20);
    QTRY_COMPARE(m_tree->topLevelItemCount(), 3);
    QTreeWidgetItem* parent = item("quick");
    QCOMPARE(parent->childCount(), 1);
    QCOMPARE(parent->child(0)->text(0), QStringLiteral("slow"));
    QVERIFY(parent->isExpanded());
    QVERIFY(parent->child(0)->toolTip(0).contains(QStringLiteral("after 20 steps")));
    parent->setExpanded(false);
    branch("early", "nobody", 3);  // its origin is gone: it stands alone
    QTest::qWait(600);
    QCOMPARE(m_tree->topLevelItemCount(), 3);
    QVERIFY(!item("quick")->isExpanded());  // as the reader left it
    item("quick")->setExpanded(true);
  }

  void aCircleOfBranchesHidesNothing() {
    branch("quick", "slow", 1);
    QTest::qWait(600);
    QVERIFY(item("quick") != nullptr);
    QVERIFY(item("slow") != nullptr);
    branch("quick", "", 0);
    QTRY_COMPARE(item("quick")->childCount(), 1);
  }

  void curvesOfSeveralInOneChart() {
    choose({"quick", "slow"});
    QTRY_VERIFY(m_chart->toTsv().contains(QStringLiteral("slow\t")));
    const QStringList lines = m_chart->toTsv().split(QLatin1Char('\n'));
    QCOMPARE(lines.filter(QStringLiteral("quick\t")).size(), 80);  // 4 epochs of 20 steps
    QVERIFY(!item("quick")->icon(0).isNull());
    QVERIFY(item("warm")->icon(0).isNull());
    press("accuracy");
    QTRY_VERIFY(m_chart->toTsv().contains(QStringLiteral("quick, test\t4\t")));
    QCOMPARE(m_chart->toTsv().count(QStringLiteral("\nslow\t")), 4);
    press("loss by epoch");
    QTRY_VERIFY(m_chart->toTsv().contains(QStringLiteral("\nquick\t1\t")));
    press("loss by step");
    choose({"warm"});
    QTRY_VERIFY(!m_chart->toTsv().contains(QStringLiteral("quick")));
    press("accuracy");
    QTRY_VERIFY(visibleTexts().contains(QStringLiteral("There is no accuracy")));
    press("loss by step");
    m_tree->clearSelection();
    QTRY_VERIFY(m_comparison->isHidden());
  }

  void differencesOfTheRecipes() {
    auto* table = m_comparison->findChild<QTableWidget*>();
    choose({"quick", "slow"});
    QTRY_COMPARE(table->columnCount(), 3);
    QTRY_COMPARE(table->item(0, 0)->text(), QStringLiteral("Learning rate"));
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("0.001"));
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("0.0001"));
    choose({"quick"});  // alone: with the recipe it started from
    QTRY_COMPARE(table->horizontalHeaderItem(1)->text(), QStringLiteral("as in the notes"));
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("Epochs"));
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("5"));
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("4"));
  }

  void everyFieldHasWords() {
    Recipe other;
    other.lab = "digits";
    for (std::string* text : {&other.name, &other.network, &other.data}) {
      text->push_back('x');
    }
    other.seed = 1;
    other.epochs = other.batchSize = other.sampleLimit = 7;
    other.optimizer = {OptimizerKind::Sgd, 2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    other.schedule = Schedule::Cosine;
    other.augmentation = {1, 0.5, 1, 1};
    other.dropout = other.labelSmoothing = other.weightAverage = 0.5;
    other.balanceClasses = true;
    other.edits = {{1, 2}, {3, -1}};
    other.threads = 3;
    const auto changes = difference(Recipe{}, other);
    QVERIFY(changes.size() >= 27);
    for (const RecipeDifference& change : changes) {
      QVERIFY2(fieldWords(change.field) != QString::fromStdString(change.field), change.field.c_str());
    }
  }

  void renamingCanBeUndone() {
    choose({"warm"});
    item("warm")->setText(0, QStringLiteral("Celsius"));
    QTRY_VERIFY(item("Celsius") != nullptr);
    QCOMPARE(QString::fromStdString(readRun(folder("warm")).title), QStringLiteral("Celsius"));
    m_page->undoStack()->undo();
    QTRY_VERIFY(item("warm") != nullptr);
    m_page->undoStack()->redo();
    QTRY_VERIFY(item("Celsius") != nullptr);
    item("Celsius")->setText(0, QStringLiteral("   "));
    QTest::qWait(400);
    QVERIFY(item("Celsius") != nullptr);  // an empty name is none
    m_page->undoStack()->undo();
    QTRY_VERIFY(item("warm") != nullptr);
  }

  void notesAreKeptAndCanBeUndone() {
    choose({"warm"});
    QTRY_VERIFY(m_note->isEnabled());
    m_note->setFocus();
    QTest::keyClicks(m_note, QStringLiteral("more epochs"));
    writeFile(runsFolder() + QStringLiteral("/warm/other.txt"), "the folder changes meanwhile");
    QTest::qWait(600);
    QCOMPARE(m_note->text(), QStringLiteral("more epochs"));
    QTest::keyClick(m_note, Qt::Key_Return);
    QCOMPARE(QString::fromStdString(readRun(folder("warm")).notes), QStringLiteral("more epochs"));
    choose({"slow"});
    QTRY_COMPARE(m_note->text(), QString());
    m_page->undoStack()->undo();
    QCOMPARE(readRun(folder("warm")).notes, std::string());
  }

  void whatCannotBeWrittenIsSaid() {
    if (::geteuid() == 0) {
      QSKIP("root may write everywhere");
    }
    QFile::setPermissions(runsFolder() + QStringLiteral("/warm"), QFile::ReadOwner | QFile::ExeOwner);
    choose({"warm"});
    item("warm")->setText(0, QStringLiteral("no"));
    QTRY_VERIFY(m_page->findChild<InlineMessage*>()->isVisible());
    QTRY_VERIFY(item("warm") != nullptr);
    QFile::setPermissions(runsFolder() + QStringLiteral("/warm"),
                          QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
  }

  void trashAndBack() {
    choose({"warm", "early"});
    m_tree->setFocus();
    QTest::keyClick(m_tree, Qt::Key_Delete);
    QTRY_VERIFY(!QDir(runsFolder() + QStringLiteral("/warm")).exists());
    QTRY_VERIFY(item("warm") == nullptr);
    QVERIFY(item("early") == nullptr);
    QVERIFY(visibleTexts().contains(QStringLiteral("2 runs are in the trash")));
    m_page->undoStack()->undo();
    QTRY_VERIFY(item("warm") != nullptr);
    QVERIFY(item("early") != nullptr);
    QCOMPARE(readRun(folder("warm")).state, RunState::Finished);
    const QDir info(m_home.filePath(QStringLiteral("data/Trash/info")));
    QVERIFY(info.entryList(QDir::Files).isEmpty());
    choose({"warm"});
    QTest::keyClick(m_tree, Qt::Key_Delete);
    QTRY_VERIFY(item("warm") == nullptr);
    button("Put back")->click();
    QTRY_VERIFY(item("warm") != nullptr);
  }

  void exportsNumbersAndPictures() {
    choose({"quick"});
    const QString csv = m_home.filePath(QStringLiteral("numbers.csv"));
    m_page->exportMetrics(csv);
    QTRY_VERIFY(QFile::exists(csv));
    QFile mine(csv);
    QFile theirs(runsFolder() + QStringLiteral("/quick/metrics.csv"));
    QVERIFY(mine.open(QIODevice::ReadOnly) && theirs.open(QIODevice::ReadOnly));
    QCOMPARE(mine.readAll(), theirs.readAll());
    for (const char* name : {"curves.png", "curves.svg"}) {
      const QString path = m_home.filePath(QString::fromLatin1(name));
      m_page->savePicture(path);
      QVERIFY(QFile(path).size() > 1000);
    }
    m_page->savePicture(m_home.filePath(QStringLiteral("no/such/folder.png")));
    QTRY_VERIFY(visibleTexts().contains(QStringLiteral("cannot be written")));
    m_page->exportMetrics(m_home.filePath(QStringLiteral("no/such/folder.csv")));
    QTRY_VERIFY(visibleTexts().contains(QStringLiteral("folder.csv cannot be written")));
  }

  void opensAndResumesInItsLab() {
    // As a kill leaves it: no summary.
    QVERIFY(QFile::remove(runsFolder() + QStringLiteral("/early/summary.json")));
    QTRY_COMPARE(item("early")->text(3), QStringLiteral("cut short"));
    choose({"quick"});
    QTRY_VERIFY(button("Open in its lab")->isEnabled());
    QVERIFY(!button("Resume")->isEnabled());  // it is finished
    choose({"quick", "slow"});
    QVERIFY(!button("Open in its lab")->isEnabled());
    choose({"early"});
    QTRY_VERIFY(button("Resume")->isEnabled());
    QSignalSpy asked(m_page, &Page::runRequested);
    button("Resume")->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toString(), QStringLiteral("digits"));
    QCOMPARE(asked[0][1].toString(), runsFolder() + QStringLiteral("/early"));
    QCOMPARE(asked[0][2].toBool(), true);
    QCOMPARE(m_window->currentPage()->id(), QStringLiteral("digits"));  // the window goes there
    m_window->showPage(QStringLiteral("runs"));
    QTRY_COMPARE(m_tree->topLevelItemCount(), 3);
    choose({"quick"});
    QTest::keyClick(m_tree, Qt::Key_Return);
    QCOMPARE(asked.count(), 2);
    QCOMPARE(asked[1][2].toBool(), false);
    m_window->showPage(QStringLiteral("runs"));
  }

  void damagedRunsAreListedAndOnlyThrownAway() {
    QVERIFY(QDir().mkpath(runsFolder() + QStringLiteral("/broken")));
    writeFile(runsFolder() + QStringLiteral("/broken/recipe.json"), "{ nonsense");
    QTRY_VERIFY(item("broken") != nullptr);
    QCOMPARE(item("broken")->text(3), QStringLiteral("damaged"));
    choose({"broken"});
    QVERIFY(!button("Rename")->isEnabled());
    QVERIFY(!button("Open in its lab")->isEnabled());
    QVERIFY(!m_note->isEnabled());
    QVERIFY(button("Move to the trash")->isEnabled());
    QVERIFY(QDir(runsFolder() + QStringLiteral("/broken")).removeRecursively());
    QTRY_VERIFY(item("broken") == nullptr);
  }

  void italianAndPictures() {
    Preferences::instance().setLanguage(QStringLiteral("it"));
    choose({"quick", "slow", "early"});
    QTRY_VERIFY(visibleTexts().contains(QStringLiteral("Confronto")) ||
                visibleTexts().contains(QStringLiteral("Curve")));
    QCOMPARE(m_tree->headerItem()->text(0), QStringLiteral("Nome"));
    // OFFICINA_PICTURES=DIR: for looking at the page, which `officina render` draws without anybody's runs.
    const QString pictures = qEnvironmentVariable("OFFICINA_PICTURES");
    for (const auto theme : {ThemeMode::Light, ThemeMode::Dark}) {
      Preferences::instance().setTheme(theme);
      for (const QSize size : {QSize(1100, 700), QSize(1920, 1080)}) {
        m_window->resize(size);
        QTest::qWait(pictures.isEmpty() ? 20 : 400);
        const QPixmap picture = m_window->grab();
        QVERIFY(!picture.isNull());
        if (!pictures.isEmpty()) {
          picture.save(
              QStringLiteral("%1/runs-%2-%3.png")
                  .arg(pictures, theme == ThemeMode::Light ? QStringLiteral("light") : QStringLiteral("dark"))
                  .arg(size.width()));
        }
      }
    }
    // Nothing is cut where the text is large and the window small.
    m_window->resize(1100, 700);
    for (const int percent : {125, 150}) {
      Preferences::instance().setTextPercent(percent);
      QTest::qWait(pictures.isEmpty() ? 60 : 400);
      if (!pictures.isEmpty()) {
        m_window->grab().save(QStringLiteral("%1/runs-text-%2.png").arg(pictures).arg(percent));
      }
      QVERIFY(m_tree->visualItemRect(item("early")).bottom() <=
              m_tree->viewport()->height());                   // all rows are seen
      QVERIFY(m_tree->columnWidth(0) >= 140 * percent / 100);  // and their names
      for (const QPushButton* one : m_page->findChildren<QPushButton*>()) {
        if (one->isVisible()) {
          const int right = one->mapTo(m_page, QPoint(one->width(), 0)).x();
          QVERIFY2(right <= m_page->width(), qPrintable(one->text()));
          QVERIFY2(one->width() >= one->fontMetrics().horizontalAdvance(one->text()),
                   qPrintable(one->text()));
        }
      }
    }
    Preferences::instance().setTextPercent(100);
    Preferences::instance().setLanguage(QStringLiteral("en"));
  }

 private:
  [[nodiscard]] std::filesystem::path folder(const char* name) const {
    return toPath(runsFolder() + QLatin1Char('/') + QString::fromLatin1(name));
  }
  [[nodiscard]] QTreeWidgetItem* item(const char* title) const {
    const auto found = m_tree->findItems(QString::fromLatin1(title), Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? nullptr : found.first();
  }
  void choose(const std::vector<const char*>& titles) {
    m_tree->clearSelection();
    for (const char* title : titles) {
      QTRY_VERIFY(item(title) != nullptr);
      m_tree->setCurrentItem(item(title), 0, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
  }
  [[nodiscard]] QPushButton* button(const char* text) const {
    for (auto* one : m_page->findChildren<QPushButton*>()) {
      if (one->text() == QString::fromLatin1(text)) {
        return one;
      }
    }
    qFatal("no button %s", text);
    return nullptr;
  }
  void press(const char* text) { button(text)->click(); }
  [[nodiscard]] QString visibleTexts() const {
    QStringList texts;
    for (const QLabel* label : m_page->findChildren<QLabel*>()) {
      if (label->isVisible()) {
        texts << label->text();
      }
    }
    return texts.join(QLatin1Char('\n'));
  }
  void branch(const char* run, const char* origin, int step) {
    writeFile(
        runsFolder() + QStringLiteral("/%1/about.json.new").arg(QLatin1String(run)),
        QStringLiteral(R"({"title":"","notes":"","created":1700000000,"branchOf":"%1","branchStep":%2})")
            .arg(QLatin1String(origin))
            .arg(step)
            .toUtf8());
    const QString about = runsFolder() + QStringLiteral("/%1/about.json").arg(QLatin1String(run));
    QFile::remove(about);
    QVERIFY(QFile::rename(about + QStringLiteral(".new"), about));
  }

  QTemporaryDir m_home;
  std::unique_ptr<MainWindow> m_window;
  RunsPage* m_page = nullptr;
  RunsTree* m_tree = nullptr;
  RunComparison* m_comparison = nullptr;
  LineChart* m_chart = nullptr;
  QLineEdit* m_note = nullptr;
};

QTEST_MAIN(TestRuns)
#include "tst_runs.moc"
