// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Says whether it has rights that its user lacks, and what a search says then.

#include <hallmark/loader.hpp>

#include <iostream>

#include <sys/auxv.h>

int
main()
{
  hallmark::Loader loader({.environment = "HALLMARK_TEST_DIRS"});
  std::cout << ::getauxval(AT_SECURE) << '\n'
            << loader.find("tests.example/none").error().explain() << '\n';
}
