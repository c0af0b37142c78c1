// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unistd.h>

#include "tests/support/scratch_folder.h"

namespace officina::testing {

/// A scratch folder into which others may look, with a short way to put files there.
class TempFolder : public ScratchFolder {
 public:
  TempFolder() { std::filesystem::permissions(path(), std::filesystem::perms(0755)); }

  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path() / name; }

  std::filesystem::path write(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path file = path() / name;
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file;
  }
  std::filesystem::path write(std::string_view name, std::span<const std::uint8_t> bytes) const {
    return write(name, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  }
};

inline std::string contents(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// While it lives, permissions count: the administrator, for whom they do not, becomes nobody.
class WithoutPrivileges {
 public:
  WithoutPrivileges() {
    if (m_wasRoot && seteuid(65534) != 0) {
      throw std::runtime_error("cannot drop privileges");
    }
  }
  ~WithoutPrivileges() {
    if (m_wasRoot && seteuid(0) != 0) {
      std::abort();
    }
  }
  WithoutPrivileges(const WithoutPrivileges&) = delete;
  WithoutPrivileges& operator=(const WithoutPrivileges&) = delete;

 private:
  bool m_wasRoot = geteuid() == 0;
};

/// Runs `action` and gives back the sentence of the officina::Error it throws; empty if it throws none.
template <typename ErrorType, typename Action>
std::string errorOf(const Action& action) {
  try {
    action();
  } catch (const ErrorType& error) {
    return error.what();
  }
  return {};
}

}  // namespace officina::testing
