// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/contract_text.hpp"
#include "verify/expectation.hpp"
#include "verify/interfaces.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_interfaces {
namespace {

using tests::make_contract;

const std::string name = "audio.example/filter";
const std::string print_a(32, 'a');
const std::string print_b(32, 'b');

constexpr std::string_view enum_of_one =
  "export|f|function|void(E)\n  linkage|f\n"
  "enum|E\n  size|4\n  underlying|int\n  enumerator|a|1\n"
  "base|int\n  size|4\n  align|4\n  encoding|signed\n";

/// The same with another value.
std::string
enum_of_two()
{
  std::string text(enum_of_one);
  return text.replace(text.find("a|1"), 3, "a|2");
}

/// The notes of a plugin that implements an interface.
struct Plugin {
  std::string table;
  std::string text;

  Plugin(std::string_view version,
         const std::string& print,
         std::string_view lines)
    : table("interface\t" + name + "\t" + std::string(version) + "\t" + print +
            "\n"),
      text(make_contract(lines, {version}))
  {
  }

  [[nodiscard]] Notes notes() const { return {table, {text}, {}}; }

  Presence presence = Presence::defined;  ///< of all that is looked for
};

const hallmark_expected_export one_export[] = {{"f", "f", 0}};

std::vector<base::Error>
check(const Plugin& plugin,
      const std::vector<model::Fact>& facts,
      const ExpectedInterface& expected)
{
  const auto notes = plugin.notes();
  return check_interface(
    {notes, facts, [&](const auto&) { return plugin.presence; }}, expected, {});
}

/// check_use() by a plugin without facts.
std::vector<base::Error>
use(const Notes& notes, const ExpectedInterface* provided)
{
  return check_use(name, {notes, {}, {}}, provided, {});
}

std::string
explain(std::vector<base::Error> errors)
{
  return errors.empty() ? "accepted"
                        : base::format_error(base::with_subject(
                            join_errors(std::move(errors)), "reverb.so"));
}

TEST(interfaces, equal_fingerprints_are_accepted_without_the_texts)
{
  const Plugin plugin("2.1.0", print_a, "not a text at all\n");
  EXPECT_EQ(
    explain(
      check(plugin, {}, {name, "2.1.0", print_a, "nor this", {}, one_export})),
    "accepted");
}

TEST(interfaces, another_major_version_is_refused_with_equal_fingerprints)
{
  const Plugin plugin("3.0.0", print_a, enum_of_one);
  EXPECT_EQ(explain(check(plugin, {}, {name, "2.1.0", print_a, "", {}})),
            "hallmark: error: 'reverb.so': interface 'audio.example/filter' "
            "has another major version: found 3.0.0, expected 2.1.0\n"
            "  hint: rebuild the plugin against version 2.1.0 of "
            "'audio.example/filter'");
}

TEST(interfaces, texts_decide_where_fingerprints_differ)
{
  const Plugin plugin("2.1.0", print_a, enum_of_one);
  const auto more = make_contract("export|e|function|void()\n  linkage|e\n"
                                  "  optional\n" +
                                  std::string(enum_of_one));
  const auto other = make_contract(enum_of_two());

  EXPECT_EQ(explain(check(plugin, {}, {name, "2.1.0", print_b, more, {}})),
            "accepted");
  const auto refused =
    explain(check(plugin, {}, {name, "2.1.0", print_b, other, {}}));
  EXPECT_TRUE(refused.starts_with(
    "hallmark: error: 'reverb.so': interface 'audio.example/filter' differs "
    "in 1 type\n"))
    << refused;
  EXPECT_NE(refused.find("enumerator 'a'"), refused.npos) << refused;
}

TEST(interfaces, texts_that_say_the_same_have_one_fingerprint_or_are_refused)
{
  const Plugin plugin("2.1.0", print_a, enum_of_one);
  const auto same = make_contract(enum_of_one);
  EXPECT_EQ(explain(check(plugin, {}, {name, "2.1.0", print_b, same, {}})),
            "hallmark: error: 'reverb.so': interface 'audio.example/filter' "
            "differs in a way that this version cannot name\n"
            "  hint: build the plugin and the host with the same version of "
            "Hallmark");
  // The text of a file has no fingerprint: what it says is all that counts.
  EXPECT_EQ(explain(check(plugin, {}, {name, "2.1.0", {}, same, {}})),
            "accepted");
}

TEST(interfaces, one_that_is_not_implemented_is_refused_with_those_that_are)
{
  const Plugin plugin("2.1.0", print_a, enum_of_one);
  EXPECT_EQ(explain(check(
              plugin, {}, {"audio.example/mixer", "1.0.0", print_b, "", {}})),
            "hallmark: error: 'reverb.so': does not implement interface "
            "'audio.example/mixer'\n"
            "  implements 'audio.example/filter'");
}

TEST(interfaces, facts_and_types_are_told_together)
{
  const Plugin plugin("2.1.0", print_a, enum_of_one);
  const auto other = make_contract(enum_of_two());
  const auto errors =
    check(plugin,
          {{"sanitizers", "address"}},
          {name, "2.1.0", print_b, other, "sanitizers=none\n"});
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].code, Code::wrong_toolchain);
  EXPECT_EQ(errors[1].code, Code::wrong_interface);
}

