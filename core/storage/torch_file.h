// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/api/state_dict.h"
#include "core/storage/byte_source.h"

namespace officina {

enum class WeightsFormat { Unknown, TorchZip, TorchLegacy, TorchTar, Safetensors };
/// Tells the formats apart by their first bytes; the source must not be empty.
[[nodiscard]] WeightsFormat recognise(const ByteSource& source);

/// Reads what torch.save(model.state_dict()) writes since PyTorch 1.6. Every value of the dictionary must be
/// a tensor or an nn.Parameter: anything else (numbers, texts, nested dictionaries of a whole checkpoint) is
/// refused by the name under which it stands, because leaving it out silently would lose it. Throws Error
/// (Input, Io).
[[nodiscard]] StateDict readTorchFile(const ByteSource& source, const std::string& name);

/// Writes the same, for torch.load() with weights_only=True or without. Atomic. Metadata is not written: the
/// format has no place for it. Throws Error (Io).
void writeTorchFile(const std::filesystem::path& file, const StateDict& state);

}  // namespace officina
