// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "binding/step.hpp"
#include "toolkit/workshop.hpp"

#include <gtest/gtest.h>

namespace hallmark::binding::test_step {
namespace {

namespace fs = std::filesystem;

using tests::Workshop;

constexpr auto c = Language::c;
constexpr auto cpp = Language::cpp;

/// A workshop in which bindings are made, of `filter` and `host`.
class Bench : public Workshop {
public:
  explicit Bench(Language language = cpp) : language_(language)
  {
    describe_types();
    if (language == c) {
      write("filter.hpp", "const char *filter_name(void);\nextern int tail;\n");
      write("filter.interface.toml",
            "name = 'audio.example/filter'\nversion = '2.1.0'\n"
            "header = 'filter.hpp'\nexports = ['filter_name']\n"
            "optional = ['tail']\n");
    }
  }

  [[nodiscard]] Request request(const std::string& name = "filter") const
  {
    Request request;
    request.description = find(name + ".interface.toml");
    request.output_folder = find("out");
    request.language = language_;
    request.command = {language_ == c ? "gcc" : "g++"};
    return request;
  }

  [[nodiscard]] std::string run(const Request& request) const
  {
    const auto done = binding::run_step(request);
    return done ? "" : shorten(base::format_error(done.error()));
  }

private:
  Language language_;
};

TEST(step, outputs_are_named_for_the_description)
{
  const Bench bench;
  ASSERT_EQ(bench.run(bench.request()), "");

  for (const auto* ending : {"hpp", "cpp", "abi", "list"}) {
    EXPECT_TRUE(
      fs::exists(bench.find(std::string("out/filter.interface.") + ending)));
  }
}

TEST(step, outputs_of_a_c_host_are_c)
{
  const Bench bench(c);
  ASSERT_EQ(bench.run(bench.request()), "");

  EXPECT_TRUE(fs::exists(bench.find("out/filter.interface.h")));
  EXPECT_TRUE(fs::exists(bench.find("out/filter.interface.c")));
  EXPECT_FALSE(fs::exists(bench.find("out/filter.interface.cpp")));
}

TEST(step, text_of_the_contract_has_no_places)
{
  const Bench bench;
  ASSERT_EQ(bench.run(bench.request()), "");
  const auto text = bench.read("out/filter.interface.abi");

  EXPECT_EQ(text.find("contract\t1\ninterface\taudio.example/filter\t2.1.0\n"),
            0U);
  EXPECT_EQ(text.find("places"), std::string::npos);
}

TEST(step, version_that_the_build_sets_is_in_all)
{
  const Bench bench;
  auto request = bench.request();
  request.version = "2.9.0";
  ASSERT_EQ(bench.run(request), "");

  EXPECT_NE(bench.read("out/filter.interface.abi").find("\t2.9.0\n"),
            std::string::npos);
  EXPECT_NE(bench.read("out/filter.interface.cpp").find("  \"2.9.0\",\n"),
            std::string::npos);
}

TEST(step, header_beside_the_description_is_included_from_the_output)
{
  const Bench bench;
  ASSERT_EQ(bench.run(bench.request()), "");

  EXPECT_NE(
    bench.read("out/filter.interface.hpp").find("#include \"../filter.hpp\"\n"),
    std::string::npos);
}

TEST(step, header_along_the_include_path_is_included_as_it_is_written)
{
  const Bench bench;
  fs::create_directory(bench.find("sdk"));
  fs::rename(bench.find("filter.hpp"), bench.find("sdk/filter.hpp"));
  auto request = bench.request();
  request.command = {"g++", "-I" + bench.find("sdk")};
  ASSERT_EQ(bench.run(request), "");

  EXPECT_NE(
    bench.read("out/filter.interface.hpp").find("#include \"filter.hpp\"\n"),
    std::string::npos);
}

TEST(step, depfile_names_description_header_and_compilation_database)
{
  const Bench bench;
  bench.write("compile_commands.json",
              "[{\"directory\": \"" + bench.find("") +
                "\", \"file\": \"out/filter.interface.cpp\", \"command\": "
                "\"g++ -c out/filter.interface.cpp\"}]");
  auto request = bench.request();
  request.command.reset();
  request.compile_commands = bench.find("compile_commands.json");
  request.depfile = bench.find("d");
  ASSERT_EQ(bench.run(request), "");

  EXPECT_EQ(bench.read_own_inputs("d"),
            "out/filter.interface.hpp:\n"
            "filter.interface.toml\n"
            "compile_commands.json\n"
            "filter.hpp\n");
}

TEST(step, source_that_no_target_compiles_is_told)
{
  const Bench bench;
  bench.write("c.json", "[]");
  auto request = bench.request();
  request.command.reset();
  request.compile_commands = bench.find("c.json");

  EXPECT_EQ(
    bench.run(request),
    "hallmark: error: 'c.json': no target compiles 'filter.interface.cpp', so "
    "the flags for the contract are unknown\n"
    "  hint: add the second output of its step to the sources of a target");
}

TEST(step, running_it_again_changes_nothing)
{
  const Bench bench;
  ASSERT_EQ(bench.run(bench.request()), "");
  const auto old = fs::file_time_type::clock::now() - std::chrono::hours(1);
  for (const auto& entry : fs::directory_iterator(bench.find("out"))) {
    fs::last_write_time(entry.path(), old);
  }
  ASSERT_EQ(bench.run(bench.request()), "");

  for (const auto& entry : fs::directory_iterator(bench.find("out"))) {
    EXPECT_EQ(fs::last_write_time(entry.path()), old) << entry.path();
  }
}

TEST(step, that_cannot_write_all_outputs_writes_none)
{
  for (const auto* name : {"hpp", "cpp", "abi", "list"}) {
    const Bench bench;
    ASSERT_EQ(bench.run(bench.request()), "");
    const auto spoilt = std::string("out/filter.interface.") + name;
    fs::remove(bench.find(spoilt));
    fs::create_directory(bench.find(spoilt));
    auto request = bench.request();
    request.version = "2.9.0";
    request.depfile = bench.find("d");

    EXPECT_EQ(bench.run(request),
              "hallmark: error: '" + spoilt +
                "': cannot be written: is a directory");
    for (const auto& entry : fs::directory_iterator(bench.find("out"))) {
      const auto text =
        entry.is_directory() ? "" : tests::read_bytes(entry.path());
      EXPECT_EQ(text.find("2.9.0"), std::string::npos) << entry.path();
    }
    EXPECT_FALSE(fs::exists(bench.find("d")));
  }
}

TEST(step, comment_in_the_header_changes_nothing)
{
  const Bench bench;
  ASSERT_EQ(bench.run(bench.request()), "");
  const auto before = bench.read("out/filter.interface.cpp");
  bench.write("filter.hpp", "// A comment.\n" + bench.read("filter.hpp"));
  ASSERT_EQ(bench.run(bench.request()), "");

  EXPECT_EQ(bench.read("out/filter.interface.cpp"), before);
}

struct Build {
  std::string compiler;
  Language language;
  std::vector<std::string> flags;
  std::string interface = "filter";
};

class Builds : public testing::TestWithParam<Build> {};

TEST_P(Builds, compile_without_a_warning_and_carry_the_note)
{
  const auto& [compiler, language, flags, interface] = GetParam();
  if (!tests::has_program(compiler)) {
    GTEST_SKIP() << compiler << " is not installed";
  }
  const Bench bench(language);
  ASSERT_EQ(bench.run(bench.request(interface)), "");
  auto words = flags;
  for (const auto* word : {"-Wall",
                           "-Wextra",
                           "-Wpedantic",
                           "-Wshadow",
                           "-Wcast-qual",
                           "-Wredundant-decls",
                           "-Wconversion",
                           "-Werror",
                           "-c",
                           "-o",
                           "out.o"}) {
    words.emplace_back(word);
  }
  words.push_back("out/" + interface + ".interface." +
                  (language == c ? "c" : "cpp"));
  const auto outcome = bench.compile(compiler, words);

  ASSERT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_EQ(outcome.err, "");
  const auto notes =
    tests::read_notes(bench.find("out.o"), model::NoteType::expected);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].find("expected\taudio.example/" + interface + "\t"), 0U);
}

