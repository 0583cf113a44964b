// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is said of a stamp whose table is spoilt.

#include "verify/candidate.hpp"
#include "verify/decided_image.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_candidate_table {
namespace {

/// What is said of a plugin with another table, all of it; empty when nothing.
std::string
find_fault(const std::string& table)
{
  DecidedParts parts;
  parts.table = table;
  const auto bytes = parts.make().bytes;
  base::MemorySource source{std::string_view(bytes)};
  const auto candidate = read_candidate(source, this_platform());
  return candidate ? "" : base::format_error(candidate.error());
}

TEST(CandidateTable, line_that_is_not_whole_names_no_interface)
{
  EXPECT_EQ(
    find_fault("interface\taudio.example/filter\t2.1.0\n"),
    "hallmark: error: stamp and table differ in the interfaces: found "
    "'audio.example/filter' 2.1.0 in the stamp, expected none as in the "
    "table");
}

TEST(CandidateTable, version_that_is_no_text_is_escaped)
{
  EXPECT_EQ(find_fault("interface\taudio.example/filter\t\xa0\t" +
                       std::string(decided_digits) + "\n"),
            "hallmark: error: stamp and table differ in the interfaces: found "
            "'audio.example/filter' 2.1.0 in the stamp, expected "
            "'audio.example/filter' \\xa0 as in the table");
}

}  // namespace
}  // namespace hallmark::verify::test_candidate_table
