// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_extra_types {
namespace {

/// What is said of a name under `extra_types`, by each compiler the same.
std::string
explain(const std::string& name)
{
  std::string said;
  for (const auto& compiler : find_compilers()) {
    const auto error =
      error_of({.text = "namespace audio {\n"
                        "template<class T> struct Box { T t; };\n"
                        "struct Params { int level; };\n"
                        "typedef Params Settings;\n"
                        "using Chars = Box<char>;\n"
                        "struct Outer { typedef Params Inner; };\n"
                        "}\n"
                        "int f(audio::Settings*, audio::Chars*, "
                        "audio::Outer::Inner*, audio::Outer*);",
                .exports = {"f"},
                .compiler = compiler,
                .owns_types = true,
                .extra_types = {name}});
    EXPECT_TRUE(said.empty() || said == error) << compiler << ": " << error;
    said = error;
  }
  return said;
}

TEST(extra_types, that_are_another_name_of_a_type_are_told)
{
  EXPECT_EQ(explain("audio::Settings"),
            "hallmark: error: 'DIR/sample.hpp': 'extra_types' names "
            "'audio::Settings', which is another name of 'audio::Params'\n"
            "  hint: name that one");
  EXPECT_EQ(explain("audio::Outer::Inner"),
            "hallmark: error: 'DIR/sample.hpp': 'extra_types' names "
            "'audio::Outer::Inner', which is another name of 'audio::Params'\n"
            "  hint: name that one");
  EXPECT_EQ(explain("audio::Chars"),
            "hallmark: error: 'DIR/sample.hpp': 'extra_types' names "
            "'audio::Chars', which is another name of 'audio::Box<char>'\n"
            "  hint: name that one");
}

TEST(extra_types, that_are_not_there_are_told)
{
  EXPECT_EQ(explain("audio::Missing"),
            "hallmark: error: 'DIR/sample.hpp': 'extra_types' names "
            "'audio::Missing', which no header of the interface brings along\n"
            "  hint: include the header that defines it in a header of the "
            "interface");
}

}  // namespace
}  // namespace hallmark::tests::test_extra_types
