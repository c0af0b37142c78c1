// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/picture_intake.h"

#include <utility>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUuid>

#include "core/api/error.h"
#include "core/api/photos.h"
#include "ui/labs/pets/picture_names.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"

namespace officina {

namespace {
QString sentence(const char* pattern, const QString& what) {
  return QCoreApplication::translate("officina::PictureCollection", pattern).arg(what);
}
}  // namespace

QString trashPlace(const QString& trash, const QString& name) {
  // The name last and short: for whoever looks into the trash for something he misses.
  const QString place = QUuid::createUuid().toString(QUuid::Id128) + QLatin1Char('-') + safeFileName(name);
  return QDir().mkpath(trash) ? QDir(trash).filePath(place) : QString();
}

PictureIntake::PictureIntake(QString trash) : m_trash(std::move(trash)) {}

PictureIntake::~PictureIntake() {
  for (const KeptPicture& picture : m_pictures) {
    QFile::remove(picture.place);
  }
}

PictureIntake::Result PictureIntake::copy(const QString& file, QString& problem) {
  try {
    static_cast<void>(readPhoto(toPath(file)));
  } catch (...) {
    problem = translated(currentError());
    return Result::LeftOut;
  }
  const QString name = safeFileName(QFileInfo(file).fileName());
  const QString place = trashPlace(m_trash, name);
  // Qt writes beside the target and renames: half a copy is never there under this name.
  if (place.isEmpty() || !QFile::copy(file, place)) {
    problem = sentence(QT_TRANSLATE_NOOP("officina::PictureCollection",
                                         "%1 cannot be copied: is the disk full, or not writable?"),
                       file);
    return Result::DiskProblem;
  }
  m_pictures.push_back({place, name});
  return Result::Taken;
}

PictureIntake::Result PictureIntake::write(const QImage& picture, const QString& name, QString& problem) {
  const QString place = trashPlace(m_trash, name);
  QSaveFile file(place);
  if (place.isEmpty() || !file.open(QIODevice::WriteOnly) || !picture.save(&file, "PNG") || !file.commit()) {
    problem = sentence(
        QT_TRANSLATE_NOOP("officina::PictureCollection",
                          "The picture cannot be written into %1: is the disk full, or not writable?"),
        shownPath(m_trash));
    return Result::DiskProblem;
  }
  m_pictures.push_back({place, safeFileName(name)});
  return Result::Taken;
}

}  // namespace officina
