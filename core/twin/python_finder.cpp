// SPDX-License-Identifier: GPL-3.0-or-later

// Looks for an interpreter by asking each candidate to import torch.

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <mutex>
#include <spawn.h>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "core/api/twin.h"

extern char** environ;

namespace officina {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// A cold disk takes some seconds to load 400 MB of libraries; what takes longer is not coming back.
constexpr auto kPatience = std::chrono::seconds(60);

/// Waits for the process; false if it failed or had to be ended.
bool succeeded(pid_t process) {
  const auto deadline = Clock::now() + kPatience;
  for (;;) {
    int status = 0;
    const pid_t ended = ::waitpid(process, &status, WNOHANG);
    if (ended == process) {
      return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    if (ended < 0 && errno != EINTR) {
      return false;
    }
    if (Clock::now() > deadline) {
      ::kill(-process, SIGKILL);  // the whole group: it may have started others
      ::waitpid(process, &status, 0);
      return false;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

bool canImportTorch(const fs::path& python) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0);
  }
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);

  std::string path = python.string();
  std::string option = "-c";
  std::string program = "import torch";
  std::array<char*, 4> arguments{path.data(), option.data(), program.data(), nullptr};
  pid_t process = 0;
  const int problem = ::posix_spawn(&process, path.c_str(), &files, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return problem == 0 && succeeded(process);
}

/// The first executable `python3` in the folders of PATH, or nothing.
fs::path onPath() {
  const char* path = std::getenv("PATH");
  std::string_view rest = path != nullptr ? path : "";
  while (!rest.empty()) {
    const auto end = rest.find(':');
    const fs::path candidate = fs::path(rest.substr(0, end)) / "python3";
    if (candidate.is_absolute() && ::access(candidate.c_str(), X_OK) == 0) {
      return candidate;
    }
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return {};
}

}  // namespace

fs::path findPythonWithTorch() {
  static std::mutex mutex;
  static fs::path found;
  static std::vector<fs::path> asked;  // the candidates among which it was found
  const std::lock_guard lock(mutex);
  std::vector<fs::path> candidates;
  const char* chosen = std::getenv("OFFICINA_PYTHON");
  for (const fs::path& candidate :
       {fs::path(chosen != nullptr ? chosen : ""), fs::path("/usr/bin/python3"), onPath()}) {
    if (!candidate.empty() &&
        std::find(candidates.begin(), candidates.end(), candidate) == candidates.end()) {
      candidates.push_back(candidate);
    }
  }
  if (candidates != asked || found.empty()) {
    const auto good = std::find_if(candidates.begin(), candidates.end(), canImportTorch);
    found = good == candidates.end() ? fs::path() : *good;
    asked = candidates;
  }
  return found;
}

}  // namespace officina
