// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstring>
#include <limits>

#include <gtest/gtest.h>

#include "core/api/state_dict.h"

namespace officina {

template <class Number>
NamedTensor tensorOfBytes(std::string name, DType type, std::vector<std::int64_t> shape,
                          std::initializer_list<Number> values) {
  NamedTensor tensor{std::move(name), type, std::move(shape), {}};
  const auto bytes = std::as_bytes(std::span(values.begin(), values.size()));
  tensor.bytes.assign(bytes.begin(), bytes.end());
  return tensor;
}

/// Every type, scalars, empty tensors, and names that are not plain ASCII.
inline StateDict everyKindOfTensor() {
  std::array<float, 24> values{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = static_cast<float>(i) * 0.37F - 3.0F;
  }
  values[3] = std::numeric_limits<float>::infinity();
  values[4] = 1e-40F;
  StateDict state;
  state.tensors = {
      tensorOfBytes<std::uint8_t>("bool", DType::Bool, {3}, {1, 0, 1}),
      NamedTensor::ofFloats("conv.weight", {2, 3, 2, 2}, values),
      NamedTensor::ofFloats("scalar", {}, std::array{3.25F}),
      NamedTensor::ofInts("steps", {}, std::array{std::int64_t{5}}),
      tensorOfBytes<std::uint16_t>("half", DType::Float16, {2}, {0x3800, 0xC000}),
      tensorOfBytes<std::uint16_t>("bfloat", DType::BFloat16, {2, 1}, {0x3F80, 0xC040}),
      tensorOfBytes<double>("double", DType::Float64, {1}, {0.25}),
      tensorOfBytes<std::uint8_t>("bytes", DType::UInt8, {2}, {0, 255}),
      tensorOfBytes<std::int8_t>("int8", DType::Int8, {2}, {-128, 127}),
      tensorOfBytes<std::int16_t>("int16", DType::Int16, {1}, {-300}),
      tensorOfBytes<std::int32_t>("int32", DType::Int32, {1, 1, 1}, {70000}),
      NamedTensor::ofInts("large", {1}, std::array{std::numeric_limits<std::int64_t>::min()}),
      {"empty", DType::Float32, {0, 3}, {}},
      NamedTensor::ofFloats("perché \"no\"\n😀", {300}, std::vector<float>(300, 1.5F)),
  };
  return state;
}

inline void expectSameTensors(const StateDict& read, const StateDict& expected) {
  ASSERT_EQ(read.tensors.size(), expected.tensors.size());
  for (std::size_t i = 0; i < read.tensors.size(); ++i) {
    EXPECT_EQ(read.tensors[i].name, expected.tensors[i].name);
    EXPECT_EQ(read.tensors[i].type, expected.tensors[i].type) << expected.tensors[i].name;
    EXPECT_EQ(read.tensors[i].shape, expected.tensors[i].shape) << expected.tensors[i].name;
    EXPECT_EQ(read.tensors[i].bytes, expected.tensors[i].bytes) << expected.tensors[i].name;
  }
}

}  // namespace officina
