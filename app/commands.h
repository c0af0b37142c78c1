// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace officina {

// The commands without a window, one file each. Every one returns the exit status or throws officina::Error.

struct TrainArguments {
  std::string lab;
  std::optional<std::string> recipe;
  std::optional<std::string> data;
  std::optional<std::uint64_t> seed;
  std::optional<std::int64_t> epochs;
  std::optional<std::int64_t> batchSize;
  std::optional<double> learningRate;
  std::optional<int> threads;
  std::vector<std::string> fields;  ///< "augmentation.zoom=0.2": any other field of the recipe
  std::int64_t maxSteps = 0;
  std::optional<std::int64_t> logEvery;
  std::filesystem::path runDirectory;
  std::filesystem::path resumeDirectory;
  std::filesystem::path saveFile;
  bool json = false;
};
[[nodiscard]] int trainCommand(const TrainArguments& arguments);

struct PredictArguments {
  std::string lab;
  std::filesystem::path weights;  ///< empty: the built-in ones
  std::vector<std::string> inputs;
  bool json = false;
};
[[nodiscard]] int predictCommand(const PredictArguments& arguments);

struct EvaluateArguments {
  std::string lab;
  std::filesystem::path weights;
  std::string data;
  bool json = false;
};
[[nodiscard]] int evaluateCommand(const EvaluateArguments& arguments);

struct DataArguments {
  std::string set;
  std::filesystem::path folder;  ///< empty: the user's own place for data sets
  bool json = false;
};
[[nodiscard]] int dataListCommand(const DataArguments& arguments);
[[nodiscard]] int dataFetchCommand(const DataArguments& arguments);
[[nodiscard]] int dataVerifyCommand(const DataArguments& arguments);
[[nodiscard]] int dataExportCommand(const DataArguments& arguments);

struct TwinArguments {
  std::filesystem::path run;
  std::filesystem::path out;
  std::int64_t logEvery = 100;
  bool json = false;
};
[[nodiscard]] int twinCommand(const TwinArguments& arguments);

struct TokenizeArguments {
  std::string method = "cl100k";  ///< or "words", "chars"
  std::string text;               ///< "-": standard input
  bool json = false;
};
[[nodiscard]] int tokenizeCommand(const TokenizeArguments& arguments);

struct WeightsArguments {
  std::filesystem::path input;
  std::filesystem::path output;
  bool half = false;  ///< float32 becomes float16
  bool json = false;
};
[[nodiscard]] int weightsShowCommand(const WeightsArguments& arguments);
[[nodiscard]] int weightsConvertCommand(const WeightsArguments& arguments);

[[nodiscard]] int versionCommand(bool json);

/// `data` as the user wrote it: a path, "starter", "notes", or the name of a set that was fetched.
[[nodiscard]] std::string resolveData(const std::string& data);
/// Where the user's data sets are: one folder a set.
[[nodiscard]] std::filesystem::path userDataSets();

}  // namespace officina
