// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx_stream.h"

#include <algorithm>
#include <array>
#include <new>
#include <string>

#include "core/api/error.h"

namespace officina {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{256} << 10;
constexpr std::size_t kInflateStep = std::size_t{1} << 30;  // zlib counts in 32 bits
constexpr std::int64_t kGreatestRatio = 1032;
constexpr int kGzipOnly = 16 + MAX_WBITS;

}  // namespace

IdxStream::IdxStream(const std::filesystem::path& path) : m_path(path), m_file(path) {
  if (m_file.size() == 0) {
    throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "The file %1 is empty."), {m_path.string()}},
                {OFFICINA_TEXT("core", "Download it again."), {}});
  }
  std::array<std::uint8_t, 2> start{};
  const std::size_t count = readFile(start);
  m_offset = 0;
  m_compressed = count == 2 && start[0] == 0x1F && start[1] == 0x8B;
  if (m_compressed) {
    m_buffer.resize(kBufferBytes);
    if (inflateInit2(&m_inflate, kGzipOnly) != Z_OK) {
      throw std::bad_alloc();
    }
  }
}

IdxStream::~IdxStream() {
  if (m_compressed) {
    inflateEnd(&m_inflate);
  }
}

std::int64_t IdxStream::mostBytes() const {
  const auto size = static_cast<std::int64_t>(m_file.size());
  return m_compressed ? size * kGreatestRatio : size;
}

std::size_t IdxStream::read(std::span<std::uint8_t> target) {
  return m_compressed ? readCompressed(target) : readFile(target);
}

std::size_t IdxStream::readFile(std::span<std::uint8_t> target) {
  const std::size_t count = std::min<std::size_t>(target.size(), m_file.size() - m_offset);
  m_file.read(m_offset, std::as_writable_bytes(target.first(count)));
  m_offset += count;
  return count;
}

std::size_t IdxStream::readCompressed(std::span<std::uint8_t> target) {
  std::size_t done = 0;
  while (done < target.size()) {
    if (m_inflate.avail_in == 0) {
      m_inflate.next_in = m_buffer.data();
      m_inflate.avail_in = static_cast<uInt>(readFile(m_buffer));
    }
    if (m_ended) {
      if (m_inflate.avail_in == 0) {
        break;
      }
      // gzip allows several members one after the other; anything else after the end is damage.
      inflateReset(&m_inflate);
      m_ended = false;
    }
    if (m_inflate.avail_in == 0) {
      throw Error(ErrorKind::Input,
                  {OFFICINA_TEXT("core", "The gzip file %1 is cut short."), {m_path.string()}},
                  {OFFICINA_TEXT("core", "Download it again."), {}});
    }
    const auto room = static_cast<uInt>(std::min(target.size() - done, kInflateStep));
    m_inflate.next_out = target.data() + done;
    m_inflate.avail_out = room;
    const int result = inflate(&m_inflate, Z_NO_FLUSH);
    done += room - m_inflate.avail_out;
    if (result == Z_STREAM_END) {
      m_ended = true;  // checksum and length have been compared
    } else if (result == Z_MEM_ERROR) {
      throw std::bad_alloc();
    } else if (result != Z_OK) {
      throw Error(ErrorKind::Input,
                  {OFFICINA_TEXT("core", "The gzip file %1 is damaged."), {m_path.string()}},
                  {OFFICINA_TEXT("core", "Download it again."), {}});
    }
  }
  return done;
}

}  // namespace officina
