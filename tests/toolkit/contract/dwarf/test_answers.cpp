// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a contract says of a class is what compiled code does: a contract is
// made of awkward classes, and a program of the same compiler says what it saw.

#include "support/files.hpp"
#include "support/process.hpp"
#include "toolkit/contract/snippet.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_answers {
namespace {

/// Classes S that rules derived from debug information got wrong, or might.
const std::vector<std::string> classes = {
  "struct S { int a; };",
  "struct S { S(const S&, int = 0); S(); int a; };",
  "struct S { S(S&&, int = 0, char = 1); S(); int a; };",
  "struct S { template<class T> S(const T&); S(); int a; };",
  "struct S { S(const S&) = delete; S(); int a; };",
  "struct S { S(const S&) = delete; S(S&&) = default; S(); int a; };",
  "struct S { ~S() = default; int a; };",
  "struct S { ~S(); int a; };",
  "struct M { M(); M(const M&); int i; }; struct S { M m; S() = default; "
  "S(const S&) = default; };",
  "struct M { M(); M(const M&) = default; M(M&&); int i; }; "
  "struct S { M m; S(); S(const S&) = default; };",
  "struct M { M(); M(const M&) = default; M(M&&); int i; }; "
  "struct S { const M m; S(); };",
  "struct B { virtual void f(); }; struct S : B { int a; };",
  "struct B { int i; }; struct S : virtual B { int a; };",
  "struct S {};",
  "struct E {}; struct S : E { E e; int a; };",
  "struct __attribute__((packed)) S { char c; __int128 i; };",
  "#pragma pack(push, 1)\nstruct S { char c; long double d; };\n"
  "#pragma pack(pop)",
  "#pragma pack(push, 4)\nstruct S { char c; __int128 i; };\n#pragma pack(pop)",
  "struct __attribute__((packed)) S { int a; int b; };",
  "struct __attribute__((packed)) S { alignas(8) int a; char c; };",
  "struct A { alignas(16) char c; }; struct __attribute__((packed)) S { char "
  "b; "
  "A a; };",
  "typedef float V __attribute__((vector_size(32))); struct S { V v; };",
  "struct S { S(); int a; char c; };",
  "struct S { int a; char c; };",
  "struct B { B(); long a; char c; }; struct S : B { char d; };",
  "struct B { B() {} int a; char c; }; struct S { B b; char d; };",
  "struct B { private: int a; char c; }; struct S : B { short s; };",
  "union S { int a; char c[5]; };",
  "union S { S(); ~S(); int a; char c[5]; };",
  "struct S { int a : 3; int b : 30; };",
  "struct S { long a : 40; char c; };",
  "struct S final { S(); int a; char c; };",
  "struct S { S(); int& r; char c; };",
  "class S { public: S(); private: struct I { int x; } i; char c; };",
};

/// All of them in one header, each in a namespace of its own.
std::string
make_header()
{
  std::string header;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    header += "namespace n" + std::to_string(i) + " {\n" + classes[i] +
              "\nvoid f(S*);\n}\n";
  }
  return header;
}

/// What is done with each class.
std::string
repeat(const std::string& before, const std::string& after)
{
  std::string text;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    text += before + std::to_string(i) + after;
  }
  return text;
}

/// Runs two sources of a compiler together; a line for each class.
std::vector<std::string>
run_program(const std::string& compiler,
            const std::string& one,
            const std::string& other)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "a.cpp", one);
  write_bytes(folder.path() / "b.cpp", other);
  const auto built =
    run({"sh",
         "-c",
         compiler + " -std=c++20 -w a.cpp b.cpp -o a "
                    "-Wl,--unresolved-symbols=ignore-all && ./a"},
        {folder.path(), {}});
  EXPECT_EQ(built.status, 0) << built.err;
  std::vector<std::string> lines;
  std::istringstream stream(built.out);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

