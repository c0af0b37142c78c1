// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/weights_format.h"

#include <unordered_set>

namespace officina {

Error refusedWeights(const char* pattern, const std::string& file, std::vector<std::string> more) {
  more.insert(more.begin(), file);
  return {ErrorKind::Input,
          {pattern, std::move(more)},
          {OFFICINA_TEXT("core",
                         "Save the weights again with torch.save(model.state_dict(), file) or safetensors."),
           {}}};
}

std::string printable(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  std::string result;
  for (const char letter : text.substr(0, kLongest)) {
    const auto code = static_cast<unsigned char>(letter);
    result += code < 0x20U || code == 0x7FU ? '?' : letter;
  }
  if (text.size() > kLongest) {
    while (!result.empty() && (static_cast<unsigned char>(result.back()) & 0x80U) != 0U) {
      result.pop_back();  // never half a character at the cut
    }
    result += "...";
  }
  return result;
}

std::int64_t checkedElementCount(std::span<const std::int64_t> shape) {
  constexpr std::int64_t kMost = std::int64_t{1} << 48U;
  std::int64_t product = 1;
  bool none = false;
  for (const std::int64_t extent : shape) {
    if (extent < 0) {
      return -1;
    }
    none = none || extent == 0;
    const std::int64_t factor = extent == 0 ? 1 : extent;
    if (factor > kMost / product) {
      return -1;
    }
    product *= factor;
  }
  return none ? 0 : product;
}

bool isUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    const std::size_t length = first < 0x80U   ? 1
                               : first < 0xC2U ? 0
                               : first < 0xE0U ? 2
                               : first < 0xF0U ? 3
                               : first < 0xF5U ? 4
                                               : 0;
    if (length == 0 || length > text.size() - i) {
      return false;
    }
    std::uint32_t code = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      if ((next & 0xC0U) != 0x80U) {
        return false;
      }
      code = (code << 6U) | (next & 0x3FU);
    }
    if ((length == 3 && code < 0x800U) || (length == 4 && (code < 0x10000U || code > 0x10FFFFU)) ||
        (code >= 0xD800U && code < 0xE000U)) {
      return false;
    }
    i += length;
  }
  return true;
}

void checkWritable(const StateDict& state) {
  std::unordered_set<std::string_view> names;
  for (const NamedTensor& tensor : state.tensors) {
    const std::int64_t count = checkedElementCount(tensor.shape);
    const bool fits =
        count >= 0 && static_cast<std::uint64_t>(count) * byteSize(tensor.type) == tensor.bytes.size();
    if (!fits || !names.insert(tensor.name).second || !isUtf8(tensor.name)) {
      throw Error(
          ErrorKind::Internal,
          {OFFICINA_TEXT("core", "The tensor “%1” cannot be written: its name or its shape is wrong."),
           {printable(tensor.name)}});
    }
  }
}

void normaliseBooleans(NamedTensor& tensor) {
  if (tensor.type == DType::Bool) {
    for (std::byte& value : tensor.bytes) {
      value = value == std::byte{0} ? std::byte{0} : std::byte{1};
    }
  }
}

}  // namespace officina
