// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/parsed_fingerprint.hpp"
#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "support/files.hpp"
#include "toolkit/commands/plugin.hpp"
#include "toolkit/tool.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_counterpart {
namespace {

/// The contract of `gain`, which takes a `float` or something else.
std::string
make_filter(std::string_view parameter, const ContractHead& head = {})
{
  return make_contract("export|gain|function|float(" + std::string(parameter) +
                         ")\n"
                         "  linkage|gain\n"
                         "base|float\n"
                         "  size|4\n  align|4\n  encoding|float\n" +
                         (parameter == "float"
                            ? ""
                            : "base|" + std::string(parameter) +
                                "\n  size|4\n  align|4\n  encoding|signed\n"),
                       head);
}

/// The fingerprint of a text.
std::string
make_print(const std::string& text)
{
  return contract::make_fingerprint(*model::parse_contract(text));
}

/// A note of type 5 of a text.
PluginNote
make_expected(const std::string& text, std::string_view version = "2.1.0")
{
  return {5,
          "expected\taudio.example/filter\t" + std::string(version) + "\t" +
            make_print(text) + "\n" + text};
}

/// A plugin that implements the interface by `gain`, with these facts.
PluginSource
make_implementer(const std::string& facts = "")
{
  const auto filter = make_filter("float");
  auto source = make_source("tests.example/a", "1.2.0");
  source.stamp +=
    facts + "export=gain\nimplements=audio.example/filter 2.1.0\n";
  source.code += "float gain(float x) { return x; }\n";
  source.notes = {
    {2, "interface\taudio.example/filter\t2.1.0\t" + make_print(filter) + "\n"},
    {3, filter}};
  return source;
}

/// The file of an interface, of a host with these facts.
std::string
make_abi(const std::string& text, std::string_view facts = "fact|rtti|yes\n")
{
  return text + "facts\n" + make_lines(facts);
}

/// `hallmark verify` in a folder that has the plugin `a.so`, which implements
/// the interface `audio.example/filter` with a gain of float.
class VerifyAgainst : public testing::Test {
protected:
  VerifyAgainst() { make_plugin(path("a.so"), make_implementer()); }

  [[nodiscard]] Outcome verify(std::vector<std::string> words) const
  {
    words.insert(words.begin(), {"verify", "a.so"});
    RunOptions options;
    options.folder = folder_.path();
    return run_tool(std::move(words), options);
  }

  /// Make a file with notes and no stamp.
  void make_host(const std::vector<PluginNote>& notes) const
  {
    PluginSource source;
    source.code = "int host;\n";
    source.notes = notes;
    make_plugin(path("host"), source);
  }

  /// Make a plugin that uses the interface instead.
  void make_user(const std::string& parameter) const
  {
    auto source = make_source("tests.example/a", "1.2.0");
    source.stamp += "uses=audio.example/filter 2.1.0\n";
    source.notes = {make_expected(make_filter(parameter, {"2.1.0", "host"}))};
    make_plugin(path("a.so"), source);
  }

  void write(const std::string& name, std::string_view text) const
  {
    write_bytes(path(name), text);
  }

