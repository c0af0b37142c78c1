// SPDX-License-Identifier: GPL-3.0-or-later

// Histograms of every layer at every few steps must not slow training down: each number is read twice, from
// where it is, and the loops keep several sums at a time so that the compiler can work on whole vectors.

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <span>
#include <vector>

#include "core/inspect/pass_impl.h"

namespace officina {

namespace {

constexpr std::size_t kLanes = 8;
constexpr float kInfinity = std::numeric_limits<float>::infinity();

using Spans = std::vector<std::span<const float>>;

/// What the first reading finds.
struct Range {
  float low = kInfinity;
  float high = -kInfinity;
  double sum = 0.0;
  std::int64_t count = 0;
  std::int64_t notFinite = 0;
};

bool isFinite(float value) {
  return std::abs(value) <= std::numeric_limits<float>::max();  // false for NaN
}

void addSlowly(std::span<const float> numbers, Range& range) {
  for (const float number : numbers) {
    if (isFinite(number)) {
      range.low = std::min(range.low, number);
      range.high = std::max(range.high, number);
      range.sum += static_cast<double>(number);
      ++range.count;
    } else {
      ++range.notFinite;
    }
  }
}

/// One block small enough for sums in float to keep their digits. NaN and infinity spoil the sum and are then
/// looked for one by one.
void addBlock(std::span<const float> block, Range& range) {
  std::array<float, kLanes> low{};
  std::array<float, kLanes> high{};
  std::array<float, kLanes> sum{};
  std::array<float, kLanes> spoilt{};
  low.fill(kInfinity);
  high.fill(-kInfinity);
  const std::size_t whole = block.size() / kLanes * kLanes;
  for (std::size_t i = 0; i < whole; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const float number = block[i + lane];
      low[lane] = number < low[lane] ? number : low[lane];
      high[lane] = number > high[lane] ? number : high[lane];
      sum[lane] += number;
      spoilt[lane] += number * 0.0F;
    }
  }
  float spoiltAtAll = 0.0F;
  for (const float lane : spoilt) {
    spoiltAtAll += lane;
  }
  if (spoiltAtAll != 0.0F || std::isnan(spoiltAtAll)) {
    addSlowly(block, range);
    return;
  }
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    range.low = std::min(range.low, low[lane]);
    range.high = std::max(range.high, high[lane]);
    range.sum += static_cast<double>(sum[lane]);
  }
  range.count += static_cast<std::int64_t>(whole);
  addSlowly(block.subspan(whole), range);
}

Range rangeOf(const Spans& spans) {
  constexpr std::size_t kBlock = 512;
  Range range;
  for (std::span<const float> rest : spans) {
    while (!rest.empty()) {
      const std::span<const float> block = rest.first(std::min(kBlock, rest.size()));
      addBlock(block, range);
      rest = rest.subspan(block.size());
    }
  }
  return range;
}

/// The second reading: bins and squared distances from the mean. Equal numbers follow each other (a ReLU's
/// zeros), so four counts take turns: adding to one count waits for the addition before.
class Binning {
 public:
  Binning(const Range& range, double mean) : m_low(range.low), m_mean(static_cast<float>(mean)) {
    const double width = static_cast<double>(range.high) - static_cast<double>(range.low);
    m_scale = width > 0.0 ? static_cast<float>(Distribution::kBins / width) : 0.0F;
    if (!isFinite(m_scale)) {
      m_scale = 0.0F;  // all but equal
    }
  }

  void add(std::span<const float> numbers, bool allFinite) {
    constexpr std::size_t kBlock = 512;
    std::array<std::int32_t, kBlock> bins{};
    while (!numbers.empty()) {
      const std::span<const float> block = numbers.first(std::min(kBlock, numbers.size()));
      if (allFinite) {
        addFinite(block, bins);
      } else {
        for (const float& number : block) {
          if (isFinite(number)) {
            addFinite({&number, 1}, bins);
          }
        }
      }
      numbers = numbers.subspan(block.size());
    }
  }

  void writeTo(Distribution& result) const {
    result.bins.assign(Distribution::kBins, 0);
    for (std::size_t bin = 0; bin < result.bins.size(); ++bin) {
      for (const auto& counts : m_counts) {
        result.bins[bin] += counts[bin];
      }
    }
    result.deviation = std::sqrt(m_squares / static_cast<double>(result.count));
  }

 private:
  template <typename Bins>
  void addFinite(std::span<const float> block, Bins& bins) {
    std::array<float, kLanes> squares{};
    for (std::size_t i = 0; i < block.size(); ++i) {
      const float place = (block[i] - m_low) * m_scale;
      bins[i] = std::min(static_cast<std::int32_t>(place), Distribution::kBins - 1);
    }
    const std::size_t whole = block.size() / kLanes * kLanes;
    for (std::size_t i = 0; i < whole; i += kLanes) {
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const float distance = block[i + lane] - m_mean;
        squares[lane] += distance * distance;
      }
    }
    for (const float lane : squares) {
      m_squares += static_cast<double>(lane);
    }
    for (std::size_t i = whole; i < block.size(); ++i) {
      const double distance = static_cast<double>(block[i] - m_mean);
      m_squares += distance * distance;
    }
    for (std::size_t i = 0; i < block.size(); ++i) {
      ++m_counts[i % m_counts.size()][static_cast<std::size_t>(bins[i])];
    }
  }

  float m_low, m_mean;
  float m_scale = 0.0F;
  double m_squares = 0.0;
  std::array<std::array<std::int64_t, Distribution::kBins>, 4> m_counts{};
};

