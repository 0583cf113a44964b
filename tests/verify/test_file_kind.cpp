// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/file_kind.hpp"

#include <elf.h>
#include <gtest/gtest.h>

namespace hallmark::verify::test_file_kind {
namespace {

elf::Image
make_image(std::uint16_t type)
{
  elf::Image image;
  image.header.type = type;
  return image;
}

elf::Dynamic
make_dynamic(std::uint64_t flags_1, std::string_view soname)
{
  elf::Dynamic dynamic;
  dynamic.flags_1 = flags_1;
  dynamic.soname = soname;
  return dynamic;
}

/// A file of type ET_DYN that names an interpreter.
elf::Image
make_interpreted()
{
  auto image = make_image(ET_DYN);
  image.segments.emplace_back().type = PT_INTERP;
  return image;
}

TEST(file_kind, shared_object_can_be_opened)
{
  EXPECT_EQ(find_other_kind(make_image(ET_DYN), make_dynamic(0, "")), "");
}

TEST(file_kind, library_may_have_an_interpreter)
{
  EXPECT_EQ(find_other_kind(make_interpreted(), make_dynamic(0, "libc.so.6")),
            "");
}

TEST(file_kind, program_is_told_by_its_mark_or_its_interpreter)
{
  EXPECT_EQ(find_other_kind(make_image(ET_DYN), make_dynamic(DF_1_PIE, "a")),
            "an executable");
  EXPECT_EQ(find_other_kind(make_interpreted(), make_dynamic(0, "")),
            "an executable");
  EXPECT_EQ(find_other_kind(make_image(ET_EXEC), make_dynamic(0, "")),
            "an executable");
}

TEST(file_kind, shared_object_needs_a_dynamic_section)
{
  EXPECT_EQ(find_other_kind(make_image(ET_DYN), std::nullopt),
            "a shared object without a dynamic section");
}

TEST(file_kind, other_files_are_named_with_their_article)
{
  EXPECT_EQ(find_other_kind(make_image(ET_REL), std::nullopt), "an object");
  EXPECT_EQ(find_other_kind(make_image(ET_CORE), std::nullopt), "a core file");
  EXPECT_EQ(find_other_kind(make_image(0xfe00), std::nullopt),
            "a file of type 0xfe00");
}

}  // namespace
}  // namespace hallmark::verify::test_file_kind
