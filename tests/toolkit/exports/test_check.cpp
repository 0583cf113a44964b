// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/file.hpp"
#include "exports/check.hpp"
#include "toolkit/workshop.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::exports::test_check {
namespace {

using tests::Outcome;
using tests::Workshop;

/// Linkers that join two version scripts.
const std::vector<std::string> joining_linkers = {"gold",
                                                  "lld",
                                                  "lld-19",
                                                  "mold"};

const std::vector<std::string> all_linkers = {"bfd",
                                              "gold",
                                              "lld",
                                              "lld-19",
                                              "mold"};

/// What is said when several exports are missing and one left no trace.
const std::string each_hint =
  "  hint: define each in a source of this target, with HALLMARK_EXPORT and "
  "not inline; link a static library that defines it whole: link_whole, "
  "--whole-archive\n";

/// What is wrong with `reverb.so`, as it is printed without its name.
std::string
check(const Workshop& workshop)
{
  auto file = base::File::open(workshop.find("reverb.so"));
  const auto parts = verify::read_parts(*file, std::nullopt);
  std::string text;
  for (const auto& error : check_link(*file, *parts).errors) {
    text += base::format_error(error) + "\n";
  }
  return text;
}

/// A workshop that is stamped; its links succeed.
class Check : public testing::Test {
protected:
  Check() { EXPECT_EQ(workshop.stamp(), ""); }

  void link(const std::vector<std::string>& words,
            const std::string& compiler = "g++") const
  {
    expect_success(workshop.link(compiler, words));
  }

  void link_with(const std::string& linker,
                 std::vector<std::string> words,
                 const std::string& compiler = "g++") const
  {
    const auto flags = workshop.choose_linker(linker);
    words.insert(words.end(), flags.begin(), flags.end());
    link(words, compiler);
  }

  /// Link without the files that Workshop::link() adds.
  void link_only(std::vector<std::string> words) const
  {
    words.insert(words.begin(),
                 {"-shared", "-fvisibility=hidden", "-o", "reverb.so"});
    expect_success(workshop.compile("g++", words));
  }

  /// Make an archive of one member, `member`; the flags it was made with.
  std::vector<std::string> make_archive(
    const std::vector<std::string>& link) const
  {
    workshop.write("member.cpp",
                   "#include <hallmark/plugin.h>\n"
                   "HALLMARK_C_BEGIN\n"
                   "HALLMARK_EXPORT int member() { return 1; }\n"
                   "HALLMARK_C_END\n");
    const std::vector<std::string> flags(link.begin() + 2, link.end());
    auto words = flags;
    words.insert(words.end(), {"-c", "member.cpp", "-o", "member.o"});
    expect_success(workshop.compile(link[0], words));
    const auto archive = workshop.find("libmember.a");
    std::filesystem::remove(archive);
    expect_success(
      tests::run({"ar", "rcs", archive, workshop.find("member.o")}));
    return flags;
  }

  static void expect_success(const Outcome& outcome)
  {
    EXPECT_EQ(outcome.status, 0) << outcome.describe();
  }