INSTANTIATE_TEST_SUITE_P(
  step,
  Builds,
  testing::Values(Build{"gcc", c, {"-std=c99"}},
                  Build{"gcc", c, {"-std=c2x"}},
                  Build{"clang", c, {"-std=c99"}},
                  Build{"g++", cpp, {"-std=c++11"}},
                  Build{"g++", cpp, {"-std=c++20", "-Wold-style-cast"}},
                  Build{"g++", cpp, {"-std=c++20", "-fno-rtti"}, "host"},
                  Build{"g++", cpp, {"-std=c++11", "-O2"}, "host"},
                  Build{"clang++", cpp, {"-std=c++11"}},
                  Build{"clang++", cpp, {"-std=c++20"}, "host"}));

TEST(step, host_expects_what_its_description_says)
{
  const Bench bench;
  ASSERT_EQ(bench.run(bench.request()), "");
  bench.write("main.cpp",
              "#include \"out/filter.interface.hpp\"\n"
              "#include <cstdio>\n"
              "int main() {\n"
              "  hallmark::interfaces::filter f{};\n"
              "  const auto &e = f.expected();\n"
              "  std::printf(\"%s %s %zu %d %.10s %d\\n\", e.name, e.version,\n"
              "    e.export_count, e.exports[2].is_optional, e.text,\n"
              "    f.gain == nullptr && e.addresses == nullptr &&\n"
              "    e.text[e.text_size - 1] == '\\n');\n"
              "}\n");
  const auto outcome = bench.compile(
    "g++", {"main.cpp", "out/filter.interface.cpp", "-o", "main"});
  ASSERT_EQ(outcome.status, 0) << outcome.describe();

  EXPECT_EQ(tests::run({bench.find("main")}).out,
            "audio.example/filter 2.1.0 3 1 contract\t1 1\n");
}

TEST(step, provider_knows_the_addresses_that_are_defined)
{
  const Bench bench;
  bench.write("host.interface.toml",
              bench.read("host.interface.toml") +
                "optional = ['audio::version']\n");
  bench.write("host.hpp",
              bench.read("host.hpp") + "namespace audio { int version(); }\n");
  ASSERT_EQ(bench.run(bench.request("host")), "");
  bench.write("main.cpp",
              "#include \"out/host.interface.hpp\"\n"
              "namespace audio { void print(const char *) {} }\n"
              "int main() {\n"
              "  const auto &e = hallmark::interfaces::host::expected();\n"
              "  return e.addresses[0] == reinterpret_cast<void *>(\n"
              "    &audio::print) && !e.addresses[1] ? 0 : 1;\n"
              "}\n");
  const auto outcome =
    bench.compile("g++", {"main.cpp", "out/host.interface.cpp", "-o", "main"});
  ASSERT_EQ(outcome.status, 0) << outcome.describe();

  EXPECT_EQ(tests::run({bench.find("main")}).status, 0);
}

}  // namespace
}  // namespace hallmark::binding::test_step
