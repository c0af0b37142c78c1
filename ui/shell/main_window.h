// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QHash>
#include <QMainWindow>
#include <QUndoGroup>

class QStackedWidget;

namespace officina {

class Commands;
class InlineMessage;
class Navigation;
class Page;
class StatusLine;

/// Navigation, pages, menu and status line. Pages are made when they are first shown.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Makes the page if need be and shows it; an unknown id changes nothing and gives null.
  Page* showPage(const QString& id);
  [[nodiscard]] Page* currentPage() const;
  [[nodiscard]] Commands* commands() const { return m_commands; }
  /// A file or folder that was dropped or chosen: to the page, or a sentence that says why not.
  void openPath(const QString& path);
  /// Size, place and last page from the settings; the digits lab the first time.
  void restore();

 protected:
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void connectCommands();
  void openDialog();
  void pasteHere();
  void savePicture();
  void renewTexts();
  void fitNavigation();

  Commands* m_commands;
  Navigation* m_navigation;
  QStackedWidget* m_stack;
  InlineMessage* m_message;
  StatusLine* m_status;
  QUndoGroup m_undo;
  QHash<QString, Page*> m_pages;
  QString m_before;  ///< page that F1 goes back to
  std::optional<bool> m_foldWish;
};

}  // namespace officina
