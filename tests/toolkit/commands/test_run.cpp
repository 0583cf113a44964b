// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "toolkit/commands/plugin.hpp"
#include "toolkit/tool.hpp"

#include <filesystem>
#include <memory>
#include <stdexcept>

#include <gtest/gtest.h>

namespace hallmark::tests::test_run {
namespace {

/// A plugin that does what a variable says, where it says.
constexpr std::string_view moody = R"(#include <hallmark/plugin.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <unistd.h>
namespace {
bool wants(const char* mood)
{
  const auto* value = std::getenv("MOOD");
  return value && std::strcmp(value, mood) == 0;
}
void crash() { volatile int* volatile nowhere = nullptr; *nowhere = 1; }
struct Start {
  Start() { if (wants("constructor")) crash(); }
  ~Start() { if (wants("destructor")) crash(); }
} start;
const char* on_open()
{
  if (wants("open")) crash();
  if (wants("exit")) std::exit(7);
  if (wants("throw")) throw std::runtime_error("no power");
  if (wants("talk")) for (;;) std::puts("and on");
  return wants("refuse") ? "no license" : nullptr;
}
void on_close()
{
  if (wants("close")) crash();
  if (wants("abort")) std::abort();
}
}
HALLMARK_ON_OPEN(on_open)
HALLMARK_ON_CLOSE(on_close)
namespace audio {
struct Params { int steps; };
HALLMARK_EXPORT Params defaults() { return {3}; }
HALLMARK_EXPORT double level() { return 0.25; }
}
HALLMARK_EXPORT int count = 7;
HALLMARK_EXPORT float gain(int steps) { return 0.5F * float(steps); }
HALLMARK_EXPORT int answer()
{
  if (wants("call")) std::raise(SIGFPE);
  if (wants("leave")) _exit(0);
  if (wants("throw it")) throw 7;
  if (wants("throw one")) throw std::out_of_range("too far");
  return -42;
}
HALLMARK_EXPORT const char* title() { return "It's\n"; }
HALLMARK_EXPORT const char* nothing() { return nullptr; }
HALLMARK_EXPORT char letter() { return 'x'; }
HALLMARK_EXPORT bool is_on() { return true; }
HALLMARK_EXPORT unsigned long long most() { return ~0ULL; }
HALLMARK_EXPORT void play() { std::puts("la la"); }
)";

class Run : public testing::Test {
protected:
  static void SetUpTestSuite()
  {
    folder = std::make_unique<TemporaryFolder>();
    write_bytes(folder->path() / "moody.cpp", moody);
    build("moody.so", {});
  }

  static void TearDownTestSuite() { folder.reset(); }

  static void build(const std::string& name,
                    const std::vector<std::string>& flags)
  {
    RunOptions options;
    options.folder = folder->path();
    std::vector<std::string> words{"build", "moody.cpp", "-o", name, "--"};
    words.insert(words.end(), flags.begin(), flags.end());
    const auto outcome = run_tool(words, options);
    if (outcome.status != 0) {
      throw std::runtime_error(outcome.describe());
    }
  }

  /// `hallmark run` of a file in the folder, with the plugin in some mood.
  [[nodiscard]] static Outcome run_in(const std::string& mood,
                                      std::vector<std::string> words)
  {
    words.insert(words.begin(), "run");
    RunOptions options;
    options.folder = folder->path();
    options.environment["MOOD"] = mood;
    return run_tool(words, options);
  }

  [[nodiscard]] static Outcome call(const std::string& name,
                                    const std::string& mood = "")
  {
    return run_in(mood, {"moody.so", "--call", name});
  }

