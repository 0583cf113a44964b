// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/note.hpp"
#include "toolkit/workshop.hpp"

#include <gtest/gtest.h>

namespace hallmark::stamp::test_note {
namespace {

using model::NoteType;
using tests::Workshop;

/// The definition of one note.
std::string
format_note(const std::string& variable,
            NoteType type,
            const std::string& text,
            const std::string& literal = "")
{
  return format_notes(variable, {{"note", type, text, literal}});
}

TEST(note, characters_are_written_one_by_one)
{
  EXPECT_EQ(format_note("hallmark_notes", NoteType::metadata, "a='\\\n\xc3x"),
            R"(
static const struct {
  struct {
    unsigned int name_size;
    unsigned int content_size;
    unsigned int type;
    char name[12];
    char content[8];
  } note;
} hallmark_notes HALLMARK_NOTE_ = {
  {
    9, 7, 4, "Hallmark",
    {
      'a','=','\'','\\','\n',
      '\xc3','x',
    },
  },
};
)");
}

TEST(note, literal_is_measured_by_the_compiler)
{
  EXPECT_EQ(format_note("hallmark_notes", NoteType::stamp, "abcde\n", "FACTS"),
            R"(
static const struct {
  struct {
    unsigned int name_size;
    unsigned int content_size;
    unsigned int type;
    char name[12];
    char content[6];
    char facts[(6 + sizeof(FACTS) + 3) / 4 * 4 - 6];
  } note;
} hallmark_notes HALLMARK_NOTE_ = {
  {
    9, 6 + sizeof(FACTS), 1, "Hallmark",
    {
      'a','b','c','d','e','\n',
    },
    FACTS,
  },
};
)");
}

/// Two notes as an optimising compiler puts them.
void
check_order(const std::string& compiler)
{
  const Workshop workshop;
  workshop.write("notes.cpp",
                 std::string(find_note_attributes()) +
                   format_notes("notes",
                                {{"one", NoteType::metadata, "a=1\n", ""},
                                 {"two", NoteType::metadata, "b=2\n", ""}}));
  const auto outcome =
    workshop.compile(compiler, {"-O2", "-c", "notes.cpp", "-o", "notes.o"});
  ASSERT_EQ(outcome.status, 0) << outcome.describe();

  EXPECT_EQ(tests::read_notes(workshop.find("notes.o"), NoteType::metadata),
            (std::vector<std::string>{"a=1\n", "b=2\n"}));
}

TEST(note, optimising_compilers_keep_the_order)
{
  check_order("g++");
  if (tests::has_program("clang++")) {
    check_order("clang++");
  }
}

TEST(note, long_lines_are_broken)
{
  const auto source =
    format_note("hallmark_note", NoteType::metadata, std::string(1000, 'x'));
  for (std::size_t start = 0; start < source.size();) {
    const auto end = source.find('\n', start);
    EXPECT_LE(end - start, 80U);
    start = end + 1;
  }
}

/// Notes of every length of text and literal modulo 4, as they come back.
void
check_lengths(const std::string& compiler, const std::string& ending)
{
  const Workshop workshop;
  std::string source(find_note_attributes());
  std::vector<std::string> expected;
  for (unsigned i = 0; i < 16; ++i) {
    const std::string text(1 + i % 4, 'a');
    const std::string literal(i / 4, 'b');
    const auto number = std::to_string(i);
    source +=
      "#define FACTS_" + number + " \"" + literal + "\"\n" +
      format_note("note_" + number, NoteType::stamp, text, "FACTS_" + number);
    expected.push_back(text + literal + std::string(1, '\0'));
  }
  workshop.write("notes." + ending, source);
  const auto outcome =
    workshop.compile(compiler, {"-c", "notes." + ending, "-o", "notes.o"});
  ASSERT_EQ(outcome.status, 0) << outcome.describe();

  EXPECT_EQ(tests::read_notes(workshop.find("notes.o"), NoteType::stamp),
            expected);
}

TEST(note, every_length_is_padded_to_a_multiple_of_four)
{
  check_lengths("g++", "cpp");
  check_lengths("gcc", "c");
}

TEST(note, every_length_is_padded_so_by_clang)
{
  if (!tests::has_program("clang++")) {
    GTEST_SKIP() << "clang is not installed";
  }
  check_lengths("clang++", "cpp");
  check_lengths("clang", "c");
}

TEST(note, sixty_four_kibibytes_of_any_byte_come_back)
{
  std::string text;
  for (unsigned i = 0; i < (64 << 10); ++i) {
    text += static_cast<char>(i * 7);
  }
  const Workshop workshop;
  workshop.write("notes.c",
                 std::string(find_note_attributes()) +
                   format_note("note", NoteType::metadata, text));
  const auto outcome = workshop.compile("gcc",
                                        {"-std=c99",
                                         "-Wall",
                                         "-Wextra",
                                         "-Wpedantic",
                                         "-Werror",
                                         "-c",
                                         "notes.c",
                                         "-o",
                                         "notes.o"});
  ASSERT_EQ(outcome.status, 0) << outcome.describe();

  EXPECT_EQ(tests::read_notes(workshop.find("notes.o"), NoteType::metadata),
            std::vector<std::string>{text});
}

TEST(note, sanitizers_leave_notes_as_they_are)
{
  for (const std::string compiler : {"g++", "clang++"}) {
    if (!tests::has_program(compiler)) {
      continue;
    }
    const Workshop workshop;
    workshop.write("notes.cpp",
                   std::string(find_note_attributes()) +
                     format_note("one", NoteType::metadata, "a=1\n") +
                     format_note("two", NoteType::metadata, "b=2\n"));
    const auto outcome = workshop.compile(
      compiler, {"-fsanitize=address", "-c", "notes.cpp", "-o", "notes.o"});
    ASSERT_EQ(outcome.status, 0) << outcome.describe();

    EXPECT_EQ(tests::read_notes(workshop.find("notes.o"), NoteType::metadata),
              (std::vector<std::string>{"a=1\n", "b=2\n"}));
  }
}

}  // namespace
}  // namespace hallmark::stamp::test_note
