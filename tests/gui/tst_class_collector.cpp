// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that the reader collects: what happens to files and folders, and what the collector does with it.
#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QDirIterator>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include "core/api/photos.h"
#include "ui/labs/pets/class_collector.h"
#include "ui/labs/pets/class_column.h"
#include "ui/labs/pets/picture_collection.h"
#include "ui/labs/pets/picture_names.h"
#include "ui/shell/places.h"
#include "ui/widgets/gallery.h"

using namespace officina;

namespace {

QByteArray pngOf(const QColor& color) {
  QImage image(40, 30, QImage::Format_RGB32);
  image.fill(color);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

QByteArray contents(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList namesOf(const QStringList& files) {
  QStringList names;
  for (const QString& file : files) {
    names << QFileInfo(file).fileName();
  }
  return names;
}

/// Every file and folder below `folder`, with what is in it.
QMap<QString, QByteArray> everythingIn(const QString& folder) {
  QMap<QString, QByteArray> all;
  for (QDirIterator each(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
       each.hasNext();) {
    const QString path = each.next();
    all[path] = each.fileInfo().isDir() ? QByteArray("folder") : contents(path);
  }
  return all;
}

}  // namespace

class TestClassCollector : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void cleanup();

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

  void takesDroppedFilesAndReportsOthers();
  void takesADroppedPicture();
  void saysThatALinkIsNoPicture();
  void goesIntoDroppedFolders();
  void pastes();
  void deletesSelectedAndUndoes();
  void keepsTheOrderOfManyDrops();
  void cancels();
  void takesNothingWhenTheDiskRefuses();
  void addsIntoAClassRenamedMeanwhile();
  void renamesInPlace();
  void refusesATakenName();
  void undoesEverything();
  void saysWhatIsMissing();
  void speaksAgainInAnotherLanguage();

 private:
  QString write(const QString& name, const QByteArray& bytes);
  void drop(const QString& name, QMimeData* mime);
  QStringList in(const QString& name) { return namesOf(m_pictures->files(name)); }

  std::unique_ptr<QTemporaryDir> m_dir;
  QString m_sources;
  std::unique_ptr<PictureCollection> m_pictures;
  std::unique_ptr<QUndoStack> m_undo;
  std::unique_ptr<ClassCollector> m_collector;
};

void TestClassCollector::init() {
  m_dir = std::make_unique<QTemporaryDir>();
  QVERIFY(m_dir->isValid());
  m_sources = m_dir->filePath(QStringLiteral("sources"));
  QVERIFY(QDir().mkpath(m_sources));
  m_pictures = std::make_unique<PictureCollection>(m_dir->filePath(QStringLiteral("pictures/My pictures")));
  m_undo = std::make_unique<QUndoStack>();
  m_collector = std::make_unique<ClassCollector>(m_pictures.get(), m_undo.get());
  m_collector->resize(1100, 400);
  m_collector->show();
  QVERIFY(QTest::qWaitForWindowExposed(m_collector.get()));
}

void TestClassCollector::cleanup() {
  m_collector.reset();
  m_undo.reset();
  m_pictures.reset();
  m_dir.reset();
}

QString TestClassCollector::write(const QString& name, const QByteArray& bytes) {
  const QString path = QDir(m_sources).filePath(name);
  QDir().mkpath(QFileInfo(path).absolutePath());
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
    qFatal("cannot write %s", qPrintable(path));
  }
  return path;
}

void TestClassCollector::drop(const QString& name, QMimeData* mime) {
  const std::unique_ptr<QMimeData> owned(mime);
  QWidget* column = m_collector->column(name);
  QVERIFY(column);
  QDragEnterEvent enter(QPoint(20, 20), Qt::MoveAction | Qt::CopyAction, mime, Qt::LeftButton,
                        Qt::NoModifier);
  enter.setDropAction(Qt::MoveAction);
  QCoreApplication::sendEvent(column, &enter);
  QDropEvent event(QPointF(20, 20), Qt::MoveAction | Qt::CopyAction, mime, Qt::LeftButton, Qt::NoModifier);
  event.setDropAction(Qt::MoveAction);
  QCoreApplication::sendEvent(column, &event);
  QVERIFY(event.isAccepted());
  QCOMPARE(event.dropAction(), Qt::CopyAction);  // or a file manager deletes its original
  QTRY_VERIFY(!m_collector->busy());
}

QMimeData* urls(const QStringList& files) {
  auto* mime = new QMimeData;
  QList<QUrl> list;
  for (const QString& file : files) {
    list << QUrl::fromLocalFile(file);
  }
  mime->setUrls(list);
  return mime;
}

void TestClassCollector::makesNamesSafe_data() {
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

void TestClassCollector::makesNamesSafe() {
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

void TestClassCollector::keepsEndingsOfFiles() {
  QCOMPARE(safeFileName(QStringLiteral("my cat.tar.JPG")), QStringLiteral("my cat.tar.JPG"));
  QCOMPARE(safeFileName(QStringLiteral(".jpg")), QStringLiteral("picture.jpg"));
  QCOMPARE(safeFileName(QStringLiteral(".hidden.jpg")), QStringLiteral("hidden.jpg"));
  QCOMPARE(safeFileName(QStringLiteral("IMG001")), QStringLiteral("IMG001"));
  QCOMPARE(safeFileName(QString(246, QLatin1Char('y')) + QStringLiteral(".png")),
           QString(200, QLatin1Char('y')) + QStringLiteral(".png"));
  QVERIFY(safeFileName(QStringLiteral("a.") + QString(240, QLatin1Char('z'))).size() <= 200);
}

void TestClassCollector::addsRenamesAndRemovesClasses() {
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

void TestClassCollector::takesNoMoreClassesThanCanBeLearned() {
  for (int i = 0; i < kMostPhotoClasses; ++i) {
    QVERIFY(m_collector->addButton()->isEnabled());
    m_collector->addButton()->click();
  }
  QVERIFY(!m_collector->addButton()->isEnabled());
  QVERIFY(!m_pictures->addClass(QStringLiteral("one more")).isEmpty());
  QCOMPARE(m_pictures->classes().size(), kMostPhotoClasses);
}

void TestClassCollector::neverCollides() {
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

void TestClassCollector::copiesNamesOf250Bytes() {
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

void TestClassCollector::saysThatItCannotWrite() {
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

void TestClassCollector::leavesAllAsItWasWhenAPictureIsGone() {
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

void TestClassCollector::touchesNothingOutside() {
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

void TestClassCollector::deletesWhatWasNotTakenIn() {
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

void TestClassCollector::takesDroppedFilesAndReportsOthers() {
  m_collector->addClass();
  const QString name = m_pictures->classes().first();
  drop(name,
       urls({write(QStringLiteral("a.png"), pngOf(Qt::red)), write(QStringLiteral("page.png"), "<html>"),
             write(QStringLiteral("b.png"), pngOf(Qt::blue)),
             write(QStringLiteral("cut.png"), pngOf(Qt::blue).left(50))}));
  QCOMPARE(in(name), QStringList({QStringLiteral("a.png"), QStringLiteral("b.png")}));
  QVERIFY(m_collector->problemText().contains(QStringLiteral("page.png")));
  QVERIFY(m_collector->problemText().contains(QStringLiteral("cut.png")));
  QCOMPARE(m_collector->column(name)->fileCount(), 2);
  m_undo->undo();
  QCOMPARE(in(name), QStringList());
  m_undo->redo();
  QCOMPARE(in(name).size(), 2);
  QVERIFY(!m_collector->column(name)->title()->acceptDrops());
  QVERIFY(!m_collector->column(name)->pictures()->viewport()->acceptDrops());
}

void TestClassCollector::takesADroppedPicture() {
  m_collector->addClass();
  const QString name = m_pictures->classes().first();
  auto* mime = new QMimeData;  // as browsers do: the picture, and where it is on the web
  QImage image(50, 20, QImage::Format_RGB32);
  image.fill(Qt::green);
  mime->setImageData(image);
  mime->setUrls({QUrl(QStringLiteral("https://example.org/cat.jpg"))});
  drop(name, mime);
  QCOMPARE(in(name).size(), 1);
  QCOMPARE(QImage(m_pictures->files(name).first()).convertToFormat(QImage::Format_RGB32), image);
  QVERIFY(m_pictures->files(name).first().endsWith(QStringLiteral(".png")));
  m_undo->undo();
  QCOMPARE(in(name), QStringList());
}

void TestClassCollector::saysThatALinkIsNoPicture() {
  m_collector->addClass();
  const QString name = m_pictures->classes().first();
  auto* mime = new QMimeData;
  mime->setUrls({QUrl(QStringLiteral("https://example.org/cat.jpg"))});
  const int edits = m_undo->count();
  drop(name, mime);
  QVERIFY(m_collector->problemText().contains(QStringLiteral("link")));
  QCOMPARE(m_undo->count(), edits);
}

void TestClassCollector::goesIntoDroppedFolders() {
  m_collector->addClass();
  const QString name = m_pictures->classes().first();
  write(QStringLiteral("holiday/a.png"), pngOf(Qt::red));
  write(QStringLiteral("holiday/day 2/b.png"), pngOf(Qt::blue));
  QVERIFY(QFile::link(m_sources, QDir(m_sources).filePath(QStringLiteral("holiday/circle"))));
  drop(name, urls({QDir(m_sources).filePath(QStringLiteral("holiday"))}));
  QCOMPARE(in(name), QStringList({QStringLiteral("a.png"), QStringLiteral("b.png")}));
}

void TestClassCollector::pastes() {
  m_collector->addClass();
  const QString name = m_pictures->classes().first();
  QImage image(12, 34, QImage::Format_RGB32);
  image.fill(Qt::yellow);
  QGuiApplication::clipboard()->setImage(image);
  Gallery* gallery = m_collector->column(name)->pictures();
  gallery->setFocus();
  // The window has a Ctrl+V of its own: the column must have claimed it.
  QKeyEvent claim(QEvent::ShortcutOverride, Qt::Key_V, Qt::ControlModifier);
  claim.ignore();
  QApplication::sendEvent(gallery, &claim);
  QVERIFY(claim.isAccepted());
  QTest::keyClick(gallery, Qt::Key_V, Qt::ControlModifier);
  QTest::keyClick(gallery, Qt::Key_V, Qt::ControlModifier);
  QCOMPARE(in(name), QStringList({QStringLiteral("pasted (2).png"), QStringLiteral("pasted.png")}));
  QCOMPARE(QImage(m_pictures->files(name).last()).size(), image.size());
  QGuiApplication::clipboard()->setText(QStringLiteral("words"));
  QTest::keyClick(gallery, Qt::Key_V, Qt::ControlModifier);
  QCOMPARE(in(name).size(), 2);
  QVERIFY(!m_collector->problemText().isEmpty());
}

void TestClassCollector::deletesSelectedAndUndoes() {
  m_collector->addClass();
  const QString name = m_pictures->classes().first();
  QStringList files;
  for (const char letter : {'a', 'b', 'c', 'd'}) {
    files << write(QLatin1Char(letter) + QStringLiteral(".png"), pngOf(QColor(letter, 0, 0)));
  }
  drop(name, urls(files));
  const QStringList all = in(name);
  Gallery* gallery = m_collector->column(name)->pictures();
  gallery->setFocus();
  QTRY_VERIFY(gallery->hasFocus());
  gallery->setCurrentIndex(gallery->model()->index(1, 0));
  gallery->selectionModel()->select(gallery->model()->index(2, 0), QItemSelectionModel::Select);
  QTest::keyClick(gallery, Qt::Key_Delete);
  QCOMPARE(in(name), QStringList({QStringLiteral("a.png"), QStringLiteral("d.png")}));
  QCOMPARE(gallery->currentIndex().row(), 1);  // goes on where it was
  QTest::keyClick(gallery, Qt::Key_Delete);
  QCOMPARE(in(name), QStringList{QStringLiteral("a.png")});
  m_undo->undo();
  m_undo->undo();
  QCOMPARE(in(name), all);
  QCOMPARE(contents(m_pictures->files(name)[1]), pngOf(QColor('b', 0, 0)));
  m_undo->redo();
  QCOMPARE(in(name).size(), 2);
  // Not while a name is typed.
  QLineEdit* title = m_collector->column(name)->title();
  title->setFocus();
  title->selectAll();
  QTest::keyClick(title, Qt::Key_Delete);
  QTest::keyClick(title, Qt::Key_Delete);
  QCOMPARE(in(name).size(), 2);
}

void TestClassCollector::keepsTheOrderOfManyDrops() {
  QCOMPARE(m_pictures->addClass(QStringLiteral("a")), QString());
  QCOMPARE(m_pictures->addClass(QStringLiteral("b")), QString());
  const QString red = write(QStringLiteral("red.png"), pngOf(Qt::red));
  const QString blue = write(QStringLiteral("blue.png"), pngOf(Qt::blue));
  m_collector->addFiles(QStringLiteral("a"), {red, write(QStringLiteral("page.html"), "<html>")});
  m_collector->addFiles(QStringLiteral("b"), {blue});
  m_collector->addFiles(QStringLiteral("a"), {blue});
  QVERIFY(!m_collector->useButton()->isEnabled());
  QTRY_VERIFY(!m_collector->busy());
  QCOMPARE(in(QStringLiteral("a")), QStringList({QStringLiteral("blue.png"), QStringLiteral("red.png")}));
  QCOMPARE(in(QStringLiteral("b")), QStringList{QStringLiteral("blue.png")});
  QCOMPARE(m_undo->count(), 3);
  QVERIFY(m_collector->problemText().contains(QStringLiteral("page.html")));  // not lost by what came after
  QVERIFY(m_collector->useButton()->isEnabled());
}

void TestClassCollector::cancels() {
  QCOMPARE(m_pictures->addClass(QStringLiteral("a")), QString());
  QStringList files(200, write(QStringLiteral("red.png"), pngOf(Qt::red)));
  m_collector->addFiles(QStringLiteral("a"), files);
  m_collector->addFiles(QStringLiteral("a"), files);
  QVERIFY(m_collector->cancelButton()->isVisible());
  m_collector->cancelButton()->click();
  QVERIFY(!m_collector->busy());
  QVERIFY(!m_collector->cancelButton()->isVisible());
  // What had been copied by then goes, and what comes next is not disturbed.
  m_collector->addFiles(QStringLiteral("a"), {files.first()});
  QTRY_VERIFY(!m_collector->busy());
  QCOMPARE(in(QStringLiteral("a")), QStringList{QStringLiteral("red.png")});
  QTRY_COMPARE(QDir(m_pictures->trash()).entryList(QDir::Files).size(), 0);
  QCOMPARE(m_undo->count(), 1);
}

void TestClassCollector::takesNothingWhenTheDiskRefuses() {
  QCOMPARE(m_pictures->addClass(QStringLiteral("a")), QString());
  QFile inTheWay(m_pictures->trash());
  QVERIFY(inTheWay.open(QIODevice::WriteOnly));
  inTheWay.close();
  const QString red = write(QStringLiteral("red.png"), pngOf(Qt::red));
  const auto before = everythingIn(m_dir->path());
  m_collector->addFiles(QStringLiteral("a"), {red, red});
  QTRY_VERIFY(!m_collector->busy());
  QVERIFY(m_collector->problemText().contains(QStringLiteral("cannot be copied")));
  m_collector->addImage(QStringLiteral("a"), QImage(9, 9, QImage::Format_RGB32));
  QVERIFY(m_collector->problemText().contains(QStringLiteral("cannot be written")));
  m_collector->removeClass(QStringLiteral("a"));
  QVERIFY(m_collector->problemText().contains(QStringLiteral("trash")));
  QCOMPARE(m_undo->count(), 0);
  QCOMPARE(everythingIn(m_dir->path()), before);
}

void TestClassCollector::addsIntoAClassRenamedMeanwhile() {
  QCOMPARE(m_pictures->addClass(QStringLiteral("a")), QString());
  QCOMPARE(m_pictures->addClass(QStringLiteral("gone")), QString());
  const QString red = write(QStringLiteral("red.png"), pngOf(Qt::red));
  m_collector->addFiles(QStringLiteral("a"), {red});
  m_collector->renameClass(QStringLiteral("a"), QStringLiteral("b"));
  m_collector->addFiles(QStringLiteral("gone"), {red});
  m_collector->removeClass(QStringLiteral("gone"));
  QTRY_VERIFY(!m_collector->busy());
  QCOMPARE(m_pictures->classes(), QStringList{QStringLiteral("b")});
  QCOMPARE(in(QStringLiteral("b")), QStringList{QStringLiteral("red.png")});
  QVERIFY(m_collector->problemText().contains(QStringLiteral("gone")));
}

void TestClassCollector::renamesInPlace() {
  for (const char* name : {"ant", "bee", "cat"}) {
    QCOMPARE(m_pictures->addClass(QLatin1String(name)), QString());
  }
  ClassColumn* ant = m_collector->column(QStringLiteral("ant"));
  QTest::keyClick(ant->title(), Qt::Key_End);
  ant->editName();
  QTest::keyClicks(ant->title(), QStringLiteral("zebra"));
  QTest::keyClick(ant->title(), Qt::Key_Return);
  QCOMPARE(m_pictures->classes(),
           QStringList({QStringLiteral("bee"), QStringLiteral("cat"), QStringLiteral("zebra")}));
  // The same column, now the last; the others show their own names.
  QCOMPARE(m_collector->columns().back(), ant);
  QStringList shown;
  for (const ClassColumn* column : m_collector->columns()) {
    shown << column->title()->text();
  }
  QCOMPARE(shown, m_pictures->classes());
  QVERIFY(ant->pictures()->hasFocus());  // so that Ctrl+Z is the page's
  QCOMPARE(m_undo->count(), 1);
  m_undo->undo();
  QCOMPARE(m_collector->columns().front(), ant);
  QCOMPARE(ant->title()->text(), QStringLiteral("ant"));
}

void TestClassCollector::refusesATakenName() {
  QCOMPARE(m_pictures->addClass(QStringLiteral("a")), QString());
  QCOMPARE(m_pictures->addClass(QStringLiteral("b")), QString());
  m_collector->addClass();
  m_undo->undo();
  QVERIFY(m_undo->canRedo());
  ClassColumn* column = m_collector->column(QStringLiteral("a"));
  column->editName();
  QTest::keyClicks(column->title(), QStringLiteral("b"));
  QTest::keyClick(column->title(), Qt::Key_Return);
  QVERIFY(m_collector->problemText().contains(QStringLiteral("already")));
  QCOMPARE(column->title()->text(), QStringLiteral("a"));
  QVERIFY(m_undo->canRedo());  // what was refused costs nothing
  m_undo->redo();
  QCOMPARE(m_pictures->classes().size(), 3);
  QCOMPARE(m_collector->problemText(), QString());
}

void TestClassCollector::undoesEverything() {
  const QString red = write(QStringLiteral("red.png"), pngOf(Qt::red));
  m_collector->addClass();
  const QString made = m_pictures->classes().first();
  m_collector->addFiles(made, {red});
  QTRY_VERIFY(!m_collector->busy());
  m_collector->renameClass(made, QStringLiteral("🐱"));
  m_collector->addImage(QStringLiteral("🐱"), QImage(red));
  m_collector->removePictures(QStringLiteral("🐱"), {m_pictures->files(QStringLiteral("🐱")).last()});
  m_collector->removeClass(QStringLiteral("🐱"));
  QCOMPARE(m_undo->count(), 6);
  const auto walk = [this] {
    QList<QStringList> states;
    for (const QString& name : m_pictures->classes()) {
      states << (QStringList{name} << in(name));
    }
    return states;
  };
  QList<QList<QStringList>> back;
  for (back << walk(); m_undo->canUndo(); back << walk()) {
    m_undo->undo();
  }
  QCOMPARE(m_pictures->classes(), QStringList());
  QCOMPARE(back.size(), 7);
  QList<QList<QStringList>> forth;
  for (forth << walk(); m_undo->canRedo(); forth << walk()) {
    m_undo->redo();
  }
  std::reverse(forth.begin(), forth.end());
  QCOMPARE(forth, back);
  QCOMPARE(m_collector->problemText(), QString());
}

void TestClassCollector::saysWhatIsMissing() {
  const QString red = write(QStringLiteral("red.png"), pngOf(Qt::red));
  QSignalSpy used(m_collector.get(), &ClassCollector::useRequested);
  QVERIFY(!m_collector->useButton()->isEnabled());
  QCOMPARE(m_pictures->addClass(QStringLiteral("cats")), QString());
  QVERIFY(m_collector->leadText().contains(QStringLiteral("second class")));
  QCOMPARE(m_pictures->addClass(QStringLiteral("dogs")), QString());
  m_collector->addFiles(QStringLiteral("cats"), {red});
  QTRY_VERIFY(!m_collector->busy());
  QVERIFY(m_collector->leadText().contains(QStringLiteral("“dogs”")));
  QVERIFY(!m_collector->leadText().contains(QStringLiteral("“cats”")));
  QVERIFY(!m_collector->useButton()->isEnabled());
  m_collector->addFiles(QStringLiteral("dogs"), {red, write(QStringLiteral("blue.png"), pngOf(Qt::blue))});
  QTRY_VERIFY(!m_collector->busy());
  QVERIFY(m_collector->useButton()->isEnabled());
  // Deleted and undone: what lies in the trash is no class of what is trained on.
  m_collector->removePictures(QStringLiteral("dogs"), {m_pictures->files(QStringLiteral("dogs")).first()});
  m_collector->useButton()->click();
  QCOMPARE(used.count(), 1);
  QCOMPARE(used.first().first().toString(), m_pictures->folder());
  const PhotoFolder found = scanPhotos(toPath(m_pictures->folder()).string());
  QCOMPARE(found.classes, (std::vector<std::string>{"cats", "dogs"}));
  QCOMPARE(found.counts(), (std::vector<std::int64_t>{1, 1}));
}

void TestClassCollector::speaksAgainInAnotherLanguage() {
  m_collector->addClass();
  m_collector->addButton()->setText({});
  QEvent change(QEvent::LanguageChange);
  QCoreApplication::sendEvent(m_collector.get(), &change);
  QVERIFY(!m_collector->addButton()->text().isEmpty());
  for (QWidget* widget : m_collector->findChildren<QWidget*>()) {
    const auto* button = qobject_cast<QPushButton*>(widget);
    const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
    if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && !qobject_cast<QScrollBar*>(widget)) {
      QVERIFY2(named, widget->metaObject()->className());
    }
  }
}

QTEST_MAIN(TestClassCollector)
#include "tst_class_collector.moc"
