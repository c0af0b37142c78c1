// SPDX-License-Identifier: GPL-3.0-or-later

// How quickly the window answers while a network trains: opens the digits lab, trains, moves the pen, and
// prints how long an event waits for the GUI thread and how long it is from the pen to the painted bars.
//
//   OMP_WAIT_POLICY=passive QT_QPA_PLATFORM=offscreen bench_latency --seconds 20 [--mnist FOLDER]
//
// With --pictures: what the live pictures cost the training. Shows them (the batch in the diagram, the
// microscope) and hides them (another page) in turn, --seconds each, and prints the batches a second of both.

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <utility>
#include <vector>

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QMetaEnum>
#include <QMouseEvent>
#include <QPointer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include "core/api/platform.h"
#include "tests/bench/timing.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/common/network_panel.h"
#include "ui/labs/digits/answer_panel.h"
#include "ui/labs/digits/digits_page.h"
#include "ui/labs/digits/input_panel.h"
#include "ui/session/training_session.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"

namespace officina {

namespace {

/// Adds up what each kind of event costs the GUI thread.
class TimedApplication final : public QApplication {
 public:
  using QApplication::QApplication;

  bool notify(QObject* receiver, QEvent* event) override {
    if (m_depth > 0) {
      return QApplication::notify(receiver, event);
    }
    const QString key = QStringLiteral("%1 %2").arg(
        QLatin1String(receiver->metaObject()->className()),
        QLatin1String(QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type())));
    const auto begin = Clock::now();
    ++m_depth;
    const bool result = QApplication::notify(receiver, event);
    --m_depth;
    if (measuring) {
      Cost& cost = m_costs[key];
      const double spent = millisecondsSince(begin);
      ++cost.count;
      cost.total += spent;
      cost.worst = std::max(cost.worst, spent);
    }
    return result;
  }

  void printCosts(std::size_t most) const {
    std::vector<std::pair<QString, Cost>> sorted(m_costs.begin(), m_costs.end());
    std::ranges::sort(sorted, [](const auto& a, const auto& b) { return a.second.total > b.second.total; });
    sorted.resize(std::min(sorted.size(), most));
    std::printf("\n%-52s %8s %10s %8s %8s\n", "event", "count", "total ms", "mean", "worst");
    for (const auto& [key, cost] : sorted) {
      std::printf("%-52s %8d %10.1f %8.2f %8.2f\n", qPrintable(key), cost.count, cost.total,
                  cost.total / cost.count, cost.worst);
    }
  }

  bool measuring = false;

 private:
  struct Cost {
    int count = 0;
    double total = 0.0;
    double worst = 0.0;
  };
  std::map<QString, Cost> m_costs;
  int m_depth = 0;
};

/// Moves the pen in circles, a stroke every 120 moves, and times each answer up to the painted bars.
class Pen final : public PaintTimer {
 public:
  explicit Pen(DigitsPage& page) : PaintTimer(page.answer()->bars()), m_canvas(page.input()->canvas()) {
    connect(page.answers(), &DigitsAnswers::latencyMeasured, this, [this](double milliseconds) {
      // The move that this answer is to: the one during whose handling the question was asked.
      const auto asked = Clock::now() - std::chrono::duration_cast<Clock::duration>(
                                            std::chrono::duration<double, std::milli>(milliseconds));
      for (const Move& move : m_moves) {
        if (move.begin <= asked && asked <= move.end) {
          answered(move.posted);
        }
      }
      std::erase_if(m_moves, [asked](const Move& move) { return move.end <= asked; });
    });
  }

  void move(Clock::time_point posted) {
    constexpr int kStroke = 120;
    const QPointF middle = m_canvas->paper().center();
    const double angle = m_count * 0.07;
    const double radius = m_canvas->paper().width() * (0.12 + 0.2 * (m_count % kStroke) / kStroke);
    const QPointF at = middle + QPointF(std::cos(angle), std::sin(angle)) * radius;
    const auto begin = Clock::now();
    if (m_count % (4 * kStroke) == 0) {
      m_canvas->clear();
    }
    if (m_count % kStroke == 0) {
      send(QEvent::MouseButtonPress, at, Qt::LeftButton);
    } else if (m_count % kStroke == kStroke - 1) {
      send(QEvent::MouseButtonRelease, at, Qt::LeftButton);
    } else {
      send(QEvent::MouseMove, at, Qt::NoButton);
    }
    ++m_count;
    m_moves.push_back({posted, begin, Clock::now()});
  }

  [[nodiscard]] int count() const { return m_count; }

 private:
  struct Move {
    Clock::time_point posted;
    Clock::time_point begin;
    Clock::time_point end;
  };

  void send(QEvent::Type type, QPointF at, Qt::MouseButton button) {
    const bool down = type != QEvent::MouseButtonRelease;
    QMouseEvent event(type, at, m_canvas->mapToGlobal(at), button, down ? Qt::LeftButton : Qt::NoButton,
                      Qt::NoModifier);
    QCoreApplication::sendEvent(m_canvas, &event);
  }

