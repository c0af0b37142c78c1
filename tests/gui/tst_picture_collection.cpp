// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that the reader collects: what happens to files and folders.
#include <QPushButton>
#include <QSignalSpy>

#include "core/api/photos.h"
#include "tests/gui/collected_pictures.h"
#include "ui/labs/pets/picture_names.h"

using namespace officina;

class TestPictureCollection : public QObject, private CollectedPictures {
  Q_OBJECT

 private Q_SLOTS:
  void init() { openCollector(); }
  void cleanup() { closeCollector(); }

  void makesNamesSafe_data();
  void makesNamesSafe();
  void keepsEndingsOfFiles();
  void addsRenamesAndRemovesClasses();
  void takesNoMoreClassesThanCanBeLearned();
  void neverCollides();
  void copiesNamesOf250Bytes();
  void saysThatItCannotWrite();
  void leavesAllAsItWasWhenAPictureIsGone();
  void touchesNothingOutside();
  void deletesWhatWasNotTakenIn();
};

void TestPictureCollection::makesNamesSafe_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("safe");
  const QString cat = QStringLiteral("😺");
  const QString family = QStringLiteral("👨‍👩‍👧‍👦");  // 25 bytes, one character
  QTest::newRow("plain") << QStringLiteral("Cats") << QStringLiteral("Cats");
  QTest::newRow("emoji") << cat << cat;
  QTest::newRow("slashes") << QStringLiteral("../a\\b/c") << QStringLiteral("abc");
  QTest::newRow("dots") << QStringLiteral(". ..hidden") << QStringLiteral("hidden");
  QTest::newRow("only dots") << QStringLiteral("..") << QString();
  QTest::newRow("lines") << QStringLiteral(" one\ntwo\t") << QStringLiteral("one two");
  QTest::newRow("control") << QStringLiteral("a\u0007b") << QStringLiteral("ab");
  QTest::newRow("half a pair") << QString(QChar(0xd83d)) << QStringLiteral("?");
  QTest::newRow("long") << QString(250, QLatin1Char('x')) << QString(100, QLatin1Char('x'));
  QTest::newRow("long emoji") << QStringLiteral("xy") + cat.repeated(40)
                              << QStringLiteral("xy") + cat.repeated(24);
  QTest::newRow("long families") << QStringLiteral("x") + family.repeated(9)
                                 << QStringLiteral("x") + family.repeated(3);
}

void TestPictureCollection::makesNamesSafe() {
  QFETCH(QString, name);
  QFETCH(QString, safe);
  QCOMPARE(safeFolderName(name), safe);
  if (!safe.isEmpty()) {
    QCOMPARE(m_pictures->addClass(name), QString());
    QCOMPARE(m_pictures->classes(), QStringList{safe});
  } else {
    QVERIFY(!m_pictures->addClass(name).isEmpty());
    QCOMPARE(m_pictures->classes(), QStringList());
  }
}

void TestPictureCollection::keepsEndingsOfFiles() {
  QCOMPARE(safeFileName(QStringLiteral("my cat.tar.JPG")), QStringLiteral("my cat.tar.JPG"));
  QCOMPARE(safeFileName(QStringLiteral(".jpg")), QStringLiteral("picture.jpg"));
  QCOMPARE(safeFileName(QStringLiteral(".hidden.jpg")), QStringLiteral("hidden.jpg"));
  QCOMPARE(safeFileName(QStringLiteral("IMG001")), QStringLiteral("IMG001"));
  QCOMPARE(safeFileName(QString(246, QLatin1Char('y')) + QStringLiteral(".png")),
           QString(200, QLatin1Char('y')) + QStringLiteral(".png"));
  QVERIFY(safeFileName(QStringLiteral("a.") + QString(240, QLatin1Char('z'))).size() <= 200);
}