  static std::unique_ptr<TemporaryFolder> folder;
};

std::unique_ptr<TemporaryFolder> Run::folder;

/// A run that ends badly, where it does, and what is told of it.
struct Ending {
  const char* mood;
  const char* out;
  const char* err;
};

class RunEnding
  : public Run
  , public testing::WithParamInterface<Ending> {};

TEST_P(RunEnding, is_a_report)
{
  const auto& [mood, out, err] = GetParam();
  const auto outcome = call("answer", mood);
  EXPECT_EQ(outcome.status, 1) << outcome.describe();
  EXPECT_EQ(outcome.out, out);
  EXPECT_EQ(outcome.err, std::string("hallmark: error: 'moody.so': ") + err);
}

constexpr const char* opened = "opened: moody 0.0.0\n";
constexpr const char* called = "opened: moody 0.0.0\ncalled: answer() = -42\n";
constexpr const char* closed = "opened: moody 0.0.0\nclosed: unmapped\n";

INSTANTIATE_TEST_SUITE_P(
  All,
  RunEnding,
  testing::Values(
    Ending{"constructor", "", "crashed while opening: signal SIGSEGV\n"},
    Ending{"open", "", "crashed while opening: signal SIGSEGV\n"},
    Ending{"exit", "", "ended the process while opening: exit status 7\n"},
    Ending{"throw", "", "open hook threw: no power\n"},
    Ending{"refuse", "", "open hook says: no license\n"},
    Ending{"call", opened, "crashed while calling 'answer': signal SIGFPE\n"},
    Ending{"leave",
           opened,
           "ended the process while calling 'answer': exit status 0\n"},
    Ending{"throw one", closed, "export 'answer' threw: too far\n"},
    Ending{"throw it",
           closed,
           "export 'answer' threw: something that is not a std::exception of "
           "this standard library\n"},
    Ending{"close", called, "crashed while closing: signal SIGSEGV\n"},
    Ending{"destructor", called, "crashed while closing: signal SIGSEGV\n"},
    Ending{"abort", called, "crashed while closing: signal SIGABRT\n"}));

TEST_F(Run, sound_plugin_is_opened_and_closed)
{
  const auto outcome = run_in("", {"moody.so"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out, "opened: moody 0.0.0\nclosed: unmapped\n");
}

TEST_F(Run, result_is_printed_as_its_type_says)
{
  const auto line = [](const std::string& name) {
    const auto outcome = call(name);
    EXPECT_EQ(outcome.status, 0) << outcome.describe();
    const auto start = outcome.out.find('\n') + 1;
    return outcome.out.substr(start, outcome.out.rfind("closed: ") - start);
  };
  EXPECT_EQ(line("answer"), "called: answer() = -42\n");
  EXPECT_EQ(line("audio::level"), "called: audio::level() = 0.25\n");
  EXPECT_EQ(line("title"), "called: title() = 'It's\\x0a'\n");
  EXPECT_EQ(line("nothing"), "called: nothing() = null\n");
  EXPECT_EQ(line("letter"), "called: letter() = 'x'\n");
  EXPECT_EQ(line("is_on"), "called: is_on() = true\n");
  EXPECT_EQ(line("most"), "called: most() = 18446744073709551615\n");
  EXPECT_EQ(line("play"), "la la\ncalled: play()\n");
}

TEST_F(Run, other_exports_are_refused_before_anything_runs)
{
  const std::vector<std::pair<std::string, std::string>> rows{
    {"gain", "float(int)"},
    {"count", "a variable"},
    {"audio::defaults", "audio::Params()"}};
  for (const auto& [name, found] : rows) {
    const auto outcome = call(name, "constructor");
    EXPECT_EQ(outcome.status, 1);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err,
              "hallmark: error: 'moody.so': export '" + name +
                "' cannot be called from here: found " + found +
                ", expected a function without parameters that returns a "
                "number, a string or nothing\n");
  }
}

TEST_F(Run, export_without_a_type_is_refused)
{
  make_plugin(folder->path() / "plain.so", make_source("plain", "1.0.0"));
  const auto outcome = run_in("", {"plain.so", "--call", "answer"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'plain.so': export 'answer' cannot be called "
            "from here: found a function of unknown type, expected a function "
            "without parameters that returns a number, a string or nothing\n");
}

TEST_F(Run, unknown_export_is_told_with_the_nearest)
{
  const auto outcome = call("anwser");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'moody.so': no export 'anwser'\n"
            "  hint: did you mean 'answer'?\n");
}

TEST_F(Run, library_that_stays_mapped_runs_until_the_process_ends)
{
  build("staying.so", {"-Wl,-z,nodelete"});
  auto outcome = run_in("", {"staying.so"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out,
            "opened: moody 0.0.0\n"
            "closed: still mapped: linked with -z nodelete\n");
  outcome = run_in("destructor", {"staying.so"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'staying.so': crashed at exit, after it was "
            "closed: signal SIGSEGV\n");
}

TEST_F(Run, output_without_an_end_ends_with_its_reader)
{
  const auto outcome =
    run({"sh",
         "-c",
         "trap '' PIPE; MOOD=talk \"$0\" run \"$1\" 2>\"$2\" | head -n 2",
         find_tool(),
         (folder->path() / "moody.so").string(),
         (folder->path() / "told").string()});
  EXPECT_EQ(outcome.out, "and on\nand on\n");
  EXPECT_EQ(read_bytes(folder->path() / "told"),
            "hallmark: error: '" + (folder->path() / "moody.so").string() +
              "': crashed while opening: signal SIGPIPE\n");
}

TEST_F(Run, ignored_ends_of_children_hide_no_refusal_and_no_crash)
{
  const auto run_moody = [&](const std::string& mood) {
    RunOptions options;
    options.environment = {{"MOOD", mood}};
    options.folder = folder->path();
    return tests::run(
      {"env", "--ignore-signal=CHLD", find_tool(), "run", "moody.so"}, options);
  };
  EXPECT_EQ(run_moody("").status, 0);
  EXPECT_EQ(run_moody("refuse").status, 1);
  EXPECT_EQ(run_moody("open").err,
            "hallmark: error: 'moody.so': crashed while opening: signal "
            "SIGSEGV\n");
}

TEST_F(Run, what_is_no_plugin_is_refused_as_by_the_loader)
{
  write_bytes(folder->path() / "empty.so", "");
  make_plugin(folder->path() / "ordinary.so",
              PluginSource{"", "", "", "int answer;"});
  for (const auto& call :
       std::vector<std::vector<std::string>>{{}, {"--call", "answer"}}) {
    const auto run_file = [&](const std::string& name) {
      std::vector<std::string> words{name};
      words.insert(words.end(), call.begin(), call.end());
      return run_in("", words);
    };
    EXPECT_EQ(run_file("absent.so").status, 3);
    EXPECT_EQ(run_file("absent.so").err,
              "hallmark: error: 'absent.so': no such file or directory\n");
    EXPECT_EQ(run_file("empty.so").status, 3);
    EXPECT_EQ(run_file("empty.so").err,
              "hallmark: error: 'empty.so': file is empty\n");
    EXPECT_EQ(run_file("ordinary.so").status, 1);
    EXPECT_EQ(run_file("ordinary.so").err,
              "hallmark: error: 'ordinary.so': not a plugin: no stamp in this "
              "shared object\n"
              "  hint: stamp it in its build: see 'hallmark stamp --help'\n");
  }
}

TEST_F(Run, no_plugin_at_all_is_wrong_usage)
{
  const auto outcome = run_in("", {});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "hallmark: error: missing PLUGIN\n"
            "  hint: see 'hallmark run --help'\n");
}

}  // namespace
}  // namespace hallmark::tests::test_run
