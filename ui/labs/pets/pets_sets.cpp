// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/pets_sets.h"

#include <utility>

#include <QFileInfo>
#include <QSettings>

#include "ui/shell/places.h"

namespace officina {

namespace {
constexpr int kProgressMilliseconds = 100;
const QString kPreferred = QStringLiteral("pets/data");
const QString kStarter = QStringLiteral("starter");
}  // namespace

PetsSets::PetsSets(QObject* parent) : QObject(parent) {
  m_progress.setInterval(kProgressMilliseconds);
  connect(&m_progress, &QTimer::timeout, this, &PetsSets::progressed);
  connect(&m_worker, &LatestWorker::failed, this, [this](const QString& message) {
    const QString name = std::exchange(m_wanted, {});
    m_progress.stop();
    Q_EMIT changed();
    Q_EMIT failed(name, message);
  });
}

void PetsSets::load(const QString& name) {
  if (name == m_wanted || (m_data != nullptr && name == m_name && m_wanted.isEmpty())) {
    return;
  }
  m_wanted = name;
  m_counts = std::make_shared<Counts>();
  m_progress.start();
  m_worker.submit(
      [this, name, counts = m_counts](const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
        ScanOptions options;
        options.cancelled = cancelled;
        options.onProgress = [counts](const ScanProgress& progress) {
          counts->done = progress.done;
          counts->total = progress.total;
        };
        auto data = std::make_shared<const PhotoData>(scanPhotos(toPath(name).string(), options));
        return [this, name, data] {
          m_progress.stop();
          m_wanted.clear();
          m_name = name;
          m_data = data;
          Q_EMIT changed();
        };
      });
  Q_EMIT changed();
}

void PetsSets::reload() {
  const QString name = m_name;
  m_name.clear();
  load(name);
}

void PetsSets::cancel() {
  m_worker.cancel();
  m_wanted.clear();
  m_progress.stop();
  Q_EMIT changed();
}

std::shared_ptr<const PhotoData> PetsSets::get(const QString& name) const {
  return name == m_name ? m_data : nullptr;
}

QString PetsSets::preferred() {
  const QString name = QSettings().value(kPreferred).toString();
  const QStringList folders = name.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  const bool there = !folders.isEmpty() && std::ranges::all_of(folders, [](const QString& folder) {
    return QFileInfo(folder).isDir();
  });
  return there ? name : kStarter;
}

void PetsSets::setPreferred(const QString& name) {
  QSettings().setValue(kPreferred, name);
}

}  // namespace officina
