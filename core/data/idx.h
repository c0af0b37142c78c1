// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// IDX, the format of MNIST's files: big-endian magic (0x00000803 pictures, 0x00000801 labels), the sizes of
// each dimension, then one byte a value. Source: http://yann.lecun.com/exdb/mnist, "FILE FORMATS FOR THE
// MNIST DATABASE". Plain and gzipped files are told apart by their first bytes, never by their names.

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/api/digits.h"

namespace officina {

/// Pictures of 28x28 bytes, count x 784. Throws Error (Io, Input) naming the file and what is wrong in it.
[[nodiscard]] std::vector<std::uint8_t> readIdxImages(const std::filesystem::path& file);
/// Labels 0..9. Throws as above, also for a label over 9.
[[nodiscard]] std::vector<std::uint8_t> readIdxLabels(const std::filesystem::path& file);
/// Both, which must have the same count.
[[nodiscard]] DigitSet readIdxPair(const std::filesystem::path& images, const std::filesystem::path& labels);

/// Writes the four files under MNIST's names, plain, each atomically, into `folder` (made if it is not
/// there). Throws Error (Io).
void writeMnistFolder(const DigitsData& data, const std::filesystem::path& folder);

}  // namespace officina
