// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/exports.hpp"

#include <algorithm>
#include <string>

#include <elf.h>
#include <gtest/gtest.h>
#include <time.h>

namespace hallmark::verify::test_exports {
namespace {

using Names = std::vector<std::string>;

elf::Symbol
make_symbol(std::string_view name, std::uint16_t section = 1)
{
  elf::Symbol symbol;
  symbol.name = name;
  symbol.binding = STB_GLOBAL;
  symbol.type = STT_FUNC;
  symbol.section = section;
  return symbol;
}

/// A table that defines names, which must outlive it.
elf::Symbols
make_symbols(const Names& names)
{
  elf::Symbols symbols;
  for (const auto& name : names) {
    symbols.entries.push_back(make_symbol(name));
  }
  return symbols;
}

model::Stamp
make_stamp(Names exports, Names optional = {})
{
  model::Stamp stamp;
  stamp.exports = std::move(exports);
  stamp.optional = std::move(optional);
  return stamp;
}

/// What is said of a stamp's exports; empty when nothing.
std::string
find_fault(const model::Stamp& stamp, const elf::Symbols& symbols)
{
  const auto error =
    check_exports(stamp, symbols, find_exports(stamp, symbols));
  return error ? base::format_error(*error) : "";
}

Names
make_names(const std::string& start, std::size_t count)
{
  Names names;
  for (std::size_t i = 0; i < count; ++i) {
    names.push_back(start + std::to_string(i));
  }
  return names;
}

/// Processor time of this thread.
double
read_clock()
{
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         1e-9 * static_cast<double>(now.tv_nsec);
}

TEST(exports, places_are_those_of_the_symbols)
{
  const Names names = {"c", "a", "b"};
  const auto symbols = make_symbols(names);
  const auto places = find_exports(make_stamp({"a", "b"}, {"c", "d"}), symbols);

  EXPECT_EQ(places.exports, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(places.optional,
            (std::vector<std::uint32_t>{0, ExportPlaces::absent}));
}

TEST(exports, defined_exports_are_no_fault)
{
  EXPECT_EQ(find_fault(make_stamp({"a", "b"}), make_symbols({"b", "a"})), "");
}

TEST(exports, optional_export_may_be_missing)
{
  EXPECT_EQ(find_fault(make_stamp({"a"}, {"b"}), make_symbols({"a"})), "");
}

TEST(exports, missing_export_is_named_with_the_nearest)
{
  const auto stamp = make_stamp({"create_filter"});

  EXPECT_EQ(find_fault(stamp, make_symbols({"create_fliter", "other"})),
            "hallmark: error: export 'create_filter' is not defined\n"
            "  nearest: 'create_fliter'");
}

TEST(exports, missing_export_that_resembles_nothing_stands_alone)
{
  EXPECT_EQ(find_fault(make_stamp({"create_filter"}), make_symbols({"x"})),
            "hallmark: error: export 'create_filter' is not defined");
}

TEST(exports, mangled_name_of_a_missing_export_is_near_it)
{
  EXPECT_EQ(find_fault(make_stamp({"create_filter"}),
                       make_symbols({"_Z13create_filteri"})),
            "hallmark: error: export 'create_filter' is not defined\n"
            "  nearest: '_Z13create_filteri'");
}

TEST(exports, all_that_are_missing_are_named_in_order)
{
  const auto stamp = make_stamp({"zeta", "gain", "alpha", "count"});

  EXPECT_EQ(find_fault(stamp, make_symbols({"gain", "counts"})),
            "hallmark: error: 3 declared exports are not defined\n"
            "  export 'zeta' is not defined\n"
            "  export 'alpha' is not defined\n"
            "  export 'count' is not defined; nearest: 'counts'");
}

TEST(exports, refusal_is_of_a_missing_export)
{
  const auto stamp = make_stamp({"a"});
  const auto error = check_exports(stamp, {}, find_exports(stamp, {}));

  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, Code::missing_export);
}

TEST(exports, symbol_that_the_file_needs_is_no_definition)
{
  elf::Symbols symbols;
  symbols.entries = {make_symbol("a", SHN_UNDEF)};

  EXPECT_EQ(find_fault(make_stamp({"a"}), symbols),
            "hallmark: error: export 'a' is not defined");
}

TEST(exports, hidden_and_local_symbols_are_no_definitions)
{
  elf::Symbols symbols;
  symbols.entries = {make_symbol("hidden"), make_symbol("local")};
  symbols.entries[0].visibility = STV_HIDDEN;
  symbols.entries[1].binding = STB_LOCAL;

  EXPECT_EQ(find_fault(make_stamp({"hidden", "local"}), symbols),
            "hallmark: error: 2 declared exports are not defined\n"
            "  export 'hidden' is not defined\n"
            "  export 'local' is not defined");
}

TEST(exports, weak_and_absolute_symbols_are_definitions)
{
  elf::Symbols symbols;
  symbols.entries = {make_symbol("weak"), make_symbol("absolute", SHN_ABS)};
  symbols.entries[0].binding = STB_WEAK;

  EXPECT_EQ(find_fault(make_stamp({"weak", "absolute"}), symbols), "");
}

TEST(exports, names_of_hallmark_are_not_offered_as_nearest)
{
  EXPECT_EQ(find_fault(make_stamp({"hallmark_on_opne"}),
                       make_symbols({"hallmark_on_open"})),
            "hallmark: error: export 'hallmark_on_opne' is not defined");
}

TEST(exports, thousands_of_missing_exports_are_all_named_in_little_time)
{
  const auto stamp = make_stamp(make_names("missing_export_", 20000));
  const auto names = make_names("another_export_", 20000);
  const auto start = read_clock();
  const auto symbols = make_symbols(names);
  const auto error =
    check_exports(stamp, symbols, find_exports(stamp, symbols));

  ASSERT_TRUE(error);
  EXPECT_EQ(error->message, "20000 declared exports are not defined");
  EXPECT_EQ(error->details.size(), 20000U);
  EXPECT_LT(read_clock() - start, 5.0);
}

/// The shortest of several times that finding `count` exports takes.
double
measure(std::size_t count)
{
  const auto names = make_names("filter_export_", count);
  const auto symbols = make_symbols(names);
  const auto stamp = make_stamp(names);
  double best = 1e9;
  for (int i = 0; i < 5; ++i) {
    const auto start = read_clock();
    const auto places = find_exports(stamp, symbols);
    best = std::min(best, read_clock() - start);
    EXPECT_EQ(places.exports.size(), count);
  }
  return best;
}

TEST(exports, time_grows_with_their_number_and_not_with_its_square)
{
  // 64 times as many take 64 times as long, or somewhat more where caches end;
  // with a scan for each they would take 4096 times as long.
  EXPECT_LT(measure(64000), 600 * measure(1000));
}

TEST(exports, offered_ones_are_found_by_their_names_in_source)
{
  auto stamp = make_stamp({"a", "_Zb"}, {"tail", "wet"});
  stamp.names = {{"_Zb", "ns::b"}};
  const Names names = {"wet", "a", "_Zb"};
  auto symbols = make_symbols(names);
  const auto places = find_exports(stamp, symbols);
  Offered offered(stamp, places, &symbols);

  EXPECT_EQ(offered.find({"a", ""}), Presence::defined);
  EXPECT_EQ(offered.find({"ns::b", ""}), Presence::defined);
  EXPECT_EQ(offered.find({"tail", ""}), Presence::undefined);
  EXPECT_EQ(offered.find({"wet", ""}), Presence::defined);
  EXPECT_EQ(offered.find({"a", ""}), Presence::defined);
  EXPECT_EQ(offered.find({"_Zb", ""}), Presence::undeclared);
  EXPECT_EQ(offered.list_undefined(), std::vector<std::string_view>{"tail"});
}

TEST(exports, offered_ones_are_found_with_parameters_and_without_them)
{
  auto stamp = make_stamp({"_Zb", "_Zci"});
  stamp.names = {{"_Zb", "ns::b"}, {"_Zci", "ns::c(int)"}};
  const Names names = {"_Zb", "_Zci"};
  auto symbols = make_symbols(names);
  const auto places = find_exports(stamp, symbols);
  Offered offered(stamp, places, &symbols);

  EXPECT_EQ(offered.find({"ns::b()", "_Zb"}), Presence::defined);
  EXPECT_EQ(offered.find({"ns::b()", "_Zbi"}), Presence::undeclared);
  EXPECT_EQ(offered.find({"ns::c", "_Zci"}), Presence::defined);
  EXPECT_EQ(offered.find({"ns::c", "_Zcl"}), Presence::undeclared);
}

TEST(exports, thread_local_variable_is_not_offered)
{
  const auto stamp = make_stamp({"a"});
  const Names names = {"a"};
  auto symbols = make_symbols(names);
  symbols.entries[0].type = STT_TLS;
  const auto places = find_exports(stamp, symbols);

  EXPECT_EQ(Offered(stamp, places, &symbols).find({"a", "a"}),
            Presence::undefined);
}

}  // namespace
}  // namespace hallmark::verify::test_exports
