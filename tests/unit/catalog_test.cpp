// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/api/datasets.h"
#include "core/api/error.h"
#include "core/storage/atomic_file.h"
#include "tests/support/scratch_folder.h"

namespace officina {
namespace {

using Json = nlohmann::json;

Json goodCatalog() {
  return Json::parse(R"({"sets": [{"id": "a", "lab": "digits", "title": "A", "license": "CC0",
    "source": "https://example.org/", "files": [
      {"name": "one.gz", "urls": ["https://example.org/one.gz", "http://example.net/one.gz"], "size": 5,
       "md5": "00000000000000000000000000000000"},
      {"name": "two.gz", "urls": ["https://example.org/two.gz"],
       "sha256": "1111111111111111111111111111111111111111111111111111111111111111"}]}]})");
}

class CatalogTest : public testing::Test {
 protected:
  std::vector<CatalogSet> read(const std::string& text) {
    const auto file = m_scratch.path() / "catalog.json";
    writeFileAtomically(file, text);
    return readCatalog(file);
  }
  std::string refusalOf(const std::string& text) {
    try {
      (void)read(text);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input);
      return error.what();
    }
    return "nothing was refused";
  }
  /// What is said when `pointer` of a good catalogue becomes `value`; null takes it away.
  std::string refusalWith(const std::string& pointer, const Json& value) {
    Json catalog = goodCatalog();
    const Json::json_pointer where(pointer);
    if (value.is_null()) {
      catalog[where.parent_pointer()].erase(where.back());
    } else {
      catalog[where] = value;
    }
    return refusalOf(catalog.dump());
  }

 private:
  ScratchFolder m_scratch;
};

void expectSaid(const std::string& message, const std::string& part) {
  EXPECT_NE(message.find(part), std::string::npos) << message;
}

TEST_F(CatalogTest, ReadsWhatStandsThere) {
  const auto sets = read(goodCatalog().dump());
  ASSERT_EQ(sets.size(), 1U);
  EXPECT_EQ(sets[0].id, "a");
  EXPECT_EQ(sets[0].lab, "digits");
  EXPECT_EQ(sets[0].title, "A");
  EXPECT_EQ(sets[0].license, "CC0");
  EXPECT_EQ(sets[0].source, "https://example.org/");
  EXPECT_EQ(sets[0].size(), 5);
  ASSERT_EQ(sets[0].files.size(), 2U);
  const CatalogFile& one = sets[0].files[0];
  EXPECT_EQ(one.name, "one.gz");
  EXPECT_EQ(one.urls, (std::vector<std::string>{"https://example.org/one.gz", "http://example.net/one.gz"}));
  EXPECT_EQ(one.size, 5);
  EXPECT_EQ(one.md5, std::string(32, '0'));
  EXPECT_EQ(one.sha256, "");
  EXPECT_EQ(sets[0].files[1].size, 0);
  EXPECT_EQ(sets[0].unpack, Unpacking::None);
  EXPECT_EQ(sets[0].files[1].sha256, std::string(64, '1'));
}

TEST_F(CatalogTest, SaysHowASetIsUnpacked) {
  Json catalog = goodCatalog();
  catalog["sets"][0]["unpack"] = "archive";
  EXPECT_EQ(read(catalog.dump())[0].unpack, Unpacking::Archive);
  catalog["sets"][0]["unpack"] = "oxford-pets";
  EXPECT_EQ(read(catalog.dump())[0].unpack, Unpacking::OxfordPets);
}

TEST_F(CatalogTest, NamesThePlaceOfWhatIsWrong) {
  expectSaid(refusalWith("/sets", Json::array()), "sets must be a list");
  expectSaid(refusalWith("/sets", 3), "sets must be a list");
  expectSaid(refusalWith("/more", 3), "more is unknown");
  expectSaid(refusalWith("/sets/0", 3), "sets[0] is not an object");
  expectSaid(refusalWith("/sets/1", goodCatalog()["sets"][0]), "sets[1].id stands there twice");
  expectSaid(refusalWith("/sets/0/id", ""), "sets[0].id must be a text");
  expectSaid(refusalWith("/sets/0/license", nullptr), "sets[0].license must be a text");
  expectSaid(refusalWith("/sets/0/source", "file:///etc/"), "sets[0].source is not a http or https address");
  expectSaid(refusalWith("/sets/0/unpack", "rar"), "sets[0].unpack is unknown");
  expectSaid(refusalWith("/sets/0/files", nullptr), "sets[0].files must be a list");
  expectSaid(refusalWith("/sets/0/files/1/name", "one.gz"), "sets[0].files[1].name stands there twice");
  expectSaid(refusalWith("/sets/0/files/1/urls/0", 7), "sets[0].files[1].urls[0] must be a text");
  expectSaid(refusalWith("/sets/0/files/1/urls/0", "file:///etc/passwd"), "urls[0] is not a http or https");
  expectSaid(refusalWith("/sets/0/files/1/urls/0", "https://a/b c"), "urls[0] is not a http or https");
  expectSaid(refusalWith("/sets/0/files/0/size", 0), "files[0].size must be a whole number");
  expectSaid(refusalWith("/sets/0/files/0/size", 1.5), "files[0].size must be a whole number");
  expectSaid(refusalWith("/sets/0/files/0/size", 1e300), "files[0].size must be a whole number");
  expectSaid(refusalWith("/sets/0/files/0/md5", "abc"), "files[0].md5 is not a checksum");
  expectSaid(refusalWith("/sets/0/files/0/md5", std::string(32, 'A')), "files[0].md5 is not a checksum");
  expectSaid(refusalWith("/sets/0/files/0/sha256", std::string(32, 'a')), "files[0].sha256 is not");
  expectSaid(refusalWith("/sets/0/files/0/md5", nullptr), "files[0] has neither sha256 nor md5");
}

TEST_F(CatalogTest, TakesPlainFileNamesOnly) {
  for (const char* name :
       {"../one.gz", "a/b", "/etc/passwd", ".", "..", ".hidden", "a b", "one.part", "a\nb"}) {
    expectSaid(refusalWith("/sets/0/files/0/name", name), "files[0].name is not a plain file name");
  }
}

TEST_F(CatalogTest, RefusesWhatIsNoCatalogue) {
  expectSaid(refusalOf(""), "cannot be read");
  expectSaid(refusalOf("[]"), "not an object");
  expectSaid(refusalOf(R"({"sets": [], "sets": []})"), "twice");
  EXPECT_THROW((void)readCatalog("/nowhere/catalog.json"), Error);
}

TEST_F(CatalogTest, TheOneThatShipsIsSound) {
  const auto sets = readCatalog(OFFICINA_SOURCE_DIR "/datasets/catalog.json");
  ASSERT_FALSE(sets.empty());
  EXPECT_EQ(sets[0].id, "mnist");
  EXPECT_EQ(sets[0].size(), 11'594'722);
  for (const CatalogSet& set : sets) {
    for (const CatalogFile& file : set.files) {
      EXPECT_GT(file.size, 0) << file.name;
      EXPECT_FALSE(file.sha256.empty() && file.md5.empty()) << file.name;
      for (const std::string& url : file.urls) {
        EXPECT_TRUE(url.starts_with("https://")) << url;
        EXPECT_TRUE(url.ends_with("/" + file.name)) << url;
      }
    }
  }
}

}  // namespace
}  // namespace officina
