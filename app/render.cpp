// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render.h"

#include <algorithm>

#include <QApplication>
#include <QEventLoop>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include "core/api/error.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page_list.h"
#include "ui/shell/places.h"
#include "ui/shell/preferences.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

constexpr int kLeastWidth = 640;
constexpr int kLeastHeight = 480;
constexpr int kMost = 8192;

void check(const RenderOptions& options) {
  const std::vector<std::string> pages = renderablePages();
  if (std::find(pages.begin(), pages.end(), options.page) == pages.end()) {
    std::string known;
    for (const std::string& page : pages) {
      known += (known.empty() ? "" : ", ") + page;
    }
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "There is no page called \"%1\"."), {options.page}},
                {OFFICINA_TEXT("core", "Choose one of: %1."), {known}});
  }
  const bool sizeGood = options.width >= kLeastWidth && options.width <= kMost &&
                        options.height >= kLeastHeight && options.height <= kMost;
  if (!sizeGood) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "A window of %1x%2 pixels cannot be drawn."),
                 {std::to_string(options.width), std::to_string(options.height)}},
                {OFFICINA_TEXT("core", "Choose a size from 640x480 to 8192x8192."), {}});
  }
  if (options.language != "it" && options.language != "en") {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "The window does not speak \"%1\"."), {options.language}},
                {OFFICINA_TEXT("core", "Choose it or en."), {}});
  }
  if (options.theme != "light" && options.theme != "dark") {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "There is no theme called \"%1\"."), {options.theme}},
                {OFFICINA_TEXT("core", "Choose light or dark."), {}});
  }
}

/// Lets layouts settle and work that was queued for the GUI thread arrive.
void settle(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
  loop.exec(QEventLoop::ExcludeUserInputEvents);
}

}  // namespace

std::vector<std::string> renderablePages() {
  std::vector<std::string> pages;
  for (const PageEntry& entry : pageList()) {
    pages.push_back(entry.id.toStdString());
    for (const QString& part : entry.pictureParts) {
      pages.push_back((entry.id + QLatin1Char('-') + part).toStdString());
    }
  }
  return pages;
}

int renderPage(const RenderOptions& options) {
  check(options);
  qputenv("QT_QPA_PLATFORM", "offscreen");
  // Neither the user's settings nor their runs and data sets: a picture is the same for everybody. Only the
  // fonts' cache stays where it is, because making a new one takes seconds.
  const QTemporaryDir home;
  qputenv("XDG_CACHE_HOME",
          QFile::encodeName(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)));
  qputenv("HOME", QFile::encodeName(home.path()));
  qunsetenv("XDG_DATA_HOME");
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
  int argc = 1;
  char program[] = "officina";
  char* argv[] = {program, nullptr};
  QApplication application(argc, argv);
  Preferences& preferences = Preferences::instance();
  preferences.apply(application);
  preferences.setLanguage(QString::fromStdString(options.language));
  preferences.setTheme(options.theme == "dark" ? ThemeMode::Dark : ThemeMode::Light);
  preferences.setTextPercent(options.textPercent);

  MainWindow window;
  window.resize(options.width, options.height);
  // "digits-mistakes" is the part "mistakes" of the page "digits".
  const QString name = QString::fromStdString(options.page);
  const QString part = name.section(QLatin1Char('-'), 1);
  Page* page = window.showPage(name.section(QLatin1Char('-'), 0, 0));
  window.show();
  settle(50);
  page->prepareForPicture();
  if (!part.isEmpty()) {
    page->showPicturePart(part);
  }
  settle(250);
  if (QWidget* focus = QApplication::focusWidget()) {
    focus->clearFocus();
  }
  settle(50);
  const QPixmap picture = window.grab();
  QSaveFile file(fromPath(options.out));
  if (!file.open(QIODevice::WriteOnly) || !picture.save(&file, "PNG") || !file.commit()) {
    throw Error(ErrorKind::Io, {OFFICINA_TEXT("core", "Cannot write the picture %1: %2."),
                                {options.out, file.errorString().toStdString()}});
  }
  return 0;
}

}  // namespace officina
