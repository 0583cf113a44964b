// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/identity.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::model::test_identity {
namespace {

TEST(identity, paths_of_every_form_are_sound)
{
  for (const auto* path : {"a",
                           "audio.example/reverb",
                           "A-Z_0.9/a/b/c",
                           "...",
                           ".a/..b/c.",
                           "-/_",
                           "2d/2f"}) {
    EXPECT_TRUE(check_path(path)) << path;
  }
  EXPECT_TRUE(check_path(std::string(255, 'a')));
}

/// A path and what is said of it.
struct Row {
  std::string path;
  const char* message;
};

void
PrintTo(const Row& row, std::ostream* stream)
{
  *stream << row.path;
}

class BrokenPath : public testing::TestWithParam<Row> {};

TEST_P(BrokenPath, is_refused_with_the_rule_and_the_place)
{
  const auto sound = check_path(GetParam().path);

  ASSERT_FALSE(sound);
  EXPECT_EQ(sound.error().code, Code::invalid_argument);
  EXPECT_EQ(base::format_message(sound.error()), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
  identity,
  BrokenPath,
  testing::Values(
    Row{"", "plugin path is empty"},
    Row{std::string(256, 'a'),
        "plugin path is too long: found 256 bytes, expected at most 255"},
    Row{"audio//reverb", "plugin path has an empty segment at byte 6"},
    Row{"/audio", "plugin path has an empty segment at byte 0"},
    Row{"audio/", "plugin path has an empty segment at byte 6"},
    Row{"/", "plugin path has an empty segment at byte 0"},
    Row{".", "plugin path has a segment '.' at byte 0"},
    Row{"a/./b", "plugin path has a segment '.' at byte 2"},
    Row{"a/..", "plugin path has a segment '..' at byte 2"},
    Row{"a b",
        "plugin path has an invalid character at byte 1: found ' ', expected "
        "one of A-Z a-z 0-9 . _ / -"},
    Row{"a/b$c",
        "plugin path has an invalid character at byte 3: found '$', expected "
        "one of A-Z a-z 0-9 . _ / -"},
    Row{std::string("a\0", 2),
        "plugin path has an invalid character at byte 1: found '\\x00', "
        "expected one of A-Z a-z 0-9 . _ / -"},
    Row{"\xc3\xa9",
        "plugin path has an invalid character at byte 0: found '\\xc3', "
        "expected one of A-Z a-z 0-9 . _ / -"},
    Row{"a+b",
        "plugin path has an invalid character at byte 1: found '+', expected "
        "one of A-Z a-z 0-9 . _ / -"}));

TEST(identity, every_byte_but_those_listed_is_refused)
{
  const std::string_view listed =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  for (int byte = 0; byte < 256; ++byte) {
    const auto c = static_cast<char>(byte);
    if (c != '.' && c != '/') {
      EXPECT_EQ(static_cast<bool>(check_path({&c, 1})),
                listed.find(c) != listed.npos)
        << byte;
    }
  }
}

TEST(identity, identity_is_made_of_a_sound_path_and_version)
{
  const auto identity = make_identity("audio.example/reverb", "1.2.0-rc.1+b");

  ASSERT_TRUE(identity);
  EXPECT_EQ(identity->path, "audio.example/reverb");
  EXPECT_EQ(identity->version, "1.2.0-rc.1+b");
}

TEST(identity, bad_path_is_told_before_a_bad_version)
{
  EXPECT_EQ(make_identity("", "1").error().message, "plugin path is empty");
  EXPECT_EQ(make_identity("a", "1").error().message, "not a semantic version");
}

TEST(identity, symbol_escapes_all_that_linkers_do_not_take_bare)
{
  EXPECT_EQ(format_symbol({"audio.example/reverb", "1.2.0"}),
            "hallmark$audio.example$2freverb$1.2.0");
  EXPECT_EQ(format_symbol({"a-b_c", "1.2.0-rc.1+x-y"}),
            "hallmark$a$2db_c$1.2.0$2drc.1$2bx$2dy");
}

TEST(identity, symbol_spells_the_identity_that_it_was_made_of)
{
  for (const auto* path :
       {"a", "2b", "a/2f/2d", "-/-", "a.b/c-d_e", "d/2", "0/1.2.3/-2d"}) {
    for (const auto* version :
         {"0.0.0", "2.0.0", "20.0.0-2d.2f+2b", "1.2.3--", "1.0.0+-"}) {
      const Identity identity{path, version};
      const auto parsed = parse_symbol(format_symbol(identity));
      ASSERT_TRUE(parsed) << format_symbol(identity);
      EXPECT_EQ(*parsed, identity);
    }
  }
}

TEST(identity, every_legal_byte_of_a_path_survives_the_symbol)
{
  for (int byte = 0; byte < 256; ++byte) {
    const Identity identity{std::string("a") + static_cast<char>(byte) + "b",
                            "1.2.0"};
    if (check_path(identity.path)) {
      const auto parsed = parse_symbol(format_symbol(identity));
      ASSERT_TRUE(parsed) << byte;
      EXPECT_EQ(*parsed, identity) << byte;
    }
  }
}

TEST(identity, every_legal_byte_of_a_version_survives_the_symbol)
{
  for (int byte = 0; byte < 256; ++byte) {
    const auto c = static_cast<char>(byte);
    const Identity identity{"a", std::string("1.2.0-a") + c + 'b'};
    if (Version::parse(identity.version)) {
      const auto parsed = parse_symbol(format_symbol(identity));
      ASSERT_TRUE(parsed) << byte;
      EXPECT_EQ(*parsed, identity) << byte;
    }
  }
}

TEST(identity, stamp_symbol_is_told_by_its_first_bytes)
{
  EXPECT_TRUE(is_stamp_symbol("hallmark$a$1.0.0"));
  EXPECT_TRUE(is_stamp_symbol("hallmark$"));
  EXPECT_FALSE(is_stamp_symbol("hallmark_on_open"));
  EXPECT_FALSE(is_stamp_symbol("hallmark"));
  EXPECT_FALSE(is_stamp_symbol("_hallmark$a$1.0.0"));
}

class BrokenSymbol : public testing::TestWithParam<Row> {};

TEST_P(BrokenSymbol, is_malformed)
{
  const auto identity = parse_symbol(GetParam().path);

  ASSERT_FALSE(identity);
  EXPECT_EQ(identity.error().code, Code::malformed);
  EXPECT_EQ(base::format_message(identity.error()), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
  identity,
  BrokenSymbol,
  testing::Values(
    Row{"", "not a stamp symbol: found '', expected hallmark$PATH$VERSION"},
    Row{"hallmark$",
        "not a stamp symbol: found 'hallmark$', expected "
        "hallmark$PATH$VERSION"},
    Row{"hallmark$a",
        "not a stamp symbol: found 'hallmark$a', expected "
        "hallmark$PATH$VERSION"},
    Row{"hallmark$2fa",
        "not a stamp symbol: found 'hallmark$2fa', expected "
        "hallmark$PATH$VERSION"},
    Row{"hallmark$a$2f1.0.0",
        "not a stamp symbol: found 'hallmark$a$2f1.0.0', expected "
        "hallmark$PATH$VERSION"},
    Row{"hallmork$a$1.0.0",
        "not a stamp symbol: found 'hallmork$a$1.0.0', expected "
        "hallmark$PATH$VERSION"},
    Row{"hallmark$$1.0.0", "stamp symbol: plugin path is empty"},
    Row{"hallmark$a$",
        "stamp symbol: not a semantic version: found '', expected "
        "MAJOR.MINOR.PATCH"},
    Row{"hallmark$a$1.0",
        "stamp symbol: not a semantic version: found '1.0', expected "
        "MAJOR.MINOR.PATCH"},
    Row{"hallmark$a$2f$2fb$1.0.0",
        "stamp symbol: plugin path has an empty segment at byte 2"},
    Row{"hallmark$a$2bb$1.0.0",
        "stamp symbol: plugin path has an invalid character at byte 1: found "
        "'+', expected one of A-Z a-z 0-9 . _ / -"},
    Row{"hallmark$a$5fb$1.0.0",
        "stamp symbol has a bad escape at byte 10: found '$5f', expected one "
        "of $2b $2d $2f"},
    Row{"hallmark$a$2Fb$1.0.0",
        "stamp symbol has a bad escape at byte 10: found '$2F', expected one "
        "of $2b $2d $2f"},
    Row{"hallmark$a/b$1.0.0",
        "stamp symbol has a bad escape at byte 10: found '/', expected one of "
        "$2b $2d $2f"},
    Row{"hallmark$a$1.0.0-rc",
        "stamp symbol has a bad escape at byte 16: found '-', expected one of "
        "$2b $2d $2f"},
    Row{"hallmark$a$1.0.0$",
        "stamp symbol has a bad escape at byte 10: found '$1.', expected one "
        "of $2b $2d $2f"}));

TEST(identity, symbol_cut_at_any_length_spells_no_longer_path)
{
  const auto symbol = format_symbol({"audio.example/re-verb", "1.2.0-rc.1"});
  for (std::size_t size = 0; size < symbol.size(); ++size) {
    const auto parsed = parse_symbol(std::string_view(symbol).substr(0, size));
    EXPECT_TRUE(!parsed || parsed->path == "audio.example/re-verb") << size;
  }
}

}  // namespace
}  // namespace hallmark::model::test_identity
