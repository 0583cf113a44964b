// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/text.hpp"
#include "stamp/flags.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace hallmark::stamp::test_flags {
namespace {

/// The value of a fact, of flags that blanks separate.
std::string
find_fact(const std::string& name, const std::string& flags)
{
  std::vector<std::string> words;
  for (const auto word : base::split(flags, ' ')) {
    words.emplace_back(word);
  }
  const auto facts = find_flag_facts(words);
  return std::ranges::find(facts, name, &model::Fact::name)->value;
}

struct Row {
  std::string fact;
  std::string flags;
  std::string value;
};

class Flags : public testing::TestWithParam<Row> {};

TEST_P(Flags, make_a_fact)
{
  const auto& row = GetParam();
  EXPECT_EQ(find_fact(row.fact, row.flags), row.value) << row.flags;
}

const std::string calls = "call_flags";
const std::string layouts = "layout_flags";
const std::string versions = "abi_version";

const Row rows[] = {
  {calls, "", "none"},
  {calls, "-O2 -fPIC -mavx2 -march=native -fcf-protection", "none"},
  {calls, "-mabi=ms", "-mabi=ms"},
  {calls, "-mabi=ms -mabi=sysv", "none"},
  {calls, "-mabi=sysv -mabi=ms", "-mabi=ms"},
  {calls, "-mabi=lp64", "none"},
  {calls, "-mrtd -mabi=ms -mregparm=3", "-mabi=ms,-mregparm=3,-mrtd"},
  {calls, "-mregparm=3 -mregparm=2", "-mregparm=2"},
  {calls, "-mregparm=3 -mregparm=0", "none"},
  {calls, "-mrtd -mno-rtd", "none"},
  {calls, "-fpcc-struct-return", "-fpcc-struct-return"},
  {calls, "-fpcc-struct-return -freg-struct-return", "none"},
  {calls, "-freg-struct-return -fpcc-struct-return", "-fpcc-struct-return"},
  {calls, "-msseregparm", "-msseregparm"},
  {calls, "-msoft-float", "-msoft-float"},
  {calls, "-msoft-float -mhard-float", "none"},
  {calls, "-mfloat-abi=softfp", "-mfloat-abi=softfp"},
  {calls, "-mno-80387", "-mno-80387"},
  {calls, "-mno-80387 -m80387", "none"},
  {calls, "-mno-fp-ret-in-387", "-mno-fp-ret-in-387"},
  {calls, "-mno-x87 -mno-sse -mno-sse2", "-mno-sse,-mno-sse2,-mno-x87"},
  {calls, "-mgeneral-regs-only", "-mgeneral-regs-only"},
  {calls, "-mvect8-ret-in-mem", "-mvect8-ret-in-mem"},
  {calls, "-mskip-rax-setup", "-mskip-rax-setup"},
  {calls, "-fsanitize=kcfi", "-fsanitize=kcfi"},
  {calls,
   "-Xclang -fdefault-calling-conv=vectorcall",
   "-fdefault-calling-conv=vectorcall"},
  {calls, "-mpreferred-stack-boundary=4", "none"},
  {calls, "-mpreferred-stack-boundary=3", "-mpreferred-stack-boundary=3"},
  {calls, "-mpreferred-stack-boundary=5", "-mpreferred-stack-boundary=5"},
  {calls, "-mpreferred-stack-boundary=3 -mpreferred-stack-boundary=4", "none"},
  {calls, "-mpreferred-stack-boundary=5 -mincoming-stack-boundary=4", "none"},
  {calls, "-mincoming-stack-boundary=3", "none"},
  {calls, "-mincoming-stack-boundary=5", "-mincoming-stack-boundary=5"},
  {calls, "-mstack-alignment=8", "-mstack-alignment=8"},
  {calls, "-mstack-alignment=16", "none"},
  {calls, "-ffixed-x18", "-ffixed-x18"},
  {calls, "-ffixed-r12 -fcall-saved-r12", "none"},
  {calls, "-fcall-used-rbx", "-fcall-used-rbx"},
  {calls, "-fcall-used-rbx -fcall-saved-rbx", "none"},
  {calls, "-fcall-saved-rcx", "-fcall-saved-rcx"},
  {calls, "-fcall-used-rcx", "none"},
  {calls, "-fcall-saved-x9 -fcall-saved-x19", "-fcall-saved-x9"},
  {layouts, "-O2 -mabi=ms", "none"},
  {layouts, "-fpack-struct", "-fpack-struct"},
  {layouts, "-fpack-struct -fno-pack-struct", "none"},
  {layouts, "-fpack-struct=2 -fpack-struct=4", "-fpack-struct=4"},
  {layouts, "-fpack-struct=4 -fno-pack-struct", "-fpack-struct=4"},
  {layouts, "-fpack-struct=4 -fpack-struct", "-fpack-struct,-fpack-struct=4"},
  {layouts,
   "-mms-bitfields -fshort-enums -malign-double",
   "-fshort-enums,-malign-double,-mms-bitfields"},
  {layouts, "-fshort-enums -fno-short-enums", "none"},
  {layouts, "-mms-bitfields -mno-ms-bitfields", "none"},
  {layouts, "-D_GLIBCXX_DEQUE_BUF_SIZE=64", "-D_GLIBCXX_DEQUE_BUF_SIZE=64"},
  {layouts, "-D _GLIBCXX_DEQUE_BUF_SIZE=64", "-D_GLIBCXX_DEQUE_BUF_SIZE=64"},
  {layouts, "-D_GLIBCXX_DEQUE_BUF_SIZE=64 -U_GLIBCXX_DEQUE_BUF_SIZE", "none"},
  {layouts,
   "-D_LIBCPP_ABI_VERSION=2 -D_LIBCPP_ABI_BOUNDED_ITERATORS -DNDEBUG",
   "-D_LIBCPP_ABI_BOUNDED_ITERATORS,-D_LIBCPP_ABI_VERSION=2"},
  {layouts, "-D_GLIBCXX_DEBUG -DA=_LIBCPP_ABI_VERSION -D", "none"},
  {versions, "-std=c++20", "default"},
  {versions, "-fabi-version=11", "-fabi-version=11"},
  {versions, "-fabi-version=11 -fabi-version=0", "default"},
  {versions, "-fclang-abi-compat=9", "-fclang-abi-compat=9"},
  {versions, "-fclang-abi-compat=9 -fclang-abi-compat=latest", "default"},
};

INSTANTIATE_TEST_SUITE_P(flags,
                         Flags,
                         testing::ValuesIn(rows),
                         [](const auto& row) {
                           return row.param.fact + "_" +
                                  std::to_string(row.index);
                         });

TEST(flags, targets_that_agree_have_one_value)
{
  const auto facts =
    find_flag_facts({{"one", {{"g++"}, {"-mabi=ms", "-DA"}, "/"}},
                     {"two", {{"g++"}, {"-DB", "-mabi=ms"}, "/"}}});
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->front(), (model::Fact{"call_flags", "-mabi=ms"}));
}

TEST(flags, targets_that_do_not_are_told_with_what_each_has)
{
  const auto facts = find_flag_facts(
    {{"one", {{"g++"}, {"-mabi=ms"}, "/"}}, {"two", {{"g++"}, {}, "/"}}});
  ASSERT_FALSE(facts);
  EXPECT_EQ(
    base::format_error(base::with_subject(facts.error(), "a.plugin.toml")),
    "hallmark: error: 'a.plugin.toml': targets 'one' and 'two' differ in "
    "'call_flags'\n"
    "  target 'one': -mabi=ms\n"
    "  target 'two': none\n"
    "  hint: give each target a custom_target of its own for the description");
}

TEST(flags, targets_must_agree_in_every_fact)
{
  for (const std::string flag : {"-fshort-enums", "-fabi-version=11"}) {
    EXPECT_FALSE(find_flag_facts({{"one", {{"g++"}, {}, "/"}},
                                  {"two", {{"g++"}, {}, "/"}},
                                  {"three", {{"g++"}, {flag}, "/"}}}))
      << flag;
  }
}

}  // namespace
}  // namespace hallmark::stamp::test_flags
