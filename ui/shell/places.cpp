// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/places.h"

#include <QDesktopServices>
#include <QFile>
#include <QStandardPaths>
#include <QUrl>

#include "ui/shell/language.h"

namespace officina {

namespace {

QString userData() {
  return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
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

void openInFileManager(const QString& folder) {
  QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

QString byteText(qint64 bytes) {
  return locale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

}  // namespace officina
