// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/api/sentences.h"
#include "core/storage/atomic_file.h"

namespace officina {
namespace {

void appendQuoted(std::string& table, std::string_view text) {
  table += '"';
  for (const char c : text) {
    if (c == '"') {
      table += '"';
    }
    table += c;
  }
  table += '"';
}

/// Where tabs separate nothing is quoted: what would end a field or a line becomes a space.
void appendPlain(std::string& table, std::string_view text) {
  for (const char c : text) {
    table += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }
}

}  // namespace

std::string sentencesJson(std::span<const Sentence> sentences) {
  using Json = nlohmann::json;
  std::string json = "[";
  const char* before = "\n";
  for (const Sentence& sentence : sentences) {
    json.append(before).append("{\"text\": ");
    json.append(Json(sentence.text).dump(-1, ' ', false, Json::error_handler_t::replace));
    json.append(", \"label\": ").append(std::to_string(sentence.label)).append("}");
    before = ",\n";
  }
  return json.append("\n]\n");
}

std::string sentencesTable(std::span<const Sentence> sentences, char separator) {
  std::string table = std::string("text").append(1, separator).append("label\n");
  for (const Sentence& sentence : sentences) {
    if (separator == '\t') {
      appendPlain(table, sentence.text);
    } else {
      appendQuoted(table, sentence.text);
    }
    table.append(1, separator).append(std::to_string(sentence.label)).append("\n");
  }
  return table;
}

void writeSentences(const std::filesystem::path& file, std::span<const Sentence> sentences) {
  writeFileAtomically(file, sentencesJson(sentences));
}

}  // namespace officina
