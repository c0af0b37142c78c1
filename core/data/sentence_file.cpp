// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/api/error.h"
#include "core/api/sentences.h"
#include "core/data/idx_stream.h"
#include "core/data/sentence_collector.h"
#include "core/data/sentence_text.h"
#include "core/storage/atomic_file.h"
#include "core/storage/byte_source.h"

namespace officina {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestFile = std::size_t{512} << 20U;

[[noreturn]] void refuseSize(const fs::path& file) {
  throw Error(ErrorKind::Io,
              {OFFICINA_TEXT("core", "%1 has more than %2 MB of text."),
               {file.string(), std::to_string(kLargestFile >> 20U)}},
              {OFFICINA_TEXT("core", "Cut it into smaller files."), {}});
}

/// What a gzip file says of its size is not believed: the memory grows with what has come out.
std::string unpacked(const fs::path& file) {
  IdxStream stream(file);
  constexpr std::size_t kFirst = std::size_t{1} << 20U;
  std::string bytes;
  std::size_t done = 0;
  while (true) {
    bytes.resize(std::min(std::max(kFirst, 2 * bytes.size()), kLargestFile + 1));
    const std::size_t count =
        stream.read(std::span(reinterpret_cast<std::uint8_t*>(bytes.data()) + done, bytes.size() - done));
    done += count;
    if (done > kLargestFile) {
      refuseSize(file);
    }
    if (done < bytes.size()) {
      break;
    }
  }
  bytes.resize(done);
  return bytes;
}

std::string textBytes(const fs::path& file) {
  const FileSource source(file);
  if (source.size() > kLargestFile) {
    refuseSize(file);
  }
  std::array<std::byte, 2> start{};
  if (source.size() >= start.size()) {
    source.read(0, start);
    if (start == std::array{std::byte{0x1F}, std::byte{0x8B}}) {
      return unpacked(file);
    }
  }
  return readFile(file, kLargestFile);
}

}  // namespace

SentenceFile parseSentences(std::string_view bytes, bool strict) {
  const SentenceText text(bytes);
  SentenceFile file;
  file.encoding = text.encoding();
  const bool json = beginsAsJson(text.text());
  SentenceCollector out(file, json ? SentenceCollector::Place::Entry : SentenceCollector::Place::Line,
                        strict);
  if (json) {
    readJsonSentences(text, out);
  } else {
    readTableSentences(text, out);
  }
  out.finish();
  return file;
}

SentenceFile readSentences(const fs::path& file, bool strict) {
  const std::string bytes = textBytes(file);
  try {
    return parseSentences(bytes, strict);
  } catch (const Error& error) {
    Text what{OFFICINA_TEXT("core", "%1 cannot be read as sentences."), {file.string()}};
    what.parts.push_back(error.whatText());
    throw Error(error.kind(), std::move(what), error.remedyText());
  }
}

std::vector<std::string> readLines(const fs::path& file) {
  const std::string bytes = textBytes(file);
  const SentenceText text(bytes);
  const char newline = text.text().find('\n') == std::string_view::npos ? '\r' : '\n';
  std::vector<std::string> lines;
  for (std::string_view rest = text.text(); !rest.empty();) {
    const std::size_t end = std::min(rest.find(newline), rest.size());
    std::string_view line = rest.substr(0, end);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (!isBlank(line)) {
      lines.emplace_back(line);
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

}  // namespace officina
