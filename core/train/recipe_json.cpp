// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "core/api/error.h"
#include "core/api/recipe.h"
#include "core/support/json_text.h"
#include "core/train/recipe_fields.h"

namespace officina {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kOptimizers = {OptimizerKind::Sgd, OptimizerKind::Momentum, OptimizerKind::RmsProp,
                                    OptimizerKind::Adam, OptimizerKind::AdamW};
constexpr std::array kSchedules = {Schedule::Constant, Schedule::OneCycle, Schedule::Cosine};
constexpr std::array kPrecisions = {Precision::Float32, Precision::BFloat16};
constexpr std::array kPositions = {Positions::None, Positions::Learned, Positions::Sinusoidal};

[[noreturn]] void refuse(const char* pattern, std::vector<std::string> arguments) {
  throw Error(ErrorKind::Input, {pattern, std::move(arguments)},
              {OFFICINA_TEXT("core", "Correct the recipe, or start from a named one."), {}});
}

/// What stands in the file, short enough for a sentence.
std::string shown(const Json& value) {
  constexpr std::size_t kLongest = 40;
  std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() > kLongest) {
    text.resize(kLongest);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
      text.pop_back();
    }
    text += "...";
  }
  return text;
}

template <class Kind, std::size_t N>
void readKind(const char* field, const Json& value, const std::array<Kind, N>& kinds, Kind& result) {
  std::string all;
  for (const Kind kind : kinds) {
    if (value.is_string() && value.get_ref<const std::string&>() == name(kind)) {
      result = kind;
      return;
    }
    all += (all.empty() ? "" : ", ") + std::string(name(kind));
  }
  refuse(OFFICINA_TEXT("core", "The recipe's “%1” must be one of %2, not %3."), {field, all, shown(value)});
}

void readField(const char* field, const Json& value, std::string& result) {
  if (!value.is_string()) {
    refuse(OFFICINA_TEXT("core", "The recipe's “%1” must be a text, not %2."), {field, shown(value)});
  }
  result = value.get<std::string>();
}
void readField(const char* field, const Json& value, double& result) {
  if (!value.is_number()) {
    refuse(OFFICINA_TEXT("core", "The recipe's “%1” must be a number, not %2."), {field, shown(value)});
  }
  result = value.get<double>();
}
template <class Whole>
requires(std::is_integral_v<Whole> &&
         !std::is_same_v<Whole, bool>) void readField(const char* field, const Json& value, Whole& result) {
  using Limits = std::numeric_limits<Whole>;
  if (value.is_number_unsigned() && value.get<std::uint64_t>() <= static_cast<std::uint64_t>(Limits::max())) {
    result = static_cast<Whole>(value.get<std::uint64_t>());
  } else if (value.is_number_integer() && !value.is_number_unsigned() && std::is_signed_v<Whole> &&
             value.get<std::int64_t>() >= static_cast<std::int64_t>(Limits::min())) {
    result = static_cast<Whole>(value.get<std::int64_t>());
  } else if (std::is_signed_v<Whole>) {
    refuse(OFFICINA_TEXT("core", "The recipe's “%1” must be a whole number, not %2."), {field, shown(value)});
  } else {
    refuse(OFFICINA_TEXT("core", "The recipe's “%1” must be a whole number of at least 0, not %2."),
           {field, shown(value)});
  }
}
void readField(const char* field, const Json& value, bool& result) {
  if (!value.is_boolean()) {
    refuse(OFFICINA_TEXT("core", "The recipe's “%1” must be true or false, not %2."), {field, shown(value)});
  }
  result = value.get<bool>();
}
/// [[sample, label], ...]; the label -1 leaves the sample out.
void readField(const char* field, const Json& value, std::vector<SampleEdit>& result) {
  result.clear();
  const auto isEdit = [](const Json& edit) {
    return edit.is_array() && edit.size() == 2 && edit[0].is_number_integer() && edit[1].is_number_integer();
  };
  if (!value.is_array() || !std::all_of(value.begin(), value.end(), isEdit)) {
    refuse(OFFICINA_TEXT("core", "The recipe's “%1” must be pairs of a sample and a label, not %2."),
           {field, shown(value)});
  }
  for (const Json& edit : value) {
    SampleEdit& added = result.emplace_back();
    readField(field, edit[0], added.sample);
    readField(field, edit[1], added.label);
  }
}
void readField(const char* field, const Json& value, OptimizerKind& result) {
  readKind(field, value, kOptimizers, result);
}
void readField(const char* field, const Json& value, Schedule& result) {
  readKind(field, value, kSchedules, result);
}
void readField(const char* field, const Json& value, Precision& result) {
  readKind(field, value, kPrecisions, result);
}
void readField(const char* field, const Json& value, Positions& result) {
  readKind(field, value, kPositions, result);
}

