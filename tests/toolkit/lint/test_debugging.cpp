// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/file.hpp"
#include "lint/debugging.hpp"
#include "toolkit/lint/linted.hpp"
#include "toolkit/tool.hpp"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::tests::test_debugging {
namespace {

constexpr std::string_view description = R"(path = "audio.example/reverb"
version = "1.2.0"

[exports]
header = "reverb.hpp"
symbols = ["gain", "audio::mix"]
)";

constexpr std::string_view header = R"(#pragma once
extern "C" int gain(int);
namespace audio {
struct Params { char mode; int level; };
float mix(const Params &params);
}
)";

constexpr std::string_view source = R"(#include "reverb.hpp"
#define EXPORT __attribute__((visibility("default")))
namespace audio { EXPORT float mix(const Params &p) { return p.level; } }
)";

constexpr std::string_view sound_gain =
  "extern \"C\" __attribute__((visibility(\"default\")))\n"
  "int gain(int x) { return x; }\n";

/// A plugin of `reverb.cpp`, `gain.cpp` and what a test adds, with its stamp.
class Debugging : public testing::Test {
protected:
  Debugging()
  {
    const auto& workshop = linted.workshop;
    workshop.write("reverb.plugin.toml", description);
    workshop.write("reverb.hpp", header);
    workshop.write("reverb.cpp", source);
    workshop.write("gain.cpp", sound_gain);
    EXPECT_EQ(workshop.stamp(), "");
  }

  void link(const std::string& compiler, std::vector<std::string> words) const
  {
    words.insert(words.begin(), {"-I.", "gain.cpp"});
    const auto linked = linted.workshop.link(compiler, words);
    EXPECT_EQ(linked.status, 0) << linked.describe();
  }

  [[nodiscard]] std::string find(std::string_view check) const
  {
    return linted.find(check, "reverb.so");
  }

  /// What the build is to refuse.
  [[nodiscard]] std::size_t count_refusals() const
  {
    const auto file = linted.workshop.find("reverb.so");
    auto opened = base::File::open(file);
    const auto parts = verify::read_parts(*opened, std::nullopt);
    return lint::check_exported_types(file, *parts).size();
  }

  const Linted linted;
};

const std::vector<std::string> compilers = {"g++", "clang++"};

TEST_F(Debugging, packing_that_one_file_has_is_told_by_member)
{
  linted.workshop.write("packed.cpp",
                        "#pragma pack(1)\n#include \"reverb.hpp\"\n"
                        "int use(audio::Params *p) { return p->level; }\n");
  for (const auto& compiler : compilers) {
    link(compiler, {"-g", "packed.cpp"});
    EXPECT_EQ(
      find("contract_type"),
      "type 'audio::Params' is not what the contract of its own exports says: "
      "size: found 5, expected 8; member "
      "'level': found at +1, expected at +4 (reverb.hpp:4, compiled in "
      "packed.cpp): compile packed.cpp like the others: look for a #pragma "
      "pack, a -D or another flag that only it has\n")
      << compiler;
    EXPECT_EQ(count_refusals(), 1U);
  }
}

TEST_F(Debugging, definition_that_is_not_as_its_header_says_is_told)
{
  linted.workshop.write(
    "gain.cpp",
    "extern \"C\" __attribute__((visibility(\"default\")))\n"
    "long gain(int x) { return x; }\n");
  for (const auto& compiler : compilers) {
    link(compiler, {"-g"});
    EXPECT_EQ(find("contract_export"),
              "export 'gain' is not what the contract of its own exports says: "
              "found 'long(int)', expected 'int(int)' (gain.cpp:2): include "
              "its header where it is defined, and make the two match\n")
      << compiler;
    EXPECT_EQ(count_refusals(), 1U);
  }
}