TEST(interfaces, unsound_text_is_malformed_and_no_crash)
{
  const Plugin plugin("2.1.0", print_a, "nonsense\n");
  const auto errors =
    check(plugin, {}, {name, "2.1.0", print_b, make_contract(enum_of_one), {}});
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].code, Code::malformed);
}

TEST(interfaces, plugin_without_the_text_is_malformed)
{
  Plugin plugin("2.1.0", print_a, enum_of_one);
  plugin.text.clear();
  const auto errors =
    check(plugin, {}, {name, "2.1.0", print_b, make_contract(enum_of_one), {}});
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].code, Code::malformed);
}

TEST(interfaces, expected_note_is_read)
{
  const auto content = "expected\t" + name + "\t2.1.0\t" + print_a + "\ntext\n";
  const auto expected = parse_expected(content);
  ASSERT_TRUE(expected);
  EXPECT_EQ(expected->name, name);
  EXPECT_EQ(expected->version, "2.1.0");
  EXPECT_EQ(expected->fingerprint, print_a);
  EXPECT_EQ(expected->text, "text\n");

  EXPECT_FALSE(parse_expected("expected\ta\t1.0.0\n"));
  EXPECT_FALSE(parse_expected("other\ta\t1.0.0\tb\n"));
  EXPECT_TRUE(find_expected({{}, {}, {content}}, name));
  EXPECT_FALSE(find_expected({{}, {}, {content}}, "audio.example/mixer"));
}

TEST(interfaces, facts_are_those_of_the_interface)
{
  const auto content = "expected\t" + name + "\t2.1.0\t" + print_a + "\n";
  const std::string other = "facts\taudio.example/mixer\nrtti=no\n";
  const auto facts = "facts\t" + name + "\nrtti=yes\nexceptions=no\n";
  const Notes notes{{}, {}, {content}, {"facts\n", other, facts}};
  EXPECT_EQ(find_facts(notes, name), "rtti=yes\nexceptions=no\n");
  EXPECT_EQ(find_facts(notes, "audio.example/synth"), "");
  EXPECT_EQ(find_expected(notes, name)->facts, "rtti=yes\nexceptions=no\n");
}

TEST(interfaces, stamp_that_uses_an_interface_needs_its_note)
{
  EXPECT_EQ(explain(use({}, nullptr)),
            "hallmark: error: 'reverb.so': stamp does not describe interface "
            "'audio.example/filter', which it uses");
  const auto content = "expected\t" + name + "\t2.1.0\t" + print_a + "\n";
  const ExpectedInterface provided{name, "2.1.0", print_a, {}, {}};
  const Notes notes{{}, {}, {content}};
  EXPECT_EQ(explain(use(notes, &provided)), "accepted");
  EXPECT_NE(explain(use(notes, nullptr)), "accepted");
}

