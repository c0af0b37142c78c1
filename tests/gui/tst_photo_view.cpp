// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "ui/labs/pets/augmentation_strip.h"
#include "ui/labs/pets/changes_strip.h"
#include "ui/labs/pets/similar_strip.h"
#include "ui/shell/theme.h"
#include "ui/widgets/photo_view.h"
#include "ui/widgets/picture_strip.h"
#include "ui/widgets/reliability_diagram.h"

using namespace officina;

namespace {

QImage picture(int width, int height, const QColor& colour = QColor(120, 120, 120)) {
  QImage result(width, height, QImage::Format_RGB32);
  result.fill(colour);
  return result;
}

/// Two rows, three columns: 1 2 3 / 4 5 6, times `factor`.
Matrix sixNumbers(float factor = 1.0F) {
  Matrix values(2, 3);
  for (std::size_t i = 0; i < values.values.size(); ++i) {
    values.values[i] = factor * static_cast<float>(i + 1);
  }
  return values;
}

bool drop(QWidget& target, const QMimeData& mime) {
  QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
  enter.ignore();
  QApplication::sendEvent(&target, &enter);
  if (!enter.isAccepted()) {
    return false;
  }
  QDropEvent event(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&target, &event);
  return event.isAccepted();
}

Reliability measured() {
  Reliability result;
  for (int i = 0; i < 10; ++i) {
    result.bins.push_back({i / 10.0, (i + 1) / 10.0, 0, 0.0, 0.0});
  }
  result.bins[6] = {0.6, 0.7, 40, 0.65, 0.5};
  result.bins[9] = {0.9, 1.0, 160, 0.97, 0.75};
  result.expectedError = (40 * 0.15 + 160 * 0.22) / 200.0;
  return result;
}

}  // namespace

