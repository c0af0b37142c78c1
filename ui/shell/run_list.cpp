// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/run_list.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace officina {

namespace {

constexpr qint64 kLargestJson = 1 << 20;
constexpr qint64 kTail = 4096;

QJsonObject readJson(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestJson) {
    return {};
  }
  return QJsonDocument::fromJson(file.readAll()).object();
}

std::optional<double> numberIn(const QJsonObject& object, const QStringList& names) {
  for (const QString& name : names) {
    if (object.value(name).isDouble()) {
      return object.value(name).toDouble();
    }
  }
  return {};
}

/// Loss and accuracy of the last whole line of metrics.csv, by the names in its first line.
void readMetrics(const QString& path, RunRow* row) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    return;
  }
  const QList<QByteArray> names = file.readLine(kTail).trimmed().split(',');
  file.seek(std::max<qint64>(file.pos(), file.size() - kTail));
  const QByteArray tail = file.read(kTail);
  QList<QByteArray> lines = tail.left(tail.lastIndexOf('\n')).split('\n');
  for (auto line = lines.crbegin(); line != lines.crend(); ++line) {
    const QList<QByteArray> values = line->trimmed().split(',');
    if (values.size() != names.size()) {
      continue;
    }
    for (qsizetype i = 0; i < names.size(); ++i) {
      bool ok = false;
      const double value = values[i].toDouble(&ok);
      if (ok && !row->loss && names[i] == "loss") {
        row->loss = value;
      } else if (ok && !row->accuracy && names[i] == "val_accuracy") {
        row->accuracy = value;
      }
    }
    if (row->loss && row->accuracy) {
      return;
    }
  }
}

}  // namespace

std::vector<RunRow> readRuns(const QString& folder) {
  std::vector<RunRow> rows;
  const QFileInfoList folders = QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time);
  for (const QFileInfo& info : folders) {
    const QDir here(info.filePath());
    const QJsonObject recipe = readJson(here.filePath(QStringLiteral("recipe.json")));
    if (recipe.isEmpty()) {
      continue;
    }
    RunRow row;
    row.folder = info.filePath();
    row.name = info.fileName();
    row.lab = recipe.value(QStringLiteral("lab")).toString();
    row.recipe = recipe.value(QStringLiteral("name")).toString();
    row.date = info.lastModified();
    const QJsonObject summary = readJson(here.filePath(QStringLiteral("summary.json")));
    row.state = summary.value(QStringLiteral("state")).toString();
    row.loss = numberIn(summary, {QStringLiteral("loss")});
    row.accuracy = numberIn(summary, {QStringLiteral("val_accuracy"), QStringLiteral("valAccuracy")});
    readMetrics(here.filePath(QStringLiteral("metrics.csv")), &row);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace officina
