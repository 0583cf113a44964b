// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/report.hpp"

#include <gtest/gtest.h>

namespace hallmark::lint::test_report {
namespace {

Report
make_report()
{
  return {{{"rpath", "what\nit is", "DT_RPATH", "take it out"},
           {"nodelete", "stays", "DT_FLAGS_1", "let it go"}},
          {"not looked at"}};
}

TEST(Report, finding_is_a_line_whatever_is_in_it)
{
  EXPECT_EQ(format_report("a\x1b.so", make_report()),
            "a\\x1b.so: what\\x0ait is (DT_RPATH): take it out [rpath]\n"
            "a\\x1b.so: stays (DT_FLAGS_1): let it go [nodelete]\n"
            "a\\x1b.so: note: not looked at\n");
}

TEST(Report, nothing_found_is_said)
{
  EXPECT_EQ(format_report("a.so", {}), "a.so: no findings\n");
}

TEST(Report, json_has_the_same)
{
  auto report = make_report();
  report.findings.pop_back();
  EXPECT_EQ(format_report_json("a.so", report),
            "{\n"
            "  \"file\": \"a.so\",\n"
            "  \"findings\": [\n"
            "    {\n"
            "      \"check\": \"rpath\",\n"
            "      \"what\": \"what\\nit is\",\n"
            "      \"where\": \"DT_RPATH\",\n"
            "      \"cure\": \"take it out\"\n"
            "    }\n"
            "  ],\n"
            "  \"notes\": [\n"
            "    \"not looked at\"\n"
            "  ]\n"
            "}\n");
}

}  // namespace
}  // namespace hallmark::lint::test_report
