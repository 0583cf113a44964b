// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Every template is scaffolded, built and tested as its user would, with the
// Hallmark of this build installed, and with each compiler that there is.

#include "support/files.hpp"
#include "support/process.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include <gmock/gmock.h>

namespace hallmark::tests::test_templates {
namespace {

namespace fs = std::filesystem;

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

std::string
read_variable(const char* name)
{
  const auto* value = std::getenv(name);
  if (!value) {
    throw std::runtime_error(std::string(name) + " is not set");
  }
  return value;
}

/// Install this build where the tests share it. Gives the prefix.
fs::path
install_hallmark()
{
  const auto outcome = run({"python3",
                            read_variable("HALLMARK_INSTALLER"),
                            read_variable("HALLMARK_BUILD"),
                            read_variable("HALLMARK_INSTALLED")});
  if (outcome.status != 0) {
    throw std::runtime_error(outcome.describe());
  }
  return outcome.out.substr(0, outcome.out.find('\n'));
}

/// Where pkg-config files are below a prefix.
fs::path
find_pkgconfig(const fs::path& prefix)
{
  for (const auto& entry : fs::recursive_directory_iterator(prefix)) {
    if (entry.path().filename() == "hallmark.pc") {
      return entry.path().parent_path();
    }
  }
  throw std::runtime_error("no hallmark.pc below " + prefix.string());
}

/// A template, and how a project is made of it.
struct Row {
  std::string name;
  std::vector<std::string> words;
  std::map<std::string, std::string> environment;
};

void
PrintTo(const Row& row, std::ostream* stream)
{
  *stream << row.name;
}

class Templates : public testing::TestWithParam<Row> {
protected:
  static void SetUpTestSuite()
  {
    prefix() = install_hallmark();
    pkgconfig() = find_pkgconfig(prefix());
  }

  [[nodiscard]] Outcome run_in(const fs::path& folder,
                               const std::vector<std::string>& words) const
  {
    RunOptions options;
    options.folder = folder;
    options.environment = GetParam().environment;
    options.environment["PKG_CONFIG_PATH"] = pkgconfig();
    return run(words, options);
  }

  /// Scaffold with the installed program.
  [[nodiscard]] Outcome scaffold() const
  {
    std::vector<std::string> words{prefix() / "bin" / "hallmark", "new"};
    words.insert(words.end(), GetParam().words.begin(), GetParam().words.end());
    return run_in(folder_.path(), words);
  }

  /// The project that scaffold() made.
  [[nodiscard]] fs::path project() const
  {
    return folder_.path() / GetParam().words.at(1);
  }

private:
  static fs::path& prefix()
  {
    static fs::path value;
    return value;
  }

  static fs::path& pkgconfig()
  {
    static fs::path value;
    return value;
  }

  TemporaryFolder folder_;
};

/// What `meson setup` is told so that a project can link the library of this
/// build: a library with sanitizers needs a program that has them.
std::vector<std::string>
find_sanitizer_options()
{
  const auto chosen = read_variable("HALLMARK_SANITIZE");
  if (chosen == "none") {
    return {};
  }
  return {"-Db_sanitize=" + chosen, "-Db_lundef=false"};
}

bool
has_program(const std::string& name)
{
  return run({name, "--version"}).status == 0;
}

TEST_P(Templates, build_without_a_warning_and_pass_their_tests)
{
  const auto& environment = GetParam().environment;
  if (environment.contains("CXX") && !has_program(environment.at("CXX"))) {
    GTEST_SKIP() << "no " << environment.at("CXX");
  }
  const auto sanitizers = find_sanitizer_options();
  if (!sanitizers.empty() && environment.contains("CXX") &&
      environment.at("CXX") != read_variable("HALLMARK_COMPILER")) {
    GTEST_SKIP() << "the library has sanitizers of another compiler";
  }
  const auto made = scaffold();
  ASSERT_EQ(made.status, 0) << made.describe();

  std::vector<std::string> setup{"meson",
                                 "setup",
                                 "build",
                                 "--fatal-meson-warnings",
                                 "-Dwerror=true",
                                 "-Dwarning_level=3"};
  setup.insert(setup.end(), sanitizers.begin(), sanitizers.end());
  const auto configured = run_in(project(), setup);
  ASSERT_EQ(configured.status, 0) << configured.describe();
  EXPECT_THAT(configured.out, HasSubstr("hallmark found: YES"));
  EXPECT_THAT(configured.out + configured.err, Not(HasSubstr("WARNING")));

  const auto built = run_in(project(), {"ninja", "-j2", "-C", "build"});
  ASSERT_EQ(built.status, 0) << built.describe();
  EXPECT_THAT(built.out + built.err, Not(HasSubstr("warning")));

  const auto again = run_in(project(), {"ninja", "-C", "build"});
  EXPECT_THAT(again.out, HasSubstr("no work to do"));

  const auto tested =
    run_in(project(), {"meson", "test", "-C", "build", "--print-errorlogs"});
  EXPECT_EQ(tested.status, 0) << tested.describe();
  EXPECT_THAT(tested.out, ContainsRegex("Skipped: +0[^0-9]"));
}

/// A workspace whose contract is kept beside its interface.
class Kept : public Templates {
protected:
  void SetUp() override
  {
    ASSERT_EQ(scaffold().status, 0);
    ASSERT_EQ(run_in(project(), {"meson", "setup", "build"}).status, 0);
  }

  /// Run the test of the kept contract, after what it needs was built.
  [[nodiscard]] Outcome test_contract() const
  {
    return run_in(project(),
                  {"meson", "test", "-C", "build", "--verbose", test_name});
  }

