// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/export_places.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::test_export_places {
namespace {

TEST(export_places, the_text_of_headers_tells_where_the_rest_is)
{
  const tests::TemporaryFolder folder;
  const auto header = (folder.path() / "a.h").string();
  tests::write_bytes(header, "int one(void);\nint two(void);\n");
  Contract contract;
  contract.dependencies = {header};
  contract.exports.resize(2);
  contract.exports[0].name = "two";
  contract.exports[1].name = "one";
  contract.exports[1].file = "/known.h";
  contract.exports[1].line = 7;
  add_declarations(contract, folder.path().string());
  EXPECT_EQ(contract.exports[0].file, header);
  EXPECT_EQ(contract.exports[0].line, 2U);
  EXPECT_EQ(contract.exports[1].file, "/known.h");
  EXPECT_EQ(contract.places, "place\ttwo\ta.h\t2\n");
}

}  // namespace
}  // namespace hallmark::contract::test_export_places
