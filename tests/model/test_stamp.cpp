// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/stamp.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::model::test_stamp {
namespace {

/// A stamp that has everything.
constexpr std::string_view whole = "format=1\n"
                                   "path=audio.example/reverb\n"
                                   "version=1.2.0\n"
                                   "language=c++\n"
                                   "fact.compiler=gcc 12.2.0\n"
                                   "fact.sanitizers=\n"
                                   "export=create_filter\n"
                                   "export=reverb_presets\n"
                                   "export=_ZN5audio4gainEi audio::gain\n"
                                   "optional=audio_tail\n"
                                   "optional=_ZN5audio4wetE audio::wet\n"
                                   "implements=audio.example/filter 2.1.0\n"
                                   "uses=audio.example/host 1.0.0\n"
                                   "requires=audio.example/fft ^2.0, <2.5\n"
                                   "calls=audio.example/fft bins 1.2.0\n"
                                   "calls=audio.example/fft rank 1.0.0\n";

/// The shortest text that is a stamp.
constexpr std::string_view least = "format=1\n"
                                   "path=a\n"
                                   "version=1.0.0\n"
                                   "language=c\n";

std::string
with(std::string_view lines)
{
  return std::string(least).append(lines);
}

TEST(stamp, every_line_is_read)
{
  const auto stamp = parse_stamp(whole);

  ASSERT_TRUE(stamp);
  EXPECT_EQ(stamp->identity, (Identity{"audio.example/reverb", "1.2.0"}));
  EXPECT_EQ(stamp->language, "c++");
  EXPECT_EQ(
    stamp->facts,
    (std::vector<Fact>{{"compiler", "gcc 12.2.0"}, {"sanitizers", ""}}));
  EXPECT_EQ(stamp->exports,
            (std::vector<std::string>{
              "create_filter", "reverb_presets", "_ZN5audio4gainEi"}));
  EXPECT_EQ(stamp->optional,
            (std::vector<std::string>{"audio_tail", "_ZN5audio4wetE"}));
}

TEST(stamp, exports_have_the_names_of_their_source)
{
  const auto stamp = parse_stamp(whole);

  ASSERT_TRUE(stamp);
  EXPECT_EQ(find_source_name(*stamp, "create_filter"), "create_filter");
  EXPECT_EQ(find_source_name(*stamp, "_ZN5audio4gainEi"), "audio::gain");
  EXPECT_EQ(find_source_name(*stamp, "_ZN5audio4wetE"), "audio::wet");
}

TEST(stamp, names_of_exports_may_have_parameters)
{
  const auto text = with("export=_ZN1aeqERKNS_1VEj "
                         "a::operator==(const a::V&,unsigned int)\n"
                         "optional=_ZN1a1fIiEEvT_ a::f<int>\n");
  const auto stamp = parse_stamp(text);
  ASSERT_TRUE(stamp);
  EXPECT_EQ(find_source_name(*stamp, "_ZN1aeqERKNS_1VEj"),
            "a::operator==(const a::V&,unsigned int)");
  EXPECT_EQ(format_stamp(*stamp), text);
}

TEST(stamp, other_plugins_and_interfaces_are_read)
{
  const auto stamp = parse_stamp(whole);

  ASSERT_TRUE(stamp);
  ASSERT_EQ(stamp->implements.size(), 1U);
  EXPECT_EQ(stamp->implements[0].name, "audio.example/filter");
  EXPECT_EQ(stamp->implements[0].version, "2.1.0");
  ASSERT_EQ(stamp->uses.size(), 1U);
  EXPECT_EQ(stamp->uses[0].name, "audio.example/host");
  EXPECT_EQ(stamp->uses[0].version, "1.0.0");
  ASSERT_EQ(stamp->requirements.size(), 1U);
  EXPECT_EQ(stamp->requirements[0].path, "audio.example/fft");
  EXPECT_EQ(stamp->requirements[0].range, "^2.0, <2.5");
  ASSERT_EQ(stamp->requirements[0].interfaces.size(), 2U);
  EXPECT_EQ(stamp->requirements[0].interfaces[0].name, "bins");
  EXPECT_EQ(stamp->requirements[0].interfaces[0].version, "1.2.0");
  EXPECT_EQ(stamp->requirements[0].interfaces[1].name, "rank");
}

TEST(stamp, calls_may_stand_before_what_is_required)
{
  const auto stamp = parse_stamp(with("calls=a bins 1.0.0\nrequires=a ^1\n"));

  ASSERT_TRUE(stamp);
  ASSERT_EQ(stamp->requirements.size(), 1U);
  EXPECT_EQ(stamp->requirements[0].interfaces.size(), 1U);
}

TEST(stamp, formatted_stamp_is_the_text_that_it_was_parsed_from)
{
  EXPECT_EQ(format_stamp(*parse_stamp(whole)), whole);
  EXPECT_EQ(format_stamp(*parse_stamp(least)), least);
}

TEST(stamp, nul_behind_the_text_is_no_part_of_it)
{
  const auto stamp = parse_stamp(with({"export=f\n\0", 10}));

  ASSERT_TRUE(stamp);
  EXPECT_EQ(stamp->exports, std::vector<std::string>{"f"});
}

TEST(stamp, unknown_keys_are_passed_over)
{
  const auto stamp = parse_stamp(with("colour=red\ncolour=blue\nexport=f\n"));

  ASSERT_TRUE(stamp);
  EXPECT_EQ(stamp->exports, std::vector<std::string>{"f"});
}

TEST(stamp, exports_may_be_named_as_keys_are)
{
  EXPECT_TRUE(parse_stamp(with("export=language\nexport=path\nexport=fact.a\n"
                               "fact.a=1\n")));
}

TEST(stamp, same_name_under_different_keys_is_no_repetition)
{
  EXPECT_TRUE(parse_stamp(with("implements=a 1.0.0\nuses=a 1.0.0\n"
                               "requires=a ^1\nexport=a\nfact.a=\n")));
}

TEST(stamp, newer_format_is_unsupported_and_named)
{
  const auto stamp = parse_stamp("format=2\npath=a\n");

  ASSERT_FALSE(stamp);
  EXPECT_EQ(stamp.error().code, Code::unsupported);
  EXPECT_EQ(base::format_error(stamp.error()),
            "hallmark: error: stamp has format 2: found 2, expected 1\n"
            "  hint: update Hallmark");
}

TEST(stamp, newer_format_is_told_whatever_follows_it)
{
  for (const std::string_view text : {"format=2",
                                      "format=10\n\x01\xff",
                                      "format=2\nno line",
                                      "format=99999999999999999999999\n"}) {
    const auto stamp = parse_stamp(text);
    ASSERT_FALSE(stamp);
    EXPECT_EQ(stamp.error().code, Code::unsupported) << text;
  }
}

/// A text that is no stamp, and what is said of it.
struct Row {
  std::string text;
  const char* message;
};

void
PrintTo(const Row& row, std::ostream* stream)
{
  *stream << testing::PrintToString(row.text);
}

class BrokenStamp : public testing::TestWithParam<Row> {};

TEST_P(BrokenStamp, is_malformed)
{
  const auto stamp = parse_stamp(GetParam().text);

  ASSERT_FALSE(stamp);
  EXPECT_EQ(stamp.error().code, Code::malformed);
  EXPECT_EQ(base::format_message(stamp.error()), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
  first_lines,
  BrokenStamp,
  testing::Values(
    Row{"", "stamp has no 'format'"},
    Row{"path=a\n",
        "line 1 of the stamp: wrong key: found 'path', expected 'format'"},
    Row{"format=\n",
        "line 1 of the stamp: not a format number: found '', expected 1"},
    Row{"format=0\n",
        "line 1 of the stamp: not a format number: found '0', expected 1"},
    Row{"format=01\n",
        "line 1 of the stamp: not a format number: found '01', expected 1"},
    Row{"format=1.0\n",
        "line 1 of the stamp: not a format number: found '1.0', expected 1"},
    Row{"format=1\n", "stamp has no 'path'"},
    Row{"format=1\nversion=1.0.0\n",
        "line 2 of the stamp: wrong key: found 'version', expected 'path'"},
    Row{"format=1\npath=a\n", "stamp has no 'version'"},
    Row{"format=1\npath=a\nlanguage=c\n",
        "line 3 of the stamp: wrong key: found 'language', expected "
        "'version'"},
    Row{"format=1\npath=a//b\nversion=1.0.0\n",
        "line 2 of the stamp: plugin path has an empty segment at byte 2"},
    Row{"format=1\npath=a\nversion=1.0\n",
        "line 3 of the stamp: not a semantic version: found '1.0', expected "
        "MAJOR.MINOR.PATCH"},
    Row{"format=1\npath=a\nversion=1.0.0\n", "stamp has no 'language'"},
    Row{"format=1\npath=a\nversion=1.0.0\nlanguage\n",
        "line 4 of the stamp has no '='"},
    Row{"format=1\npath=\xff\nversion=1.0.0\n", "the stamp is not UTF-8"}));

INSTANTIATE_TEST_SUITE_P(
  other_lines,
  BrokenStamp,
  testing::Values(
    Row{with("format=1\n"), "line 5 of the stamp: 'format' appears twice"},
    Row{with("path=a\n"), "line 5 of the stamp: 'path' appears twice"},
    Row{with("version=1.0.0\n"),
        "line 5 of the stamp: 'version' appears twice"},
    Row{with("language=c\n"), "line 5 of the stamp: 'language' appears twice"},
    Row{with("fact.a=1\nfact.a=2\n"),
        "line 6 of the stamp: 'fact.a' appears twice"},
    Row{with("fact.=1\n"),
        "line 5 of the stamp: wrong key: found 'fact.', expected fact.NAME"},
    Row{with("export=f\nexport=f\n"), "line 6 of the stamp: 'f' appears twice"},
    Row{with("export=f\noptional=f\n"),
        "line 6 of the stamp: 'f' appears twice"},
    Row{with("export=a\noptional=b a\n"),
        "line 6 of the stamp: 'a' appears twice"},
    Row{with("export=a b\nexport=c b\n"),
        "line 6 of the stamp: 'b' appears twice"},
    Row{with("export=a a\n"), "line 5 of the stamp: 'a' appears twice"},
    Row{with("export=\n"),
        "line 5 of the stamp: wrong value: found '', expected LINKAGE or "
        "LINKAGE NAME"},
    Row{with("export=a \n"),
        "line 5 of the stamp: wrong value: found 'a ', expected LINKAGE or "
        "LINKAGE NAME"},
    Row{with("export= a\n"),
        "line 5 of the stamp: wrong value: found ' a', expected LINKAGE or "
        "LINKAGE NAME"},
    Row{with("export=a  b\n"),
        "line 5 of the stamp: wrong value: found 'a  b', expected LINKAGE or "
        "LINKAGE NAME"},
    Row{with("export=a b(c d)\noptional=e b(c d)\n"),
        "line 6 of the stamp: 'b(c d)' appears twice"},
    Row{with("export=a x=y\noptional=e x=y\n"),
        "line 6 of the stamp: 'x=y' appears twice"},
    Row{with("optional=a=b\n"),
        "line 5 of the stamp: wrong value: found 'a=b', expected LINKAGE or "
        "LINKAGE NAME"},
    Row{with("implements=a\n"),
        "line 5 of the stamp: not a semantic version: found '', expected "
        "MAJOR.MINOR.PATCH"},
    Row{with("implements= 1.0.0\n"),
        "line 5 of the stamp: wrong value: found ' 1.0.0', expected NAME "
        "VERSION"},
    Row{with("uses=a 1.0\n"),
        "line 5 of the stamp: not a semantic version: found '1.0', expected "
        "MAJOR.MINOR.PATCH"},
    Row{with("uses=a 1.0.0\nuses=a 2.0.0\n"),
        "line 6 of the stamp: 'a' appears twice"},
    Row{with("requires=a/ ^1\n"),
        "line 5 of the stamp: plugin path has an empty segment at byte 2"},
    Row{with("requires=a 1.x\n"),
        "line 5 of the stamp: not a version range: found '1.x', expected a "
        "comparison such as ^1.2"},
    Row{with("requires=a ^1\nrequires=a ^2\n"),
        "line 6 of the stamp: 'a' appears twice"},
    Row{with("requires=a ^1\ncalls=a bins\n"),
        "line 6 of the stamp: not a semantic version: found '', expected "
        "MAJOR.MINOR.PATCH"},
    Row{with("requires=a ^1\ncalls=a\n"),
        "line 6 of the stamp: wrong value: found 'a', expected PATH NAME "
        "VERSION"},
    Row{with("requires=a ^1\ncalls=b bins 1.0.0\n"),
        "line 6 of the stamp: calls a plugin that is not required: 'b'"},
    Row{with("requires=a ^1\ncalls=a bins 1.0.0\ncalls=a bins 2.0.0\n"),
        "line 7 of the stamp: 'a bins' appears twice"},
    Row{"format=1\npath=a\nversion=1.0.0\nlanguage=rust\n",
        "line 4 of the stamp: wrong value: found 'rust', expected c or c++"}));

TEST(stamp, text_cut_at_any_length_never_gives_another_identity)
{
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto stamp = parse_stamp(whole.substr(0, size));
    EXPECT_TRUE(!stamp || stamp->identity.version == "1.2.0") << size;
  }
}

TEST(stamp, ten_thousand_exports_are_read)
{
  std::string lines;
  for (int i = 0; i < 10000; ++i) {
    lines += "export=create_filter_" + std::to_string(i) + '\n';
  }
  const auto stamp = parse_stamp(with(lines));

  ASSERT_TRUE(stamp);
  EXPECT_EQ(stamp->exports.size(), 10000U);
}

}  // namespace
}  // namespace hallmark::model::test_stamp