  [[nodiscard]] std::filesystem::path path(const std::string& name) const
  {
    return folder_.path() / name;
  }

private:
  TemporaryFolder folder_;
};

const std::string accepted = "a.so: accepted: tests.example/a 1.2.0\n";

TEST_F(VerifyAgainst, host_that_agrees_accepts)
{
  make_host({make_expected(make_filter("float"))});
  const auto outcome = verify({"--host", "host"});

  EXPECT_EQ(outcome.status, 0) << outcome.describe();
  EXPECT_EQ(outcome.out, accepted);
}

TEST_F(VerifyAgainst, host_that_differs_is_told_where)
{
  make_host({make_expected(make_filter("int"))});
  const auto outcome = verify({"--host", "host"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': interface 'audio.example/filter' differs "
            "in 1 export\n"
            "  export 'gain':\n"
            "    signature: found 'float(float)', expected 'float(int)'\n"
            "  hint: version 2.1.0 of 'audio.example/filter' was not "
            "stepped, or flags differ: rebuild the plugin\n");
}

TEST_F(VerifyAgainst, host_of_another_version_is_told)
{
  make_host({make_expected(make_filter("float", {"3.0.0"}), "3.0.0")});
  const auto outcome = verify({"--host", "host"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': interface 'audio.example/filter' has "
            "another major version: found 2.1.0, expected 3.0.0\n"
            "  hint: rebuild the plugin against version 3.0.0 of "
            "'audio.example/filter'\n");
}

TEST_F(VerifyAgainst, toolchain_of_the_host_is_compared)
{
  const auto filter = make_filter("float");
  make_plugin(path("a.so"), make_implementer("fact.sanitizers=address\n"));

  make_host({make_expected(filter)});
  EXPECT_EQ(verify({"--host", "host"}).out, accepted);
  make_host({make_expected(filter),
             {7, "facts\taudio.example/filter\nsanitizers=none\n"}});
  const auto outcome = verify({"--host", "host"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': toolchain fact 'sanitizers' differs: "
            "found address, expected none\n"
            "  hint: build the plugin and host with the same setting\n");
}

TEST_F(VerifyAgainst, plugin_that_is_a_host_too_uses_what_its_stamp_says)
{
  auto source = make_source("tests.example/a", "1.2.0");
  source.stamp += "uses=audio.example/filter 2.1.0\n";
  const auto filter = make_filter("float", {"2.1.0", "host"});
  auto own = make_expected(make_filter("int", {"2.1.0", "host"}));
  own.content.replace(own.content.find("filter"), 6, "mixer");
  source.notes = {make_expected(filter), own};
  make_plugin(path("a.so"), source);
  make_host({make_expected(filter)});

  EXPECT_EQ(verify({"--host", "host"}).out, accepted);
}

TEST_F(VerifyAgainst, use_that_the_plugin_has_no_note_of_is_told)
{
  auto source = make_source("tests.example/a", "1.2.0");
  source.stamp += "uses=audio.example/filter 2.1.0\n";
  make_plugin(path("a.so"), source);
  make_host({make_expected(make_filter("float", {"2.1.0", "host"}))});
  const auto outcome = verify({"--host", "host"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': stamp does not describe interface "
            "'audio.example/filter', which it uses\n");
}

TEST_F(VerifyAgainst, host_that_speaks_something_else_is_told)
{
  auto note = make_expected(make_filter("float"));
  note.content.replace(note.content.find("filter"), 6, "synth");
  make_host({note});
  const auto outcome = verify({"--host", "host"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': implements no interface of 'host'\n"
            "  it expects 'audio.example/synth'\n");
}

TEST_F(VerifyAgainst, host_without_notes_cannot_be_compared)
{
  make_host({});
  const auto outcome = verify({"--host", "host"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'host': has no interface note to compare with\n"
            "  hint: add the source that 'hallmark interface' generates to its "
            "sources\n");
}

TEST_F(VerifyAgainst, text_of_an_interface_is_kept_or_not)
{
  write("same.abi", make_abi(make_filter("float")));
  write("other.abi", make_abi(make_filter("int")));

  EXPECT_EQ(verify({"--interface", "same.abi"}).status, 0);
  const auto outcome = verify({"--interface", "other.abi"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("'audio.example/filter' differs in 1 export\n"),
            std::string::npos);
}

TEST_F(VerifyAgainst, equal_fingerprints_accept_without_a_look_at_the_texts)
{
  auto source = make_implementer();
  source.notes[1].content = "contract\t1\ninterface\taudio.example/filter\t"
                            "2.1.0\nprovider\tplugin\nrubbish\n";
  make_plugin(path("a.so"), source);
  make_host({make_expected(make_filter("float"))});
  write("same.abi", make_abi(make_filter("float")));
  write("other.abi", make_abi(make_filter("int")));

  EXPECT_EQ(verify({"--host", "host"}).out, accepted);
  EXPECT_EQ(verify({"--interface", "same.abi"}).out, accepted);
  EXPECT_EQ(verify({"--interface", "other.abi"}).status, 3);
}

TEST_F(VerifyAgainst, text_that_is_not_sound_is_told)
{
  write("bad.abi", "contract\t1\n");
  const auto outcome = verify({"--interface", "bad.abi"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'bad.abi': line 2 of the contract: missing line: "
            "found the end, expected interface\n");
}

TEST_F(VerifyAgainst, every_one_that_is_named_is_compared)
{
  make_host({make_expected(make_filter("float"))});
  write("other.abi", make_abi(make_filter("int")));

  EXPECT_EQ(verify({"--host", "host", "--interface", "other.abi"}).status, 1);
}

TEST_F(VerifyAgainst, host_provides_what_the_plugin_uses)
{
  make_user("float");
  make_host({make_expected(make_filter("float", {"2.1.0", "host"}))});

  EXPECT_EQ(verify({"--host", "host"}).out, accepted);
}

TEST_F(VerifyAgainst, plugin_that_only_uses_a_host_has_to_implement_nothing)
{
  make_user("float");
  auto other = make_expected(make_filter("float"));
  other.content.replace(other.content.find("filter"), 6, "mixer");
  make_host({other, make_expected(make_filter("float", {"2.1.0", "host"}))});

  EXPECT_EQ(verify({"--host", "host"}).out, accepted);
}

TEST_F(VerifyAgainst, host_that_does_not_provide_what_is_used_is_told)
{
  make_user("float");
  auto note = make_expected(make_filter("float", {"2.1.0", "host"}));
  note.content.replace(note.content.find("filter"), 6, "mixer");
  make_host({note});
  const auto outcome = verify({"--host", "host"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': uses interface 'audio.example/filter', "
            "which this program does not provide\n"
            "  hint: call provide() for it before opening plugins\n");
}

TEST_F(VerifyAgainst, text_of_what_is_used_is_compared_the_other_way)
{
  make_user("int");
  write("same.abi", make_abi(make_filter("int", {"2.1.0", "host"})));
  write("other.abi", make_abi(make_filter("float", {"2.1.0", "host"})));

  EXPECT_EQ(verify({"--interface", "same.abi"}).status, 0);
  EXPECT_EQ(verify({"--interface", "other.abi"}).status, 1);
}

TEST_F(VerifyAgainst, text_of_what_is_not_used_is_told)
{
  write("host.abi", make_abi(make_filter("float", {"2.1.0", "host"})));
  const auto outcome = verify({"--interface", "host.abi"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': does not use interface "
            "'audio.example/filter'\n");
}

TEST_F(VerifyAgainst, text_that_does_not_tell_the_toolchain_is_told)
{
  write("mute.abi", make_filter("float"));
  const auto outcome = verify({"--interface", "mute.abi"});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'mute.abi': does not say which toolchain its "
            "host is built with\n"
            "  hint: generate it again with 'hallmark interface'\n");
}

TEST_F(VerifyAgainst, toolchain_of_a_text_is_compared)
{
  make_plugin(path("a.so"), make_implementer("fact.sanitizers=address\n"));
  write("plain.abi", make_abi(make_filter("float"), "fact|sanitizers|none\n"));
  const auto outcome = verify({"--interface", "plain.abi"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': toolchain fact 'sanitizers' differs: "
            "found address, expected none\n"
            "  hint: build the plugin and host with the same setting\n");
}

TEST_F(VerifyAgainst, toolchain_is_compared_of_what_is_used)
{
  auto source = make_source("tests.example/a", "1.2.0");
  const auto filter = make_filter("float", {"2.1.0", "host"});
  source.stamp += "fact.sanitizers=address\nuses=audio.example/filter 2.1.0\n";
  source.notes = {make_expected(filter)};
  make_plugin(path("a.so"), source);
  make_host({make_expected(filter),
             {7, "facts\taudio.example/filter\nsanitizers=none\n"}});
  const auto outcome = verify({"--host", "host"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': toolchain fact 'sanitizers' differs: "
            "found address, expected none\n"
            "  hint: build the plugin and host with the same setting\n");
}

/// Make a file seem to be for aarch64.
void
make_foreign(const std::filesystem::path& file)
{
  auto bytes = read_bytes(file);
  bytes[18] = '\xb7';
  write_bytes(file, bytes);
}

TEST_F(VerifyAgainst, plugin_for_another_machine_than_its_host_is_refused)
{
  make_host({make_expected(make_filter("float"))});
  make_foreign(path("a.so"));
  const auto outcome = verify({"--host", "host"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': file is for another machine: found "
            "aarch64, expected x86-64\n");
}

TEST_F(VerifyAgainst, plugin_for_another_machine_than_the_text_is_refused)
{
  write("x86.abi", make_abi(make_filter("float")));
  make_foreign(path("a.so"));
  const auto outcome = verify({"--interface", "x86.abi"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': file is for another machine: found "
            "aarch64, expected x86-64\n");
}

TEST_F(VerifyAgainst, plugin_and_host_of_one_cross_build_agree)
{
  make_host({make_expected(make_filter("float"))});
  make_foreign(path("a.so"));
  make_foreign(path("host"));

  EXPECT_EQ(verify({"--host", "host"}).out, accepted);
}

TEST_F(VerifyAgainst, export_whose_name_in_the_stamp_is_damaged_is_missing)
{
  auto source = make_implementer();
  const std::string line = "export=gain\n";
  source.stamp.replace(
    source.stamp.find(line), line.size(), "export=gain audio::gian\n");
  make_plugin(path("a.so"), source);
  make_host({make_expected(make_filter("float"))});
  const auto outcome = verify({"--host", "host"});

  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': 1 export of interface "
            "'audio.example/filter' is missing\n"
            "  export 'gain' is required by the host, and the stamp of the "
            "plugin does not name it\n");
}

TEST_F(VerifyAgainst, interface_that_only_the_stamp_names_is_malformed)
{
  auto source = make_implementer();
  source.stamp += "implements=audio.example/mixer 1.0.0\n";
  make_plugin(path("a.so"), source);
  const auto outcome = verify({});

  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'a.so': stamp and table differ in the "
            "interfaces: found 'audio.example/filter' 2.1.0, "
            "'audio.example/mixer' 1.0.0 in the stamp, expected "
            "'audio.example/filter' 2.1.0 as in the table\n");
}

}  // namespace
}  // namespace hallmark::tests::test_counterpart
