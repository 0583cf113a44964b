// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/declared.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_declared {
namespace {

const char* const header = R"(
namespace audio {
struct Filter {
  explicit Filter(int taps);
  Filter(const Filter&) = delete;
  virtual ~Filter();
  virtual int size() const;
  unsigned long gain(const char* name, long double) const;
  static int count;
  operator unsigned long() const;
  int level;
protected:
  void reset();
private:
  int depth;
};
class Closed {
  int inside;
public:
  int outside;
};
void f(Filter*, Closed*);
}
)";

TEST(declared, is_what_no_layout_shows_and_every_compiler_tells)
{
  for (const auto& compiler : find_compilers()) {
    SCOPED_TRACE(compiler);
    const auto made =
      make({.text = header, .exports = {"audio::f"}, .compiler = compiler});
    ASSERT_TRUE(made) << base::format_error(made.error());
    EXPECT_EQ(made->source,
              "source\n"
              "access\taudio::Closed\tinside\tprivate\n"
              "access\taudio::Closed\toutside\tpublic\n"
              "access\taudio::Filter\tcount\tpublic\n"
              "access\taudio::Filter\tdepth\tprivate\n"
              "access\taudio::Filter\tlevel\tpublic\n"
              "method\taudio::Filter\tFilter(int)\tpublic\texplicit\n"
              "method\taudio::Filter\tgain(const char*,long double)const\t"
              "public\n"
              "method\taudio::Filter\toperator unsigned long()const\tpublic\n"
              "method\taudio::Filter\treset()\tprotected\n"
              "method\taudio::Filter\tsize()const\tpublic\tvirtual\n"
              "method\taudio::Filter\t~Filter()\tpublic\tvirtual\n");
  }
}

TEST(declared, leaves_out_what_compilers_tell_in_different_ways)
{
  for (const auto& compiler : find_compilers()) {
    SCOPED_TRACE(compiler);
    const auto made =
      make({.text = "class C {\n"
                    "  static int hidden;\n"
                    "public:\n"
                    "  static constexpr int most = 4;\n"
                    "  static const int some[2];\n"
                    "  static int count;\n"
                    "};\n"
                    "inline auto make(int k)\n"
                    "{ return [k, m = k + 1](int x) { return k + m + x; }; }\n"
                    "struct S { decltype(make(1))* made; };\n"
                    "void f(C*, S*);",
            .exports = {"f"},
            .compiler = compiler + " -std=c++20"});
    ASSERT_TRUE(made) << base::format_error(made.error());
    EXPECT_EQ(made->source,
              "source\n"
              "access\tC\tcount\tpublic\n"
              "access\tC\thidden\tprivate\n"
              "access\tS\tmade\tpublic\n");
  }
}

TEST(declared_in_c, is_nothing)
{
  const auto made = make({.text = "struct A { int a; };\nvoid f(struct A*);",
                          .exports = {"f"},
                          .language = contract::Language::c});
  ASSERT_TRUE(made) << base::format_error(made.error());
  EXPECT_EQ(made->source, "");
}

}  // namespace
}  // namespace hallmark::tests::test_declared
