// SPDX-License-Identifier: GPL-3.0-or-later
// The sentiment lab in the window: typing, tokens, many sentences, a short training, the language.
#include <cmath>

#include <QClipboard>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QUndoStack>
#include <QUrl>

#include "tests/gui/sentiment_lab.h"
#include "ui/labs/common/result_panel.h"
#include "ui/labs/sentiment/many_sentences_panel.h"
#include "ui/labs/sentiment/sentence_mistakes_panel.h"
#include "ui/widgets/segmented.h"

using namespace officina;

namespace {

void drop(QWidget* target, const QString& file) {
  QMimeData mime;
  mime.setUrls({QUrl::fromLocalFile(file)});
  const QPoint middle = target->rect().center();
  QDragEnterEvent enter(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(target, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(target, &event);
  QVERIFY(event.isAccepted());
}

}  // namespace

class TestSentiment : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { prepareSentimentTest(QStringLiteral("tst_sentiment")); }
  void init() {
    QSettings().clear();
    m_files = std::make_unique<SentenceFiles>();
  }

  void typingIsAnsweredAsTheClassifierAnswers() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    const QString text = QStringLiteral("La zuppa mi piace");
    lab.type(text);
    QVERIFY(lab.answered(text));
    const SentimentReply& reply = *lab.page->answers()->reply();
    SentimentClassifier network(*lab.page->weights()->weights());
    QCOMPARE(reply.answer->positive, network.answer(text.toStdString()).positive);
    const auto shown = lab.page->sentence()->gauge()->positive();
    QVERIFY(shown.has_value());
    QVERIFY(std::abs(*shown - static_cast<double>(reply.answer->positive)) < 1e-9);
    QCOMPARE(reply.tokens.size(), network.tokens(text.toStdString()).size());
    QVERIFY(lab.page->sentence()->numbers().contains(QStringLiteral("logit\t")));
  }

