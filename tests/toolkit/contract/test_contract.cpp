// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/contract.hpp"
#include "support/files.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_contract {
namespace {

using contract::Language;
using testing::ElementsAre;
using testing::HasSubstr;

const Snippet filter = {
  .text = R"(#pragma once
namespace audio {
enum class Mode : unsigned { fast, exact };
struct Params {
  float gain;
  Mode mode : 3;
  const char* name;
};
class Filter {
public:
  virtual ~Filter();
  virtual void process(float* samples, unsigned long count) = 0;
  virtual unsigned long size() const = 0;
};
Filter* create(const Params& params);
float gain(int);
extern int presets;
}
)",
  .exports = {"audio::presets", "audio::create", "audio::gain"},
  .optional = {"audio::gain"},
};

const char* const filter_text = R"(contract	1
interface	demo.example/sample	1.0.0
provider	plugin
machine	x86-64
export	audio::create	function	audio::Filter*(const audio::Params&)
	linkage	_ZN5audio6createERKNS_6ParamsE
export	audio::gain	function	float(int)
	linkage	_ZN5audio4gainEi
	optional
export	audio::presets	variable	int
	linkage	_ZN5audio7presetsE
class	audio::Filter
	size	8
	align	8
	pass	-
	abstract
	virtual	0	~
	virtual	2	process(float*,unsigned long)	void	pure
	virtual	3	size()const	unsigned long	pure
enum	audio::Mode
	size	4
	underlying	unsigned int
	enumerator	fast	0
	enumerator	exact	1
class	audio::Params
	size	16
	align	8
	pass	value
	member	0	gain	float
	bits	32	3	mode	audio::Mode
	member	8	name	const char*
base	char
	size	1
	align	1
	encoding	signed_char
base	float
	size	4
	align	4
	encoding	float
base	int
	size	4
	align	4
	encoding	signed
base	unsigned int
	size	4
	align	4
	encoding	unsigned
base	unsigned long
	size	8
	align	8
	encoding	unsigned
)";

TEST(contract, every_compiler_writes_this_text)
{
  for (const auto& compiler : find_compilers()) {
    auto snippet = filter;
    snippet.compiler = compiler;
    EXPECT_EQ(text_of(snippet), filter_text) << compiler;
  }
}

TEST(contract, places_lead_to_the_header)
{
  const auto made = make(filter);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->places,
            "places\n"
            "place\taudio::create\tsample.hpp\t15\n"
            "place\taudio::gain\tsample.hpp\t16\n"
            "place\taudio::presets\tsample.hpp\t17\n"
            "place\taudio::Filter\tsample.hpp\t9\n"
            "place\taudio::Mode\tsample.hpp\t3\n"
            "place\taudio::Params\tsample.hpp\t4\n");
}

TEST(contract, exports_carry_all_that_a_manifest_tells)
{
  const auto made = make(filter);
  ASSERT_TRUE(made);
  const auto& gain = made->exports.at(1);
  EXPECT_EQ(gain.name, "audio::gain");
  EXPECT_EQ(gain.linkage, "_ZN5audio4gainEi");
  EXPECT_EQ(gain.kind, "function");
  EXPECT_EQ(gain.signature, "float(int)");
  EXPECT_EQ(gain.type_key, "PN8hallmark4typeIFfiEEE");
  EXPECT_EQ(gain.fingerprint.size(), 32U);
  EXPECT_THAT(gain.file, testing::EndsWith("/sample.hpp"));
  EXPECT_EQ(gain.line, 16U);
  EXPECT_TRUE(gain.optional);
}

TEST(contract, dependencies_are_the_headers)
{
  const auto made =
    make({.text = "#include <stddef.h>\nextern size_t n;\n", .exports = {"n"}});
  ASSERT_TRUE(made);
  EXPECT_THAT(made->dependencies, testing::Contains(HasSubstr("/sample.hpp")));
  EXPECT_THAT(made->dependencies, testing::Contains(HasSubstr("/stddef.h")));
  EXPECT_THAT(made->dependencies,
              testing::Not(testing::Contains(HasSubstr("contract.cpp"))));
}

TEST(contract, what_the_toolchain_matters_for_is_in_the_text)
{
  const auto plain = text_of({.text = "int f();", .exports = {"f"}});
  EXPECT_THAT(plain, testing::Not(HasSubstr("leaf\t")));
  EXPECT_THAT(plain, testing::Not(HasSubstr("\tvirtual\t")));
  EXPECT_THAT(plain, testing::Not(HasSubstr("__vector(")));
  const auto full = text_of({
    .text = "#include <utility>\nstruct A { virtual void f(); };\n"
            "typedef float V __attribute__((vector_size(16)));\n"
            "void f(A*, V, std::pair<int, int>);\n",
    .exports = {"f"},
  });
  EXPECT_THAT(full, HasSubstr("\nleaf\tstd::pair<int,int>\n"));
  EXPECT_THAT(full, HasSubstr("\tvirtual\t0\tf()\tvoid\n"));
  EXPECT_THAT(full, HasSubstr("__vector(4) float"));
}

