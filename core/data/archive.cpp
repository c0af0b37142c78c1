// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <fcntl.h>
#include <locale.h>  // NOLINT(modernize-deprecated-headers): newlocale() is POSIX
#include <memory>
#include <new>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include "core/api/error.h"
#include "core/storage/descriptor.h"
#include "core/storage/file_error.h"

namespace officina {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostFiles = 1'000'000;

struct CloseArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

/// libarchive turns names into the encoding of the thread's locale, and the plain C locale has no accents.
class Utf8Names {
 public:
  Utf8Names() : m_locale(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (m_locale != nullptr) {
      m_before = ::uselocale(m_locale);
    }
  }
  ~Utf8Names() {
    if (m_locale != nullptr) {
      ::uselocale(m_before);
      ::freelocale(m_locale);
    }
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t m_locale;
  locale_t m_before = nullptr;
};

/// The path below the target, or an empty one if it leads anywhere else.
fs::path safePath(const std::string& name) {
  if (name.empty() || name.find('\0') != std::string::npos) {
    return {};
  }
  const fs::path path = fs::path(name).lexically_normal();
  if (path.is_absolute() || path.empty() || *path.begin() == "..") {
    return {};
  }
  return path;
}

class Unpacker {
 public:
  Unpacker(fs::path file, fs::path target, const ArchiveOptions& options)
      : m_file(std::move(file)), m_target(std::move(target)), m_options(options) {}

  std::int64_t run() {
    open();
    for (archive_entry* entry = nullptr; next(&entry);) {
      tick();
      if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) {
        continue;
      }
      const char* name = archive_entry_pathname(entry);
      if (name == nullptr) {
        damaged();
      }
      const fs::path path = safePath(name);
      if (path.empty()) {
        refuse(OFFICINA_TEXT("core", "The archive %1 wants to write outside of its folder (%2)."), name);
      }
      if (!m_options.wanted || m_options.wanted(path.string())) {
        if (++m_count > kMostFiles) {
          refuse(OFFICINA_TEXT("core", "The archive %1 holds far more than its size lets expect (%2)."),
                 name);
        }
        write(path);
      }
    }
    return m_count;
  }

 private:
  void open() {
    m_input = Descriptor(::open(m_file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!m_input.valid()) {
      throw readError(m_file, errno);
    }
    m_reader.reset(archive_read_new());
    if (!m_reader) {
      throw std::bad_alloc();
    }
    archive_read_support_filter_gzip(m_reader.get());
    archive_read_support_filter_bzip2(m_reader.get());
    archive_read_support_filter_xz(m_reader.get());
    archive_read_support_format_tar(m_reader.get());
    archive_read_support_format_zip(m_reader.get());
    constexpr std::size_t kBlock = std::size_t{1} << 18U;
    if (archive_read_open_fd(m_reader.get(), m_input.get(), kBlock) != ARCHIVE_OK) {
      damaged();
    }
  }

  bool next(archive_entry** entry) {
    const int result = archive_read_next_header(m_reader.get(), entry);
    if (result == ARCHIVE_EOF) {
      return false;
    }
    // A warning is about a name in a strange encoding, which is taken as it comes.
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
      damaged();
    }
    return true;
  }

  void write(const fs::path& path) {
    const fs::path place = m_target / path;
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    if (error) {
      throw writeError(place.parent_path(), error.value());
    }
    constexpr mode_t kReadable = 0644;
    Descriptor output(
        ::open(place.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, kReadable));
    if (!output.valid()) {
      throw writeError(place, errno);
    }
    for (;;) {
      const void* bytes = nullptr;
      std::size_t count = 0;
      la_int64_t offset = 0;
      const int result = archive_read_data_block(m_reader.get(), &bytes, &count, &offset);
      if (result == ARCHIVE_EOF) {
        break;
      }
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
        damaged();
      }
      m_written += static_cast<std::int64_t>(count);
      if (m_written > m_options.mostBytes || offset > m_options.mostBytes) {
        refuse(OFFICINA_TEXT("core", "The archive %1 holds far more than its size lets expect (%2)."),
               path.string());
      }
      writeAll(output, static_cast<const char*>(bytes), count, offset, place);
      tick();
    }
    if (output.reset() != 0) {
      throw writeError(place, errno);
    }
  }

  static void writeAll(const Descriptor& output, const char* bytes, std::size_t count, la_int64_t offset,
                       const fs::path& place) {
    while (count > 0) {
      const ssize_t written = ::pwrite(output.get(), bytes, count, offset);
      if (written < 0 && errno == EINTR) {
        continue;
      }
      if (written < 0) {
        throw writeError(place, errno);
      }
      bytes += written;
      count -= static_cast<std::size_t>(written);
      offset += written;
    }
  }

  void tick() {
    constexpr std::int64_t kBetween = std::int64_t{1} << 18U;
    const std::int64_t read = archive_filter_bytes(m_reader.get(), -1);
    // Also by what is written: what is packed well comes out long after it was read.
    if (m_options.progress && (read + m_written) - m_told >= kBetween) {
      m_told = read + m_written;
      m_options.progress(read);
    }
  }

  [[noreturn]] void damaged() const {
    const char* words = archive_error_string(m_reader.get());
    refuse(OFFICINA_TEXT("core", "The archive %1 is damaged (%2)."), words == nullptr ? "" : words);
  }

  [[noreturn]] void refuse(const char* pattern, const std::string& detail) const {
    throw Error(ErrorKind::Input, {pattern, {m_file.string(), detail}},
                {OFFICINA_TEXT("core", "Delete it and download it again."), {}});
  }

  fs::path m_file;
  fs::path m_target;
  const ArchiveOptions& m_options;
  Descriptor m_input;  // outlives the reader
  std::unique_ptr<archive, CloseArchive> m_reader;
  std::int64_t m_count = 0;
  std::int64_t m_written = 0;
  std::int64_t m_told = 0;
};

}  // namespace

std::int64_t unpackArchive(const fs::path& file, const fs::path& target, const ArchiveOptions& options) {
  const Utf8Names names;
  return Unpacker(file, target, options).run();
}

}  // namespace officina
