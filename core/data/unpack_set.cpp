// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/unpack_set.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <string_view>
#include <system_error>

#include "core/api/error.h"
#include "core/data/archive.h"
#include "core/storage/atomic_file.h"
#include "core/storage/file_error.h"

namespace officina {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDoneName = ".unpacked";
constexpr const char* kStagingName = ".unpacking";
constexpr std::string_view kClassList = "annotations/list.txt";

std::int64_t sizeOf(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  return error ? -1 : static_cast<std::int64_t>(size);
}

/// What is written down when a set has been unpacked: the archives that it came from.
std::string description(const CatalogSet& set, const fs::path& folder) {
  std::string text;
  for (const CatalogFile& file : set.files) {
    text += file.name + " " + std::to_string(sizeOf(folder / file.name)) + "\n";
  }
  return text;
}

/// A folder that goes with all that is left in it.
class Staging {
 public:
  explicit Staging(fs::path path) : m_path(std::move(path)) {
    remove();
    std::error_code error;
    fs::create_directories(m_path, error);
    if (error) {
      throw writeError(m_path, error.value());
    }
  }
  ~Staging() { remove(); }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  [[nodiscard]] const fs::path& path() const { return m_path; }

 private:
  void remove() const {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
  }
  fs::path m_path;
};

void moveFile(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  if (!error) {
    fs::rename(from, to, error);
  }
  if (error) {
    throw writeError(to, error.value());
  }
}

void moveAll(const fs::path& staging, const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(staging)) {
    if (entry.is_regular_file()) {
      files.push_back(entry.path());
    }
  }
  for (const fs::path& file : files) {
    moveFile(file, folder / file.lexically_relative(staging));
  }
}

/// Oxford's list: "name breed species number" a line; species 1 is a cat, 2 a dog.
std::map<std::string, const char*> speciesOf(const fs::path& list) {
  constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 22U;
  std::istringstream lines(readFile(list, kMostBytes));
  std::map<std::string, const char*> species;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string name;
    int breed = 0;
    int kind = 0;
    const bool plain = !line.starts_with('#') && line.find('/') == std::string::npos;
    if (plain && words >> name >> breed >> kind && (kind == 1 || kind == 2)) {
      species[name] = kind == 1 ? "cats" : "dogs";
    }
  }
  return species;
}

void sortOxfordPets(const CatalogSet& set, const fs::path& staging, const fs::path& folder) {
  int moved = 0;
  if (fs::exists(staging / kClassList)) {
    for (const auto& [name, kind] : speciesOf(staging / kClassList)) {
      const fs::path file = staging / "images" / (name + ".jpg");
      if (fs::exists(file)) {
        moveFile(file, folder / kind / file.filename());
        ++moved;
      }
    }
  }
  if (moved == 0) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core",
                               "The archives of %1 do not hold the pictures and the list of classes "
                               "that they should."),
                 {set.title}},
                {OFFICINA_TEXT("core", "Delete them in the folder and download them again."), {}});
  }
}

/// Of Oxford's archives: the pictures and which class each is of; not the outlines and boxes.
bool wantedOfOxford(std::string_view path) {
  return path == kClassList || (path.starts_with("images/") && path.ends_with(".jpg") &&
                                path.find('/', 7) == std::string_view::npos && path[7] != '.');
}

}  // namespace

bool isUnpacked(const CatalogSet& set, const fs::path& folder) {
  constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 16U;
  std::error_code error;
  return fs::exists(folder / kDoneName, error) &&
         readFile(folder / kDoneName, kMostBytes) == description(set, folder);
}

void unpackSet(const CatalogSet& set, const fs::path& folder,
               const std::function<void(const std::string& file, std::int64_t read)>& progress) {
  const Staging staging(folder / kStagingName);
  std::int64_t before = 0;
  for (const CatalogFile& file : set.files) {
    constexpr std::int64_t kTimes = 10;  // pictures are packed already; lists shrink to a tenth at most
    constexpr std::int64_t kAnyway = std::int64_t{64} << 20U;
    const std::int64_t size = std::max<std::int64_t>(sizeOf(folder / file.name), 0);
    ArchiveOptions options;
    options.mostBytes = size * kTimes + kAnyway;
    options.progress = [&](std::int64_t read) { progress(file.name, before + std::min(read, size)); };
    if (set.unpack == Unpacking::OxfordPets) {
      options.wanted = wantedOfOxford;
    }
    unpackArchive(folder / file.name, staging.path(), options);
    before += size;
    progress(file.name, before);
  }
  if (set.unpack == Unpacking::OxfordPets) {
    sortOxfordPets(set, staging.path(), folder);
  } else {
    moveAll(staging.path(), folder);
  }
  writeFileAtomically(folder / kDoneName, description(set, folder));
}

}  // namespace officina
