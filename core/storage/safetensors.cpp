// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/safetensors.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "core/storage/atomic_file.h"
#include "core/storage/weights_format.h"

namespace officina {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kLargestHeader = 100'000'000;  // the format's own limit
constexpr std::size_t kMostTensors = 250'000;
constexpr std::size_t kMostDimensions = 64;
constexpr std::size_t kLengthSize = 8;

struct TypeName {
  std::string_view name;
  DType type;
};
constexpr std::array kTypes = {TypeName{"F16", DType::Float16}, TypeName{"BF16", DType::BFloat16},
                               TypeName{"F32", DType::Float32}, TypeName{"F64", DType::Float64},
                               TypeName{"U8", DType::UInt8},    TypeName{"I8", DType::Int8},
                               TypeName{"I16", DType::Int16},   TypeName{"I32", DType::Int32},
                               TypeName{"I64", DType::Int64},   TypeName{"BOOL", DType::Bool}};

struct Entry {
  std::string name;
  std::optional<DType> type;
  std::optional<std::vector<std::int64_t>> shape;
  std::vector<std::uint64_t> offsets;
  bool hasOffsets = false;
};

/// Takes the header apart while it is being parsed. No tree of values is built, so that a hostile header
/// costs no more than its length, and the order and the repetition of names are seen, which a tree would
/// hide.
class HeaderReader final : public nlohmann::json_sax<Json> {
 public:
  explicit HeaderReader(const std::string& file) : m_file(file) {}
  [[nodiscard]] std::vector<Entry> takeEntries() { return std::move(m_entries); }
  [[nodiscard]] std::map<std::string, std::string> takeMetadata() { return std::move(m_metadata); }

  bool start_object(std::size_t) override {
    if (m_level == Level::Outside) {
      m_level = Level::File;
    } else if (m_level == Level::File) {
      m_level = m_key == "__metadata__" ? Level::Metadata : Level::Tensor;
      if (m_level == Level::Tensor) {
        if (m_entries.size() >= kMostTensors) {
          throw refusedWeights(OFFICINA_TEXT("core", "%1 names more than %2 tensors."), m_file,
                               {std::to_string(kMostTensors)});
        }
        m_entries.push_back({m_key, {}, {}, {}, false});
      }
      m_innerKeys.clear();
    } else {
      refuse();
    }
    return true;
  }
  bool end_object() override {
    if (m_level == Level::Tensor) {
      const Entry& entry = m_entries.back();
      if (!entry.type || !entry.shape || !entry.hasOffsets) {
        m_key = entry.name;
        refuse();
      }
    }
    m_level = m_level == Level::File ? Level::Outside : Level::File;
    return true;
  }
  bool key(std::string& text) override {
    auto& seen = m_level == Level::File ? m_names : m_innerKeys;
    if (!seen.insert(text).second) {
      throw refusedWeights(OFFICINA_TEXT("core", "In %1, the name “%2” stands twice."), m_file,
                           {printable(text)});
    }
    (m_level == Level::File ? m_key : m_innerKey) = text;
    return true;
  }
  bool string(std::string& text) override {
    if (m_level == Level::Metadata) {
      m_metadata[m_innerKey] = text;
    } else if (m_level == Level::Tensor && m_innerKey == "dtype") {
      const auto found =
          std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeName& one) { return one.name == text; });
      if (found == kTypes.end()) {
        throw refusedWeights(OFFICINA_TEXT("core", "In %1, “%2” holds numbers of the unknown kind “%3”."),
                             m_file, {printable(m_key), printable(text)});
      }
      m_entries.back().type = found->type;
    } else {
      refuse();
    }
    return true;
  }
  bool start_array(std::size_t) override {
    if (m_level != Level::Tensor || (m_innerKey != "shape" && m_innerKey != "data_offsets")) {
      refuse();
    }
    m_level = m_innerKey == "shape" ? Level::Shape : Level::Offsets;
    if (m_level == Level::Shape) {
      m_entries.back().shape.emplace();
    } else {
      m_entries.back().hasOffsets = true;
    }
    return true;
  }
  bool end_array() override {
    if (m_level == Level::Offsets && m_entries.back().offsets.size() != 2) {
      refuse();
    }
    m_level = Level::Tensor;
    return true;
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (m_level == Level::Shape && m_entries.back().shape->size() < kMostDimensions &&
        value <= static_cast<std::uint64_t>(INT64_MAX)) {
      m_entries.back().shape->push_back(static_cast<std::int64_t>(value));
    } else if (m_level == Level::Offsets && m_entries.back().offsets.size() < 2) {
      m_entries.back().offsets.push_back(value);
    } else {
      refuse();
    }
    return true;
  }
  bool null() override { refuse(); }
  bool boolean(bool) override { refuse(); }
  bool number_integer(number_integer_t) override { refuse(); }
  bool number_float(number_float_t, const string_t&) override { refuse(); }
  bool binary(binary_t&) override { refuse(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    throw refusedWeights(OFFICINA_TEXT("core", "%1 is damaged: its header is no JSON from byte %2 on."),
                         m_file, {std::to_string(position)});
  }

 private:
  enum class Level { Outside, File, Metadata, Tensor, Shape, Offsets };

  [[noreturn]] void refuse() const {
    if (m_level == Level::Outside) {
      throw refusedWeights(OFFICINA_TEXT("core", "%1 is damaged: its header is not an object."), m_file);
    }
    throw refusedWeights(OFFICINA_TEXT("core", "In %1, the description of “%2” is not what safetensors has."),
                         m_file, {printable(m_key)});
  }

  const std::string& m_file;
  Level m_level = Level::Outside;
  std::string m_key;
  std::string m_innerKey;
  std::unordered_set<std::string> m_names;
  std::unordered_set<std::string> m_innerKeys;
  std::vector<Entry> m_entries;
  std::map<std::string, std::string> m_metadata;
};

