// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/picture_collection.h"

#include <utility>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include "core/api/photos.h"
#include "ui/shell/language.h"

namespace officina {

namespace {

constexpr int kMostNameBytes = 100;
const QString kTrash = QStringLiteral(".trash");

/// `folder`/`name`, or with a number before its ending where that is taken.
QString freePlace(const QString& folder, const QString& name) {
  const QFileInfo info(name);
  // Names of files may have 255 bytes; a number must still fit.
  constexpr int kMostStemBytes = 200;
  QString stem = info.completeBaseName().isEmpty() ? QStringLiteral("picture") : info.completeBaseName();
  while (stem.toUtf8().size() > kMostStemBytes) {
    stem.chop(1);
  }
  const QString ending = info.suffix().isEmpty() ? QString() : QLatin1Char('.') + info.suffix();
  QString place = QDir(folder).filePath(stem + ending);
  for (int number = 2; QFileInfo::exists(place); ++number) {
    place = QDir(folder).filePath(QStringLiteral("%1 (%2)%3").arg(stem).arg(number).arg(ending));
  }
  return place;
}

QString problem(const char* sentence, const QString& what) {
  return QCoreApplication::translate("officina::PictureCollection", sentence).arg(what);
}

}  // namespace

PictureCollection::PictureCollection(QString folder, QObject* parent)
    : QObject(parent), m_folder(std::move(folder)) {}

QString PictureCollection::pathOf(const QString& name) const {
  return QDir(m_folder).filePath(name);
}

QString PictureCollection::trashPlace(const QString& name) const {
  const QString trash = m_folder + kTrash;
  return QDir().mkpath(trash) ? QDir(trash).filePath(QUuid::createUuid().toString(QUuid::Id128) +
                                                     QLatin1Char('-') + QFileInfo(name).fileName().right(60))
                              : QString();
}

QStringList PictureCollection::classes() const {
  return QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

QStringList PictureCollection::files(const QString& name) const {
  QStringList paths;
  const QDir dir(pathOf(name));
  for (const QString& file : dir.entryList(QDir::Files, QDir::Name)) {
    paths << dir.filePath(file);
  }
  return paths;
}

QString PictureCollection::safeName(const QString& name) {
  QString safe = name.simplified();
  safe.remove(QLatin1Char('/')).remove(QLatin1Char('\\')).remove(QChar(u'\0'));
  while (safe.startsWith(QLatin1Char('.'))) {
    safe.remove(0, 1);
  }
  while (safe.toUtf8().size() > kMostNameBytes) {
    safe.chop(1);
  }
  return safe.trimmed();
}

QString PictureCollection::addClass(const QString& name) {
  const QString safe = safeName(name);
  if (safe.isEmpty()) {
    return tr("A class needs a name.");
  }
  if (QFileInfo::exists(pathOf(safe))) {
    return tr("There is a class called “%1” already.").arg(safe);
  }
  if (classes().size() >= kMostPhotoClasses) {
    return tr("At most %1 classes can be learned.").arg(kMostPhotoClasses);
  }
  if (!QDir().mkpath(pathOf(safe))) {
    return problem(QT_TR_NOOP("The folder %1 cannot be made: is the disk full, or not writable?"),
                   pathOf(safe));
  }
  tell();
  return {};
}

QString PictureCollection::renameClass(const QString& from, const QString& to) {
  const QString safe = safeName(to);
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
    return problem(QT_TR_NOOP("The folder %1 cannot be renamed."), pathOf(from));
  }
  tell();
  return {};
}

QString PictureCollection::removeClass(const QString& name, QString& kept) {
  kept = trashPlace(name);
  if (kept.isEmpty() || !QDir().rename(pathOf(name), kept)) {
    return problem(QT_TR_NOOP("The folder %1 cannot be put into the trash."), pathOf(name));
  }
  tell();
  return {};
}

QString PictureCollection::restoreClass(const QString& name, const QString& kept) {
  if (QFileInfo::exists(pathOf(name)) || !QDir().rename(kept, pathOf(name))) {
    return problem(QT_TR_NOOP("The class %1 cannot be brought back."), name);
  }
  tell();
  return {};
}

QString PictureCollection::copyIn(const QString& name, const QString& file, QString& made) const {
  try {
    static_cast<void>(readPhoto(std::filesystem::path(file.toStdU16String())));
  } catch (const Error& error) {
    return translated(error);
  }
  const QString place = freePlace(pathOf(name), QFileInfo(file).fileName());
  if (!QFile::copy(file, place)) {
    QFile::remove(place);  // half a copy
    return problem(QT_TR_NOOP("%1 cannot be copied: is the disk full?"), file);
  }
  made = place;
  return {};
}

QString PictureCollection::writeIn(const QString& name, const QImage& picture, QString& made) const {
  const QString place = freePlace(pathOf(name), QStringLiteral("pasted.png"));
  if (!picture.save(place, "PNG")) {
    QFile::remove(place);
    return problem(QT_TR_NOOP("The picture cannot be written as %1: is the disk full?"), place);
  }
  made = place;
  return {};
}

QString PictureCollection::remove(const QStringList& files, QStringList& kept) {
  kept.clear();
  for (const QString& file : files) {
    const QString place = trashPlace(file);
    if (place.isEmpty() || !QFile::rename(file, place)) {
      static_cast<void>(restore(files.mid(0, kept.size()), kept));
      return problem(QT_TR_NOOP("%1 cannot be put into the trash."), file);
    }
    kept << place;
  }
  tell();
  return {};
}

QString PictureCollection::restore(const QStringList& files, const QStringList& kept) {
  QString failed;
  for (qsizetype i = 0; i < files.size(); ++i) {
    if (!QFile::rename(kept[i], files[i])) {
      failed = problem(QT_TR_NOOP("%1 cannot be brought back."), files[i]);
    }
  }
  tell();
  return failed;
}

}  // namespace officina
