// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QIcon>
#include <QLoggingCategory>
#include <QTimer>

#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"

namespace officina {

namespace {

// QT_LOGGING_RULES="officina.start.info=true" prints how long the start took.
Q_LOGGING_CATEGORY(startLog, "officina.start", QtWarningMsg)

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
  window.show();
  QTimer::singleShot(0, &window,
                     [&clock] { qCInfo(startLog) << "first paint after" << clock.elapsed() << "ms"; });
  return QApplication::exec();
}

}  // namespace officina
