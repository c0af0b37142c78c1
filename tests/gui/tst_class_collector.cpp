// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QImage>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <QUrl>

#include "ui/labs/pets/class_collector.h"
#include "ui/labs/pets/class_column.h"
#include "ui/labs/pets/picture_collection.h"
#include "ui/shell/theme.h"

using namespace officina;

namespace {

constexpr int kWait = 5000;

/// A PNG somewhere outside of the collection.
QString picture(const QTemporaryDir& place, const QString& name, QColor colour = Qt::red) {
  const QString path = place.filePath(name);
  QDir().mkpath(QFileInfo(path).path());
  QImage image(32, 24, QImage::Format_RGB32);
  image.fill(colour);
  image.save(path, "PNG");
  return path;
}

struct Fixture {
  Fixture() : collection(folder.filePath(QStringLiteral("pictures"))), collector(&collection, &undo) {}

  QTemporaryDir folder;
  QTemporaryDir outside;
  QUndoStack undo;
  PictureCollection collection;
  ClassCollector collector;

  void add(const QString& name, const QStringList& files) {
    collector.addFiles(name, files);
    QVERIFY(QTest::qWaitFor([this] { return !collector.busy(); }, kWait));
    QCoreApplication::processEvents();
  }
};

}  // namespace

class TestClassCollector : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qobject_cast<QApplication*>(qApp), ThemeMode::Light); }

  void namesAreMadeSafe() {
    QCOMPARE(PictureCollection::safeName(QStringLiteral("../../etc")), QStringLiteral("etc"));
    QCOMPARE(PictureCollection::safeName(QStringLiteral("  my\ncats ")), QStringLiteral("my cats"));
    QCOMPARE(PictureCollection::safeName(QStringLiteral("gatti 🐈")), QStringLiteral("gatti 🐈"));
    QVERIFY(PictureCollection::safeName(QString(300, QLatin1Char('x'))).size() <= 100);
    QVERIFY(PictureCollection::safeName(QStringLiteral("...")).isEmpty());
  }

  void classesAndPicturesComeAndGoByUndo() {
    Fixture it;
    QVERIFY(it.collection.addClass(QStringLiteral("gatti 🐈")).isEmpty());
    QVERIFY(!it.collection.addClass(QStringLiteral("gatti 🐈")).isEmpty());  // taken
    const QString cats = QStringLiteral("gatti 🐈");
    it.add(cats, {picture(it.outside, QStringLiteral("a/uno.png")),
                  picture(it.outside, QStringLiteral("b/uno.png"))});
    QCOMPARE(it.collection.files(cats).size(), 2);  // of one name, and both are kept
    QVERIFY(QFile::exists(it.outside.filePath(QStringLiteral("a/uno.png"))));

    it.collector.removePictures({it.collection.files(cats).constFirst()});
    QCOMPARE(it.collection.files(cats).size(), 1);
    it.undo.undo();
    QCOMPARE(it.collection.files(cats).size(), 2);
    it.undo.undo();  // the copying itself
    QCOMPARE(it.collection.files(cats).size(), 0);
    it.undo.redo();
    QCOMPARE(it.collection.files(cats).size(), 2);

    it.collector.renameClass(cats, QStringLiteral("cats"));
    QCOMPARE(it.collection.classes(), QStringList{QStringLiteral("cats")});
    it.collector.removeClass(QStringLiteral("cats"));
    QVERIFY(it.collection.classes().isEmpty());
    it.undo.undo();
    it.undo.undo();
    QCOMPARE(it.collection.classes(), QStringList{cats});
    QCOMPARE(it.collection.files(cats).size(), 2);
  }

  void whatIsNoPictureIsToldAndTheRestIsTaken() {
    Fixture it;
    QVERIFY(it.collection.addClass(QStringLiteral("cats")).isEmpty());
    const QString page = it.outside.filePath(QStringLiteral("page.jpg"));
    QFile file(page);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<!DOCTYPE html><html><body>no cat</body></html>");
    file.close();
    it.add(QStringLiteral("cats"), {page, picture(it.outside, QStringLiteral("cat.png"))});
    QCOMPARE(it.collection.files(QStringLiteral("cats")).size(), 1);
    QVERIFY(it.collector.problemText().contains(QStringLiteral("page.jpg")));
  }

  void aFolderThatCannotBeMadeIsToldInWords() {
    QTemporaryDir place;
    picture(place, QStringLiteral("pictures"));  // a file where the folder should be
    PictureCollection collection(place.filePath(QStringLiteral("pictures")));
    QVERIFY(!collection.addClass(QStringLiteral("cats")).isEmpty());
    QVERIFY(QFileInfo(place.filePath(QStringLiteral("pictures"))).isFile());
  }

  void droppedPicturesAreTakenAndTwoClassesCanBeTrained() {
    Fixture it;
    it.collector.resize(900, 400);
    it.collector.show();
    it.collector.addClass();
    it.collector.addClass();
    QCOMPARE(it.collection.classes().size(), 2);
    QVERIFY(!it.collector.useButton()->isEnabled());
    const auto columns = it.collector.findChildren<ClassColumn*>();
    QCOMPARE(columns.size(), 2);
    int number = 0;
    for (ClassColumn* column : columns) {
      QMimeData mime;
      mime.setUrls({QUrl::fromLocalFile(picture(it.outside, QStringLiteral("p%1.png").arg(++number)))});
      QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
      QCoreApplication::sendEvent(column, &enter);
      QVERIFY(enter.isAccepted());
      QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
      QCoreApplication::sendEvent(column, &drop);
      QVERIFY(QTest::qWaitFor([&] { return !it.collector.busy(); }, kWait));
    }
    QTRY_VERIFY_WITH_TIMEOUT(it.collector.useButton()->isEnabled(), kWait);
    QSignalSpy used(&it.collector, &ClassCollector::useRequested);
    it.collector.useButton()->click();
    QCOMPARE(used.count(), 1);
    QCOMPARE(used.front().front().toString(), it.collection.folder());

    QImage pasted(10, 10, QImage::Format_RGB32);
    pasted.fill(Qt::blue);
    const QString first = it.collection.classes().constFirst();
    it.collector.addImage(first, pasted);
    QCOMPARE(it.collection.files(first).size(), 2);
    it.undo.undo();
    QCOMPARE(it.collection.files(first).size(), 1);
  }
};

QTEST_MAIN(TestClassCollector)
#include "tst_class_collector.moc"
