// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace officina {

enum class DType { Float16, BFloat16, Float32, Float64, UInt8, Int8, Int16, Int32, Int64, Bool };

[[nodiscard]] std::size_t byteSize(DType type);
/// "float32", "int64", ... as PyTorch prints them without the "torch." in front.
[[nodiscard]] std::string_view name(DType type);

/// One tensor of a state dict: contiguous, row-major, little-endian bytes.
struct NamedTensor {
  std::string name;
  DType type = DType::Float32;
  std::vector<std::int64_t> shape;
  std::vector<std::byte> bytes;

  [[nodiscard]] static NamedTensor ofFloats(std::string name, std::vector<std::int64_t> shape,
                                            std::span<const float> values);
  [[nodiscard]] static NamedTensor ofInts(std::string name, std::vector<std::int64_t> shape,
                                          std::span<const std::int64_t> values);
  /// Product of the shape; 1 for a scalar.
  [[nodiscard]] std::int64_t elementCount() const;
  /// The values converted to float (from any DType).
  [[nodiscard]] std::vector<float> floats() const;
  [[nodiscard]] std::vector<std::int64_t> ints() const;
};

/// Names and tensors in order: what PyTorch calls model.state_dict(). A plain value: it may cross threads.
struct StateDict {
  std::vector<NamedTensor> tensors;
  /// Text that travels with the tensors (safetensors' __metadata__); PyTorch files have none.
  std::map<std::string, std::string> metadata;

  [[nodiscard]] const NamedTensor* find(std::string_view name) const;
  [[nodiscard]] std::int64_t parameterCount() const;
};

/// Reads .pth (PyTorch's zip format since 1.6) or .safetensors; the content decides, not the name.
/// Runs no code from the file; throws Error (Input) naming what is refused, Error (Io) if it cannot be read.
[[nodiscard]] StateDict readStateDict(const std::filesystem::path& file);
/// The same from memory; `name` is what messages call it.
[[nodiscard]] StateDict readStateDict(std::span<const std::byte> bytes, std::string_view name);
/// Writes .safetensors if the name ends so, else .pth. Atomic: the old file stays if anything fails.
void writeStateDict(const std::filesystem::path& file, const StateDict& state);
/// The tensors converted to half precision where they are float32 (built-in weights are kept so).
[[nodiscard]] StateDict toHalf(const StateDict& state);

}  // namespace officina