struct Refusal {
  const char* name;
  const char* text;
  const char* symbol;
  const char* expected;
  Language language = Language::cpp;
};

class refusals : public testing::TestWithParam<Refusal> {};

TEST_P(refusals, are_told_alike_by_every_compiler)
{
  const auto& row = GetParam();
  for (const auto& compiler : find_compilers(row.language)) {
    EXPECT_EQ(error_of({.text = row.text,
                        .exports = {row.symbol},
                        .compiler = compiler,
                        .language = row.language}),
              row.expected)
      << compiler;
  }
}

INSTANTIATE_TEST_SUITE_P(
  contract,
  refusals,
  testing::Values(
    Refusal{"undeclared",
            "namespace a {}",
            "a::f",
            "hallmark: error: 'DIR/sample.hpp': export 'a::f' is not declared"},
    Refusal{
      "thread_local",
      "extern thread_local int v;",
      "v",
      "hallmark: error: 'DIR/sample.hpp': export 'v' is thread-local: its "
      "address differs between threads\n"
      "  hint: export a function that returns its address"},
    Refusal{
      "thread_local_c",
      "extern _Thread_local int v;",
      "v",
      "hallmark: error: 'DIR/sample.hpp': export 'v' is thread-local: its "
      "address differs between threads\n"
      "  hint: export a function that returns its address",
      Language::c},
    Refusal{"reference",
            "extern int& r;",
            "r",
            "hallmark: error: 'DIR/sample.hpp': export 'r' is a reference, "
            "which has no address\n  hint: export a pointer or a function"},
    Refusal{
      "internal",
      "static int f() { return 1; }",
      "f",
      "hallmark: error: 'DIR/sample.hpp': export 'f' has internal linkage: no "
      "other file sees it\n"
      "  hint: declare it without 'static', and with 'extern' if it is const"},
    Refusal{
      "constant",
      "const int limit = 4;",
      "limit",
      "hallmark: error: 'DIR/sample.hpp': export 'limit' has internal linkage: "
      "no other file sees it\n"
      "  hint: declare it without 'static', and with 'extern' if it is const"},
    Refusal{"member",
            "struct A { int f(); };",
            "A::f",
            "hallmark: error: 'DIR/sample.hpp': export 'A::f' is a non-static "
            "member, not a function or a variable"},
    Refusal{"undeclared_c",
            "int g(void);",
            "f",
            "hallmark: error: 'DIR/sample.hpp': export 'f' is not declared",
            Language::c},
    Refusal{
      "empty_struct_c",
      "struct A {}; void f(struct A*);",
      "f",
      "hallmark: error: 'DIR/sample.hpp': 'A' has no members: its size is "
      "0 in C, 1 in C++\n  hint: give it a member",
      Language::c},
    Refusal{
      "no_prototype_c",
      "int f();",
      "f",
      "hallmark: error: 'DIR/sample.hpp': 'f' has no prototype: found (), "
      "expected (void)",
      Language::c}),
  [](const auto& row) { return std::string(row.param.name); });

/// gcc qualifies the types of such functions in C: const, volatile.
TEST(contract, functions_that_are_const_or_noreturn_are_functions)
{
  Snippet snippet = {.text =
                       "#ifdef __cplusplus\nextern \"C\" {\n#endif\n"
                       "typedef int square_fn(int) __attribute__((const));\n"
                       "typedef void leave_fn(int) __attribute__((noreturn));\n"
                       "int square(int) __attribute__((const));\n"
                       "void leave(const char*) __attribute__((noreturn));\n"
                       "int both(int) __attribute__((const, noreturn));\n"
                       "square_fn plain;\n"
                       "struct table {\n"
                       "  square_fn *const square;\n"
                       "  void (*leave)(void) __attribute__((noreturn));\n"
                       "  leave_fn **rest;\n"
                       "};\n"
                       "leave_fn *set(struct table *, square_fn *);\n"
                       "void keep(int);\n"
                       "void stop(int) __attribute__((noreturn));\n"
                       "void set_leave(leave_fn *, void (*)(int));\n"
                       "void set_keep(void (*)(int), leave_fn *);\n"
                       "extern leave_fn *hook;\n"
                       "extern square_fn *const hooks[3];\n"
                       "#ifdef __cplusplus\n}\n#endif\n",
                     .exports = {"square",
                                 "leave",
                                 "both",
                                 "plain",
                                 "set",
                                 "hook",
                                 "hooks",
                                 "keep",
                                 "stop",
                                 "set_leave",
                                 "set_keep"}};
  const auto expected = text_of(snippet);
  EXPECT_THAT(expected, HasSubstr("export\tboth\tfunction\tint(int)\n"));
  EXPECT_THAT(expected,
              HasSubstr("export\tleave\tfunction\tvoid(const char*)\n"));
  EXPECT_THAT(expected, HasSubstr("export\thook\tvariable\tvoid(*)(int)\n"));
  EXPECT_THAT(expected,
              HasSubstr("export\thooks\tvariable\tint(*const[3])(int)\n"));
  EXPECT_THAT(expected, HasSubstr("\tmember\t0\tsquare\tint(*const)(int)\n"));
  for (const auto language : {Language::cpp, Language::c}) {
    snippet.language = language;
    for (const auto& compiler : find_compilers(language)) {
      snippet.compiler = compiler;
      EXPECT_EQ(without_unsaid(text_of(snippet)), expected) << compiler;
    }
  }
}

