// SPDX-License-Identifier: GPL-3.0-or-later
// A recipe's PyTorch program, and its proof.
#include "tests/gui/inspect_samples.h"

using namespace officina;

class TestCodePanel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { prepareInspection(); }

  void changedLinesAreFound() {
    const QStringList before{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"),
                             QStringLiteral("d")};
    QCOMPARE(changedLines(before, before), std::vector<int>{});
    QCOMPARE(changedLines(before, {QStringLiteral("a"), QStringLiteral("x"), QStringLiteral("c"),
                                   QStringLiteral("d")}),
             std::vector<int>{1});
    QCOMPARE(changedLines(before, {QStringLiteral("n"), QStringLiteral("a"), QStringLiteral("b"),
                                   QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("e")}),
             (std::vector<int>{0, 5}));
    QCOMPARE(changedLines(before, {QStringLiteral("a"), QStringLiteral("d")}), std::vector<int>{});
  }

  void theProgramFollowsTheRecipe() {
    CodeTools tools = printing("");
    tools.script = [](const Recipe& recipe, const TwinOptions&) {
      if (recipe.labelSmoothing > 0.0) {
        throw Error(ErrorKind::Usage, {"There is no exact twin.", {}}, {"Take it off.", {}});
      }
      return "import torch\nlr = " + std::to_string(recipe.optimizer.learningRate) + "\n# end\n";
    };
    CodePanel panel(tools);
    panel.resize(900, 400);
    panel.show();
    panel.view()->setMarkTime(200);
    Recipe recipe = namedRecipe("digits", "notes");
    panel.setRecipe(recipe);
    QTRY_VERIFY(panel.view()->toPlainText().contains(QStringLiteral("lr = 0.001")));
    QVERIFY(panel.view()->marked().empty());  // the first has nothing to differ from
    recipe.optimizer.learningRate = 0.5;
    panel.setRecipe(recipe);
    QTRY_COMPARE(panel.view()->marked(), std::vector<int>{1});
    QTRY_VERIFY_WITH_TIMEOUT(panel.view()->marked().empty(), 5000);
    recipe.labelSmoothing = 0.1;
    panel.setRecipe(recipe);
    QTRY_VERIFY(panel.refusal().has_value());
    const auto* message = panel.findChild<InlineMessage*>();
    QVERIFY(message->isVisible());
    QVERIFY(message->text().contains(QStringLiteral("no exact twin")));
    QVERIFY(panel.view()->toPlainText().isEmpty());
    recipe.labelSmoothing = 0.0;
    panel.setRecipe(recipe);
    QTRY_VERIFY(!panel.refusal());
    QVERIFY(!message->isVisible());
  }

  void scriptsAndNotebooksAreSaved() {
    QTemporaryDir folder;
    CodePanel panel(printing("print(1)\n"));
    panel.setRecipe(namedRecipe("digits", "notes"));
    const auto saved = [&](const QString& name) {
      panel.saveTo(folder.filePath(name));
      QFile file(folder.filePath(name));
      return QTest::qWaitFor([&] { return file.exists(); }, 5000) && file.open(QIODevice::ReadOnly)
                 ? file.readAll()
                 : QByteArray();
    };
    QCOMPARE(saved(QStringLiteral("a.py")), QByteArray("print(1)\n"));
    QCOMPARE(saved(QStringLiteral("a.ipynb")), QByteArray("{\"cells\": []}"));
    panel.saveTo(folder.filePath(QStringLiteral("nowhere/a.py")));
    const auto* message = panel.findChild<InlineMessage*>();
    QTRY_VERIFY(message->text().contains(QStringLiteral("cannot be written")));
  }

  void lossesAreComparedToTheLastBit() {
    ProofModel model;
    model.setOwn(0, 1, 0.5F);
    model.setOwn(0, 2, 0.25F);
    model.setPython(0, 1, 0.5F);
    QCOMPARE(model.completeCount(), 1);
    model.setPython(0, 2, std::nextafter(0.25F, 1.0F));
    model.setPython(1, 1, 0.1F);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.completeCount(), 2);
    QCOMPARE(model.equalCount(), 1);
    QCOMPARE(model.worst()->step, 2);
    model.setOwn(1, 1, std::numeric_limits<float>::quiet_NaN());
    QCOMPARE(model.worst()->epoch, 1);
    QCOMPARE(model.toTsv().count(QLatin1Char('\n')), 4);
  }

  void proofPairsTheLosses() {
    if (anyPython().isEmpty()) {
      QSKIP("python3 is not installed");
    }
    // The thermometer's notes, first three losses; the third is told wrong on purpose.
    CodePanel panel(
        printing("import json\n"
                 "for s, l in ((1, 1044.3514404296875), (2, 0.5)):\n"
                 "    print(json.dumps({'event': 'step', 'epoch': s - 1, 'step': 1, 'loss': l}))\n"
                 "print('{\"event\": \"end\"}')\n"));
    panel.resize(900, 400);
    panel.show();
    panel.setRecipe(namedRecipe("thermometer", "notes"));
    panel.setData(std::make_shared<ThermometerData>(notesPairs()));
    panel.findChild<QSpinBox*>()->setValue(3);
    QPushButton* prove = nullptr;
    QTRY_VERIFY([&] {
      for (auto* button : panel.findChildren<QPushButton*>()) {
        prove = button->text() == QStringLiteral("Prove it") ? button : prove;
      }
      return prove != nullptr && prove->isEnabled() && prove->isVisible();
    }());
    QTest::mouseClick(prove, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(panel.proof()->model()->completeCount() == 2 && !panel.proof()->running(),
                             20000);
    const auto& lines = panel.proof()->model()->lines();
    QCOMPARE(lines.size(), std::size_t{3});  // ours did three, Python told two
    QVERIFY2(lines[0].equal(), qPrintable(panel.proof()->model()->toTsv()));
    QVERIFY(!lines[1].equal());
    QVERIFY2(panel.summary().startsWith(QStringLiteral("1 of 2 losses are equal to the last bit")),
             qPrintable(panel.summary()));
  }

  void theNotesAreProvedBitForBit_data() {
    QTest::addColumn<QString>("lab");
    QTest::addColumn<int>("steps");
    QTest::newRow("thermometer") << QStringLiteral("thermometer") << 60;
    QTest::newRow("digits, drawn by the program") << QStringLiteral("digits") << 25;
  }
  void theNotesAreProvedBitForBit() {
    QFETCH(const QString, lab);
    QFETCH(const int, steps);
    if (findPythonWithTorch().empty()) {
      QSKIP("no Python here has PyTorch");
    }
    CodePanel panel(coreCodeTools());
    panel.resize(900, 400);
    panel.show();
    Recipe recipe = namedRecipe(lab.toStdString(), "notes");
    recipe.data = "starter";
    panel.setRecipe(recipe);
    panel.findChild<QSpinBox*>()->setValue(steps);
    QTRY_VERIFY_WITH_TIMEOUT(panel.summary().contains(QStringLiteral("trains the same recipe")), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(!panel.view()->toPlainText().isEmpty(), 30000);
    panel.prove();
    QTRY_VERIFY_WITH_TIMEOUT(panel.proof()->running(), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(!panel.proof()->running(), 120000);
    QVERIFY2(panel.proof()->failure().isEmpty(), qPrintable(panel.proof()->failure()));
    QCOMPARE(panel.proof()->model()->completeCount(), steps);
    QCOMPARE(panel.summary(), QStringLiteral("All %1 losses are equal to the last bit.").arg(steps));
  }

  void aFailingPythonIsReported() {
    if (anyPython().isEmpty()) {
      QSKIP("python3 is not installed");
    }
    Proof proof;
    proof.start(anyPython(), Proof::folderWith("raise SystemExit('no data here')\n"),
                namedRecipe("thermometer", "notes"), std::make_shared<ThermometerData>(notesPairs()), 5);
    QTRY_VERIFY_WITH_TIMEOUT(!proof.running(), 20000);
    QVERIFY2(proof.failure().contains(QStringLiteral("no data here")), qPrintable(proof.failure()));
  }

  void aProofCanBeCancelled() {
    if (anyPython().isEmpty()) {
      QSKIP("python3 is not installed");
    }
    Recipe recipe = namedRecipe("digits", "notes");
    recipe.epochs = 100000;
    auto proof = std::make_unique<Proof>();
    proof->start(anyPython(), Proof::folderWith("import time\ntime.sleep(60)\n"), recipe, bars(400), 0);
    QTRY_VERIFY_WITH_TIMEOUT(proof->model()->rowCount() > 2, 20000);
    QVERIFY(proof->running());
    proof->cancel();
    QVERIFY(!proof->running());
    QVERIFY(proof->cancelled());
    proof->start(anyPython(), Proof::folderWith("import time\ntime.sleep(60)\n"), recipe, bars(400), 0);
    proof.reset();  // closing the window in mid-proof neither hangs nor crashes
  }

  void withoutPyTorchItSaysWhatToInstall() {
    CodeTools tools = printing("print(1)\n");
    tools.findPython = [] { return std::filesystem::path(); };
    CodePanel panel(tools);
    panel.show();
    panel.setRecipe(namedRecipe("digits", "notes"));
    QTRY_VERIFY(panel.summary().contains(QStringLiteral("python3-torch")));
    for (const auto* button : panel.findChildren<QPushButton*>()) {
      QVERIFY(button->text() != QStringLiteral("Prove it") || !button->isVisible());
    }
  }
};

QTEST_MAIN(TestCodePanel)
#include "tst_code_panel.moc"