TEST(interfaces, what_a_plugin_uses_must_be_provided)
{
  const auto text = make_contract(enum_of_one, {"2.1.0", "host"});
  const ExpectedInterface used{name, "2.1.0", print_a, text, {}};
  EXPECT_EQ(explain(check_used(used, {}, nullptr, {})),
            "hallmark: error: 'reverb.so': uses interface "
            "'audio.example/filter', which this program does not provide\n"
            "  hint: call provide() for it before opening plugins");
  EXPECT_EQ(explain(check_used(used, {}, &used, {})), "accepted");

  const auto other_text = make_contract(enum_of_two(), {"2.1.0", "host"});
  const ExpectedInterface other{name, "2.1.0", print_b, other_text, {}};
  EXPECT_NE(explain(check_used(used, {}, &other, {})), "accepted");
}

TEST(interfaces, facts_are_compared_of_what_is_used_as_of_what_is_implemented)
{
  const auto leaf = make_contract("export|f|function|std::string&()\n"
                                  "  linkage|f\n"
                                  "leaf|std::string\n"
                                  "  size|32\n  align|8\n  pass|memory\n",
                                  {"2.1.0", "host"});
  const auto plain = make_contract(enum_of_one, {"2.1.0", "host"});
  const std::vector<model::Fact> facts{{"standard_library_debug", "yes"}};
  const std::string_view theirs = "standard_library_debug=no\n";
  const ExpectedInterface used{name, "2.1.0", print_a, leaf, {}};
  const ExpectedInterface provided{name, "2.1.0", print_a, leaf, theirs};
  EXPECT_EQ(explain(check_used(used, facts, &provided, {})),
            "hallmark: error: 'reverb.so': toolchain fact "
            "'standard_library_debug' differs: found yes, expected no\n"
            "  hint: build the plugin and host with the same setting");

  const ExpectedInterface used_plain{name, "2.1.0", print_a, plain, {}};
  EXPECT_EQ(explain(check_used(used_plain, facts, &provided, {})), "accepted");
}

TEST(interfaces, export_that_the_host_requires_is_there_or_the_plugin_refused)
{
  Plugin plugin("2.1.0", print_a, enum_of_one);
  const auto text = make_contract(enum_of_one);
  const ExpectedInterface expected{name, "2.1.0", print_a, text, {}};
  plugin.presence = Presence::undefined;
  EXPECT_EQ(explain(check(plugin, {}, expected)),
            "hallmark: error: 'reverb.so': 1 export of interface "
            "'audio.example/filter' is missing\n"
            "  export 'f' is required by the host, optional in the plugin, and "
            "not defined");
  plugin.presence = Presence::undeclared;
  EXPECT_EQ(explain(check(plugin, {}, expected)),
            "hallmark: error: 'reverb.so': 1 export of interface "
            "'audio.example/filter' is missing\n"
            "  export 'f' is required by the host, and the stamp of the plugin "
            "does not name it");
}

TEST(interfaces, export_that_is_optional_to_the_host_may_be_missing)
{
  Plugin plugin("2.1.0", print_a, enum_of_one);
  plugin.presence = Presence::undeclared;
  const hallmark_expected_export optional[] = {{"f", "f", 1}};
  EXPECT_EQ(
    explain(check(plugin, {}, {name, "2.1.0", print_a, "", {}, optional})),
    "accepted");
}

TEST(interfaces, notes_are_sorted_by_type_without_their_padding)
{
  std::vector<elf::Note> notes(5);
  const std::string_view contents[] = {"s", "t\0\0", "c", "e", "f\0"};
  for (std::uint32_t i = 0; i < 5; ++i) {
    const std::uint32_t types[] = {1, 2, 3, 5, 7};
    notes[i].type = types[i];
    notes[i].content = base::Bytes(contents[i]);
  }
  const auto sorted = sort_notes(notes);
  EXPECT_EQ(sorted.table, "t");
  EXPECT_EQ(sorted.contracts, std::vector<std::string_view>{"c"});
  EXPECT_EQ(sorted.expected, std::vector<std::string_view>{"e"});
  EXPECT_EQ(sorted.facts, std::vector<std::string_view>{"f"});
}

}  // namespace
}  // namespace hallmark::verify::test_interfaces