  DrawCanvas* m_canvas;
  std::vector<Move> m_moves;
  int m_count = 0;
};

/// Trains with every live picture in sight and with none, in turn; medians of the rounds.
void comparePictures(MainWindow& window, DigitsPage& page, int seconds) {
  constexpr int kRounds = 5;
  page.network()->source()->setCurrent(QStringLiteral("batch"));
  Q_EMIT page.network()->sourceChanged();
  page.showInspection(QStringLiteral("microscope"));
  std::array<std::vector<double>, 2> rates;
  const auto wait = [](int milliseconds) {
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
  };
  for (int round = 0; round < kRounds; ++round) {
    for (const bool shown : {true, false}) {
      window.showPage(shown ? QStringLiteral("digits") : QStringLiteral("about"));
      wait(500);
      const auto begin = Clock::now();
      const std::int64_t first = page.session()->globalStep();
      wait(seconds * 1000);
      rates[shown ? 0 : 1].push_back(static_cast<double>(page.session()->globalStep() - first) /
                                     (millisecondsSince(begin) / 1000.0));
    }
  }
  for (std::vector<double>& each : rates) {
    std::ranges::sort(each);
  }
  const double shown = rates[0][kRounds / 2];
  const double hidden = rates[1][kRounds / 2];
  std::printf("pictures shown %.0f batches/s, hidden %.0f: %.1f %%\n", shown, hidden, 100.0 * shown / hidden);
}

int measure(int argc, char** argv) {
  const QTemporaryDir home;
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
  QCoreApplication::setOrganizationName(QStringLiteral("Officina"));
  QCoreApplication::setApplicationName(QStringLiteral("bench_latency"));
  TimedApplication application(argc, argv);
  QCommandLineParser options;
  options.addHelpOption();
  options.addOption(
      {QStringLiteral("seconds"), QStringLiteral("how long"), QStringLiteral("N"), QStringLiteral("20")});
  options.addOption({QStringLiteral("hertz"), QStringLiteral("pen moves a second, 0 for none"),
                     QStringLiteral("N"), QStringLiteral("100")});
  options.addOption({QStringLiteral("mnist"), QStringLiteral("train on MNIST instead of the starter set"),
                     QStringLiteral("FOLDER")});
  options.addOption({QStringLiteral("recipe"), QStringLiteral("notes or tuned"), QStringLiteral("NAME"),
                     QStringLiteral("notes")});
  options.addOption({QStringLiteral("size"), QStringLiteral("of the window"), QStringLiteral("WxH"),
                     QStringLiteral("1440x900")});
  options.addOption({QStringLiteral("still"), QStringLiteral("do not train")});
  options.addOption({QStringLiteral("pictures"), QStringLiteral("what the live pictures cost the training")});
  options.process(application);

  Preferences::instance().apply(application);
  MainWindow window;
  const QStringList size = options.value(QStringLiteral("size")).split(QLatin1Char('x'));
  window.resize(size.front().toInt(), size.back().toInt());
  auto* page = qobject_cast<DigitsPage*>(window.showPage(QStringLiteral("digits")));
  window.show();
  Recipe recipe = namedRecipe("digits", options.value(QStringLiteral("recipe")).toStdString());
  const QString mnist = options.value(QStringLiteral("mnist"));
  recipe.data = mnist.isEmpty() ? "starter" : mnist.toStdString();
  recipe.epochs = 1000;
  page->recipePanel()->setRecipe(recipe);

  const int seconds = options.value(QStringLiteral("seconds")).toInt();
  const int hertz = options.value(QStringLiteral("hertz")).toInt();
  std::vector<double> waits;
  Pen pen(*page);
  std::int64_t firstStep = 0;
  QElapsedTimer watch;
  const auto begin = [&] {
    auto* loop = new Metronome(std::chrono::milliseconds(5), [&waits](Clock::time_point posted) {
      waits.push_back(millisecondsSince(posted));
    });
    Metronome* moves = hertz > 0 ? new Metronome(std::chrono::microseconds(1'000'000 / hertz),
                                                 [&pen](Clock::time_point posted) { pen.move(posted); })
                                 : nullptr;
    firstStep = page->session()->globalStep();
    application.measuring = true;
    watch.start();
    QTimer::singleShot(seconds * 1000, &application, [loop, moves] {
      delete loop;
      delete moves;
      QCoreApplication::quit();
    });
  };
  if (options.isSet(QStringLiteral("still"))) {
    QTimer::singleShot(3000, &application, begin);
  } else {
    page->togglePlay();
    auto* started = new QTimer(&application);
    QObject::connect(started, &QTimer::timeout, &application, [&, started] {
      if (page->session()->globalStep() > 100) {
        started->stop();
        if (options.isSet(QStringLiteral("pictures"))) {
          comparePictures(window, *page, seconds);
          QCoreApplication::exit();
        } else {
          begin();
        }
      }
    });
    started->start(100);
  }
  QApplication::exec();
  if (options.isSet(QStringLiteral("pictures"))) {
    return 0;
  }

  const double spent = static_cast<double>(watch.elapsed()) / 1000.0;
  std::printf("%.1f s, %.0f batches/s, %d pen moves\n", spent,
              static_cast<double>(page->session()->globalStep() - firstStep) / spent, pen.count());
  print("event waits for the GUI thread", waits);
  print("pen to painted bars", pen.times());
  application.printCosts(14);
  return 0;
}

}  // namespace

}  // namespace officina

int main(int argc, char** argv) {
  officina::setResourceDirectory(OFFICINA_SOURCE_DIR);
  return officina::measure(argc, argv);
}
