// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/safetensors.h"

#include <chrono>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/storage/atomic_file.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/state_dicts.h"

namespace officina {
namespace {

std::string file(const std::string& header, const std::string& numbers = {}, std::int64_t claimed = -1) {
  std::string bytes;
  appendLittleEndian(bytes, claimed < 0 ? header.size() : static_cast<std::uint64_t>(claimed), 8);
  return bytes + header + numbers;
}

StateDict read(const std::string& bytes) {
  return readStateDict(std::as_bytes(std::span(bytes)), "some.safetensors");
}

TEST(SafetensorsTest, ReadsWhatTheFormatDescribes) {
  // The order of the header's names is not that of the bytes, and there is white space.
  const StateDict state = read(file(R"({ "b": {"shape":[2],"dtype":"U8","data_offsets":[4,6]},
      "__metadata__":{"format":"pt"}, "a":{"dtype":"F32","shape":[],"data_offsets":[0,4]} }   )",
                                    std::string("\0\0\x80\x3f\x07\x08", 6)));
  ASSERT_EQ(state.tensors.size(), 2U);
  EXPECT_EQ(state.tensors[0].name, "b");
  EXPECT_EQ(state.tensors[0].floats(), (std::vector<float>{7, 8}));
  EXPECT_EQ(state.tensors[1].floats(), (std::vector<float>{1}));
  EXPECT_EQ(state.metadata.at("format"), "pt");
}

TEST(SafetensorsTest, WritesAlignedTensorsAfterAnAlignedHeader) {
  const ScratchFolder scratch;
  const auto path = scratch.path() / "w.safetensors";
  writeStateDict(path, everyKindOfTensor());
  const std::string bytes = readFile(path, 1U << 20U);
  const auto headerSize = littleEndian<std::uint64_t>(std::as_bytes(std::span(bytes)), 0);
  EXPECT_EQ(headerSize % 8, 0U);
  EXPECT_EQ(bytes[8], '{');
  // The widest type's bytes come first.
  EXPECT_NE(bytes.find(R"("double":{"dtype":"F64","shape":[1],"data_offsets":[8,16]})"), std::string::npos);
}

TEST(SafetensorsTest, RefusesWhatIsWrongByName) {
  const auto one = [](const std::string& description, std::size_t bytes = 4) {
    return file("{\"w\":" + description + "}", std::string(bytes, '\0'));
  };
  const std::string good = R"({"dtype":"F32","shape":[1],"data_offsets":[0,4]})";
  const auto two = [&](const std::string& from, const std::string& to) {
    return file(
        "{\"a\":" + good + R"(,"b":{"dtype":"F32","shape":[1],"data_offsets":[)" + from + "," + to + "]}}",
        std::string(8, '\0'));
  };
  std::string deep = "{\"w\":";
  for (int i = 0; i < 200'000; ++i) {
    deep += "{\"a\":";
  }
  std::string nested = "{\"w\":{\"shape\":";
  nested.append(1'000'000, '[');
  const struct {
    const char* what;
    std::string bytes;
    std::string said;
  } corpus[] = {
      {"header past the end", file("{}", "", 3), "said to have 3 bytes"},
      {"header of 2^63", file("{}", "", INT64_MAX), "said to have 9223372036854775807 bytes"},
      {"header over 100 MB", file("{}", std::string(1000, 'x'), 100'000'001), "said to have 100000001"},
      {"no JSON", file("{\"w\"", ""), "no JSON from byte"},
      {"two values", file("{} {}", ""), "no JSON from byte"},
      {"deep objects", file(deep), "not what safetensors has"},
      {"deep arrays", file(nested), "not what safetensors has"},
      {"not UTF-8", file("{\"\xff\":" + good + "}", "1234"), "no JSON from byte"},
      {"a number", one("5"), "“w” is not what"},
      {"an array", one("[]"), "“w” is not what"},
      {"no dtype", one(R"({"shape":[1],"data_offsets":[0,4]})"), "“w” is not what"},
      {"no shape", one(R"({"dtype":"F32","data_offsets":[0,4]})"), "“w” is not what"},
      {"no offsets", one(R"({"dtype":"F32","shape":[1]})"), "“w” is not what"},
      {"another field", one(R"({"dtype":"F32","shape":[1],"data_offsets":[0,4],"code":"x"})"),
       "“w” is not what"},
      {"a field twice", one(R"({"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]})"),
       "stands twice"},
      {"a name twice", file("{\"w\":" + good + ",\"w\":" + good + "}", "1234"), "“w” stands twice"},
      {"unknown type", one(R"({"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]})"), "“F8_E4M3”"},
      {"negative extent", one(R"({"dtype":"F32","shape":[-1],"data_offsets":[0,4]})"), "“w” is not what"},
      {"fractional extent", one(R"({"dtype":"F32","shape":[1.5],"data_offsets":[0,4]})"), "“w” is not what"},
      {"extent of 2^64", one(R"({"dtype":"F32","shape":[18446744073709551615],"data_offsets":[0,4]})"),
       "is not what"},
      {"a billion elements", one(R"({"dtype":"F32","shape":[1000000000],"data_offsets":[0,4000000000]})"),
       "4 bytes of numbers where its header describes 4000000000"},
      {"overflowing product", one(R"({"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]})"),
       "do not fit its shape"},
      {"overflowing product with a 0",
       one(R"({"dtype":"F32","shape":[0,4294967296,4294967296],"data_offsets":[0,0]})", 0),
       "do not fit its shape"},
      {"bytes too few", one(R"({"dtype":"F32","shape":[2],"data_offsets":[0,4]})"), "do not fit its shape"},
      {"reversed offsets", one(R"({"dtype":"F32","shape":[1],"data_offsets":[4,0]})"),
       "do not fit its shape"},
      {"one offset", one(R"({"dtype":"F32","shape":[1],"data_offsets":[0]})"), "“w” is not what"},
      {"three offsets", one(R"({"dtype":"F32","shape":[1],"data_offsets":[0,4,8]})"), "“w” is not what"},
      {"overlap", two("0", "4"), "overlaps another tensor or leaves a hole"},
      {"partial overlap", two("2", "6"), "overlaps"},
      {"hole", file(R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", "12345678"),
       "leaves a hole"},
      {"bytes behind", one(good, 5), "5 bytes of numbers where its header describes 4"},
      {"bytes missing", one(good, 3), "3 bytes of numbers where its header describes 4"},
      {"metadata that is no text", file(R"({"__metadata__":{"a":1}})"), "“__metadata__” is not what"},
      {"metadata that is a list", file(R"({"__metadata__":[]})"), "“__metadata__” is not what"},
      {"offset of 1e999", one(R"({"dtype":"F32","shape":[1],"data_offsets":[0,1e999]})"),
       "no JSON from byte"},
  };
  for (const auto& [what, bytes, said] : corpus) {
    const auto start = std::chrono::steady_clock::now();
    try {
      (void)read(bytes);
      ADD_FAILURE() << what << " was accepted";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input) << what;
      EXPECT_NE(std::string(error.what()).find(said), std::string::npos) << what << ": " << error.what();
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1)) << what;
  }
}

}  // namespace
}  // namespace officina
