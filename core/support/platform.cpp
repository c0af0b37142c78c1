// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/platform.h"

#include <array>
#include <cstdlib>
#include <dlfcn.h>
#include <thread>

#include "core/support/torch.h"

namespace officina {

namespace {

std::filesystem::path givenDirectory;

std::string blasName() {
  using ConfigFunction = const char* (*)();
  using ParallelFunction = int (*)();
  if (auto* config = reinterpret_cast<ConfigFunction>(dlsym(RTLD_DEFAULT, "openblas_get_config"))) {
    // "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH ...": the name and the version are enough.
    const std::string text = config();
    const auto second = text.find(' ', text.find(' ') + 1);
    auto* parallel = reinterpret_cast<ParallelFunction>(dlsym(RTLD_DEFAULT, "openblas_get_parallel"));
    constexpr std::array kKinds{" (sequential)", " (pthread)", " (openmp)"};
    const int kind = parallel != nullptr ? parallel() : -1;
    return text.substr(0, second) + (kind >= 0 && kind < 3 ? kKinds[static_cast<std::size_t>(kind)] : "");
  }
  Dl_info info{};
  if (void* function = dlsym(RTLD_DEFAULT, "sgemm_"); function != nullptr && dladdr(function, &info) != 0) {
    return std::filesystem::path(info.dli_fname).filename().string();
  }
  return "inside LibTorch";
}

std::string allocatorName() {
  using VersionFunction = const char* (*)(int*, int*, const char**);
  if (auto* version = reinterpret_cast<VersionFunction>(dlsym(RTLD_DEFAULT, "tc_version"))) {
    int major = 0;
    int minor = 0;
    const char* patch = "";
    version(&major, &minor, &patch);
    return "tcmalloc_minimal " + std::to_string(major) + '.' + std::to_string(minor) + patch;
  }
  return "system malloc";
}

/// From LibTorch's own report: "... CPU capability usage: AVX2 ...".
std::string instructionSetName() {
  const std::string report = at::show_config();
  constexpr std::string_view kLabel = "CPU capability usage: ";
  const auto label = report.find(kLabel);
  if (label == std::string::npos) {
    return "unknown";
  }
  const auto first = label + kLabel.size();
  return report.substr(first, report.find_first_of(" ,\n", first) - first);
}

}  // namespace

PlatformInfo platformInfo() {
  PlatformInfo info;
  info.officina = OFFICINA_VERSION;
  info.libtorch = TORCH_VERSION;
  info.blas = blasName();
  info.allocator = allocatorName();
  info.instructionSet = instructionSetName();
  const char* wait = std::getenv("OMP_WAIT_POLICY");
  info.openmpWait = wait != nullptr ? wait : "not set";
  info.device = torch::cuda::is_available() ? "CUDA" : "CPU";
  info.threads = at::get_num_threads();
  info.cores = static_cast<int>(std::thread::hardware_concurrency());
  return info;
}

void setResourceDirectory(const std::filesystem::path& directory) {
  givenDirectory = directory;
}

const std::filesystem::path& resourceDirectory() {
  // The environment wins, so that tests and packages can point elsewhere.
  static const std::filesystem::path fromEnvironment = [] {
    const char* value = std::getenv("OFFICINA_RESOURCES");
    return std::filesystem::path(value != nullptr ? value : "");
  }();
  return fromEnvironment.empty() ? givenDirectory : fromEnvironment;
}

std::filesystem::path builtInWeights(const std::string& lab) {
  return resourceDirectory() / "resources" / "weights" / (lab + ".pth");
}

std::filesystem::path catalogFile() {
  return resourceDirectory() / "datasets" / "catalog.json";
}

}  // namespace officina