TEST(contract, static_member_functions_are_exports)
{
  const auto made = make({.text = "\nstruct A {\n  static int make(int);\n"
                                  "  static int count;\n};\n",
                          .exports = {"A::make", "A::count"}});
  ASSERT_TRUE(made) << base::format_error(made.error());
  EXPECT_EQ(made->exports[0].linkage, "_ZN1A5countE");
  EXPECT_EQ(made->exports[0].line, 4U);
  EXPECT_EQ(made->exports[1].signature, "int(int)");
  EXPECT_EQ(made->exports[1].line, 3U);
}

TEST(contract, many_static_member_functions_are_exports)
{
  Snippet snippet;
  snippet.text = "struct A {\n";
  for (int i = 0; i < 40; ++i) {
    const auto name = "f" + std::to_string(i);
    snippet.text += "  static int " + name + "(int);\n";
    snippet.exports.push_back("A::" + name);
  }
  snippet.text += "};\n";
  for (const auto& compiler : find_compilers()) {
    snippet.compiler = compiler;
    EXPECT_EQ(error_of(snippet), "") << compiler;
  }
}

TEST(contract, header_that_does_not_compile_passes_the_words_on)
{
  const auto error = error_of({.text = "int f(;\n", .exports = {"f"}});
  EXPECT_THAT(error,
              testing::StartsWith(
                "hallmark: error: 'DIR/sample.hpp': does not compile\n  In "
                "file included from "));
  EXPECT_THAT(error, HasSubstr("DIR/sample.hpp:1:7: error: "));
}

TEST(contract, missing_header_hints_at_depends)
{
  EXPECT_THAT(error_of({.text = "#include \"made.hpp\"\n", .exports = {"f"}}),
              testing::EndsWith("hint: if the build generates this header, add "
                                "its target to the step's 'depends'"));
}

TEST(contract, flags_of_the_target_count)
{
  const Snippet snippet = {
    .text = "#ifdef WIDE\ntypedef long T;\n#else\ntypedef int T;\n#endif\n"
            "struct S { T t; }; void f(S*);\n",
    .exports = {"f"},
  };
  auto wide = snippet;
  wide.compiler = "g++ -DWIDE -O3 -Werror -Wall -pedantic-errors -flto";
  EXPECT_THAT(text_of(snippet), HasSubstr("member\t0\tt\tint\n"));
  EXPECT_THAT(text_of(wide), HasSubstr("member\t0\tt\tlong\n"));
}

TEST(contract, include_path_is_looked_along_for_the_header)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "in c" / "only.hpp", "int f(int);\n");
  contract::Request request;
  request.interface = "demo.example/sample";
  request.version = "1.0.0";
  request.exports = {{"f", false}};
  request.headers = {"only.hpp"};
  request.folder = (folder.path() / "elsewhere").string();
  request.invocation = {{"g++"}, {"-Iin c"}, folder.path().string()};
  const auto made = contract::make_contract(request);
  ASSERT_TRUE(made) << base::format_error(made.error());
  EXPECT_EQ(made->exports[0].signature, "int(int)");
  EXPECT_EQ(made->exports[0].file,
            (folder.path() / "in c" / "only.hpp").string());
}

TEST(contract, without_rtti_and_exceptions_it_is_the_same)
{
  for (const auto& compiler : find_compilers()) {
    auto snippet = filter;
    snippet.compiler = compiler + " -fno-rtti -fno-exceptions -fPIE -Os "
                                  "-fvisibility=hidden -fdata-sections "
                                  "-fsanitize=address,undefined -std=c++14";
    EXPECT_EQ(text_of(snippet), filter_text) << compiler;
  }
}

