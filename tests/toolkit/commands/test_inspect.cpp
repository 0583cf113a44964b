// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/contract_text.hpp"
#include "support/files.hpp"
#include "toolkit/commands/plugin.hpp"
#include "toolkit/tool.hpp"

#include <gmock/gmock.h>

namespace hallmark::tests::test_inspect {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class Inspect : public testing::Test {
protected:
  void make(const std::string& name, const PluginSource& source) const
  {
    make_plugin(folder_.path() / name, source);
  }

  [[nodiscard]] Outcome inspect(std::vector<std::string> words) const
  {
    words.insert(words.begin(), "inspect");
    RunOptions options;
    options.folder = folder_.path();
    return run_tool(std::move(words), options);
  }

  /// A plugin that says all that a stamp can say.
  [[nodiscard]] static PluginSource make_rich_source()
  {
    auto source = make_source("audio.example/reverb", "1.2.0");
    source.stamp += "optional=tail\n"
                    "fact.compiler=gcc\n"
                    "fact.compiler_version=12.2.0\n"
                    "implements=audio.example/filter 2.1.0\n"
                    "uses=audio.example/host 1.0.0\n"
                    "requires=audio.example/fft ^2.0\n";
    source.notes = describe_interfaces(source.stamp);
    source.metadata = "metadata.name=\"Schroeder reverb\"\n"
                      "metadata.category.0=\"effect\"\n"
                      "metadata.category.1=\"space\"\n"
                      "metadata.gain=1.5\n"
                      "metadata.stereo=true\n"
                      "metadata.tags=[]\n"
                      "metadata.a\\.b=1\n"
                      "items.0.id=\"hall\"\n"
                      "items.1.id=\"room\"\n"
                      "items.1.sizes.0=1\n"
                      "items.1.sizes.1=2\n";
    return source;
  }

