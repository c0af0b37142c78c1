// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <utility>
#include <vector>

#include <QImage>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

#include "ui/labs/pets/picture_collection.h"
#include "ui/session/latest_worker.h"

class QHBoxLayout;
class QUndoStack;

namespace officina {

class ClassColumn;

/// The reader's own classes side by side: drop pictures into one, paste, delete, rename; each edit can be
/// undone.
class ClassCollector : public QWidget {
  Q_OBJECT

 public:
  ClassCollector(PictureCollection* pictures, QUndoStack* undo, QWidget* parent = nullptr);
  ~ClassCollector() override;

  /// Copies files into a class on a worker; those that are no pictures are told in place.
  void addFiles(const QString& name, const QStringList& files);
  void addImage(const QString& name, const QImage& picture);
  void addClass();
  void renameClass(const QString& from, const QString& to);
  void removeClass(const QString& name);
  void removePictures(const QStringList& files);
  [[nodiscard]] bool busy() const { return m_copying; }
  [[nodiscard]] QString problemText() const { return m_problem->text(); }
  [[nodiscard]] QPushButton* useButton() const { return m_use; }

 Q_SIGNALS:
  /// Train with these: the collection's folder.
  void useRequested(const QString& folder);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renew();
  /// Copies what waits longest.
  void copyNext();
  void retranslate();
  void complain(const QString& sentence);

  PictureCollection* m_pictures;
  QUndoStack* m_undo;
  QPushButton* m_use;
  QPushButton* m_add;
  QLabel* m_lead;
  QLabel* m_problem;
  QProgressBar* m_progress;
  QPushButton* m_cancel;
  QHBoxLayout* m_row = nullptr;
  std::vector<ClassColumn*> m_columns;
  std::deque<std::pair<QString, QStringList>> m_waiting;  ///< class and files, in the order of the drops
  bool m_copying = false;
  LatestWorker m_worker;
};

}  // namespace officina