TEST_F(Debugging, type_with_two_definitions_is_told_with_both_units)
{
  linted.workshop.write("a.cpp",
                        "struct Voice { int a; };\n"
                        "namespace { struct Own { int a; }; }\n"
                        "int a(Voice *v)"
                        "{ struct In { int a; } i{1}; Own o{2};"
                        " return v->a + o.a + i.a; }\n");
  linted.workshop.write("b.cpp",
                        "struct Voice { int a; double b; };\n"
                        "namespace { struct Own { long a; }; }\n"
                        "double b(Voice *v)"
                        "{ struct In { long a; } i{1}; Own o{2};"
                        " return v->b + o.a + i.a; }\n");
  for (const auto& compiler : compilers) {
    link(compiler, {"-g", "a.cpp", "b.cpp"});
    EXPECT_EQ(
      find("one_definition"),
      "type 'Voice' differs between b.cpp and a.cpp: size: found 16, expected "
      "4; member 'b' (double, at +8) exists "
      "only in b.cpp (a.cpp:1 in a.cpp, b.cpp:1 in b.cpp): compile both with "
      "the same macros and flags; if they are different types, rename one or "
      "put it into an unnamed namespace\n")
      << compiler;
    EXPECT_EQ(linted.look("reverb.so").findings.size(), 1U);
    EXPECT_EQ(count_refusals(), 0U);
  }
}

/// What a header of C++ may hold, and what compilers describe of it in one
/// source and leave out in another.
constexpr std::string_view rich_header = R"(#pragma once
#include <cstddef>
#include <memory>
#include <string>
extern "C" int gain(int);
namespace audio {
struct Hidden;
enum class Mode : unsigned char { off, on };
enum Plain { first, second = 7 };
union Number { int i; double d; };
template<class T, int N> struct Ring { T items[N]; std::size_t at = 0; };
struct Base { virtual ~Base(); virtual int run(int) { return 1; } long id; };
struct Mixin { virtual void mix() {} char tag; };
struct Shared : virtual Base { int run(int) override; short more; };
struct Filter : Shared, Mixin {
  Filter();
  int run(int) override;
  virtual void tune(const Number &, Mode) = 0;
  struct Nested { Mode mode; int bits : 3, rest : 5; } nested;
  std::string name;
  std::unique_ptr<Hidden> hidden;
  Ring<float, 4> ring;
  static int count;
};
typedef struct { alignas(16) char bytes[3]; Plain plain; } Block;
struct Params {
  char mode;
  int level;
  union { int a; float b; };
  struct { Hidden *h; } own;
  int (*call)(Params &, const Block *);
  int Block::*member;
  std::nullptr_t none;
  Filter *filter;
  Block blocks[2];
};
float mix(const Params &params, const int times, Mode mode, Ring<int, 2> ring);
}
)";

constexpr std::string_view rich_source = R"(#include "reverb.hpp"
#define EXPORT __attribute__((visibility("default")))
namespace audio {
struct Hidden { int a; };
struct Own : Filter { void tune(const Number &, Mode) override {} };
EXPORT float mix(const Params &p, int times, const Mode, Ring<int, 2> r) {
  Own own; own.ring.at = times; auto copy = p; copy.blocks[0] = p.blocks[1];
  own.name = "x"; own.hidden = std::make_unique<Hidden>();
  return own.run(copy.level + r.items[1]); }
}
)";

constexpr std::string_view rich_rest = R"(#include "reverb.hpp"
extern "C" __attribute__((visibility("default")))
int gain(const int x) { return x; }
namespace audio {
struct Hidden { int a; };
int Filter::count; Filter::Filter() : nested(), ring() {}
Base::~Base() {} int Shared::run(int) { return 2; }
int Filter::run(int x) { Ring<float, 4> a = ring; auto b = std::move(a);
  return x + b.items[0] + count; }
Params make() { return {}; } Number turn(Number n) { return n; }
}
)";