  void emptyTextHasNoAnswerAndUndoBringsTheSentenceBack() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    lab.page->sentence()->setSentence(QStringLiteral("Il pane mi piace"));
    QVERIFY(lab.answered(QStringLiteral("Il pane mi piace")));
    lab.page->sentence()->setSentence(QStringLiteral("   "));
    QVERIFY(lab.answered(QStringLiteral("   ")));
    QVERIFY(!lab.page->sentence()->gauge()->positive());
    QVERIFY(lab.page->sentence()->chips()->tokens().empty());
    lab.page->sentence()->edit()->undo();
    QCOMPARE(lab.page->sentence()->sentence(), QStringLiteral("Il pane mi piace"));
    QVERIFY(lab.answered(QStringLiteral("Il pane mi piace")));
  }

  void unknownTokensAndWordPiecesAreMarked() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    const QString text = QStringLiteral("La zuppa sgocciolava");
    lab.page->sentence()->setSentence(text);
    QVERIFY(lab.answered(text));
    const std::vector<TokenChip>& chips = lab.page->sentence()->chips()->tokens();
    QVERIFY(chips.size() > 3);
    QVERIFY(chips.front().known);
    QVERIFY(!chips.back().known);  // no sentence of the set has it
    QVERIFY(chips.back().joined);
    QVERIFY(lab.page->sentence()->chips()->words(chips.size() - 1).contains(QStringLiteral("unknown")));
    QVERIFY2(lab.page->sentence()->tokenText().contains(QStringLiteral("unknown")),
             qPrintable(lab.page->sentence()->tokenText()));
  }

  void whatIsTooLongIsMarkedAsCut() {
    SentimentLab lab(*m_files);
    Recipe recipe = lab.page->recipePanel()->recipe();
    recipe.text.maxTokens = 5;
    lab.page->recipePanel()->setRecipe(recipe);
    QVERIFY(lab.ready());
    const QString text = QStringLiteral("La zuppa mi piace molto, il pane no, il treno neppure");
    lab.page->sentence()->setSentence(text);
    QVERIFY(lab.answered(text));
    const SentimentReply& reply = *lab.page->answers()->reply();
    QCOMPARE(reply.read, std::int64_t{5});
    QCOMPARE(reply.all, static_cast<std::int64_t>(cl100k().encode(text.toStdString()).size()));
    QCOMPARE(std::ranges::count_if(reply.tokens, [](const TokenChip& chip) { return chip.cut; }),
             reply.all - 5);
    QVERIFY(lab.page->sentence()->tokenText().contains(QStringLiteral("cut")));
  }

  void aVeryLongPasteIsShortenedAndSaysSo() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    QGuiApplication::clipboard()->setText(QString(300'000, QLatin1Char('a')));
    lab.page->sentence()->setSentence({});
    lab.page->sentence()->edit()->paste();
    QVERIFY(lab.page->sentence()->sentence().size() <= SentenceEdit::kMost);
    QVERIFY2(lab.page->messageText().contains(QStringLiteral("20,000")), qPrintable(lab.page->messageText()));
    QVERIFY(lab.answered(lab.page->sentence()->sentence()));
    QVERIFY(lab.page->sentence()->chips()->tokens().size() <= SentimentAnswers::kMostChips);
  }

  void examplesAreInBothLanguagesAndAsk() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    QStringList texts;
    for (const QAction* action : lab.page->sentence()->examples()->actions()) {
      texts << action->text();
    }
    QVERIFY(texts.contains(QStringLiteral("Oggi il concerto è stato fantastico!")));
    QVERIFY(texts.contains(QStringLiteral("Oggi non posso venire al concerto")));
    lab.page->sentence()->examples()->actions().constLast()->trigger();
    QCOMPARE(lab.page->sentence()->sentence(), texts.constLast());
    QVERIFY(lab.answered(texts.constLast()));
  }

  void aDroppedTextFileBecomesATable() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    const QString file = m_files->write(
        QStringLiteral("righe.txt"), "Il pane mi piace molto\r\n\r\nUna riga, con \"virgolette\"\nTerza\n");
    drop(lab.page.get(), file);
    ManySentencesPanel& many = *lab.page->many();
    QVERIFY(QTest::qWaitFor([&] { return many.model().rows().size() == 3 && !many.busy(); }, kWait));
    SentimentClassifier network(*lab.page->weights()->weights());
    for (const ManySentencesModel::Row& row : many.model().rows()) {
      QVERIFY(row.answer.has_value());
      QVERIFY(std::abs(row.answer->positive - network.answer(row.text.toStdString()).positive) < 1e-5F);
      QVERIFY(!row.label.has_value());
    }
    const QString csv = many.csv();
    QCOMPARE(csv.count(QStringLiteral("\r\n")), 4);
    QVERIFY2(csv.contains(QStringLiteral("\"Una riga, con \"\"virgolette\"\"\",")), qPrintable(csv));
    // A row that is opened is asked above.
    Q_EMIT many.table()->activated(many.table()->model()->index(2, 0));
    QCOMPARE(lab.page->sentence()->sentence(), QStringLiteral("Terza"));
  }

  void aDroppedFileOfOneLineIsTheSentence() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    const QString file = m_files->write(QStringLiteral("una.txt"), "Una sola frase.\n");
    drop(lab.page->sentence()->edit()->viewport(), file);
    QVERIFY(QTest::qWaitFor(
        [&] { return lab.page->sentence()->sentence() == QStringLiteral("Una sola frase."); }, kWait));
    QVERIFY(lab.page->many()->model().rows().empty());
  }

  void aTableWithLabelsIsMarked() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    const QString file =
        m_files->write(QStringLiteral("con.tsv"), "text\tlabel\nIl pane mi piace\t1\nNo\t0\n");
    lab.page->openFile(file);
    ManySentencesPanel& many = *lab.page->many();
    QVERIFY(QTest::qWaitFor([&] { return many.model().rows().size() == 2 && !many.busy(); }, kWait));
    QVERIFY(many.model().labelled());
    std::int64_t right = 0;
    for (const ManySentencesModel::Row& row : many.model().rows()) {
      right += row.answer->label == *row.label ? 1 : 0;
    }
    QCOMPARE(many.model().right(), std::pair(right, std::int64_t{2}));
    QVERIFY2(many.summary().contains(QStringLiteral("right: %1 of 2").arg(right)),
             qPrintable(many.summary()));
    // The filter leaves what it says.
    const auto kind = many.model().kind(many.model().rows().front());
    const auto like = many.model().count(kind);
    many.filter()->setCurrent(QString::number(kind));
    Q_EMIT many.filter()->chosen(QString::number(kind));
    QCOMPARE(many.table()->model()->rowCount(), static_cast<int>(like));
  }

  void aBadFileIsNamedAndNothingIsLost() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    lab.page->openFile(m_files->write(QStringLiteral("due.txt"), "una\ndue\n"));
    QVERIFY(QTest::qWaitFor([&] { return lab.page->many()->model().rows().size() == 2; }, kWait));
    QVERIFY(QTest::qWaitFor([&] { return !lab.page->many()->busy(); }, kWait));
    lab.page->openFile(m_files->write(QStringLiteral("rotto.json"), "{\"text\": [1, 2"));
    QVERIFY(QTest::qWaitFor([&] { return lab.page->messageText().contains(QStringLiteral("rotto.json")); },
                            kWait));
    QCOMPARE(lab.page->many()->model().rows().size(), std::size_t{2});
    // And as the data to learn from: the set before stays.
    lab.page->useFile(m_files->write(QStringLiteral("vuoto.json"), "[]"));
    QVERIFY(QTest::qWaitFor([&] { return lab.page->messageText().contains(QStringLiteral("vuoto.json")); },
                            kWait));
    QCOMPARE(lab.page->model()->sentences(), plainSentences());
    // Weights of another kind are refused by name.
    lab.page->openFile(m_files->write(QStringLiteral("pesi.pth"), "no weights"));
    QVERIFY(
        QTest::qWaitFor([&] { return lab.page->messageText().contains(QStringLiteral("pesi.pth")); }, kWait));
    QVERIFY(lab.page->weights()->weights() != nullptr);
  }

  void trainsLivePausesStepsAndEnds() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    Recipe recipe = lab.page->recipePanel()->recipe();
    recipe.epochs = 500;
    lab.page->recipePanel()->edit(recipe, QStringLiteral("long"));
    const QString text = QStringLiteral("La camera mi piace molto");
    lab.page->sentence()->setSentence(text);
    TrainingSession& session = *lab.page->session();
    lab.page->togglePlay();
    QVERIFY(QTest::qWaitFor([&] { return session.globalStep() > 20; }, kWait));
    // The answer follows the run.
    QVERIFY(QTest::qWaitFor([&] { return lab.page->weights()->kind() == LabWeights::Kind::Run; }, kWait));
    QVERIFY(QTest::qWaitFor(
        [&] {
          const SentimentReply* reply = lab.page->answers()->reply();
          return reply != nullptr && reply->text == text && reply->answer && reply->answer->positive > 0.9F;
        },
        kWait));
    lab.page->togglePlay();
    QVERIFY(QTest::qWaitFor([&] { return session.state() == TrainerState::Paused; }, kWait));
    QTest::qWait(100);
    const auto paused = session.globalStep();
    lab.page->stepOnce();
    QVERIFY(QTest::qWaitFor([&] { return session.globalStep() == paused + 1; }, kWait));
    QVERIFY(QTest::qWaitFor([&] { return lab.page->weights()->runStep() == paused + 1; }, kWait));
    QVERIFY(lab.page->result()->steps() >= static_cast<std::size_t>(paused));
    lab.page->stopRun();
    QVERIFY(QTest::qWaitFor([&] { return !session.active(); }, kWait));
    QCOMPARE(session.state(), TrainerState::Stopped);
  }

  void theHeldOutSentencesAreEvaluated() {
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    SentenceMistakesPanel& mistakes = *lab.page->mistakes();
    Q_EMIT mistakes.evaluateRequested();
    QVERIFY(QTest::qWaitFor([&] { return mistakes.evaluation() != nullptr && !mistakes.busy(); }, kWait));
    QCOMPARE(mistakes.evaluation()->count(), std::int64_t{6});  // a quarter of each class
    mistakes.setSet(true);
    Q_EMIT mistakes.evaluateRequested();
    QVERIFY(QTest::qWaitFor([&] { return mistakes.evaluation()->training && !mistakes.busy(); }, kWait));
    const Evaluation& all = *mistakes.evaluation();
    QCOMPARE(all.count(), std::int64_t{18});
    SentimentClassifier network(*lab.page->weights()->weights());
    for (std::size_t i = 0; i < all.predicted.size(); ++i) {
      QCOMPARE(all.predicted[i], network.answer(all.samples->name(i).toStdString()).label);
    }
    // The sentences of a cell are shown; one of them is relabelled, which is an edit of the recipe.
    for (const int truth : {kNegative, kPositive}) {
      for (const int said : {kNegative, kPositive}) {
        if (mistakes.matrix()->counts()[static_cast<std::size_t>(truth)][static_cast<std::size_t>(said)] >
            0) {
          Q_EMIT mistakes.matrix()->cellActivated(truth, said);
        }
      }
    }
    QVERIFY(mistakes.table()->model()->rowCount() > 0);
    mistakes.table()->selectRow(0);
    const QString asked = mistakes.table()->model()->index(0, 3).data().toString();
    QCOMPARE(lab.page->sentence()->sentence(), asked);
    for (QPushButton* button : mistakes.findChildren<QPushButton*>()) {
      if (button->text().startsWith(QStringLiteral("Label it"))) {
        button->click();
      }
    }
    const std::vector<SampleEdit> edits = lab.page->recipePanel()->recipe().edits;
    QCOMPARE(edits.size(), std::size_t{1});
    const Sentence edited = plainSentences()[static_cast<std::size_t>(edits.front().sample)];
    QCOMPARE(QString::fromStdString(edited.text), asked);
    QCOMPARE(edits.front().label, edited.label == kPositive ? kNegative : kPositive);
    lab.page->undoStack()->undo();
    QVERIFY(lab.page->recipePanel()->recipe().edits.empty());
  }

  void theLanguageChangesAtRunTime() {
    auto& application = *qobject_cast<QApplication*>(qApp);
    SentimentLab lab(*m_files);
    QVERIFY(lab.ready());
    lab.page->sentence()->setSentence(QStringLiteral("Il pane mi piace"));
    QVERIFY(lab.answered(QStringLiteral("Il pane mi piace")));
    const QString english = lab.page->sentence()->answerText();
    const double probability = *lab.page->sentence()->gauge()->positive();
    applyLanguage(application, QStringLiteral("it"));
    QCoreApplication::processEvents();
    const QString italian = lab.page->sentence()->answerText();
    QVERIFY2(italian != english, qPrintable(italian));
    QVERIFY2(italian.contains(QStringLiteral("ositiv")) || italian.contains(QStringLiteral("egativ")),
             qPrintable(italian));
    QCOMPARE(*lab.page->sentence()->gauge()->positive(), probability);
    QCOMPARE(lab.page->title(), QStringLiteral("Frasi"));
    applyLanguage(application, QStringLiteral("en"));
  }

 private:
  std::unique_ptr<SentenceFiles> m_files;
};

QTEST_MAIN(TestSentiment)
#include "tst_sentiment.moc"
