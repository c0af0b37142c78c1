// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/storage/atomic_file.h"
#include "core/storage/torch_file.h"
#include "core/storage/weights_format.h"
#include "core/storage/zip.h"

namespace officina {

namespace {

std::string_view storageName(DType type) {
  switch (type) {
    case DType::Float16:
      return "HalfStorage";
    case DType::BFloat16:
      return "BFloat16Storage";
    case DType::Float32:
      return "FloatStorage";
    case DType::Float64:
      return "DoubleStorage";
    case DType::UInt8:
      return "ByteStorage";
    case DType::Int8:
      return "CharStorage";
    case DType::Int16:
      return "ShortStorage";
    case DType::Int32:
      return "IntStorage";
    case DType::Int64:
      return "LongStorage";
    case DType::Bool:
      return "BoolStorage";
  }
  return {};
}

/// Writes the program that Python runs to rebuild an OrderedDict of tensors, in protocol 2. The memo is not
/// used: the few repeated names cost less than the code that would share them.
class Pickler {
 public:
  Pickler() {
    m_text = "\x80\x02";
    orderedDict();
  }

  void tensor(const NamedTensor& tensor, std::size_t key) {
    m_text += '(';  // MARK: name, tensor, SETITEMS
    unicode(tensor.name);
    global("torch._utils", "_rebuild_tensor_v2");
    m_text += "((";
    unicode("storage");
    global("torch", storageName(tensor.type));
    unicode(std::to_string(key));
    unicode("cpu");
    integer(tensor.elementCount());
    m_text += "tQ";  // TUPLE, BINPERSID
    integer(0);      // offset
    tuple(tensor.shape);
    std::vector<std::int64_t> strides(tensor.shape.size(), 1);
    for (std::size_t axis = strides.size(); axis-- > 1;) {
      // As PyTorch counts them: an extent of 0 counts as 1.
      strides[axis - 1] = strides[axis] * std::max<std::int64_t>(tensor.shape[axis], 1);
    }
    tuple(strides);
    m_text += '\x89';  // requires_grad=False
    orderedDict();     // hooks
    m_text += "tRu";   // TUPLE, REDUCE, SETITEMS
  }

  [[nodiscard]] std::string finish() {
    m_text += '.';
    return std::move(m_text);
  }

 private:
  void global(std::string_view module, std::string_view attribute) {
    m_text += 'c';
    m_text.append(module).append("\n").append(attribute).append("\n");
  }
  void orderedDict() {
    global("collections", "OrderedDict");
    m_text += ")R";
  }
  void unicode(std::string_view text) {
    m_text += 'X';
    appendLittleEndian(m_text, text.size(), 4);
    m_text += text;
  }
  void integer(std::int64_t value) {  // never negative here
    if (value < 256) {
      m_text += 'K';
      appendLittleEndian(m_text, static_cast<std::uint64_t>(value), 1);
    } else if (value < (std::int64_t{1} << 31U)) {
      m_text += 'J';
      appendLittleEndian(m_text, static_cast<std::uint64_t>(value), 4);
    } else {
      m_text += "\x8a\x08";  // LONG1 of eight bytes
      appendLittleEndian(m_text, static_cast<std::uint64_t>(value), 8);
    }
  }
  void tuple(std::span<const std::int64_t> values) {
    m_text += '(';
    for (const std::int64_t value : values) {
      integer(value);
    }
    m_text += 't';
  }

  std::string m_text;
};

}  // namespace

void writeTorchFile(const std::filesystem::path& file, const StateDict& state) {
  checkWritable(state);
  Pickler pickler;
  for (std::size_t i = 0; i < state.tensors.size(); ++i) {
    pickler.tensor(state.tensors[i], i);
  }
  const std::string pickle = pickler.finish();
  AtomicFile target(file);
  // PyTorch names the folder after the file; nothing reads the name, and a fixed one makes equal weights
  // equal files.
  ZipWriter zip(target, "archive");
  zip.add("data.pkl", std::as_bytes(std::span(pickle)));
  for (std::size_t i = 0; i < state.tensors.size(); ++i) {
    zip.add("data/" + std::to_string(i), state.tensors[i].bytes);
  }
  constexpr std::string_view kVersion = "3\n";  // the format's, since PyTorch 1.6
  zip.add("version", std::as_bytes(std::span(kVersion)));
  zip.finish();
  target.commit();
}

}  // namespace officina
