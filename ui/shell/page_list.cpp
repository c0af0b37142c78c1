// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_list.h"

#include <QCoreApplication>

#include "ui/shell/about_page.h"
#include "ui/shell/data_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/runs/runs_page.h"
#include "ui/shell/settings_page.h"
#include "ui/shell/shortcuts_page.h"

namespace officina {

const std::vector<PageEntry>& pageList() {
  static const std::vector<PageEntry> entries = [] {
    std::vector<PageEntry> list;
    for (const LabEntry& lab : allLabs()) {
      list.push_back({lab.id, lab.iconName, lab.title,
                      [create = lab.create](MainWindow& window) { return create(&window); }, true, true,
                      lab.pictureParts});
    }
    const auto title = [](const char* english) {
      return [english] { return QCoreApplication::translate("pages", english); };
    };
    const auto add = [&list](const QString& id, std::function<QString()> words,
                             std::function<Page*(MainWindow&)> create, bool navigable = true) {
      list.push_back({id, id, std::move(words), std::move(create), false, navigable});
    };
    add(QStringLiteral("data"), title(QT_TRANSLATE_NOOP("pages", "Data")),
        [](MainWindow& window) -> Page* { return new DataPage(&window); });
    add(QStringLiteral("runs"), title(QT_TRANSLATE_NOOP("pages", "Runs")),
        [](MainWindow& window) -> Page* { return new RunsPage(&window); });
    add(QStringLiteral("settings"), title(QT_TRANSLATE_NOOP("pages", "Settings")),
        [](MainWindow& window) -> Page* { return new SettingsPage(&window); });
    add(QStringLiteral("about"), title(QT_TRANSLATE_NOOP("pages", "About")),
        [](MainWindow& window) -> Page* { return new AboutPage(&window); });
    add(
        QStringLiteral("shortcuts"), title(QT_TRANSLATE_NOOP("pages", "Keyboard shortcuts")),
        [](MainWindow& window) -> Page* { return new ShortcutsPage(window.commands(), &window); }, false);
    return list;
  }();
  return entries;
}

}  // namespace officina
