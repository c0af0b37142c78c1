// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "core/api/error.h"
#include "core/data/idx_stream.h"
#include "core/storage/atomic_file.h"
#include "core/storage/file_error.h"

namespace officina {
namespace {

constexpr std::uint32_t kLabelsMagic = 0x0801;
constexpr std::uint32_t kImagesMagic = 0x0803;
/// Gzipped data grow in steps, so that a false count in a small file cannot ask for gigabytes at once.
constexpr std::size_t kFirstAllocation = std::size_t{64} << 20;

Text getAgain() {
  return {OFFICINA_TEXT("core", "Download it again."), {}};
}

Error cutShort(const std::filesystem::path& file) {
  return {
      ErrorKind::Input, {OFFICINA_TEXT("core", "The file %1 is cut short."), {file.string()}}, getAgain()};
}

std::uint32_t readNumber(IdxStream& stream, const std::filesystem::path& file) {
  std::array<std::uint8_t, 4> bytes{};
  if (stream.read(bytes) != bytes.size()) {
    throw cutShort(file);
  }
  return std::uint32_t{bytes[0]} << 24U | std::uint32_t{bytes[1]} << 16U | std::uint32_t{bytes[2]} << 8U |
         bytes[3];
}

void checkMagic(std::uint32_t found, std::uint32_t expected, const std::filesystem::path& file) {
  if (found == expected) {
    return;
  }
  if (found == kLabelsMagic || found == kImagesMagic) {
    throw Error(ErrorKind::Input,
                found == kLabelsMagic
                    ? Text{OFFICINA_TEXT("core", "The file %1 holds labels where pictures are expected."),
                           {file.string()}}
                    : Text{OFFICINA_TEXT("core", "The file %1 holds pictures where labels are expected."),
                           {file.string()}},
                {OFFICINA_TEXT("core", "Give each file its usual name."), {}});
  }
  throw Error(ErrorKind::Input,
              {OFFICINA_TEXT("core", "The file %1 is not an IDX file: it starts with %2 instead of %3."),
               {file.string(), std::to_string(found), std::to_string(expected)}},
              {OFFICINA_TEXT("core", "Choose one of MNIST's files."), {}});
}

/// Everything after the header: `count` items of `itemBytes`, and not a byte more.
std::vector<std::uint8_t> readBody(IdxStream& stream, const std::filesystem::path& file, std::uint32_t count,
                                   std::size_t itemBytes, std::size_t headerBytes) {
  if (count == 0) {
    throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "The file %1 declares no items."), {file.string()}},
                getAgain());
  }
  const std::size_t total = std::size_t{count} * itemBytes;  // below 2^32 * 784: no overflow
  if (total + headerBytes > static_cast<std::size_t>(stream.mostBytes())) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "The file %1 declares %2 items, but is too short for them."),
                 {file.string(), std::to_string(count)}},
                getAgain());
  }
  std::vector<std::uint8_t> bytes;
  for (std::size_t done = 0; done < total;) {
    const std::size_t next = std::min(total, std::max(kFirstAllocation, done * 2));
    bytes.resize(next);
    if (stream.read(std::span(bytes).subspan(done)) != next - done) {
      throw cutShort(file);
    }
    done = next;
  }
  std::array<std::uint8_t, 1> extra{};
  if (stream.read(extra) != 0) {  // for gzip, this is also what compares the checksum
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "The file %1 has more bytes than the %2 items it declares."),
                 {file.string(), std::to_string(count)}},
                getAgain());
  }
  return bytes;
}

constexpr std::array<const char*, 3> kFolders{"", "raw", "MNIST/raw"};  // the last two: torchvision's

/// Looks for one of the four files under its usual names.
std::filesystem::path findFile(const std::filesystem::path& folder, const std::string& set,
                               const std::string& kind) {
  const std::array<std::string, 2> names{set + "-" + kind + "-ubyte", [&] {
                                           std::string name = set + "-" + kind + "-ubyte";
                                           name[name.find("-idx")] = '.';  // as some archives unpack it
                                           return name;
                                         }()};
  for (const char* sub : kFolders) {
    for (const std::string& name : names) {
      for (const char* ending : {"", ".gz"}) {
        const std::filesystem::path file = folder / sub / (name + ending);
        std::error_code code;
        if (std::filesystem::is_regular_file(file, code)) {
          return file;
        }
        if (code == std::errc::permission_denied) {
          throw Error(ErrorKind::Io,
                      {OFFICINA_TEXT("core", "You have no permission to look into the folder %1."),
                       {folder.string()}},
                      {OFFICINA_TEXT("core", "Change its permissions, or choose another folder."), {}});
        }
      }
    }
  }
  std::error_code code;
  if (!std::filesystem::is_directory(folder, code)) {
    throw Error(ErrorKind::Io, {OFFICINA_TEXT("core", "There is no folder %1."), {folder.string()}},
                {OFFICINA_TEXT("core", "Choose the folder that holds MNIST's four files."), {}});
  }
  throw Error(
      ErrorKind::Input,
      {OFFICINA_TEXT("core", "The folder %1 has no file %2 (or %2.gz)."), {folder.string(), names[0]}},
      {OFFICINA_TEXT("core", "Put it there, or download the set from the Data page."), {}});
}

