// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that the reader collects: what the collector does with what is dropped, pasted and edited.
#include <QClipboard>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

#include "core/api/photos.h"
#include "tests/gui/collected_pictures.h"
#include "ui/labs/pets/class_column.h"
#include "ui/shell/places.h"
#include "ui/widgets/gallery.h"

using namespace officina;

namespace {

QMimeData* urls(const QStringList& files) {
  auto* mime = new QMimeData;
  QList<QUrl> list;
  for (const QString& file : files) {
    list << QUrl::fromLocalFile(file);
  }
  mime->setUrls(list);
  return mime;
}

}  // namespace

class TestClassCollector : public QObject, private CollectedPictures {
  Q_OBJECT

 private Q_SLOTS:
  void init() { openCollector(); }
  void cleanup() { closeCollector(); }

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
  void drop(const QString& name, QMimeData* mime);
};

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
