// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Damaged objects: cut short, and with bits turned over.

#include "contract/compile/compile.hpp"
#include "contract/compile/source.hpp"
#include "contract/reader.hpp"
#include "support/files.hpp"

#include <random>

#include <gtest/gtest.h>

namespace hallmark::contract::test_reader {
namespace {

const char* const header = R"(
namespace a {
enum class E : char { one, two };
template<class T, E e> struct Ring { T items[4]; Ring* next; };
struct Base { virtual ~Base(); virtual int f(const char*, ...) const; };
struct S : virtual Base { int b : 3; union { int i; float f; }; int S::*m; };
S* f(Ring<const char*, E::two>&, int (*)(S&&));
}
)";

class damaged : public testing::Test {
protected:
  void SetUp() override
  {
    tests::write_bytes(folder_.path() / "a.hpp", header);
    request_.exports = {{"a::f", false}};
    request_.headers = {"a.hpp"};
    request_.folder = folder_.path().string();
  }

  /// The bytes of a sound object.
  std::string compile(const std::string& compiler)
  {
    compile::SourceOptions source;
    source.headers = {{"a.hpp", (folder_.path() / "a.hpp").string()}};
    source.exports = {"a::f"};
    const auto file = [&](const char* name) {
      return (folder_.path() / name).string();
    };
    tests::write_bytes(file(compile::name_mark(0).c_str()), "\n");
    tests::write_bytes(file("c.cpp"), compile::format_source(source));
    request_.invocation = {{compiler}, {}, folder_.path().string()};
    compile::Compilation compilation = {
      file("c.cpp"), file("c.o"), file("c.d")};
    compilation.clang = compiler.starts_with("clang");
    const auto ran = compile::run_program(
      compile::make_command(request_, compilation), folder_.path().string());
    EXPECT_EQ(ran->status, 0) << ran->errors;
    return tests::read_bytes(file("c.o"));
  }

  /// Read bytes as an object: whatever comes, nothing must crash or hang.
  bool read(const std::string& bytes)
  {
    const auto name = (folder_.path() / "damaged.o").string();
    tests::write_bytes(name, bytes);
    return static_cast<bool>(read_contract(request_, {name, {}, {}, {}, {}}));
  }

  tests::TemporaryFolder folder_;
  Request request_;
};

TEST_F(damaged, objects_cut_short_are_refused_or_read)
{
  const auto bytes = compile("g++");
  ASSERT_TRUE(read(bytes));
  EXPECT_FALSE(read(""));
  const auto step = std::max<std::size_t>(bytes.size() / 300, 1);
  for (std::size_t size = 1; size < bytes.size(); size += step) {
    (void)read(bytes.substr(0, size));
  }
}

TEST_F(damaged, bits_turned_over_are_survived)
{
  for (const auto* compiler : {"g++", "clang++"}) {
    const auto bytes = compile(compiler);
    std::mt19937 random(4711);
    for (int i = 0; i < 1500; ++i) {
      auto spoilt = bytes;
      const auto count = 1 + random() % 8;
      for (unsigned k = 0; k < count; ++k) {
        spoilt[random() % spoilt.size()] ^=
          static_cast<char>(1U << (random() % 8));
      }
      (void)read(spoilt);
    }
  }
}

TEST_F(damaged, sections_of_noise_are_survived)
{
  const auto bytes = compile("g++");
  std::mt19937 random(42);
  for (int i = 0; i < 300; ++i) {
    auto spoilt = bytes;
    const auto start = random() % spoilt.size();
    const auto end =
      std::min<std::size_t>(start + random() % 256, spoilt.size());
    for (auto at = start; at < end; ++at) {
      spoilt[at] = static_cast<char>(random());
    }
    (void)read(spoilt);
  }
}

}  // namespace
}  // namespace hallmark::contract::test_reader
