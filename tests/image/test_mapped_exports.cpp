// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/confirm.hpp"
#include "image/mapped_exports.hpp"
#include "support/built.hpp"

#include <array>

#include <dlfcn.h>
#include <gtest/gtest.h>

namespace hallmark::image::test_mapped_exports {
namespace {

constexpr auto interface_name = "tests.example/generations";

/// A plugin that is read and mapped, for as long as this lives.
class Mapped {
public:
  explicit Mapped(const std::string& name)
    : file_(*base::File::open(tests::built(name))),
      decided_(*verify::read_decided(file_, verify::this_platform())),
      library_(*map_library(tests::built(name))),
      exports_(library_, decided_)
  {
  }

  ~Mapped() { unmap_library(library_); }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;

  [[nodiscard]] const MappedExports& exports() const { return exports_; }
  [[nodiscard]] const Library& library() const { return library_; }

private:
  base::File file_;
  verify::Decided decided_;
  Library library_;
  MappedExports exports_;
};

constexpr hallmark_expected_export answer = {"answer", "answer", 0};
constexpr hallmark_expected_export state = {"state", "state", 0};

// A host has the order of its description, the plugin that of the contract.
TEST(MappedExports, addresses_are_those_of_the_dynamic_loader_in_any_order)
{
  const Mapped plugin("generation_b");
  for (const auto& exports :
       {std::array{answer, state}, std::array{state, answer}}) {
    hallmark_expected expected{};
    expected.name = interface_name;
    expected.exports = exports.data();
    expected.export_count = exports.size();
    std::array<void*, 2> binding{};

    ASSERT_TRUE(plugin.exports().fill(expected, binding.data()));
    for (std::size_t i = 0; i < exports.size(); ++i) {
      EXPECT_EQ(binding[i],
                ::dlsym(plugin.library().handle, exports[i].linkage));
    }
  }
}

TEST(MappedExports, required_one_that_is_missing_is_left_to_the_texts)
{
  const Mapped plugin("generation_b");
  hallmark_expected_export none = {"none", "none", 0};
  hallmark_expected expected{};
  expected.name = interface_name;
  expected.exports = &none;
  expected.export_count = 1;
  void* binding = nullptr;
  EXPECT_FALSE(plugin.exports().fill(expected, &binding));
  none.is_optional = 1;
  EXPECT_TRUE(plugin.exports().fill(expected, &binding));
  EXPECT_EQ(binding, nullptr);
}

TEST(MappedExports, interface_that_is_not_there_gives_nothing)
{
  const Mapped plugin("generation_b");
  hallmark_expected expected{};
  expected.name = "tests.example/unknown";
  EXPECT_FALSE(plugin.exports().fill(expected, nullptr));
}

TEST(MappedExports, image_of_the_file_that_was_read_is_confirmed)
{
  for (const auto* mapped : {"generation_b", "generation_c"}) {
    auto file = *base::File::open(tests::built("generation_b"));
    const auto decided = *verify::read_decided(file, verify::this_platform());
    const auto library = *map_library(tests::built(mapped));
    EXPECT_EQ(is_confirmed(library, decided),
              std::string_view(mapped) == "generation_b");
    unmap_library(library);
  }
}

}  // namespace
}  // namespace hallmark::image::test_mapped_exports
