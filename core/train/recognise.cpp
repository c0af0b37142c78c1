// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/recognise.h"

#include "core/api/error.h"

namespace officina {

NamedNetwork recognise(const std::vector<std::string>& names,
                       const std::function<std::shared_ptr<Network>(const std::string& name)>& make,
                       const StateDict& weights) {
  NamedNetwork nearest;
  std::vector<std::string> fewest;
  for (const std::string& name : names) {
    NamedNetwork candidate{name, make(name)};
    std::vector<std::string> differences = differencesFrom(*candidate.network, weights);
    if (nearest.network == nullptr || differences.size() < fewest.size()) {
      nearest = std::move(candidate);
      fewest = std::move(differences);
    }
  }
  if (!fewest.empty() && names.size() > 1) {
    std::string text;
    for (const std::string& difference : fewest) {
      text += text.empty() ? "" : "; ";
      text += difference;
    }
    throw Error(
        ErrorKind::Input,
        {OFFICINA_TEXT("core", "These weights are of none of this lab's networks. Nearest is %1: %2."),
         {nearest.name, text}},
        {OFFICINA_TEXT("core", "Choose weights that were saved from this lab."), {}});
  }
  loadStateDict(*nearest.network, weights);
  return nearest;
}

}  // namespace officina
