// SPDX-License-Identifier: GPL-3.0-or-later
// A first byte that is not a multiple of four puts the right length in front, so that the header is reached.
#include <cstdlib>

#include "core/api/error.h"
#include "core/storage/safetensors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 4 != 0) {
    const auto end = bytes.rfind('}');
    std::string length;
    officina::appendLittleEndian(length, end == std::string::npos ? bytes.size() : end + 1, 8);
    bytes.insert(0, length);
  }
  try {
    const officina::MemorySource source(std::as_bytes(std::span(bytes)));
    const officina::StateDict state = officina::readSafetensors(source, "fuzz");
    for (const officina::NamedTensor& tensor : state.tensors) {
      if (tensor.ints().size() != static_cast<std::size_t>(tensor.elementCount())) {
        std::abort();
      }
    }
  } catch (const officina::Error& error) {
    if (error.kind() != officina::ErrorKind::Input) {
      std::abort();
    }
  }
  return 0;
}
