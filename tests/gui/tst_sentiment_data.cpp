// SPDX-License-Identifier: GPL-3.0-or-later
// The sentiment lab's data: edits with undo, pasting, what is found in a set, training on an edited set.
#include <numeric>

#include <QClipboard>
#include <QSignalSpy>
#include <QTableView>
#include <QUndoStack>

#include "core/api/tokenizer.h"
#include "tests/gui/sentiment_lab.h"
#include "ui/labs/sentiment/length_histogram.h"
#include "ui/labs/sentiment/sentence_data_panel.h"
#include "ui/labs/sentiment/survey_view.h"

using namespace officina;

class TestSentimentData : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { prepareSentimentTest(QStringLiteral("tst_sentiment_data")); }
  void init() {
    QSettings().clear();
    m_files = std::make_unique<SentenceFiles>();
  }

  void everyEditIsOneUndoStep() {
    QUndoStack undo;
    SentencesModel model(&undo, nullptr);
    const std::vector<Sentence> original = plainSentences();
    model.setSet(QStringLiteral("a"), original);
    std::vector<std::vector<Sentence>> states{original};
    const auto remember = [&] { states.push_back(model.sentences()); };
    QVERIFY(model.setData(model.index(3, SentencesModel::Text), QStringLiteral("Cambiata"), Qt::EditRole));
    QCOMPARE(model.sentences()[3].text, std::string("Cambiata"));
    remember();
    model.relabel({0, 1, 2, 5}, kNegative);
    for (const int row : {0, 1, 2, 5}) {
      QCOMPARE(model.sentences()[static_cast<std::size_t>(row)].label, int{kNegative});
    }
    remember();
    model.removeRows({7, 1, 2, 20, 21});
    QCOMPARE(model.sentences().size(), original.size() - 5);
    QCOMPARE(model.sentences()[1].text, original[3].label == kNegative ? std::string("Cambiata") : "");
    remember();
    model.append({{"Nuova", kPositive}, {"Altra", kNegative}}, QStringLiteral("add"));
    remember();
    QCOMPARE(undo.count(), static_cast<int>(states.size()) - 1);
    for (std::size_t i = states.size() - 1; i > 0; --i) {
      QCOMPARE(model.sentences(), states[i]);
      undo.undo();
      QCOMPARE(model.sentences(), states[i - 1]);
    }
    for (std::size_t i = 1; i < states.size(); ++i) {
      undo.redo();
      QCOMPARE(model.sentences(), states[i]);
    }
  }

  void whatChangesNothingIsNoEdit() {
    QUndoStack undo;
    SentencesModel model(&undo, nullptr);
    model.setSet(QStringLiteral("a"), plainSentences());
    QVERIFY(!model.setData(model.index(0, SentencesModel::Text), QStringLiteral("   "), Qt::EditRole));
    model.setText(0, QString::fromStdString(plainSentences()[0].text));
    model.relabel({0}, plainSentences()[0].label);
    model.removeRows({});
    QCOMPARE(undo.count(), 0);
  }

  void editsOfOneSetStayWhileAnotherIsLookedAt() {
    QUndoStack undo;
    SentencesModel model(&undo, nullptr);
    model.setSet(QStringLiteral("a"), plainSentences());
    model.removeRows({0});
    model.setSet(QStringLiteral("b"), {{"Altro", kPositive}});
    undo.undo();  // of the set that is not shown
    QCOMPARE(model.sentences().size(), std::size_t{1});
    undo.redo();
    model.setSet(QStringLiteral("a"), plainSentences());
    QCOMPARE(model.sentences().size(), plainSentences().size() - 1);
    undo.undo();
    QCOMPARE(model.sentences(), plainSentences());
  }

  void anEditedSetIsWhatTheNextRunLearnsFrom() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    SentencesModel& model = *lab.page->model();
    model.removeRows({0, 1});
    QVERIFY(lab.page->sets()->busy());
    QVERIFY(QTest::qWaitFor([&] { return !lab.page->sets()->busy(); }, kWait));
    const auto edited = lab.page->sets()->get(lab.data);
    QVERIFY(edited != nullptr);
    QCOMPARE(edited->train(), model.sentences());
    // A run on it can be repeated later: what it learned from is a file of its own.
    const QString file = lab.page->sets()->runName(lab.data);
    QVERIFY(file != lab.data);
    QCOMPARE(readSentences(toPath(file)).sentences, model.sentences());
    lab.page->togglePlay();
    TrainingSession& session = *lab.page->session();
    QVERIFY(QTest::qWaitFor([&] { return session.globalStep() > 0; }, kWait));
    QCOMPARE(session.recipe().data, toPath(file).string());
    QVERIFY(QTest::qWaitFor([&] { return !session.active(); }, kWait));
    QCOMPARE(session.state(), TrainerState::Finished);
    // The file that was opened is untouched, and undo gives its sentences back.
    QCOMPARE(readSentences(toPath(lab.data)).sentences, plainSentences());
    lab.page->undoStack()->undo();
    QCOMPARE(model.sentences(), plainSentences());
    QCOMPARE(lab.page->sets()->runName(lab.data), lab.data);
    QFile::remove(file);
  }

  void editsOfTheRecipeFollowTheirSentences() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    lab.page->recipePanel()->editSample(5, SampleEdit::kLeftOut);
    lab.page->recipePanel()->editSample(2, kPositive);
    lab.page->model()->removeRows({0, 2});
    const std::vector<SampleEdit> edits = lab.page->recipePanel()->recipe().edits;
    QCOMPARE(edits.size(), std::size_t{1});
    QCOMPARE(edits.front().sample, std::int64_t{3});
    QCOMPARE(lab.page->model()->sentences()[3], plainSentences()[5]);
  }

  void rowsArePasted() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    SentenceDataPanel& panel = *lab.page->dataPanel();
    const auto before = lab.page->model()->sentences().size();
    QGuiApplication::clipboard()->setText(
        QStringLiteral("Bella giornata\t1\nChe noia\t0\nsenza etichetta\n"));
    QVERIFY(panel.paste());
    QTRY_VERIFY(!panel.busy());
    const std::vector<Sentence>& after = lab.page->model()->sentences();
    QCOMPARE(after.size(), before + 2);
    QCOMPARE(after.back(), (Sentence{"Che noia", kNegative}));
    QVERIFY(!lab.page->messageText().isEmpty());  // one line could not be used, and that is said
    lab.page->undoStack()->undo();
    QCOMPARE(lab.page->model()->sentences(), plainSentences());
    QGuiApplication::clipboard()->clear();
    QVERIFY(!panel.paste());
  }

  void theSurveyFindsWhatIsWrongAndLeadsToIt() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    std::string tooLong;
    for (int i = 0; i < 200; ++i) {
      tooLong += " parola";
    }
    lab.page->model()->append({{"il pane  mi piace MOLTO.", kNegative},
                               {"La cena mi delude sempre", kNegative},
                               {tooLong, kPositive}},
                              QStringLiteral("test"));
    SurveyView view;
    QSignalSpy found(&view, &SurveyView::found);
    view.ask(lab.page->model()->sentences(), 100);
    QVERIFY(found.wait(kWait));
    const SentenceSurvey& facts = view.facts().survey;
    QCOMPARE(facts.positive, std::int64_t{13});
    QCOMPARE(facts.negative, std::int64_t{14});
    QCOMPARE(facts.duplicates.size(), std::size_t{2});
    QCOMPARE(facts.tooLong, std::vector<std::int64_t>{26});
    QCOMPARE(view.findings()->rowCount(), 3);
    const QString text = QString::fromStdString(tooLong);
    QCOMPARE(view.facts().kept.at(26),
             qsizetype{100} / std::ssize(cl100k().encode(" parola")) * QStringLiteral(" parola").size());
    std::int64_t bars = 0;
    for (const LengthHistogram::Bar& bar : view.histogram()->bars()) {
      bars += bar.count;
    }
    QCOMPARE(bars, std::int64_t{27});
    // A finding leads to its rows.
    SentenceDataPanel& panel = *lab.page->dataPanel();
    panel.searchField()->setText(QStringLiteral("zuppa"));
    QCOMPARE(panel.table()->model()->rowCount(), 2);
    panel.selectRows({0, 24});
    QCOMPARE(panel.table()->model()->rowCount(), 27);
    QCOMPARE(panel.table()->selectionModel()->selectedRows().size(), 2);
    panel.deleteSelected();
    QCOMPARE(lab.page->model()->sentences().size(), std::size_t{25});
  }

  void leftOutEntriesOfAFileAreTold() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    const QString file = m_files->write(
        QStringLiteral("misto.json"),
        R"([{"text":"Bene","label":1},{"text":"Male","label":0},{"text":"Boh","label":2},{"label":1}])");
    lab.page->useFile(file);
    QVERIFY(QTest::qWaitFor([&] { return lab.page->sets()->get(file) != nullptr; }, kWait));
    QCOMPARE(lab.page->model()->sentences().size(), std::size_t{2});
    QCOMPARE(lab.page->sets()->read()->leftOut, std::int64_t{2});
    QCOMPARE(lab.page->dataPanel()->surveyView()->findings()->rowCount(), 2);
    lab.page->undoStack()->undo();
    QVERIFY(QTest::qWaitFor([&] { return lab.page->model()->sentences() == plainSentences(); }, kWait));
  }

  void thousandsOfRowsAreQuick() {
    QUndoStack undo;
    SentencesModel model(&undo, nullptr);
    std::vector<Sentence> many;
    for (int i = 0; i < 20'000; ++i) {
      many.push_back({"Frase numero " + std::to_string(i), i % 2});
    }
    model.setSet(QStringLiteral("many"), many);
    SentenceDataPanel panel(&model, &undo);
    panel.resize(900, 500);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    panel.searchField()->setText(QStringLiteral("19999"));
    QCOMPARE(panel.table()->model()->rowCount(), 1);
    panel.searchField()->clear();
    std::vector<int> every;
    for (int row = 0; row < 20'000; row += 2) {
      every.push_back(row);
    }
    model.removeRows(every);
    QCOMPARE(model.sentences().size(), std::size_t{10'000});
    undo.undo();
    QCOMPARE(model.sentences(), many);
    QVERIFY(QTest::qWaitFor([&] { return !panel.busy(); }, kWait));
  }

 private:
  std::unique_ptr<SentenceFiles> m_files;
};

QTEST_MAIN(TestSentimentData)
#include "tst_sentiment_data.moc"
