// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/command_line.hpp"
#include "contract/marked.hpp"
#include "support/files.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::contract::test_marked {
namespace {

using testing::ElementsAre;

/// A folder with a source, and what is asked of it.
class Source {
public:
  Source(std::string_view text,
         const std::string& compiler,
         Language language = Language::cpp)
  {
    const auto file = path(language == Language::c ? "a.c" : "a.cpp");
    tests::write_bytes(file, text);
    request.headers = {file};
    request.folder = folder_.path().string();
    request.language = language;
    request.invocation = {*compile::split_command(compiler), {}, "/"};
  }

  [[nodiscard]] std::string path(const char* name) const
  {
    return (folder_.path() / name).string();
  }

  [[nodiscard]] Result<Contract> make() const
  {
    const auto marked = find_marked(request);
    return marked ? make_marked_contract(request, *marked) : marked.error();
  }

  /// `NAME LINE:COLUMN` of each export.
  [[nodiscard]] std::vector<std::string> list() const
  {
    std::vector<std::string> lines;
    const auto marked = find_marked(request);
    if (!marked) {
      return {base::format_error(marked.error())};
    }
    for (const auto& one : marked->exports) {
      lines.push_back(one.name + " " + std::to_string(one.line) + ":" +
                      std::to_string(one.column));
    }
    return lines;
  }

  /// What is printed when there is no contract; the folder as `DIR`.
  [[nodiscard]] std::string explain() const
  {
    const auto made = make();
    auto text = made ? std::string() : base::format_error(made.error());
    for (auto at = text.find(folder_.path().string()); at != text.npos;
         at = text.find(folder_.path().string())) {
      text.replace(at, folder_.path().string().size(), "DIR");
    }
    return text;
  }

  Request request;

private:
  tests::TemporaryFolder folder_;
};

constexpr std::string_view source = R"(#include <map>
#include <string>
#include <typeinfo>
#include <vector>
#define EXPORT __attribute__((visibility("default")))
using namespace std;
namespace audio {
struct Params { int steps; float level; };
EXPORT float gain(const Params& params) { return params.level; }
static int count;
inline map<string, vector<int>> table;
struct Filter {
  EXPORT static Filter* make(int);
  virtual ~Filter();
};
Filter* Filter::make(int) { return nullptr; }
Filter::~Filter() {}
}
EXPORT int count = 2;
extern "C" {
EXPORT extern const int limit;
const int limit = 3;
EXPORT int
plain(string text, map<int, vector<string>> all) { return text.size(); }
EXPORT const char* hallmark_on_open() { return nullptr; }
}
int hidden(int x) { return x; }
void* operator new(size_t) { return nullptr; }
void operator delete(void*) noexcept {}
template<class T> int twice(T) { return 2; }
int use() { return twice(1) + audio::table.size() + audio::count; }
)";

TEST(marked, exports_are_what_is_marked_and_no_more)
{
  for (const auto& compiler : tests::find_compilers()) {
    const Source sample(source, compiler);
    EXPECT_THAT(sample.list(),
                ElementsAre("audio::gain 9:14",
                            "audio::Filter::make 16:17",
                            "count 19:12",
                            "limit 22:11",
                            "plain 24:1"))
      << compiler;
  }
}

TEST(marked, contract_is_the_same_from_every_compiler)
{
  std::set<std::string> texts;
  for (const auto& compiler : tests::find_compilers()) {
    const Source sample(source, compiler);
    const auto made = sample.make();
    ASSERT_TRUE(made) << compiler << base::format_error(made.error());
    texts.insert(made->text);
    EXPECT_THAT(made->dependencies, testing::Contains(sample.path("a.cpp")));
  }
  ASSERT_EQ(texts.size(), 1U) << *texts.begin() << *texts.rbegin();
  EXPECT_THAT(*texts.begin(),
              testing::HasSubstr("export\tcount\tvariable\tint\n"
                                 "\tlinkage\tcount\n"));
}

