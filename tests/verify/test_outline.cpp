// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/patch.hpp"
#include "verify/decided_image.hpp"
#include "verify/outline.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_outline {
namespace {

bool
has_outline(const std::string& bytes)
{
  base::MemorySource source{std::string_view(bytes)};
  return read_outline(source, this_platform()).has_value();
}

bool
has_outline(const DecidedParts& parts)
{
  return has_outline(parts.make().bytes);
}

TEST(Outline, says_who_a_plugin_is)
{
  const auto bytes = DecidedParts().make().bytes;
  base::MemorySource source{std::string_view(bytes)};
  const auto outline = read_outline(source, this_platform());

  ASSERT_TRUE(outline);
  EXPECT_EQ(outline->decision.path, "audio.example/reverb");
  EXPECT_EQ(outline->decision.version, "1.2.0");
  EXPECT_EQ(model::list_interfaces(outline->decision),
            (std::vector<std::string_view>{"audio.example/filter"}));
}

TEST(Outline, notes_of_others_are_passed_over)
{
  DecidedParts parts;
  parts.more = {{"GNU", 3, "build id"}, {"", 1, ""}, {"Hallmark2", 8, "none"}};
  EXPECT_TRUE(has_outline(parts));
}

TEST(Outline, other_notes_of_ours_are_left_to_the_texts)
{
  for (const std::uint32_t type : {1, 5, 8, 9, 77}) {
    DecidedParts parts;
    parts.more = {{"Hallmark", type, "text"}};
    EXPECT_FALSE(has_outline(parts)) << type;
  }
}

TEST(Outline, wider_padding_is_left_to_the_texts)
{
  DecidedParts parts;
  parts.options.note_alignment = 8;
  EXPECT_FALSE(has_outline(parts));
}

// Texts are read later, where the segment says that they are mapped.
TEST(Outline, notes_that_are_not_mapped_are_left_to_the_texts)
{
  auto image = DecidedParts().make();
  tests::edit_segment(
    image, PT_NOTE, [](auto& segment) { segment.p_vaddr += 0x10; });
  EXPECT_FALSE(has_outline(image.bytes));
}

TEST(Outline, another_machine_is_left_to_the_texts)
{
  DecidedParts parts;
  parts.options.machine = EM_PPC64;
  EXPECT_FALSE(has_outline(parts));

  DecidedParts compiled;
  compiled.facts += "fact.architecture=riscv\n";
  EXPECT_FALSE(has_outline(compiled));
}

TEST(Outline, bytes_of_any_length_are_read_without_a_fault)
{
  const auto bytes = DecidedParts().make().bytes;

  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    static_cast<void>(has_outline(bytes.substr(0, size)));
  }
}

}  // namespace
}  // namespace hallmark::verify::test_outline
