// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/torch_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

#include "core/storage/pickle.h"
#include "core/storage/weights_format.h"
#include "core/storage/zip.h"

namespace officina {

namespace {

/// A tensor takes some 200 bytes of pickle.
constexpr std::uint64_t kLargestPickle = 8U << 20U;

/// Tensors may share a storage or repeat it by strides of 0, so that a small file could ask for any amount of
/// memory. Real state dicts share a few (tied embeddings).
std::uint64_t memoryAllowed(std::uint64_t fileSize) {
  constexpr std::uint64_t kFactor = 4;
  constexpr std::uint64_t kSmall = 1U << 20U;
  return fileSize * kFactor + kSmall;
}

/// One past the last element that the tensor touches, or -1 if that is beyond `limit`.
std::int64_t reach(const PickledTensor& tensor, std::int64_t limit) {
  std::int64_t last = tensor.offset;
  for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
    const std::int64_t steps = tensor.shape[i] - 1;
    if (last > limit || (steps > 0 && tensor.strides[i] > (limit - last) / steps)) {
      return -1;
    }
    last += steps * tensor.strides[i];
  }
  return last < limit ? last + 1 : -1;
}

/// Copies the elements in row-major order, whatever the strides. `out` has room for all.
void gather(const PickledTensor& tensor, std::span<const std::byte> storage, std::size_t elementSize,
            std::span<std::byte> out) {
  const std::size_t rank = tensor.shape.size();
  std::vector<std::int64_t> position(rank, 0);
  std::vector<std::int64_t> strides = tensor.strides;
  for (std::size_t axis = 0; axis < rank; ++axis) {
    if (tensor.shape[axis] == 1) {
      strides[axis] = 0;  // never taken, and so never checked: it may be any number
    }
  }
  std::int64_t from = tensor.offset;
  for (std::size_t to = 0; to < out.size(); to += elementSize) {
    std::memcpy(out.data() + to, storage.data() + static_cast<std::size_t>(from) * elementSize, elementSize);
    for (std::size_t axis = rank; axis-- > 0;) {
      from += strides[axis];
      if (++position[axis] < tensor.shape[axis]) {
        break;
      }
      from -= strides[axis] * tensor.shape[axis];
      position[axis] = 0;
    }
  }
}

bool isContiguous(const PickledTensor& tensor) {
  std::int64_t expected = 1;
  for (std::size_t axis = tensor.shape.size(); axis-- > 0;) {
    if (tensor.shape[axis] != 1 && tensor.strides[axis] != expected) {
      return false;
    }
    expected *= tensor.shape[axis];
  }
  return true;
}

class TorchReader {
 public:
  TorchReader(const ByteSource& source, const std::string& name)
      : m_name(name), m_zip(source, name), m_allowed(memoryAllowed(source.size())) {}

  StateDict read() {
    checkRecords();
    StateDict state;
    const std::vector<std::byte> pickle = m_zip.read("data.pkl");
    const std::vector<PickledTensor> tensors = readStateDictPickle(pickle, m_name);
    for (const PickledTensor& tensor : tensors) {
      ++m_storages[tensor.storageKey].uses;
    }
    state.tensors.reserve(tensors.size());
    for (const PickledTensor& tensor : tensors) {
      state.tensors.push_back(materialise(tensor));
    }
    return state;
  }

 private:
  void checkRecords() const {
    for (const auto& [record, ignored] : m_zip.records()) {
      if (record == "constants.pkl" || record.starts_with("code/")) {
        throw Error(
            ErrorKind::Input,
            {OFFICINA_TEXT("core", "%1 is a TorchScript program, not weights; programs are not run."),
             {m_name}},
            {OFFICINA_TEXT("core", "In Python: torch.save(torch.jit.load(file).state_dict(), other)."), {}});
      }
    }
    m_zip.requireStored();  // TorchScript compresses its code, and has had its own refusal
    const ZipRecord* pickle = m_zip.find("data.pkl");
    const ZipRecord* version = m_zip.find("version");
    if (pickle == nullptr || version == nullptr || version->size > 8) {
      throw refusedWeights(OFFICINA_TEXT("core", "%1 is a zip archive, but not one of PyTorch's."), m_name);
    }
    if (pickle->size > kLargestPickle) {
      throw refusedWeights(
          OFFICINA_TEXT("core", "%1 has a description of its tensors of %2 bytes; no state dict has."),
          m_name, {std::to_string(pickle->size)});
    }
    if (const ZipRecord* order = m_zip.find("byteorder"); order != nullptr) {
      const std::vector<std::byte> text =
          order->size == 6 ? m_zip.read("byteorder") : std::vector<std::byte>{};
      if (text.size() != 6 || std::memcmp(text.data(), "little", 6) != 0) {
        throw refusedWeights(OFFICINA_TEXT("core", "%1 was saved on a machine of the other byte order."),
                             m_name);
      }
    }
  }

