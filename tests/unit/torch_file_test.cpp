// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of .pth files against files that are right in unusual ways and files that mean harm.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/state_dict.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/torch_files.h"

namespace officina {
namespace {

using namespace torchfiles;

StateDict read(const std::string& bytes) {
  return readStateDict(std::as_bytes(std::span(bytes)), "some.pth");
}

std::string sixFloats() {
  std::string bytes;
  for (const float value : {0.0F, 1.0F, 2.0F, 3.0F, 4.0F, 5.0F}) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  return bytes;
}

StateDict readTensor(const std::string& value) {
  return read(
      zip({{"data.pkl", dictionary(value)}, {"data/0", sixFloats()}, {"version", "3\n"}}, "any name/"));
}

TEST(TorchFileTest, MakesStridedTensorsContiguous) {
  EXPECT_EQ(readTensor(tensor(storage("0", 6), 0, {2, 3}, {3, 1})).tensors.at(0).floats(),
            (std::vector<float>{0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(readTensor(tensor(storage("0", 6), 0, {3, 2}, {1, 3})).tensors.at(0).floats(),
            (std::vector<float>{0, 3, 1, 4, 2, 5}));
  EXPECT_EQ(readTensor(tensor(storage("0", 6), 1, {2, 2}, {3, 1})).tensors.at(0).floats(),
            (std::vector<float>{1, 2, 4, 5}));
  EXPECT_EQ(readTensor(tensor(storage("0", 6), 5, {}, {})).tensors.at(0).floats(), (std::vector<float>{5}));
  EXPECT_EQ(readTensor(tensor(storage("0", 6), 2, {2, 3}, {0, 0})).tensors.at(0).floats(),
            std::vector<float>(6, 2.0F));
  EXPECT_EQ(readTensor(tensor(storage("0", 6), 1, {1, 2}, {INT64_MAX, 1})).tensors.at(0).floats(),
            (std::vector<float>{1, 2}));
  EXPECT_TRUE(
      readTensor(tensor(storage("0", 6), 9, {0, 7}, {INT64_MAX, INT64_MAX})).tensors.at(0).bytes.empty());
}

TEST(TorchFileTest, ReadsParametersSharedStoragesAndMetadata) {
  const std::string first = tensor(storage("0", 6), 0, {6}, {1});
  const std::string second = global("torch._utils", "_rebuild_parameter") + "(" +
                             tensor(storage("0", 6), 2, {2}, {1}) + "\x88" + orderedDict() + "tR";
  const std::string metadata = "}" + text("_metadata") + orderedDict() + "s";
  const std::string pickle =
      "\x80\x02" + orderedDict() + "(" + text("a") + first + text("b") + second + "u" + metadata + "b.";
  const StateDict state = read(zip({{"data.pkl", pickle}, {"data/0", sixFloats()}, {"version", "3\n"}}));
  ASSERT_EQ(state.tensors.size(), 2U);
  EXPECT_EQ(state.tensors[0].floats().size(), 6U);
  EXPECT_EQ(state.tensors[1].name, "b");
  EXPECT_EQ(state.tensors[1].floats(), (std::vector<float>{2, 3}));
}

TEST(TorchFileTest, BooleansBecomeZeroOrOne) {
  const StateDict state =
      read(zip({{"data.pkl", dictionary(tensor(storage("0", 2, "BoolStorage"), 0, {2}, {1}))},
                {"data/0", std::string("\0\x7f", 2)},
                {"version", "3\n"}}));
  EXPECT_EQ(state.tensors.at(0).bytes, (std::vector<std::byte>{std::byte{0}, std::byte{1}}));
}

struct Hostile {
  const char* what;
  std::string bytes;
  std::string said;
};

/// What the refusal says of pickles: each stands in a file that is right otherwise.
std::vector<Hostile> hostilePickles() {
  const std::string good = tensor(storage("0", 6), 0, {6}, {1});
  const auto call = [](std::string_view module, std::string_view name) {
    return dictionary(global(module, name) + "(" + text("rm -rf ~") + "tR");
  };
  std::string many = "\x80\x02](";
  many.append(600'000, 'N');
  std::string laughs = std::string("\x80\x02)q\0", 5);  // each tuple holds the one before twice
  for (char level = 0; level < 30; ++level) {
    laughs += std::string{'h', level, '\x86', 'q', static_cast<char>(level + 1)};
  }
  std::string lists = std::string("\x80\x02]q\0", 5);  // the same in lists, which are filled afterwards
  for (char level = 0; level < 30; ++level) {
    lists += std::string{']', 'q', static_cast<char>(level + 1), '(', 'h', level, 'h', level, 'e'};
  }
  std::string expanding = "\x80\x02}(";
  for (int i = 0; i < 2000; ++i) {  // each within bounds, all of them together 400 MB
    expanding += text(std::to_string(i)) + tensor(storage("0", 6), 0, {50'000}, {0});
  }
  const std::vector<std::pair<const char*, std::pair<std::string, std::string>>> pickles = {
      {"os.system", {call("os", "system"), "“os.system”"}},
      {"posix.system", {call("posix", "system"), "“posix.system”"}},
      {"builtins.eval", {call("builtins", "eval"), "“builtins.eval”"}},
      {"builtins.getattr", {call("builtins", "getattr"), "“builtins.getattr”"}},
      {"subprocess", {call("subprocess", "Popen"), "“subprocess.Popen”"}},
      {"numpy", {call("numpy.core.multiarray", "_reconstruct"), "“numpy.core.multiarray._reconstruct”"}},
      {"a nested attribute", {call("torch", "serialization.os.system"), "torch.serialization.os.system"}},
      {"whole model", {call("torch.nn.modules.linear", "Linear"), "“torch.nn.modules.linear.Linear”"}},
      {"a complex storage",
       {dictionary(tensor(storage("0", 3, "ComplexFloatStorage"), 0, {3}, {1})),
        "“torch.ComplexFloatStorage”"}},
      {"sparse tensor", {call("torch._utils", "_rebuild_sparse_tensor"), "_rebuild_sparse_tensor"}},
      {"global with control characters", {call("os\r\x1b[2J", "system"), "os??[2J.system"}},
      {"INST", {"\x80\x02(" + text("x") + "ios\nsystem\n.", "“os.system”"}},
      {"STACK_GLOBAL", {"\x80\x02" + text("os") + text("system") + "\x93.", "“os.system”"}},
      {"OBJ", {"\x80\x02(" + text("x") + "o.", "instruction 0x6f"}},
      {"NEWOBJ", {"\x80\x02" + orderedDict() + ")\x81.", "instruction 0x81"}},
      {"EXT1", {"\x80\x02\x82\x01.", "instruction 0x82"}},
      {"protocol 4", {"\x80\x04}.", "protocol 4"}},
      {"text protocol", {"(dp0\n.", "instruction 0x64"}},
      {"empty", {"", "no end"}},
      {"no STOP", {"\x80\x02}", "no end"}},
      {"a text past the end", {"\x80\x02X\xff\xff\xff\xffw.", "no end"}},
      {"a global past the end",
       {"\x80\x02"
        "cos",
        "no end"}},
      {"stack underflow", {"\x80\x02s.", "makes no sense"}},
      {"underflow across a mark", {"\x80\x02}(s.", "makes no sense"}},
      {"TUPLE without MARK", {"\x80\x02t.", "makes no sense"}},
      {"odd SETITEMS", {"\x80\x02}(" + text("a") + "u.", "makes no sense"}},
      {"memo that was never set", {"\x80\x02h\x05.", "makes no sense"}},
      {"memo slot of four billion", {"\x80\x02}r\xff\xff\xff\xff.", "makes no sense"}},
      {"append to a dictionary", {"\x80\x02}Na.", "makes no sense"}},
      {"BUILD on a tensor", {dictionary(good + "}b"), "makes no sense"}},
      {"calling a number", {"\x80\x02K\x01)R.", "makes no sense"}},
      {"two values left", {"\x80\x02}}.", "makes no sense"}},
      {"a million nested tuples", {"\x80\x02)" + std::string(1'000'000, '\x85') + ".", "more than 32 deep"}},
      {"a million marks", {"\x80\x02" + std::string(1'000'000, '(') + ".", "more than 32 deep"}},
      {"a list that holds itself", {"\x80\x02]q\x01h\x01" + std::string("a."), "makes no sense"}},
      {"a list in itself", {std::string("\x80\x02]q\0h\0a.", 9), "a list, not a dictionary"}},
      {"a billion tuples in 200 bytes", {laughs + ".", "a tuple, not a dictionary"}},
      {"a billion lists in 300 bytes", {lists + "a.", "makes no sense"}},
      {"a billion tuples as a name",
       {"\x80\x02}" + laughs.substr(2) + good + "s.", "one of the names is a tuple"}},
      {"a billion tuples for a shape",
       {"\x80\x02}(" + text("w") + global("torch._utils", "_rebuild_tensor_v2") + "(" + storage("0", 6) +
            whole(0) + laughs.substr(2) + tuple({1}) + "\x89" + orderedDict() + "tRu.",
        "makes no sense"}},
      {"too many values", {many + "e.", "more than 500000 values"}},
      {"a list", {"\x80\x02].", "a list, not a dictionary"}},
      {"a tensor alone", {"\x80\x02" + good + ".", "a tensor, not a dictionary"}},
      {"a number among tensors", {dictionary("K\x05"), "“w” is a number"}},
      {"a nested dictionary", {dictionary("}"), "“w” is a dictionary"}},
      {"a name that is a number", {"\x80\x02}K\x01" + good + "s.", "one of the names is a number"}},
      {"a name twice", {"\x80\x02}(" + text("w") + good + text("w") + good + "u.", "“w” stands twice"}},
      {"a name that is no text", {"\x80\x02}" + text("\xff\xfe") + good + "s.", "not valid text"}},
      {"a billion elements",
       {dictionary(tensor(storage("0", 1'000'000'000), 0, {1'000'000'000}, {1})), "larger than its numbers"}},
      {"a billion by strides of 0",
       {dictionary(tensor(storage("0", 6), 0, {1'000'000'000}, {0})), "far more memory"}},
      {"many expanded tensors", {expanding + "u.", "far more memory"}},
      {"2^63 elements", {dictionary(tensor(storage("0", 6), 0, {INT64_MAX, 2}, {0, 0})), "makes no sense"}},
      {"0 times 2^62 times 2^62",
       {dictionary(tensor(storage("0", 6), 0, {0, 1LL << 62U, 1LL << 62U}, {0, 0, 0})), "makes no sense"}},
      {"negative extent", {dictionary(tensor(storage("0", 6), 0, {-1}, {1})), "makes no sense"}},
      {"negative stride", {dictionary(tensor(storage("0", 6), 5, {6}, {-1})), "makes no sense"}},
      {"negative offset", {dictionary(tensor(storage("0", 6), -1, {6}, {1})), "makes no sense"}},
      {"offset past the end", {dictionary(tensor(storage("0", 6), 1, {6}, {1})), "larger than its numbers"}},
      {"stride past the end",
       {dictionary(tensor(storage("0", 6), 0, {2, 2}, {INT64_MAX, INT64_MAX})), "larger than its numbers"}},
      {"a stride too few", {dictionary(tensor(storage("0", 6), 0, {2, 3}, {3})), "makes no sense"}},
      {"storage shorter than it says",
       {dictionary(tensor(storage("0", 7), 0, {7}, {1})), "larger than its numbers"}},
      {"storage of wider numbers",
       {dictionary(tensor(storage("0", 6, "DoubleStorage"), 0, {6}, {1})), "larger than its numbers"}},
      {"storage that is not there", {dictionary(tensor(storage("1", 6), 0, {6}, {1})), "are missing"}},
      {"storage outside the folder",
       {dictionary(tensor(storage("../version", 0), 0, {0}, {1})), "are missing"}},
      {"persistent id of another kind", {dictionary("(" + text("module") + "tQ"), "makes no sense"}},
      {"a number of 80 bits", {dictionary("\x8a\x0a" + std::string(10, '\x01')), "more than 64 bits"}},
  };
  std::vector<Hostile> result;
  for (const auto& [what, pair] : pickles) {
    result.push_back({what, file(pair.first), pair.second});
  }
  return result;
}

std::vector<Hostile> hostileArchives() {
  const std::string pickle = dictionary(tensor(storage("0", 6), 0, {6}, {1}));
  const std::string numbers(24, '\0');
  const Record description{"data.pkl", pickle};
  const Record version{"version", "3\n"};
  const auto with = [&](Record record) { return zip({description, std::move(record), version}); };
  const std::string good = file(pickle);
  std::string compressed(1000, '\0');
  Record bomb{"data/0", compressed};
  Record program{"code/__torch__.py", compressed};
  program.method = 8;
  bomb.method = 8;
  bomb.claimedSize = 4'000'000'000;
  Record encrypted{"data/0", numbers};
  encrypted.flags = 1;
  Record tooLarge{"data/0", numbers};
  tooLarge.claimedSize = 3'000'000'000;
  Record wrong{"data/0", numbers};
  wrong.wrongCrc = true;
  Record renamed{"data/0", numbers};
  renamed.localName = "archive/data/1";
  Record overlapping{"data/0", numbers};
  overlapping.claimedOffset = 0;
  overlapping.localName = "archive/data/0";
  Record zip64{"data/0", numbers};
  zip64.claimedOffset = 0xFFFFFFFF;
  std::string manyParts = good;
  manyParts[good.size() - 18] = 1;
  std::string count = good;
  count[good.size() - 12] = count[good.size() - 14] = 9;
  return {
      {"nothing", "", "is empty"},
      {"one byte", "P", "neither PyTorch"},
      {"zeros", std::string(5000, '\0'), "neither PyTorch"},
      {"a picture", "\x89PNG\r\n\x1a\n" + std::string(100, 'x'), "neither PyTorch"},
      {"before 1.6", "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", "before 1.6"},
      {"a tar", std::string(257, 'x') + "ustar" + std::string(300, '\0'), "tar archive"},
      {"half of it", good.substr(0, good.size() / 2), "cut short"},
      {"a byte too few", good.substr(0, good.size() - 1), "cut short"},
      {"an empty zip", zip({}), "not one of PyTorch's"},
      {"an ordinary zip", zip({{"readme.txt", "hello"}}), "not one of PyTorch's"},
      {"no top folder", zip({description, version}, ""), "the one top folder"},
      {"two top folders", zip({description, version, {"x", "y"}}, "a/").replace(30, 1, "b"),
       "does not begin"},
      {"no version", zip({description, {"data/0", numbers}}), "not one of PyTorch's"},
      {"no pickle", zip({{"data/0", numbers}, version}), "not one of PyTorch's"},
      {"TorchScript", with({"constants.pkl", "x"}), "TorchScript"},
      {"TorchScript code", with({"code/__torch__.py", "x"}), "TorchScript"},
      {"compressed TorchScript code", with(program), "TorchScript"},
      {"a record twice", zip({description, {"data/0", numbers}, {"data/0", numbers}, version}), "twice"},
      {"two pickles", zip({description, {"data/0", numbers}, description, version}), "twice"},
      {"a way out", with({"../../etc/passwd", numbers}), "forbidden name"},
      {"an absolute name", zip({description, version}, "/"), "forbidden name"},
      {"a drive", zip({description, version}, "C:/"), "forbidden name"},
      {"a backslash", with({"data\\0", numbers}), "forbidden name"},
      {"a zip bomb", with(bomb), "compressed record"},
      {"an encrypted record", with(encrypted), "encrypted"},
      {"a record of 3 GB", with(tooLarge), "not inside it"},
      {"a wrong checksum", with(wrong), "checksum"},
      {"another name inside", with(renamed), "does not begin where it should"},
      {"a record over another", with(overlapping), "does not begin where it should"},
      {"64-bit", with(zip64), "64-bit"},
      {"one of several parts", manyParts, "several parts"},
      {"more records than there are", count, "table of contents"},
      {"big-endian", with({"byteorder", "big"}), "byte order"},
      {"a pickle of 9 MB", zip({{"data.pkl", std::string(9'000'000, 'N')}, version}), "9000000 bytes"},
  };
}

long residentKilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

void expectAllRefused(const std::vector<Hostile>& corpus) {
  for (const Hostile& hostile : corpus) {
    const long before = residentKilobytes();
    const auto start = std::chrono::steady_clock::now();
    try {
      (void)read(hostile.bytes);
      ADD_FAILURE() << hostile.what << " was accepted";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input) << hostile.what;
      EXPECT_NE(std::string(error.what()).find(hostile.said), std::string::npos)
          << hostile.what << ": " << error.what();
      EXPECT_FALSE(error.remedyText().empty()) << hostile.what;
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1)) << hostile.what;
    EXPECT_LT(residentKilobytes() - before, 100'000) << hostile.what;
  }
}

TEST(HostileTorchFileTest, PicklesAreRefusedByNameAtOnceAndInLittleMemory) {
  const auto corpus = hostilePickles();
  EXPECT_GE(corpus.size(), 50U);
  expectAllRefused(corpus);
}

TEST(HostileTorchFileTest, ArchivesAreRefusedByNameAtOnceAndInLittleMemory) {
  expectAllRefused(hostileArchives());
}

TEST(HostileTorchFileTest, AHugeFileOfSomethingElseIsRefusedUnread) {
  const ScratchFolder scratch;
  for (const char* start : {"PK\x03\x04", "garbage"}) {
    const auto path = scratch.path() / "huge.pth";
    std::ofstream(path) << start;
    std::filesystem::resize_file(path, std::uintmax_t{1} << 40U);  // sparse
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_THROW((void)readStateDict(path), Error);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
  }
}

}  // namespace
}  // namespace officina
