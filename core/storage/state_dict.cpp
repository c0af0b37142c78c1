// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/state_dict.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <type_traits>

#include "core/api/error.h"
#include "core/storage/byte_source.h"
#include "core/storage/half.h"
#include "core/storage/safetensors.h"
#include "core/storage/torch_file.h"

namespace officina {

namespace {

/// Calls use(Example{}) with a value of the C++ type that holds one element.
template <class Use>
void withElementType(DType type, Use&& use) {
  switch (type) {
    case DType::Float16:
    case DType::BFloat16:
      return use(std::uint16_t{});
    case DType::Float32:
      return use(float{});
    case DType::Float64:
      return use(double{});
    case DType::UInt8:
    case DType::Bool:
      return use(std::uint8_t{});
    case DType::Int8:
      return use(std::int8_t{});
    case DType::Int16:
      return use(std::int16_t{});
    case DType::Int32:
      return use(std::int32_t{});
    case DType::Int64:
      return use(std::int64_t{});
  }
}

/// From a floating value to a whole one without the undefined behaviour of a plain cast.
std::int64_t truncated(double value) {
  constexpr double kBound = 9223372036854775808.0;  // 2^63
  if (!(value > -kBound)) {
    return value != value ? 0 : std::numeric_limits<std::int64_t>::min();
  }
  return value < kBound ? static_cast<std::int64_t>(value) : std::numeric_limits<std::int64_t>::max();
}

template <class Result>
std::vector<Result> converted(const NamedTensor& tensor) {
  std::vector<Result> result;
  withElementType(tensor.type, [&](auto example) {
    using Element = decltype(example);
    const std::size_t count = tensor.bytes.size() / sizeof(Element);
    result.resize(count);
    if constexpr (std::is_same_v<Element, Result>) {
      if (count != 0) {
        std::memcpy(result.data(), tensor.bytes.data(), count * sizeof(Element));
      }
      return;
    }
    for (std::size_t i = 0; i < count; ++i) {
      Element element{};
      std::memcpy(&element, tensor.bytes.data() + i * sizeof(Element), sizeof(Element));
      if constexpr (std::is_same_v<Element, std::uint16_t>) {
        const float value =
            tensor.type == DType::Float16 ? floatFromHalf(element) : floatFromBFloat16(element);
        result[i] = std::is_same_v<Result, float>
                        ? static_cast<Result>(value)
                        : static_cast<Result>(truncated(static_cast<double>(value)));
      } else if constexpr (std::is_floating_point_v<Element> && std::is_integral_v<Result>) {
        result[i] = truncated(static_cast<double>(element));
      } else {
        result[i] = static_cast<Result>(element);
      }
    }
  });
  return result;
}

template <class Value>
NamedTensor tensorOf(std::string name, DType type, std::vector<std::int64_t> shape,
                     std::span<const Value> values) {
  NamedTensor tensor{std::move(name), type, std::move(shape), {}};
  if (tensor.elementCount() != static_cast<std::int64_t>(values.size())) {
    throw Error(ErrorKind::Internal,
                {OFFICINA_TEXT("core", "The tensor %1 was given %2 values for %3 places."),
                 {tensor.name, std::to_string(values.size()), std::to_string(tensor.elementCount())}});
  }
  const auto bytes = std::as_bytes(values);
  tensor.bytes.assign(bytes.begin(), bytes.end());
  return tensor;
}

StateDict readFrom(const ByteSource& source, const std::string& name) {
  if (source.size() == 0) {
    throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "%1 is empty."), {name}},
                {OFFICINA_TEXT("core", "Save the weights again."), {}});
  }
  switch (recognise(source)) {
    case WeightsFormat::TorchZip:
      return readTorchFile(source, name);
    case WeightsFormat::Safetensors:
      return readSafetensors(source, name);
    case WeightsFormat::TorchLegacy:
      throw Error(ErrorKind::Input,
                  {OFFICINA_TEXT("core",
                                 "%1 was saved by PyTorch before 1.6, or with "
                                 "_use_new_zipfile_serialization=False; that format is not read."),
                   {name}},
                  {OFFICINA_TEXT("core", "Load it in Python and save it again with torch.save()."), {}});
    case WeightsFormat::TorchTar:
      throw Error(
          ErrorKind::Input,
          {OFFICINA_TEXT("core", "%1 is a tar archive, as PyTorch wrote them before 0.1.10."), {name}},
          {OFFICINA_TEXT("core", "Load it in Python and save it again with torch.save()."), {}});
    case WeightsFormat::Unknown:
      break;
  }
  throw Error(
      ErrorKind::Input,
      {OFFICINA_TEXT("core", "%1 holds neither PyTorch weights (.pth) nor safetensors."), {name}},
      {OFFICINA_TEXT("core", "Choose a file that torch.save(model.state_dict()) or safetensors wrote."), {}});
}

}  // namespace