class TestPhotoView : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qobject_cast<QApplication*>(qApp), ThemeMode::Light); }

  void keepsTheAspectOfAPhotograph() {
    PhotoView view;
    view.resize(400, 400);
    QVERIFY(view.photoArea().isNull());
    view.setPhoto(picture(200, 100));
    QCOMPARE(view.photoArea(), QRectF(0, 100, 400, 200));
    view.setPhoto(picture(30, 60));
    QCOMPARE(view.photoArea(), QRectF(100, 0, 200, 400));
    view.setHeat(PhotoView::Heat::Signed, sixNumbers());
    QVERIFY2(view.photoArea().bottom() < 400, "no room for the legend");
  }

  void tellsTheNumberUnderTheCursor() {
    PhotoView view;
    view.resize(300, 300);
    view.setPhoto(picture(300, 200));
    QVERIFY(!view.valueAt(view.photoArea().center()));
    view.setHeat(PhotoView::Heat::Sequential, sixNumbers());
    const QRectF area = view.photoArea();
    const auto at = [&](double x, double y) {
      return view.valueAt(area.topLeft() + QPointF(area.width() * x, area.height() * y));
    };
    QCOMPARE(at(0.1, 0.2).value_or(-1.0F), 1.0F);
    QCOMPARE(at(0.5, 0.2).value_or(-1.0F), 2.0F);
    QCOMPARE(at(0.9, 0.8).value_or(-1.0F), 6.0F);
    QVERIFY(!view.valueAt(area.bottomRight() + QPointF(1, 1)));

    QTest::keyClick(&view, Qt::Key_Right);  // shows the cursor
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Down);
    QVERIFY2(view.accessibleDescription().startsWith(QStringLiteral("6.000 at row 2")),
             qPrintable(view.accessibleDescription()));
    view.setHeat(PhotoView::Heat::Signed, {});
    QCOMPARE(view.heat(), PhotoView::Heat::None);
  }

  void coloursFollowTheNumbers() {
    PhotoView view;
    view.setPhoto(picture(90, 60, QColor(200, 40, 40)));
    QCOMPARE(QColor(view.picture().pixel(45, 30)), QColor(200, 40, 40));

    Matrix values(1, 3);
    values.values = {-1.0F, 0.0F, 1.0F};
    view.setHeat(PhotoView::Heat::Signed, values);
    const QImage shown = view.picture();
    QCOMPARE(shown.size(), QSize(90, 60));
    const QColor left(shown.pixel(2, 30));
    const QColor middle(shown.pixel(45, 30));
    const QColor right(shown.pixel(87, 30));
    QVERIFY2(left.red() > left.blue() + 60, "orange speaks of negative numbers");
    QVERIFY2(right.blue() > right.red() + 60, "blue speaks of positive ones");
    QVERIFY2(middle.red() == middle.green() && middle.green() == middle.blue(),
             "0 leaves the grey photograph");

    view.setHeat(PhotoView::Heat::Sequential, values);
    const QImage sequential = view.picture();
    QCOMPARE(sequential.pixel(2, 30), sequential.pixel(44, 30));  // below 0 is 0
    QVERIFY(qGray(sequential.pixel(87, 30)) > qGray(sequential.pixel(70, 30)));
    // Between the middles of two numbers the colour is between theirs, not the nearer one's.
    QVERIFY(sequential.pixel(60, 30) != sequential.pixel(75, 30));

    values.values[1] = std::numeric_limits<float>::quiet_NaN();
    view.setHeat(PhotoView::Heat::Sequential, values);
    QCOMPARE(QColor(view.picture().pixel(45, 30)), QColor(0xff, 0x00, 0xff));
    view.setHeat(PhotoView::Heat::Sequential, Matrix(4, 4));
    QCOMPARE(qRed(view.picture().pixel(45, 30)), qBlue(view.picture().pixel(45, 30)));
  }

  void takesWhatIsDroppedAndPasted() {
    PhotoView view;
    QSignalSpy files(&view, &PhotoView::filesDropped);
    QSignalSpy images(&view, &PhotoView::imageDropped);
    QMimeData both;
    both.setUrls({QUrl::fromLocalFile(QStringLiteral("/a/cat.jpg")),
                  QUrl(QStringLiteral("https://a.b/c.jpg")),
                  QUrl::fromLocalFile(QStringLiteral("/a/dog.jpg"))});
    both.setImageData(picture(4, 4));
    QVERIFY(drop(view, both));
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.at(0).at(0).toStringList(),
             (QStringList{QStringLiteral("/a/cat.jpg"), QStringLiteral("/a/dog.jpg")}));
    QCOMPARE(images.size(), 0);

    QMimeData image;
    image.setImageData(picture(7, 5));
    QVERIFY(drop(view, image));
    QCOMPARE(images.at(0).at(0).value<QImage>().size(), QSize(7, 5));

    const QImage before = view.grab().toImage();
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &image, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&view, &enter);
    QVERIFY2(view.grab().toImage() != before, "nothing shows that it can be dropped here");
    QDragLeaveEvent leave;
    QApplication::sendEvent(&view, &leave);
    QCOMPARE(view.grab().toImage(), before);

    QMimeData text;
    text.setText(QStringLiteral("cat"));
    QVERIFY(!drop(view, text));

    QApplication::clipboard()->setImage(picture(9, 3));
    QTest::keyClick(&view, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(images.size(), 2);
    QCOMPARE(images.at(1).at(0).value<QImage>().size(), QSize(9, 3));
  }

  void invitesWhileEmpty() {
    PhotoView view;
    view.resize(200, 150);
    QSignalSpy open(&view, &PhotoView::openRequested);
    QVERIFY(view.accessibleDescription().contains(QStringLiteral("Drop")));
    QTest::mouseDClick(&view, Qt::LeftButton);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(open.size(), 2);
    view.setPhoto(picture(20, 20));
    view.setPhotoName(QStringLiteral("cat.jpg"));
    QCOMPARE(view.accessibleDescription(), QStringLiteral("cat.jpg"));
    QTest::mouseDClick(&view, Qt::LeftButton);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(open.size(), 2);
  }

  void copiesAndSavesWhatIsShown() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("cat.png"));
    PhotoView view;
    QVERIFY(!view.savePicture(path));
    view.setPhoto(picture(4096, 1024));
    view.setHeat(PhotoView::Heat::Signed, sixNumbers(-1.0F));
    view.setOutline(QRectF(0.25, 0.25, 0.5, 0.5));
    QVERIFY(view.savePicture(path));
    const QImage saved(path);
    QCOMPARE(saved.size(), QSize(2048, 512));
    QCOMPARE(saved.convertToFormat(QImage::Format_RGB32), view.picture());
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->image().size(), saved.size());
    QVERIFY(!view.savePicture(folder.filePath(QStringLiteral("none/cat.png"))));
    const QImage outlined = view.picture();
    view.setOutline({});
    QVERIFY(view.picture() != outlined);
  }

  void reliabilitySaysItsNumbers() {
    ReliabilityDiagram diagram;
    diagram.resize(360, 300);
    QCOMPARE(diagram.binAt(QPointF(180, 100)), -1);
    diagram.setReliability(measured());
    QVERIFY(diagram.accessibleDescription().contains(QStringLiteral("20.6")));
    QCOMPARE(diagram.toTsv().split(QLatin1Char('\n')).at(7), QStringLiteral("0.6\t0.7\t40\t0.65\t0.5"));
    const QString words = diagram.words(diagram.reliability().bins[6]);
    for (const char* part : {"60", "70", "40 answers", "65", "50"}) {
      QVERIFY2(words.contains(QLatin1String(part)), qPrintable(words));
    }
    QTest::keyClick(&diagram, Qt::Key_Left);
    QVERIFY(diagram.accessibleDescription().contains(QStringLiteral("160 answers")));
    // Bins follow each other from left to right.
    int last = -1;
    for (int x = 0; x < diagram.width(); ++x) {
      const int bin = diagram.binAt(QPointF(x, 100));
      QVERIFY(bin == -1 || bin == last || bin == last + 1);
      last = std::max(bin, last);
    }
    QCOMPARE(last, 9);
    const QTemporaryDir folder;
    QVERIFY(diagram.savePicture(folder.filePath(QStringLiteral("d.png"))));
    QCOMPARE(QImage(folder.filePath(QStringLiteral("d.png"))).size(), diagram.size() * 2);
    QVERIFY(diagram.savePicture(folder.filePath(QStringLiteral("d.svg"))));
    QFile svg(folder.filePath(QStringLiteral("d.svg")));
    QVERIFY(svg.open(QIODevice::ReadOnly) && svg.readAll().contains("confidence"));
  }

  void augmentationSaysWhenItIsOff() {
    AugmentationStrip strip;
    QSignalSpy again(&strip, &AugmentationStrip::againRequested);
    QVERIFY(!strip.again()->isEnabled());
    strip.setPictures(picture(40, 30), {picture(32, 32), picture(32, 32)});
    QCOMPARE(strip.strip()->tiles().size(), std::size_t{3});
    strip.again()->click();
    QCOMPARE(again.size(), 1);
    strip.setAugmented(false);
    QCOMPARE(strip.strip()->tiles().size(), std::size_t{1});
    QVERIFY(strip.again()->isHidden());
  }

  void aSimilarPictureIsChosen() {
    SimilarStrip strip;
    strip.resize(500, 220);
    strip.show();
    strip.setItems({{picture(40, 30), QStringLiteral("cats"), 1.25, 17},
                    {picture(30, 40), QStringLiteral("dogs"), 2.5, 4}});
    QSignalSpy chosen(&strip, &SimilarStrip::chosen);
    QTest::mouseClick(strip.strip(), Qt::LeftButton, {}, strip.strip()->tileArea(1).center().toPoint());
    QTest::keyClick(strip.strip(), Qt::Key_Left);
    QTest::keyClick(strip.strip(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen.at(0).at(0).toLongLong(), 4);
    QCOMPARE(chosen.at(1).at(0).toLongLong(), 17);
    QVERIFY(strip.strip()->tiles()[0].detail.contains(QStringLiteral("1.25")));
  }

  void changesMarkWhatTurnsTheAnswer() {
    ChangesStrip strip;
    std::vector<ChangesStrip::Item> items = {{picture(40, 30), QStringLiteral("mirrored"), 0.9, 0.85, false},
                                             {picture(40, 30), QStringLiteral("darker"), 0.9, 0.7, false}};
    strip.setItems(items, QStringLiteral("cats"));
    QCOMPARE(strip.sentence(), QStringLiteral("No single change of the 2 tried turns the answer “cats”."));
    items[1].after = 0.2;
    items[1].turns = true;
    strip.setItems(items, QStringLiteral("cats"));
    QCOMPARE(strip.sentence(), QStringLiteral("The answer “cats” is turned by 1 of the 2 tried."));
    QVERIFY(!strip.strip()->tiles()[0].marked);
    QVERIFY(strip.strip()->tiles()[1].marked);
    QVERIFY(strip.strip()->tiles()[1].detail.contains(QStringLiteral("turns")));
  }

  void rowsWrapWhereTheWidthEnds() {
    PictureStrip strip;
    strip.setTiles(std::vector<PictureStrip::Tile>(6, {picture(10, 10), QStringLiteral("a"), {}, {}, false}));
    const int one = strip.heightForWidth(strip.sizeHint().width());
    QCOMPARE(one, strip.sizeHint().height());
    QVERIFY(strip.heightForWidth(strip.sizeHint().width() / 2) >= 2 * one);
    strip.resize(strip.sizeHint().width() / 2, 400);
    QVERIFY(strip.tileArea(5).right() <= strip.width());
  }
};

QTEST_MAIN(TestPhotoView)
#include "tst_photo_view.moc"