void TestPictureCollection::addsRenamesAndRemovesClasses() {
  QSignalSpy changed(m_pictures.get(), &PictureCollection::changed);
  QCOMPARE(m_pictures->addClass(QStringLiteral("cats")), QString());
  QVERIFY(!m_pictures->addClass(QStringLiteral("cats")).isEmpty());
  QCOMPARE(m_pictures->addClass(QStringLiteral("dogs")), QString());
  QVERIFY(!m_pictures->renameClass(QStringLiteral("dogs"), QStringLiteral("cats")).isEmpty());
  QVERIFY(!m_pictures->renameClass(QStringLiteral("birds"), QStringLiteral("fish")).isEmpty());
  QCOMPARE(m_pictures->renameClass(QStringLiteral("dogs"), QStringLiteral("a/dogs")), QString());
  QCOMPARE(m_pictures->classes(), QStringList({QStringLiteral("adogs"), QStringLiteral("cats")}));
  QString kept;
  QCOMPARE(m_pictures->removeClass(QStringLiteral("cats"), kept), QString());
  QCOMPARE(m_pictures->classes(), QStringList{QStringLiteral("adogs")});
  QVERIFY(QFileInfo(kept).isDir());
  QCOMPARE(QFileInfo(kept).absolutePath(), m_pictures->trash());
  QCOMPARE(m_pictures->restoreClass(QStringLiteral("cats"), kept), QString());
  QCOMPARE(m_pictures->classes(), QStringList({QStringLiteral("adogs"), QStringLiteral("cats")}));
  QCOMPARE(changed.count(), 5);
}

void TestPictureCollection::takesNoMoreClassesThanCanBeLearned() {
  for (int i = 0; i < kMostPhotoClasses; ++i) {
    QVERIFY(m_collector->addButton()->isEnabled());
    m_collector->addButton()->click();
  }
  QVERIFY(!m_collector->addButton()->isEnabled());
  QVERIFY(!m_pictures->addClass(QStringLiteral("one more")).isEmpty());
  QCOMPARE(m_pictures->classes().size(), kMostPhotoClasses);
}

void TestPictureCollection::neverCollides() {
  const QString name = QStringLiteral("🐱");
  QCOMPARE(m_pictures->addClass(name), QString());
  const QString first = write(QStringLiteral("one/cat.png"), pngOf(Qt::red));
  const QString second = write(QStringLiteral("two/cat.png"), pngOf(Qt::blue));
  m_collector->addFiles(name, {first, second});
  QTRY_VERIFY(!m_collector->busy());
  QCOMPARE(in(name), QStringList({QStringLiteral("cat (2).png"), QStringLiteral("cat.png")}));
  QCOMPARE(contents(m_pictures->files(name)[0]), contents(second));
  QCOMPARE(contents(m_pictures->files(name)[1]), contents(first));
  QCOMPARE(contents(first), pngOf(Qt::red));  // copied, not moved
  // Something else has the place when the pictures come back: both are there then.
  m_collector->removePictures(name, {m_pictures->files(name)[1]});
  QVERIFY(QFile::copy(second, QDir(m_pictures->folder()).filePath(name + QStringLiteral("/cat.png"))));
  m_undo->undo();
  QCOMPARE(in(name), QStringList({QStringLiteral("cat (2).png"), QStringLiteral("cat (3).png"),
                                  QStringLiteral("cat.png")}));
  QCOMPARE(contents(m_pictures->files(name)[1]), contents(first));
  m_undo->redo();
  QCOMPARE(in(name), QStringList({QStringLiteral("cat (2).png"), QStringLiteral("cat.png")}));
  QCOMPARE(contents(m_pictures->files(name)[1]), contents(second));
}

void TestPictureCollection::copiesNamesOf250Bytes() {
  const QString name = QStringLiteral("long");
  QCOMPARE(m_pictures->addClass(name), QString());
  const QString stem = QStringLiteral("ab") + QStringLiteral("🐶").repeated(61);  // 246 bytes
  const QStringList files{write(stem + QStringLiteral(".png"), pngOf(Qt::red)),
                          write(QStringLiteral("again/") + stem + QStringLiteral(".png"), pngOf(Qt::blue))};
  QCOMPARE(QFileInfo(files[0]).fileName().toUtf8().size(), 250);
  m_collector->addFiles(name, files);
  QTRY_VERIFY(!m_collector->busy());
  const QString kept = QStringLiteral("ab") + QStringLiteral("🐶").repeated(49);
  QCOMPARE(in(name), QStringList({kept + QStringLiteral(" (2).png"), kept + QStringLiteral(".png")}));
  m_undo->undo();
  QCOMPARE(in(name), QStringList());
  m_undo->redo();
  QCOMPARE(in(name).size(), 2);
}

