// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/places.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QUrl>

#include "ui/shell/language.h"

namespace officina {

namespace {

QString userData() {
  // Not AppDataLocation: the organisation, which QSettings needs, has the program's name and would double it.
  return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/Officina");
}

}  // namespace

QString dataSetsFolder() {
  return userData() + QStringLiteral("/datasets");
}

QString runsFolder() {
  return userData() + QStringLiteral("/runs");
}

std::filesystem::path toPath(const QString& name) {
  return QFile::encodeName(name).toStdString();
}

QString fromPath(const std::filesystem::path& path) {
  return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

QString shownPath(const QString& path) {
  const QString home = QDir::homePath() + QLatin1Char('/');
  return path.startsWith(home) ? QStringLiteral("~/") + path.mid(home.size())
                               : QDir::toNativeSeparators(path);
}

void openInFileManager(const QString& folder) {
  QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

QString byteText(qint64 bytes) {
  return locale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

}  // namespace officina