/// The JSON pointer of a field: "optimizer.kind" is /optimizer/kind.
Json::json_pointer pointerTo(const char* field) {
  std::string path(1, '/');
  path += field;
  std::replace(path.begin(), path.end(), '.', '/');
  return Json::json_pointer(path);
}

void refuseUnknown(const Json& json) {
  std::set<std::string> known;
  std::set<std::string> groups;
  const Recipe recipe;
  visitRecipe(recipe, [&](const char* field, const auto&) {
    const std::string path = field;
    known.insert(path);
    if (const auto dot = path.find('.'); dot != std::string::npos) {
      groups.insert(path.substr(0, dot));
    }
  });
  for (const auto& [key, value] : json.items()) {
    if (!groups.contains(key)) {
      if (!known.contains(key) || key.find('.') != std::string::npos) {
        refuse(OFFICINA_TEXT("core", "A recipe has no field “%1”."), {key});
      }
      continue;
    }
    if (!value.is_object()) {
      refuse(OFFICINA_TEXT("core", "The recipe's “%1” must be an object, not %2."), {key, shown(value)});
    }
    for (const auto& [inner, ignored] : value.items()) {
      if (std::string path = key + "." + inner; !known.contains(path)) {
        refuse(OFFICINA_TEXT("core", "A recipe has no field “%1”."), {std::move(path)});
      }
    }
  }
}

}  // namespace

std::string toJson(const Recipe& recipe) {
  Json json = Json::object();
  visitRecipe(recipe, [&](const char* field, const auto& value) {
    using Value = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::is_enum_v<Value>) {
      json[pointerTo(field)] = std::string(name(value));
    } else if constexpr (std::is_same_v<Value, std::vector<SampleEdit>>) {
      Json edits = Json::array();
      for (const SampleEdit& edit : value) {
        edits.push_back({edit.sample, edit.label});
      }
      json[pointerTo(field)] = std::move(edits);
    } else {
      json[pointerTo(field)] = value;
    }
  });
  try {
    return json.dump(2) + "\n";
  } catch (
      const nlohmann::json::exception&) {  // the one thing that cannot be written: a path that is no UTF-8
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "The recipe's “%1” holds bytes that are not UTF-8."), {"data"}},
                {OFFICINA_TEXT("core", "Rename the folder of the data."), {}});
  }
}

Recipe recipeFromJson(std::string_view text) {
  constexpr std::size_t kLongest = std::size_t{1} << 20U;
  const Json json =
      parseJsonObject(text, kLongest, OFFICINA_TEXT("core", "The recipe is not valid JSON (%1)."));
  refuseUnknown(json);
  Recipe recipe;
  visitRecipe(recipe, [&](const char* field, auto& value) {
    if (const auto pointer = pointerTo(field); json.contains(pointer)) {
      readField(field, json.at(pointer), value);
    }
  });
  try {
    validate(recipe);
  } catch (const Error& error) {
    throw Error(ErrorKind::Input, error.whatText(),
                {OFFICINA_TEXT("core", "Correct the recipe, or start from a named one."), {}});
  }
  return recipe;
}

}  // namespace officina
