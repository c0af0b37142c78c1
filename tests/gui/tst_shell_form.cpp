// SPDX-License-Identifier: GPL-3.0-or-later
// What both labs stand on: the recipe form, the anatomy of a lab page and the transport bar.
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include "core/api/thermometer.h"
#include "ui/labs/lab_page.h"
#include "ui/session/training_session.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/recipe_form.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toolbar_button.h"
#include "ui/widgets/transport_bar.h"

using namespace officina;

namespace {

RecipeForm::Words words(const char* text) {
  return [text] { return QString::fromUtf8(text); };
}

/// A small lab around the one neuron, long enough to be paused.
class SmallLab final : public LabPage {
 public:
  explicit SmallLab(QWidget* parent = nullptr) : LabPage(parent) {
    form = new RecipeForm;
    auto* recipePanel = new QWidget;
    auto* column = new QVBoxLayout(recipePanel);
    column->setContentsMargins(space::kLarge, 14, space::kLarge, 14);
    auto* heading = new QLabel(QStringLiteral("Recipe"));
    setTextRole(heading, TextRole::Heading);
    auto* named = new SegmentedControl;
    named->addOption(QStringLiteral("notes"), words("as in the notes"));
    named->addOption(QStringLiteral("tuned"), words("tuned"));
    named->setCurrent(QStringLiteral("notes"));
    column->addWidget(heading);
    column->addWidget(named);
    column->addWidget(form);
    column->addStretch(1);
    form->addInteger(QStringLiteral("seed"), words("Seed"), words("Another throw of the dice."), 0, 1000000);
    form->addNumber(QStringLiteral("lr"), words("Learning rate"), words("Bigger steps."), 0.0, 10.0, true);
    form->addChoice(QStringLiteral("optimizer"), words("Optimiser"), words("How a gradient becomes a step."),
                    {{QStringLiteral("adam"), words("Adam")}, {QStringLiteral("sgd"), words("SGD")}});
    form->addSwitch(QStringLiteral("centre"), words("Centre"), words("Moves the ink."));
    setPanels(recipePanel, new QWidget, new QWidget);
    setDrawerTitle(addDrawerTab(new QLabel(QStringLiteral("Words"))), QStringLiteral("Explain"));
    setDrawerTitle(addDrawerTab(new QLabel(QStringLiteral("Words"))), QStringLiteral("Inspect"));
    transport()->addButton(QStringLiteral("save"))->setTexts(QStringLiteral("Save weights…"), QString());
  }
  [[nodiscard]] QString id() const override { return QStringLiteral("small"); }
  [[nodiscard]] QString title() const override { return id(); }
  [[nodiscard]] QString iconName() const override { return id(); }
  [[nodiscard]] TransportBar* bar() const { return transport(); }
  [[nodiscard]] InlineMessage* sentence() const { return message(); }

  RecipeForm* form = nullptr;
  int resets = 0;
  double learningRate = 0.1;

 protected:
  [[nodiscard]] Recipe recipe() const override {
    Recipe recipe = namedRecipe("thermometer", "notes");
    recipe.epochs = 2'000'000;
    recipe.optimizer.learningRate = learningRate;
    return recipe;
  }
  [[nodiscard]] TrainingDataPtr data() const override {
    return std::make_shared<ThermometerData>(
        std::vector<TemperaturePair>{{35.7F, 0.5F}, {55.9F, 14.0F}, {58.2F, 15.0F}, {81.9F, 28.0F}});
  }
  void showRecipe(const Recipe&, const QString&) override {}
  void resetRun() override { ++resets; }
};

}  // namespace

