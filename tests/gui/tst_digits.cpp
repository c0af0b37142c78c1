// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include "ui/labs/digits/answer_panel.h"
#include "ui/labs/digits/digits_page.h"
#include "ui/labs/digits/digits_recipe_panel.h"
#include "ui/labs/digits/explain_panel.h"
#include "ui/labs/digits/input_panel.h"
#include "ui/labs/digits/mistakes_panel.h"
#include "ui/labs/digits/network_panel.h"
#include "ui/labs/digits/result_panel.h"
#include "ui/labs/digits/sample_strokes.h"
#include "ui/labs/digits/steps_panel.h"
#include "ui/session/training_session.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/recipe_form.h"

using namespace officina;

namespace {

constexpr int kWait = 20'000;

QApplication& application() {
  return *qobject_cast<QApplication*>(qApp);
}

/// A few pictures that a network can tell apart at once: digit d is a bar in row 2 d + 4.
DigitSet bars(int count) {
  DigitSet set;
  for (int i = 0; i < count; ++i) {
    const int digit = i % kDigitClasses;
    set.labels.push_back(static_cast<std::uint8_t>(digit));
    std::vector<std::uint8_t> picture(kDigitPixels, 0);
    std::fill_n(picture.begin() + (2 * digit + 4) * kDigitSide + 4, 20, std::uint8_t(255));
    set.pixels.insert(set.pixels.end(), picture.begin(), picture.end());
  }
  return set;
}

std::shared_ptr<const DigitsData> tinyData() {
  return std::make_shared<const DigitsData>("tiny", bars(400), bars(50));
}

/// A vertical stroke, 30 wide and 160 high, in the middle of 200x200.
QImage one(const QColor& paper, const QColor& ink) {
  QImage image(200, 200, QImage::Format_RGB32);
  image.fill(paper);
  QPainter painter(&image);
  painter.fillRect(QRect(85, 20, 30, 160), ink);
  return image;
}

class Lab {
 public:
  Lab() {
    page.resize(1200, 800);
    page.sets()->set(QStringLiteral("starter"), tinyData());
    page.show();
  }
  /// An answer to what is on the paper now.
  [[nodiscard]] bool settled() {
    return QTest::qWaitFor(
        [this] {
          return !page.weights()->loading() && !page.answers()->waiting() && page.answers()->reply() &&
                 !page.picturesWaiting();
        },
        kWait);
  }
  [[nodiscard]] Drawing drawing() const { return page.input()->canvas()->drawing(); }
  void play() { page.togglePlay(); }

  DigitsPage page;
};

}  // namespace