std::size_t byteSize(DType type) {
  std::size_t size = 0;
  withElementType(type, [&](auto example) { size = sizeof(example); });
  return size;
}

std::string_view name(DType type) {
  switch (type) {
    case DType::Float16:
      return "float16";
    case DType::BFloat16:
      return "bfloat16";
    case DType::Float32:
      return "float32";
    case DType::Float64:
      return "float64";
    case DType::UInt8:
      return "uint8";
    case DType::Int8:
      return "int8";
    case DType::Int16:
      return "int16";
    case DType::Int32:
      return "int32";
    case DType::Int64:
      return "int64";
    case DType::Bool:
      return "bool";
  }
  return {};
}

NamedTensor NamedTensor::ofFloats(std::string name, std::vector<std::int64_t> shape,
                                  std::span<const float> values) {
  return tensorOf(std::move(name), DType::Float32, std::move(shape), values);
}

NamedTensor NamedTensor::ofInts(std::string name, std::vector<std::int64_t> shape,
                                std::span<const std::int64_t> values) {
  return tensorOf(std::move(name), DType::Int64, std::move(shape), values);
}

std::int64_t NamedTensor::elementCount() const {
  std::int64_t count = 1;
  for (const std::int64_t extent : shape) {
    count *= extent;
  }
  return count;
}

std::vector<float> NamedTensor::floats() const {
  return converted<float>(*this);
}

std::vector<std::int64_t> NamedTensor::ints() const {
  return converted<std::int64_t>(*this);
}

const NamedTensor* StateDict::find(std::string_view name) const {
  const auto found = std::find_if(tensors.begin(), tensors.end(),
                                  [&](const NamedTensor& tensor) { return tensor.name == name; });
  return found == tensors.end() ? nullptr : &*found;
}

std::int64_t StateDict::parameterCount() const {
  std::int64_t count = 0;
  for (const NamedTensor& tensor : tensors) {
    count += tensor.elementCount();
  }
  return count;
}

StateDict readStateDict(const std::filesystem::path& file) {
  return readFrom(FileSource(file), file.string());
}

StateDict readStateDict(std::span<const std::byte> bytes, std::string_view name) {
  return readFrom(MemorySource(bytes), std::string(name));
}

void writeStateDict(const std::filesystem::path& file, const StateDict& state) {
  if (file.extension() == ".safetensors") {
    writeSafetensors(file, state);
  } else {
    writeTorchFile(file, state);
  }
}

StateDict toHalf(const StateDict& state) {
  StateDict result = state;
  for (NamedTensor& tensor : result.tensors) {
    if (tensor.type != DType::Float32) {
      continue;
    }
    const std::vector<float> values = tensor.floats();
    tensor.type = DType::Float16;
    tensor.bytes.resize(values.size() * sizeof(std::uint16_t));
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::uint16_t half = halfFromFloat(values[i]);
      std::memcpy(tensor.bytes.data() + i * sizeof half, &half, sizeof half);
    }
  }
  return result;
}

}  // namespace officina
