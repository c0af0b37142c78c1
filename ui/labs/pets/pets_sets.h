// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

#include <QObject>
#include <QString>
#include <QTimer>

#include "core/api/photos.h"
#include "ui/session/latest_worker.h"

namespace officina {

/// The photographs of the lab, scanned on a worker: "starter", or folders as Recipe::data names them.
class PetsSets : public QObject {
  Q_OBJECT

 public:
  explicit PetsSets(QObject* parent = nullptr);

  /// Scans `name` unless it is there or on its way.
  void load(const QString& name);
  /// Scans it again: files came or went.
  void reload();
  void cancel();
  /// The set called `name`, or null while it is not loaded.
  [[nodiscard]] std::shared_ptr<const PhotoData> get(const QString& name) const;
  /// The set loaded last, or null.
  [[nodiscard]] std::shared_ptr<const PhotoData> current() const { return m_data; }
  [[nodiscard]] QString name() const { return m_name; }
  [[nodiscard]] bool loading() const { return !m_wanted.isEmpty(); }
  /// Files judged so far, and found.
  [[nodiscard]] std::int64_t done() const { return m_counts->done; }
  [[nodiscard]] std::int64_t total() const { return m_counts->total; }

  /// The folder that was chosen last, if it is still there; else "starter".
  [[nodiscard]] static QString preferred();
  static void setPreferred(const QString& name);

 Q_SIGNALS:
  void changed();
  /// While a folder is scanned, some times a second.
  void progressed();
  void failed(const QString& name, const QString& message);

 private:
  struct Counts {
    std::atomic<std::int64_t> done{0};
    std::atomic<std::int64_t> total{0};
  };

  QString m_name;
  QString m_wanted;
  std::shared_ptr<const PhotoData> m_data;
  std::shared_ptr<Counts> m_counts = std::make_shared<Counts>();
  QTimer m_progress;
  LatestWorker m_worker;
};

}  // namespace officina
