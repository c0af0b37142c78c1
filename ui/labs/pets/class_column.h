// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringList>

#include "ui/widgets/thumbnails.h"

class QMimeData;

namespace officina {

class Gallery;
class ToolbarButton;

/// One class of the reader's own: its name, its pictures, and a place to drop more.
class ClassColumn : public QFrame {
  Q_OBJECT

 public:
  explicit ClassColumn(QWidget* parent = nullptr);

  /// A name that is being typed stays in its field.
  void setClass(const QString& name, const QStringList& files);
  [[nodiscard]] const QString& name() const { return m_name; }
  [[nodiscard]] int fileCount() const { return static_cast<int>(m_files.size()); }
  [[nodiscard]] Gallery* pictures() const { return m_gallery; }
  [[nodiscard]] QLineEdit* title() const { return m_title; }
  /// The name has the focus and is selected.
  void editName();
  /// Tab leads from `before` through the column; returns its last widget.
  QWidget* followInTabOrder(QWidget* before);

 Q_SIGNALS:
  void filesDropped(const QStringList& files);
  void imageDropped(const QImage& picture);
  /// What was dropped or pasted has no picture in it.
  void nothingDropped();
  void renamed(const QString& name);
  void removeRequested();
  void picturesRemoved(const QStringList& files);

 protected:
  bool event(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  [[nodiscard]] QStringList selectedFiles() const;
  void take(const QMimeData* mime);
  void paste();
  void removeSelected();
  void showDropHere(bool on);
  void retranslate();

  QString m_name;
  QStringList m_files;
  QLineEdit* m_title;
  QLabel* m_count;
  ToolbarButton* m_remove;
  Gallery* m_gallery;
  QPushButton* m_open;
  ToolbarButton* m_paste;
  ToolbarButton* m_delete;
  Thumbnails* m_thumbnails;
};

}  // namespace officina
