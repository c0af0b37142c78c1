// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/picture_names.h"

#include <QDir>
#include <QFileInfo>
#include <QTextBoundaryFinder>

namespace officina {

namespace {

constexpr qsizetype kMostFolderBytes = 100;
// Names may have 255 bytes in most file systems; an ending and a number must still fit.
constexpr qsizetype kMostStemBytes = 200;
constexpr qsizetype kMostEndingBytes = 10;

QString cutToBytes(const QString& text, qsizetype bytes) {
  QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
  qsizetype end = 0;
  for (qsizetype next = finder.toNextBoundary(); next > 0; next = finder.toNextBoundary()) {
    bytes -= QStringView(text).sliced(end, next - end).toUtf8().size();
    if (bytes < 0) {
      break;
    }
    end = next;
  }
  return text.left(end);
}

/// Without what a name must not contain, and what it must not begin with.
QString cleaned(const QString& name) {
  // Through UTF-8, in which half a surrogate pair becomes "?", which can be written.
  QString clean = QString::fromUtf8(name.toUtf8()).simplified();
  clean.removeIf([](QChar letter) {
    return letter == QLatin1Char('/') || letter == QLatin1Char('\\') ||
           letter.category() == QChar::Other_Control;
  });
  while (!clean.isEmpty() && (clean.front() == QLatin1Char('.') || clean.front().isSpace())) {
    clean.remove(0, 1);
  }
  return clean;
}

/// ".jpg"; empty if there is none, or something too long to be one.
QString endingOf(const QString& name) {
  const QString suffix = QFileInfo(name).suffix();
  return suffix.isEmpty() || suffix.toUtf8().size() > kMostEndingBytes ? QString()
                                                                       : QLatin1Char('.') + suffix;
}

bool isTaken(const QString& place) {
  const QFileInfo info(place);
  return info.exists() || info.isSymLink();  // a link to nothing has its name all the same
}

}  // namespace

QString safeFolderName(const QString& name) {
  return cutToBytes(cleaned(name), kMostFolderBytes).trimmed();
}

QString safeFileName(const QString& name) {
  const QString ending = endingOf(name);
  const QString stem = cutToBytes(cleaned(name.chopped(ending.size())), kMostStemBytes).trimmed();
  return (stem.isEmpty() ? QStringLiteral("picture") : stem) + cleaned(QLatin1Char('x') + ending).mid(1);
}

QString freePlace(const QString& folder, const QString& name) {
  const QDir dir(folder);
  QString place = dir.filePath(name);
  const QString ending = endingOf(name);
  const QString stem = name.chopped(ending.size());
  for (int number = 2; isTaken(place); ++number) {
    place = dir.filePath(QStringLiteral("%1 (%2)%3").arg(stem, QString::number(number), ending));
  }
  return place;
}

}  // namespace officina