void TestPictureCollection::saysThatItCannotWrite() {
  // A file stands where the folder ought to be.
  QVERIFY(QDir().mkpath(m_dir->filePath(QStringLiteral("pictures"))));
  QFile file(m_pictures->folder());
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write("mine");
  file.close();
  const auto before = everythingIn(m_dir->path());
  m_collector->addClass();
  QVERIFY(m_collector->problemText().contains(QStringLiteral("cannot be made")));
  QCOMPARE(m_undo->count(), 0);
  QCOMPARE(m_pictures->classes(), QStringList());
  QCOMPARE(everythingIn(m_dir->path()), before);
}

void TestPictureCollection::leavesAllAsItWasWhenAPictureIsGone() {
  const QString name = QStringLiteral("cats");
  QCOMPARE(m_pictures->addClass(name), QString());
  m_collector->addFiles(name, {write(QStringLiteral("a.png"), pngOf(Qt::red)),
                               write(QStringLiteral("b.png"), pngOf(Qt::green))});
  QTRY_VERIFY(!m_collector->busy());
  const QStringList files = m_pictures->files(name);
  std::vector<KeptPicture> kept;
  QVERIFY(!m_pictures->takeOut(name, files + QStringList{files[0] + QStringLiteral("x")}, kept).isEmpty());
  QVERIFY(kept.empty());
  QCOMPARE(m_pictures->files(name), files);
  QCOMPARE(m_pictures->takeOut(name, files, kept), QString());
  QVERIFY(QFile::remove(kept[1].place));
  QStringList put;
  QVERIFY(!m_pictures->putIn(name, kept, put).isEmpty());
  QCOMPARE(m_pictures->files(name), QStringList());
  QVERIFY(QFile::exists(kept[0].place));
}

void TestPictureCollection::touchesNothingOutside() {
  const QString victim = write(QStringLiteral("victim/photo.png"), pngOf(Qt::red));
  const QString folder = QFileInfo(victim).absolutePath();
  QCOMPARE(m_pictures->addClass(QStringLiteral("cats")), QString());
  QVERIFY(QFile::link(folder, QDir(m_pictures->folder()).filePath(QStringLiteral("linked"))));
  const auto before = everythingIn(m_sources);
  QString kept;
  std::vector<KeptPicture> taken;
  QStringList put;
  for (const QString& name : {QStringLiteral(".."), QStringLiteral("."), QString(), folder,
                              QStringLiteral("linked"), QStringLiteral("../../sources/victim")}) {
    QVERIFY(!m_pictures->removeClass(name, kept).isEmpty());
    QVERIFY(!m_pictures->renameClass(name, QStringLiteral("mine")).isEmpty());
    QVERIFY(!m_pictures->takeOut(name, {victim}, taken).isEmpty());
    QVERIFY(!m_pictures->putIn(name, {{victim, QStringLiteral("x.png")}}, put).isEmpty());
  }
  QVERIFY(!m_pictures->takeOut(QStringLiteral("cats"), {victim}, taken).isEmpty());
  QCOMPARE(m_pictures->classes(), QStringList{QStringLiteral("cats")});
  // And the rounds of the collector: everything it does, done and undone.
  m_collector->addFiles(QStringLiteral("cats"), {folder, victim});
  QTRY_VERIFY(!m_collector->busy());
  m_collector->removePictures(QStringLiteral("cats"), m_pictures->files(QStringLiteral("cats")));
  m_collector->removeClass(QStringLiteral("cats"));
  while (m_undo->canUndo()) {
    m_undo->undo();
  }
  QCOMPARE(everythingIn(m_sources), before);
}

void TestPictureCollection::deletesWhatWasNotTakenIn() {
  {
    PictureIntake intake(m_pictures->trash());
    QString problem;
    QCOMPARE(intake.copy(write(QStringLiteral("a.png"), pngOf(Qt::red)), problem),
             PictureIntake::Result::Taken);
    QCOMPARE(intake.copy(write(QStringLiteral("b.png"), "<html>"), problem), PictureIntake::Result::LeftOut);
    QVERIFY(problem.contains(QStringLiteral("b.png")));
    QCOMPARE(QDir(m_pictures->trash()).entryList(QDir::Files).size(), 1);
  }
  QCOMPARE(QDir(m_pictures->trash()).entryList(QDir::Files).size(), 0);
}

QTEST_MAIN(TestPictureCollection)
#include "tst_picture_collection.moc"
