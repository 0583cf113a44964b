// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/compile.hpp"
#include "contract/dwarf/place.hpp"
#include "support/files.hpp"
#include "toolkit/contract/snippet.hpp"

#include <dwarf.h>
#include <gtest/gtest.h>

namespace hallmark::contract::dwarf::test_place {
namespace {

/// Where the unit and its one variable are declared.
std::pair<Place, Place>
places_of(const std::vector<std::string>& compiler)
{
  const tests::TemporaryFolder folder;
  const auto object = (folder.path() / "a.o").string();
  tests::write_bytes(folder.path() / "a.cpp", "\nint level = 1;\n");
  auto command = compiler;
  command.insert(command.end(), {"-c", "a.cpp", "-o", object});
  const auto ran = compile::run_program(command, folder.path().string());
  EXPECT_EQ(ran->status, 0) << ran->errors;
  std::pair<Place, Place> places;
  const auto debug = Debug::open(object);
  for_each_unit(*debug, [&](const Die& unit) {
    places.first = place_of(unit);
    return for_each_child(unit, [&](const Die& child) {
      if (tag_of(child) == DW_TAG_variable) {
        places.second = place_of(child);
      }
      return true;
    });
  });
  return places;
}

TEST(place, is_file_and_line_of_the_declaration)
{
  for (const auto& compiler : tests::find_compilers()) {
    for (const auto* version : {"-gdwarf-4", "-gdwarf-5"}) {
      const auto [unit, variable] = places_of({compiler, version});
      EXPECT_TRUE(variable.file.starts_with("/")) << compiler << version;
      EXPECT_TRUE(variable.file.ends_with("/a.cpp")) << compiler << version;
      EXPECT_EQ(variable.line, 2U) << compiler << version;
    }
  }
}

TEST(place, of_what_stands_on_no_line_is_none)
{
  const auto [unit, variable] = places_of({"g++", "-g"});
  EXPECT_EQ(unit.file, "");
  EXPECT_EQ(unit.line, 0U);
}

}  // namespace
}  // namespace hallmark::contract::dwarf::test_place
