// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/unit_columns.h"

#include <algorithm>
#include <cmath>

namespace officina {

namespace {

constexpr std::size_t kMostInputs = 32;

bool belongsToUnits(OpKind kind) {
  return kind == OpKind::Relu || kind == OpKind::Dropout || kind == OpKind::BatchNorm2d;
}

/// The one operation that takes `op`'s output, or -1 if none or several do.
int onlyReader(const std::vector<OpInfo>& ops, int op) {
  int reader = -1;
  for (std::size_t i = 0; i < ops.size(); ++i) {
    if (std::find(ops[i].inputs.begin(), ops[i].inputs.end(), op) != ops[i].inputs.end()) {
      if (reader >= 0) {
        return -1;
      }
      reader = static_cast<int>(i);
    }
  }
  return reader;
}

struct Layer {
  int linear = 0;
  int last = 0;  ///< of its operations
};

/// Whether an operation puts out a row of units for each token, [L, units].
bool isOfTokens(const OpInfo& op) {
  return op.shape.size() == 2;
}

/// The units of one sample: all, or those of one token.
std::vector<float> unitsOf(const OpInfo& op, std::vector<float> values, std::int64_t token) {
  if (!isOfTokens(op) || values.empty()) {
    return values;
  }
  const auto first = values.begin() + static_cast<std::ptrdiff_t>(token * op.shape[1]);
  return {first, first + static_cast<std::ptrdiff_t>(op.shape[1])};
}

UnitColumn columnOf(const Pass& pass, const Layer& layer, std::int64_t sample, std::int64_t token) {
  const auto& ops = pass.ops();
  UnitColumn column;
  const OpInfo& shown = ops[static_cast<std::size_t>(layer.last)];
  column.ofToken = isOfTokens(shown);
  column.linear = ops[static_cast<std::size_t>(layer.linear)].name;
  column.shown = shown.name;
  column.values = unitsOf(shown, pass.output(layer.last, sample).values, token);
  for (int op = layer.linear; op != layer.last;) {
    op = onlyReader(ops, op);
    const OpInfo& info = ops[static_cast<std::size_t>(op)];
    if (info.kind == OpKind::Dropout) {
      column.dropout = info.name;
      column.rate = info.rate;
      column.before = unitsOf(info, pass.output(info.inputs.front(), sample).values, token);
      column.mask = unitsOf(info, pass.dropoutMask(op, sample), token);
    }
  }
  return column;
}

/// The column whose output reaches `op` without other arithmetic than flattening, or -1.
int sourceOf(const std::vector<OpInfo>& ops, const std::vector<Layer>& layers, int op) {
  int input = ops[static_cast<std::size_t>(op)].inputs.empty()
                  ? -1
                  : ops[static_cast<std::size_t>(op)].inputs.front();
  while (input >= 0) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
      if (layers[i].last == input) {
        return static_cast<int>(i);
      }
    }
    const OpInfo& info = ops[static_cast<std::size_t>(input)];
    if (info.kind != OpKind::Flatten || info.inputs.empty()) {
      return -1;
    }
    input = info.inputs.front();
  }
  return -1;
}

}  // namespace

int UnitColumn::droppedCount() const {
  return static_cast<int>(std::count(mask.begin(), mask.end(), 0.0F));
}

std::vector<UnitConnection> strongestConnections(const UnitColumn& from, const UnitColumn& to, int column,
                                                 const std::vector<float>& weight, std::size_t most) {
  std::vector<UnitConnection> all;
  if (weight.size() != from.values.size() * to.values.size()) {
    return all;
  }
  for (int unit = 0; unit < to.size(); ++unit) {
    const std::size_t row = static_cast<std::size_t>(unit) * from.values.size();
    for (int source = 0; source < from.size() && !to.dropped(unit); ++source) {
      const auto index = static_cast<std::size_t>(source);
      const float product = weight[row + index] * from.values[index];
      if (product != 0.0F && std::isfinite(product) && !from.dropped(source)) {
        all.push_back({column, source, unit, product});
      }
    }
  }
  const auto weaker = [](const UnitConnection& a, const UnitConnection& b) {
    return std::abs(a.contribution) < std::abs(b.contribution);
  };
  if (all.size() > most) {
    const auto cut = all.end() - static_cast<std::ptrdiff_t>(most);
    std::nth_element(all.begin(), cut, all.end(), weaker);
    all.erase(all.begin(), cut);
  }
  std::sort(all.begin(), all.end(), weaker);
  return all;
}

UnitColumns unitColumnsOf(const Pass& pass, std::int64_t sample, std::size_t mostConnections,
                          std::int64_t token) {
  const auto& ops = pass.ops();
  std::vector<Layer> layers;
  for (std::size_t i = 0; i < ops.size(); ++i) {
    if (ops[i].kind == OpKind::Linear) {
      Layer layer{static_cast<int>(i), static_cast<int>(i)};
      for (int next = onlyReader(ops, layer.last);
           next >= 0 && belongsToUnits(ops[static_cast<std::size_t>(next)].kind);
           next = onlyReader(ops, layer.last)) {
        layer.last = next;
      }
      layers.push_back(layer);
    }
  }
  UnitColumns result;
  result.training = pass.training();
  result.globalStep = pass.globalStep();
  for (const Layer& layer : layers) {
    const OpInfo& linear = ops[static_cast<std::size_t>(layer.linear)];
    if (isOfTokens(linear)) {
      result.tokens = linear.shape[0];
    }
  }
  result.token = std::clamp<std::int64_t>(token, 0, std::max<std::int64_t>(0, result.tokens - 1));
  const bool smallInput = !layers.empty() && ops.front().kind == OpKind::Input &&
                          !ops[static_cast<std::size_t>(layers.front().linear)].inputs.empty() &&
                          ops[static_cast<std::size_t>(layers.front().linear)].inputs.front() == 0 &&
                          pass.output(0, sample).values.size() <= kMostInputs;
  if (smallInput) {
    UnitColumn input;
    input.shown = ops.front().name;
    input.values = pass.output(0, sample).values;
    result.columns.push_back(std::move(input));
    layers.insert(layers.begin(), Layer{-1, 0});
  }
  for (std::size_t i = result.columns.size(); i < layers.size(); ++i) {
    result.columns.push_back(columnOf(pass, layers[i], sample, result.token));
    const OpInfo& linear = ops[static_cast<std::size_t>(layers[i].linear)];
    // Lines are drawn between neighbours only; a layer that takes something else stands without them.
    if (i > 0 && sourceOf(ops, layers, layers[i].linear) == static_cast<int>(i) - 1 &&
        !linear.parameters.empty()) {
      const auto found =
          strongestConnections(result.columns[i - 1], result.columns[i], static_cast<int>(i),
                               pass.parameter(linear.parameters.front()).values, mostConnections);
      result.connections.insert(result.connections.end(), found.begin(), found.end());
    }
  }
  return result;
}

}  // namespace officina
