// SPDX-License-Identifier: GPL-3.0-or-later
// The digits lab: drawing, what comes from outside, its words.
#include <algorithm>
#include <cmath>

#include <QAbstractScrollArea>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QUndoStack>

#include "tests/gui/digits_lab.h"
#include "ui/inspect/arithmetic_view.h"
#include "ui/inspect/channel_rows.h"
#include "ui/inspect/lab_inspection.h"
#include "ui/inspect/pass_explorer.h"
#include "ui/labs/common/layer_names.h"
#include "ui/labs/common/network_panel.h"
#include "ui/labs/digits/answer_panel.h"
#include "ui/labs/digits/sample_strokes.h"
#include "ui/labs/digits/steps_panel.h"
#include "ui/widgets/inline_message.h"

using namespace officina;

namespace {

/// A vertical stroke, 30 wide and 160 high, in the middle of 200x200.
QImage one(const QColor& paper, const QColor& ink) {
  QImage image(200, 200, QImage::Format_RGB32);
  image.fill(paper);
  QPainter painter(&image);
  painter.fillRect(QRect(85, 20, 30, 160), ink);
  return image;
}

}  // namespace

class TestDigits : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    prepareApplication(QStringLiteral("tst_digits"));
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

  void inspectShowsTheNumbersOfALayer() {
    Lab lab;
    lab.page.input()->canvas()->setDrawing(sampleThree());
    QVERIFY(lab.settled());
    PassExplorer& explorer = *lab.page.inspection()->explorer();
    NetworkProbe& probe = *lab.page.inspection()->probe();
    Q_EMIT lab.page.network()->view()->layerActivated(1);
    QVERIFY(explorer.isVisible());
    QTRY_VERIFY(explorer.pass() != nullptr && !probe.waiting());
    const auto relu = [&explorer] {
      return explorer.pass()->output(explorer.pass()->opIndex("relu1"), 0).values;
    };
    const auto& layers = lab.page.answers()->reply()->layers;
    QCOMPARE(relu(), layers[1].values);
    // A convolution is shown channel by channel, with its kernels and what ReLU lets through.
    const auto& columns = explorer.channelRows()->columns();
    QVERIFY(columns.size() >= 3);
    QCOMPARE(columns.back().values.values, layers[1].values);
    // A number opens to its arithmetic, which comes to what stands in the tensor.
    explorer.showCell({"conv1", {1, 5, 6}, 0});
    QTRY_VERIFY(explorer.arithmetic()->arithmetic().has_value());
    const Arithmetic shown = *explorer.arithmetic()->arithmetic();
    QVERIFY(!shown.terms.empty());
    QVERIFY(std::abs(shown.computed - shown.value) < 1e-5 * std::max(1.0, std::abs(shown.value)));
    QVERIFY(explorer.arithmetic()->text().contains(QLatin1String("conv1[1, 5, 6]")));
    // It follows the pen, and the reader's choice stays.
    const std::vector<float> before = relu();
    lab.page.input()->drawOffCentreSeven();
    QVERIFY(lab.settled());
    QTRY_VERIFY(!probe.waiting() && relu() == lab.page.answers()->reply()->layers[1].values);
    QVERIFY(relu() != before);
    QCOMPARE(explorer.cell()->tensor, std::string("conv1"));
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
        QStringLiteral("Weight decay"),  QStringLiteral("Adam"),      QStringLiteral("AdamW"),
        QStringLiteral("RMSProp"),       QStringLiteral("max-pool"),  QStringLiteral("input"),
        QStringLiteral("training"),      QStringLiteral("Batch"),     QStringLiteral("Seed"),
        QStringLiteral("Learning rate"), QStringLiteral("Momentum"),  QStringLiteral("Dropout"),
        QStringLiteral("Thread"),        QStringLiteral("test"),      QStringLiteral("loss"),
        QStringLiteral("log"),           QStringLiteral("20×20"),     QStringLiteral("Loss"),
        QStringLiteral("auto"),          QStringLiteral("1 forward"), QStringLiteral("2 loss"),
        QStringLiteral("3 backward"),    QStringLiteral("batch"),     QStringLiteral("overfit")};
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