  const Workshop workshop;
};

#define SKIP_WITHOUT(program)                                                  \
  if (!tests::has_program(program)) {                                          \
    GTEST_SKIP() << program << " is not installed";                            \
  }

TEST_F(Check, sound_plugin_has_no_errors)
{
  for (const auto& linker : all_linkers) {
    if (tests::has_program("ld." + linker)) {
      link(workshop.choose_linker(linker));
      EXPECT_EQ(check(workshop), "") << linker;
    }
  }
}

TEST_F(Check, coverage_and_sanitizers_add_no_exports)
{
  link({"--coverage"});
  EXPECT_EQ(check(workshop), "");
  link({"-fsanitize=address,undefined"});
  EXPECT_EQ(check(workshop), "");
}

TEST_F(Check, hooks_need_not_be_declared)
{
  workshop.write("hooks.cpp",
                 "#include <hallmark/plugin.h>\n"
                 "static void f() {}\n"
                 "HALLMARK_ON_CLOSE(f)\n");
  link({"hooks.cpp"});

  EXPECT_EQ(check(workshop), "");
  EXPECT_EQ(tests::read_exports(workshop.find("reverb.so"))[2],
            "hallmark_on_close");
}

TEST_F(Check, version_script_in_place_of_the_stamps_hides_it)
{
  workshop.write("own.map", "{ global: reverb_*; local: *; };\n");
  link_only(
    {"reverb.cpp", "out/reverb.plugin.cpp", "-Wl,--version-script=own.map"});

  EXPECT_EQ(
    check(workshop),
    "hallmark: error: the target's own version script hides the stamp symbol: "
    "found no such symbol, expected 'hallmark$audio.example$2freverb$1.2.0'\n"
    "  hint: add link_args: '@' + stamp[1].full_path() to the target, instead "
    "of that script\n");
}

TEST_F(Check, version_script_beside_the_stamps_does_no_harm)
{
  workshop.write("own.map", "{ global: reverb_*; local: *; };\n");
  for (const auto& linker : joining_linkers) {
    if (tests::has_program("ld." + linker)) {
      link_with(linker, {"-Wl,--version-script=own.map"});
      EXPECT_EQ(check(workshop), "") << linker;
    }
  }
}

TEST_F(Check, missing_response_file_is_told)
{
  link_only({"reverb.cpp", "out/reverb.plugin.cpp"});

  EXPECT_EQ(
    check(workshop),
    "hallmark: error: the target is linked without the response file of its "
    "stamp: found no such symbol, expected "
    "'hallmark$audio.example$2freverb$1.2.0'\n"
    "  hint: add link_args: '@' + stamp[1].full_path() to the target\n");
}

TEST_F(Check, missing_source_is_told)
{
  workshop.write("empty.cpp", "");
  link_only({"empty.cpp", "@out/reverb.plugin.rsp"});

  EXPECT_EQ(check(workshop),
            "hallmark: error: stamp symbol without a note: the generated "
            "source is not in the file\n"
            "  hint: add stamp[0] to the target's sources; if gcc compiles for "
            "LTO, do not link with lld\n");
}

TEST_F(Check, gcc_bytecode_that_lld_passed_over_is_told)
{
  SKIP_WITHOUT("ld.lld")
  link({"-flto", "-fuse-ld=lld"});

  EXPECT_EQ(check(workshop).substr(0, 76),
            "hallmark: error: stamp symbol without a note: the generated "
            "source is not in");
}

TEST_F(Check, file_without_a_stamp_is_told)
{
  workshop.write("empty.cpp", "");
  link_only({"empty.cpp"});

  EXPECT_EQ(check(workshop),
            "hallmark: error: no stamp: found neither its symbol nor its note\n"
            "  hint: add the stamp's source and response file to the target: "
            "stamp[0], link_args: '@' + stamp[1].full_path()\n");
}

TEST_F(Check, missing_exports_are_told_with_their_causes)
{
  workshop.write("reverb.plugin.toml",
                 "path='a'\nversion='1.0.0'\n[exports]\n"
                 "symbols=['hidden','mangled','none','used','inner']\n");
  workshop.write("reverb.cpp",
                 "extern \"C\" int used();\n"
                 "extern \"C\" int hidden() { return used(); }\n"
                 "namespace audio { int mangled(int x) { return x; } }\n"
                 "static int inner = 3;\n"
                 "int *keep() { return &inner; }\n");
  ASSERT_EQ(workshop.stamp(), "");
  for (const auto& linker : all_linkers) {
    if (!tests::has_program("ld." + linker)) {
      continue;
    }
    link(workshop.choose_linker(linker));
    EXPECT_EQ(
      check(workshop),
      "hallmark: error: 5 declared exports are missing\n"
      "  'hidden' is hidden: mark it HALLMARK_EXPORT, and do not make it "
      "static\n"
      "  'mangled' has C++ linkage, as audio::mangled(int): declare it between "
      "HALLMARK_C_BEGIN and HALLMARK_C_END\n"
      "  'none' is not defined\n"
      "  'used' is used here but defined elsewhere: link what defines it\n"
      "  'inner' is internal to a source: declare it extern before its "
      "definition\n" +
        each_hint)
      << linker;
  }
}

/// A compiler with each linker, and with LTO where the two can do that.
std::vector<std::vector<std::string>>
list_links()
{
  std::vector<std::vector<std::string>> links;
  for (const std::string compiler : {"g++", "clang++"}) {
    for (const auto& linker : all_linkers) {
      if (!tests::has_program(compiler) ||
          !tests::has_program("ld." + linker)) {
        continue;
      }
      links.push_back({compiler, linker});
      if (compiler != "g++" || !linker.starts_with("lld")) {
        links.push_back({compiler, linker, "-flto"});
      }
    }
  }
  return links;
}

TEST_F(Check, inline_functions_and_members_of_archives_are_told)
{
  workshop.write("reverb.plugin.toml",
                 "path='a'\nversion='1.0.0'\n[exports]\n"
                 "symbols=['gain','level','member','none']\n");
  workshop.write("reverb.cpp",
                 "#include <hallmark/plugin.h>\n"
                 "HALLMARK_C_BEGIN\n"
                 "HALLMARK_EXPORT inline int gain(int x) { return x; }\n"
                 "HALLMARK_EXPORT inline int level = 3;\n"
                 "HALLMARK_C_END\n");
  ASSERT_EQ(workshop.stamp(), "");
  for (const auto& words : list_links()) {
    auto link = make_archive(words);
    link.insert(link.end(), {"-std=c++20", "-O2", "libmember.a"});
    link_with(words[1], link, words[0]);
    EXPECT_EQ(check(workshop),
              "hallmark: error: 4 declared exports are missing\n"
              "  'gain' is not defined\n"
              "  'level' is not defined\n"
              "  'member' is not defined\n"
              "  'none' is not defined\n" +
                each_hint)
      << words[0] << " " << words[1];
  }
}

/// What the hint says to do.
TEST_F(Check, cured_functions_and_members_of_archives_are_exported)
{
  workshop.write("reverb.plugin.toml",
                 "path='a'\nversion='1.0.0'\n[exports]\n"
                 "symbols=['gain','level','member']\n");
  workshop.write("reverb.cpp",
                 "#include <hallmark/plugin.h>\n"
                 "HALLMARK_C_BEGIN\n"
                 "HALLMARK_EXPORT int gain(int x) { return x; }\n"
                 "HALLMARK_EXPORT int level = 3;\n"
                 "HALLMARK_C_END\n");
  ASSERT_EQ(workshop.stamp(), "");
  for (const auto& words : list_links()) {
    auto link = make_archive(words);
    link.insert(
      link.end(),
      {"-O2", "-Wl,--whole-archive", "libmember.a", "-Wl,--no-whole-archive"});
    link_with(words[1], link, words[0]);
    EXPECT_EQ(check(workshop), "") << words[0] << " " << words[1];
  }
}

TEST_F(Check, nearest_names_of_missing_exports_are_told)
{
  workshop.write("reverb.plugin.toml",
                 "path='a'\nversion='1.0.0'\n[exports]\n"
                 "symbols=['create_filter']\n");
  workshop.write("reverb.cpp",
                 "#include <hallmark/plugin.h>\n"
                 "extern \"C\" HALLMARK_EXPORT int create_fliter();\n"
                 "int create_fliter() { return 1; }\n");
  ASSERT_EQ(workshop.stamp(), "");
  for (const auto& words : list_links()) {
    if (words.size() > 2) {
      continue;  // LTO leaves nothing of what is not exported
    }
    link_with(words[1], {}, words[0]);
    const auto text = check(workshop);
    EXPECT_NE(text.find("\n  'create_filter' is not defined; nearest: "
                        "'create_fliter'\n"),
              std::string::npos)
      << words[0] << " " << words[1] << text;
  }
}

TEST_F(Check, missing_exports_have_their_source_names)
{
  workshop.write("r.h",
                 "namespace audio { int gain(int); extern int tail; }\n");
  workshop.write("reverb.plugin.toml",
                 "path='a'\nversion='1.0.0'\n[exports]\nheader='r.h'\n"
                 "symbols=['audio::gain','audio::tail']\n");
  workshop.write("reverb.cpp",
                 "namespace audio { int gain(float) { return 1; } }\n");
  ASSERT_EQ(workshop.stamp(), "");
  link({});

  EXPECT_EQ(check(workshop),
            "hallmark: error: 2 declared exports are missing\n"
            "  'audio::gain' is declared as audio::gain(int) and defined as "
            "audio::gain(float): make the two match\n"
            "  'audio::tail' is not defined\n" +
              each_hint);
}

TEST_F(Check, one_missing_export_is_told_in_the_singular)
{
  workshop.write("reverb.cpp",
                 "#include <hallmark/plugin.h>\n"
                 "extern \"C\" HALLMARK_EXPORT int reverb_gain(int);\n"
                 "int reverb_gain(int x) { return x; }\n");
  link({"-s"});

  EXPECT_EQ(check(workshop),
            "hallmark: error: 1 declared export is missing\n"
            "  'reverb_presets' is not defined\n"
            "  hint: define it in a source of this target, with "
            "HALLMARK_EXPORT and not inline; link a static library that "
            "defines it whole: link_whole, --whole-archive\n");
}

TEST_F(Check, optional_export_may_be_missing)
{
  workshop.write(
    "f.interface.toml",
    "name='f'\nversion='1.0.0'\nheader='f.h'\n"
    "exports=['reverb_gain']\noptional=['reverb_presets','tail']\n");
  workshop.write(
    "f.h",
    "extern \"C\" {\n"
    "int reverb_gain(int);\nextern int reverb_presets, tail;\n}\n");
  workshop.write("reverb.plugin.toml",
                 "path='a'\nversion='1.0.0'\n"
                 "implements=['f.interface.toml']\n");
  ASSERT_EQ(workshop.stamp(), "");
  link({});

  EXPECT_EQ(check(workshop), "");
}

TEST_F(Check, undeclared_exports_are_told)
{
  workshop.write("own.map", "{ global: stray*; _Z*; };\n");
  workshop.write("stray.cpp",
                 "#include <hallmark/plugin.h>\n"
                 "extern \"C\" HALLMARK_EXPORT int stray_count;\n"
                 "int stray_count = 0;\n"
                 "HALLMARK_EXPORT int stray(int x) { return x; }\n");
  for (const auto& linker : joining_linkers) {
    if (!tests::has_program("ld." + linker)) {
      continue;
    }
    link_with(linker, {"stray.cpp", "-Wl,--version-script=own.map"});
    EXPECT_EQ(
      check(workshop),
      "hallmark: error: 2 exported symbols are not declared\n"
      "  '_Z5strayi', which is stray(int)\n"
      "  'stray_count'\n"
      "  hint: declare them under [exports], or remove what exports them: the "
      "target's own version script, dynamic list or export flag\n")
      << linker;
  }
}

TEST_F(Check, long_list_of_undeclared_exports_is_cut)
{
  workshop.write("own.map", "{ global: stray*; };\n");
  std::string source = "#include <hallmark/plugin.h>\n";
  for (int i = 100; i < 125; ++i) {
    source += "extern \"C\" HALLMARK_EXPORT void stray_" + std::to_string(i) +
              "() {}\n";
  }
  workshop.write("stray.cpp", source);
  SKIP_WITHOUT("ld.gold")
  link({"stray.cpp", "-fuse-ld=gold", "-Wl,--version-script=own.map"});
  const auto text = check(workshop);

  EXPECT_NE(text.find("25 exported symbols are not declared\n"),
            std::string::npos)
    << text;
  EXPECT_NE(text.find("\n  'stray_119'\n  and 5 more\n"), std::string::npos)
    << text;
}

TEST_F(Check, symbol_and_note_of_different_stamps_are_told)
{
  auto request = workshop.request();
  request.version = "1.3.0";
  std::filesystem::create_directory(workshop.find("other"));
  request.output_folder = workshop.find("other");
  ASSERT_EQ(workshop.stamp(request), "");
  link_only(
    {"reverb.cpp", "out/reverb.plugin.cpp", "@other/reverb.plugin.rsp"});

  EXPECT_EQ(check(workshop),
            "hallmark: error: symbol and note come from different stamps: "
            "found 'hallmark$audio.example$2freverb$1.3.0', expected "
            "'hallmark$audio.example$2freverb$1.2.0'\n"
            "  hint: use the source and response file of the same stamp: "
            "stamp[0], link_args: '@' + stamp[1].full_path()\n");
}

TEST_F(Check, two_symbols_are_told)
{
  link({"-Wl,--defsym=hallmark$other$1.0.0=1"});

  EXPECT_EQ(
    check(workshop),
    "hallmark: error: more than one stamp: found 2 symbols, expected 1\n"
    "  hallmark$audio.example$2freverb$1.2.0\n"
    "  hallmark$other$1.0.0\n"
    "  hint: link only one stamp into each plugin\n");
}

TEST_F(Check, two_notes_are_told)
{
  expect_success(workshop.compile("g++",
                                  {"-c",
                                   "-Dhallmark_self=other_self",
                                   "-Dhallmark_context_slot=other_slot",
                                   "out/reverb.plugin.cpp",
                                   "-o",
                                   "other.o"}));
  link({"other.o"});
  const auto text = check(workshop);

  EXPECT_EQ(text.substr(0, 67),
            "hallmark: error: more than one stamp: found 2 notes, expected 1\n"
            "  a");
  EXPECT_NE(text.find("  hint: link only one stamp into each plugin\n"),
            std::string::npos);
}

TEST_F(Check, thread_local_export_is_told)
{
  workshop.write("reverb.cpp",
                 "#include <hallmark/plugin.h>\n"
                 "HALLMARK_C_BEGIN\n"
                 "HALLMARK_EXPORT extern thread_local int reverb_presets;\n"
                 "HALLMARK_EXPORT int reverb_gain(int);\n"
                 "HALLMARK_C_END\n"
                 "thread_local int reverb_presets = 3;\n"
                 "int reverb_gain(int x) { return x; }\n");
  link({});

  EXPECT_EQ(check(workshop),
            "hallmark: error: export 'reverb_presets' has no single address: "
            "found a thread_local variable, expected a function or a variable\n"
            "  hint: export a function that returns its address\n");
}

TEST_F(Check, plugin_for_another_machine_is_checked)
{
  SKIP_WITHOUT("aarch64-linux-gnu-g++")
  link({}, "aarch64-linux-gnu-g++");

  EXPECT_EQ(check(workshop), "");
}

}  // namespace
}  // namespace hallmark::exports::test_check
