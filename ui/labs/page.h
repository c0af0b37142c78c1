// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QIcon>
#include <QString>
#include <QStringList>
#include <QWidget>

class QUndoStack;

namespace officina {

class TrainingSession;

/// What the main window knows of any page: labs, Data, Runs, Settings, About.
class Page : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;

  /// Stable name, used by navigation, settings and `officina render`: "digits".
  [[nodiscard]] virtual QString id() const = 0;
  [[nodiscard]] virtual QString title() const = 0;
  /// Name of an icon in resources/icons, drawn in one colour (the theme's ink).
  [[nodiscard]] virtual QString iconName() const = 0;

  /// Edits of this page, or null. Ctrl+Z reaches the stack of the visible page.
  [[nodiscard]] virtual QUndoStack* undoStack() { return nullptr; }
  /// The run of this page, or null. Space and the arrows reach the session of the visible page.
  [[nodiscard]] virtual TrainingSession* session() { return nullptr; }

  /// Filter for the Open dialog ("Images (*.png ...)"); empty: the page opens nothing.
  [[nodiscard]] virtual QString openFilter() const { return {}; }
  /// Opens a file that was chosen or dropped. Problems are shown on the page, never thrown.
  virtual void openFile(const QString& /*path*/) {}
  /// The page takes folders too, and several files or folders at once.
  [[nodiscard]] virtual bool opensMany() const { return false; }
  /// Several that were chosen or dropped together; for pages that take them.
  virtual void openFiles(const QStringList& /*paths*/) {}
  /// Opens a run of this lab: the network of its newest checkpoint, or (`resume`) the run itself, to go on
  /// with it. Problems are shown on the page, never thrown.
  virtual void openRun(const QString& /*folder*/, bool /*resume*/) {}
  /// Something pasted (an image, text); false if the page has no use for it.
  virtual bool paste() { return false; }
  /// What the status bar says on the left while this page is visible ("MNIST: 60.000 + 10.000").
  [[nodiscard]] virtual QString statusText() const { return {}; }
  /// Threads of the run that is on, else of the one that Play would begin; 0: nothing is trained here.
  [[nodiscard]] virtual int threads() const { return 0; }
  /// Play/pause of a lab; by default resumes, pauses or does nothing.
  virtual void togglePlay() {}
  virtual void stepOnce() {}
  virtual void stepBack() {}
  virtual void stopRun() {}

  /// Puts the page into a representative state, synchronously, for `officina render`: a drawn digit with its
  /// answer, a fitted line. Must not need a network, a run folder or user data. May take some seconds.
  virtual void prepareForPicture() {}
  /// After prepareForPicture(): brings a part into sight that the page hides at first ("mistakes"; the parts
  /// are those of its LabEntry). Synchronous as well.
  virtual void showPicturePart(const QString& /*part*/) {}

 Q_SIGNALS:
  void statusChanged();
  void titleChanged();
  /// The reader wants to go to another page: "data".
  void pageRequested(const QString& id);
  /// The reader wants a run in its lab: see openRun().
  void runRequested(const QString& lab, const QString& folder, bool resume);
};

/// A lab's entry in the navigation. `all_labs.cpp` holds the list: one line a lab.
struct LabEntry {
  QString id;
  QString iconName;
  std::function<QString()> title;  ///< known before the page exists: pages are made when first shown
  std::function<Page*(QWidget* parent)> create;
  QStringList pictureParts{};  ///< `officina render` draws them as "ID-PART"
};
[[nodiscard]] const std::vector<LabEntry>& allLabs();

}  // namespace officina
