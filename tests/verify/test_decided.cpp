// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/candidate.hpp"
#include "verify/decided.hpp"
#include "verify/decided_image.hpp"

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::verify::test_decided {
namespace {

using Spoil = std::function<void(DecidedParts&)>;

/// A file in memory, and what was read of it.
class Reader {
public:
  explicit Reader(const DecidedParts& parts)
    : bytes_(parts.make().bytes),
      source_(std::string_view(bytes_)),
      decided_(read_decided(source_, this_platform()))
  {
  }

  [[nodiscard]] const std::optional<Decided>& decided() const
  {
    return decided_;
  }

  /// Whether the whole file is sound.
  [[nodiscard]] bool is_sound()
  {
    return static_cast<bool>(read_candidate(source_, this_platform()));
  }

private:
  std::string bytes_;
  base::MemorySource source_;
  std::optional<Decided> decided_;
};

TEST(Decided, reads_a_sound_plugin)
{
  Reader reader{DecidedParts()};

  EXPECT_TRUE(reader.is_sound());
  ASSERT_TRUE(reader.decided());
  EXPECT_EQ(reader.decided()->outline.decision.path, "audio.example/reverb");
  EXPECT_EQ(reader.decided()->own.on_open, 0x48U);
  EXPECT_EQ(reader.decided()->own.on_close, 0U);
  EXPECT_FALSE(reader.decided()->own.has_thread_destructors);
}

TEST(Decided, notices_destructors_of_threads)
{
  for (const auto* name : {"__cxa_thread_atexit", "__cxa_thread_atexit_impl"}) {
    DecidedParts parts;
    parts.options.symbols.emplace_back();
    parts.options.symbols.back().name = name;
    parts.options.symbols.back().section = SHN_UNDEF;
    EXPECT_TRUE(Reader(parts).decided()->own.has_thread_destructors) << name;
  }
}

/// What takes a closer look, and is sound for all that.
struct Unusual {
  const char* name = nullptr;
  Spoil make;
};

class DecidedSound : public testing::TestWithParam<Unusual> {};

TEST_P(DecidedSound, is_left_to_the_texts)
{
  DecidedParts parts;
  GetParam().make(parts);
  Reader reader(parts);

  EXPECT_FALSE(reader.decided());
  EXPECT_TRUE(reader.is_sound());
}

INSTANTIATE_TEST_SUITE_P(
  all,
  DecidedSound,
  testing::Values(
    Unusual{"sysv_hash",
            [](auto& parts) { parts.options.hash = tests::ImageHash::sysv; }},
    Unusual{"indirect",
            [](auto& parts) { parts.options.symbols[0].type = STT_GNU_IFUNC; }},
    Unusual{"thread_local",
            [](auto& parts) { parts.options.symbols[0].type = STT_TLS; }},
    Unusual{"absolute",
            [](auto& parts) { parts.options.symbols[0].section = SHN_ABS; }},
    Unusual{
      "unique",
      [](auto& parts) { parts.options.symbols[0].binding = STB_GNU_UNIQUE; }},
    Unusual{"address_outside",
            [](auto& parts) { parts.options.symbols[0].value = 1 << 30; }},
    Unusual{"hook_outside",
            [](auto& parts) { parts.options.symbols[2].value = 1 << 30; }},
    Unusual{
      "requires",
      [](auto& parts) { parts.stamp += "requires=audio.example/fft ^1\n"; }}),
  [](const auto& one) { return std::string(one.param.name); });

class DecidedUnsound : public testing::TestWithParam<Unusual> {};

TEST_P(DecidedUnsound, is_left_to_the_texts)
{
  DecidedParts parts;
  GetParam().make(parts);
  Reader reader(parts);

  EXPECT_FALSE(reader.decided());
  EXPECT_FALSE(reader.is_sound());
}

INSTANTIATE_TEST_SUITE_P(
  all,
  DecidedUnsound,
  testing::Values(
    Unusual{"missing_export",
            [](auto& parts) { parts.options.symbols[1].name = "giant"; }},
    Unusual{"undefined_export",
            [](auto& parts) { parts.options.symbols[1].section = SHN_UNDEF; }},
    Unusual{"no_symbol",
            [](auto& parts) { parts.options.symbols[3].name = "other"; }},
    Unusual{"two_symbols",
            [](auto& parts) {
              parts.options.symbols.push_back(parts.options.symbols[3]);
              parts.options.symbols.back().name =
                "hallmark$audio.example$2freverb$1.3.0";
            }},
    Unusual{"another_symbol",
            [](auto& parts) {
              parts.options.symbols[3].name =
                "hallmark$audio.example$2freverb$1.3.0";
            }},
    Unusual{"another_stamp",
            [](auto& parts) {
              parts.more = {{"Hallmark", 1, parts.stamp}};
            }},
    Unusual{"program", [](auto& parts) { parts.options.flags_1 = DF_1_PIE; }},
    Unusual{"object", [](auto& parts) { parts.options.type = ET_REL; }}),
  [](const auto& one) { return std::string(one.param.name); });

TEST(Decided, identity_that_no_text_may_have_is_left_to_the_texts)
{
  DecidedParts parts;
  const auto image = parts.make();
  auto stamp = *model::parse_stamp(parts.stamp);
  stamp.identity = {"audio//reverb", "banana"};
  parts.options.symbols[3].name = model::format_symbol(stamp.identity);
  parts.decision =
    image.bytes.substr(image.part("note.hallmark").offset + 24, 4) +
    model::format_decision(stamp, *model::parse_table(parts.table)).decision +
    parts.facts + '\0';
  EXPECT_FALSE(Reader(parts).decided());
}

/// What a host expects, and asks about the plugin.
class DecidedDemands : public testing::Test {
protected:
  const Reader reader_{DecidedParts()};
  const std::vector<hallmark_expected_export> exports_ =
    std::vector<hallmark_expected_export>(2);
  FactPolicy policy_;
  Expectation expectation_;
  ExpectedInterface expected_ = {"audio.example/filter",
                                 "2.1.0",
                                 decided_digits,
                                 "",
                                 "compiler=gcc\n"
                                 "language_standard=c++17\n"
                                 "char=signed\n"
                                 "rtti=yes\n",
                                 exports_};

  /// `met`, `not told`, or what is not met.
  [[nodiscard]] std::string judge_all() const
  {
    const auto errors = judge(reader_.decided()->outline.decision,
                              Demands{expectation_, policy_, {expected_}});
    if (!errors) {
      return "not told";
    }
    std::string text;
    for (const auto& error : *errors) {
      text += base::format_error(error) + "\n";
    }
    return text.empty() ? "met" : text;
  }
};

TEST_F(DecidedDemands, are_met)
{
  expectation_.path = "audio.example/reverb";
  expectation_.range = *model::Range::parse("^1.2");
  EXPECT_EQ(judge_all(), "met");
}

TEST_F(DecidedDemands, identity_and_interface_are_told)
{
  expectation_.path = "audio.example/delay";
  expectation_.range = *model::Range::parse("^2");
  expected_.name = "audio.example/other";
  EXPECT_EQ(judge_all(),
            "hallmark: error: plugin path differs: found "
            "'audio.example/reverb', expected 'audio.example/delay'\n"
            "hallmark: error: version is out of range: found 1.2.0, expected "
            "^2\n"
            "hallmark: error: does not implement interface "
            "'audio.example/other'\n"
            "  implements 'audio.example/filter'\n");
}

TEST_F(DecidedDemands, another_version_is_left_to_the_texts)
{
  expected_.version = "2.1.1";
  EXPECT_EQ(judge_all(), "not told");
}

TEST_F(DecidedDemands, another_fingerprint_is_left_to_the_texts)
{
  expected_.fingerprint = "100102030405060708090a0b0c0d0e0f";
  EXPECT_EQ(judge_all(), "not told");
}

TEST_F(DecidedDemands, another_number_of_exports_is_left_to_the_texts)
{
  expected_.exports = {};
  EXPECT_EQ(judge_all(), "not told");
}

// An unsound contract may hold anything, a char too.
TEST_F(DecidedDemands, fact_that_matters_is_left_to_the_texts)
{
  expected_.facts = "compiler=gcc\nlanguage_standard=c++20\nchar=unsigned\n";
  EXPECT_EQ(judge_all(), "not told");
}

TEST_F(DecidedDemands, facts_in_another_order_are_met)
{
  expected_.facts = "char=signed\ncompiler=gcc\n";
  EXPECT_EQ(judge_all(), "met");
}

TEST_F(DecidedDemands, fact_that_the_host_is_strict_about_is_left_to_the_texts)
{
  policy_["language_standard"] = Strictness::always;
  EXPECT_EQ(judge_all(), "not told");
}

}  // namespace
}  // namespace hallmark::verify::test_decided
