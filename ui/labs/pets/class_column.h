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

/// One class of the reader's own: its name, its pictures, and a place to drop more.
class ClassColumn : public QFrame {
  Q_OBJECT

 public:
  explicit ClassColumn(QWidget* parent = nullptr);

  void setClass(const QString& name, const QStringList& files);
  [[nodiscard]] const QString& name() const { return m_name; }
  [[nodiscard]] Gallery* pictures() const { return m_gallery; }

 Q_SIGNALS:
  void filesDropped(const QStringList& files);
  void imageDropped(const QImage& picture);
  void renamed(const QString& name);
  void removeRequested();
  void pictureRemoved(const QString& file);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  bool take(const QMimeData* mime);
  void retranslate();

  QString m_name;
  QStringList m_files;
  QLineEdit* m_title;
  QLabel* m_count;
  QPushButton* m_open;
  QPushButton* m_paste;
  QPushButton* m_remove;
  Gallery* m_gallery;
  Thumbnails* m_thumbnails;
};

}  // namespace officina
