// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/good_image.hpp"
#include "elf/notes.hpp"
#include "support/patch.hpp"

#include <string>
#include <vector>

#include <elf.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::elf::test_notes {
namespace {

using tests::BuiltImage;
using tests::edit_section;
using tests::edit_segment;
using tests::put;
using tests::Refusal;

Result<std::vector<Note>>
read_all(Source& source)
{
  const auto image = read_image(source);
  return image ? read_notes(source, *image, "Hallmark") : image.error();
}

/// The same, with the contents of a type left in the file.
Result<std::vector<Note>>
read_most(Source& source)
{
  const auto image = read_image(source);
  return image ? read_notes(source, *image, "Hallmark", 1) : image.error();
}

/// `TYPE CONTENT` of each note that is ours, or the error's message.
std::vector<std::string>
list_notes(std::string_view bytes)
{
  base::MemorySource source{Bytes(bytes)};
  const auto notes = read_all(source);
  if (!notes) {
    return {base::format_message(notes.error())};
  }
  std::vector<std::string> texts;
  for (const auto& note : *notes) {
    texts.push_back(std::to_string(note.type) + ' ' +
                    std::string(note.content.view()));
  }
  return texts;
}

/// The good image, with these notes.
BuiltImage
make_image_of(std::vector<tests::ImageNote> notes, std::uint64_t alignment = 4)
{
  auto options = make_good_options();
  options.notes = std::move(notes);
  options.note_alignment = alignment;
  return tests::make_image(options);
}

// The note's header, at 0x158: name size, content size, type.
constexpr std::uint64_t name_size = 0x158;
constexpr std::uint64_t content_size = 0x15c;

/// What a linker puts in front of ours: the note of x86-64's properties, which
/// takes 32 bytes, and those of an identity and of a version.
const std::vector<tests::ImageNote> linker_notes = {
  {"GNU", 5, std::string(16, 'p')},
  {"GNU", 3, std::string(20, 'i')},
  {"GNU", 1, std::string(16, 'v')},
};

/// Notes of alignment 4, in a segment that says 8.
BuiltImage
make_mixed_image(std::vector<tests::ImageNote> notes)
{
  auto image = make_image_of(std::move(notes));
  edit_segment(image, PT_NOTE, [](Elf64_Phdr& s) { s.p_align = 8; });
  return image;
}

class NotesRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(NotesRefusal, is_malformed)
{
  auto image = make_good_image();
  GetParam().spoil(image);

