// SPDX-License-Identifier: GPL-3.0-or-later
// The pets lab in the window: photographs that are opened and dropped, folders, the recipe, a short training.
#include <memory>

#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QPainter>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <QUrl>

#include "core/api/photos.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/common/lab_weights.h"
#include "ui/labs/common/result_panel.h"
#include "ui/labs/pets/many_panel.h"
#include "ui/labs/pets/pets_page.h"
#include "ui/labs/pets/photo_panel.h"
#include "ui/session/training_session.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/theme.h"
#include "ui/widgets/recipe_form.h"
#include "ui/widgets/segmented.h"

using namespace officina;

namespace {

constexpr int kWait = 30'000;
constexpr int kEach = 8;  ///< photographs of a class

/// Ears that stand or hang, on one of some backgrounds: enough for two classes. No two are the same bytes.
QImage face(bool cat, int number) {
  QImage picture(120 + number, 96, QImage::Format_RGB32);
  picture.fill(QColor::fromHsv((number * 47) % 360, 90, 220));
  QPainter painter(&picture);
  painter.setBrush(QColor(90, 60, 40));
  painter.drawEllipse(30, 30, 60, 56);
  if (cat) {
    painter.drawPolygon(QPolygon({{32, 45}, {38, 8}, {56, 32}}));
    painter.drawPolygon(QPolygon({{88, 45}, {82, 8}, {64, 32}}));
  } else {
    painter.drawEllipse(18, 36, 20, 44);
    painter.drawEllipse(82, 36, 20, 44);
  }
  return picture;
}

/// A folder with "cats" and "dogs" in it, beside files that are no pictures at all.
class Pictures {
 public:
  Pictures() {
    for (const bool cat : {true, false}) {
      const QString folder = data() + (cat ? QStringLiteral("/cats") : QStringLiteral("/dogs"));
      if (!QDir().mkpath(folder)) {
        qFatal("cannot make a folder for the test");
      }
      for (int i = 0; i < kEach; ++i) {
        face(cat, i).save(folder + QStringLiteral("/face %1.png").arg(i));
      }
    }
    QFile page(bad());
    if (page.open(QIODevice::WriteOnly)) {
      page.write("<!DOCTYPE html><html><body>404</body></html>");
    }
  }
  [[nodiscard]] QString data() const { return m_folder.filePath(QStringLiteral("animali è belli")); }
  [[nodiscard]] QString cat(int number) const {
    return data() + QStringLiteral("/cats/face %1.png").arg(number);
  }
  [[nodiscard]] QString bad() const { return m_folder.filePath(QStringLiteral("page.jpg")); }

 private:
  QTemporaryDir m_folder;
};

class Lab {
 public:
  Lab() {
    page.resize(1200, 800);
    page.show();
  }
  [[nodiscard]] bool answered(const QString& path) {
    return QTest::qWaitFor(
        [&] { return page.answers()->reply() != nullptr && page.answers()->reply()->photo->path == path; },
        kWait);
  }
  [[nodiscard]] bool has(const QString& data) {
    return QTest::qWaitFor([&] { return page.sets()->get(data) != nullptr; }, kWait);
  }
  /// Lets files fall on the page, or on a part of it, as a file manager does.
  void drop(const QStringList& files, QWidget* part = nullptr) {
    QWidget& target = part != nullptr ? *part : page;
    QMimeData mime;
    QList<QUrl> urls;
    for (const QString& file : files) {
      urls << QUrl::fromLocalFile(file);
    }
    mime.setUrls(urls);
    const QPoint middle = target.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &event);
    QVERIFY(event.isAccepted());
  }

  PetsPage page;
};

}  // namespace

