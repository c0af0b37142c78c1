// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/state_dict.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include <c10/util/BFloat16.h>
#include <c10/util/Half.h>
#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/storage/atomic_file.h"
#include "core/storage/half.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/state_dicts.h"

namespace officina {
namespace {

namespace fs = std::filesystem;

class RoundTripTest : public testing::TestWithParam<const char*> {};

TEST_P(RoundTripTest, KeepsEveryTypeShapeNameAndByte) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / GetParam();
  const StateDict state = everyKindOfTensor();
  writeStateDict(file, state);
  expectSameTensors(readStateDict(file), state);
}

TEST_P(RoundTripTest, KeepsAnEmptyDictionary) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / GetParam();
  writeStateDict(file, {});
  EXPECT_TRUE(readStateDict(file).tensors.empty());
}

TEST_P(RoundTripTest, EqualWeightsMakeEqualFiles) {
  const ScratchFolder scratch;
  const fs::path one = scratch.path() / (std::string("one-") + GetParam());
  const fs::path two = scratch.path() / (std::string("two-") + GetParam());
  writeStateDict(one, everyKindOfTensor());
  writeStateDict(two, readStateDict(one));
  EXPECT_EQ(readFile(one, 1U << 20U), readFile(two, 1U << 20U));
}

TEST_P(RoundTripTest, TheContentDecidesNotTheName) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / GetParam();
  const fs::path other = scratch.path() / "weights.bin";
  writeStateDict(file, everyKindOfTensor());
  fs::rename(file, other);
  expectSameTensors(readStateDict(other), everyKindOfTensor());
}

TEST_P(RoundTripTest, AnyOneByteFlippedOrCutOffIsNoticedOrHarmless) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / GetParam();
  writeStateDict(file, everyKindOfTensor());
  const std::string good = readFile(file, 1U << 20U);
  const auto attempt = [](const std::string& bytes) {
    try {
      (void)readStateDict(std::as_bytes(std::span(bytes)), "damaged");
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input) << error.what();
    }
  };
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ static_cast<char>(1U << (i % 8)));
    attempt(bad);
    EXPECT_THROW((void)readStateDict(std::as_bytes(std::span(good).first(i)), "cut"), Error) << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, RoundTripTest, testing::Values("weights.pth", "weights.safetensors"));

TEST(StateDictTest, SafetensorsKeepsMetadata) {
  const ScratchFolder scratch;
  StateDict state = everyKindOfTensor();
  state.metadata = {{"licence", "CC0"}, {"città", "\"Forlì\""}};
  const fs::path file = scratch.path() / "w.safetensors";
  writeStateDict(file, state);
  EXPECT_EQ(readStateDict(file).metadata, state.metadata);
}

TEST(StateDictTest, AFailedWriteLeavesTheOldFile) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "w.pth";
  writeStateDict(file, everyKindOfTensor());
  StateDict twice;
  twice.tensors = {NamedTensor::ofFloats("a", {1}, std::vector{1.0F}),
                   NamedTensor::ofFloats("a", {1}, std::vector{2.0F})};
  EXPECT_THROW(writeStateDict(file, twice), Error);
  StateDict wrongSize;
  wrongSize.tensors.push_back({"a", DType::Float32, {2}, std::vector<std::byte>(4)});
  EXPECT_THROW(writeStateDict(file, wrongSize), Error);
  expectSameTensors(readStateDict(file), everyKindOfTensor());
}

TEST(StateDictTest, FoldersAndMissingFilesAreIoErrors) {
  const ScratchFolder scratch;
  for (const fs::path& file : {scratch.path(), scratch.path() / "none.pth"}) {
    try {
      (void)readStateDict(file);
      ADD_FAILURE() << file;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Io);
    }
  }
}

TEST(StateDictTest, FindsByNameAndCounts) {
  const StateDict state = everyKindOfTensor();
  ASSERT_NE(state.find("conv.weight"), nullptr);
  EXPECT_EQ(state.find("conv.weight")->elementCount(), 24);
  EXPECT_EQ(state.find("nothing"), nullptr);
  EXPECT_EQ((NamedTensor{"scalar", DType::Float32, {}, {}}.elementCount()), 1);
  StateDict two;
  two.tensors = {NamedTensor::ofFloats("a", {2, 2}, std::vector<float>(4)),
                 NamedTensor::ofInts("b", {3}, std::vector<std::int64_t>(3))};
  EXPECT_EQ(two.parameterCount(), 7);
}

TEST(StateDictTest, ShapesThatDoNotFitTheValuesAreRefused) {
  EXPECT_THROW((void)NamedTensor::ofFloats("a", {2}, std::vector<float>(3)), Error);
  EXPECT_THROW((void)NamedTensor::ofInts("a", {}, std::vector<std::int64_t>(2)), Error);
}

