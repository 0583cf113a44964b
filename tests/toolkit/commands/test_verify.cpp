// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "toolkit/commands/plugin.hpp"
#include "toolkit/tool.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

namespace hallmark::tests::test_verify {
namespace {

using testing::HasSubstr;

/// The program in a folder of its own, with a plugin or two.
class Verify : public testing::Test {
protected:
  /// Make `NAME` in the folder.
  void make(const std::string& name, const PluginSource& source) const
  {
    make_plugin(folder_.path() / name, source);
  }

  void write(const std::string& name, std::string_view bytes) const
  {
    write_bytes(folder_.path() / name, bytes);
  }

  [[nodiscard]] Outcome verify(std::vector<std::string> words) const
  {
    words.insert(words.begin(), "verify");
    RunOptions options;
    options.folder = folder_.path();
    return run_tool(std::move(words), options);
  }

  [[nodiscard]] std::filesystem::path path(const std::string& name) const
  {
    return folder_.path() / name;
  }

private:
  TemporaryFolder folder_;
};

TEST_F(Verify, sound_plugin_is_accepted)
{
  make("a.so", make_source("tests.example/a", "1.2.0"));
  const auto outcome = verify({"a.so"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "a.so: accepted: tests.example/a 1.2.0\n");
  EXPECT_EQ(outcome.err, "");
}

TEST_F(Verify, plugin_that_is_as_asked_for_is_accepted)
{
  make("a.so", make_source("tests.example/a", "1.2.0"));
  const auto outcome = verify(
    {"a.so", "--plugin-path", "tests.example/a", "--range", ">=1.1, <2"});
  EXPECT_EQ(outcome.status, 0);
}

TEST_F(Verify, nothing_of_the_plugin_runs)
{
  auto source = make_source("tests.example/a", "1.2.0");
  source.code += "__attribute__((constructor)) static void start(void)\n"
                 "{ __builtin_trap(); }\n";
  make("a.so", source);
  EXPECT_EQ(verify({"a.so"}).status, 0);
}

TEST_F(Verify, every_difference_is_told)
{
  make("a.so", make_source("tests.example/a", "1.2.0"));
  const auto outcome =
    verify({"a.so", "--plugin-path", "tests.example/b", "--range", "^2"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': 2 checks failed\n"
            "  plugin path differs: found 'tests.example/a', expected "
            "'tests.example/b'\n"
            "  version is out of range: found 1.2.0, expected ^2\n");
}

TEST_F(Verify, other_path_is_wrong_identity)
{
  make("a.so", make_source("tests.example/a", "1.2.0"));
  const auto outcome = verify({"a.so", "--plugin-path", "tests.example/b"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': plugin path differs: found "
            "'tests.example/a', expected 'tests.example/b'\n");
}

TEST_F(Verify, other_version_is_wrong_version)
{
  make("a.so", make_source("tests.example/a", "1.2.0"));
  const auto outcome = verify({"a.so", "--range", "^2.0"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': version is out of range: found 1.2.0, "
            "expected ^2.0\n");
}

TEST_F(Verify, plugin_without_a_declared_export_is_refused)
{
  auto source = make_source("tests.example/a", "1.2.0");
  source.stamp += "export=anser\n";
  make("a.so", source);
  const auto outcome = verify({"a.so"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("'anser'"));
  EXPECT_THAT(outcome.err, HasSubstr("'answer'"));
}

TEST_F(Verify, symbol_and_note_that_disagree_are_malformed)
{
  auto source = make_source("tests.example/a", "1.2.0");
  source.symbol = make_source("tests.example/a", "1.3.0").symbol;
  make("a.so", source);
  const auto outcome = verify({"a.so"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': symbol and note differ in the version: "
            "found '1.3.0' in the symbol, expected '1.2.0' as in the note\n");
}

TEST_F(Verify, fault_does_not_hide_a_difference)
{
  auto source = make_source("tests.example/a", "1.2.0");
  source.symbol = "";
  make("a.so", source);
  const auto outcome = verify({"a.so", "--range", "^2", "--json"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.out, HasSubstr("\"code\": \"malformed\""));
  EXPECT_THAT(outcome.out, HasSubstr("\"code\": \"wrong_version\""));
}

TEST_F(Verify, library_without_stamp_is_not_stamped)
{
  make("a.so", PluginSource{"", "", "", "int answer;"});
  const auto outcome = verify({"a.so"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': not a plugin: no stamp in this shared "
            "object\n"
            "  hint: stamp it in its build: see 'hallmark stamp --help'\n");
}

TEST_F(Verify, program_is_not_stamped)
{
  const auto outcome = verify({find_tool()});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: '" + find_tool() +
              "': not a plugin: this is an executable\n"
              "  hint: stamp it in its build: see 'hallmark stamp --help'\n");
}

TEST_F(Verify, absent_file_is_not_found)
{
  const auto outcome = verify({"a.so"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': no such file or directory\n");
}

TEST_F(Verify, folder_is_unreadable)
{
  const auto outcome = verify({"."});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: '.': wrong kind of file: found a directory, "
            "expected a regular file\n");
}

TEST_F(Verify, fifo_is_unreadable_and_not_waited_for)
{
  ASSERT_EQ(::mkfifo(path("fifo").c_str(), 0600), 0);
  const auto outcome = verify({"fifo"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'fifo': wrong kind of file: found a fifo, "
            "expected a regular file\n");
}

TEST_F(Verify, empty_file_is_malformed)
{
  write("a.so", "");
  const auto outcome = verify({"a.so"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err, "hallmark: error: 'a.so': file is empty\n");
}

TEST_F(Verify, text_is_malformed)
{
  write("a.so", "INPUT(libc.so.6)");
  const auto outcome = verify({"a.so"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err, "hallmark: error: 'a.so': not an ELF file\n");
}

TEST_F(Verify, plugin_cut_short_is_malformed_at_every_length)
{
  make("a.so", make_source("tests.example/a", "1.2.0"));
  const auto bytes = read_bytes(path("a.so"));
  for (std::size_t size = 0; size < bytes.size(); size += 509) {
    write("cut.so", bytes.substr(0, size));
    const auto outcome = verify({"cut.so"});
    EXPECT_EQ(outcome.status, 3) << size << "\n" << outcome.describe();
  }
}

/// Write `value` at an offset of the ELF header.
std::string
patch(std::string bytes, std::size_t offset, char value)
{
  bytes[offset] = value;
  return bytes;
}

TEST_F(Verify, big_endian_file_is_for_another_platform)
{
  make("a.so", make_source("tests.example/a", "1.2.0"));
  write("b.so", patch(read_bytes(path("a.so")), 5, 2));
  const auto outcome = verify({"b.so"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err,
              HasSubstr("found big endian, expected little endian"));
}

TEST_F(Verify, machine_that_no_loader_is_for_is_wrong_platform)
{
  make("a.so", make_source("tests.example/a", "1.2.0"));
  constexpr char riscv = '\xf3';
  write("b.so", patch(read_bytes(path("a.so")), 18, riscv));
  const auto outcome = verify({"b.so"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("file is for another machine: found "));
}

TEST_F(Verify, machine_that_the_stamp_does_not_name_is_wrong_platform)
{
  auto source = make_source("tests.example/a", "1.2.0");
  source.stamp += "fact.architecture=x86-64\n";
  make("a.so", source);
  constexpr char aarch64 = '\xb7';
  write("b.so", patch(read_bytes(path("a.so")), 18, aarch64));
  const auto outcome = verify({"b.so"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'b.so': file is for another machine: found "
            "aarch64, expected x86-64 as in its stamp\n");
}

TEST_F(Verify, plugin_of_a_cross_build_is_accepted)
{
  auto source = make_source("tests.example/a", "1.2.0");
  source.stamp += "fact.architecture=aarch64\n";
  make("a.so", source);
  constexpr char aarch64 = '\xb7';
  write("b.so", patch(read_bytes(path("a.so")), 18, aarch64));
  EXPECT_EQ(verify({"b.so"}).status, 0);
}

TEST_F(Verify, path_that_none_can_have_is_wrong_usage)
{
  const auto outcome = verify({"a.so", "--plugin-path", "a//b"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err,
              testing::StartsWith("hallmark: error: '--plugin-path': "));
}

TEST_F(Verify, range_that_is_none_is_wrong_usage)
{
  const auto outcome = verify({"a.so", "--range", "^x"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, testing::StartsWith("hallmark: error: '--range': "));
}

TEST_F(Verify, json_is_the_answer_and_nothing_is_on_standard_error)
{
  make("a.so", make_source("tests.example/a", "1.2.0"));
  const auto outcome = verify({"a.so", "--range", "^2", "--json"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out,
            "{\n"
            "  \"file\": \"a.so\",\n"
            "  \"verdict\": \"refused\",\n"
            "  \"code\": \"wrong_version\",\n"
            "  \"path\": \"tests.example/a\",\n"
            "  \"version\": \"1.2.0\",\n"
            "  \"errors\": [\n"
            "    {\n"
            "      \"code\": \"wrong_version\",\n"
            "      \"message\": \"version is out of range: found 1.2.0, "
            "expected ^2\",\n"
            "      \"differences\": [\n"
            "        {\n"
            "          \"field\": \"version is out of range\",\n"
            "          \"found\": \"1.2.0\",\n"
            "          \"expected\": \"^2\"\n"
            "        }\n"
            "      ],\n"
            "      \"details\": [],\n"
            "      \"hint\": \"\"\n"
            "    }\n"
            "  ]\n"
            "}\n");
}

TEST_F(Verify, json_of_an_absent_file_has_its_code)
{
  const auto outcome = verify({"a.so", "--json"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.out, HasSubstr("\"code\": \"not_found\""));
}

}  // namespace
}  // namespace hallmark::tests::test_verify
