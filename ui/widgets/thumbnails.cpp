// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/thumbnails.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace officina {

namespace {
constexpr std::size_t kMostKept = 1500;
constexpr std::size_t kMostWanted = 200;  ///< what was scrolled past is not made any more
constexpr std::size_t kTogether = 12;     ///< made before they are shown
}  // namespace

Thumbnails::Thumbnails(Provider provider, QObject* parent)
    : QObject(parent), m_provider(std::move(provider)) {}

QImage Thumbnails::get(std::int64_t id) {
  if (const auto found = m_pictures.find(id); found != m_pictures.end()) {
    return found->second;
  }
  if (!m_making.contains(id) && std::ranges::find(m_wanted, id) == m_wanted.end()) {
    m_wanted.push_back(id);
    if (m_wanted.size() > kMostWanted) {
      m_wanted.pop_front();
    }
  }
  if (!m_running) {
    work();
  }
  return {};
}

void Thumbnails::reset(Provider provider) {
  m_worker.cancel();
  m_running = false;
  m_provider = std::move(provider);
  m_pictures.clear();
  m_age.clear();
  m_making.clear();
  m_wanted.clear();
  Q_EMIT changed();
}

void Thumbnails::work() {
  std::vector<std::int64_t> ids;
  while (!m_wanted.empty() && ids.size() < kTogether) {
    ids.push_back(m_wanted.back());
    m_wanted.pop_back();
  }
  m_running = !ids.empty();
  m_making = {ids.begin(), ids.end()};
  if (ids.empty() || !m_provider) {
    m_running = false;
    return;
  }
  m_worker.submit(
      [this, ids, provider = m_provider](const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
        std::vector<QImage> made;
        for (const std::int64_t id : ids) {
          made.push_back(cancelled() ? QImage() : provider(id));
        }
        return [this, ids, made] {
          for (std::size_t i = 0; i < ids.size(); ++i) {
            m_pictures[ids[i]] = made[i];
            m_age.push_back(ids[i]);
          }
          while (m_age.size() > kMostKept) {
            m_pictures.erase(m_age.front());
            m_age.pop_front();
          }
          m_running = false;
          m_making.clear();
          Q_EMIT changed();
          if (!m_running) {
            work();
          }
        };
      });
}

}  // namespace officina
