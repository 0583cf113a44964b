// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/alignment.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_alignment {
namespace {

/// The alignment of `S` in a header, as a contract says it.
std::string
alignment_of(const std::string& header, const std::string& compiler = "g++")
{
  const auto text = text_of(
    {.text = header + "\nvoid f(S*);", .exports = {"f"}, .compiler = compiler});
  auto block = block_of(text, "class\tS");
  if (block.empty()) {
    block = block_of(text, "union\tS");
  }
  const auto at = block.find("\talign\t");
  return at == block.npos
           ? text
           : block.substr(at + 7, block.find('\n', at + 1) - at - 7);
}

struct Row {
  const char* header;
  const char* expected;
};

TEST(alignment, is_what_alignof_says)
{
  const std::vector<Row> rows = {
    {"struct S {};", "1"},
    {"struct S { char c; };", "1"},
    {"struct S { char c; double d; };", "8"},
    {"struct S { char c; long double d; };", "16"},
    {"struct S { _Complex double d; };", "8"},
    {"struct S { __int128 d; };", "16"},
    {"struct S { char t[40]; };", "1"},
    {"struct S { int a : 3; };", "4"},
    {"struct S { virtual void f(); };", "8"},
    {"struct B { short s; }; struct S : B { char c; };", "2"},
    {"struct B {}; struct S : virtual B { char c; };", "8"},
    {"struct alignas(64) S { char c; };", "64"},
    {"struct S { alignas(32) char c; };", "32"},
    {"struct alignas(32) A { char c; }; struct S { A a[2]; };", "32"},
    {"typedef int I __attribute__((aligned(16))); struct S { I i; };", "16"},
    {"typedef long L __attribute__((aligned(2))); struct S { L l; };", "2"},
    {"struct __attribute__((packed)) S { char c; int i; };", "1"},
    {"struct __attribute__((packed)) S { int i; char c; };", "1"},
    {"#pragma pack(push, 2)\nstruct S { char c; long l; };\n#pragma pack(pop)",
     "2"},
    {"struct __attribute__((packed, aligned(4))) S { char c; int i; };", "4"},
    {"struct S { int* p; };", "8"},
    {"struct S { int& r; };", "8"},
    {"struct A; struct S { int A::* p; };", "8"},
    {"union S { char c; float f; };", "4"},
    {"enum E : short {}; struct S { E e; };", "2"},
    {"typedef float V __attribute__((vector_size(16))); struct S { V v; };",
     "16"},
  };
  for (const auto& row : rows) {
    const auto checked = std::string(row.header) +
                         "\nstatic_assert(alignof(S) == " + row.expected + ");";
    EXPECT_EQ(alignment_of(checked), row.expected) << row.header;
    EXPECT_EQ(alignment_of(checked, "clang++-14"), row.expected) << row.header;
  }
}

TEST(alignment, is_that_of_the_target_in_32_bits)
{
  const std::string header = "struct S { char c; double d; long long l; };";
  EXPECT_EQ(alignment_of(header, "clang++-14 -m32"), "4");
  EXPECT_EQ(alignment_of(header, "clang++-14 --target=armv7-linux-gnueabihf"),
            "8");
}

}  // namespace
}  // namespace hallmark::tests::test_alignment
