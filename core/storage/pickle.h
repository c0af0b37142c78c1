// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/api/state_dict.h"

namespace officina {

/// What a pickle says about one tensor. Nothing has been checked against the storages yet, but: shape and
/// strides have the same length (at most 64), no number in them is negative, and the elements are at most
/// 2^48.
struct PickledTensor {
  std::string name;
  DType type = DType::Float32;
  std::string storageKey;         ///< "0" for the record data/0
  std::int64_t storageCount = 0;  ///< elements that the storage is said to have
  std::int64_t offset = 0;        ///< in elements, as the strides
  std::vector<std::int64_t> shape;
  std::vector<std::int64_t> strides;
};

/// Interprets the pickle of a state dict. The opcodes and the globals it knows are a closed list, and none of
/// them runs anything: a global is a tag, calling it fills in a struct. Every other one is refused by name.
/// Depth, values and memory are bounded, and nothing recurses. Throws Error (Input); `file` is what messages
/// call the file.
[[nodiscard]] std::vector<PickledTensor> readStateDictPickle(std::span<const std::byte> pickle,
                                                             const std::string& file);

}  // namespace officina