TEST(marked, places_are_those_of_the_definitions)
{
  const Source sample(source, "g++");
  const auto made = sample.make();
  ASSERT_TRUE(made) << base::format_error(made.error());
  const auto& limit = made->exports.at(3);
  EXPECT_EQ(limit.name, "limit");
  EXPECT_EQ(limit.signature, "const int");
  EXPECT_EQ(limit.type_key, "PN8hallmark4typeIKiEE");
  EXPECT_EQ(limit.file, sample.path("a.cpp"));
  EXPECT_EQ(limit.line, 22U);
  EXPECT_THAT(made->places, testing::HasSubstr("place\tlimit\ta.cpp\t22\n"));
}

TEST(marked, fingerprint_is_that_of_a_header_which_declares_it)
{
  const char* const text = "struct P { int a; float b; };\n"
                           "__attribute__((visibility(\"default\"))) "
                           "float gain(const P&, int)";
  const Source sample(std::string(text) + " { return 1; }\n", "g++");
  const auto other =
    tests::make({.text = std::string(text) + ";\n", .exports = {"gain"}});
  EXPECT_EQ(sample.make()->exports.at(0).fingerprint,
            other->exports.at(0).fingerprint);
}

TEST(marked, macros_and_visibility_of_the_target_do_not_matter)
{
  for (const auto& compiler : tests::find_compilers()) {
    const Source sample(source,
                        compiler + " -DN=1 -fvisibility=default -O3 -flto "
                                   "-Werror -Wall -fno-rtti -std=c++17");
    EXPECT_EQ(sample.list().size(), 5U) << compiler;
    EXPECT_EQ(sample.explain(), "") << compiler;
  }
}

TEST(marked, exports_of_c_are_found)
{
  for (const auto& compiler : tests::find_compilers(Language::c)) {
    const Source sample("#define EXPORT "
                        "__attribute__((visibility(\"default\")))\n"
                        "struct P { int a; };\n"
                        "EXPORT int presets[3];\n"
                        "static int own(void) { return 1; }\n"
                        "EXPORT float gain(struct P* p) { return own(); }\n"
                        "int hidden(void) { return 1; }\n",
                        compiler,
                        Language::c);
    EXPECT_THAT(sample.list(), ElementsAre("presets 3:12", "gain 5:14"));
    const auto made = sample.make();
    ASSERT_TRUE(made) << base::format_error(made.error());
    EXPECT_EQ(made->exports[0].signature, "float(P*)");
    EXPECT_EQ(made->exports[0].type_key, "PN8hallmark4typeIFfP1PEEE");
    EXPECT_EQ(made->exports[0].line, 5U);
  }
}

TEST(marked, nothing_marked_is_an_empty_contract)
{
  const Source sample("int f() { return 1; }\n", "g++");
  const auto made = sample.make();
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->exports.empty());
  EXPECT_THAT(made->dependencies, testing::Contains(sample.path("a.cpp")));
}

struct Refusal {
  const char* name;
  const char* text;
  const char* expected;
};

class marked_refusals : public testing::TestWithParam<Refusal> {};

TEST_P(marked_refusals, are_told_alike_by_every_compiler)
{
  const auto text =
    "#define EXPORT __attribute__((visibility(\"default\")))\n" +
    std::string(GetParam().text) + "\n";
  for (const auto& compiler : tests::find_compilers()) {
    EXPECT_EQ(Source(text, compiler).explain(), GetParam().expected)
      << compiler;
  }
}

INSTANTIATE_TEST_SUITE_P(
  marked,
  marked_refusals,
  testing::Values(
    Refusal{"thread_local",
            "EXPORT thread_local int v = 2;",
            "DIR/a.cpp:2:25: error: export 'v' is thread-local: its address "
            "differs between threads\n"
            "  hint: export a function that returns its address"},
    Refusal{"inline",
            "EXPORT inline int f() { return 1; }\nint (*p)() = f;",
            "DIR/a.cpp:2:19: error: export 'f' is inline or weak: another "
            "file's definition may replace it\n"
            "  hint: define it once, neither inline nor weak"},
    Refusal{"member",
            "struct EXPORT A { int f(); };\nint A::f() { return 1; }",
            "DIR/a.cpp:3:8: error: export 'A::f' is a non-static member, not a "
            "function or a variable"},
    Refusal{"reference",
            "int x;\nEXPORT int& r = x;",
            "DIR/a.cpp:3:13: error: export 'r' is a reference, which has no "
            "address\n  hint: export a pointer or a function"}),
  [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace hallmark::contract::test_marked
