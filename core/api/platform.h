// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace officina {

/// What the program runs on, found at run time rather than at build time.
struct PlatformInfo {
  std::string officina;        ///< version of the program
  std::string libtorch;        ///< "1.13.1"
  std::string blas;            ///< "OpenBLAS 0.3.21 (openmp)"
  std::string allocator;       ///< "tcmalloc_minimal" or "system"
  std::string instructionSet;  ///< what LibTorch dispatches to: "AVX2", "AVX512", "default"
  std::string openmpWait;      ///< value of OMP_WAIT_POLICY
  std::string device;          ///< "CPU" or "CUDA: name"
  int threads = 1;             ///< LibTorch's intra-op threads by default
  int cores = 1;
};
[[nodiscard]] PlatformInfo platformInfo();

/// Where the files that ship with the program are (weights, datasets). Set once by app/ before anything else.
void setResourceDirectory(const std::filesystem::path& directory);
[[nodiscard]] const std::filesystem::path& resourceDirectory();

/// The built-in weights of a lab: resources/weights/<lab>.pth.
[[nodiscard]] std::filesystem::path builtInWeights(const std::string& lab);
/// The list of data sets that can be downloaded: datasets/catalog.json.
[[nodiscard]] std::filesystem::path catalogFile();

/// The ranks of cl100k_base, which the build brought (cmake/OfficinaRanks.cmake).
[[nodiscard]] std::filesystem::path tokenizerRanks();
/// Another file instead, for tests; empty: the build's again. Set before anybody asks for cl100k().
void setTokenizerRanks(const std::filesystem::path& file);

}  // namespace officina
