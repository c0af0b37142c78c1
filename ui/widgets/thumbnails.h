// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <set>

#include <QImage>
#include <QObject>

#include "ui/session/latest_worker.h"

namespace officina {

/// Small pictures of files, made on a worker when somebody wants to see them. The newest wishes come first,
/// and only so many are kept: a folder may hold 25,000.
class Thumbnails : public QObject {
  Q_OBJECT

 public:
  /// Makes the picture of item `id`; on the worker. Null if there is none.
  using Provider = std::function<QImage(std::int64_t id)>;

  explicit Thumbnails(Provider provider, QObject* parent = nullptr);

  /// At once what is there; else null, and changed() comes when it is.
  [[nodiscard]] QImage get(std::int64_t id);
  /// Other items under the same numbers.
  void reset(Provider provider);
  [[nodiscard]] bool waiting() const { return m_running; }

 Q_SIGNALS:
  void changed();

 private:
  void work();

  Provider m_provider;
  std::map<std::int64_t, QImage> m_pictures;
  std::deque<std::int64_t> m_age;  ///< of m_pictures, oldest first
  std::set<std::int64_t> m_making;
  std::deque<std::int64_t> m_wanted;  ///< newest last
  bool m_running = false;
  LatestWorker m_worker;
};

}  // namespace officina
