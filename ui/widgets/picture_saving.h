// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QString>

class QImage;
class QWidget;

namespace officina {

/// Writes a PNG; an earlier file stays if it cannot be written, which is false.
[[nodiscard]] bool savePng(const QImage& picture, const QString& path);

/// Asks for a file, without waiting, and calls `save` with it; says so where that returns false. `filter`: as
/// QFileDialog takes it; a name without a suffix becomes a .png.
void askToSavePicture(QWidget* parent, const QString& filter, std::function<bool(const QString& path)> save);

}  // namespace officina
