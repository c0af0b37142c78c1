// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "core/api/values.h"
#include "ui/widgets/numbers_widget.h"

namespace officina {

/// Numbers as a picture, one pixel each; where there is less room than that, of shrunk() numbers.
[[nodiscard]] QImage numbersPicture(const Matrix& matrix, NumberColours colours, double scale);
/// At most `most` pixels: each is the number of its cells that is farthest from 0, so that no peak is lost.
[[nodiscard]] Matrix shrunk(const Matrix& matrix, QSize most);

}  // namespace officina
