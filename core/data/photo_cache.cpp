// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/photo_cache.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <map>
#include <optional>
#include <utility>

#include "core/api/error.h"

namespace officina {
namespace {

/// Of all caches: two runs at different sizes must not take the limit twice.
std::atomic<std::int64_t> bytesInUse{0};

LeftOutFile::Reason reasonOf(const Error& error) {
  return error.kind() == ErrorKind::Input ? LeftOutFile::Reason::Damaged : LeftOutFile::Reason::Unreadable;
}

}  // namespace

PhotoCache::PhotoCache(const std::vector<PhotoFile>& photos, int side, bool upright,
                       PhotoCacheOptions options)
    : m_photos(photos),
      m_side(side),
      m_upright(upright),
      m_options(std::move(options)),
      m_pictureBytes(std::int64_t{side} * side * 3),
      m_pictures(photos.size()),
      m_worker([this] { work(); }) {}

PhotoCache::~PhotoCache() {
  {
    const std::lock_guard lock(m_mutex);
    m_ending = true;
  }
  m_wanted.notify_all();
  m_worker.join();
  bytesInUse -= m_inMemory;
}

void PhotoCache::expect(std::vector<std::int64_t> order) {
  {
    const std::lock_guard lock(m_mutex);
    m_order = std::move(order);
    m_next = 0;
    m_reader = 0;
  }
  m_wanted.notify_all();
}

bool PhotoCache::read(std::int64_t photo, std::uint8_t* target) {
  Lock lock(m_mutex);
  advance(photo);
  Picture& picture = m_pictures.at(static_cast<std::size_t>(photo));
  m_changed.wait(lock, [&picture] { return picture.state != State::Decoding; });
  switch (picture.state) {
    case State::Failed:
      return false;
    case State::InMemory: {
      const std::uint8_t* bytes = picture.bytes.get();
      lock.unlock();
      std::memcpy(target, bytes, static_cast<std::size_t>(m_pictureBytes));
      return true;
    }
    case State::InFile: {
      const std::int64_t slot = picture.slot;
      lock.unlock();
      if (m_spill.read(slot, {target, static_cast<std::size_t>(m_pictureBytes)})) {
        return true;
      }
      lock.lock();
      m_changed.wait(lock, [&picture] { return picture.state != State::Decoding; });
      if (picture.state == State::Failed) {
        return false;
      }
      return decodeInto(photo, lock, target);  // the disk has lost it
    }
    default:
      return decodeInto(photo, lock, target);
  }
}

std::vector<LeftOutFile> PhotoCache::failures() const {
  const std::lock_guard lock(m_mutex);
  return m_failures;
}

bool PhotoCache::spillFailed() const {
  const std::lock_guard lock(m_mutex);
  return m_spillFailed;
}

std::int64_t PhotoCache::decoded() const {
  const std::lock_guard lock(m_mutex);
  return m_decoded;
}

/// The reader is at `photo`: the window goes with it, if it is one of those expected.
void PhotoCache::advance(std::int64_t photo) {
  const auto from = m_order.begin() + static_cast<std::ptrdiff_t>(m_reader);
  const auto window = std::min<std::ptrdiff_t>(m_order.end() - from, m_options.ahead);
  const auto found = std::find(from, from + window, photo);
  if (found == from + window) {
    return;
  }
  m_reader = static_cast<std::size_t>(found - m_order.begin()) + 1;
  m_next = std::max(m_next, m_reader);
  m_wanted.notify_all();
}

bool PhotoCache::nothingToDo() const {
  return m_next >= m_order.size() || m_next >= m_reader + static_cast<std::size_t>(m_options.ahead) ||
         (m_spillFailed && !hasRoom());
}

void PhotoCache::work() {
  Lock lock(m_mutex);
  for (;;) {
    m_wanted.wait(lock, [this] { return m_ending || !nothingToDo(); });
    if (m_ending) {
      return;
    }
    const std::int64_t photo = m_order[m_next++];
    if (m_pictures.at(static_cast<std::size_t>(photo)).state == State::Unknown) {
      decodeInto(photo, lock, nullptr);
    }
  }
}

bool PhotoCache::hasRoom() const {
  return bytesInUse.load() + m_pictureBytes <= m_options.memoryLimit;
}

/// Decodes a picture and keeps it. `target`: filled too, unless null. The lock is given back meanwhile.
bool PhotoCache::decodeInto(std::int64_t photo, Lock& lock, std::uint8_t* target) {
  Picture& picture = m_pictures[static_cast<std::size_t>(photo)];
  const std::filesystem::path& path = m_photos[static_cast<std::size_t>(photo)].path;
  picture.state = State::Decoding;
  lock.unlock();
  std::optional<LeftOutFile> failure;
  std::unique_ptr<std::uint8_t[]> bytes;  // NOLINT(*-avoid-c-arrays)
  try {
    const Image small = pillowResize(readPhoto(path, m_upright), m_side, m_side);
    bytes.reset(new std::uint8_t[small.bytes.size()]);
    std::memcpy(bytes.get(), small.bytes.data(), small.bytes.size());
    if (target != nullptr) {
      std::memcpy(target, small.bytes.data(), small.bytes.size());
    }
  } catch (...) {
    const Error error = currentError();
    failure = LeftOutFile{path, reasonOf(error), error.whatText()};
  }
  lock.lock();
  ++m_decoded;
  if (failure) {
    m_failures.push_back(*std::move(failure));
    picture.state = State::Failed;
  } else {
    keep(picture, std::move(bytes), lock);
  }
  m_changed.notify_all();
  return picture.state != State::Failed;
}

/// Puts a decoded picture where there is room, or forgets it.
void PhotoCache::keep(Picture& picture, std::unique_ptr<std::uint8_t[]> bytes,  // NOLINT(*-avoid-c-arrays)
                      Lock& lock) {
  if (bytesInUse.fetch_add(m_pictureBytes) + m_pictureBytes <= m_options.memoryLimit) {
    m_inMemory += m_pictureBytes;
    picture.bytes = std::move(bytes);
    picture.state = State::InMemory;
    return;
  }
  bytesInUse -= m_pictureBytes;
  if (m_spillFailed || !m_spill.open(m_options.scratch.empty() ? scratchFolder() : m_options.scratch)) {
    m_spillFailed = true;
    picture.state = State::Unknown;
    return;
  }
  const std::int64_t slot = m_slots++;
  lock.unlock();
  const bool written = m_spill.write(slot, {bytes.get(), static_cast<std::size_t>(m_pictureBytes)});
  lock.lock();
  m_spillFailed = m_spillFailed || !written;
  picture.slot = slot;
  picture.state = written ? State::InFile : State::Unknown;
}

struct PhotoData::Impl {
  std::mutex mutex;
  std::map<std::pair<int, bool>, std::unique_ptr<PhotoCache>> caches;
};

PhotoData::PhotoData(PhotoFolder folder) : m_folder(std::move(folder)), m(std::make_unique<Impl>()) {}

PhotoData::~PhotoData() = default;

std::int64_t PhotoData::trainCount() const {
  return static_cast<std::int64_t>(m_folder.photos.size());
}

PhotoCache& PhotoData::cache(int side, bool upright) const {
  const std::lock_guard lock(m->mutex);
  std::unique_ptr<PhotoCache>& cache = m->caches[{side, upright}];
  if (!cache) {
    cache = std::make_unique<PhotoCache>(m_folder.photos, side, upright);
  }
  return *cache;
}

}  // namespace officina
