// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/contract_text.hpp"
#include "support/verdicts.hpp"
#include "verify/compare_exports.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_compare_exports {
namespace {

using tests::make_contract;

/// What is said of two lists of exports, without the first line and the hint.
std::string
explain_exports(std::string_view plugin,
                std::string_view host,
                std::string_view provider = "plugin")
{
  auto text =
    tests::explain_contracts(make_contract(plugin, {"2.1.0", provider}),
                             make_contract(host, {"2.1.0", provider}));
  const auto start = text.find("\n  ");
  const auto end = text.find("\n  hint");
  return start == text.npos ? text : text.substr(start + 3, end - start - 3);
}

struct ExportRow {
  const char* name;
  const char* plugin;
  const char* host;
  const char* message;
};

class exports : public testing::TestWithParam<ExportRow> {};

TEST_P(exports, are_explained)
{
  const auto& row = GetParam();
  EXPECT_EQ(explain_exports(row.plugin, row.host), row.message);
}

#define GAIN "export|gain|function|float(int)\n  linkage|gain\n"
#define TAIL "export|tail|function|int()\n  linkage|tail\n"

INSTANTIATE_TEST_SUITE_P(
  rows,
  exports,
  testing::Values(
    ExportRow{"equal", GAIN, GAIN, "accepted"},
    ExportRow{"missing",
              GAIN,
              GAIN TAIL "places\nplace|tail|filter.hpp|9\n",
              "export 'tail' (filter.hpp:9) exists only in the host"},
    ExportRow{"missing_optional", GAIN, GAIN TAIL "  optional\n", "accepted"},
    ExportRow{"unused", GAIN TAIL, GAIN, "accepted"},
    ExportRow{"optional_in_the_plugin",
              GAIN TAIL "  optional\n",
              GAIN TAIL,
              "accepted"},
    ExportRow{"other_signature",
              "export|gain|function|double(int)\n  linkage|gain\n",
              GAIN,
              "export 'gain':\n"
              "    signature: found 'double(int)', expected 'float(int)'"},
    ExportRow{"other_signature_and_linkage",
              "export|gain|function|float(long)\n  linkage|_Z4gainl\n",
              "export|gain|function|float(int)\n  linkage|_Z4gaini\n",
              "export 'gain':\n"
              "    signature: found 'float(long)', expected 'float(int)'"},
    ExportRow{"other_linkage",
              "export|gain|function|float(int)\n  linkage|_Z4gaini\n",
              GAIN,
              "export 'gain':\n"
              "    linkage name: found '_Z4gaini', expected 'gain'"},
    ExportRow{"null_pointer_in_the_symbol",
              "export|f|function|void(P<0>)\n  linkage|_Z1f1PILDnEE\n",
              "export|f|function|void(P<0>)\n  linkage|_Z1f1PILDn0EE\n",
              "accepted"},
    ExportRow{"named_with_parameters",
              "export|gain(int)|function|float(int)\n  linkage|_Z4gaini\n"
              "export|gain(long)|function|float(long)\n  linkage|_Z4gainl\n",
              "export|gain|function|float(int)\n  linkage|_Z4gaini\n",
              "accepted"},
    ExportRow{"named_without_parameters",
              "export|gain|function|float(int)\n  linkage|_Z4gaini\n",
              "export|gain(int)|function|float(int)\n  linkage|_Z4gaini\n",
              "accepted"},
    ExportRow{"another_overload",
              "export|gain(long)|function|float(long)\n  linkage|_Z4gainl\n",
              "export|gain|function|float(int)\n  linkage|_Z4gaini\n",
              "export 'gain' exists only in the host"},
    ExportRow{"named_with_parameters_and_of_another_result",
              "export|gain(int)|function|double(int)\n  linkage|_Z4gaini\n",
              "export|gain|function|float(int)\n  linkage|_Z4gaini\n",
              "export 'gain':\n"
              "    signature: found 'double(int)', expected 'float(int)'"},
    ExportRow{"variable_for_function",
              "export|gain|variable|float(*)(int)\n  linkage|gain\n",
              GAIN,
              "export 'gain':\n"
              "    kind: found a variable, expected a function\n"
              "    signature: found 'float(*)(int)', expected 'float(int)'"},
    ExportRow{"const_variable",
              "export|gain|variable|const float\n  linkage|gain\n",
              "export|gain|variable|float\n  linkage|gain\n",
              "export 'gain':\n"
              "    signature: found 'const float', expected 'float'"}),
  [](const auto& row) { return std::string(row.param.name); });

TEST(exports_of_a_diff, that_got_parameters_in_their_names_are_the_same)
{
  const char* alone = "export|gain|function|float(int)\n  linkage|_Z4gaini\n";
  const char* overloads =
    "export|gain(int)|function|float(int)\n  linkage|_Z4gaini\n"
    "export|gain(long)|function|float(long)\n  linkage|_Z4gainl\n"
    "  optional\n";
  EXPECT_EQ(tests::diff_lines(alone, overloads),
            "patch, both ways: export 'gain': name: found 'gain(int)', "
            "expected 'gain'\n"
            "minor, both ways: export 'gain(long)': export 'gain(long)' exists "
            "only in the new one\n");
}

TEST(exports_that_got_parameters, still_reach_their_types)
{
  const auto text = [](std::string_view start, std::string_view member) {
    return std::string(start) +
           "class|P\n  size|4\n  align|4\n  pass|value\n  member|0|" +
           std::string(member) +
           "|int\nbase|int\n  size|4\n  align|4\n  encoding|signed\n";
  };
  EXPECT_EQ(
    explain_exports(
      text("export|f(P*)|function|void(P*)\n  linkage|_Z1fP1P\n", "level"),
      text("export|f|function|void(P*)\n  linkage|_Z1fP1P\n", "gain")),
    "type 'P' (reached from f):\n"
    "    member at +0 (int): found 'level', expected 'gain'");
}

TEST(exports_of_a_host, must_be_all_that_the_plugin_uses)
{
  EXPECT_EQ(explain_exports(GAIN TAIL, GAIN, "host"),
            "export 'tail' exists only in the plugin");
  EXPECT_EQ(explain_exports(GAIN TAIL "  optional\n", GAIN, "host"),
            "accepted");
  EXPECT_EQ(explain_exports(GAIN, GAIN TAIL, "host"), "accepted");
}

TEST(exports_of_a_host, that_compilers_name_differently_are_told_so)
{
  EXPECT_EQ(
    explain_exports("export|f|function|void(P<0>)\n  linkage|_Z1f1PILDnEE\n",
                    "export|f|function|void(P<0>)\n  linkage|_Z1f1PILDn0EE\n",
                    "host"),
    "export 'f':\n"
    "    linkage name: found '_Z1f1PILDnEE', expected '_Z1f1PILDn0EE'; "
    "compilers differ in how they spell a null pointer in symbols");
}

TEST(exports_of_a_host, that_a_plugin_requires_are_required_there_too)
{
  EXPECT_EQ(explain_exports(GAIN TAIL, GAIN TAIL "  optional\n", "host"),
            "export 'tail':\n"
            "    the host has it as optional, the plugin requires it");
  EXPECT_EQ(explain_exports(GAIN TAIL "  optional\n", GAIN TAIL, "host"),
            "accepted");
}

TEST(exports_of_a_diff, that_a_host_provides_are_what_it_offers)
{
  const auto diff = [](std::string_view old_lines, std::string_view new_lines) {
    return tests::diff_contracts(make_contract(old_lines, {"2.1.0", "host"}),
                                 make_contract(new_lines, {"2.1.0", "host"}));
  };
  EXPECT_EQ(diff(GAIN, GAIN TAIL),
            "minor, old plugins: export 'tail': export 'tail' exists only in "
            "the new one\n");
  EXPECT_EQ(diff(GAIN TAIL, GAIN),
            "major, new plugins: export 'tail': export 'tail' exists only in "
            "the old one\n");
  EXPECT_EQ(diff(GAIN TAIL, GAIN TAIL "  optional\n"),
            "major, new plugins: export 'tail': the new one has it as "
            "optional, the old one requires it\n");
  EXPECT_EQ(diff(GAIN TAIL "  optional\n", GAIN TAIL),
            "minor, old plugins: export 'tail': the old one has it as "
            "optional, the new one requires it\n");
}

TEST(exports_of_a_diff, demand_a_step_each)
{
  EXPECT_EQ(tests::diff_lines(GAIN, GAIN TAIL "  optional\n"),
            "minor, both ways: export 'tail': export 'tail' exists only in "
            "the new one\n");
  EXPECT_EQ(
    tests::diff_lines(GAIN, GAIN TAIL),
    "major, new plugins: export 'tail': export 'tail' exists only in the "
    "new one: named under 'optional' it would be a minor change\n");
  EXPECT_EQ(
    tests::diff_lines(GAIN TAIL, GAIN),
    "major, old plugins: export 'tail': export 'tail' exists only in the "
    "old one\n");
  EXPECT_EQ(tests::diff_lines(GAIN TAIL "  optional\n", GAIN),
            "minor, both ways: export 'tail': export 'tail' exists only in "
            "the old one\n");
  EXPECT_EQ(
    tests::diff_lines(GAIN TAIL, GAIN TAIL "  optional\n"),
    "major, old plugins: export 'tail': the new one has it as optional, "
    "the old one requires it\n");
}

}  // namespace
}  // namespace hallmark::verify::test_compare_exports
