// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <deque>
#include <string>
#include <system_error>
#include <utility>

#include "core/api/datasets.h"
#include "core/api/error.h"
#include "core/data/checksum.h"
#include "core/data/download_part.h"
#include "core/data/download_transfer.h"
#include "core/data/unpack_set.h"
#include "core/storage/file_error.h"

namespace officina {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

void throwIfCancelled(const std::function<bool()>& cancelled) {
  if (cancelled && cancelled()) {
    throw Error(ErrorKind::Cancelled, {OFFICINA_TEXT("core", "Stopped."), {}});
  }
}

/// Whether the bytes of `path` are those of `file`, whose size has been compared already.
bool hasChecksum(const fs::path& path, const CatalogFile& file, const std::function<void()>& check) {
  if (!file.sha256.empty()) {
    return fileChecksum(path, ChecksumKind::Sha256, check) == file.sha256;
  }
  return file.md5.empty() || fileChecksum(path, ChecksumKind::Md5, check) == file.md5;
}

FileCheck checkFile(const fs::path& path, const CatalogFile& file, const std::function<void()>& check) {
  std::error_code error;
  if (!fs::exists(path, error) && !error) {
    return FileCheck::Missing;
  }
  if (file.size > 0 && fs::is_regular_file(path, error) &&
      fs::file_size(path, error) != static_cast<std::uintmax_t>(file.size)) {
    return FileCheck::WrongSize;
  }
  return hasChecksum(path, file, check) ? FileCheck::Good : FileCheck::WrongChecksum;
}

/// Bytes a second over the last seconds, so that the time left follows the connection without jumping.
class Rate {
 public:
  /// `bytes`: received since the start; returns 0 until there is something to divide by.
  double at(Clock::time_point now, std::int64_t bytes) {
    constexpr std::chrono::seconds kWindow{4};
    m_samples.emplace_back(now, bytes);
    while (m_samples.size() > 2 && now - m_samples.front().first > kWindow) {
      m_samples.pop_front();
    }
    const auto& [then, before] = m_samples.front();
    const double seconds = std::chrono::duration<double>(now - then).count();
    return seconds > 0.0 ? static_cast<double>(bytes - before) / seconds : 0.0;
  }

 private:
  std::deque<std::pair<Clock::time_point, std::int64_t>> m_samples;
};

class Download {
 public:
  Download(const CatalogSet& set, const fs::path& folder, const FetchOptions& options)
      : m_set(set), m_folder(folder), m_options(options) {}

  void run() {
    makeFolder();
    const auto check = [this] { throwIfCancelled(m_options.cancelled); };
    std::vector<const CatalogFile*> missing;
    for (const CatalogFile& file : m_set.files) {
      if (checkFile(m_folder / file.name, file, check) == FileCheck::Good) {
        m_finished += bytesOf(file);
      } else {
        missing.push_back(&file);
      }
    }
    requireRoom(missing);
    for (const CatalogFile* file : missing) {
      fetch(*file);
      m_finished += bytesOf(*file);
    }
    if (!missing.empty()) {
      report(*missing.back(), nullptr);
    }
    if (m_set.unpack != Unpacking::None && !isUnpacked(m_set, m_folder)) {
      unpack();
    }
  }

 private:
  void makeFolder() const {
    std::error_code error;
    fs::create_directories(m_folder, error);
    if (fs::is_directory(m_folder)) {
      return;
    }
    if (fs::exists(m_folder) || error == std::errc::not_a_directory) {
      throw Error(
          ErrorKind::Io,
          {OFFICINA_TEXT("core", "%1 cannot be a folder: there is a file in its way."), {m_folder.string()}},
          {OFFICINA_TEXT("core", "Choose another folder."), {}});
    }
    throw writeError(m_folder, error.value());
  }

  [[nodiscard]] std::int64_t bytesOf(const CatalogFile& file) const {
    return static_cast<std::int64_t>(fs::file_size(m_folder / file.name));
  }

  void requireRoom(const std::vector<const CatalogFile*>& missing) const {
    std::int64_t need = 0;
    for (const CatalogFile* file : missing) {
      std::error_code error;
      const auto have = fs::file_size(m_folder / (file->name + ".part"), error);
      need += std::max<std::int64_t>(file->size - (error ? 0 : static_cast<std::int64_t>(have)), 0);
    }
    if (m_set.unpack != Unpacking::None && !isUnpacked(m_set, m_folder)) {
      need += m_set.size();  // photographs take the same again outside of their archive
    }
    std::error_code error;
    const fs::space_info space = fs::space(m_folder, error);
    if (!error && static_cast<std::uintmax_t>(need) > space.available) {
      throw Error(
          ErrorKind::Io,
          {OFFICINA_TEXT("core", "The disk is too full: %1 MB are free, %2 MB are needed in %3."),
           {std::to_string(space.available >> 20U), std::to_string((need >> 20) + 1), m_folder.string()}},
          {OFFICINA_TEXT("core", "Free some space, or choose a folder on another disk."), {}});
    }
  }