TEST_F(Debugging, sound_plugin_has_no_findings_however_it_is_compiled)
{
  linted.workshop.write("reverb.hpp", rich_header);
  linted.workshop.write("reverb.cpp", rich_source);
  linted.workshop.write("gain.cpp", rich_rest);
  ASSERT_EQ(linted.workshop.stamp(), "");
  const std::vector<std::vector<std::string>> flags = {
    {"-gdwarf-5"},
    {"-gdwarf-5", "-O2", "-flto", "-gz"},
    {"-gdwarf-4", "-O2", "-fdebug-types-section"},
  };
  for (const auto& compiler : compilers) {
    for (const auto& words : flags) {
      link(compiler, words);
      const auto report = linted.look("reverb.so");
      EXPECT_EQ(find("contract_type") + find("contract_export") +
                  find("one_definition"),
                "")
        << compiler << " " << words.back();
      EXPECT_EQ(report.findings.size(), 0U) << compiler << words.back();
      EXPECT_EQ(report.notes.size(), 0U) << compiler << words.back();
    }
  }
}

TEST_F(Debugging, source_of_c_is_compared_as_c_sees_the_header)
{
  linted.workshop.write("reverb.hpp",
                        "#pragma once\n#include <stdbool.h>\n"
                        "#ifdef __cplusplus\nextern \"C\" {\n#endif\n"
                        "enum Mode { mode_off, mode_on };\n"
                        "struct Hidden;\n"
                        "typedef struct { bool on; enum Mode mode; } Block;\n"
                        "struct Outer { struct Inner { long a; } inner; };\n"
                        "typedef int (*Call)(void *, const Block *);\n"
                        "int gain(int);\n"
                        "void mix(struct Hidden *h, struct Outer *o, "
                        "Call call, Block block, bool *on);\n"
                        "#ifdef __cplusplus\n}\n#endif\n");
  linted.workshop.write("reverb.plugin.toml",
                        "path = \"audio.example/reverb\"\n"
                        "version = \"1.2.0\"\n[exports]\n"
                        "header = \"reverb.hpp\"\n"
                        "symbols = [\"gain\", \"mix\"]\n");
  linted.workshop.write("reverb.cpp", "");
  linted.workshop.write("gain.cpp", "");
  const std::string c =
    "#include \"reverb.hpp\"\n"
    "#define EXPORT __attribute__((visibility(\"default\")))\n"
    "struct Hidden { int a; };\n"
    "EXPORT int gain(const int x) { return x; }\n"
    "EXPORT void mix(struct Hidden *h, struct Outer *o, Call call, "
    "Block block, bool *on)\n"
    "{ h->a = o->inner.a; call(h, &block); *on = block.on; }\n";
  ASSERT_EQ(linted.workshop.stamp(), "");
  for (const std::string compiler : {"gcc", "clang"}) {
    linted.workshop.write("mix.c", c);
    link(compiler, {"-g", "mix.c"});
    EXPECT_EQ(linted.look("reverb.so").findings.size(), 0U)
      << find("contract_type") << find("contract_export");

    linted.workshop.write("mix.c", "#pragma pack(1)\n" + c);
    link(compiler, {"-g", "mix.c"});
    EXPECT_EQ(count_refusals(), 1U);
    EXPECT_EQ(find("contract_type"),
              "type 'Block' is not what the contract of its own exports says: "
              "size: found 5, expected 8; "
              "member 'mode': found at +1, expected at +4 (reverb.hpp:8, "
              "compiled in mix.c): compile mix.c like the others: look for a "
              "#pragma pack, a -D or another flag that only it has\n");
  }
}

/// C lets every file have a struct of that name.
TEST_F(Debugging, another_struct_of_c_is_told_and_not_refused)
{
  linted.workshop.write("reverb.hpp",
                        "#pragma once\nextern \"C\" {\n"
                        "struct Block { char on; int mode; };\n"
                        "int gain(int); int mix(Block *);\n}\n");
  linted.workshop.write("reverb.plugin.toml",
                        "path = \"audio.example/reverb\"\n"
                        "version = \"1.2.0\"\n[exports]\n"
                        "header = \"reverb.hpp\"\n"
                        "symbols = [\"gain\", \"mix\"]\n");
  linted.workshop.write("reverb.cpp",
                        "#include \"reverb.hpp\"\n"
                        "__attribute__((visibility(\"default\")))\n"
                        "int mix(Block *b) { return b->mode; }\n");
  linted.workshop.write("own.c",
                        "struct Block { double a; };\n"
                        "int own(struct Block *b) { return b->a; }\n");
  ASSERT_EQ(linted.workshop.stamp(), "");
  ASSERT_EQ(linted.workshop.compile("gcc", {"-g", "-c", "own.c"}).status, 0);
  link("g++", {"-g", "own.o"});

  EXPECT_NE(find("contract_type").find("type 'Block' is not what"),
            std::string::npos);
  EXPECT_EQ(count_refusals(), 0U);
}

