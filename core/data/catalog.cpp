// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/api/datasets.h"
#include "core/api/error.h"
#include "core/storage/atomic_file.h"
#include "core/support/json_text.h"

namespace officina {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
constexpr std::size_t kMd5Digits = 32;
constexpr std::size_t kSha256Digits = 64;

/// Reads one catalogue; every complaint says where in it (`place`, as in sets[0].files[2]).
class CatalogReader {
 public:
  explicit CatalogReader(std::string file) : m_file(std::move(file)) {}

  std::vector<CatalogSet> sets(const std::string& text) const {
    const Json root = parseJsonObject(
        text, kMostBytes, OFFICINA_TEXT("core", "The catalogue of data sets cannot be read: %1."));
    requireKeys(root, "", {"sets"});
    std::vector<CatalogSet> sets;
    std::set<std::string> ids;
    for (const Json& entry : list(root, "", "sets")) {
      const std::string place = "sets[" + std::to_string(sets.size()) + "]";
      sets.push_back(set(entry, place));
      if (!ids.insert(sets.back().id).second) {
        refuse(place + ".id", OFFICINA_TEXT("core", "%1: %2 stands there twice."));
      }
    }
    return sets;
  }

 private:
  [[noreturn]] void refuse(const std::string& place, const char* pattern) const {
    throw Error(ErrorKind::Input, {pattern, {m_file, place}},
                {OFFICINA_TEXT("core", "Correct the catalogue, or install the program again."), {}});
  }

  void requireKeys(const Json& object, const std::string& place, const std::set<std::string>& known) const {
    if (!object.is_object()) {
      refuse(place, OFFICINA_TEXT("core", "%1: %2 is not an object in braces."));
    }
    for (const auto& [key, value] : object.items()) {
      if (known.count(key) == 0) {
        refuse(joined(place, key), OFFICINA_TEXT("core", "%1: %2 is unknown."));
      }
    }
  }

  static std::string joined(const std::string& place, const std::string& key) {
    return place.empty() ? key : place + "." + key;
  }

  const Json& list(const Json& object, const std::string& place, const char* key) const {
    if (!object.contains(key) || !object[key].is_array() || object[key].empty()) {
      refuse(joined(place, key), OFFICINA_TEXT("core", "%1: %2 must be a list with something in it."));
    }
    return object[key];
  }

  std::string text(const Json& object, const std::string& place, const char* key) const {
    if (!object.contains(key) || !object[key].is_string() || object[key].get<std::string>().empty()) {
      refuse(joined(place, key), OFFICINA_TEXT("core", "%1: %2 must be a text that is not empty."));
    }
    return object[key].get<std::string>();
  }

  CatalogSet set(const Json& object, const std::string& place) const {
    requireKeys(object, place, {"id", "lab", "title", "license", "source", "files", "unpack"});
    CatalogSet set;
    set.id = text(object, place, "id");
    set.lab = text(object, place, "lab");
    set.title = text(object, place, "title");
    set.license = text(object, place, "license");
    set.source = text(object, place, "source");
    requireWeb(set.source, place + ".source");
    if (object.contains("unpack")) {
      set.unpack = unpacking(text(object, place, "unpack"), place + ".unpack");
    }
    std::set<std::string> names;
    for (const Json& entry : list(object, place, "files")) {
      const std::string filePlace = place + ".files[" + std::to_string(set.files.size()) + "]";
      set.files.push_back(file(entry, filePlace));
      if (!names.insert(set.files.back().name).second) {
        refuse(filePlace + ".name", OFFICINA_TEXT("core", "%1: %2 stands there twice."));
      }
    }
    return set;
  }

  CatalogFile file(const Json& object, const std::string& place) const {
    requireKeys(object, place, {"name", "urls", "size", "sha256", "md5"});
    CatalogFile file;
    file.name = text(object, place, "name");
    requireFileName(file.name, place + ".name");
    for (const Json& url : list(object, place, "urls")) {
      const std::string urlPlace = place + ".urls[" + std::to_string(file.urls.size()) + "]";
      if (!url.is_string()) {
        refuse(urlPlace, OFFICINA_TEXT("core", "%1: %2 must be a text that is not empty."));
      }
      file.urls.push_back(url.get<std::string>());
      requireWeb(file.urls.back(), urlPlace);
    }
    if (object.contains("size")) {
      constexpr std::int64_t kLargest = std::int64_t{1} << 40U;
      const Json& size = object["size"];
      if (!size.is_number_integer() || size < 1 || size > kLargest) {
        refuse(place + ".size", OFFICINA_TEXT("core", "%1: %2 must be a whole number of bytes."));
      }
      file.size = size.get<std::int64_t>();
    }
    file.sha256 = checksum(object, place, "sha256", kSha256Digits);
    file.md5 = checksum(object, place, "md5", kMd5Digits);
    if (file.sha256.empty() && file.md5.empty()) {
      // Without one, a mirror could hand out anything.
      refuse(place, OFFICINA_TEXT("core", "%1: %2 has neither sha256 nor md5."));
    }
    return file;
  }

  Unpacking unpacking(const std::string& name, const std::string& place) const {
    if (name == "archive") {
      return Unpacking::Archive;
    }
    if (name == "oxford-pets") {
      return Unpacking::OxfordPets;
    }
    refuse(place, OFFICINA_TEXT("core", "%1: %2 is unknown."));
  }

  std::string checksum(const Json& object, const std::string& place, const char* key,
                       std::size_t digits) const {
    if (!object.contains(key)) {
      return {};
    }
    const std::string sum = text(object, place, key);
    if (sum.size() != digits || sum.find_first_not_of("0123456789abcdef") != std::string::npos) {
      refuse(joined(place, key),
             OFFICINA_TEXT("core", "%1: %2 is not a checksum of its kind, in lower case."));
    }
    return sum;
  }

  void requireWeb(std::string_view url, const std::string& place) const {
    const bool printable = std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < '\x7F'; });
    if (!printable || (!url.starts_with("https://") && !url.starts_with("http://"))) {
      refuse(place, OFFICINA_TEXT("core", "%1: %2 is not a http or https address."));
    }
  }

  /// The name becomes a file in a folder of the user's: it must not lead anywhere else.
  void requireFileName(std::string_view name, const std::string& place) const {
    constexpr std::size_t kLongest = 200;
    constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    if (name.size() > kLongest || name.front() == '.' || name.ends_with(".part") ||
        name.find_first_not_of(kAllowed) != std::string_view::npos) {
      refuse(place, OFFICINA_TEXT("core", "%1: %2 is not a plain file name."));
    }
  }

  std::string m_file;
};

}  // namespace

std::int64_t CatalogSet::size() const {
  return std::accumulate(files.begin(), files.end(), std::int64_t{0},
                         [](std::int64_t sum, const CatalogFile& file) { return sum + file.size; });
}

std::vector<CatalogSet> readCatalog(const std::filesystem::path& file) {
  return CatalogReader(file.string()).sets(readFile(file, kMostBytes));
}

}  // namespace officina
