// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Runs the tests of a program, or those of some of its files alone:
//
//   test_load test_closing
//
// Files are compiled into one program to spare time, and run in processes of
// their own where what one leaves in a process would mislead another.

#include <filesystem>
#include <iostream>
#include <string>

#include <gmock/gmock.h>

namespace {

/// A filter of GoogleTest's for the tests of a file: empty when it has none.
std::string
select_file(const std::string& stem)
{
  std::string filter;
  const auto& program = *testing::UnitTest::GetInstance();
  for (int suite = 0; suite < program.total_test_suite_count(); ++suite) {
    const auto& tests = *program.GetTestSuite(suite);
    for (int index = 0; index < tests.total_test_count(); ++index) {
      const auto& test = *tests.GetTestInfo(index);
      if (std::filesystem::path(test.file()).stem() == stem) {
        filter += std::string(tests.name()) + "." + test.name() + ":";
      }
    }
  }
  return filter;
}

}  // namespace

int
main(int count, char** words)
{
  testing::InitGoogleMock(&count, words);
  std::string filter;
  for (int place = 1; place < count; ++place) {
    const auto tests = select_file(words[place]);
    if (tests.empty()) {
      std::cerr << words[0] << ": no tests of " << words[place] << ".cpp\n";
      return 2;
    }
    filter += tests;
  }
  if (!filter.empty() && testing::GTEST_FLAG(filter) == "*") {
    testing::GTEST_FLAG(filter) = filter;
  }
  return RUN_ALL_TESTS();
}
