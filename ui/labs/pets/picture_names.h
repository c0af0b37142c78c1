// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace officina {

/// A name that a folder can have everywhere: no slashes or control characters, no leading dot, at most 100
/// bytes, never cut within a character as a reader sees it (an emoji may be 30 bytes). Empty if nothing is
/// left.
[[nodiscard]] QString safeFolderName(const QString& name);

/// The same for a file: its ending is kept, what stands before it has at most 200 bytes. Never empty.
[[nodiscard]] QString safeFileName(const QString& name);

/// `folder`/`name`, or with a number before its ending where something has that name already. `name` is
/// safe.
[[nodiscard]] QString freePlace(const QString& folder, const QString& name);

}  // namespace officina