class TestShellForm : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QApplication::setOrganizationName(QStringLiteral("officina"));
    QApplication::setApplicationName(QStringLiteral("officina"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    applyLanguage(*qApp, QStringLiteral("en"));
    applyTheme(*qApp, ThemeMode::Light);
  }

  void badNumbersAreRefusedWithAReason_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("point") << QStringLiteral("0.01") << true;
    QTest::newRow("comma") << QStringLiteral("0,01") << true;
    QTest::newRow("scientific") << QStringLiteral("1e-3") << true;
    QTest::newRow("empty") << QStringLiteral("") << false;
    QTest::newRow("word") << QStringLiteral("fast") << false;
    QTest::newRow("nan") << QStringLiteral("nan") << false;
    QTest::newRow("infinite") << QStringLiteral("inf") << false;
    QTest::newRow("overflow") << QStringLiteral("1e999") << false;
    QTest::newRow("zero") << QStringLiteral("0") << false;
    QTest::newRow("negative") << QStringLiteral("-1") << false;
    QTest::newRow("too big") << QStringLiteral("11") << false;
  }
  void badNumbersAreRefusedWithAReason() {
    QFETCH(QString, text);
    QFETCH(bool, good);
    SmallLab lab;
    RecipeForm& form = *lab.form;
    form.setValue(QStringLiteral("lr"), 0.5);
    const QSignalSpy edited(&form, &RecipeForm::edited);
    auto* field = qobject_cast<QLineEdit*>(form.editor(QStringLiteral("lr")));
    field->clear();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text.isEmpty() ? QStringLiteral("3") : text);
    if (text.isEmpty()) {
      QTest::keyClick(field, Qt::Key_Backspace);
    }
    QCOMPARE(form.valid(), good);
    QCOMPARE(field->accessibleDescription().isEmpty(), good);
    QCOMPARE(field->property("invalid").toBool(), !good);
    if (good) {
      QVERIFY(form.number(QStringLiteral("lr")) < 0.1);
      QVERIFY(edited.count() > 0);
    }
    form.setValue(QStringLiteral("lr"), 0.5);
    QVERIFY(form.valid());
  }

  void wholeNumbersStayWhole() {
    SmallLab lab;
    auto* field = qobject_cast<QLineEdit*>(lab.form->editor(QStringLiteral("seed")));
    lab.form->setValue(QStringLiteral("seed"), 42);
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("1.5"));
    QVERIFY(!lab.form->valid());
    QCOMPARE(lab.form->integer(QStringLiteral("seed")), 1);  // "1" on the way to "1.5" was still good
  }

  void aChangedFieldSaysFromWhatAndGoesBack() {
    SmallLab lab;
    RecipeForm& form = *lab.form;
    form.setValue(QStringLiteral("lr"), 0.1);
    form.setReference(QStringLiteral("lr"), 0.1);
    auto* field = form.editor(QStringLiteral("lr"));
    QVERIFY(!field->property("changed").toBool());
    form.setValue(QStringLiteral("lr"), 0.5);
    QVERIFY(field->property("changed").toBool());
    QLabel* note = nullptr;
    for (QLabel* label : field->parentWidget()->findChildren<QLabel*>()) {
      if (label->text().contains(QStringLiteral("was 0.1"))) {
        note = label;
      }
    }
    QVERIFY(note != nullptr);
    const QSignalSpy edited(&form, &RecipeForm::edited);
    Q_EMIT note->linkActivated(QStringLiteral("#"));
    QCOMPARE(form.number(QStringLiteral("lr")), 0.1);
    QCOMPARE(edited.count(), 1);
    QVERIFY(!field->property("changed").toBool());
  }

  void choicesCommitTheirValue() {
    SmallLab lab;
    lab.form->setValue(QStringLiteral("optimizer"), QStringLiteral("adam"));
    auto* box = qobject_cast<QComboBox*>(lab.form->editor(QStringLiteral("optimizer")));
    const QSignalSpy edited(lab.form, &RecipeForm::edited);
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(lab.form->choice(QStringLiteral("optimizer")), QStringLiteral("sgd"));
    QCOMPARE(edited.count(), 1);
  }

  void playPauseStepStopReset() {
    SmallLab lab;
    lab.resize(1100, 700);
    lab.show();
    TrainingSession& session = *lab.session();
    lab.togglePlay();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), TrainerState::Running, 20000);
    QTRY_VERIFY(session.globalStep() > 0);
    lab.togglePlay();
    QTRY_COMPARE(session.state(), TrainerState::Paused);
    QTest::qWait(100);
    const std::int64_t paused = session.globalStep();
    QTest::qWait(100);
    QCOMPARE(session.globalStep(), paused);
    lab.stepOnce();
    QTRY_COMPARE(session.globalStep(), paused + 1);
    const QSignalSpy ended(&session, &TrainingSession::ended);
    lab.stopRun();
    QTRY_COMPARE(session.state(), TrainerState::Stopped);
    QCOMPARE(ended.count(), 1);
    lab.stepOnce();
    QTRY_COMPARE(session.globalStep(), 1);
    QTRY_COMPARE(session.state(), TrainerState::Paused);
    for (ToolbarButton* button : lab.bar()->findChildren<ToolbarButton*>()) {
      if (button->accessibleName().startsWith(QStringLiteral("Reset"))) {
        QVERIFY(button->isEnabled());
        button->click();
      }
    }
    QCOMPARE(lab.resets, 1);
    QCOMPARE(session.state(), TrainerState::Idle);
    QVERIFY(!session.active());
    QCOMPARE(ended.count(), 1);  // a reset run gives no weights
  }

  void aRunThatCannotStartSaysWhy() {
    SmallLab lab;
    lab.learningRate = -1.0;
    lab.show();
    lab.togglePlay();
    QTRY_VERIFY(!lab.sentence()->isHidden());
    QVERIFY(!lab.sentence()->text().isEmpty());
  }

  void nothingIsClippedInASmallWindow() {
    for (const int size : {100, 150}) {
      applyFontScale(*qApp, size);
      SmallLab lab;
      lab.resize(1100 - 56, 640);
      lab.show();
      QTest::qWait(50);
      QVERIFY2(lab.minimumSizeHint().width() <= 1044,
               qPrintable(QString::number(lab.minimumSizeHint().width())));
      for (QScrollArea* area : lab.findChildren<QScrollArea*>()) {
        const int needed = area->widget()->minimumSizeHint().width();
        QVERIFY2(needed <= area->viewport()->width(),
                 qPrintable(
                     QStringLiteral("%1 of %2 at %3").arg(needed).arg(area->viewport()->width()).arg(size)));
      }
      if (const QString folder = qEnvironmentVariable("OFFICINA_PICTURES"); !folder.isEmpty()) {
        lab.form->setValue(QStringLiteral("lr"), 0.5);
        lab.form->setReference(QStringLiteral("lr"), 0.1);
        lab.togglePlay();
        QTest::qWait(600);
        lab.togglePlay();
        QTest::qWait(100);
        lab.grab().save(QStringLiteral("%1/small-lab-%2.png").arg(folder).arg(size));
      }
    }
    applyFontScale(*qApp, 100);
  }

 private:
  QTemporaryDir m_home;
};

QTEST_MAIN(TestShellForm)
#include "tst_shell_form.moc"
