// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "core/api/datasets.h"

namespace officina {

/// Whether the set's archives, as they are now in `folder`, have been unpacked there already.
[[nodiscard]] bool isUnpacked(const CatalogSet& set, const std::filesystem::path& folder);

/// Unpacks the archives of a set beside them, as the catalogue says. First into a folder of its own, so that
/// a set that was stopped half way does not look like a whole one; files of other names that lie there
/// already are left alone. `progress`: the archive that is being unpacked and the bytes read of all of them;
/// may throw to stop. Throws Error (Input, Io).
void unpackSet(const CatalogSet& set, const std::filesystem::path& folder,
               const std::function<void(const std::string& file, std::int64_t read)>& progress);

}  // namespace officina
