// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/compile.hpp"
#include "contract/dwarf/dwarf.hpp"
#include "support/files.hpp"

#include <dwarf.h>
#include <elf.h>
#include <gtest/gtest.h>

namespace hallmark::contract::dwarf::test_dwarf {
namespace {

class dwarf : public testing::Test {
protected:
  /// Compile a source and open what came of it.
  Result<Debug> compile(const std::string& source,
                        const std::vector<std::string>& flags)
  {
    const auto name = (folder_.path() / "a.cpp").string();
    const auto object = (folder_.path() / "a.o").string();
    tests::write_bytes(name, source);
    std::vector<std::string> command = {"g++", "-c", name, "-o", object};
    command.insert(command.end(), flags.begin(), flags.end());
    EXPECT_EQ(compile::run_program(command, "")->status, 0);
    return Debug::open(object);
  }

  tests::TemporaryFolder folder_;
};

std::vector<Die>
children_of(const Die& die)
{
  std::vector<Die> children;
  for_each_child(die, [&](const Die& child) {
    children.push_back(child);
    return true;
  });
  return children;
}

std::vector<Die>
units_of(const Debug& debug)
{
  std::vector<Die> units;
  for_each_unit(debug, [&](const Die& unit) {
    units.push_back(unit);
    return true;
  });
  return units;
}

TEST_F(dwarf, object_is_read_relocated)
{
  const auto debug = compile("struct S { int a : 3; } s;", {"-g"});
  ASSERT_TRUE(debug);
  EXPECT_EQ(debug->machine(), EM_X86_64);
  EXPECT_EQ(debug->address_size(), 8U);
  const auto units = units_of(*debug);
  ASSERT_EQ(units.size(), 1U);
  const auto structure = children_of(units[0]).at(0);
  EXPECT_EQ(tag_of(structure), DW_TAG_structure_type);
  EXPECT_EQ(name_of(structure), "S");
  EXPECT_EQ(number(structure, DW_AT_byte_size), 4U);
  const auto member = children_of(structure).at(0);
  EXPECT_EQ(name_of(member), "a");
  EXPECT_EQ(number(member, DW_AT_bit_size), 3U);
  EXPECT_EQ(name_of(*reference(member, DW_AT_type)), "int");
}

TEST_F(dwarf, what_is_not_there_is_none)
{
  const auto debug = compile("int i;", {"-g"});
  ASSERT_TRUE(debug);
  const auto unit = units_of(*debug).at(0);
  EXPECT_FALSE(has(unit, DW_AT_byte_size));
  EXPECT_FALSE(is_set(unit, DW_AT_declaration));
  EXPECT_EQ(number(unit, DW_AT_byte_size), std::nullopt);
  EXPECT_EQ(signed_number(unit, DW_AT_byte_size), std::nullopt);
  EXPECT_EQ(number(unit, DW_AT_name), std::nullopt);
  EXPECT_FALSE(reference(unit, DW_AT_type));
  EXPECT_EQ(offset_or_operand(unit, DW_AT_location), std::nullopt);
  EXPECT_EQ(linkage_name_of(unit), "");
}

TEST_F(dwarf, visit_may_end_early)
{
  const auto debug = compile("int a; int b; int c;", {"-g"});
  ASSERT_TRUE(debug);
  int visited = 0;
  EXPECT_TRUE(for_each_child(units_of(*debug).at(0),
                             [&](const Die&) { return ++visited < 2; }));
  EXPECT_EQ(visited, 2);
}

TEST_F(dwarf, object_without_debugging_information_is_malformed)
{
  const auto debug = compile("int i;", {"-g0"});
  ASSERT_FALSE(debug);
  EXPECT_EQ(base::format_error(debug.error()),
            "hallmark: error: has no readable debugging information");
}

TEST_F(dwarf, object_with_type_units_is_unsupported)
{
  for (const auto* version : {"-gdwarf-4", "-gdwarf-5"}) {
    const auto debug =
      compile("struct S { int i; } s;", {version, "-fdebug-types-section"});
    ASSERT_FALSE(debug);
    EXPECT_EQ(
      base::format_error(debug.error()),
      "hallmark: error: object has type sections, which are not supported\n"
      "  hint: compile without -fdebug-types-section");
  }
}

TEST_F(dwarf, what_is_no_object_is_malformed)
{
  const auto name = (folder_.path() / "text").string();
  tests::write_bytes(name, "text");
  const auto debug = Debug::open(name);
  ASSERT_FALSE(debug);
  EXPECT_EQ(debug.error().code, Code::malformed);
}

TEST_F(dwarf, missing_file_is_not_found)
{
  EXPECT_EQ(Debug::open("/nowhere.o").error().code, Code::not_found);
}

TEST_F(dwarf, tags_are_printed_in_hex)
{
  EXPECT_EQ(format_tag(0x4109), "tag 0x4109");
}

}  // namespace
}  // namespace hallmark::contract::dwarf::test_dwarf
