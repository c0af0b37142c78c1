// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/api/state_dict.h"
#include "core/storage/byte_source.h"

namespace officina {

/// Reads a .safetensors file as https://huggingface.co/docs/safetensors describes it: an 8-byte length, a
/// JSON header, the tensors' bytes without holes or overlaps. Tensors come in the header's order,
/// __metadata__ in StateDict::metadata. Throws Error (Input, Io).
[[nodiscard]] StateDict readSafetensors(const ByteSource& source, const std::string& name);

/// Writes one, atomically. Throws Error (Io).
void writeSafetensors(const std::filesystem::path& file, const StateDict& state);

}  // namespace officina
