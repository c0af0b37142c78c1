// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/photos.h"

namespace officina {

struct ClassFolder {
  std::string name;
  std::filesystem::path path;
};

/// The class folders that Recipe::data means, sorted by the bytes of their names. What lies beside them is
/// added to `leftOut`. Throws Error (Input) if pictures lie where their class folders should, (Io) for a
/// folder that cannot be read.
[[nodiscard]] std::vector<ClassFolder> classFolders(const std::string& data,
                                                    std::vector<LeftOutFile>& leftOut);

struct WalkedFile {
  std::filesystem::path path;
  int label = 0;
};
/// Adds the files below a class folder in the order of torchvision's ImageFolder: folders by the bytes of
/// their paths, in each the files by name. Links are followed unless they lead back to a folder that they lie
/// in. Files that systems leave behind everywhere (.DS_Store, Thumbs.db) are passed over; a folder that
/// cannot be read is added to `leftOut`. Throws Error (Cancelled).
void walkPictures(const std::filesystem::path& folder, int label, const ScanOptions& options,
                  std::vector<WalkedFile>& files, std::vector<LeftOutFile>& leftOut);

/// Whether torchvision's ImageFolder would take a file of this name.
[[nodiscard]] bool endsAsImageFolderWants(std::string_view name);

/// Throws Error (Cancelled) if it was.
void throwIfScanCancelled(const ScanOptions& options);

}  // namespace officina
