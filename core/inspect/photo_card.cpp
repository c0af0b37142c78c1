// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "core/api/error.h"
#include "core/api/pets.h"
#include "core/storage/atomic_file.h"
#include "core/support/json_text.h"

namespace officina {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongest = std::size_t{1} << 20;  // 1,000 classes of the longest names

std::filesystem::path cardFile(const std::filesystem::path& weights) {
  std::filesystem::path file = weights;
  file += ".json";
  return file;
}

PhotoCard withoutCard(int classes) {
  PhotoCard card;
  if (classes == 2) {
    card.classes = {"cats", "dogs"};
    return card;
  }
  for (int c = 1; c <= classes; ++c) {
    card.classes.push_back("class " + std::to_string(c));
  }
  return card;
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& reason) {
  throw Error(ErrorKind::Input,
              {OFFICINA_TEXT("core", "%1 does not say which classes the weights tell apart: %2."),
               {file.string(), reason}},
              {OFFICINA_TEXT("core", "Correct it, or move it away to have the classes numbered."), {}});
}

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
  return result;
}

constexpr std::array<std::string_view, 20> kCats{
    "cat",   "cats",    "kitten",  "kittens", "kitty",   "feline", "felines", "gatto",  "gatti",  "gatta",
    "gatte", "gattino", "gattini", "gattina", "gattine", "micio",  "mici",    "felino", "felini", "felis"};
constexpr std::array<std::string_view, 19> kDogs{
    "dog",       "dogs",     "doggy",    "puppy", "puppies",   "canine",    "canines",
    "cane",      "cani",     "cagna",    "cagne", "cagnolino", "cagnolini", "cagnolina",
    "cagnoline", "cucciolo", "cuccioli", "canis", "hound"};

/// Which group of words a (lowered) name belongs to: 0 none.
int groupOf(const std::string& name) {
  const auto holds = [&name](std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), name) != words.end();
  };
  return holds(kCats) ? 1 : holds(kDogs) ? 2 : 0;
}

/// The only class that `fits`; -1 if there is none or more than one.
template <typename Fits>
int onlyOne(const std::vector<std::string>& classes, Fits fits) {
  const auto first = std::find_if(classes.begin(), classes.end(), fits);
  if (first == classes.end() || std::any_of(first + 1, classes.end(), fits)) {
    return -1;
  }
  return static_cast<int>(first - classes.begin());
}

}  // namespace

PhotoCard readPhotoCard(const std::filesystem::path& weights, int classes) {
  const std::filesystem::path file = cardFile(weights);
  std::error_code problem;
  if (weights.empty() || !std::filesystem::exists(file, problem)) {
    return withoutCard(classes);
  }
  const Json json = parseJsonObject(readFile(file, kLongest), kLongest,
                                    OFFICINA_TEXT("core", "The card of the weights cannot be read: %1."));
  const auto names = json.find("classes");
  if (names == json.end() || !names->is_array()) {
    refuse(file, "\"classes\" is not a list");
  }
  PhotoCard card;
  for (const Json& name : *names) {
    if (!name.is_string() || name.get_ref<const std::string&>().empty()) {
      refuse(file, "a class has no name");
    }
    card.classes.push_back(name.get<std::string>());
  }
  if (static_cast<int>(card.classes.size()) != classes) {
    refuse(file, "it names " + std::to_string(card.classes.size()) + " classes and the weights have " +
                     std::to_string(classes));
  }
  if (const auto sure = json.find("sure_from"); sure != json.end()) {
    if (!sure->is_number() || !(sure->get<double>() >= 0.0 && sure->get<double>() <= 1.0)) {
      refuse(file, "\"sure_from\" is not a number from 0 to 1");
    }
    card.sureFrom = sure->get<double>();
  }
  return card;
}

void writePhotoCard(const std::filesystem::path& weights, const PhotoCard& card) {
  const Json json{{"classes", card.classes}, {"sure_from", card.sureFrom}};
  // Names of folders need not be UTF-8.
  writeFileAtomically(cardFile(weights), json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

int classOfName(const std::vector<std::string>& classes, const std::string& name) {
  if (const auto same = std::find(classes.begin(), classes.end(), name); same != classes.end()) {
    return static_cast<int>(same - classes.begin());
  }
  const std::string plain = lowered(name);
  if (const int c = onlyOne(classes, [&](const std::string& other) { return lowered(other) == plain; });
      c >= 0) {
    return c;
  }
  const int group = groupOf(plain);
  return group == 0 ? -1 : onlyOne(classes, [group](const std::string& other) {
    return groupOf(lowered(other)) == group;
  });
}

}  // namespace officina