/// Size, alignment and the offset of what stands behind an S.
std::vector<std::string>
measure(const std::string& compiler)
{
  return run_program(
    compiler,
    "#include <cstdio>\n#include <cstddef>\n" + make_header() +
      "template<class S> struct Behind { [[no_unique_address]] S s; char c; "
      "};\n"
      "template<class S> void print() { std::printf(\"%zu %zu %zu\\n\", "
      "sizeof(S), __alignof__(S), __builtin_offsetof(Behind<S>, c)); }\n"
      "int main() {" +
      repeat("print<n", "::S>();\n") + "}\n",
    "");
}

/// Whether a caller hands over each S by address, as the callee has it: its
/// first register then is the address of S, and else a part of S.
std::vector<std::string>
pass(const std::string& compiler)
{
  std::string callees;
  std::string calls;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const auto number = std::to_string(i);
    callees += "extern \"C\" void* taken" + number + "(n" + number +
               "::S s) { return address(s); }\n";
    calls +=
      "std::printf(\"%d\\n\", taken" + number + "((long)place) == place);\n";
  }
  return run_program(
    compiler,
    make_header() +
      "template<class S> void* address(S& s) { return (void*)&(char&)s; }\n" +
      callees,
    "#include <cstdio>\n" + repeat("extern \"C\" void* taken", "(long);\n") +
      "alignas(64) char place[64];\nint main() {\n" + calls + "}\n");
}

/// The number in a line of a block; empty when there is none.
std::string
find_field(const std::string& block, const std::string& field)
{
  const auto mark = "\n\t" + field + "\t";
  const auto at = block.find(mark);
  return at == block.npos
           ? std::string()
           : block.substr(at + mark.size(),
                          block.find('\n', at + 1) - at - mark.size());
}

/// The block of each class, as a compiler has it.
std::vector<std::string>
read_blocks(const std::string& compiler)
{
  Snippet snippet = {
    .text = make_header(), .exports = {}, .compiler = compiler + " -std=c++20"};
  for (std::size_t i = 0; i < classes.size(); ++i) {
    snippet.exports.push_back("n" + std::to_string(i) + "::f");
  }
  const auto text = text_of(snippet);
  std::vector<std::string> blocks;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const auto name = "n" + std::to_string(i) + "::S";
    auto block = block_of(text, "class\t" + name);
    block = block.empty() ? block_of(text, "union\t" + name) : block;
    blocks.push_back(block.empty() ? text : block);
  }
  return blocks;
}

class questions : public testing::TestWithParam<std::string> {};

TEST_P(questions, answers_are_what_a_program_sees)
{
  if (!is_installed(GetParam())) {
    GTEST_SKIP() << GetParam() << " is not installed";
  }
  const auto blocks = read_blocks(GetParam());
  const auto seen = measure(GetParam());
  ASSERT_EQ(seen.size(), classes.size());
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const auto size = find_field(blocks[i], "size");
    const auto tail = find_field(blocks[i], "dsize");
    EXPECT_EQ(size + " " + find_field(blocks[i], "align") + " " +
                (tail.empty() ? size : tail),
              seen[i])
      << classes[i] << "\n"
      << blocks[i];
  }
}

TEST_P(questions, passing_is_what_compiled_code_does)
{
  if (!is_installed(GetParam())) {
    GTEST_SKIP() << GetParam() << " is not installed";
  }
  const auto blocks = read_blocks(GetParam());
  const auto seen = pass(GetParam());
  ASSERT_EQ(seen.size(), classes.size());
  int compared = 0;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const auto size = std::stoi("0" + find_field(blocks[i], "size"));
    // What is wider than a register goes on the stack if it goes by value, and
    // what is empty goes nowhere.
    if (size > 8 || find_field(blocks[i], "dsize") == "0") {
      continue;
    }
    ++compared;
    EXPECT_EQ(find_field(blocks[i], "pass"),
              seen[i] == "1" ? "memory" : "value")
      << classes[i];
  }
  EXPECT_GT(compared, 15);
}

INSTANTIATE_TEST_SUITE_P(
  every,
  questions,
  testing::Values("g++", "g++-11", "clang++-14", "clang++-19"),
  [](const auto& row) {
    auto name = row.param;
    for (auto& c : name) {
      c = c == '+' || c == '-' ? '_' : c;
    }
    return name;
  });

}  // namespace
}  // namespace hallmark::tests::test_answers
