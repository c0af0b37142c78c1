// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte decides whether the rest is a whole .pth file, or a pickle that is put into one: a fuzzer
// would spend its life on the zip's checksums otherwise.
#include <cstdlib>

#include "core/api/error.h"
#include "core/api/state_dict.h"
#include "tests/support/torch_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 4 != 0) {
    bytes = officina::torchfiles::zip(
        {{"data.pkl", bytes}, {"data/0", std::string(64, '\1')}, {"data/1", "12345678"}, {"version", "3\n"}});
  }
  try {
    const officina::StateDict state = officina::readStateDict(std::as_bytes(std::span(bytes)), "fuzz");
    for (const officina::NamedTensor& tensor : state.tensors) {
      if (tensor.floats().size() != static_cast<std::size_t>(tensor.elementCount())) {
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