  void change(const std::string& name,
              const std::string& old_text,
              const std::string& new_text) const
  {
    const auto file = project() / "interface" / name;
    auto text = read_bytes(file);
    const auto at = text.find(old_text);
    ASSERT_NE(at, std::string::npos) << text;
    write_bytes(file, text.replace(at, old_text.size(), new_text));
  }

  /// What keeps the contract that was built, as Hallmark says it.
  [[nodiscard]] std::string find_accepting() const
  {
    return "cp " +
           (project() / "build/interface/filter.interface.abi").string() + " " +
           (project() / "interface" / kept_name).string();
  }

  static constexpr const char* test_name = "filter interface";
  static constexpr const char* kept_name = "filter.interface.x86_64.abi";
};

TEST_P(Kept, contract_passes_and_changes_with_a_step_of_its_version)
{
  const auto as_made = test_contract();
  EXPECT_EQ(as_made.status, 0) << as_made.describe();
  EXPECT_THAT(as_made.out, ContainsRegex("Ok: +1[^0-9]"));

  change("filter.h", "  float volume;", "  float depth;\n  float volume;");
  const auto changed = test_contract();
  EXPECT_EQ(changed.status, 1) << changed.describe();
  const std::string differences =
    "  type 'filter_controls' (reached from filter_panel):\n"
    "    incompatible (major, neither way): size: found 12, expected 8\n"
    "    incompatible (major, neither way): member 'depth' (float, at +4) "
    "exists only in "
    "the new one\n"
    "    incompatible (major, neither way): member 'volume': found at +8, "
    "expected at +4\n";
  EXPECT_THAT(changed.out,
              HasSubstr("interface 'example.org/studio/filter' 1.0.0: 3 "
                        "differences demand a major step, found none\n" +
                        differences));
  EXPECT_THAT(changed.out,
              HasSubstr("hallmark: error: 'interface/filter.interface.abi': "
                        "version of interface 'example.org/studio/filter' does "
                        "not allow the change: found 1.0.0, expected 2.0.0 or "
                        "later\n  hint: raise the version to 2.0.0, or undo "
                        "the change\n"));

  change("filter.interface.toml", "\"1.0.0\"", "\"2.0.0\"");
  const auto stepped = test_contract();
  EXPECT_EQ(stepped.status, 0) << stepped.describe();
  EXPECT_THAT(stepped.out,
              HasSubstr("interface 'example.org/studio/filter' 1.0.0 to 2.0.0: "
                        "3 differences demand a major step\n" +
                        differences +
                        "to accept the change: " + find_accepting() + "\n"));

  ASSERT_EQ(run({"sh", "-c", find_accepting()}).status, 0);
  const auto accepted = test_contract();
  EXPECT_EQ(accepted.status, 0) << accepted.describe();
  EXPECT_THAT(accepted.out, Not(HasSubstr("accept")));
}

TEST_P(Kept, contract_that_is_not_kept_is_skipped_with_the_cure)
{
  fs::remove(project() / "interface" / kept_name);
  const auto tested = test_contract();
  EXPECT_EQ(tested.status, 0) << tested.describe();
  EXPECT_THAT(tested.out, ContainsRegex("Skipped: +1[^0-9]"));
  EXPECT_THAT(tested.out,
              HasSubstr("there is no file to compare with yet; to create it: " +
                        find_accepting() + "\n"));
}

TEST(subproject, project_takes_the_source_of_the_program_that_made_it)
{
  const TemporaryFolder folder;
  RunOptions options;
  options.folder = folder.path();
  const auto made =
    run({read_variable("HALLMARK_TOOL"), "new", "plugin", "reverb"}, options);
  ASSERT_EQ(made.status, 0) << made.describe();

  // An installed copy, if there is one, would come first.
  const auto configured = run({"meson",
                               "setup",
                               "build",
                               "reverb",
                               "--force-fallback-for=hallmark",
                               "--wrap-mode=nodownload"},
                              options);
  EXPECT_EQ(configured.status, 0) << configured.describe();
  EXPECT_THAT(configured.out, HasSubstr("Executing subproject hallmark"));
}

const std::map<std::string, std::string> with_gcc{{"CC", "gcc"},
                                                  {"CXX", "g++"}};
const std::map<std::string, std::string> with_clang{{"CC", "clang"},
                                                    {"CXX", "clang++"}};

INSTANTIATE_TEST_SUITE_P(
  templates,
  Templates,
  testing::Values(
    Row{"plugin", {"plugin", "reverb"}, with_gcc},
    Row{"plugin_with_another_name_and_version",
        {"plugin",
         "my-dir",
         "--name",
         "big-reverb_2",
         "--plugin-path",
         "audio.example/big-reverb",
         "--version",
         "2.0.0-rc.1+build.5"},
        with_clang},
    Row{"c_plugin", {"c-plugin", "reverb"}, with_gcc},
    Row{"c_plugin_with_clang", {"c-plugin", "reverb"}, with_clang},
    Row{"host", {"host", "synth"}, with_gcc},
    Row{"host_with_another_version",
        {"host", "synth", "--version", "2.0.0-rc.1+build.5"},
        with_clang},
    Row{"workspace", {"workspace", "studio"}, with_gcc},
    Row{"workspace_with_another_name_and_version",
        {"workspace", "studio", "--name", "echo", "--version", "1.0.0-rc.1"},
        with_clang}),
  [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
  templates,
  Kept,
  testing::Values(Row{"workspace", {"workspace", "studio"}, with_gcc}),
  [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace hallmark::tests::test_templates
