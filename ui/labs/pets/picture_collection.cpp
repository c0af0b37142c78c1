// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/picture_collection.h"

#include <utility>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "core/api/photos.h"
#include "ui/labs/pets/picture_names.h"
#include "ui/shell/places.h"

namespace officina {

PictureCollection::PictureCollection(QString folder, QObject* parent)
    : QObject(parent), m_folder(std::move(folder)) {}

QString PictureCollection::pathOf(const QString& name) const {
  return QDir(m_folder).filePath(name);
}

QString PictureCollection::trash() const {
  return m_folder + QStringLiteral(".trash");
}

QStringList PictureCollection::classes() const {
  return QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
}

QStringList PictureCollection::files(const QString& name) const {
  QStringList paths;
  const QDir dir(pathOf(name));
  for (const QString& file : dir.entryList(QDir::Files | QDir::NoSymLinks, QDir::Name)) {
    paths << dir.filePath(file);
  }
  return paths;
}

bool PictureCollection::isFull() const {
  return classes().size() >= kMostPhotoClasses;
}

/// A sentence unless there is this class. It also keeps names such as ".." from leading elsewhere.
QString PictureCollection::missing(const QString& name) const {
  return classes().contains(name) ? QString() : tr("There is no class “%1” any more.").arg(name);
}

QString PictureCollection::addClass(const QString& name) {
  const QString safe = safeFolderName(name);
  if (safe.isEmpty()) {
    return tr("A class needs a name.");
  }
  if (QFileInfo::exists(pathOf(safe))) {
    return tr("There is a class called “%1” already.").arg(safe);
  }
  if (isFull()) {
    return tr("At most %1 classes can be learned.").arg(kMostPhotoClasses);
  }
  if (!QDir().mkpath(pathOf(safe))) {
    return tr("The folder %1 cannot be made: is the disk full, or not writable?")
        .arg(shownPath(pathOf(safe)));
  }
  Q_EMIT changed();
  return {};
}

QString PictureCollection::renameClass(const QString& from, const QString& to) {
  if (QString problem = missing(from); !problem.isEmpty()) {
    return problem;
  }
  const QString safe = safeFolderName(to);
  if (safe.isEmpty()) {
    return tr("A class needs a name.");
  }
  if (safe == from) {
    return {};
  }
  if (QFileInfo::exists(pathOf(safe))) {
    return tr("There is a class called “%1” already.").arg(safe);
  }
  if (!QDir().rename(pathOf(from), pathOf(safe))) {
    return tr("The folder %1 cannot be renamed.").arg(shownPath(pathOf(from)));
  }
  Q_EMIT classRenamed(from, safe);
  Q_EMIT changed();
  return {};
}

QString PictureCollection::removeClass(const QString& name, QString& kept) {
  if (QString problem = missing(name); !problem.isEmpty()) {
    return problem;
  }
  kept = trashPlace(trash(), name);
  if (kept.isEmpty() || !QDir().rename(pathOf(name), kept)) {
    return tr("The folder %1 cannot be put into the trash.").arg(shownPath(pathOf(name)));
  }
  Q_EMIT changed();
  return {};
}

QString PictureCollection::restoreClass(const QString& name, const QString& kept) {
  if (QFileInfo::exists(pathOf(name)) || !QDir().rename(kept, pathOf(name))) {
    return tr("The class %1 cannot be brought back.").arg(name);
  }
  Q_EMIT changed();
  return {};
}

QString PictureCollection::putIn(const QString& name, const std::vector<KeptPicture>& kept,
                                 QStringList& files) {
  files.clear();
  if (QString problem = missing(name); !problem.isEmpty()) {
    return problem;
  }
  for (const KeptPicture& picture : kept) {
    const QString place = freePlace(pathOf(name), picture.name);
    if (!QFile::rename(picture.place, place)) {
      for (qsizetype i = 0; i < files.size(); ++i) {
        QFile::rename(files[i], kept[static_cast<std::size_t>(i)].place);
      }
      files.clear();
      return tr("%1 cannot be put into the class “%2”.").arg(picture.name, name);
    }
    files << place;
  }
  Q_EMIT changed();
  return {};
}

QString PictureCollection::takeOut(const QString& name, const QStringList& files,
                                   std::vector<KeptPicture>& kept) {
  kept.clear();
  if (QString problem = missing(name); !problem.isEmpty()) {
    return problem;
  }
  const QStringList there = this->files(name);
  for (const QString& file : files) {
    const KeptPicture picture{trashPlace(trash(), QFileInfo(file).fileName()), QFileInfo(file).fileName()};
    if (!there.contains(file) || picture.place.isEmpty() || !QFile::rename(file, picture.place)) {
      for (std::size_t i = 0; i < kept.size(); ++i) {
        QFile::rename(kept[i].place, files[static_cast<qsizetype>(i)]);
      }
      kept.clear();
      return tr("%1 cannot be put into the trash.").arg(file);
    }
    kept.push_back(picture);
  }
  Q_EMIT changed();
  return {};
}

}  // namespace officina