  struct Storage {
    std::size_t uses = 0;  ///< tensors that have not been made yet
    bool loaded = false;
    std::vector<std::byte> bytes;
  };

  /// Checks that the tensor lies within the storage it names, and the storage within its record.
  void checkPlace(const PickledTensor& tensor) const {
    const ZipRecord* record = m_zip.find("data/" + tensor.storageKey);
    if (record == nullptr) {
      throw refusedWeights(OFFICINA_TEXT("core", "In %1, the numbers of the tensor “%2” are missing."),
                           m_name, {printable(tensor.name)});
    }
    if (static_cast<std::uint64_t>(tensor.storageCount) > record->size / byteSize(tensor.type) ||
        (checkedElementCount(tensor.shape) > 0 && reach(tensor, tensor.storageCount) < 0)) {
      throw refusedWeights(
          OFFICINA_TEXT("core", "In %1, the tensor “%2” is said to be larger than its numbers."), m_name,
          {printable(tensor.name)});
    }
  }

  /// Reads a storage once, however many tensors share it.
  Storage& load(const std::string& key) {
    Storage& storage = m_storages[key];
    if (!storage.loaded) {
      storage.bytes = m_zip.read("data/" + key);
      storage.loaded = true;
    }
    return storage;
  }

  NamedTensor materialise(const PickledTensor& tensor) {
    const std::size_t elementSize = byteSize(tensor.type);
    const std::int64_t count = checkedElementCount(tensor.shape);
    const std::uint64_t bytes = static_cast<std::uint64_t>(count) * elementSize;
    checkPlace(tensor);
    if (bytes > m_allowed) {
      throw refusedWeights(
          OFFICINA_TEXT("core", "%1 asks for far more memory than it has bytes, at the tensor “%2”."), m_name,
          {printable(tensor.name)});
    }
    m_allowed -= bytes;
    Storage& storage = load(tensor.storageKey);
    const bool last = --storage.uses == 0;
    NamedTensor result{tensor.name, tensor.type, tensor.shape, {}};
    if (last && bytes == storage.bytes.size() && isContiguous(tensor)) {
      result.bytes = std::move(storage.bytes);  // the usual case: one tensor, one storage, no copy
    } else {
      result.bytes.resize(static_cast<std::size_t>(bytes));
      if (count > 0) {
        gather(tensor, storage.bytes, elementSize, result.bytes);
      }
    }
    if (last) {
      storage.bytes = {};
    }
    normaliseBooleans(result);
    return result;
  }

  const std::string& m_name;
  ZipReader m_zip;
  std::uint64_t m_allowed;
  std::map<std::string, Storage> m_storages;  ///< by key
};

}  // namespace

WeightsFormat recognise(const ByteSource& source) {
  std::array<std::byte, 512> first{};
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(source.size(), first.size()));
  source.read(0, std::span(first).first(count));
  const auto starts = [&](std::string_view magic, std::size_t at = 0) {
    return count >= at + magic.size() && std::memcmp(first.data() + at, magic.data(), magic.size()) == 0;
  };
  if (starts("PK\x03\x04") || starts("PK\x05\x06")) {
    return WeightsFormat::TorchZip;
  }
  // The magic number 0x1950a86a20f9469cfc6c, pickled in protocol 2.
  if (starts("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19")) {
    return WeightsFormat::TorchLegacy;
  }
  if (starts("ustar", 257)) {
    return WeightsFormat::TorchTar;
  }
  if (starts("{", 8)) {
    return WeightsFormat::Safetensors;
  }
  return WeightsFormat::Unknown;
}

StateDict readTorchFile(const ByteSource& source, const std::string& name) {
  return TorchReader(source, name).read();
}

}  // namespace officina
