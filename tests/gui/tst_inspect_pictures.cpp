// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the inspecting widgets to be looked at: OFFICINA_PICTURES names a folder.
#include "tests/gui/inspect_samples.h"

using namespace officina;

class TestInspectPictures : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { prepareInspection(); }

  void pictures() {
    const QString folder = qEnvironmentVariable("OFFICINA_PICTURES");
    if (folder.isEmpty()) {
      QSKIP("OFFICINA_PICTURES is not set");
    }
    for (const QString& language : {QStringLiteral("en"), QStringLiteral("it")}) {
      for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        for (const int width : {900, 1600}) {
          applyLanguage(application(), language);
          applyTheme(application(), mode);
          drawAll(folder + QStringLiteral("/%1_%2_%3_")
                               .arg(language, mode == ThemeMode::Dark ? QStringLiteral("dark")
                                                                      : QStringLiteral("light"))
                               .arg(width),
                  width);
        }
      }
    }
    applyTheme(application(), ThemeMode::Light);
    applyFontScale(application(), 150);
    drawAll(folder + QStringLiteral("/large_"), 900);
    applyFontScale(application(), 100);
    applyLanguage(application(), QStringLiteral("en"));
  }

 private:
  static void drawAll(const QString& prefix, int width) {
    HistoryPanel history;
    history.resize(width, 460);
    history.show();
    for (int step = 0; step <= 1500; step += 20) {
      history.add(view(step));
    }
    QTest::qWait(200);
    history.grab().save(prefix + QStringLiteral("history.png"));

    DropoutView dropout;
    dropout.resize(width, 460);
    dropout.show();
    dropout.setColumns(bigColumns());
    dropout.setOutputLabels({QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2"),
                             QStringLiteral("3"), QStringLiteral("4"), QStringLiteral("5"),
                             QStringLiteral("6"), QStringLiteral("7"), QStringLiteral("8"),
                             QStringLiteral("9")});
    (void)QTest::qWaitFor([&] { return dropout.plot()->settled(); }, 5000);
    QTest::qWait(50);
    dropout.grab().save(prefix + QStringLiteral("dropout.png"));

    QWidget window;
    window.resize(width, 220);
    auto* column = new QVBoxLayout(&window);
    column->setContentsMargins(0, 0, 0, 0);
    auto* bar = new DiagnosisBar;
    column->addWidget(bar);
    column->addStretch(1);
    window.show();
    bar->setHold(0);
    bar->setDiagnoses(
        {diagnosis(Trouble::NotFinite,
                   "At step 312 the first number that is not finite showed in conv2; the learning rate "
                   "of 0.5 is too high for this network.",
                   "conv2"),
         diagnosis(Trouble::Overfitting, "Training accuracy is 99 %, validation accuracy 81 %."),
         diagnosis(Trouble::DeadUnits, "62 % of the units of fc1 are 0 for every sample.", "fc1")});
    QTest::qWait(50);
    window.grab().save(prefix + QStringLiteral("diagnosis.png"));
    bar->setExpanded(true);
    QTest::qWait(50);
    window.grab().save(prefix + QStringLiteral("diagnoses.png"));

    CodePanel code(coreCodeTools());
    code.resize(width, 460);
    code.show();
    Recipe recipe = namedRecipe("digits", "notes");
    recipe.data = qEnvironmentVariable("OFFICINA_TEST_DATA").toStdString() + "/mnist";
    code.setRecipe(recipe);
    QTest::qWait(3000);
    recipe.optimizer.learningRate = 0.01;
    code.setRecipe(recipe);
    QTest::qWait(300);
    code.grab().save(prefix + QStringLiteral("changed.png"));
    code.prove();
    (void)QTest::qWaitFor(
        [&] { return code.proof()->model()->completeCount() > 0 && !code.proof()->running(); }, 20000);
    QTest::qWait(50);
    code.grab().save(prefix + QStringLiteral("code.png"));
  }

  static UnitColumns bigColumns() {
    UnitColumns result;
    result.training = true;
    std::uint32_t state = 7;
    const auto random = [&state] {
      state = state * 1664525U + 1013904223U;
      return static_cast<float>(state >> 8) / static_cast<float>(1U << 24);
    };
    const auto column = [&](const char* linear, const char* last, int units, double rate) {
      UnitColumn c;
      c.linear = linear;
      c.shown = last;
      for (int i = 0; i < units; ++i) {
        const float value = rate > 0.0 ? std::max(0.0F, random() - 0.4F) : random() * 8.0F - 5.0F;
        c.before.push_back(value);
        const bool live = rate <= 0.0 || static_cast<double>(random()) > rate;
        c.mask.push_back(live ? 1.0F : 0.0F);
        c.values.push_back(live ? value * static_cast<float>(1.0 / (1.0 - rate)) : 0.0F);
      }
      c.rate = rate;
      if (rate > 0.0) {
        c.dropout = last;
      } else {
        c.mask.clear();
        c.before.clear();
      }
      result.columns.push_back(c);
    };
    column("fc1", "drop1", 120, 0.5);
    column("fc2", "drop2", 84, 0.5);
    column("fc3", "fc3", 10, 0.0);
    for (int i = 1; i < 3; ++i) {
      const auto& from = result.columns[static_cast<std::size_t>(i - 1)];
      const auto& to = result.columns[static_cast<std::size_t>(i)];
      std::vector<float> weight(from.values.size() * to.values.size());
      for (float& w : weight) {
        w = random() - 0.5F;
      }
      const auto lines = strongestConnections(from, to, i, weight, 260);
      result.connections.insert(result.connections.end(), lines.begin(), lines.end());
    }
    return result;
  }
};

QTEST_MAIN(TestInspectPictures)
#include "tst_inspect_pictures.moc"