Distribution distributionOf(const Spans& spans) {
  Distribution result;
  const Range range = rangeOf(spans);
  result.count = range.count;
  result.notFinite = range.notFinite;
  if (range.count == 0) {
    result.bins.assign(Distribution::kBins, 0);
    return result;
  }
  result.low = static_cast<double>(range.low);
  result.high = static_cast<double>(range.high);
  result.mean = range.sum / static_cast<double>(range.count);
  Binning binning(range, result.mean);
  for (const std::span<const float> numbers : spans) {
    binning.add(numbers, range.notFinite == 0);
  }
  binning.writeTo(result);
  return result;
}

/// Euclidean norm of the numbers: n (deviation^2 + mean^2) is the sum of their squares.
double normOf(const Distribution& numbers) {
  if (numbers.notFinite > 0) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  return std::sqrt(static_cast<double>(numbers.count) *
                   (numbers.deviation * numbers.deviation + numbers.mean * numbers.mean));
}

double squaresOf(const torch::Tensor& tensor) {
  std::array<double, kLanes> sums{};
  const auto* numbers = tensor.data_ptr<float>();
  const std::int64_t count = tensor.numel();
  for (std::int64_t i = 0; i < count; ++i) {
    const auto number = static_cast<double>(numbers[i]);
    sums[static_cast<std::size_t>(i) % kLanes] += number * number;
  }
  double sum = 0.0;
  for (const double lane : sums) {
    sum += lane;
  }
  return sum;
}

std::span<const float> spanOf(const torch::Tensor& tensor) {
  return {tensor.data_ptr<float>(), static_cast<std::size_t>(tensor.numel())};
}

/// How many numbers of a ReLU have weights of their own: of tokens [N, L, units], each goes through the same
/// units.
std::int64_t unitsOf(const torch::Tensor& output) {
  return output.dim() == 3 ? output.size(2) : output.numel() / std::max<std::int64_t>(1, output.size(0));
}

/// How many units of a ReLU are above zero for no sample.
std::int64_t deadUnits(const torch::Tensor& output) {
  const std::int64_t units = unitsOf(output);
  const std::int64_t samples = output.numel() / std::max<std::int64_t>(1, units);
  std::vector<float> largest(static_cast<std::size_t>(units), 0.0F);
  float* __restrict most = largest.data();
  for (std::int64_t n = 0; n < samples; ++n) {
    const float* __restrict row = output.data_ptr<float>() + n * units;
    for (std::int64_t i = 0; i < units; ++i) {
      most[i] = row[i] <= most[i] ? most[i] : row[i];  // NaN is not dead
    }
  }
  return std::count(largest.begin(), largest.end(), 0.0F);
}

/// Rows of a table that no token of the batch took have no gradient: thousands of zeros would hide the
/// others. So with positions behind the end of the sentences.
void addGradients(const TracedOp& op, const torch::Tensor& gradient, Spans& spans) {
  const std::span<const float> all = spanOf(gradient);
  if (op.info.kind == OpKind::Embedding) {
    const auto* rows = op.rows.data_ptr<std::int64_t>();
    const std::set<std::int64_t> taken(rows, rows + op.rows.numel());
    const auto width = static_cast<std::size_t>(gradient.size(1));
    for (const std::int64_t row : taken) {
      if (row >= 0) {
        spans.push_back(all.subspan(static_cast<std::size_t>(row) * width, width));
      }
    }
  } else if (op.info.kind == OpKind::AddPositions) {
    spans.push_back(all.first(static_cast<std::size_t>(op.output.size(1) * op.output.size(2))));
  } else {
    spans.push_back(all);
  }
}

LayerStatistics statisticsOf(const Pass::Impl& pass, const LayerInfo& layer) {
  LayerStatistics result;
  result.layer = layer.name;
  Spans weights;
  Spans gradients;
  double updateSquares = 0.0;
  std::int64_t dead = 0;
  std::int64_t units = 0;
  for (int i = layer.first; i <= layer.last; ++i) {
    const TracedOp& op = pass.op(i);
    if (op.info.kind == OpKind::Relu) {
      dead += deadUnits(op.output);
      units += unitsOf(op.output);
    }
    for (const std::string& name : op.info.parameters) {
      const PassParameter& parameter = pass.parameter(pass.parameterIndex(name));
      weights.push_back(spanOf(parameter.value));
      if (parameter.gradient.defined()) {
        addGradients(op, parameter.gradient, gradients);
      }
      if (parameter.after.defined()) {
        updateSquares += squaresOf(updateOf(pass, parameter));
      }
    }
  }
  result.activations = distributionOf({spanOf(pass.op(layer.shown).output)});
  result.weights = distributionOf(weights);
  result.gradients = distributionOf(gradients);
  result.weightNorm = normOf(result.weights);
  result.gradientNorm = normOf(result.gradients);
  result.updateNorm = std::sqrt(updateSquares);
  result.deadShare = units > 0 ? static_cast<double>(dead) / static_cast<double>(units) : 0.0;
  return result;
}

}  // namespace

std::vector<LayerStatistics> layerStatistics(const Pass& pass) {
  std::vector<LayerStatistics> result;
  for (const LayerInfo& layer : pass.layers()) {
    result.push_back(statisticsOf(pass.impl(), layer));
  }
  return result;
}

}  // namespace officina
