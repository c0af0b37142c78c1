// SPDX-License-Identifier: GPL-3.0-or-later
#include <mutex>
#include <system_error>

#include "core/api/photos.h"

namespace officina {
namespace {

namespace fs = std::filesystem;

struct Places {
  std::mutex mutex;
  fs::path scratch;
  fs::path starter;
};

Places& places() {
  static Places all;
  return all;
}

}  // namespace

void setScratchFolder(const fs::path& folder) {
  const std::lock_guard lock(places().mutex);
  places().scratch = folder;
}

fs::path scratchFolder() {
  const std::lock_guard lock(places().mutex);
  if (!places().scratch.empty()) {
    return places().scratch;
  }
  std::error_code error;
  const fs::path system = fs::temp_directory_path(error);
  return error ? fs::path("/tmp") : system;
}

void setStarterFolder(const fs::path& folder) {
  const std::lock_guard lock(places().mutex);
  places().starter = folder;
}

fs::path starterFolder() {
  {
    const std::lock_guard lock(places().mutex);
    if (!places().starter.empty()) {
      return places().starter;
    }
  }
  return scratchFolder() / "officina-starter-pets";
}

}  // namespace officina