TEST(StateDictTest, ConvertsFromEveryType) {
  const StateDict state = everyKindOfTensor();
  const struct {
    const char* name;
    std::vector<float> values;
  } cases[] = {{"half", {0.5F, -2.0F}},   {"bfloat", {1.0F, -3.0F}},    {"double", {0.25F}},
               {"bytes", {0.0F, 255.0F}}, {"int8", {-128.0F, 127.0F}},  {"int16", {-300.0F}},
               {"int32", {70000.0F}},     {"bool", {1.0F, 0.0F, 1.0F}}, {"steps", {5.0F}}};
  for (const auto& [name, values] : cases) {
    ASSERT_NE(state.find(name), nullptr) << name;
    EXPECT_EQ(state.find(name)->floats(), values) << name;
  }
  EXPECT_EQ(state.find("bfloat")->ints(), (std::vector<std::int64_t>{1, -3}));
  EXPECT_EQ(state.find("int8")->ints(), (std::vector<std::int64_t>{-128, 127}));
  EXPECT_TRUE(state.find("empty")->floats().empty());
}

TEST(StateDictTest, FloatsOutsideTheWholeNumbersDoNotWrap) {
  const auto tensor = NamedTensor::ofFloats(
      "a", {4}, std::vector{1e30F, -1e30F, std::numeric_limits<float>::quiet_NaN(), -2.9F});
  EXPECT_EQ(tensor.ints(), (std::vector<std::int64_t>{std::numeric_limits<std::int64_t>::max(),
                                                      std::numeric_limits<std::int64_t>::min(), 0, -2}));
}

TEST(StateDictTest, ToHalfChangesFloat32Only) {
  const StateDict state = everyKindOfTensor();
  const StateDict half = toHalf(state);
  ASSERT_EQ(half.tensors.size(), state.tensors.size());
  for (std::size_t i = 0; i < state.tensors.size(); ++i) {
    const NamedTensor& before = state.tensors[i];
    const NamedTensor& after = half.tensors[i];
    EXPECT_EQ(after.name, before.name);
    EXPECT_EQ(after.shape, before.shape);
    if (before.type != DType::Float32) {
      EXPECT_EQ(after.type, before.type);
      EXPECT_EQ(after.bytes, before.bytes);
      continue;
    }
    EXPECT_EQ(after.type, DType::Float16);
    const auto exact = before.floats();
    const auto rounded = after.floats();
    for (std::size_t k = 0; k < exact.size(); ++k) {
      EXPECT_EQ(rounded[k], static_cast<float>(c10::Half(exact[k])));
    }
  }
}

TEST(HalfTest, EveryHalfBecomesLibTorchsFloat) {
  for (std::uint32_t bits = 0; bits < 0x10000U; ++bits) {
    const c10::Half half(static_cast<unsigned short>(bits), c10::Half::from_bits());
    const float ours = floatFromHalf(static_cast<std::uint16_t>(bits));
    if (std::isnan(ours)) {  // which NaN it is, is nobody's business
      EXPECT_TRUE(std::isnan(static_cast<float>(half))) << bits;
    } else {
      EXPECT_EQ(std::bit_cast<std::uint32_t>(ours), std::bit_cast<std::uint32_t>(static_cast<float>(half)))
          << bits;
      EXPECT_EQ(halfFromFloat(ours), bits);
    }
    const c10::BFloat16 brain(static_cast<unsigned short>(bits), c10::BFloat16::from_bits());
    EXPECT_EQ(std::bit_cast<std::uint32_t>(floatFromBFloat16(static_cast<std::uint16_t>(bits))),
              std::bit_cast<std::uint32_t>(static_cast<float>(brain)));
  }
}

TEST(HalfTest, RoundsAsLibTorchDoes) {
  std::mt19937 random(7);  // NOLINT: the same numbers each time
  const auto check = [](float value) {
    const c10::Half theirs(value);
    if (std::isnan(value)) {
      EXPECT_TRUE(std::isnan(floatFromHalf(halfFromFloat(value))));
    } else {
      EXPECT_EQ(halfFromFloat(value), theirs.x) << value;
    }
  };
  for (int i = 0; i < 2'000'000; ++i) {
    check(std::bit_cast<float>(static_cast<std::uint32_t>(random())));
  }
  // Every tie between two halves, and its neighbours.
  for (std::uint32_t bits = 0; bits < 0x7C00U; ++bits) {
    const float low = floatFromHalf(static_cast<std::uint16_t>(bits));
    const float high = bits == 0x7BFFU ? 65536.0F : floatFromHalf(static_cast<std::uint16_t>(bits + 1));
    const float tie = low + (high - low) / 2;
    for (const float value : {tie, std::nextafter(tie, 0.0F), std::nextafter(tie, 1e9F)}) {
      check(value);
      check(-value);
    }
  }
}

}  // namespace
}  // namespace officina
