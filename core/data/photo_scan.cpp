// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "core/api/error.h"
#include "core/api/photos.h"
#include "core/data/image_contents.h"
#include "core/data/photo_walk.h"
#include "core/storage/byte_source.h"

namespace officina {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Reason = LeftOutFile::Reason;

constexpr std::int64_t kLeastSide = 8;  // pixels

/// Judges file after file, and remembers the bytes of those before.
class Judge {
 public:
  Judge(PhotoFolder& folder, const ScanOptions& options, std::int64_t total)
      : m_folder(folder), m_options(options), m_progress{.total = total} {}

  void judge(const fs::path& file, int label) {
    step();
    std::optional<LeftOutFile> leftOut;
    try {
      leftOut = refusal(file, label);
    } catch (const Error& error) {  // from the file: a picture of words, not a reason to end
      leftOut = LeftOutFile{file, Reason::Unreadable, error.whatText()};
    }
    if (leftOut) {
      m_folder.leftOut.push_back(*std::move(leftOut));
    }
    ++m_progress.done;
  }

  void finish() {
    m_progress.leftOut = static_cast<std::int64_t>(m_folder.leftOut.size());
    if (m_options.onProgress) {
      m_options.onProgress(m_progress);
    }
  }

 private:
  void step() {
    throwIfScanCancelled(m_options);
    constexpr std::chrono::milliseconds kBetween{50};
    if (m_options.onProgress && Clock::now() - m_reported >= kBetween) {
      m_reported = Clock::now();
      finish();
    }
  }

  /// Adds the photograph; what is said of a file that is none, or is one twice.
  std::optional<LeftOutFile> refusal(const fs::path& path, int label) {
    const FileSource source(path);
    const std::string name = path.filename().string();
    const auto because = [&path](ImageRefusal refused) {
      return LeftOutFile{path, refused.reason, std::move(refused.what)};
    };
    if (source.size() == 0) {
      return because(emptyFile(name));
    }
    const std::size_t known = readStart(source);
    const ImageFormat format = imageFormat(std::as_bytes(std::span(m_bytes)));
    if (auto refused = refusedFormat(format, ImageUse::Photo, name)) {
      return because(*std::move(refused));
    }
    if (auto refused = refusedFileSize(source.size(), name)) {
      return because(*std::move(refused));
    }
    m_bytes.resize(static_cast<std::size_t>(source.size()));
    source.read(known, std::as_writable_bytes(std::span(m_bytes).subspan(known)));
    const ImageHeader header = imageHeader(format, std::as_bytes(std::span(m_bytes)));
    if (auto refused = refusedHeader(header, ImageUse::Photo, name)) {
      return because(*std::move(refused));
    }
    if (header.width < kLeastSide || header.height < kLeastSide) {
      return LeftOutFile{path,
                         Reason::Tiny,
                         {OFFICINA_TEXT("core", "%1 has only %2 × %3 pixels."),
                          {name, std::to_string(header.width), std::to_string(header.height)}}};
    }
    const std::optional<std::string> twin = twinOf(m_bytes);
    m_folder.photos.push_back({.path = path,
                               .label = label,
                               .size = static_cast<std::int64_t>(source.size()),
                               .width = static_cast<int>(header.width),
                               .height = static_cast<int>(header.height),
                               .duplicate = twin.has_value(),
                               .inImageFolder = endsAsImageFolderWants(name)});
    if (twin) {
      return LeftOutFile{
          path, Reason::Duplicate, {OFFICINA_TEXT("core", "%1 is the same as %2."), {name, *twin}}};
    }
    return std::nullopt;
  }

  /// The first bytes go into m_bytes; returns how many there are.
  std::size_t readStart(const FileSource& source) {
    m_bytes.resize(std::min<std::uint64_t>(source.size(), kImageFormatBytes));
    source.read(0, std::as_writable_bytes(std::span(m_bytes)));
    return m_bytes.size();
  }