DigitSet readSet(const std::filesystem::path& folder, const std::string& set) {
  const std::filesystem::path images = findFile(folder, set, "images-idx3");
  return readIdxPair(images, findFile(folder, set, "labels-idx1"));
}

}  // namespace

std::vector<std::uint8_t> readIdxImages(const std::filesystem::path& file) {
  IdxStream stream(file);
  checkMagic(readNumber(stream, file), kImagesMagic, file);
  const std::uint32_t count = readNumber(stream, file);
  const std::uint32_t rows = readNumber(stream, file);
  const std::uint32_t columns = readNumber(stream, file);
  if (rows != kDigitSide || columns != kDigitSide) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "The pictures in %1 are %2 x %3 pixels instead of 28 x 28."),
                 {file.string(), std::to_string(columns), std::to_string(rows)}},
                {OFFICINA_TEXT("core", "Choose a set with MNIST's layout."), {}});
  }
  return readBody(stream, file, count, kDigitPixels, 16);
}

std::vector<std::uint8_t> readIdxLabels(const std::filesystem::path& file) {
  IdxStream stream(file);
  checkMagic(readNumber(stream, file), kLabelsMagic, file);
  const std::uint32_t count = readNumber(stream, file);
  std::vector<std::uint8_t> labels = readBody(stream, file, count, 1, 8);
  const auto wrong = std::find_if(labels.begin(), labels.end(), [](std::uint8_t label) { return label > 9; });
  if (wrong != labels.end()) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "Label %2 of %1 is %3, but digits go from 0 to 9."),
                 {file.string(), std::to_string(wrong - labels.begin()), std::to_string(*wrong)}},
                {OFFICINA_TEXT("core", "Choose a set of digits."), {}});
  }
  return labels;
}

DigitSet readIdxPair(const std::filesystem::path& images, const std::filesystem::path& labels) {
  DigitSet set;
  set.labels = readIdxLabels(labels);  // the small one first: its mistakes are told at once
  set.pixels = readIdxImages(images);
  if (set.pixels.size() != set.labels.size() * kDigitPixels) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "%1 has %2 pictures, but %3 has %4 labels."),
                 {images.string(), std::to_string(set.pixels.size() / kDigitPixels), labels.string(),
                  std::to_string(set.labels.size())}},
                {OFFICINA_TEXT("core", "Take both files from the same set."), {}});
  }
  return set;
}

void writeMnistFolder(const DigitsData& data, const std::filesystem::path& folder) {
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  if (code) {
    throw writeError(folder, code.value());
  }
  const auto write = [&](const char* name, std::initializer_list<std::uint32_t> numbers,
                         const std::vector<std::uint8_t>& body) {
    AtomicFile file(folder / name);
    for (const std::uint32_t number : numbers) {
      const std::array<std::uint8_t, 4> bytes{
          static_cast<std::uint8_t>(number >> 24U), static_cast<std::uint8_t>(number >> 16U & 0xFFU),
          static_cast<std::uint8_t>(number >> 8U & 0xFFU), static_cast<std::uint8_t>(number & 0xFFU)};
      file.write(std::as_bytes(std::span(bytes)));
    }
    file.write(std::as_bytes(std::span(body)));
    file.commit();
  };
  for (const auto& [set, prefix] : {std::pair{&data.train(), "train"}, std::pair{&data.test(), "t10k"}}) {
    const auto count = static_cast<std::uint32_t>(set->count());
    const std::string name = prefix;
    write((name + "-images-idx3-ubyte").c_str(), {kImagesMagic, count, kDigitSide, kDigitSide}, set->pixels);
    write((name + "-labels-idx1-ubyte").c_str(), {kLabelsMagic, count}, set->labels);
  }
}

std::shared_ptr<const DigitsData> readMnistFolder(const std::filesystem::path& folder) {
  DigitSet test = readSet(folder, "t10k");  // small: a folder that lacks it is told so at once
  DigitSet train = readSet(folder, "train");
  return std::make_shared<const DigitsData>(folder.string(), std::move(train), std::move(test));
}

DigitSet readMnistTest(const std::filesystem::path& folder) {
  return readSet(folder, "t10k");
}

}  // namespace officina
