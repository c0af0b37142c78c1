// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/latest_worker.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "core/api/error.h"
#include "ui/shell/language.h"

namespace officina {

struct LatestWorker::Shared {
  struct Result {
    quint64 id;
    Deliver deliver;
  };
  std::mutex mutex;
  std::condition_variable wake;
  Job waiting;
  quint64 waitingId = 0;
  std::vector<Result> results;  ///< not yet delivered
  bool closing = false;
  std::atomic<quint64> newest{0};  ///< number of the newest job; older ones are overtaken
  std::atomic<bool> busy{false};
  std::thread thread;
};

LatestWorker::LatestWorker(QObject* parent) : QObject(parent), m(std::make_shared<Shared>()) {
  connect(this, &LatestWorker::resultReady, this, &LatestWorker::deliver, Qt::QueuedConnection);
  m->thread = std::thread([this, shared = m.get()] {
    std::unique_lock lock(shared->mutex);
    for (;;) {
      shared->wake.wait(lock, [shared] { return shared->closing || shared->waiting; });
      if (shared->closing) {
        return;
      }
      const Job job = std::exchange(shared->waiting, {});
      const quint64 id = shared->waitingId;
      lock.unlock();
      const Cancelled cancelled = [shared, id] { return shared->newest.load() != id; };
      Deliver result;
      try {
        result = job(cancelled);
      } catch (...) {
        const Error error = currentError();
        if (error.kind() != ErrorKind::Cancelled) {
          result = [this, error] { Q_EMIT failed(translated(error)); };
        }
      }
      lock.lock();
      shared->results.push_back({id, std::move(result)});
      // Only a bell: what goes from thread to thread goes through the mutex, where ThreadSanitizer sees it
      // (it does not see Qt's event queue). The destructor joins this thread first, so `this` is alive here.
      Q_EMIT resultReady(QPrivateSignal());
    }
  });
}

LatestWorker::~LatestWorker() {
  {
    const std::lock_guard lock(m->mutex);
    m->closing = true;
    m->waiting = {};
    ++m->newest;
  }
  m->wake.notify_one();
  m->thread.join();
}

void LatestWorker::submit(Job job) {
  {
    const std::lock_guard lock(m->mutex);
    m->waiting = std::move(job);
    m->waitingId = ++m->newest;
  }
  m->wake.notify_one();
  if (!m->busy.exchange(true)) {
    Q_EMIT busyChanged(true);
  }
}

void LatestWorker::cancel() {
  {
    const std::lock_guard lock(m->mutex);
    m->waiting = {};
    ++m->newest;
  }
  if (m->busy.exchange(false)) {
    Q_EMIT busyChanged(false);
  }
}

bool LatestWorker::busy() const {
  return m->busy.load();
}

void LatestWorker::deliver() {
  std::vector<Shared::Result> results;
  {
    const std::lock_guard lock(m->mutex);
    results.swap(m->results);
  }
  // All but the last are overtaken, and so is that one when something newer has been submitted, or cancel()
  // called.
  if (results.empty() || results.back().id != m->newest.load()) {
    return;
  }
  m->busy.store(false);
  if (results.back().deliver) {
    results.back().deliver();
  }
  Q_EMIT busyChanged(false);
}

}  // namespace officina
