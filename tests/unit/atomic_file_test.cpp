// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/atomic_file.h"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "tests/support/scratch_folder.h"

namespace officina {
namespace {

namespace fs = std::filesystem;

std::string contentsOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::size_t filesIn(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

std::string refusalOf(const std::function<void()>& action, ErrorKind kind = ErrorKind::Io) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind);
    EXPECT_FALSE(error.remedyText().empty());
    return error.what();
  }
  return "nothing was refused";
}

void expectSaid(const std::string& message, const std::string& part) {
  EXPECT_NE(message.find(part), std::string::npos) << message;
}

/// Runs `action` in a child process, whose limits and mounts are its own, and hands back what it wrote.
std::string inChild(const std::function<std::string()>& action) {
  int ends[2];
  if (pipe(ends) != 0) {
    return "no pipe";
  }
  const pid_t child = fork();
  if (child == 0) {
    std::string text;
    try {
      text = action();
    } catch (const std::exception& error) {
      text = error.what();
    }
    (void)!write(ends[1], text.data(), text.size());
    _exit(0);
  }
  close(ends[1]);
  std::string text;
  char piece[512];
  for (ssize_t count = 0; (count = read(ends[0], piece, sizeof piece)) > 0;) {
    text.append(piece, static_cast<std::size_t>(count));
  }
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return text;
}

TEST(AtomicFileTest, WritesAndReplacesAndLeavesNothingElse) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "a.txt";
  writeFileAtomically(file, "one");
  EXPECT_EQ(contentsOf(file), "one");
  writeFileAtomically(file, std::string("t\0wo", 4));
  EXPECT_EQ(contentsOf(file), std::string("t\0wo", 4));
  writeFileAtomically(file, "");
  EXPECT_EQ(contentsOf(file), "");
  EXPECT_EQ(filesIn(scratch.path()), 1U);
}

TEST(AtomicFileTest, WithoutCommitTheOldFileStays) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "a.txt";
  writeFileAtomically(file, "old");
  {
    AtomicFile half(file);
    half.write("ne");
    EXPECT_EQ(half.size(), 2U);
    EXPECT_EQ(contentsOf(file), "old");
  }
  EXPECT_EQ(contentsOf(file), "old");
  EXPECT_EQ(filesIn(scratch.path()), 1U);
}

TEST(AtomicFileTest, KeepsPermissionsAndFollowsLinks) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "a.txt";
  const fs::path link = scratch.path() / "link.txt";
  writeFileAtomically(file, "old");
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("a.txt", link);
  writeFileAtomically(link, "new");
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(contentsOf(file), "new");
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(AtomicFileTest, WritesIntoTheCurrentFolder) {
  const ScratchFolder scratch;
  const fs::path before = fs::current_path();
  fs::current_path(scratch.path());
  writeFileAtomically("here.txt", "x");
  fs::current_path(before);
  EXPECT_EQ(contentsOf(scratch.path() / "here.txt"), "x");
}

TEST(AtomicFileTest, TakesNamesAsLongAsTheDiskTakes) {
  const ScratchFolder scratch;
  writeFileAtomically(scratch.path() / std::string(255, 'n'), "x");
  expectSaid(refusalOf([&] { writeFileAtomically(scratch.path() / std::string(300, 'n'), "x"); }),
             "too long");
}

TEST(AtomicFileTest, NamesWhyItCannotWrite) {
  const ScratchFolder scratch;
  expectSaid(refusalOf([&] { writeFileAtomically(scratch.path() / "no" / "a.txt", "x"); }), "does not exist");
  expectSaid(refusalOf([&] { writeFileAtomically(scratch.path(), "x"); }), "is a folder");
  expectSaid(refusalOf([&] { writeFileAtomically(scratch.path() / "", "x"); }), "is a folder");
  expectSaid(refusalOf([&] { writeFileAtomically("/dev/full", "x"); }), "not an ordinary file");
  EXPECT_EQ(filesIn(scratch.path()), 0U);
}

TEST(AtomicFileTest, WithoutPermissionTheOldFileStays) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "a.txt";
  writeFileAtomically(file, "old");
  fs::permissions(scratch.path(), fs::perms::owner_read | fs::perms::owner_exec);
  const std::string message = inChild([&]() -> std::string {
    if (geteuid() == 0 && seteuid(65534) != 0) {  // root may write anywhere
      return "skip";
    }
    if (access(scratch.path().c_str(), X_OK) != 0) {
      return refusalOf([&] { writeFileAtomically(file, "new"); });
    }
    return refusalOf([&] { writeFileAtomically(file, "new"); });
  });
  fs::permissions(scratch.path(), fs::perms::owner_all);
  if (message == "skip") {
    GTEST_SKIP() << "cannot become another user here";
  }
  expectSaid(message, "no permission to write");
  EXPECT_EQ(contentsOf(file), "old");
}

TEST(AtomicFileTest, PastTheSizeLimitTheOldFileStays) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "a.txt";
  writeFileAtomically(file, "old");
  const std::string message = inChild([&] {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{4096, 4096};
    setrlimit(RLIMIT_FSIZE, &limit);
    return refusalOf([&] { writeFileAtomically(file, std::string(100'000, 'x')); });
  });
  expectSaid(message, "larger than a file may be");
  EXPECT_EQ(contentsOf(file), "old");
  EXPECT_EQ(filesIn(scratch.path()), 1U);
}

TEST(AtomicFileTest, OnAFullDiskTheOldFileStays) {
  const ScratchFolder scratch;
  // A real disk of 64 kB, which only the child sees.
  const std::string message = inChild([&]() -> std::string {
    if ((geteuid() != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) ||
        (geteuid() == 0 && unshare(CLONE_NEWNS) != 0) ||
        mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount("none", scratch.path().c_str(), "tmpfs", 0, "size=64k") != 0) {
      return "skip";
    }
    const fs::path file = scratch.path() / "a.txt";
    writeFileAtomically(file, "old");
    std::string said = refusalOf([&] { writeFileAtomically(file, std::string(200'000, 'x')); });
    return said + "|" + contentsOf(file) + "|" + std::to_string(filesIn(scratch.path()));
  });
  if (message == "skip") {
    GTEST_SKIP() << "cannot mount a small disk here";
  }
  expectSaid(message, "The disk is full");
  expectSaid(message, "|old|1");
}

TEST(ReadFileTest, ReadsWithinItsBound) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "a.txt";
  writeFileAtomically(file, "12345");
  EXPECT_EQ(readFile(file, 5), "12345");
  expectSaid(refusalOf([&] { (void)readFile(file, 4); }, ErrorKind::Input), "has 5 bytes");
}

TEST(ReadFileTest, NamesWhyItCannotRead) {
  const ScratchFolder scratch;
  expectSaid(refusalOf([&] { (void)readFile(scratch.path() / "none", 9); }), "does not exist");
  expectSaid(refusalOf([&] { (void)readFile(scratch.path(), 9); }), "is a folder");
  expectSaid(refusalOf([&] { (void)readFile("/dev/zero", 9); }), "not an ordinary file");
  const fs::path pipe = scratch.path() / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  expectSaid(refusalOf([&] { (void)readFile(pipe, 9); }), "not an ordinary file");
}

}  // namespace
}  // namespace officina
