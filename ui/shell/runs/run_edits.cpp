// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/runs/run_edits.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace officina {

bool moveFolderToTrash(const QString& folder, QString& inTrash) {
  inTrash.clear();
  return QFile::moveToTrash(folder, &inTrash);
}

bool restoreFromTrash(const QString& inTrash, const QString& folder) {
  if (inTrash.isEmpty() || QFileInfo::exists(folder) || !QDir().rename(inTrash, folder)) {
    return false;
  }
  // freedesktop.org's trash keeps files/NAME and a note about it in info/NAME.trashinfo.
  const QFileInfo trashed(inTrash);
  if (trashed.dir().dirName() == QLatin1String("files")) {
    QFile::remove(
        trashed.dir().absoluteFilePath(QStringLiteral("../info/%1.trashinfo").arg(trashed.fileName())));
  }
  return true;
}

}  // namespace officina