  /// The path of an earlier photograph of the same bytes. A hash only says where to look.
  std::optional<std::string> twinOf(std::string_view bytes) {
    const std::size_t hash = std::hash<std::string_view>{}(bytes);
    const auto [first, last] = m_byHash.equal_range(hash);
    for (auto it = first; it != last; ++it) {
      const PhotoFile& earlier = m_folder.photos[it->second];
      if (earlier.size == static_cast<std::int64_t>(bytes.size()) && hasBytes(earlier.path, bytes)) {
        return earlier.path.string();
      }
    }
    m_byHash.emplace(hash, m_folder.photos.size());
    return std::nullopt;
  }

  static bool hasBytes(const fs::path& path, std::string_view bytes) {
    try {
      const FileSource source(path);
      if (source.size() != bytes.size()) {
        return false;
      }
      std::string other(bytes.size(), '\0');
      source.read(0, std::as_writable_bytes(std::span(other)));
      return other == bytes;
    } catch (const Error&) {  // it has gone since; then this one is no copy of anything
      return false;
    }
  }

  PhotoFolder& m_folder;
  const ScanOptions& m_options;
  ScanProgress m_progress;
  Clock::time_point m_reported{};
  std::string m_bytes;  ///< of the file that is judged; kept for its room
  std::unordered_multimap<std::size_t, std::size_t> m_byHash;  ///< number in m_folder.photos
};

/// Takes classes without photographs out of the list and says so.
void leaveEmptyClassesOut(PhotoFolder& folder, const std::vector<fs::path>& places) {
  const std::vector<std::int64_t> counts = folder.counts();
  std::vector<int> newLabel(counts.size(), -1);
  std::vector<std::string> kept;
  for (std::size_t label = 0; label < counts.size(); ++label) {
    if (counts[label] > 0) {
      newLabel[label] = static_cast<int>(kept.size());
      kept.push_back(folder.classes[label]);
    } else {
      folder.leftOut.push_back(
          {places[label],
           Reason::NotPicture,
           {OFFICINA_TEXT("core", "The class folder %1 has no pictures."), {folder.classes[label]}}});
    }
  }
  folder.classes = std::move(kept);
  for (PhotoFile& photo : folder.photos) {
    photo.label = newLabel[static_cast<std::size_t>(photo.label)];
  }
}

void requireClasses(const PhotoFolder& folder) {
  const auto count = static_cast<int>(folder.classes.size());
  const Text remedy{
      OFFICINA_TEXT("core",
                    "Put the pictures of each class into a folder of its own, named as the class, and these "
                    "folders into one: photos/cats, photos/dogs."),
      {}};
  if (count == 0) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "No folder with pictures was found in %1."), {folder.source}}, remedy);
  }
  if (count < kLeastPhotoClasses) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "There is only one class with pictures, %1; at least two are needed."),
                 {folder.classes.front()}},
                remedy);
  }
  if (count > kMostPhotoClasses) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "%1 has %2 classes with pictures; at most %3 are learned."),
                 {folder.source, std::to_string(count), std::to_string(kMostPhotoClasses)}},
                {OFFICINA_TEXT("core", "Name only the folders of the classes that you want."), {}});
  }
}

}  // namespace

std::vector<std::int64_t> PhotoFolder::counts() const {
  std::vector<std::int64_t> counts(classes.size(), 0);
  for (const PhotoFile& photo : photos) {
    ++counts[static_cast<std::size_t>(photo.label)];
  }
  return counts;
}

PhotoFolder scanPhotos(const std::string& data, const ScanOptions& options) {
  PhotoFolder folder;
  folder.source = data;
  std::vector<ClassFolder> found =
      classFolders(data == "starter" ? starterPhotos(starterFolder()).string() : data, folder.leftOut);
  std::vector<WalkedFile> files;
  std::vector<fs::path> places;
  for (const ClassFolder& one : found) {
    // Folders of the same name are one class.
    if (folder.classes.empty() || folder.classes.back() != one.name) {
      folder.classes.push_back(one.name);
      places.push_back(one.path);
    }
    walkPictures(one.path, static_cast<int>(folder.classes.size()) - 1, options, files, folder.leftOut);
  }
  Judge judge(folder, options, static_cast<std::int64_t>(files.size()));
  for (const WalkedFile& file : files) {
    judge.judge(file.path, file.label);
  }
  judge.finish();
  leaveEmptyClassesOut(folder, places);
  requireClasses(folder);
  return folder;
}

}  // namespace officina