  [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

private:
  TemporaryFolder folder_;
};

TEST_F(Inspect, plugin_says_all_of_its_stamp)
{
  make("reverb.so", make_rich_source());
  const auto outcome = inspect({"reverb.so"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out,
            "reverb.so: audio.example/reverb 1.2.0\n"
            "file\n"
            "  type     shared object\n"
            "  machine  x86-64\n"
            "toolchain\n"
            "  language          c\n"
            "  compiler          gcc\n"
            "  compiler_version  12.2.0\n"
            "exports\n"
            "  answer  function\n"
            "  count   variable, 4 bytes\n"
            "  tail    missing, optional\n"
            "implements\n"
            "  audio.example/filter  2.1.0  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
            "uses\n"
            "  audio.example/host  1.0.0  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
            "requires\n"
            "  audio.example/fft  ^2.0\n"
            "metadata\n"
            "  name      Schroeder reverb\n"
            "  category  effect, space\n"
            "  gain      1.5\n"
            "  stereo    true\n"
            "  tags\n"
            "  a.b       1\n"
            "item 1\n"
            "  id  hall\n"
            "item 2\n"
            "  id     room\n"
            "  sizes  1, 2\n");
}

/// A plugin with types: it implements one interface and uses another.
PluginSource
make_typed_source()
{
  const std::string filter(32, 'a');
  auto source = make_source("audio.example/reverb", "1.2.0");
  source.stamp = "format=1\npath=audio.example/reverb\nversion=1.2.0\n"
                 "language=c\nexport=answer audio::answer\nexport=count\n"
                 "implements=audio.example/filter 2.1.0\n"
                 "uses=audio.example/host 1.0.0\n";
  source.notes = {
    {2,
     "interface\taudio.example/filter\t2.1.0\t" + filter +
       "\nexport\taudio::answer\t" + std::string(32, 'b') +
       "\t\tint()\taudio.example/filter\n"},
    {3,
     make_contract("export|audio::answer|function|int()\n  linkage|answer\n"
                   "places\nplace|audio::answer|filter.hpp|18\n")},
    {5,
     "expected\taudio.example/host\t1.0.0\t" + std::string(32, 'c') + "\n" +
       make_contract("", {"1.0.0", "host"})}};
  return source;
}

TEST_F(Inspect, types_and_fingerprints_are_told)
{
  make("reverb.so", make_typed_source());
  const auto outcome = inspect({"reverb.so"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_THAT(outcome.out,
              HasSubstr("exports\n"
                        "  audio::answer  function           "
                        "audio.example/filter  int()\n"
                        "  count          variable, 4 bytes\n"
                        "implements\n"
                        "  audio.example/filter  2.1.0  "
                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
                        "uses\n"
                        "  audio.example/host  1.0.0  "
                        "cccccccccccccccccccccccccccccccc\n"));
}

TEST_F(Inspect, json_says_types_of_exports)
{
  make("reverb.so", make_typed_source());
  const auto outcome = inspect({"reverb.so", "--json"});

  EXPECT_THAT(outcome.out,
              HasSubstr("      {\n"
                        "        \"name\": \"audio::answer\",\n"
                        "        \"linkage\": \"answer\",\n"
                        "        \"kind\": \"function\",\n"));
  EXPECT_THAT(
    outcome.out,
    HasSubstr("        \"signature\": \"int()\",\n"
              "        \"interface\": \"audio.example/filter\",\n"
              "        \"fingerprint\": \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\",\n"
              "        \"header\": \"filter.hpp\",\n"
              "        \"line\": 18\n"));
}

TEST_F(Inspect, host_says_what_it_expects_and_provides)
{
  PluginSource source;
  source.code = "int host;\n";
  source.notes = {{5,
                   "expected\taudio.example/filter\t2.1.0\t" +
                     std::string(32, 'a') + "\n" + make_contract("")},
                  {5,
                   "expected\taudio.example/mixer\t1.0.0\t" +
                     std::string(32, 'b') + "\n" +
                     make_contract("", {"1.0.0", "host"})}};
  make("host", source);
  const auto outcome = inspect({"host"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_THAT(outcome.out,
              HasSubstr("expects\n"
                        "  audio.example/filter  2.1.0  "
                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
                        "provides\n"
                        "  audio.example/mixer  1.0.0  "
                        "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n"));
}

TEST_F(Inspect, note_of_an_interface_that_is_not_sound_is_told)
{
  auto source = make_source("audio.example/reverb", "1.2.0");
  source.notes = {{5, "expected\n"}};
  make("reverb.so", source);
  const auto outcome = inspect({"reverb.so"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'reverb.so': the first line of an interface note "
            "is malformed\n");
}

TEST_F(Inspect, json_says_all_of_a_stamp)
{
  make("reverb.so", make_rich_source());
  const auto outcome = inspect({"reverb.so", "--json"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_THAT(outcome.out,
              StartsWith("{\n"
                         "  \"file\": \"reverb.so\",\n"
                         "  \"type\": \"shared object\",\n"
                         "  \"machine\": \"x86-64\",\n"
                         "  \"soname\": \"\",\n"
                         "  \"needs\": [],\n"
                         "  \"stamped\": true,\n"
                         "  \"expected\": [\n"
                         "    {\n"
                         "      \"name\": \"audio.example/host\",\n"
                         "      \"version\": \"1.0.0\",\n"
                         "      \"provider\": \"host\",\n"
                         "      \"fingerprint\": "
                         "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"\n"
                         "    }\n"
                         "  ],\n"
                         "  \"plugin\": {\n"
                         "    \"path\": \"audio.example/reverb\",\n"
                         "    \"version\": \"1.2.0\",\n"
                         "    \"language\": \"c\",\n"
                         "    \"facts\": {\n"
                         "      \"compiler\": \"gcc\",\n"
                         "      \"compiler_version\": \"12.2.0\"\n"
                         "    },\n"));
}

TEST_F(Inspect, json_keeps_the_kinds_of_metadata)
{
  make("reverb.so", make_rich_source());
  const auto outcome = inspect({"reverb.so", "--json"});
  EXPECT_THAT(outcome.out,
              HasSubstr("    \"metadata\": {\n"
                        "      \"name\": \"Schroeder reverb\",\n"
                        "      \"category\": [\n"
                        "        \"effect\",\n"
                        "        \"space\"\n"
                        "      ],\n"
                        "      \"gain\": 1.5,\n"
                        "      \"stereo\": true,\n"
                        "      \"tags\": [],\n"
                        "      \"a.b\": 1\n"
                        "    },\n"
                        "    \"items\": [\n"
                        "      {\n"
                        "        \"id\": \"hall\"\n"
                        "      },\n"
                        "      {\n"
                        "        \"id\": \"room\",\n"
                        "        \"sizes\": [\n"
                        "          1,\n"
                        "          2\n"
                        "        ]\n"
                        "      }\n"
                        "    ]\n"));
}

TEST_F(Inspect, library_without_stamp_is_told_plainly_with_status_0)
{
  make("plain.so", PluginSource{"", "", "", "int answer;"});
  const auto outcome = inspect({"plain.so"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out,
            "plain.so: not a plugin: no stamp in this shared object\n"
            "file\n"
            "  type     shared object\n"
            "  machine  x86-64\n");
}

TEST_F(Inspect, program_is_told_to_be_one)
{
  const auto outcome = inspect({find_tool()});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out,
              StartsWith(find_tool() + ": not a plugin: this is an executable\n"
                                       "file\n"
                                       "  type     executable\n"));
  EXPECT_THAT(outcome.out, HasSubstr("libc.so.6"));
}

TEST_F(Inspect, json_without_stamp_has_no_plugin)
{
  make("plain.so", PluginSource{"", "", "", "int answer;"});
  const auto outcome = inspect({"plain.so", "--json"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out,
            "{\n"
            "  \"file\": \"plain.so\",\n"
            "  \"type\": \"shared object\",\n"
            "  \"machine\": \"x86-64\",\n"
            "  \"soname\": \"\",\n"
            "  \"needs\": [],\n"
            "  \"stamped\": false,\n"
            "  \"expected\": [],\n"
            "  \"plugin\": null,\n"
            "  \"faults\": []\n"
            "}\n");
}

TEST_F(Inspect, faulty_stamp_is_shown_and_its_fault_told)
{
  auto source = make_source("tests.example/a", "1.2.0");
  source.symbol = make_source("tests.example/a", "1.3.0").symbol;
  make("a.so", source);
  const auto outcome = inspect({"a.so"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.out, StartsWith("a.so: tests.example/a 1.2.0\n"));
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': symbol and note differ in the version: "
            "found '1.3.0' in the symbol, expected '1.2.0' as in the note\n");
}

TEST_F(Inspect, stamp_that_cannot_be_read_is_told)
{
  auto source = make_source("tests.example/a", "1.2.0");
  source.stamp = "nonsense";
  make("a.so", source);
  const auto outcome = inspect({"a.so"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.out, StartsWith("a.so: the stamp cannot be read\n"));
  EXPECT_THAT(outcome.err, StartsWith("hallmark: error: 'a.so': "));
}

TEST_F(Inspect, stamp_of_a_newer_format_is_refused_by_its_number)
{
  auto source = make_source("tests.example/a", "1.2.0");
  source.stamp.replace(0, 8, "format=2");
  make("a.so", source);
  const auto outcome = inspect({"a.so"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.err, HasSubstr("format"));
  EXPECT_THAT(outcome.err, HasSubstr("found 2, expected 1"));
}

TEST_F(Inspect, control_bytes_do_not_reach_the_terminal)
{
  auto source = make_source("tests.example/a", "1.2.0");
  source.metadata = "metadata.name=\"\\x1b[2J\"\n";
  make("a.so", source);
  const auto outcome = inspect({"a.so"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, HasSubstr("  name  \\x1b[2J\n"));
}

TEST_F(Inspect, absent_file_is_told_with_status_3)
{
  const auto outcome = inspect({"a.so"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': no such file or directory\n");
}

TEST_F(Inspect, text_is_malformed)
{
  write_bytes(folder().path() / "a.so", "not a library");
  const auto outcome = inspect({"a.so"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err, "hallmark: error: 'a.so': not an ELF file\n");
}

TEST_F(Inspect, object_is_no_plugin_whatever_its_notes_say)
{
  write_bytes(folder().path() / "a.c", "int answer;");
  ASSERT_EQ(run({"cc",
                 "-c",
                 "-o",
                 (folder().path() / "a.o").string(),
                 (folder().path() / "a.c").string()})
              .status,
            0);
  const auto outcome = inspect({"a.o"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out,
            "a.o: not a plugin: this is an object\n"
            "file\n"
            "  type     object\n"
            "  machine  x86-64\n");
}

}  // namespace
}  // namespace hallmark::tests::test_inspect
