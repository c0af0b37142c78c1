// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/api/inspect.h"

namespace officina {

/// Random numbers of tensors.
class Cells {
 public:
  explicit Cells(unsigned seed) : m_random(seed) {}
  Cell of(const std::string& tensor, const std::vector<std::int64_t>& shape, std::int64_t samples) {
    Cell cell{tensor, {}, below(samples)};
    for (const std::int64_t size : shape) {
      cell.index.push_back(below(size));
    }
    return cell;
  }

 private:
  std::int64_t below(std::int64_t limit) {
    return std::uniform_int_distribution<std::int64_t>(0, limit - 1)(m_random);
  }
  std::mt19937 m_random;
};

/// The tensors of a pass (or their gradients), each read once.
class Tensors {
 public:
  Tensors(const Pass& pass, Quantity quantity) : m_pass(pass), m_quantity(quantity) {}
  /// The number that a cell names.
  double at(const Cell& cell) {
    const TensorValues& tensor = read(cell).values;
    std::int64_t at = 0;
    for (std::size_t d = 0; d < tensor.shape.size(); ++d) {
      at = at * tensor.shape[d] + cell.index[d];
    }
    return static_cast<double>(tensor.values[static_cast<std::size_t>(at)]);
  }
  /// The largest absolute number of the sample's tensor.
  double largest(const Cell& cell) { return read(cell).largest; }

 private:
  struct Read {
    TensorValues values;
    double largest = 0.0;
  };
  const Read& read(const Cell& cell) {
    const auto [found, isNew] = m_read.try_emplace({cell.tensor, cell.sample});
    Read& tensor = found->second;
    if (isNew) {
      const int op = m_pass.opIndex(cell.tensor);
      tensor.values =
          op >= 0 ? m_pass.output(op, cell.sample, m_quantity) : m_pass.parameter(cell.tensor, m_quantity);
      for (const float value : tensor.values.values) {
        tensor.largest = std::max(tensor.largest, std::abs(static_cast<double>(value)));
      }
    }
    return tensor;
  }

  const Pass& m_pass;
  Quantity m_quantity;
  std::map<std::pair<std::string, std::int64_t>, Read> m_read;
};

/// The value is a sum in float32: where large products cancel (a normalised channel's gradients sum to zero),
/// it keeps their rounding errors. `scale`: the tensor's largest number, of whose rounding errors small
/// numbers may be made.
inline void expectAgrees(const Arithmetic& a, double scale, const std::string& where) {
  EXPECT_LE(a.terms.size(), Arithmetic::kMostTerms);
  EXPECT_GE(a.termCount, static_cast<std::int64_t>(a.terms.size()));
  double sum = a.restSum + a.bias.value_or(0.0);
  double magnitude = 0.0;
  double most = -1e300;
  for (const Term& term : a.terms) {
    sum += term.product;
    magnitude += std::abs(term.product);
    most = std::max(most, term.left);
  }
  const bool summed = a.form == Arithmetic::Form::SumOfProducts;
  EXPECT_NEAR(a.computed, a.value, 1e-5 * std::abs(a.value) + 1e-6 * (scale + (summed ? magnitude : 0.0)))
      << where;
  switch (a.form) {
    case Arithmetic::Form::SumOfProducts:
      EXPECT_NEAR(sum, a.computed, 1e-12 * (magnitude + 1e-30)) << where;
      for (const Term& term : a.terms) {
        EXPECT_DOUBLE_EQ(term.product, term.left * term.right) << where;
      }
      break;
    case Arithmetic::Form::Maximum:
      ASSERT_GE(a.chosen, 0) << where;
      EXPECT_EQ(a.terms[static_cast<std::size_t>(a.chosen)].left, a.computed) << where;
      EXPECT_EQ(most, a.computed) << where;
      break;
    case Arithmetic::Form::Steps:
      ASSERT_FALSE(a.steps.empty()) << where;
      EXPECT_EQ(a.steps.back().value, a.computed) << where;
      break;
    case Arithmetic::Form::Given:
      EXPECT_EQ(a.computed, a.value) << where;
      break;
  }
  for (const ArithmeticStep& step : a.steps) {
    EXPECT_FALSE(step.symbol.empty() || step.formula.empty() || step.numbers.empty()) << where;
  }
}

}  // namespace officina
