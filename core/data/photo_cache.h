// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "core/api/photos.h"
#include "core/data/photo_spill.h"

namespace officina {

struct PhotoCacheOptions {
  /// Bytes of decoded pictures that all caches of the process may hold in memory together.
  std::int64_t memoryLimit = 1'000'000'000;
  /// How many pictures ahead of the reader are decoded.
  int ahead = 512;
  /// Where the rest goes; empty: scratchFolder().
  std::filesystem::path scratch;
};

/// The pictures of a folder at one size, each decoded once. One worker of its own decodes what will be wanted
/// next. Any thread may read.
class PhotoCache {
 public:
  /// `photos` must outlive the cache. `side`: the pictures become side x side, as Pillow resizes them;
  /// `upright`: turned as EXIF says.
  PhotoCache(const std::vector<PhotoFile>& photos, int side, bool upright, PhotoCacheOptions options = {});
  ~PhotoCache();
  PhotoCache(const PhotoCache&) = delete;
  PhotoCache& operator=(const PhotoCache&) = delete;

  [[nodiscard]] int side() const { return m_side; }
  /// Bytes of a picture: side x side x 3.
  [[nodiscard]] std::int64_t pictureBytes() const { return m_pictureBytes; }

  /// The pictures that will be wanted next, in this order; takes the place of what was expected before.
  void expect(std::vector<std::int64_t> order);

  /// Fills `target` with pictureBytes() bytes: rows of red, green, blue. Waits while somebody is decoding the
  /// picture, decodes it here if nobody is. False if it cannot be read (any more); failures() says why, and
  /// it is not tried again.
  bool read(std::int64_t photo, std::uint8_t* target);

  [[nodiscard]] std::vector<LeftOutFile> failures() const;
  /// Whether the disk refused to take more. Pictures beyond the memory's limit are then decoded each time.
  [[nodiscard]] bool spillFailed() const;
  /// How many pictures have been decoded so far, the repeated ones counted again.
  [[nodiscard]] std::int64_t decoded() const;

 private:
  enum class State : std::uint8_t { Unknown, Decoding, InMemory, InFile, Failed };
  struct Picture {
    State state = State::Unknown;
    std::int64_t slot = 0;                  ///< in the file
    std::unique_ptr<std::uint8_t[]> bytes;  // NOLINT(*-avoid-c-arrays): no zeros first, unlike a vector
  };
  using Lock = std::unique_lock<std::mutex>;

  void work();
  void advance(std::int64_t photo);
  [[nodiscard]] bool nothingToDo() const;
  bool decodeInto(std::int64_t photo, Lock& lock, std::uint8_t* target);
  [[nodiscard]] bool hasRoom() const;
  void keep(Picture& picture, std::unique_ptr<std::uint8_t[]> bytes, Lock& lock);  // NOLINT(*-avoid-c-arrays)

  const std::vector<PhotoFile>& m_photos;
  const int m_side;
  const bool m_upright;
  const PhotoCacheOptions m_options;
  const std::int64_t m_pictureBytes;

  mutable std::mutex m_mutex;
  std::condition_variable m_changed;  ///< a picture has been decoded
  std::condition_variable m_wanted;   ///< the worker has something to do, or is to end
  std::vector<Picture> m_pictures;    ///< by number of the photo; bytes never change once in memory
  std::vector<std::int64_t> m_order;  ///< what is expected
  std::size_t m_next = 0;             ///< in m_order, for the worker
  std::size_t m_reader = 0;           ///< in m_order, the first that was not read yet
  std::int64_t m_inMemory = 0;        ///< bytes held
  std::int64_t m_decoded = 0;
  std::vector<LeftOutFile> m_failures;
  bool m_ending = false;
  bool m_spillFailed = false;
  std::int64_t m_slots = 0;  ///< of the file, given away
  SpillFile m_spill;         ///< opened under the mutex before any slot is given away
  std::thread m_worker;      ///< last: it uses all of the above
};

}  // namespace officina