/// The tensors must tile the bytes after the header: no overlaps, no holes, nothing behind the last.
void checkPlaces(const std::vector<Entry>& entries, std::uint64_t available, const std::string& file) {
  std::vector<const Entry*> inOrder;
  inOrder.reserve(entries.size());
  for (const Entry& entry : entries) {
    const std::int64_t count = checkedElementCount(*entry.shape);
    if (count < 0 || entry.offsets[1] < entry.offsets[0] ||
        entry.offsets[1] - entry.offsets[0] != static_cast<std::uint64_t>(count) * byteSize(*entry.type)) {
      throw refusedWeights(OFFICINA_TEXT("core", "In %1, the bytes of “%2” do not fit its shape."), file,
                           {printable(entry.name)});
    }
    inOrder.push_back(&entry);
  }
  std::sort(inOrder.begin(), inOrder.end(),
            [](const Entry* a, const Entry* b) { return a->offsets < b->offsets; });
  std::uint64_t end = 0;
  for (const Entry* entry : inOrder) {
    if (entry->offsets[0] != end) {
      throw refusedWeights(OFFICINA_TEXT("core", "In %1, “%2” overlaps another tensor or leaves a hole."),
                           file, {printable(entry->name)});
    }
    end = entry->offsets[1];
    if (end > available) {
      break;
    }
  }
  if (end != available) {
    throw refusedWeights(OFFICINA_TEXT("core", "%1 has %2 bytes of numbers where its header describes %3."),
                         file, {std::to_string(available), std::to_string(end)});
  }
}

}  // namespace

StateDict readSafetensors(const ByteSource& source, const std::string& name) {
  std::array<std::byte, kLengthSize> length{};
  if (source.size() < kLengthSize) {
    throw refusedWeights(OFFICINA_TEXT("core", "%1 is cut short: the header is missing."), name);
  }
  source.read(0, length);
  const auto headerSize = littleEndian<std::uint64_t>(length, 0);
  if (headerSize > kLargestHeader || headerSize > source.size() - kLengthSize) {
    throw refusedWeights(OFFICINA_TEXT("core", "%1 is damaged: its header is said to have %2 bytes."), name,
                         {std::to_string(headerSize)});
  }
  std::string header(static_cast<std::size_t>(headerSize), '\0');
  source.read(kLengthSize, std::as_writable_bytes(std::span(header)));
  HeaderReader reader(name);
  Json::sax_parse(header, &reader);
  const std::uint64_t dataStart = kLengthSize + headerSize;
  std::vector<Entry> entries = reader.takeEntries();
  checkPlaces(entries, source.size() - dataStart, name);

  StateDict state;
  state.metadata = reader.takeMetadata();
  state.tensors.reserve(entries.size());
  for (Entry& entry : entries) {
    NamedTensor tensor{std::move(entry.name), *entry.type, std::move(*entry.shape), {}};
    tensor.bytes.resize(static_cast<std::size_t>(entry.offsets[1] - entry.offsets[0]));
    source.read(dataStart + entry.offsets[0], tensor.bytes);
    normaliseBooleans(tensor);
    state.tensors.push_back(std::move(tensor));
  }
  return state;
}

void writeSafetensors(const std::filesystem::path& file, const StateDict& state) {
  checkWritable(state);
  using Ordered = nlohmann::ordered_json;
  // The header keeps the state dict's order; the bytes go widest type first, so that each tensor is aligned
  // to its own element size and can be mapped.
  std::vector<const NamedTensor*> byWidth;
  for (const NamedTensor& tensor : state.tensors) {
    byWidth.push_back(&tensor);
  }
  std::stable_sort(byWidth.begin(), byWidth.end(), [](const NamedTensor* a, const NamedTensor* b) {
    return byteSize(a->type) > byteSize(b->type);
  });
  std::map<const NamedTensor*, std::uint64_t> begins;
  std::uint64_t end = 0;
  for (const NamedTensor* tensor : byWidth) {
    begins[tensor] = end;
    end += tensor->bytes.size();
  }
  std::string header = "{";
  if (!state.metadata.empty()) {
    header +=
        "\"__metadata__\":" + Ordered(state.metadata).dump(-1, ' ', false, Ordered::error_handler_t::replace);
  }
  for (const NamedTensor& tensor : state.tensors) {
    const auto type = std::find_if(kTypes.begin(), kTypes.end(),
                                   [&](const TypeName& one) { return one.type == tensor.type; });
    const std::uint64_t begin = begins[&tensor];
    const Ordered description = {{"dtype", std::string(type->name)},
                                 {"shape", tensor.shape},
                                 {"data_offsets", {begin, begin + tensor.bytes.size()}}};
    if (header.size() > 1) {
      header += ',';
    }
    header += Ordered(tensor.name).dump();
    header += ':';
    header += description.dump();
  }
  header += '}';
  header.append((kLengthSize - header.size() % kLengthSize) % kLengthSize, ' ');
  std::string length;
  appendLittleEndian(length, header.size(), kLengthSize);

  AtomicFile target(file);
  target.write(length);
  target.write(header);
  for (const NamedTensor* tensor : byWidth) {
    target.write(tensor->bytes);
  }
  target.commit();
}

}  // namespace officina
