// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QIcon>
#include <QLoggingCategory>
#include <QTimer>

#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"

namespace officina {

namespace {

// QT_LOGGING_RULES="officina.start.info=true" prints how long the start took.
Q_LOGGING_CATEGORY(startLog, "officina.start", QtWarningMsg)

/// Waits for the window's first paint event and says when its picture had been handed to the screen.
class FirstPaint final : public QObject {
 public:
  FirstPaint(QWidget* window, const QElapsedTimer& clock) : QObject(window), m_clock(clock) {
    window->installEventFilter(this);
  }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::Paint) {
      watched->removeEventFilter(this);
      qCInfo(startLog) << "first paint begins after" << m_clock.elapsed() << "ms";
      QTimer::singleShot(0, this, [this] {
        qCInfo(startLog) << "first paint done after" << m_clock.elapsed() << "ms";
        deleteLater();
      });
    }
    return false;
  }

 private:
  QElapsedTimer m_clock;
};

}  // namespace

int runWindow(int argc, char** argv) {
  QElapsedTimer clock;
  clock.start();
  QApplication application(argc, argv);
  QGuiApplication::setDesktopFileName(QStringLiteral("officina"));
  Preferences::instance().apply(application);
  qCInfo(startLog) << "settings applied after" << clock.elapsed() << "ms in main()";
  MainWindow window;
  window.restore();
  qCInfo(startLog) << "window made after" << clock.elapsed() << "ms";
  new FirstPaint(&window, clock);
  window.show();
  qCInfo(startLog) << "window shown after" << clock.elapsed() << "ms";
  return QApplication::exec();
}

}  // namespace officina
