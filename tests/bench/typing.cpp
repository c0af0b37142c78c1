// SPDX-License-Identifier: GPL-3.0-or-later

// How long it is from a key to the painted answer in the sentiment lab: types the sentences of a set into the
// field, a key every --period milliseconds, with the built-in network.
//
//   OMP_WAIT_POLICY=passive QT_QPA_PLATFORM=offscreen bench_typing --seconds 20 [--train notes]

#include <map>
#include <memory>

#include <QApplication>
#include <QCommandLineParser>
#include <QKeyEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include "core/api/platform.h"
#include "core/api/sentences.h"
#include "tests/bench/timing.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/sentiment/sentence_panel.h"
#include "ui/labs/sentiment/sentiment_page.h"
#include "ui/session/training_session.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"

namespace officina {

namespace {

/// Types, and times each answer to a text up to the painted gauge.
class Typist final : public PaintTimer {
 public:
  explicit Typist(SentimentPage& page)
      : PaintTimer(page.sentence()->gauge()), m_page(page), m_edit(page.sentence()->edit()) {
    const auto data = loadSentences("starter");
    for (const Sentence& sentence : data->held()) {
      m_script += QString::fromStdString(sentence.text) + QLatin1Char('\n');
    }
    connect(page.answers(), &SentimentAnswers::answered, this, [this] {
      // An answer to a newer text is one to all keys before it.
      const auto asked = m_posted.find(m_page.answers()->reply()->text.size());
      if (asked != m_posted.end()) {
        answered(asked->second);
        m_posted.erase(asked);
      }
    });
  }

  void press(Clock::time_point posted) {
    if (m_count == 0) {
      m_edit->replaceText({});
    }
    const QChar letter = m_script[m_count % m_script.size()];
    ++m_count;
    if (letter == QLatin1Char('\n')) {
      m_edit->replaceText({});
      m_posted.clear();
      return;
    }
    m_posted[m_edit->toPlainText().size() + 1] = posted;
    QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
    QCoreApplication::sendEvent(m_edit, &key);
  }

  [[nodiscard]] qsizetype count() const { return m_count; }

 private:
  SentimentPage& m_page;
  SentenceEdit* m_edit;
  QString m_script;
  std::map<qsizetype, Clock::time_point> m_posted;  ///< by the length of the text that the key made
  qsizetype m_count = 0;
};

int measure(int argc, char** argv) {
  const QTemporaryDir home;
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
  QCoreApplication::setOrganizationName(QStringLiteral("Officina"));
  QCoreApplication::setApplicationName(QStringLiteral("bench_typing"));
  QApplication application(argc, argv);
  QCommandLineParser options;
  options.addHelpOption();
  options.addOption(
      {QStringLiteral("seconds"), QStringLiteral("how long"), QStringLiteral("N"), QStringLiteral("20")});
  options.addOption({QStringLiteral("period"), QStringLiteral("milliseconds from key to key"),
                     QStringLiteral("N"), QStringLiteral("80")});
  options.addOption({QStringLiteral("train"), QStringLiteral("notes or tuned: training goes on meanwhile"),
                     QStringLiteral("NAME")});
  options.process(application);

  Preferences::instance().apply(application);
  MainWindow window;
  window.resize(1440, 900);
  auto* page = qobject_cast<SentimentPage*>(window.showPage(QStringLiteral("sentiment")));
  window.show();
  const QString train = options.value(QStringLiteral("train"));
  if (!train.isEmpty()) {
    Recipe recipe = namedRecipe("sentiment", train.toStdString());
    recipe.epochs = 1000;
    page->recipePanel()->setRecipe(recipe);
    page->togglePlay();
  }

  Typist typist(*page);
  std::vector<double> waits;
  std::unique_ptr<Metronome> loop;
  std::unique_ptr<Metronome> keys;
  constexpr int kStart = 5000;  // the weights are read, the first batches are done
  QTimer::singleShot(kStart, &application, [&] {
    loop = std::make_unique<Metronome>(std::chrono::milliseconds(5), [&waits](Clock::time_point posted) {
      waits.push_back(millisecondsSince(posted));
    });
    keys = std::make_unique<Metronome>(
        std::chrono::milliseconds(options.value(QStringLiteral("period")).toInt()),
        [&typist](Clock::time_point posted) { typist.press(posted); });
    QTimer::singleShot(options.value(QStringLiteral("seconds")).toInt() * 1000, &application, [&] {
      loop.reset();
      keys.reset();
      QCoreApplication::quit();
    });
  });
  QApplication::exec();

  std::printf("%lld keys, %lld batches trained\n", static_cast<long long>(typist.count()),
              static_cast<long long>(page->session()->globalStep()));
  print("event waits for the GUI thread", waits);
  print("key to painted answer", typist.times());
  return 0;
}

}  // namespace

}  // namespace officina

int main(int argc, char** argv) {
  officina::setResourceDirectory(OFFICINA_SOURCE_DIR);
  return officina::measure(argc, argv);
}
