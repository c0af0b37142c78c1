// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commands.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QWidget>

#include "ui/labs/page.h"
#include "ui/shell/language.h"
#include "ui/shell/page_list.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/icon.h"

namespace officina {

QAction* Commands::make(QWidget* window, const QString& icon) {
  auto* action = new QAction(this);
  if (!icon.isEmpty()) {
    action->setIcon(themedIcon(icon));
  }
  window->addAction(action);
  return action;
}

Commands::Commands(QWidget* window) : QObject(window), m_menu(new QMenu(window)) {
  open = make(window, QStringLiteral("open"));
  paste = make(window, QStringLiteral("paste"));
  savePicture = make(window, QStringLiteral("image"));
  quit = make(window);
  undo = make(window, QStringLiteral("undo"));
  redo = make(window, QStringLiteral("redo"));
  play = make(window, QStringLiteral("play"));
  step = make(window, QStringLiteral("step"));
  back = make(window, QStringLiteral("step-back"));
  stop = make(window, QStringLiteral("stop"));
  navigation = make(window, QStringLiteral("sidebar"));
  fullScreen = make(window);
  shortcuts = make(window, QStringLiteral("shortcuts"));
  openMenu = make(window);

  open->setShortcut(QKeySequence::Open);
  paste->setShortcut(QKeySequence::Paste);
  savePicture->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_S);
  quit->setShortcut(Qt::CTRL | Qt::Key_Q);
  undo->setShortcut(Qt::CTRL | Qt::Key_Z);
  redo->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
  play->setShortcut(Qt::Key_Space);
  step->setShortcut(Qt::Key_Right);
  back->setShortcut(Qt::Key_Left);
  stop->setShortcut(Qt::CTRL | Qt::Key_Period);
  navigation->setShortcut(Qt::CTRL | Qt::Key_B);
  fullScreen->setShortcut(Qt::Key_F11);
  fullScreen->setCheckable(true);
  shortcuts->setShortcut(Qt::Key_F1);
  openMenu->setShortcut(Qt::Key_F10);

  m_file = m_menu->addMenu(QString());
  m_file->addActions({open, paste, savePicture});
  m_file->addSeparator();
  m_file->addAction(quit);
  m_edit = m_menu->addMenu(QString());
  m_edit->addActions({undo, redo});
  m_training = m_menu->addMenu(QString());
  m_training->addActions({play, step, back, stop});
  m_view = m_menu->addMenu(QString());
  m_theme = m_view->addMenu(QString());
  m_language = m_view->addMenu(QString());
  m_view->addSeparator();
  m_view->addActions({navigation, fullScreen});
  m_go = m_menu->addMenu(QString());
  m_help = m_menu->addMenu(QString());
  m_help->addAction(shortcuts);

  int digit = 0;
  for (const PageEntry& entry : pageList()) {
    if (!entry.navigable) {
      continue;
    }
    QAction* action = make(window, entry.iconName);
    action->setData(entry.id);
    if (entry.lab && digit < 9) {
      action->setShortcut(QKeySequence(static_cast<int>(Qt::CTRL) | (static_cast<int>(Qt::Key_1) + digit)));
      ++digit;
    } else if (entry.id == QLatin1String("settings")) {
      action->setShortcut(Qt::CTRL | Qt::Key_Comma);
    } else if (entry.id == QLatin1String("about")) {
      m_about = action;
    }
    pages.append(action);
    (entry.id == QLatin1String("about") ? m_help : m_go)->addAction(action);
  }

  auto* themeGroup = new QActionGroup(this);
  for (const ThemeMode mode : {ThemeMode::System, ThemeMode::Light, ThemeMode::Dark}) {
    QAction* action = themeGroup->addAction(QString());
    action->setCheckable(true);
    action->setData(static_cast<int>(mode));
    themes.append(action);
    m_theme->addAction(action);
  }
  auto* languageGroup = new QActionGroup(this);
  // A language is named in itself: whoever looks for it may not read the one in force.
  for (const auto& [code, name] : {std::pair(QStringLiteral("it"), QStringLiteral("Italiano")),
                                   std::pair(QStringLiteral("en"), QStringLiteral("English"))}) {
    QAction* action = languageGroup->addAction(name);
    action->setCheckable(true);
    action->setData(code);
    languages.append(action);
    m_language->addAction(action);
  }
  retranslate();
}

std::vector<Commands::Group> Commands::groups() const {
  return {{tr("Training"), {play, step, back, stop}},
          {tr("Editing"), {undo, redo, open, paste, savePicture}},
          {tr("Pages"), pages},
          {tr("Window"), {openMenu, navigation, fullScreen, shortcuts, quit}}};
}

void Commands::retranslate() {
  m_file->setTitle(tr("File"));
  m_edit->setTitle(tr("Edit"));
  m_training->setTitle(tr("Training"));
  m_view->setTitle(tr("View"));
  m_go->setTitle(tr("Go to"));
  m_theme->setTitle(tr("Theme"));
  m_language->setTitle(tr("Language"));
  m_help->setTitle(tr("Help"));
  open->setText(tr("Open a file…"));
  paste->setText(tr("Paste a picture or data"));
  savePicture->setText(tr("Save a picture of the page…"));
  quit->setText(tr("Quit"));
  undo->setText(tr("Undo"));
  redo->setText(tr("Redo"));
  play->setText(tr("Train, pause or resume"));
  step->setText(tr("One batch more"));
  back->setText(tr("One batch back"));
  stop->setText(tr("Stop training"));
  navigation->setText(tr("Show or hide the names of the pages"));
  fullScreen->setText(tr("Full screen"));
  shortcuts->setText(tr("Keyboard shortcuts"));
  openMenu->setText(tr("Open the menu"));
  themes[0]->setText(tr("As the desktop"));
  themes[1]->setText(tr("Light"));
  themes[2]->setText(tr("Dark"));
  for (QAction* action : pages) {
    for (const PageEntry& entry : pageList()) {
      if (entry.id == action->data().toString()) {
        action->setText(entry.title());
      }
    }
  }
  for (QAction* action : themes) {
    action->setChecked(action->data().toInt() == static_cast<int>(Preferences::instance().theme()));
  }
  for (QAction* action : languages) {
    action->setChecked(action->data().toString() == currentLanguage());
  }
}

}  // namespace officina
