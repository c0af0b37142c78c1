// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include <QString>

namespace officina {

/// Folder of downloaded data sets, <user data>/datasets: the one that `officina data fetch` uses as well.
[[nodiscard]] QString dataSetsFolder();
/// Folder of the runs, <user data>/runs.
[[nodiscard]] QString runsFolder();

/// A folder or file as it is shown to its user: ~/... for what is in their home.
[[nodiscard]] QString shownPath(const QString& path);

/// Names of files cross between Qt and core/ without loss, whatever bytes they hold.
[[nodiscard]] std::filesystem::path toPath(const QString& name);
[[nodiscard]] QString fromPath(const std::filesystem::path& path);

/// Shows a folder in the desktop's file manager.
void openInFileManager(const QString& folder);

/// "11.0 MB", as the language in force writes it.
[[nodiscard]] QString byteText(qint64 bytes);

}  // namespace officina
