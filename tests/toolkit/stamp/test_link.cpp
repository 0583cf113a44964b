// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/link.hpp"
#include "toolkit/workshop.hpp"

#include <gtest/gtest.h>

namespace hallmark::stamp::test_link {
namespace {

using tests::Workshop;

model::Stamp
make_stamp()
{
  model::Stamp stamp;
  stamp.identity = {"audio.example/reverb-x", "1.2.0-rc.1+b7"};
  stamp.exports = {"create_filter", "reverb_presets"};
  stamp.optional = {"audio_tail"};
  return stamp;
}

TEST(link, version_script_lists_stamp_hooks_and_exports)
{
  EXPECT_EQ(format_version_script(make_stamp(), {}),
            "{\n"
            "  global:\n"
            "    hallmark$*;\n"
            "    hallmark_context_slot;\n"
            "    \"hallmark_on_open\";\n"
            "    \"hallmark_on_close\";\n"
            "    \"hallmark_on_save\";\n"
            "    \"hallmark_on_restore\";\n"
            "    \"create_filter\";\n"
            "    \"reverb_presets\";\n"
            "    \"audio_tail\";\n"
            "  local:\n"
            "    *;\n"
            "};\n");
}

TEST(link, linker_without_the_flag_is_given_patterns_of_what_may_be_missing)
{
  EXPECT_EQ(format_version_script(make_stamp(), {false}),
            "{\n"
            "  global:\n"
            "    hallmark$*;\n"
            "    hallmark_context_slot;\n"
            "    hallmark_on_ope[n];\n"
            "    hallmark_on_clos[e];\n"
            "    hallmark_on_sav[e];\n"
            "    hallmark_on_restor[e];\n"
            "    \"create_filter\";\n"
            "    \"reverb_presets\";\n"
            "    audio_tai[l];\n"
            "  local:\n"
            "    *;\n"
            "};\n");
}

TEST(link, pattern_has_no_letter_of_another_language_alone)
{
  auto stamp = make_stamp();
  stamp.exports.clear();
  stamp.optional = {"größé", "π"};
  const auto script = format_version_script(stamp, {false});

  EXPECT_NE(script.find("    grö[ß"), 0U);
  EXPECT_NE(script.find("    g[r]öß"), 0U);
  EXPECT_NE(script.find("\n    g[r]ößé;\n    \"π\";\n"), script.npos) << script;
}

TEST(link, response_file_has_the_flags_of_a_sound_plugin)
{
  EXPECT_EQ(
    format_response_file(make_stamp().identity, "/build/reverb.plugin.map", {}),
    "-Wl,--defsym=hallmark$audio.example$2freverb$2dx$1.2.0$2drc.1$2bb7=1\n"
    "-Xlinker\n"
    "--version-script=/build/reverb.plugin.map\n"
    "-Wl,--undefined-version\n"
    "-Wl,-Bsymbolic\n"
    "-Wl,-z,now\n"
    "-Wl,-z,relro\n");
}

TEST(link, linker_without_the_flag_is_not_given_it)
{
  EXPECT_EQ(format_response_file({"a", "1.0.0"}, "/a.map", {false}),
            "-Wl,--defsym=hallmark$a$1.0.0=1\n"
            "-Xlinker\n"
            "--version-script=/a.map\n"
            "-Wl,-Bsymbolic\n"
            "-Wl,-z,now\n"
            "-Wl,-z,relro\n");
}

TEST(link, name_with_blanks_and_quotes_is_escaped)
{
  const auto flags =
    format_response_file(make_stamp().identity, "/a b/it's, \"x\"\\y.map", {});

  EXPECT_NE(
    flags.find("\n--version-script=/a\\ b/it\\'s,\\ \\\"x\\\"\\\\y.map\n"),
    std::string::npos)
    << flags;
}

struct Linkage {
  std::string compiler;
  std::string linker;
  std::vector<std::string> flags;
};

class Linkers : public testing::TestWithParam<Linkage> {};

/// gold shows where segments end.
std::vector<std::string>
without_linker_names(std::vector<std::string> names)
{
  std::erase_if(names, [](const std::string& name) {
    return name == "_edata" || name == "_end" || name == "__bss_start";
  });
  return names;
}

TEST_P(Linkers, plugin_exports_what_is_declared_and_its_stamp)
{
  const auto& [compiler, linker, flags] = GetParam();
  if (!tests::has_program(compiler) || !tests::has_program("ld." + linker)) {
    GTEST_SKIP() << compiler << " or " << linker << " is not installed";
  }
  const Workshop workshop;
  ASSERT_EQ(workshop.stamp(), "");
  auto words = workshop.choose_linker(linker);
  words.insert(words.end(), flags.begin(), flags.end());
  const auto outcome = workshop.link(compiler, words);
  ASSERT_EQ(outcome.status, 0) << outcome.describe();
  const auto file = workshop.find("reverb.so");

  EXPECT_EQ(without_linker_names(tests::read_exports(file)),
            (std::vector<std::string>{"hallmark$audio.example$2freverb$1.2.0",
                                      "hallmark_context_slot",
                                      "reverb_gain",
                                      "reverb_presets"}));
  EXPECT_EQ(tests::read_notes(file, model::NoteType::stamp).size(), 1U);
}

std::vector<Linkage>
list_linkages()
{
  std::vector<Linkage> linkages;
  for (const std::string linker : {"bfd", "gold", "lld", "lld-19", "mold"}) {
    for (const std::string compiler : {"g++", "clang++"}) {
      linkages.push_back(
        {compiler,
         linker,
         {"-O2", "-ffunction-sections", "-Wl,--gc-sections", "-s"}});
      // lld does not know gcc's bytecode.
      if (compiler != "g++" || !linker.starts_with("lld")) {
        linkages.push_back({compiler, linker, {"-O2", "-flto"}});
      }
    }
  }
  return linkages;
}

/// Exports of all kinds of names, one of which is missing, and 50,000 more.
model::Stamp
make_large_stamp()
{
  model::Stamp stamp;
  stamp.identity = {"a", "1.0.0"};
  stamp.exports = {"a", "local", "global", "gr\u00f6\u00dfe$", "missing"};
  for (int i = 0; i < 50'000; ++i) {
    stamp.optional.push_back("export_" + std::to_string(i));
  }
  return stamp;
}

/// The assembly that defines them.
std::string
define_exports(const model::Stamp& stamp)
{
  std::string source = ".text\n";
  for (const auto* list : {&stamp.exports, &stamp.optional}) {
    for (const auto& name : *list) {
      if (name != "missing") {
        source += "\"" + name + "\": .globl \"" + name + "\"\n";
      }
    }
  }
  return source;
}

/// A linker that compares each export with each symbol would take minutes.
TEST(link, many_exports_and_names_of_any_kind_are_linked)
{
  const Workshop workshop;
  const auto stamp = make_large_stamp();
  workshop.write("a.s", define_exports(stamp));
  workshop.write("a.map", format_version_script(stamp, {}));
  workshop.write(
    "a.rsp", format_response_file(stamp.identity, workshop.find("a.map"), {}));
  for (const auto* linker : {"bfd", "gold", "lld", "lld-19", "mold"}) {
    if (!tests::has_program(std::string("ld.") + linker)) {
      continue;
    }
    auto words = workshop.choose_linker(linker);
    words.insert(words.end(),
                 {"-shared", "-nostdlib", "a.s", "@a.rsp", "-o", "a.so"});
    const auto outcome = workshop.compile("gcc", words);
    EXPECT_EQ(outcome.out, "") << linker;
    EXPECT_EQ(
      without_linker_names(tests::read_exports(workshop.find("a.so"))).size(),
      stamp.exports.size() + stamp.optional.size())
      << linker;
  }
}

INSTANTIATE_TEST_SUITE_P(link, Linkers, testing::ValuesIn(list_linkages()));

TEST(link, plugin_calls_its_own_functions)
{
  const Workshop workshop;
  ASSERT_EQ(workshop.stamp(), "");
  ASSERT_EQ(workshop.link("g++", {}).status, 0);
  const auto dynamic =
    tests::run({"readelf", "-d", workshop.find("reverb.so")}).out;

  EXPECT_NE(dynamic.find("SYMBOLIC"), std::string::npos) << dynamic;
  EXPECT_NE(dynamic.find("NOW"), std::string::npos) << dynamic;
}

}  // namespace
}  // namespace hallmark::stamp::test_link