/// Words that the sources of contracts might use, as nothing that compiles.
std::string
define_words()
{
  std::string macros;
  for (const auto* word :
       {"A",        "B",      "C",      "H",      "N",          "R",
        "T",        "U",      "a",      "args",   "all",        "complete",
        "contract", "finish", "first",  "head",   "hidden",     "key",
        "known",    "line",   "list",   "name",   "place",      "rest",
        "self",     "size",   "size_t", "symbol", "tail",       "type",
        "typeof",   "unused", "used",   "value",  "visibility", "walk",
        "walk_0"}) {
    macros += "#define " + std::string(word) + " +++\n";
  }
  return macros;
}

TEST(contract, macros_of_the_header_do_not_reach_it)
{
  auto snippet = filter;
  snippet.text += define_words();
  for (const auto& compiler : find_compilers()) {
    snippet.compiler = compiler;
    EXPECT_EQ(text_of(snippet), filter_text) << compiler;
  }
}

TEST(contract, macros_of_the_target_do_not_reach_it)
{
  for (const auto& compiler : find_compilers()) {
    auto snippet = filter;
    snippet.compiler = compiler + " -DA -DC= -DT=1 -DN=2 -DR=int -Dtype=3 "
                                  "-Dkey=4 -Dused=5 -Dlist=6 -Dvisibility";
    EXPECT_EQ(text_of(snippet), filter_text) << compiler;
  }
}

TEST(contract, exports_of_c_have_the_place_of_their_declaration)
{
  const auto made =
    make({.text = "\nint gain(int);\nint /* level() */ level(void);\n",
          .exports = {"gain", "level"},
          .language = Language::c});
  ASSERT_TRUE(made);
  EXPECT_EQ(made->places,
            "places\nplace\tgain\tsample.hpp\t2\n"
            "place\tlevel\tsample.hpp\t3\n");
  EXPECT_THAT(made->exports[1].file, testing::EndsWith("/sample.hpp"));
  EXPECT_EQ(made->exports[1].line, 3U);
}

TEST(contract, place_that_the_request_has_stays)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "a.h", "int gain(int);\n");
  contract::Request request;
  request.exports = {{"gain", false, "/elsewhere/gain.c", 7}};
  request.headers = {"a.h"};
  request.folder = folder.path().string();
  request.language = Language::c;
  request.invocation = {{"gcc"}, {}, request.folder};
  const auto made = contract::make_contract(request);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->exports[0].file, "/elsewhere/gain.c");
  EXPECT_EQ(made->places, "places\nplace\tgain\tgain.c\t7\n");
}

TEST(contract, macros_of_the_header_do_not_reach_it_in_c)
{
  const Snippet snippet = {
    .text = "float gain(int);\n" + define_words(),
    .exports = {"gain"},
    .language = Language::c,
  };
  EXPECT_EQ(error_of(snippet), "");
}

TEST(contract, old_standard_is_enough)
{
  for (const auto& compiler : find_compilers()) {
    auto snippet = filter;
    snippet.compiler = compiler + " -std=c++11";
    EXPECT_EQ(text_of(snippet), filter_text) << compiler;
  }
}

TEST(contract, rules_are_sorted_and_canonical)
{
  auto snippet = filter;
  snippet.allow = {{"grow_tail", "audio::Params"},
                   {"grow_enum", "audio::Mode"}};
  EXPECT_THAT(text_of(snippet),
              HasSubstr("machine\tx86-64\nallow\tgrow_enum\taudio::Mode\n"
                        "allow\tgrow_tail\taudio::Params\nexport\t"));
}

TEST(contract, opaque_type_is_known_by_name_only)
{
  auto snippet = filter;
  snippet.allow = {{"opaque", "audio::Params"}};
  const auto text = text_of(snippet);
  EXPECT_EQ(block_of(text, "declared\taudio::Params"),
            "declared\taudio::Params\n");
  EXPECT_THAT(text, testing::Not(HasSubstr("audio::Mode")));
}

TEST(contract, rule_for_a_type_that_nobody_reaches_is_told)
{
  auto snippet = filter;
  snippet.allow = {{"grow_enum", "audio::Mod"}};
  EXPECT_EQ(
    error_of(snippet),
    "hallmark: error: 'DIR/sample.hpp': 'grow_enum' names 'audio::Mod', "
    "which is no type of the interface\n"
    "  hint: did you mean 'audio::Mode'?");
}

}  // namespace
}  // namespace hallmark::tests::test_contract
