// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/error.h"
#include "core/api/sentiment.h"
#include "core/storage/atomic_file.h"
#include "core/support/json_text.h"

namespace officina {

namespace {

constexpr std::size_t kLongest = std::size_t{1} << 16;

std::filesystem::path cardFile(const std::filesystem::path& weights) {
  std::filesystem::path file = weights;
  file += ".json";
  return file;
}

}  // namespace

SentimentCard readSentimentCard(const std::filesystem::path& weights) {
  SentimentCard card;
  const std::filesystem::path file = cardFile(weights);
  std::error_code problem;
  if (weights.empty() || !std::filesystem::exists(file, problem)) {
    return card;
  }
  const auto json = parseJsonObject(readFile(file, kLongest), kLongest,
                                    OFFICINA_TEXT("core", "The card of the weights cannot be read: %1."));
  if (const auto sure = json.find("sure_from"); sure != json.end()) {
    if (!sure->is_number() || !(sure->get<double>() >= 0.0 && sure->get<double>() <= 1.0)) {
      throw Error(
          ErrorKind::Input,
          {OFFICINA_TEXT("core", "\"sure_from\" in %1 is not a number from 0 to 1."), {file.string()}},
          {OFFICINA_TEXT("core", "Correct it, or move the file away."), {}});
    }
    card.sureFrom = sure->get<double>();
  }
  return card;
}

void writeSentimentCard(const std::filesystem::path& weights, const SentimentCard& card) {
  const nlohmann::ordered_json json{{"sure_from", card.sureFrom}};
  writeFileAtomically(cardFile(weights), json.dump(2) + "\n");
}

}  // namespace officina
