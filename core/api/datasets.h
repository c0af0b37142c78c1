// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace officina {

/// One file of a set that can be downloaded.
struct CatalogFile {
  std::string name;               ///< file name in the set's folder
  std::vector<std::string> urls;  ///< mirrors, tried in order
  std::int64_t size = 0;          ///< bytes; 0: not published
  std::string sha256;             ///< hex, or empty
  std::string md5;                ///< hex, or empty
};
/// What is done with the files of a set once they are there: nothing; they are archives of folders; they are
/// the two archives of Oxford-IIIT Pet, whose list of classes sorts the pictures into cats/ and dogs/.
enum class Unpacking { None, Archive, OxfordPets };
struct CatalogSet {
  std::string id;   ///< "mnist"
  std::string lab;  ///< "digits"
  std::string title;
  std::string license;
  std::string source;  ///< home page
  std::vector<CatalogFile> files;
  Unpacking unpack = Unpacking::None;
  [[nodiscard]] std::int64_t size() const;
};

/// Reads catalog.json. Throws Error (Input) naming what is wrong in it.
[[nodiscard]] std::vector<CatalogSet> readCatalog(const std::filesystem::path& file);

struct FetchProgress {
  std::string file;
  std::int64_t received = 0;  ///< bytes of the whole set
  std::int64_t total = 0;     ///< 0: unknown
  double bytesPerSecond = 0.0;
  double secondsLeft = -1.0;  ///< negative: unknown
  bool unpacking = false;     ///< all has come; `received` counts what of it has been unpacked
};

struct FetchOptions {
  double stallSeconds = 20.0;                            ///< give a mirror up when nothing came for so long
  std::function<void(const FetchProgress&)> onProgress;  ///< on the calling thread, at most 20 a second
  std::function<bool()> cancelled;
};

/// Downloads what is missing of a set into `folder`. Each file is written to NAME.part, resumed from there
/// after an interruption, checked (size, SHA-256 or md5) and renamed. Mirrors are tried in order. Blocks;
/// throws Error (Network, Io, Cancelled). A damaged part is thrown away, a finished file is never touched.
/// What the catalogue says is unpacked beside it, once; throws Error (Input) for an archive that is damaged.
void fetchSet(const CatalogSet& set, const std::filesystem::path& folder, const FetchOptions& options = {});

enum class FileCheck { Missing, Good, WrongSize, WrongChecksum };
/// Checks each file of the set in `folder`, in the set's order. `cancelled` as above.
[[nodiscard]] std::vector<FileCheck> verifySet(const CatalogSet& set, const std::filesystem::path& folder,
                                               const std::function<bool()>& cancelled = {});

}  // namespace officina
