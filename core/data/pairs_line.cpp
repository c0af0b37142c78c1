// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "core/api/error.h"
#include "core/api/state_dict.h"
#include "core/api/thermometer.h"

namespace officina {
namespace {

float onlyValue(const StateDict& weights, std::string_view name) {
  const NamedTensor* tensor = weights.find(name);
  if (tensor == nullptr || tensor->elementCount() != 1) {
    throw Error(
        ErrorKind::Input,
        {OFFICINA_TEXT("core", "These weights are not the thermometer's: there is no single number \"%1\"."),
         {std::string(name)}},
        {OFFICINA_TEXT("core", "Choose weights that this lab has saved."), {}});
  }
  return tensor->floats().front();
}

}  // namespace

double meanSquaredError(const Line& line, const std::vector<TemperaturePair>& pairs) {
  if (pairs.empty()) {
    return 0.0;
  }
  double sum = 0.0;
  for (const TemperaturePair& pair : pairs) {
    const double residual = double{pair.y} - (double{line.weight} * double{pair.x} + double{line.bias});
    sum += residual * residual;
  }
  return sum / static_cast<double>(pairs.size());
}

Line leastSquares(const std::vector<TemperaturePair>& pairs) {
  if (pairs.empty()) {
    return {};
  }
  const auto count = static_cast<double>(pairs.size());
  double meanX = 0.0;
  double meanY = 0.0;
  for (const TemperaturePair& pair : pairs) {
    meanX += double{pair.x} / count;
    meanY += double{pair.y} / count;
  }
  // About the means the normal equations are diagonal, and nothing cancels when x is far from 0.
  double xx = 0.0;
  double xy = 0.0;
  for (const TemperaturePair& pair : pairs) {
    xx += (double{pair.x} - meanX) * (double{pair.x} - meanX);
    xy += (double{pair.x} - meanX) * (double{pair.y} - meanY);
  }
  const bool vertical = xx <= 1e-20 * count * meanX * meanX;  // all x equal, but for rounding
  const double weight = vertical ? 0.0 : xy / xx;
  return {static_cast<float>(weight), static_cast<float>(meanY - weight * meanX)};
}

Line lineFrom(const StateDict& weights) {
  return {onlyValue(weights, "weight"), onlyValue(weights, "bias")};
}

}  // namespace officina