TEST_F(Debugging, exports_step_refuses_what_is_certain_and_writes_nothing)
{
  linted.workshop.write("packed.cpp",
                        "#pragma pack(1)\n#include \"reverb.hpp\"\n"
                        "int use(audio::Params *p) { return p->level; }\n");
  link("g++", {"-g", "packed.cpp"});
  const auto outcome = run({find_tool(),
                            "exports",
                            linted.workshop.find("reverb.so"),
                            "-o",
                            linted.workshop.find("a.json")});
  EXPECT_EQ(outcome.status, 1) << outcome.describe();
  EXPECT_EQ(linted.workshop.shorten(outcome.err),
            "hallmark: error: 'reverb.so': type 'audio::Params' is not what "
            "the contract of its own exports says: size: found 5, expected 8; "
            "member 'level': found at +1, "
            "expected at +4, at reverb.hpp:4, compiled in packed.cpp\n"
            "  hint: compile packed.cpp like the others: look for a #pragma "
            "pack, a -D or another flag that only it has\n");
  EXPECT_FALSE(std::filesystem::exists(linted.workshop.find("a.json")));
}

TEST_F(Debugging, plugin_without_debugging_information_is_said_to_be_one)
{
  for (const auto& compiler : compilers) {
    for (const std::string flag : {"-g0", "-g1"}) {
      link(compiler, {flag});
      const auto report = linted.look("reverb.so");
      EXPECT_EQ(report.findings.size(), 0U);
      ASSERT_EQ(report.notes.size(), 1U);
      EXPECT_EQ(report.notes.front(),
                "no readable debugging information, so its types are not "
                "checked; compile with -g");
      EXPECT_EQ(count_refusals(), 0U);
    }
  }
}

TEST_F(Debugging, information_in_other_files_is_said_to_be_there)
{
  for (const auto& compiler : compilers) {
    for (const std::string format : {"-gdwarf-4", "-gdwarf-5"}) {
      link(compiler, {"-g", "-gsplit-dwarf", format});
      const auto report = linted.look("reverb.so");
      EXPECT_EQ(report.findings.size(), 0U);
      ASSERT_EQ(report.notes.size(), 1U) << compiler << format;
      EXPECT_EQ(
        report.notes.front(),
        "the debugging information of some sources is in other files, so their "
        "types are not checked; compile without -gsplit-dwarf");
      EXPECT_EQ(count_refusals(), 0U);
    }
  }
}

/// HALLMARK_LONG makes it thousands of times more.
TEST_F(Debugging, damage_ends_in_findings_or_none_and_never_in_a_crash)
{
  link("g++", {"-g"});
  const auto bytes = linted.workshop.read("reverb.so");
  const int rounds = std::getenv("HALLMARK_LONG") ? 20000 : 150;
  std::uint64_t state = 12345;
  const auto next = [&] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33);
  };
  for (int round = 0; round < rounds; ++round) {
    auto damaged = bytes;
    for (std::size_t i = next() % 8 + 1; i > 0; --i) {
      // The latter half of the file: debugging information.
      const auto at = damaged.size() / 3 + next() % (damaged.size() * 2 / 3);
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << next() % 8));
    }
    if (round % 10 == 0) {
      damaged.resize(next() % damaged.size());
    }
    linted.workshop.write("b.so", damaged);
    const auto outcome =
      run({find_tool(), "lint", linted.workshop.find("b.so")});
    EXPECT_TRUE(outcome.status == 0 || outcome.status == 1 ||
                outcome.status == 3)
      << "round " << round << ": " << outcome.describe();
  }
}

}  // namespace
}  // namespace hallmark::tests::test_debugging
