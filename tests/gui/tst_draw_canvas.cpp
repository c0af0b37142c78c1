// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QTest>
#include <QUndoStack>

#include "ui/shell/theme.h"
#include "ui/widgets/draw_canvas.h"

using namespace officina;

namespace {

constexpr int kSide = 200;

void drag(DrawCanvas& canvas, const QList<QPoint>& points) {
  QTest::mousePress(&canvas, Qt::LeftButton, {}, points.front());
  for (const QPoint& point : points) {
    QTest::mouseMove(&canvas, point);
  }
  QTest::mouseRelease(&canvas, Qt::LeftButton, {}, points.back());
}

void sendTablet(DrawCanvas& canvas, QEvent::Type type, QPointF position, double pressure) {
  static const QPointingDevice pen(QStringLiteral("pen"), 7, QInputDevice::DeviceType::Stylus,
                                   QPointingDevice::PointerType::Pen, QInputDevice::Capability::Pressure, 1,
                                   1);
  const auto buttons = type == QEvent::TabletRelease ? Qt::NoButton : Qt::LeftButton;
  QTabletEvent event(type, &pen, position, canvas.mapToGlobal(position), pressure, 0, 0, 0, 0, 0, {},
                     type == QEvent::TabletMove ? Qt::NoButton : Qt::LeftButton, buttons);
  QCoreApplication::sendEvent(&canvas, &event);
}

/// Pixels of the paper that are not paper, without its frame.
int inkedPixels(DrawCanvas& canvas) {
  const QImage picture = canvas.grab().toImage();
  const QRect inside = canvas.paper().toRect().adjusted(4, 4, -4, -4);
  int count = 0;
  for (int y = inside.top(); y < inside.bottom(); ++y) {
    for (int x = inside.left(); x < inside.right(); ++x) {
      count += picture.pixelColor(x, y) != theme().panel ? 1 : 0;
    }
  }
  return count;
}

}  // namespace