  EXPECT_EQ(find_fault(image.bytes, read_all), GetParam().message);
  EXPECT_EQ(find_fault(image.bytes, read_most), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
  notes,
  NotesRefusal,
  testing::Values(
    Refusal{
      "content_size",
      "note at 0x158 ends 12 bytes past its segment",
      [](BuiltImage& image) { put<std::uint32_t>(image, content_size, 24); }},
    Refusal{"content_size_of_all_bits",
            "note at 0x158 ends 4294967283 bytes past its segment",
            [](BuiltImage& image) {
              put<std::uint32_t>(image, content_size, 0xffffffff);
            }},
    Refusal{
      "name_size",
      "note at 0x158 ends 13 bytes past its segment",
      [](BuiltImage& image) { put<std::uint32_t>(image, name_size, 28); }},
    Refusal{"both_sizes_of_all_bits",
            "note at 0x158 ends 8589934567 bytes past its segment",
            [](BuiltImage& image) {
              put<std::uint32_t>(image, name_size, 0xffffffff);
              put<std::uint32_t>(image, content_size, 0xffffffff);
            }},
    Refusal{"segment_inside_note",
            "note at 0x158 ends 1 byte past its segment",
            [](BuiltImage& image) {
              edit_segment(
                image, PT_NOTE, [](Elf64_Phdr& s) { s.p_filesz = 32; });
            }},
    Refusal{"segment_inside_header",
            "note at 0x158 ends 4 bytes past its segment",
            [](BuiltImage& image) {
              edit_segment(
                image, PT_NOTE, [](Elf64_Phdr& s) { s.p_filesz = 8; });
            }},
    Refusal{"rest_after_the_last_note",
            "note at 0x17c ends 8 bytes past its segment",
            [](BuiltImage& image) {
              image.bytes[0x17c] = 1;
              edit_segment(
                image, PT_NOTE, [](Elf64_Phdr& s) { s.p_filesz = 40; });
            }},
    Refusal{"section",
            "note at 0x158 ends 1 byte past its section",
            [](BuiltImage& image) {
              edit_segment(
                image, PT_NOTE, [](Elf64_Phdr& s) { s.p_type = PT_NULL; });
              edit_section(
                image, "note.hallmark", [](Elf64_Shdr& s) { s.sh_size = 32; });
            }},
    Refusal{"overlap",
            "notes overlap: found 1284 bytes, expected at most 1248",
            [](BuiltImage& image) {
              edit_segment(image, PT_GNU_STACK, [](Elf64_Phdr& s) {
                s.p_type = PT_NOTE;
                s.p_filesz = 1248;
              });
            }}),
  tests::format_row);

TEST(notes, have_owner_type_content_and_place)
{
  const auto good = make_good_image();
  base::MemorySource source{Bytes(good.bytes)};

  const auto notes = read_all(source);

  ASSERT_TRUE(notes);
  ASSERT_EQ(notes->size(), 1U);
  const auto& note = notes->front();
  EXPECT_EQ(note.owner, "Hallmark");
  EXPECT_EQ(note.type, 1U);
  EXPECT_EQ(note.content.view(), "format=1\n");
  EXPECT_EQ(note.offset, 0x158U);
  EXPECT_EQ(note.size, 36U);
}

TEST(notes, of_other_owners_are_passed_over)
{
  const auto image = make_image_of({{"GNU", 3, "build id"},
                                    {"Hallmark", 1, "a"},
                                    {"Hallmarks", 1, "b"},
                                    {"hallmark", 1, "c"},
                                    {"", 1, "d"},
                                    {"Hallmark", 4, "e"}});

  EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 a", "4 e"));
}

TEST(notes, of_one_type_are_all_given)
{
  const auto image =
    make_image_of({{"Hallmark", 1, "a"}, {"Hallmark", 1, "b"}});

  EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 a", "1 b"));
}

TEST(notes, without_content_are_notes)
{
  const auto image = make_image_of({{"Hallmark", 7, ""}});

  EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("7 "));
}

TEST(notes, aligned_to_eight_bytes_are_read_so)
{
  const auto image = make_image_of(
    {{"GNU", 5, "12345"}, {"Hallmark", 1, "a"}, {"Hallmark", 2, "b"}}, 8);

  EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 a", "2 b"));
}

TEST(notes, of_both_alignments_share_a_segment)
{
  auto notes = linker_notes;
  notes.push_back({"Hallmark", 1, "format=1\n"});
  notes.push_back({"Hallmark", 2, "b"});

  EXPECT_THAT(list_notes(make_mixed_image(notes).bytes),
              testing::ElementsAre("1 format=1\n", "2 b"));
}

TEST(notes, gap_before_a_note_of_eight_is_passed_over)
{
  auto notes = linker_notes;
  notes.insert(notes.begin(), {"Hallmark", 1, std::string("a\0\0\0\0\0\0", 8)});
  notes.push_back({"Hallmark", 2, "b"});
  auto image = make_mixed_image(notes);
  put<std::uint32_t>(image, content_size, 1);

  EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 a", "2 b"));
}

TEST(notes, that_fit_neither_alignment_are_told_by_that_of_the_segment)
{
  auto image = make_mixed_image({{"Hallmark", 1, "a"}, {"Hallmark", 2, "b"}});
  put<std::uint32_t>(image, content_size, 0x100);

  EXPECT_THAT(
    list_notes(image.bytes),
    testing::ElementsAre("note at 0x158 ends 224 bytes past its segment"));
}

TEST(notes, padding_of_any_bytes_is_padding_where_nothing_else_fits)
{
  for (const std::uint64_t alignment : {4, 8}) {
    auto image =
      make_image_of({{"Hallmark", 1, "a"}, {"Hallmark", 2, "b"}}, alignment);
    image.bytes[0x158 + 27] = 'x';

    EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 a", "2 b"));
  }
}

TEST(notes, of_odd_alignment_are_read_as_of_four)
{
  for (const std::uint64_t alignment : {0, 1, 2, 16}) {
    auto image = make_image_of({{"Hallmark", 1, "a"}, {"Hallmark", 2, "b"}});
    edit_segment(image, PT_NOTE, [&](Elf64_Phdr& s) { s.p_align = alignment; });

    EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 a", "2 b"));
  }
}

TEST(notes, last_note_may_go_without_its_padding)
{
  auto image = make_good_image();
  edit_segment(image, PT_NOTE, [](Elf64_Phdr& s) { s.p_filesz = 33; });

  EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 format=1\n"));
}

TEST(notes, zeros_after_the_last_note_are_padding)
{
  auto image = make_good_image();
  edit_segment(image, PT_NOTE, [](Elf64_Phdr& s) { s.p_filesz = 40; });

  EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 format=1\n"));
}

TEST(notes, owner_without_or_with_more_than_its_nul_is_the_same)
{
  for (const std::uint32_t size : {8, 12}) {
    auto image = make_good_image();
    put<std::uint32_t>(image, name_size, size);
    // Without its NUL the name takes four bytes less.
    if (size == 8) {
      image.bytes.erase(0x158 + 12 + 8, 4).insert(0x158 + 32, 4, '\0');
    }

    EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 format=1\n"));
  }
}

TEST(notes, are_found_in_sections_when_no_segment_has_one)
{
  auto image = make_good_image();
  edit_segment(image, PT_NOTE, [](Elf64_Phdr& s) { s.p_type = PT_NULL; });

  EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 format=1\n"));
}

TEST(notes, of_an_object_are_found_by_the_name_of_their_section)
{
  auto options = make_good_options();
  options.type = ET_REL;
  options.has_segments = options.has_dynamic = false;
  auto image = tests::make_image(options);
  edit_section(
    image, "note.hallmark", [](Elf64_Shdr& s) { s.sh_type = SHT_PROGBITS; });

  EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 format=1\n"));
}

TEST(notes, sections_without_bytes_hold_none)
{
  for (const std::uint32_t type : {SHT_NULL, SHT_NOBITS}) {
    auto image = make_good_image();
    edit_segment(image, PT_NOTE, [](Elf64_Phdr& s) { s.p_type = PT_NULL; });
    edit_section(
      image, "note.hallmark", [&](Elf64_Shdr& s) { s.sh_type = type; });

    EXPECT_THAT(list_notes(image.bytes), testing::IsEmpty());
  }
}

TEST(notes, in_segments_need_no_sections)
{
  auto image = make_good_image();
  tests::edit_header(image, [](Elf64_Ehdr& h) { h.e_shoff = 1; });

  EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 format=1\n"));
}

TEST(notes, that_two_segments_share_are_one_note)
{
  auto image = make_good_image();
  edit_segment(image, PT_GNU_STACK, [](Elf64_Phdr& s) {
    s.p_type = PT_NOTE;
    s.p_offset = 0x158;
    s.p_filesz = 36;
    s.p_align = 4;
  });

  EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 format=1\n"));
}

TEST(notes, are_in_file_order_whatever_that_of_the_segments)
{
  auto image = make_image_of({{"Hallmark", 1, "a"}, {"Hallmark", 2, "b"}});
  edit_segment(image, PT_NOTE, [](Elf64_Phdr& s) {
    s.p_offset += 28;
    s.p_filesz -= 28;
  });
  edit_segment(image, PT_GNU_STACK, [](Elf64_Phdr& s) {
    s.p_type = PT_NOTE;
    s.p_offset = 0x158;
    s.p_filesz = 28;
    s.p_align = 4;
  });

  EXPECT_THAT(list_notes(image.bytes), testing::ElementsAre("1 a", "2 b"));
}

TEST(notes, of_a_type_are_left_in_the_file_until_they_are_read)
{
  const auto image =
    make_image_of({{"Hallmark", 1, "long"}, {"Hallmark", 2, "short"}});
  base::MemorySource source{Bytes(std::string_view(image.bytes))};
  const auto all = read_all(source);
  auto notes = read_most(source);
  ASSERT_TRUE(all && notes);
  ASSERT_EQ(notes->size(), 2u);

  EXPECT_EQ((*notes)[0].content.size(), 0u);
  EXPECT_EQ((*notes)[0].content_size, 4u);
  EXPECT_EQ((*notes)[0].content_offset, (*all)[0].content_offset);
  EXPECT_EQ((*notes)[0].size, (*all)[0].size);
  EXPECT_EQ((*notes)[1].content.view(), "short");

  ASSERT_TRUE(read_left(source, *notes));
  EXPECT_EQ((*notes)[0].content.view(), "long");
  EXPECT_EQ((*notes)[1].content.view(), "short");
}

TEST(notes, that_memory_will_not_have_are_read_at_once)
{
  auto image = make_image_of({{"Hallmark", 1, "long"}});
  edit_segment(image, PT_LOAD, [](Elf64_Phdr& s) { s.p_type = PT_NULL; });
  base::MemorySource source{Bytes(std::string_view(image.bytes))};
  const auto notes = read_most(source);

  ASSERT_TRUE(notes);
  EXPECT_EQ(notes->at(0).content.view(), "long");
}

TEST(notes, that_were_left_may_be_cut_off_meanwhile)
{
  const auto image = make_image_of({{"Hallmark", 1, "long"}});
  base::MemorySource source{Bytes(std::string_view(image.bytes))};
  auto notes = read_most(source);
  ASSERT_TRUE(notes);
  const auto end = notes->at(0).content_offset;
  base::MemorySource shorter{
    Bytes(std::string_view(image.bytes).substr(0, end))};

  const auto read = read_left(shorter, *notes);

  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, Code::malformed);
}

TEST(notes, file_without_any_has_none)
{
  EXPECT_THAT(list_notes(make_image_of({}).bytes), testing::IsEmpty());
}

}  // namespace
}  // namespace hallmark::elf::test_notes
