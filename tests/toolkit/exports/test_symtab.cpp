// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/file.hpp"
#include "exports/symtab.hpp"
#include "toolkit/workshop.hpp"

#include <gtest/gtest.h>

namespace hallmark::exports::test_symtab {
namespace {

using tests::Workshop;

/// Whether `reverb.so` has a symbol of that name for people.
bool
has_symbol(const Workshop& workshop, const std::string& name)
{
  const auto file = base::File::open(workshop.find("reverb.so"));
  return read_definitions(*file).names.contains(name);
}

TEST(symtab, hidden_names_are_read)
{
  const Workshop workshop;
  ASSERT_EQ(workshop.stamp(), "");
  ASSERT_EQ(workshop.link("g++", {}).status, 0);

  EXPECT_TRUE(has_symbol(workshop, "hallmark_self"));
  EXPECT_FALSE(has_symbol(workshop, "hallmark_on_open"));
}

TEST(symtab, stripped_file_has_none)
{
  const Workshop workshop;
  ASSERT_EQ(workshop.stamp(), "");
  ASSERT_EQ(workshop.link("g++", {"-s"}).status, 0);

  EXPECT_FALSE(has_symbol(workshop, "hallmark_self"));
}

TEST(symtab, names_of_cxx_are_demangled)
{
  EXPECT_EQ(demangle("_ZN5audio4gainEi"), "audio::gain(int)");
  EXPECT_EQ(demangle("gain"), "gain");
  EXPECT_EQ(demangle("i"), "i");
  EXPECT_EQ(demangle("_Znonsense"), "_Znonsense");
}

/// What a file defines that has these names for people.
Definitions
define(const std::vector<std::string_view>& names)
{
  std::vector<elf::Symbol> symbols;
  for (const auto name : names) {
    auto& symbol = symbols.emplace_back();
    symbol.name = name;
    symbol.section = 1;
  }
  return index_definitions(symbols);
}

std::string
explain(const std::vector<std::string_view>& names, bool is_needed = false)
{
  return explain_missing("gain", define(names), is_needed);
}

TEST(symtab, undefined_export_is_told)
{
  EXPECT_EQ(explain({"other", "_Z5otheri"}), " is not defined");
}

TEST(symtab, export_that_another_library_defines_is_told)
{
  EXPECT_EQ(explain({}, true),
            " is used here but defined elsewhere: link what defines it");
}

TEST(symtab, hidden_export_is_told)
{
  EXPECT_EQ(explain({"gain"}),
            " is hidden: mark it HALLMARK_EXPORT, and do not make it static");
}

/// What a template makes is as visible as its arguments are.
TEST(symtab, hidden_instance_is_told)
{
  const std::string name = "_ZN1a5twiceINS_1VEEET_S2_";
  EXPECT_EQ(explain_missing(name, define({name}), false),
            " is hidden: mark it HALLMARK_EXPORT, and the classes that are its "
            "arguments");
}

TEST(symtab, export_with_cxx_linkage_is_told)
{
  EXPECT_EQ(explain({"_Z4gaini"}),
            " has C++ linkage, as gain(int): declare it between "
            "HALLMARK_C_BEGIN and HALLMARK_C_END");
  EXPECT_EQ(explain({"_ZN5audio4gainE"}),
            " has C++ linkage, as audio::gain: declare it between "
            "HALLMARK_C_BEGIN and HALLMARK_C_END");
}

TEST(symtab, internal_export_is_told)
{
  EXPECT_EQ(explain({"_ZL4gain"}),
            " is internal to a source: declare it extern before its "
            "definition");
}

TEST(symtab, export_that_is_defined_otherwise_than_declared_is_told)
{
  const auto explain_cpp = [](std::string_view other) {
    return explain_missing("_ZN5audio4gainEi", define({other}), false);
  };
  EXPECT_EQ(explain_cpp("_ZN5audio4gainEf"),
            " is declared as audio::gain(int) and defined as "
            "audio::gain(float): make the two match");
  EXPECT_EQ(explain_cpp("_Z4gaini"),
            " is declared as audio::gain(int) and defined as gain(int): make "
            "the two match");
  EXPECT_EQ(explain_cpp("_ZL4gaini"),
            " is internal to a source: define it as its header declares it, "
            "audio::gain(int)");
  EXPECT_EQ(explain_cpp("_ZN5audio4tailEi"), " is not defined");
  EXPECT_EQ(explain_cpp("_ZN5audio4gainEi"),
            " is hidden: mark it HALLMARK_EXPORT, and do not make it static");
}

TEST(symtab, first_definition_of_a_name_is_told)
{
  EXPECT_EQ(explain({"_Z4tailv", "_Z4gaini", "_ZL4gain"}),
            " has C++ linkage, as gain(int): declare it between "
            "HALLMARK_C_BEGIN and HALLMARK_C_END");
}

/// What is told of a missing export beside its cause.
std::string
find_nearest(const std::string& name,
             const std::vector<std::string_view>& defined)
{
  return format_nearest(name, define(defined));
}

TEST(symtab, nearest_names_are_told)
{
  EXPECT_EQ(find_nearest("create_filter", {"tail", "create_fliter"}),
            "; nearest: 'create_fliter'");
  EXPECT_EQ(find_nearest("_ZN5audio13create_filterEi",
                         {"_ZN5audio13create_fliterEi", "create_filters"}),
            "; nearest: 'audio::create_fliter(int)', 'create_filters'");
  EXPECT_EQ(find_nearest("gain", {"tail"}), "");
}

TEST(symtab, what_nobody_wrote_is_not_near)
{
  EXPECT_EQ(find_nearest("gain", {"gain.part.0", "_gain", "hallmark_gain"}),
            "");
  EXPECT_EQ(find_nearest("register", {"register_tm_clones"}), "");
}

TEST(symtab, exports_are_not_near)
{
  elf::Symbol symbol;
  symbol.name = "gains";
  symbol.section = 1;
  EXPECT_EQ(format_nearest("gain", index_definitions({symbol})),
            "; nearest: 'gains'");
  EXPECT_EQ(format_nearest("gain", index_definitions({symbol}, {"gains"})), "");
}

TEST(symtab, operator_of_another_type_is_not_meant)
{
  EXPECT_EQ(explain_missing("_ZN1AclEi", define({"_ZN1BclEi"}), false),
            " is not defined");
}

TEST(symtab, instance_that_nobody_made_is_told)
{
  EXPECT_EQ(explain_missing("_ZN1a4makeIiEET_S1_", define({}), false),
            " is not instantiated: instantiate it in one source: template int "
            "a::make<int>(int);");
  EXPECT_EQ(explain_missing("_ZN1a5tableIiEE", define({}), false),
            " is not instantiated: instantiate it in one source: template TYPE "
            "a::table<int>;");
}

TEST(symtab, overload_that_is_an_export_is_not_meant)
{
  elf::Symbol symbol;
  symbol.name = "_Z4gainf";
  symbol.section = 1;
  const auto definitions = index_definitions({symbol}, {"_Z4gainf"});
  EXPECT_EQ(explain_missing("_Z4gaini", definitions, false), " is not defined");
}

TEST(symtab, undefined_symbol_is_no_definition)
{
  elf::Symbol symbol;
  symbol.name = "gain";
  symbol.section = SHN_UNDEF;
  EXPECT_TRUE(index_definitions({symbol}).names.empty());
}

TEST(symtab, hidden_symbol_is_not_exported)
{
  elf::Symbol shown;
  shown.name = "shown";
  shown.binding = STB_GLOBAL;
  shown.section = 1;
  auto hidden = shown;
  hidden.name = "hidden";
  hidden.visibility = STV_HIDDEN;
  const std::vector<elf::Symbol> symbols{shown, hidden};
  const auto exported = index_exports(symbols);
  EXPECT_EQ(exported.size(), 1U);
  EXPECT_EQ(exported.at("shown"), symbols.data());
}

TEST(symtab, what_the_compiler_made_is_no_definition)
{
  // gain()::x, a guard variable, a type's name, another function.
  for (const auto* name :
       {"_ZZ4gainvE1x", "_ZGVZ4gainvE1x", "_ZTS4gain", "_Z6regainv"}) {
    EXPECT_EQ(explain({name}), " is not defined") << name;
  }
}

}  // namespace
}  // namespace hallmark::exports::test_symtab