class TestDrawCanvas : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qobject_cast<QApplication*>(qApp), ThemeMode::Light); }

  void init() {
    m_undo = std::make_unique<QUndoStack>();
    m_canvas = std::make_unique<DrawCanvas>();
    m_canvas->setUndoStack(m_undo.get());
    m_canvas->resize(kSide, kSide);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
  }
  void cleanup() {
    m_canvas.reset();
    m_undo.reset();
  }

  void aMouseStrokeIsOneUndoStep() {
    QSignalSpy changed(m_canvas.get(), &DrawCanvas::changed);
    drag(*m_canvas, {{40, 40}, {100, 60}, {160, 40}});
    QCOMPARE(m_canvas->drawing().strokes.size(), std::size_t{1});
    QVERIFY(changed.count() >= 4);  // it moves with the pen, not only at the end
    const Stroke stroke = m_canvas->drawing().strokes.front();
    QCOMPARE(stroke.points.front().x, 0.2F);
    QCOMPARE(stroke.points.back().x, 0.8F);
    QCOMPARE(stroke.points.back().y, 0.2F);
    QCOMPARE(m_undo->count(), 1);
    QVERIFY(inkedPixels(*m_canvas) > 1000);
    m_undo->undo();
    QVERIFY(m_canvas->drawing().blank());
    QCOMPARE(inkedPixels(*m_canvas), 0);
    m_undo->redo();
    QCOMPARE(m_canvas->drawing().strokes.size(), std::size_t{1});
    QVERIFY(inkedPixels(*m_canvas) > 1000);
  }

  void aFastStrokeIsSmoothAndWhole() {
    drag(*m_canvas, {{20, 180}, {100, 20}, {180, 180}});
    const Stroke stroke = m_canvas->drawing().strokes.front();
    QVERIFY(stroke.points.size() > 50);
    for (std::size_t i = 1; i < stroke.points.size(); ++i) {
      const InkPoint& a = stroke.points[i - 1];
      const InkPoint& b = stroke.points[i];
      QVERIFY(std::hypot(a.x - b.x, a.y - b.y) < 0.03F);
    }
  }

  void aTapIsADot() {
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, {100, 100});
    QCOMPARE(m_canvas->drawing().strokes.size(), std::size_t{1});
    const double radius = m_canvas->penWidth() * kSide / 2;
    const int ink = inkedPixels(*m_canvas);
    QVERIFY2(std::abs(ink - 3.14 * radius * radius) < 0.5 * ink, qPrintable(QString::number(ink)));
  }

  void otherButtonsDoNotDraw() {
    QTest::mousePress(m_canvas.get(), Qt::RightButton, {}, {50, 50});
    QTest::mouseMove(m_canvas.get(), {100, 100});
    QTest::mouseRelease(m_canvas.get(), Qt::RightButton, {}, {100, 100});
    QVERIFY(m_canvas->drawing().blank());
  }

  void penWidthDecidesTheInk() {
    m_canvas->setPenWidth(0.03);
    drag(*m_canvas, {{40, 100}, {160, 100}});
    const int thin = inkedPixels(*m_canvas);
    m_canvas->clear();
    m_canvas->setPenWidth(0.12);
    drag(*m_canvas, {{40, 100}, {160, 100}});
    QVERIFY(inkedPixels(*m_canvas) > 3 * thin);
    QCOMPARE(m_canvas->drawing().strokes.front().width, 0.12F);
    m_canvas->setPenWidth(9.0);
    QCOMPARE(m_canvas->penWidth(), DrawCanvas::kThickestPen);
    QTest::keyClick(m_canvas.get(), '[');
    QVERIFY(m_canvas->penWidth() < DrawCanvas::kThickestPen);
  }

  void deleteClearsAndUndoBringsBack() {
    drag(*m_canvas, {{40, 40}, {160, 160}});
    drag(*m_canvas, {{160, 40}, {40, 160}});
    QTest::keyClick(m_canvas.get(), Qt::Key_Delete);
    QVERIFY(m_canvas->drawing().blank());
    m_undo->undo();
    QCOMPARE(m_canvas->drawing().strokes.size(), std::size_t{2});
    m_undo->undo();
    QCOMPARE(m_canvas->drawing().strokes.size(), std::size_t{1});
    const int before = m_undo->count();
    m_undo->undo();
    m_canvas->clear();  // empty paper: nothing to undo is added
    QCOMPARE(m_undo->count(), before);
  }

  void aFingerDraws() {
    std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    QTest::touchEvent(m_canvas.get(), screen.get()).press(1, {50, 50});
    QTest::touchEvent(m_canvas.get(), screen.get()).move(1, {100, 100});
    // A second finger does not break the stroke.
    QTest::touchEvent(m_canvas.get(), screen.get()).stationary(1).press(2, {20, 180});
    QTest::touchEvent(m_canvas.get(), screen.get()).move(1, {150, 60}).stationary(2);
    QTest::touchEvent(m_canvas.get(), screen.get()).release(1, {150, 60}).stationary(2);
    QTest::touchEvent(m_canvas.get(), screen.get()).release(2, {20, 180});
    QCOMPARE(m_canvas->drawing().strokes.size(), std::size_t{1});
    QCOMPARE(m_canvas->drawing().strokes.front().points.back().x, 0.75F);
  }

  void aPenDrawsWithPressure() {
    sendTablet(*m_canvas, QEvent::TabletPress, {40, 100}, 0.3);
    sendTablet(*m_canvas, QEvent::TabletMove, {100, 100}, 0.6);
    sendTablet(*m_canvas, QEvent::TabletMove, {160, 100}, 1.0);
    sendTablet(*m_canvas, QEvent::TabletRelease, {160, 100}, 0.0);
    QCOMPARE(m_canvas->drawing().strokes.size(), std::size_t{1});
    const Stroke stroke = m_canvas->drawing().strokes.front();
    QVERIFY(stroke.points.front().pressure < 0.35F);
    QVERIFY(stroke.points.back().pressure > 0.95F);
  }

  void escapeGivesAStrokeUp() {
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {40, 40});
    QTest::mouseMove(m_canvas.get(), {100, 100});
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {100, 100});
    QVERIFY(m_canvas->drawing().blank());
    QCOMPARE(m_undo->count(), 0);
  }

  void picturesAreInkAndFollowTheTheme() {
    Image picture(28, 28);
    for (int i = 8; i < 20; ++i) {
      picture.at(14, i) = 255;
    }
    Drawing drawing;
    drawing.picture = std::make_shared<const Image>(picture);
    m_canvas->edit(drawing, QStringLiteral("picture"));
    const auto middle = [this] { return m_canvas->grab().toImage().pixelColor(kSide / 2 + 3, kSide / 2); };
    QCOMPARE(middle(), theme().ink);
    applyTheme(*qobject_cast<QApplication*>(qApp), ThemeMode::Dark);
    QCOMPARE(middle(), theme().ink);
    QVERIFY(theme().ink.lightness() > theme().panel.lightness());
    applyTheme(*qobject_cast<QApplication*>(qApp), ThemeMode::Light);
  }

  void leafingIsOneUndoStep() {
    for (int i = 0; i < 5; ++i) {
      Drawing drawing;
      drawing.picture = std::make_shared<const Image>(Image(28, 28, 1, 9));
      drawing.tag = i;
      m_canvas->edit(drawing, QStringLiteral("pick"), 1);
    }
    QCOMPARE(m_undo->count(), 1);
    QCOMPARE(m_canvas->drawing().tag, 4);
    m_undo->undo();
    QVERIFY(m_canvas->drawing().blank());
  }

 private:
  std::unique_ptr<QUndoStack> m_undo;
  std::unique_ptr<DrawCanvas> m_canvas;
};

QTEST_MAIN(TestDrawCanvas)
#include "tst_draw_canvas.moc"
