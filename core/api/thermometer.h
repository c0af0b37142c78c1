// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/api/training.h"

namespace officina {

/// One reading: what the invented thermometer says (x) and the real temperature (y), in degrees.
struct TemperaturePair {
  float x = 0.0F;
  float y = 0.0F;
  bool operator==(const TemperaturePair&) const = default;
};

/// The 14 pairs of the notes.
[[nodiscard]] std::vector<TemperaturePair> notesPairs();

/// Reads pairs from UTF-8 text: comma, semicolon, tab or spaces between columns, decimal comma or point, an
/// optional header line, blank lines ignored. A comma separates columns only where no tab, semicolon or space
/// does: "70,5" alone is the pair 70 and 5, "70,5;21,2" is 70.5 and 21.2. Throws Error (Input) naming the
/// line that cannot be read, or a value that is not finite or beyond +-1e6 (the square of it must fit a
/// float).
[[nodiscard]] std::vector<TemperaturePair> parsePairs(std::string_view text);
/// As parsePairs(), from a file of at most 64 MB. Throws Error (Io) too.
[[nodiscard]] std::vector<TemperaturePair> readPairs(const std::filesystem::path& file);
/// A header and a line a pair; parsePairs() gives back the same bits.
[[nodiscard]] std::string pairsToCsv(const std::vector<TemperaturePair>& pairs);

class ThermometerData final : public TrainingData {
 public:
  explicit ThermometerData(std::vector<TemperaturePair> pairs) : m_pairs(std::move(pairs)) {}
  [[nodiscard]] std::int64_t trainCount() const override { return static_cast<std::int64_t>(m_pairs.size()); }
  [[nodiscard]] const std::vector<TemperaturePair>& pairs() const { return m_pairs; }

 private:
  std::vector<TemperaturePair> m_pairs;
};

/// The straight line y = weight * x + bias that the one neuron has learned.
struct Line {
  float weight = 0.0F;
  float bias = 0.0F;
  [[nodiscard]] float at(float x) const { return weight * x + bias; }
};
/// Mean over the pairs of (y - line(x))^2, in double; 0 without pairs.
[[nodiscard]] double meanSquaredError(const Line& line, const std::vector<TemperaturePair>& pairs);
/// The line with the least possible error (normal equations, in double); for comparison on the plot.
/// Horizontal, through the mean of y, where all x are equal; 0 without pairs.
[[nodiscard]] Line leastSquares(const std::vector<TemperaturePair>& pairs);
/// Reads "weight" and "bias" out of the network's state dict. Throws Error (Input) if they are not there.
[[nodiscard]] Line lineFrom(const StateDict& weights);

}  // namespace officina
