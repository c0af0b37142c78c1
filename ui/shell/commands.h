// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QList>
#include <QObject>
#include <QString>

class QAction;
class QMenu;
class QWidget;

namespace officina {

/// Every command of the window that has a shortcut or a place in the menu, in the order of the menu. The list
/// of shortcuts (F1) is made from these actions, so that it cannot be wrong.
class Commands : public QObject {
  Q_OBJECT

 public:
  struct Group {
    QString title;
    QList<QAction*> actions;
  };

  /// `window` gets the actions, so that their shortcuts work.
  explicit Commands(QWidget* window);

  [[nodiscard]] QMenu* menu() const { return m_menu; }
  [[nodiscard]] std::vector<Group> groups() const;
  /// Texts and the marks of theme and language.
  void retranslate();

  QAction* open;
  QAction* paste;
  QAction* savePicture;
  QAction* quit;
  QAction* undo;
  QAction* redo;
  QAction* play;
  QAction* step;
  QAction* back;
  QAction* stop;
  QList<QAction*> pages;  ///< data() is the page's id
  QAction* navigation;
  QAction* fullScreen;
  QList<QAction*> themes;     ///< data() is the ThemeMode
  QList<QAction*> languages;  ///< data() is "it" or "en"
  QAction* shortcuts;
  QAction* openMenu;

 private:
  QAction* make(QWidget* window, const QString& icon = {});

  QMenu* m_menu;
  QMenu* m_file;
  QMenu* m_edit;
  QMenu* m_training;
  QMenu* m_view;
  QMenu* m_go;
  QMenu* m_theme;
  QMenu* m_language;
  QMenu* m_help;
  QAction* m_about = nullptr;
};

}  // namespace officina
