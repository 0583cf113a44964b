// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/verdicts.hpp"
#include "verify/promises.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_promises {
namespace {

constexpr std::string_view made_by_plugin = "audio::Filter*()";
constexpr std::string_view made_by_host = "void(audio::Filter*)";
constexpr std::string_view made_by_both = "audio::Filter*(audio::Filter*)";

std::string
make_class(std::string_view signature, std::string_view lines)
{
  return "export|f|function|" + std::string(signature) +
         "\n  linkage|f\nclass|audio::Filter\n  size|8\n  align|8\n"
         "  pass|memory\n" +
         std::string(lines);
}

/// What is said of a class that the exports reach so; the plugin's first.
std::string
explain(std::string_view signature,
        std::string_view plugin,
        std::string_view host)
{
  auto text = tests::explain_lines(make_class(signature, plugin),
                                   make_class(signature, host));
  const auto start = text.find("from f):\n");
  const auto end = text.find("\n  hint");
  return start == text.npos ? text : text.substr(start + 13, end - start - 13);
}

TEST(promises, who_makes_the_objects_may_promise_more)
{
  const auto* with = "  virtual|0|f()|int|noexcept\n";
  const auto* without = "  virtual|0|f()|int\n";
  const auto* lacks = "'f()' may throw in the plugin, is noexcept in the host";
  const auto* has = "'f()' is noexcept in the plugin, may throw in the host";
  EXPECT_EQ(explain(made_by_plugin, with, without), "accepted");
  EXPECT_EQ(explain(made_by_plugin, without, with), lacks);
  EXPECT_EQ(explain(made_by_host, without, with), "accepted");
  EXPECT_EQ(explain(made_by_host, with, without), has);
  EXPECT_EQ(explain(made_by_both, with, without), has);
  EXPECT_EQ(explain(made_by_both, without, with), lacks);
}

TEST(promises, deleted_function_is_so_on_both_sides)
{
  const auto* with = "  virtual|0|f()|int|deleted\n";
  const auto* without = "  virtual|0|f()|int\n";
  EXPECT_EQ(explain(made_by_plugin, with, without),
            "'f()' is deleted in the plugin, is not deleted in the host");
  EXPECT_EQ(explain(made_by_host, without, with),
            "'f()' is not deleted in the plugin, is deleted in the host");
  EXPECT_EQ(explain(made_by_plugin, with, with), "accepted");
}

TEST(promises, what_is_final_is_called_directly)
{
  const auto* with = "  override|g()|final\n";
  EXPECT_EQ(explain(made_by_plugin, with, ""), "accepted");
  EXPECT_EQ(explain(made_by_plugin, "", with),
            "'g()' may be overridden in the plugin, is final in the host");
}

TEST(promises, a_destructor_promises_unless_it_says_otherwise)
{
  const auto* throwing = "  virtual|0|~|throws\n";
  const auto* plain = "  virtual|0|~\n";
  EXPECT_EQ(explain(made_by_plugin, plain, throwing), "accepted");
  EXPECT_EQ(explain(made_by_plugin, throwing, plain),
            "'~Filter()' may throw in the plugin, is noexcept in the host");
}

TEST(promises, what_is_pure_is_so_on_both_sides)
{
  const auto* pure = "  virtual|0|f()|int|pure\n";
  const auto* plain = "  virtual|0|f()|int\n";
  EXPECT_EQ(explain(made_by_plugin, pure, plain),
            "'f()' is pure in the plugin, is not pure in the host");
  EXPECT_EQ(explain(made_by_plugin, plain, pure),
            "'f()' is not pure in the plugin, is pure in the host");
}

TEST(promises, a_diff_tells_in_which_direction_one_works)
{
  const auto with =
    make_class(made_by_plugin, "  virtual|0|f()|int|noexcept\n");
  const auto without = make_class(made_by_plugin, "  virtual|0|f()|int\n");
  EXPECT_EQ(tests::diff_lines(without, with),
            "major, new plugins: type 'audio::Filter' (reached from f): "
            "'f()' is noexcept in the new one, may throw in the old one\n");
  EXPECT_EQ(tests::diff_lines(with, without),
            "major, old plugins: type 'audio::Filter' (reached from f): "
            "'f()' may throw in the new one, is noexcept in the old one\n");
}

TEST(promises, an_export_promises_too)
{
  const std::string with = "export|f|function|int()\n  linkage|f\n  noexcept\n";
  const std::string without = "export|f|function|int()\n  linkage|f\n";
  EXPECT_EQ(tests::explain_lines(with, without), "accepted");
  EXPECT_EQ(tests::explain_lines(without, with),
            "hallmark: error: 'reverb.so': interface 'audio.example/filter' "
            "differs in 1 export\n"
            "  export 'f':\n"
            "    it may throw in the plugin, is noexcept in the host\n"
            "  hint: version 2.1.0 of 'audio.example/filter' was not stepped, "
            "or flags differ: rebuild the plugin");
}

}  // namespace
}  // namespace hallmark::verify::test_promises
