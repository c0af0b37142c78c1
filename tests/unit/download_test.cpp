// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <string>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

#include "core/api/datasets.h"
#include "core/api/error.h"
#include "core/data/checksum.h"
#include "core/storage/atomic_file.h"
#include "tests/support/download_fixture.h"
#include "tests/support/scratch_folder.h"

namespace officina {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

TEST_F(DownloadTest, FetchesIntoANewFolderAndOnlyOnce) {
  fetch({"good/-"});
  expectWhole();
  EXPECT_EQ(verifySet(m_set, folder()), (std::vector<FileCheck>{FileCheck::Good}));
  const auto written = fs::last_write_time(folder() / "data.bin");
  fetch({"good/-"});
  EXPECT_EQ(requests(), "/good/-/data.bin -\n");
  EXPECT_EQ(fs::last_write_time(folder() / "data.bin"), written);
}

TEST_F(DownloadTest, FetchesOnlyTheFilesThatAreMissing) {
  writeFileAtomically(s_served->path() / "more.bin", "more");
  m_set.files.push_back({"more.bin", {url("good/-", "more.bin")}, 4, {}, sumOf("more", ChecksumKind::Md5)});
  fs::create_directories(folder());
  writeFileAtomically(folder() / "data.bin", m_whole);
  std::vector<FetchProgress> seen;
  m_options.onProgress = [&seen](const FetchProgress& progress) { seen.push_back(progress); };
  fetch({"good/-"});
  EXPECT_EQ(requests(), "/good/-/more.bin -\n");
  EXPECT_EQ(contentsOf(folder() / "more.bin"), "more");
  ASSERT_FALSE(seen.empty());
  EXPECT_EQ(seen.back().received, size() + 4);
  EXPECT_EQ(seen.back().total, size() + 4);
}

TEST_F(DownloadTest, ReplacesADamagedFileOnlyByAGoodOne) {
  fs::create_directories(folder());
  writeFileAtomically(folder() / "data.bin", "damaged");
  expectSaid(refusalOf({"status/404"}), "(404)");
  EXPECT_EQ(contentsOf(folder() / "data.bin"), "damaged");
  fetch({"good/-"});
  expectWhole();
}

TEST_F(DownloadTest, TakesFilesOfUnknownSize) {
  m_set.files[0].size = 0;
  for (const char* mode : {"good/-", "chunked/-"}) {
    fetch({mode});
    expectWhole();
    fs::remove(folder() / "data.bin");
  }
  expectSaid(refusalOf({"short/-"}), "checksum is wrong");
  expectNothing();
}

TEST_F(DownloadTest, GoesOnWhereItStopped) {
  putPart(m_whole.substr(0, 150'000));
  fetch({"good/-"});
  expectWhole();
  EXPECT_EQ(requests(), "/good/-/data.bin bytes=150000-\n");
}

TEST_F(DownloadTest, GivesAWholePartItsNameWithoutAsking) {
  putPart(m_whole);
  fetch({"good/-"});
  expectWhole();
  EXPECT_EQ(requests(), "");
}

TEST_F(DownloadTest, BeginsAgainWhereTheServerCannotContinue) {
  for (const char* mode : {"norange/-", "shifted/7", "shifted/-7"}) {
    putPart(m_whole.substr(0, 1000));
    fetch({mode});
    expectWhole();
    fs::remove(folder() / "data.bin");
  }
}

TEST_F(DownloadTest, BeginsAgainWhenTheOldPartWasDamaged) {
  putPart(std::string(1000, 'x'));
  fetch({"good/-"});
  expectWhole();
  EXPECT_EQ(requests(), "/good/-/data.bin bytes=1000-\n/good/-/data.bin -\n");
  fs::remove(folder() / "data.bin");
  putPart(std::string(m_whole.size(), 'x'));
  fetch({"good/-"});
  expectWhole();
  fs::remove(folder() / "data.bin");
  putPart(m_whole + "and more");
  fetch({"good/-"});
  expectWhole();
}

TEST_F(DownloadTest, BeginsAgainWhenTheServerHasNothingAfterThePart) {
  m_set.files[0].size = 0;
  putPart(m_whole + "and more");  // the server answers 416
  fetch({"good/-"});
  expectWhole();
}

TEST_F(DownloadTest, AConnectionThatBreaksIsTakenUpAgain) {
  fetch({"cut/70000"});
  expectWhole();
  EXPECT_EQ(requests(),
            "/cut/70000/data.bin -\n/cut/70000/data.bin bytes=70000-\n"
            "/cut/70000/data.bin bytes=140000-\n");
}

TEST_F(DownloadTest, AServerThatSendsNothingAfterAllIsGivenUpAndThePartKept) {
  putPart(m_whole.substr(0, 500));
  const std::string message = refusalOf({"cut/0", "silent/-"});
  expectSaid(message, "broke off after 500 bytes");
  expectSaid(message, "sent nothing for 0.25 s");
  EXPECT_EQ(contentsOf(part()), m_whole.substr(0, 500));
  EXPECT_EQ(requests(), "/cut/0/data.bin bytes=500-\n/silent/-/data.bin bytes=500-\n");
}

TEST_F(DownloadTest, AStalledMirrorIsLeftAndTheNextOneContinues) {
  const auto start = Clock::now();
  fetch({"stall/60000", "good/-"});
  EXPECT_GE(Clock::now() - start, std::chrono::milliseconds(250));
  expectWhole();
  EXPECT_EQ(requests(), "/stall/60000/data.bin -\n/good/-/data.bin bytes=60000-\n");
}

TEST_F(DownloadTest, OneErrorSaysWhatEachMirrorDid) {
  m_set.files[0].urls = {url("status/404"), url("status/500"), url("status/403"), "http://127.0.0.1:1/x",
                         url("wrong/-")};
  const std::string message = refusal();
  expectSaid(message, "data.bin could not be downloaded.");
  expectSaid(message, "does not have the file (404)");
  expectSaid(message, "is out of order (500)");
  expectSaid(message, "does not hand the file out (403)");
  expectSaid(message, "127.0.0.1:1 cannot be reached");
  expectSaid(message, "the checksum is wrong");
  expectNothing();
}

TEST_F(DownloadTest, WrongContentsAreThrownAwayAndTheNextMirrorBeginsAfresh) {
  fetch({"wrong/-", "good/-"});
  expectWhole();
  EXPECT_EQ(requests(), "/wrong/-/data.bin -\n/good/-/data.bin -\n");
}

TEST_F(DownloadTest, OtherSizesAreRefusedBeforeThePartIsTouched) {
  putPart(m_whole.substr(0, 500));
  expectSaid(refusalOf({"long/-"}), "instead of " + std::to_string(size()));
  EXPECT_EQ(contentsOf(part()), m_whole.substr(0, 500));
  fs::remove(part());
  expectSaid(refusalOf({"short/-"}), std::to_string(size() / 2) + " bytes instead of");
  expectSaid(refusalOf({"long/-"}), std::to_string(size() + 1000) + " bytes instead of");
  expectNothing();
}

TEST_F(DownloadTest, NeverWritesMoreThanTheCatalogueSays) {
  expectSaid(refusalOf({"flood/-"}), "more than the file's " + std::to_string(size()));
  expectNothing();
}

TEST_F(DownloadTest, AnAnswerWithoutALengthThatEndsEarlyIsNoFile) {
  m_set.files[0].size = size() + 10;
  expectSaid(refusalOf({"chunked/-"}), std::to_string(size()) + " bytes instead of");
}

TEST_F(DownloadTest, FollowsFiveRedirectionsAndStaysOnTheWeb) {
  fetch({"hop/5"});
  expectWhole();
  fs::remove(folder() / "data.bin");
  expectSaid(refusalOf({"hop/6"}), "redirects again and again");
  expectSaid(refusalOf({"loop/-"}), "redirects again and again");
  expectSaid(refusalOf({"tofile/-"}), "not on the web");
  m_set.files[0].urls = {"file://" + (s_served->path() / "data.bin").string()};
  expectSaid(refusal(), "not on the web");
  expectNothing();
}

TEST_F(DownloadTest, StopsWhenAskedAndKeepsThePart) {
  m_options.stallSeconds = 30.0;
  for (const char* mode : {"stall/50000", "silent/-"}) {
    Clock::time_point asked{};
    const auto start = Clock::now();
    m_options.cancelled = [&] {
      if (Clock::now() - start < std::chrono::milliseconds(200)) {
        return false;
      }
      asked = Clock::now();
      return true;
    };
    EXPECT_EQ(refusalOf({mode}, ErrorKind::Cancelled), "Stopped.");
    EXPECT_LT(Clock::now() - asked, std::chrono::seconds(2)) << mode;   // on the busiest machine
    EXPECT_LT(Clock::now() - start, std::chrono::seconds(10)) << mode;  // well before it counts as stalled
  }
  EXPECT_EQ(contentsOf(part()), m_whole.substr(0, 50'000));
  m_options.cancelled = nullptr;
  fetch({"good/-"});
  expectWhole();
}

TEST_F(DownloadTest, ReportsProgressAtMostTwentyTimesASecond) {
  std::vector<FetchProgress> seen;
  m_options.onProgress = [&seen](const FetchProgress& progress) { seen.push_back(progress); };
  const auto start = Clock::now();
  fetch({"slow/4000"});  // about half a second
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  ASSERT_GE(seen.size(), 3U);
  EXPECT_LE(static_cast<double>(seen.size()), 20.0 * seconds + 2.0);  // the first and the last
  for (std::size_t i = 0; i < seen.size(); ++i) {
    EXPECT_EQ(seen[i].file, "data.bin");
    EXPECT_EQ(seen[i].total, size());
    EXPECT_GE(seen[i].received, i == 0 ? 0 : seen[i - 1].received);
  }
  EXPECT_EQ(seen.back().received, size());
  EXPECT_EQ(seen.back().secondsLeft, 0.0);
  const FetchProgress& middle = seen[seen.size() / 2];
  EXPECT_GT(middle.bytesPerSecond, 0.0);
  EXPECT_NEAR(middle.secondsLeft, static_cast<double>(size() - middle.received) / middle.bytesPerSecond,
              1e-6);
}

TEST_F(DownloadTest, WhatACallbackThrowsComesOut) {
  m_options.onProgress = [](const FetchProgress&) { throw std::runtime_error("enough"); };
  mirrors({"good/-"});
  EXPECT_THROW(fetchSet(m_set, folder(), m_options), std::runtime_error);
}

TEST_F(DownloadTest, SaysThatAFileIsInTheWay) {
  fs::create_directories(folder().parent_path());
  writeFileAtomically(folder(), "a file");
  expectSaid(refusalOf({"good/-"}, ErrorKind::Io), "there is a file in its way");
  EXPECT_EQ(contentsOf(folder()), "a file");
  fs::remove(folder());
  fs::create_directories(folder() / "data.bin");
  expectSaid(refusalOf({"good/-"}, ErrorKind::Io), "is a folder");
  fs::remove(folder() / "data.bin");
  fs::create_symlink("/dev/null", part());
  expectSaid(refusalOf({"good/-"}, ErrorKind::Io), "not an ordinary file");
}

TEST_F(DownloadTest, SaysThatThereIsNoRoom) {
  m_set.files[0].size = std::int64_t{1} << 60U;
  expectSaid(refusalOf({"good/-"}, ErrorKind::Io), "The disk is too full");
  EXPECT_EQ(requests(), "");
}

TEST_F(DownloadTest, TwoDownloadsOfOneFileDoNotMix) {
  putPart("x");
  const int file = open(part().c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_EQ(flock(file, LOCK_EX | LOCK_NB), 0);
  expectSaid(refusalOf({"good/-"}, ErrorKind::Io), "Another download");
  close(file);
  fetch({"good/-"});
  expectWhole();
}

/// Runs `action` in a child process, whose limits are its own, and hands back what it says.
std::string inChild(const std::function<std::string()>& action) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) {
    return "no pipe";
  }
  const pid_t child = fork();
  if (child == 0) {
    const std::string text = action();
    (void)!write(ends[1], text.data(), text.size());
    _exit(0);
  }
  close(ends[1]);
  std::string text(2000, '\0');
  const ssize_t count = read(ends[0], text.data(), text.size());
  text.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return text;
}

TEST_F(DownloadTest, ADiskThatTakesNoMoreIsNamedAndThePartKept) {
  const std::string message = inChild([this] {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100'000, 100'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    return refusalOf({"good/-", "good/-"}, ErrorKind::Io);
  });
  expectSaid(message, "data.bin.part would be larger than a file may be");
  EXPECT_EQ(contentsOf(part()), m_whole.substr(0, 100'000));
  fetch({"good/-"});
  expectWhole();
}

TEST_F(DownloadTest, SaysThatThereIsNoPermission) {
  fs::create_directories(folder());
  fs::permissions(m_scratch.path(), fs::perms::all);
  const std::string message = inChild([this]() -> std::string {
    fs::permissions(folder(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::group_exec |
                                  fs::perms::others_exec);
    if (geteuid() == 0 && seteuid(65534) != 0) {  // root may write anywhere
      return "skip";
    }
    return refusalOf({"good/-"}, ErrorKind::Io);
  });
  fs::permissions(folder(), fs::perms::owner_all);
  if (message == "skip") {
    GTEST_SKIP() << "cannot become another user here";
  }
  expectSaid(message, "no permission to write");
}

TEST_F(DownloadTest, VerifiesEveryFile) {
  const auto file = [this](const std::string& name, const std::string& md5) {
    return CatalogFile{name, {}, 4, {}, md5.empty() ? sumOf("good", ChecksumKind::Md5) : md5};
  };
  m_set.files = {file("missing", ""), file("good", ""), file("size", ""), file("sum", "")};
  fs::create_directories(folder());
  writeFileAtomically(folder() / "good", "good");
  writeFileAtomically(folder() / "size", "goods");
  writeFileAtomically(folder() / "sum", "food");
  EXPECT_EQ(verifySet(m_set, folder()),
            (std::vector<FileCheck>{FileCheck::Missing, FileCheck::Good, FileCheck::WrongSize,
                                    FileCheck::WrongChecksum}));
  EXPECT_THROW((void)verifySet(m_set, folder(), [] { return true; }), Error);
}

TEST(ChecksumTest, GivesThePublishedSums) {  // RFC 1321 and FIPS 180-2, "abc"
  EXPECT_EQ(sumOf("abc", ChecksumKind::Md5), "900150983cd24fb0d6963f7d28e17f72");
  EXPECT_EQ(sumOf("abc", ChecksumKind::Sha256),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const ScratchFolder scratch;
  const std::string long3MB(3'000'000, 'q');
  writeFileAtomically(scratch.path() / "q", long3MB);
  int pieces = 0;
  EXPECT_EQ(fileChecksum(scratch.path() / "q", ChecksumKind::Sha256, [&pieces] { ++pieces; }),
            sumOf(long3MB, ChecksumKind::Sha256));
  EXPECT_EQ(pieces, 3);
}

}  // namespace
}  // namespace officina
