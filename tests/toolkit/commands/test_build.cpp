// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "toolkit/tool.hpp"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_build {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view hello = R"(#include <hallmark/plugin.h>
namespace audio {
struct Params { int steps; float level; };
HALLMARK_EXPORT float gain(const Params& params) { return params.level; }
}
HALLMARK_EXPORT int presets[2] = {3, 4};
)";

constexpr std::string_view description = R"(path = "audio.example/hello"
version = "1.2.0"
[exports]
source = "hello.cpp"
)";

/// `hallmark build` in a folder that has `hello.cpp` and its description.
class Build : public testing::Test {
protected:
  Build()
  {
    write_bytes(path("hello.cpp"), hello);
    write_bytes(path("hello.plugin.toml"), description);
  }

  [[nodiscard]] Outcome tool(std::vector<std::string> words) const
  {
    RunOptions options;
    options.folder = folder_.path();
    return run_tool(std::move(words), options);
  }

  [[nodiscard]] Outcome build(std::vector<std::string> words) const
  {
    words.insert(words.begin(), "build");
    return tool(std::move(words));
  }

  [[nodiscard]] fs::path path(const std::string& name) const
  {
    return folder_.path() / name;
  }

  /// The names in the folder, sorted.
  [[nodiscard]] std::vector<std::string> list() const
  {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

private:
  TemporaryFolder folder_;
};

TEST_F(Build, described_plugin_is_there_and_nothing_else)
{
  const auto outcome = build({"hello.plugin.toml", "hello.cpp"});

  ASSERT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_EQ(outcome.out + outcome.err, "");
  EXPECT_EQ(
    list(),
    (std::vector<std::string>{"hello.cpp", "hello.plugin.toml", "hello.so"}));
  const auto manifest = tool({"exports", "hello.so"});
  EXPECT_EQ(manifest.status, 0) << manifest.describe();
  EXPECT_THAT(manifest.out, HasSubstr("\"path\": \"audio.example/hello\""));
  EXPECT_THAT(manifest.out, HasSubstr("\"name\": \"audio::gain\""));
  EXPECT_THAT(manifest.out,
              HasSubstr("\"signature\": \"float(const audio::Params&)\""));
  EXPECT_THAT(manifest.out,
              HasSubstr("\"header\": \"hello.cpp\",\n      \"line\": 4"));
  EXPECT_EQ(tool({"verify", "hello.so"}).status, 0);
}

TEST_F(Build, sources_alone_are_named_for_the_first)
{
  write_bytes(path("my hello.cpp"), hello);
  write_bytes(path("more.c"),
              "#include <hallmark/plugin.h>\n"
              "HALLMARK_EXPORT int more(void) { return MORE; }\n");
  const auto outcome = build({"my hello.cpp", "more.c", "--", "-DMORE=2"});

  ASSERT_EQ(outcome.status, 0) << outcome.describe();
  const auto manifest = tool({"exports", "my hello.so"});
  EXPECT_THAT(manifest.out,
              HasSubstr("\"path\": \"my_hello\",\n  \"version\": \"0.0.0\""));
  EXPECT_THAT(manifest.out, HasSubstr("\"signature\": \"int()\""));
  EXPECT_THAT(manifest.out, HasSubstr("\"signature\": \"int[2]\""));
}

TEST_F(Build, output_and_flags_are_those_asked_for)
{
  fs::create_directory(path("out"));
  const auto outcome = build({"hello.plugin.toml",
                              "hello.cpp",
                              "-o",
                              "out/x.so",
                              "--",
                              "-O2",
                              "-lm",
                              "-Wall"});

  ASSERT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_EQ(outcome.err, "");
  EXPECT_TRUE(fs::exists(path("out/x.so")));
  EXPECT_EQ(read_bytes(path("out/x.so")).find("hallmark-"), std::string::npos);
}

TEST_F(Build, source_that_does_not_compile_leaves_what_was_there)
{
  write_bytes(path("hello.so"), "old");
  write_bytes(path("hello.cpp"), "int f(;\n");
  const auto outcome = build({"hello.cpp"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, StartsWith("hello.cpp:1:7: error: "));
  EXPECT_THAT(
    outcome.err,
    testing::EndsWith("\nhallmark: error: 'hello.cpp': does not compile\n"));
  EXPECT_EQ(read_bytes(path("hello.so")), "old");
  EXPECT_EQ(list().size(), 3U);
}

TEST_F(Build, ignored_ends_of_children_change_nothing)
{
  const auto build_ignoring = [&] {
    RunOptions options;
    options.folder = path(".");
    return run({"env",
                "--ignore-signal=CHLD",
                find_tool(),
                "build",
                "hello.plugin.toml",
                "hello.cpp"},
               options);
  };
  EXPECT_EQ(build_ignoring().status, 0);

  write_bytes(path("hello.cpp"), "int f(;\n");
  EXPECT_THAT(build_ignoring().err, StartsWith("hello.cpp:1:7: error: "));
  EXPECT_EQ(build_ignoring().status, 3);
}

TEST_F(Build, objects_that_do_not_link_are_told)
{
  const auto outcome = build({"hello.cpp", "--", "-lno_such_library"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.err, HasSubstr("no_such_library"));
  EXPECT_THAT(
    outcome.err,
    testing::EndsWith("\nhallmark: error: 'hello.so': does not link\n"));
  EXPECT_FALSE(fs::exists(path("hello.so")));
}

TEST_F(Build, broken_promise_is_an_answer)
{
  write_bytes(path("hello.plugin.toml"),
              "path = 'a'\nversion = '1.0.0'\n[exports]\nsymbols = ['none']\n");
  const auto outcome = build({"hello.plugin.toml", "hello.cpp"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'hello.so': 1 declared export is missing\n"
            "  'none' is not defined\n"
            "  hint: define it in a source of this target, with "
            "HALLMARK_EXPORT and not inline; link a static library that "
            "defines it whole: link_whole, --whole-archive\n");
  EXPECT_FALSE(fs::exists(path("hello.so")));
}

TEST_F(Build, sources_that_mark_nothing_are_told)
{
  write_bytes(path("hello.cpp"), "int f() { return 1; }\n");
  const auto outcome = build({"hello.cpp"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'hello.cpp': source marks no export\n"
            "  hint: mark a definition: HALLMARK_EXPORT float gain(int "
            "steps)\n");
}

TEST_F(Build, what_cannot_be_read_or_written_is_told)
{
  auto outcome = build({"none.cpp"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'none.cpp': no such file or directory\n");

  outcome = build({"hello.cpp", "-o", "none/x.so"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'none/x.so': cannot be written: no such file or "
            "directory\n");

  outcome = build({"none.plugin.toml", "hello.cpp"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'none.plugin.toml': no such file or directory\n");
}

TEST_F(Build, wrong_calls_are_told)
{
  auto outcome = build({"hello.plugin.toml"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "hallmark: error: no sources given\n"
            "  hint: name the plugin's sources after its description\n");

  outcome = build({"hello.cpp", "hello.plugin.toml"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'hello.plugin.toml': not a C or C++ source: "
            "found '.toml', expected '.c', '.cpp', '.cc' or '.cxx'\n");
  EXPECT_EQ(build({}).status, 2);
}

TEST_F(Build, compiler_is_that_of_the_environment)
{
  RunOptions options;
  options.folder = path("");
  options.environment = {{"CXX", "no-such-compiler"}};
  const auto outcome = run_tool({"build", "hello.cpp"}, options);

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'no-such-compiler': cannot be run: no such file "
            "or directory\n");
}

}  // namespace
}  // namespace hallmark::tests::test_build
