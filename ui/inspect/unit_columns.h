// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/api/inspect.h"

namespace officina {

/// A fully connected layer as a column of units.
struct UnitColumn {
  std::string linear;         ///< the Linear operation: "fc1"; empty for the network's input
  std::string shown;          ///< the last operation of the layer, whose output `values` is: "drop1"
  std::string dropout;        ///< its Dropout operation; empty if it has none
  double rate = 0.0;          ///< the dropout's
  std::vector<float> values;  ///< what the next layer takes
  std::vector<float> before;  ///< the same before the dropout; empty without one
  std::vector<float> mask;    ///< 0 where the unit was dropped; empty if none was
  bool ofToken = false;       ///< the layer works token by token; these are one token's units

  [[nodiscard]] int size() const { return static_cast<int>(values.size()); }
  [[nodiscard]] bool dropped(int unit) const {
    return !mask.empty() && mask[static_cast<std::size_t>(unit)] == 0.0F;
  }
  [[nodiscard]] int droppedCount() const;
};

/// weight x activation between a unit of column `column - 1` and one of column `column`.
struct UnitConnection {
  int column = 1;
  int from = 0;
  int to = 0;
  float contribution = 0.0F;
};

/// The fully connected part of a network for one sample.
struct UnitColumns {
  bool training = false;
  std::int64_t globalStep = 0;
  std::int64_t tokens = 0;  ///< of the sample, where layers work token by token
  std::int64_t token = 0;   ///< the one that is shown
  std::vector<UnitColumn> columns;
  /// The strongest of each pair of columns, the weakest of them first; none from or to a dropped unit.
  std::vector<UnitConnection> connections;
};

/// Of `weight` ([to, from], row by row), the `most` products with the largest magnitude between units that
/// take part, the weakest first. Products of 0 are left out.
[[nodiscard]] std::vector<UnitConnection> strongestConnections(const UnitColumn& from, const UnitColumn& to,
                                                               int column, const std::vector<float>& weight,
                                                               std::size_t most);

/// All Linear operations of a pass, each with the ReLU, normalisation and dropout that follow it, in order;
/// the input before them where it is itself a row of at most 32 numbers. Of layers that work token by token,
/// token `token` (the last one if there are fewer).
[[nodiscard]] UnitColumns unitColumnsOf(const Pass& pass, std::int64_t sample,
                                        std::size_t mostConnections = 180, std::int64_t token = 0);

}  // namespace officina
