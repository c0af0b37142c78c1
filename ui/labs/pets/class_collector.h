// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QImage>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QWidget>

#include "ui/labs/pets/picture_collection.h"
#include "ui/labs/pets/picture_import.h"
#include "ui/widgets/inline_message.h"

class QHBoxLayout;
class QUndoStack;

namespace officina {

class ClassColumn;
class PictureCommand;

/// The reader's own classes side by side: drop pictures into one, paste, delete, rename; each edit can be
/// undone. Files are judged and copied on a worker.
class ClassCollector : public QWidget {
  Q_OBJECT

 public:
  ClassCollector(PictureCollection* pictures, QUndoStack* undo, QWidget* parent = nullptr);
  ~ClassCollector() override;

  /// Copies files, and those in folders, into a class; those that are no pictures are told in place.
  void addFiles(const QString& name, const QStringList& files);
  void addImage(const QString& name, const QImage& picture);
  /// With a name that is free, ready to be typed over.
  void addClass();
  void renameClass(const QString& from, const QString& to);
  void removeClass(const QString& name);
  void removePictures(const QString& name, const QStringList& files);
  /// Stops copying; nothing of what has not finished is taken in.
  void cancel() { m_import.cancel(); }
  [[nodiscard]] bool busy() const { return m_import.busy(); }
  [[nodiscard]] QString problemText() const { return m_problem->text(); }
  /// What is there and what is missing.
  [[nodiscard]] QString leadText() const { return m_lead->text(); }
  [[nodiscard]] QPushButton* useButton() const { return m_use; }
  [[nodiscard]] QPushButton* addButton() const { return m_add; }
  [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }
  /// In order of the classes; none of that name: null.
  [[nodiscard]] const std::vector<ClassColumn*>& columns() const { return m_columns; }
  [[nodiscard]] ClassColumn* column(const QString& name) const;

 Q_SIGNALS:
  /// Train with these: the collection's folder.
  void useRequested(const QString& folder);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  [[nodiscard]] QWidget* makeSide();
  [[nodiscard]] QWidget* makeColumns();
  [[nodiscard]] ClassColumn* makeColumn(const QString& name);
  bool run(std::unique_ptr<PictureCommand> command);
  void takeIn(const PictureImport::Outcome& outcome);
  void renew();
  void renewProgress();
  void retranslate();
  void retranslateLead();
  void complain(const QString& sentence);

  PictureCollection* m_pictures;
  QUndoStack* m_undo;
  QPushButton* m_use;
  QPushButton* m_add;
  QLabel* m_lead;
  QLabel* m_copying;
  InlineMessage* m_problem;
  QProgressBar* m_progress;
  QPushButton* m_cancel;
  QScrollArea* m_area = nullptr;
  QHBoxLayout* m_row = nullptr;
  std::vector<ClassColumn*> m_columns;
  QStringList m_reports;  ///< of the imports since there was none
  PictureImport m_import;
};

}  // namespace officina
