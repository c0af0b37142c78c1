// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "core/api/datasets.h"
#include "core/api/error.h"
#include "core/api/photos.h"
#include "core/data/archive.h"
#include "core/data/unpack_set.h"
#include "tests/support/download_fixture.h"
#include "tests/support/photo_files.h"

namespace officina {
namespace {

namespace fs = std::filesystem;
using testing::fileOf;
using testing::speckled;

/// Makes archives with Python's tarfile and zipfile, which write whatever they are told to.
class UnpackTest : public DownloadTest {
 protected:
  /// `lines`: Python that fills `archive` through add(name, bytes), one statement a line.
  fs::path archive(const std::string& name, const std::string& lines) {
    const fs::path file = m_scratch.path() / name;
    const std::string script =
        "import io, os, sys, tarfile, zipfile\n"
        "name = sys.argv[1]\n"
        "if name.endswith('.zip'):\n"
        "    archive = zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED)\n"
        "    add = archive.writestr\n"
        "else:\n"
        "    archive = tarfile.open(name, 'w:gz')\n"
        "    def add(path, data):\n"
        "        info = tarfile.TarInfo(path)\n"
        "        info.size = len(data)\n"
        "        archive.addfile(info, io.BytesIO(data))\n"
        "def picture(number):\n"
        "    return open(os.path.join(os.path.dirname(name), f'{number}.jpg'), 'rb').read()\n" +
        lines + "\narchive.close()\n";
    writeFileAtomically(m_scratch.path() / "make.py", script);
    const std::string command =
        std::string(kPython) + " " + (m_scratch.path() / "make.py").string() + " " + file.string();
    EXPECT_EQ(std::system(command.c_str()), 0);  // NOLINT(cert-env33-c): our own script
    return file;
  }
  void SetUp() override {
    DownloadTest::SetUp();
    for (int i = 0; i < 6; ++i) {
      writeFileAtomically(m_scratch.path() / (std::to_string(i) + ".jpg"),
                          fileOf(speckled(20, 20, static_cast<std::uint32_t>(i)), ".jpg"));
    }
    fs::create_directories(target());
  }
  [[nodiscard]] fs::path target() const { return m_scratch.path() / "target"; }
  std::string refusalOf(const fs::path& file, std::int64_t mostBytes = 1'000'000) {
    try {
      (void)unpackArchive(file, target(), {.mostBytes = mostBytes});
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input);
      return error.what();
    }
    return "nothing was refused";
  }
  /// Makes the set's only file this one, and puts it on the server.
  void serve(const fs::path& file, Unpacking unpack) {
    const std::string bytes = contentsOf(file);
    writeFileAtomically(s_served->path() / file.filename(), bytes);
    m_set.files.push_back({file.filename().string(),
                           {url("good/-", file.filename().string())},
                           static_cast<std::int64_t>(bytes.size()),
                           sumOf(bytes, ChecksumKind::Sha256),
                           {}});
    m_set.unpack = unpack;
  }
  void serveOxford() {
    m_set.files.clear();
    serve(archive("images.tar.gz",
                  "add('images/Abyssinian_1.jpg', picture(0))\nadd('images/beagle_1.jpg', picture(1))\n"
                  "add('images/Bengal_7.jpg', picture(2))\nadd('images/pug_2.jpg', picture(3))\n"
                  "add('images/unlisted_1.jpg', picture(4))\nadd('images/Abyssinian_100.mat', b'MATLAB')\n"
                  "add('images/._pug_2.jpg', b'AppleDouble')"),
          Unpacking::OxfordPets);
    serve(archive("annotations.tar.gz",
                  "add('annotations/list.txt', b'#Image CLASS-ID SPECIES BREED ID\\n#ID: 1:37 class ids\\n"
                  "Abyssinian_1 1 1 1\\nbeagle_1 5 2 4\\nBengal_7 6 1 2\\npug_2 26 2 19\\n"
                  "../../escape 1 1 1\\nmissing_1 1 1 1\\n')\n"
                  "add('annotations/trimaps/beagle_1.png', b'outline')"),
          Unpacking::OxfordPets);
  }
};

TEST_F(UnpackTest, UnpacksTarAndZip) {
  for (const char* name : {"a.tar.gz", "a.zip"}) {
    const fs::path file = archive(name, "add('one/è 🐈.txt', b'first')\nadd('two.txt', b'second' * 1000)");
    EXPECT_EQ(unpackArchive(file, target(), {.mostBytes = 10'000}), 2);
    EXPECT_EQ(contentsOf(target() / "one/è 🐈.txt"), "first");
    EXPECT_EQ(contentsOf(target() / "two.txt").size(), 6000U);
    fs::remove_all(target() / "one");
  }
}

TEST_F(UnpackTest, RefusesPathsThatLeadOut) {
  for (const char* path : {"../out.txt", "a/../../out.txt", "/tmp/officina-out.txt"}) {
    const std::string line = "add('" + std::string(path) + "', b'x')";
    expectSaid(refusalOf(archive("out.tar.gz", line)), "outside of its folder");
    expectSaid(refusalOf(archive("out.zip", line)), "outside of its folder");
  }
  EXPECT_FALSE(fs::exists(m_scratch.path() / "out.txt"));
  EXPECT_FALSE(fs::exists("/tmp/officina-out.txt"));
}

TEST_F(UnpackTest, FollowsNoLinks) {
  const fs::path outside = m_scratch.path() / "outside";
  fs::create_directories(outside);
  const fs::path file = archive("link.tar.gz",
                                "info = tarfile.TarInfo('way')\ninfo.type = tarfile.SYMTYPE\n"
                                "info.linkname = '../outside'\narchive.addfile(info)\n"
                                "info = tarfile.TarInfo('hard')\ninfo.type = tarfile.LNKTYPE\n"
                                "info.linkname = '/etc/passwd'\narchive.addfile(info)\n"
                                "add('way/file.txt', b'x')");
  EXPECT_EQ(unpackArchive(file, target(), {.mostBytes = 1000}), 1);
  EXPECT_TRUE(fs::is_empty(outside));
  EXPECT_FALSE(fs::exists(target() / "hard"));
  EXPECT_FALSE(fs::is_symlink(target() / "way"));
  EXPECT_EQ(contentsOf(target() / "way/file.txt"), "x");
}

TEST_F(UnpackTest, StopsABomb) {
  for (const char* name : {"bomb.tar.gz", "bomb.zip"}) {
    expectSaid(refusalOf(archive(name, "add('zeros.bin', bytes(50_000_000))")), "far more than its size");
  }
}

TEST_F(UnpackTest, RefusesWhatIsDamagedOrNoArchive) {
  const fs::path file = archive("a.tar.gz", "add('noise.bin', os.urandom(300_000))");
  fs::resize_file(file, fs::file_size(file) / 2);
  expectSaid(refusalOf(file), "is damaged");
  writeFileAtomically(m_scratch.path() / "page.zip", "<html>the server is busy</html>");
  expectSaid(refusalOf(m_scratch.path() / "page.zip"), "is damaged");
}

TEST_F(UnpackTest, SortsOxfordsPicturesIntoCatsAndDogs) {
  serveOxford();
  std::vector<FetchProgress> seen;
  m_options.onProgress = [&seen](const FetchProgress& progress) { seen.push_back(progress); };
  fetchSet(m_set, folder(), m_options);
  const PhotoFolder found = scanPhotos(folder().string());
  EXPECT_EQ(found.classes, (std::vector<std::string>{"cats", "dogs"}));
  EXPECT_EQ(found.counts(), (std::vector<std::int64_t>{2, 2}));
  EXPECT_TRUE(found.leftOut.empty());
  EXPECT_EQ(found.photos[0].path.filename(), "Abyssinian_1.jpg");
  EXPECT_EQ(found.photos[3].path.filename(), "pug_2.jpg");
  EXPECT_FALSE(fs::exists(folder() / ".unpacking"));
  EXPECT_FALSE(fs::exists(folder() / "images"));
  EXPECT_EQ(verifySet(m_set, folder()), (std::vector<FileCheck>{FileCheck::Good, FileCheck::Good}));
  ASSERT_FALSE(seen.empty());
  EXPECT_TRUE(seen.back().unpacking);
  EXPECT_EQ(seen.back().received, m_set.size());
  EXPECT_EQ(seen.back().total, m_set.size());
}

TEST_F(UnpackTest, UnpacksOnceAndLeavesOtherFilesAlone) {
  serveOxford();
  fetchSet(m_set, folder(), m_options);
  writeFileAtomically(folder() / "cats/mine.jpg", "of the user");
  fs::remove(folder() / "dogs/pug_2.jpg");  // thrown out by the user
  fetchSet(m_set, folder(), m_options);
  EXPECT_FALSE(fs::exists(folder() / "dogs/pug_2.jpg"));
  fs::remove(folder() / ".unpacked");
  fetchSet(m_set, folder(), m_options);
  EXPECT_TRUE(fs::exists(folder() / "dogs/pug_2.jpg"));
  EXPECT_EQ(contentsOf(folder() / "cats/mine.jpg"), "of the user");
}

TEST_F(UnpackTest, StopsAndBeginsAgain) {
  serveOxford();
  m_options.cancelled = [this] { return fs::exists(folder() / ".unpacking"); };
  EXPECT_EQ(refusal(ErrorKind::Cancelled), "Stopped.");
  EXPECT_FALSE(fs::exists(folder() / ".unpacked"));
  EXPECT_FALSE(fs::exists(folder() / ".unpacking"));
  m_options.cancelled = nullptr;
  fetchSet(m_set, folder(), m_options);
  EXPECT_EQ(scanPhotos(folder().string()).photos.size(), 4U);
}

TEST_F(UnpackTest, TakesAZipWithAFolderOfClassFolders) {
  m_set.files.clear();
  serve(archive("pets.zip",
                "add('PetImages/Cat/0.jpg', picture(0))\nadd('PetImages/Cat/666.jpg', b'')\n"
                "add('PetImages/Dog/0.jpg', picture(1))\nadd('PetImages/Dog/Thumbs.db', b'x')\n"
                "add('readme[1].txt', b'about')"),
        Unpacking::Archive);
  fetchSet(m_set, folder(), m_options);
  const PhotoFolder found = scanPhotos(folder().string());
  EXPECT_EQ(found.classes, (std::vector<std::string>{"Cat", "Dog"}));
  EXPECT_EQ(found.counts(), (std::vector<std::int64_t>{1, 1}));
  EXPECT_EQ(found.leftOut.size(), 1U);  // the empty one
}

TEST_F(UnpackTest, SaysWhenOxfordsListIsNotThere) {
  serveOxford();
  m_set.files.pop_back();
  EXPECT_NE(refusal(ErrorKind::Input).find("do not hold the pictures"), std::string::npos);
  EXPECT_FALSE(fs::exists(folder() / ".unpacked"));
}

}  // namespace
}  // namespace officina
