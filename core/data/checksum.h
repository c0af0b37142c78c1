// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace officina {

enum class ChecksumKind { Md5, Sha256 };

/// Adds bytes up to a checksum.
class Checksum {
 public:
  explicit Checksum(ChecksumKind kind);
  void add(std::span<const std::byte> bytes);
  /// Lower-case hexadecimal. Ends the sum: call it once.
  [[nodiscard]] std::string hex();

 private:
  struct Release {
    void operator()(void* context) const;
  };
  std::unique_ptr<void, Release> m_context;  // OpenSSL's, whose header stays out of here
};

/// The checksum of a whole file. `check` is called before every piece of 1 MB and may throw to stop.
/// Throws Error (Io).
[[nodiscard]] std::string fileChecksum(const std::filesystem::path& file, ChecksumKind kind,
                                       const std::function<void()>& check);

}  // namespace officina