class TestDigits : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("OfficinaTest"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_digits"));
    QSettings().clear();
    applyTheme(application(), ThemeMode::Light);
    applyLanguage(application(), QStringLiteral("en"));
    QVERIFY(m_folder.isValid());
  }

  void barsFollowThePen() {
    Lab lab;
    QVERIFY(lab.settled());
    QVERIFY(lab.page.answer()->bars()->values().empty());  // empty paper: no answer
    DrawCanvas* canvas = lab.page.input()->canvas();
    const QPoint middle = canvas->paper().center().toPoint();
    QTest::mousePress(canvas, Qt::LeftButton, {}, middle);
    QTest::mouseMove(canvas, middle + QPoint(0, 30));
    QVERIFY(lab.settled());
    QCOMPARE(lab.page.answer()->bars()->values().size(), std::size_t{10});  // the pen is still down
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, middle + QPoint(0, 30));
    QVERIFY(lab.settled());
    double sum = 0.0;
    for (const double value : lab.page.answer()->bars()->values()) {
      sum += value;
    }
    QVERIFY(std::abs(sum - 1.0) < 1e-5);
    QVERIFY(lab.page.lastAnswerLatencyMs() > 0.0);
    QVERIFY(lab.page.network()->view()->layers().size() >= 6);
    lab.page.undoStack()->undo();
    QVERIFY(lab.settled());
    QVERIFY(lab.page.answer()->bars()->values().empty());
  }

  void stepsCanBeSwitchedOff() {
    Lab lab;
    lab.page.input()->drawOffCentreSeven();
    QVERIFY(lab.settled());
    const auto centreOfMass = [&] {
      const Matrix& tensor = lab.page.answers()->reply()->stages.tensor;
      double mass = 0.0;
      double x = 0.0;
      for (std::int64_t row = 0; row < tensor.rows; ++row) {
        for (std::int64_t column = 0; column < tensor.columns; ++column) {
          mass += static_cast<double>(tensor.at(row, column));
          x += static_cast<double>(tensor.at(row, column)) * static_cast<double>(column);
        }
      }
      return x / mass;
    };
    QVERIFY(std::abs(centreOfMass() - 13.5) < 1.0);
    lab.page.steps()->strip()->setChecked(1, false);
    lab.page.steps()->strip()->setChecked(2, false);
    lab.page.steps()->strip()->setChecked(3, false);
    QVERIFY(lab.settled());
    QVERIFY2(centreOfMass() < 9.0, qPrintable(QString::number(centreOfMass())));
    lab.page.undoStack()->undo();
    lab.page.undoStack()->undo();
    lab.page.undoStack()->undo();
    QVERIFY(lab.page.steps()->steps() == DigitSteps{});
    QVERIFY(lab.page.steps()->strip()->isChecked(3));
  }

  void droppedPicturesOfEitherKind_data() {
    QTest::addColumn<QColor>("paper");
    QTest::addColumn<QColor>("ink");
    QTest::newRow("light on dark") << QColor(20, 30, 40) << QColor(250, 240, 200);
    QTest::newRow("dark on light") << QColor(245, 245, 240) << QColor(20, 10, 90);
  }
  void droppedPicturesOfEitherKind() {
    QFETCH(const QColor, paper);
    QFETCH(const QColor, ink);
    const QString path = m_folder.filePath(QStringLiteral("one.png"));
    QVERIFY(one(paper, ink).save(path));
    Lab lab;
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&lab.page, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({50, 50}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&lab.page, &drop);
    QVERIFY(QTest::qWaitFor([&] { return lab.drawing().picture != nullptr; }, kWait));
    const Image& picture = *lab.drawing().picture;
    QVERIFY(picture.at(100, 100) > 200);  // ink
    QVERIFY(picture.at(10, 100) < 50);    // paper
    QVERIFY(lab.settled());
    lab.page.undoStack()->undo();
    QVERIFY(lab.drawing().blank());
  }

  void pasted() {
    Lab lab;
    QApplication::clipboard()->setImage(one(Qt::white, Qt::black));
    QVERIFY(lab.page.paste());
    QVERIFY(QTest::qWaitFor([&] { return lab.drawing().picture != nullptr; }, kWait));
    QApplication::clipboard()->setText(QStringLiteral("not a picture"));
    QVERIFY(!lab.page.paste());
  }

  void brokenPicturesKeepTheDrawing_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("this is no picture");
    QTest::newRow("truncated") << QByteArray::fromHex("89504e470d0a1a0a0000000d49484452");
  }
  void brokenPicturesKeepTheDrawing() {
    QFETCH(const QByteArray, bytes);
    const QString path = m_folder.filePath(QStringLiteral("broken.png"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    Lab lab;
    lab.page.input()->drawOffCentreSeven();
    lab.page.openFile(path);
    QVERIFY(QTest::qWaitFor([&] { return !lab.page.inlineMessage()->text().isEmpty(); }, kWait));
    QCOMPARE(lab.drawing().strokes.size(), std::size_t{1});
    QVERIFY(lab.drawing().picture == nullptr);
  }

  void weightsThatAreNoneAreRefused() {
    const QString path = m_folder.filePath(QStringLiteral("broken.pth"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not weights");
    file.close();
    Lab lab;
    QVERIFY(lab.settled());
    const auto before = lab.page.weights()->weights();
    lab.page.inlineMessage()->clear();
    lab.page.openFile(path);
    QVERIFY(QTest::qWaitFor([&] { return !lab.page.inlineMessage()->text().isEmpty(); }, kWait));
    QCOMPARE(lab.page.weights()->weights(), before);
    QVERIFY(!lab.page.weights()->loading());
  }

  void picturesOfTheSetByNumber() {
    Lab lab;
    lab.page.input()->pick(true, 7);
    QCOMPARE(lab.drawing().tag, 7);
    QVERIFY(lab.settled());
    // As the set holds it, bit for bit: none of the steps was repeated.
    const DigitSet expected = bars(8);
    const Matrix& tensor = lab.page.answers()->reply()->stages.tensor;
    for (std::size_t i = 0; i < kDigitPixels; ++i) {
      QCOMPARE(tensor.values[i], static_cast<float>(expected.image(7)[i]) / 255.0F);
    }
    lab.page.input()->pick(true, 50);  // not in the set
    QCOMPARE(lab.drawing().tag, 7);
    lab.page.input()->pick(false, 399);
    QCOMPARE(lab.drawing().tag, 9);
    lab.page.undoStack()->undo();
    QVERIFY(lab.drawing().blank());
  }

  void trainsPausesStepsResumesStops() {
    Lab lab;
    TrainingSession& session = *lab.page.session();
    Recipe recipe = lab.page.recipePanel()->recipe();
    recipe.epochs = 1000;
    lab.page.recipePanel()->edit(recipe, QStringLiteral("long"));
    lab.page.input()->canvas()->setDrawing(sampleThree());
    lab.play();
    QVERIFY(QTest::qWaitFor([&] { return session.globalStep() > 50; }, kWait));
    // The answer follows the run.
    QVERIFY(QTest::qWaitFor([&] { return lab.page.weights()->kind() == DigitsWeights::Kind::Run; }, kWait));
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
    DigitsRecipePanel& panel = *lab.page.recipePanel();
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
    Recipe recipe = lab.page.recipePanel()->recipe();
    recipe.epochs = 1000;
    lab.page.recipePanel()->edit(recipe, QStringLiteral("long"));
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
    QCOMPARE(lab.drawing().tag, pictures.front() % kDigitClasses);
    lab.page.undoStack()->undo();
    QVERIFY(lab.drawing().blank());
  }

  void resetGoesBackToTheUntrainedNetwork() {
    Lab lab;
    QVERIFY(lab.settled());
    Recipe recipe = lab.page.recipePanel()->recipe();
    recipe.epochs = 1000;
    lab.page.recipePanel()->edit(recipe, QStringLiteral("long"));
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
        [&] { return lab.page.weights()->kind() == DigitsWeights::Kind::Untrained && lab.settled(); },
        kWait));
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

  void everythingInItalian() {
    applyLanguage(application(), QStringLiteral("en"));
    Lab lab;
    QVERIFY(lab.settled());
    const QStringList english = texts(lab.page);
    applyLanguage(application(), QStringLiteral("it"));
    QCoreApplication::processEvents();
    const QStringList italian = texts(lab.page);
    // Words that are the same in both languages: the notes' own terms, names and numbers.
    static const QStringList kSame{
        QStringLiteral("Weight decay"),  QStringLiteral("Adam"),     QStringLiteral("AdamW"),
        QStringLiteral("RMSProp"),       QStringLiteral("max-pool"), QStringLiteral("input"),
        QStringLiteral("training"),      QStringLiteral("Batch"),    QStringLiteral("Seed"),
        QStringLiteral("Learning rate"), QStringLiteral("Momentum"), QStringLiteral("Dropout"),
        QStringLiteral("Thread"),        QStringLiteral("test"),     QStringLiteral("loss"),
        QStringLiteral("log"),           QStringLiteral("20×20"),    QStringLiteral("Loss")};
    QStringList left;
    for (const QString& text : english) {
      const bool words = std::ranges::count_if(text, [](QChar c) { return c.isLetter(); }) > 3;
      // Qt's own: the arrows of its tab bar.
      const bool qts = text.startsWith(QLatin1String("Scroll "));
      if (words && !qts && italian.contains(text) && !kSame.contains(text)) {
        left << text;
      }
    }
    applyLanguage(application(), QStringLiteral("en"));
    QVERIFY2(left.isEmpty(), qPrintable(left.join(QStringLiteral(" | "))));
    QVERIFY(english.size() > 60);
  }

  void whatTakesTheFocusHasAName() {
    Lab lab;
    QStringList nameless;
    for (QWidget* widget : lab.page.findChildren<QWidget*>()) {
      const bool button = qobject_cast<QAbstractButton*>(widget) != nullptr;
      const bool named = !widget->accessibleName().isEmpty() ||
                         (button && !static_cast<QAbstractButton*>(widget)->text().isEmpty());
      const auto* label = qobject_cast<QLabel*>(widget);
      if (label != nullptr && !label->text().isEmpty()) {
        continue;  // its text is its name
      }
      const bool inner = widget->objectName().startsWith(QLatin1String("qt_"));  // parts of Qt's own widgets
      if (widget->focusPolicy() != Qt::NoFocus && !inner && !named && !hidden(widget) &&
          !qobject_cast<QAbstractScrollArea*>(widget->parentWidget()) && widget->focusProxy() == nullptr) {
        nameless << QStringLiteral("%1 in %2")
                        .arg(QLatin1String(widget->metaObject()->className()),
                             QLatin1String(widget->parentWidget()->metaObject()->className()));
      }
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
  }

 private:
  /// Taken away by its owner, or part of a popup that has its own window.
  static bool hidden(const QWidget* widget) {
    for (const QWidget* it = widget; it != nullptr; it = it->parentWidget()) {
      if (it->isWindow()) {
        return qobject_cast<const DigitsPage*>(it) == nullptr;
      }
      // The pages of the drawer are hidden by their stack only.
      if (it->isHidden() && it->isVisibleTo(it->parentWidget()) == false &&
          qobject_cast<const QStackedWidget*>(it->parentWidget()) == nullptr) {
        return true;
      }
    }
    return false;
  }
  /// Everything on the page that a reader reads.
  static QStringList texts(const DigitsPage& page) {
    QStringList result{page.title(), page.openFilter()};
    for (const QWidget* widget : page.findChildren<QWidget*>()) {
      result << widget->toolTip() << widget->accessibleName();
      if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        result << label->text();
      } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
        result << button->text();
      } else if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
        for (int i = 0; i < box->count(); ++i) {
          result << box->itemText(i);
        }
      } else if (const auto* tabs = qobject_cast<const QTabWidget*>(widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
          result << tabs->tabText(i);
        }
      } else if (const auto* text = qobject_cast<const QTextBrowser*>(widget)) {
        result << text->toPlainText().split(QLatin1Char('\n'));
      }
    }
    result.removeAll(QString());
    result.removeDuplicates();
    return result;
  }

  QTemporaryDir m_folder;
};

QTEST_MAIN(TestDigits)
#include "tst_digits.moc"
