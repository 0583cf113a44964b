// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/fingerprint.hpp"
#include "contract/text/text.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::text::test_text {
namespace {

Block
make_block(std::string kind, std::vector<std::string> lines)
{
  Block block;
  block.kind = std::move(kind);
  block.lines = std::move(lines);
  return block;
}

TextInput
make_input()
{
  TextInput input;
  input.interface = "a.example/b";
  input.version = "1.2.3";
  input.provider = "host";
  input.machine = "x86-64";
  input.allow = {{"opaque", "P"}, {"grow_enum", "E"}};
  input.folder = "/s";
  input.blocks["A"] = make_block("class", {"size\t4", "member\t0\tp\tP*"});
  input.blocks["A"].uses = {"P"};
  input.blocks["A"].place = {"/s/sub/../a.hpp", 7};
  input.blocks["P"] = make_block("declared", {});
  input.blocks["int"] = make_block("base", {"size\t4"});
  Root f;
  f.result = {
    "f", "_Z1fP1A", "function", "void(A*)", "key", "", "/s/a.hpp", 9, true};
  f.uses = {"A"};
  Root v;
  v.result = {"v", "v", "variable", "int", "key", "", "", 0, false};
  v.uses = {"int"};
  input.roots = {f, v};
  return input;
}

const std::string f_block =
  "export\tf\tfunction\tvoid(A*)\n\tlinkage\t_Z1fP1A\n\toptional\n";
const std::string v_block = "export\tv\tvariable\tint\n\tlinkage\tv\n";
const std::string a_block = "class\tA\n\tsize\t4\n\tmember\t0\tp\tP*\n";
const std::string p_block = "declared\tP\n";
const std::string int_block = "base\tint\n\tsize\t4\n";

TEST(text, blocks_stand_in_their_order)
{
  const auto contract = format_contract(make_input());
  EXPECT_EQ(contract.text,
            "contract\t1\ninterface\ta.example/b\t1.2.3\nprovider\thost\n"
            "machine\tx86-64\nallow\tgrow_enum\tE\nallow\topaque\tP\n" +
              f_block + v_block + a_block + p_block + int_block);
  EXPECT_EQ(contract.places,
            "places\nplace\tf\ta.hpp\t9\nplace\tA\ta.hpp\t7\n");
}

TEST(text, export_fingerprint_covers_what_it_reaches_and_no_more)
{
  const auto contract = format_contract(make_input());
  const auto p_line = "types\t" + make_fingerprint(p_block) + "\n";
  const auto a_line = "types\t" + make_fingerprint(a_block + p_line) + "\n";
  const auto int_line = "types\t" + make_fingerprint(int_block) + "\n";
  EXPECT_EQ(contract.exports[0].fingerprint,
            make_fingerprint(f_block + a_line));
  EXPECT_EQ(contract.exports[1].fingerprint,
            make_fingerprint(v_block + int_line));
}

TEST(text, interface_fingerprint_covers_name_rules_and_exports)
{
  const auto contract = format_contract(make_input());
  EXPECT_EQ(contract.fingerprint,
            make_fingerprint("interface\ta.example/b\n"
                             "allow\tgrow_enum\tE\nallow\topaque\tP\n"
                             "f\t" +
                             contract.exports[0].fingerprint +
                             "\n"
                             "v\t" +
                             contract.exports[1].fingerprint + "\n"));
}

TEST(text, interface_fingerprint_covers_types_of_its_own)
{
  auto input = make_input();
  input.blocks["Own"] = make_block("class", {"size\t4"});
  input.blocks["Own"].origin = Origin::own;
  const auto before = format_contract(input);
  input.blocks["Own"].lines = {"size\t8"};
  EXPECT_NE(format_contract(input).fingerprint, before.fingerprint);
  EXPECT_NE(format_contract(make_input()).fingerprint, before.fingerprint);
}

TEST(text, version_is_in_the_text_and_not_in_the_fingerprint)
{
  auto input = make_input();
  input.version = "2.0.0";
  const auto older = format_contract(make_input());
  const auto newer = format_contract(input);
  EXPECT_NE(newer.text, older.text);
  EXPECT_EQ(newer.fingerprint, older.fingerprint);
}

TEST(text, places_are_relative_inside_and_bare_outside)
{
  EXPECT_EQ(format_place_file("/s/sub/a.hpp", "/s"), "sub/a.hpp");
  EXPECT_EQ(format_place_file("/s/./a.hpp", "/s/"), "a.hpp");
  EXPECT_EQ(format_place_file("/usr/include/zlib.h", "/s"), "zlib.h");
  EXPECT_EQ(format_place_file("/sx/a.hpp", "/s"), "a.hpp");
  EXPECT_EQ(format_place_file("/s/a.hpp", ""), "a.hpp");
}

TEST(text, place_without_file_or_line_has_no_line_in_the_text)
{
  EXPECT_EQ(format_place("f", "/s/sub/a.hpp", 9, "/s"),
            "place\tf\tsub/a.hpp\t9\n");
  EXPECT_EQ(format_place("f", "", 9, "/s"), "");
  EXPECT_EQ(format_place("f", "/s/a.hpp", 0, "/s"), "");
}

TEST(text, machines_have_names)
{
  EXPECT_EQ(format_machine(62), "x86-64");
  EXPECT_EQ(format_machine(183), "aarch64");
  EXPECT_EQ(format_machine(4711), "machine 4711");
}

}  // namespace
}  // namespace hallmark::contract::text::test_text
