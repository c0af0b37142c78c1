// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <span>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "core/api/datasets.h"
#include "core/api/error.h"
#include "core/data/checksum.h"
#include "core/storage/atomic_file.h"
#include "tests/support/scratch_folder.h"

namespace officina {

inline constexpr const char* kPython = "/usr/bin/python3";
inline constexpr double kShortStall = 0.25;  // seconds

/// tests/support/download_server.py in a process of its own, which ends with this object.
class DownloadServer {
 public:
  explicit DownloadServer(const std::filesystem::path& folder) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    if (pipe2(in.data(), O_CLOEXEC) != 0 || pipe2(out.data(), O_CLOEXEC) != 0) {
      return;
    }
    m_process = fork();
    if (m_process == 0) {
      dup2(in[0], STDIN_FILENO);
      dup2(out[1], STDOUT_FILENO);
      execl(kPython, kPython, OFFICINA_SOURCE_DIR "/tests/support/download_server.py", folder.c_str(),
            nullptr);
      _exit(127);
    }
    close(in[0]);
    close(out[1]);
    m_input = in[1];
    std::string port;
    for (char c = 0; read(out[0], &c, 1) == 1 && c != '\n';) {
      port += c;
    }
    m_port = std::atoi(port.c_str());
    close(out[0]);
  }
  ~DownloadServer() {
    if (m_input >= 0) {
      close(m_input);  // the server leaves by itself
    }
    if (m_process > 0) {
      waitpid(m_process, nullptr, 0);
    }
  }
  DownloadServer(const DownloadServer&) = delete;
  DownloadServer& operator=(const DownloadServer&) = delete;

  [[nodiscard]] int port() const { return m_port; }

 private:
  pid_t m_process = -1;
  int m_input = -1;
  int m_port = 0;
};

inline std::string contentsOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::string sumOf(const std::string& contents, ChecksumKind kind) {
  Checksum sum(kind);
  sum.add(std::as_bytes(std::span(contents)));
  return sum.hex();
}

inline void expectSaid(const std::string& message, const std::string& part) {
  EXPECT_NE(message.find(part), std::string::npos) << message;
}

/// A set of one file, data.bin of 200 kB, which the server has.
class DownloadTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (access(kPython, X_OK) != 0) {
      return;
    }
    setenv("no_proxy", "127.0.0.1", 1);  // whatever the tester's network is
    s_served = new ScratchFolder;
    s_server = new DownloadServer(s_served->path());
  }
  static void TearDownTestSuite() {
    delete s_server;
    delete s_served;
    s_server = nullptr;
    s_served = nullptr;
  }
  void SetUp() override {
    if (s_server == nullptr || s_server->port() == 0) {
      GTEST_SKIP() << kPython << " does not start the test's server";
    }
    std::filesystem::remove(log());
    m_whole = "0123456789";
    while (m_whole.size() < 200'000) {
      m_whole += std::to_string(m_whole.size() * 2654435761U);
    }
    writeFileAtomically(s_served->path() / "data.bin", m_whole);
    m_set.id = "test";
    m_set.files = {{"data.bin", {}, size(), sumOf(m_whole, ChecksumKind::Sha256), {}}};
    m_options.stallSeconds = kShortStall;
  }

  [[nodiscard]] static std::string url(const std::string& mode, const std::string& name = "data.bin") {
    return "http://127.0.0.1:" + std::to_string(s_server->port()) + "/" + mode + "/" + name;
  }
  void mirrors(std::initializer_list<std::string> modes) {
    m_set.files[0].urls.clear();
    for (const std::string& mode : modes) {
      m_set.files[0].urls.push_back(url(mode));
    }
  }
  void fetch(std::initializer_list<std::string> modes) {
    mirrors(modes);
    fetchSet(m_set, folder(), m_options);
  }
  std::string refusal(ErrorKind kind = ErrorKind::Network) {
    try {
      fetchSet(m_set, folder(), m_options);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), kind) << error.what();
      return error.what();
    }
    return "nothing was refused";
  }
  std::string refusalOf(std::initializer_list<std::string> modes, ErrorKind kind = ErrorKind::Network) {
    mirrors(modes);
    return refusal(kind);
  }
  void expectWhole() const {
    EXPECT_TRUE(contentsOf(folder() / "data.bin") == m_whole);
    EXPECT_FALSE(std::filesystem::exists(part()));
  }
  void expectNothing() const {
    EXPECT_FALSE(std::filesystem::exists(folder() / "data.bin"));
    EXPECT_FALSE(std::filesystem::exists(part()));
  }
  /// As an interrupted download leaves it.
  void putPart(const std::string& contents) const {
    std::filesystem::create_directories(folder());
    writeFileAtomically(part(), contents);
  }

  [[nodiscard]] std::filesystem::path folder() const { return m_scratch.path() / "sets" / "test"; }
  [[nodiscard]] std::filesystem::path part() const { return folder() / "data.bin.part"; }
  [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(m_whole.size()); }
  [[nodiscard]] static std::filesystem::path log() { return s_served->path() / "requests.log"; }
  /// One line a request: the address's path and the range that was asked for.
  [[nodiscard]] static std::string requests() { return contentsOf(log()); }

  static inline ScratchFolder* s_served = nullptr;
  static inline DownloadServer* s_server = nullptr;
  ScratchFolder m_scratch;
  std::string m_whole;
  CatalogSet m_set;
  FetchOptions m_options;
};

}  // namespace officina