  void fetch(const CatalogFile& file) {
    PartFile part(m_folder / file.name);
    const auto tick = [&] {
      throwIfCancelled(m_options.cancelled);
      const Clock::time_point now = Clock::now();
      constexpr std::chrono::milliseconds kBetween{50};
      if (m_options.onProgress && now - m_lastReport >= kBetween) {
        report(file, &part);
      }
    };
    if (file.size > 0 && part.size() >= file.size) {
      // Stopped between the last byte and the new name; or not ours at all.
      if (part.size() == file.size && hasChecksum(part.path(), file, tick)) {
        part.commit();
        return;
      }
      part.restart();
    }
    std::vector<Text> reasons;
    for (const std::string& url : file.urls) {
      Text reason = fetchFrom(url, file, part, tick);
      if (reason.empty()) {
        part.commit();
        m_appendedBefore += part.appended();
        return;
      }
      reasons.push_back(std::move(reason));
    }
    m_appendedBefore += part.appended();
    throw Error(ErrorKind::Network,
                {OFFICINA_TEXT("core", "%1 could not be downloaded."), {file.name}, std::move(reasons)},
                {OFFICINA_TEXT("core", "Try again later: what has come is kept."), {}});
  }

  /// An empty text once `part` is the whole and right file, or else why this mirror was given up.
  Text fetchFrom(const std::string& url, const CatalogFile& file, PartFile& part,
                 const std::function<void()>& tick) {
    using End = TransferResult::End;
    constexpr int kAttempts = 8;  // of a connection that breaks again and again, but brings something
    TransferResult result;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      const bool continued = part.size() > 0;
      const std::int64_t before = part.appended();
      result = m_client.fetch(url, file.size, part, m_options.stallSeconds, tick);
      if (result.end == End::Complete) {
        if (hasChecksum(part.path(), file, tick)) {
          return {};
        }
        part.restart();
        if (continued) {
          continue;  // perhaps it was the old part that was damaged
        }
        return {OFFICINA_TEXT("core", "%1 sent something else: the checksum is wrong."), {url}};
      }
      if (result.end == End::RangeRefused) {
        part.restart();
      } else if (result.end == End::Refused || part.appended() == before) {
        break;
      }
    }
    return result.reason;
  }

  void unpack() {
    unpackSet(m_set, m_folder, [this](const std::string& file, std::int64_t read) {
      throwIfCancelled(m_options.cancelled);
      const Clock::time_point now = Clock::now();
      constexpr std::chrono::milliseconds kBetween{50};
      if (m_options.onProgress && (now - m_lastReport >= kBetween || read == m_finished)) {
        m_lastReport = now;
        m_options.onProgress({.file = file, .received = read, .total = m_finished, .unpacking = true});
      }
    });
  }

  /// `part`: of the file that is coming; none after the last.
  void report(const CatalogFile& file, const PartFile* part) {
    if (!m_options.onProgress) {
      return;
    }
    m_lastReport = Clock::now();
    FetchProgress progress;
    progress.file = file.name;
    progress.received = m_finished + (part != nullptr ? part->size() : 0);
    const bool known =
        std::all_of(m_set.files.begin(), m_set.files.end(), [](const CatalogFile& f) { return f.size > 0; });
    progress.total = known ? m_set.size() : 0;
    progress.bytesPerSecond =
        m_rate.at(m_lastReport, m_appendedBefore + (part != nullptr ? part->appended() : 0));
    if (known && progress.bytesPerSecond > 0.0) {
      progress.secondsLeft =
          static_cast<double>(progress.total - progress.received) / progress.bytesPerSecond;
    }
    m_options.onProgress(progress);
  }

  const CatalogSet& m_set;
  const fs::path& m_folder;
  const FetchOptions& m_options;
  HttpClient m_client;
  Rate m_rate;
  Clock::time_point m_lastReport{};
  std::int64_t m_finished = 0;        ///< bytes of the files that are there
  std::int64_t m_appendedBefore = 0;  ///< bytes that came for the files before the current one
};

}  // namespace

void fetchSet(const CatalogSet& set, const fs::path& folder, const FetchOptions& options) {
  Download(set, folder, options).run();
}

std::vector<FileCheck> verifySet(const CatalogSet& set, const fs::path& folder,
                                 const std::function<bool()>& cancelled) {
  std::vector<FileCheck> checks;
  for (const CatalogFile& file : set.files) {
    throwIfCancelled(cancelled);
    checks.push_back(checkFile(folder / file.name, file, [&cancelled] { throwIfCancelled(cancelled); }));
  }
  return checks;
}

}  // namespace officina