class TestPets : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("OfficinaTest"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_pets"));
    auto& application = *qobject_cast<QApplication*>(qApp);
    applyTheme(application, ThemeMode::Light);
    applyLanguage(application, QStringLiteral("en"));
    setStarterFolder(toPath(m_starter.path()));
  }

  void init() {
    QSettings().clear();
    m_pictures = std::make_unique<Pictures>();
  }

  void aPhotographIsOpenedAndAnswered() {
    Lab lab;
    const QString path = m_pictures->cat(2);
    lab.page.openFile(path);
    QVERIFY(lab.answered(path));
    const PhotoAnswer& answer = lab.page.answers()->reply()->answer;
    QCOMPARE(answer.probabilities.size(), std::size_t{2});
    QVERIFY(std::abs(answer.probabilities[0] + answer.probabilities[1] - 1.0F) < 1e-5F);
    QCOMPARE(lab.page.photo()->bars()->values().size(), std::size_t{2});
    QCOMPARE(lab.page.photo()->view()->photo().size(), QSize(122, 96));  // at its own aspect
    // The answer on the page is the classifier's own.
    PetsClassifier network(*lab.page.weights()->weights());
    QCOMPARE(network.answer(toPath(path)).probabilities, answer.probabilities);
  }

  void aDroppedPhotographIsAnswered() {
    Lab lab;
    lab.drop({m_pictures->cat(0)});
    QVERIFY(lab.answered(m_pictures->cat(0)));
    lab.drop({m_pictures->cat(1)}, lab.page.photo()->view());
    QVERIFY(lab.answered(m_pictures->cat(1)));
  }

  void severalDroppedPhotographsBecomeATable() {
    Lab lab;
    QVERIFY(QTest::qWaitFor([&] { return lab.page.weights()->weights() != nullptr; }, kWait));
    lab.drop({m_pictures->cat(0), m_pictures->bad(), m_pictures->cat(1)});
    const ManyPanel& many = *lab.page.many();
    QVERIFY(QTest::qWaitFor([&] { return many.rows().size() == 3 && !many.busy(); }, kWait));
    int answers = 0;
    for (const ManyPanel::Row& row : many.rows()) {
      const bool bad = row.file == m_pictures->bad();
      QCOMPARE(row.problem.isEmpty(), !bad);
      answers += row.answer.probabilities.empty() ? 0 : 1;
    }
    QCOMPARE(answers, 2);
    QCOMPARE(many.csv().trimmed().count(QLatin1Char('\n')), 3);  // a header and three lines
  }

  void aBadFileIsNamedAndThePhotographStays() {
    Lab lab;
    lab.page.openFile(m_pictures->cat(0));
    QVERIFY(lab.answered(m_pictures->cat(0)));
    const QImage shown = lab.page.photo()->view()->photo();
    lab.page.openFile(m_pictures->bad());
    QVERIFY(QTest::qWaitFor([&] { return !lab.page.messageText().isEmpty(); }, kWait));
    QVERIFY2(lab.page.messageText().contains(QStringLiteral("page.jpg")), qPrintable(lab.page.messageText()));
    QCOMPARE(lab.page.photo()->view()->photo(), shown);
    QCOMPARE(lab.page.answers()->reply()->photo->path, m_pictures->cat(0));
  }

  void aDroppedFolderIsTheDataSetAndCanBeUndone() {
    Lab lab;
    const std::string before = lab.page.recipePanel()->recipe().data;
    lab.drop({m_pictures->data()});
    QVERIFY(lab.has(m_pictures->data()));
    QCOMPARE(QString::fromStdString(lab.page.recipePanel()->recipe().data), m_pictures->data());
    const PhotoFolder& folder = lab.page.sets()->current()->folder();
    QCOMPARE(folder.classes, (std::vector<std::string>{"cats", "dogs"}));
    QCOMPARE(folder.counts(), (std::vector<std::int64_t>{kEach, kEach}));
    QVERIFY2(lab.page.statusText().contains(QStringLiteral("animali è belli")),
             qPrintable(lab.page.statusText()));
    lab.page.undoStack()->undo();
    QCOMPARE(lab.page.recipePanel()->recipe().data, before);
  }

  void classFoldersCanBeDroppedOneByOne() {
    Lab lab;
    const QStringList folders{m_pictures->data() + QStringLiteral("/cats"),
                              m_pictures->data() + QStringLiteral("/dogs")};
    lab.drop(folders);
    QVERIFY(lab.has(folders.join(QLatin1Char('\n'))));
    QVERIFY(lab.page.sets()->current()->trainCount() > 0);
  }

  void anEditOfTheRecipeIsOneUndoStep() {
    Lab lab;
    LabRecipePanel& panel = *lab.page.recipePanel();
    const Recipe before = panel.recipe();
    Recipe edited = before;
    edited.augmentation.rotationDegrees = 25.0;
    edited.batchSize = 4;
    panel.edit(edited, QStringLiteral("test"));
    QCOMPARE(panel.form()->integer(QStringLiteral("batchSize")), qlonglong{4});
    lab.page.undoStack()->undo();
    QVERIFY(panel.recipe() == before);
    QCOMPARE(panel.form()->integer(QStringLiteral("batchSize")), static_cast<qlonglong>(before.batchSize));
    lab.page.undoStack()->redo();
    QVERIFY(panel.recipe() == edited);
  }

  void theHeatMapIsSwitched() {
    Lab lab;
    lab.page.openFile(m_pictures->cat(0));
    QVERIFY(lab.answered(m_pictures->cat(0)));
    SegmentedControl* heat = lab.page.photo()->heat();
    const auto choose = [&](const QString& key) {
      heat->setCurrent(key);
      Q_EMIT heat->chosen(key);
    };
    PhotoView* view = lab.page.photo()->view();
    choose(QStringLiteral("none"));
    QCOMPARE(view->heat(), PhotoView::Heat::None);
    const QImage plain = view->picture();
    choose(QStringLiteral("cam"));
    QVERIFY(QTest::qWaitFor([&] { return view->heat() == PhotoView::Heat::Sequential; }, kWait));
    choose(QStringLiteral("occlusion"));
    QVERIFY(QTest::qWaitFor([&] { return view->heat() == PhotoView::Heat::Signed; }, kWait));
    QVERIFY(view->picture() != plain);
    choose(QStringLiteral("none"));
    QCOMPARE(view->picture(), plain);
  }

  void aTrainingOnDroppedFoldersRunsAndEnds() {
    Lab lab;
    lab.drop({m_pictures->data()});
    QVERIFY(lab.has(m_pictures->data()));
    LabRecipePanel& panel = *lab.page.recipePanel();
    Recipe recipe = panel.recipe();
    recipe.network = "tuned";
    recipe.epochs = 2;
    recipe.batchSize = 4;
    recipe.patience = 0;
    panel.edit(recipe, QStringLiteral("short"));
    lab.page.togglePlay();
    TrainingSession& session = *lab.page.session();
    QVERIFY(QTest::qWaitFor([&] { return session.globalStep() > 0; }, kWait));
    QVERIFY(QTest::qWaitFor([&] { return !session.active(); }, kWait));
    QCOMPARE(session.state(), TrainerState::Finished);
    QCOMPARE(lab.page.result()->epochs(), 2);
    QVERIFY(lab.page.result()->steps() > 0);
    // What it learned answers from now on.
    QVERIFY(QTest::qWaitFor([&] { return lab.page.weights()->kind() == LabWeights::Kind::Run; }, kWait));
    lab.page.openFile(m_pictures->cat(3));
    QVERIFY(lab.answered(m_pictures->cat(3)));
  }

 private:
  QTemporaryDir m_starter;
  std::unique_ptr<Pictures> m_pictures;
};

QTEST_MAIN(TestPets)
#include "tst_pets.moc"
