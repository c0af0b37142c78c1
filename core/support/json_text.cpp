// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/json_text.h"

#include <set>
#include <string>
#include <vector>

#include "core/api/error.h"

namespace officina {

nlohmann::ordered_json parseJsonObject(std::string_view text, std::size_t longest, const char* pattern) {
  using Json = nlohmann::ordered_json;
  constexpr int kDeepest = 16;
  const auto refuse = [&](std::string reason) {
    throw Error(ErrorKind::Input, {pattern, {std::move(reason)}});
  };
  if (text.size() > longest) {
    refuse("it is larger than " + std::to_string(longest) + " bytes");
  }
  std::vector<std::set<std::string>> keys;  // of the objects that are open
  const Json::parser_callback_t watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
    if (depth > kDeepest) {
      refuse("it is nested more than " + std::to_string(kDeepest) + " deep");
    }
    if (event == Json::parse_event_t::object_start) {
      keys.emplace_back();
    } else if (event == Json::parse_event_t::object_end) {
      keys.pop_back();
    } else if (event == Json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second) {
      refuse("“" + parsed.get<std::string>() + "” stands there twice");
    }
    return true;
  };
  Json json;
  try {
    json = Json::parse(text, watch);
  } catch (const Json::parse_error& error) {
    // "[json.exception.parse_error.101] parse error at line 1, column 3: ...": the code says nothing to
    // anybody.
    const std::string message = error.what();
    const auto space = message.find("] ");
    refuse(space == std::string::npos ? message : message.substr(space + 2));
  } catch (const Json::out_of_range& error) {  // a number such as 1e999
    const std::string message = error.what();
    const auto space = message.find("] ");
    refuse(space == std::string::npos ? message : message.substr(space + 2));
  }
  if (!json.is_object()) {
    refuse("it is not an object in braces");
  }
  return json;
}

}  // namespace officina
