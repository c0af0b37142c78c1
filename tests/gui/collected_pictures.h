// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QBuffer>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include "ui/labs/pets/class_collector.h"
#include "ui/labs/pets/picture_collection.h"

namespace officina {

inline QByteArray pngOf(const QColor& color) {
  QImage image(40, 30, QImage::Format_RGB32);
  image.fill(color);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

inline QByteArray contents(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QStringList namesOf(const QStringList& files) {
  QStringList names;
  for (const QString& file : files) {
    names << QFileInfo(file).fileName();
  }
  return names;
}

/// Every file and folder below `folder`, with what is in it.
inline QMap<QString, QByteArray> everythingIn(const QString& folder) {
  QMap<QString, QByteArray> all;
  for (QDirIterator each(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
       each.hasNext();) {
    const QString path = each.next();
    all[path] = each.fileInfo().isDir() ? QByteArray("folder") : contents(path);
  }
  return all;
}

/// A collector on the screen over an empty collection, and a folder to take pictures from.
class CollectedPictures {
 protected:
  void openCollector() {
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_sources = m_dir->filePath(QStringLiteral("sources"));
    QVERIFY(QDir().mkpath(m_sources));
    m_pictures = std::make_unique<PictureCollection>(m_dir->filePath(QStringLiteral("pictures/My pictures")));
    m_undo = std::make_unique<QUndoStack>();
    m_collector = std::make_unique<ClassCollector>(m_pictures.get(), m_undo.get());
    m_collector->resize(1100, 400);
    m_collector->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_collector.get()));
  }

  void closeCollector() {
    m_collector.reset();
    m_undo.reset();
    m_pictures.reset();
    m_dir.reset();
  }

  /// A new file among the sources; its path.
  QString write(const QString& name, const QByteArray& bytes) const {
    const QString path = QDir(m_sources).filePath(name);
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
      qFatal("cannot write %s", qPrintable(path));
    }
    return path;
  }

  /// The names of the pictures in a class.
  [[nodiscard]] QStringList in(const QString& name) const { return namesOf(m_pictures->files(name)); }

  std::unique_ptr<QTemporaryDir> m_dir;
  QString m_sources;
  std::unique_ptr<PictureCollection> m_pictures;
  std::unique_ptr<QUndoStack> m_undo;
  std::unique_ptr<ClassCollector> m_collector;
};

}  // namespace officina
