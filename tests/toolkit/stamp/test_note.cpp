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

TEST(note, content_is_a_literal)
{
  EXPECT_EQ(format_note("hallmark_notes",
                        NoteType::metadata,
                        "a=\"\\?\n\xc3"
                        "1\t"),
            R"(
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
static const struct {
  struct {
    unsigned int name_size;
    unsigned int content_size;
    unsigned int type;
    char name[12];
    char content[(10 + 3) / 4 * 4];
  } note;
} hallmark_notes HALLMARK_NOTE_ = {
  {
    9, 10, 4, "Hallmark",
    {
      "a=\"\\\?\n"
      "\3031\t"
    },
  },
};
#pragma GCC diagnostic pop
)");
}

TEST(note, literal_is_measured_by_the_compiler)
{
  EXPECT_EQ(format_note("hallmark_notes", NoteType::stamp, "abcde\n", "FACTS"),
            R"(
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
static const struct {
  struct {
    unsigned int name_size;
    unsigned int content_size;
    unsigned int type;
    char name[12];
    char content[(6 + sizeof(FACTS) + 3) / 4 * 4];
  } note;
} hallmark_notes HALLMARK_NOTE_ = {
  {
    9, 6 + sizeof(FACTS), 1, "Hallmark",
    {
      "abcde\n"
      FACTS
    },
  },
};
#pragma GCC diagnostic pop
)");
}

TEST(note, first_one_counts_what_follows)
{
  auto source = std::string(find_note_attributes());
  source += format_notes("notes",
                         {{"one", NoteType::decision, "abc", "", true},
                          {"two", NoteType::metadata, "b=2\n", ""},
                          {"three", NoteType::metadata, "", ""}});
  const Workshop workshop;
  workshop.write("notes.cpp", source);
  workshop.write("notes.c", source);
  for (const auto* compiler : {"g++ notes.cpp", "gcc notes.c"}) {
    const auto outcome = workshop.compile(
      std::string(compiler).substr(0, 3),
      {"-c", std::string(compiler).substr(4), "-o", "notes.o"});
    ASSERT_EQ(outcome.status, 0) << outcome.describe();
    // Two headers of 24 bytes, and contents of 8 and 4.
    EXPECT_EQ(tests::read_notes(workshop.find("notes.o"), NoteType::decision),
              (std::vector<std::string>{std::string("\x3c\0\0\0abc\0", 8)}));
  }
}

// Pedantic compilers would say so of a literal of more than 4,095 characters.
TEST(note, long_content_is_compiled_without_a_warning)
{
  const std::string content(100'000, 'x');
  const Workshop workshop;
  workshop.write(
    "notes.c",
    std::string(find_note_attributes()) +
      format_notes("notes", {{"one", NoteType::metadata, content, ""}}));
  for (const auto* compiler : {"gcc", "clang"}) {
    if (!tests::has_program(compiler)) {
      continue;
    }
    const auto outcome = workshop.compile(
      compiler,
      {"-std=c99", "-Wpedantic", "-Werror", "-c", "notes.c", "-o", "notes.o"});
    ASSERT_EQ(outcome.status, 0) << outcome.describe();
    EXPECT_EQ(tests::read_notes(workshop.find("notes.o"), NoteType::metadata),
              (std::vector<std::string>{content + std::string(1, '\0')}));
  }
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
            (std::vector<std::string>{std::string("a=1\n\0", 5),
                                      std::string("b=2\n\0", 5)}));
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
            (std::vector<std::string>{text + std::string(1, '\0')}));
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
              (std::vector<std::string>{std::string("a=1\n\0", 5),
                                        std::string("b=2\n\0", 5)}));
  }
}

}  // namespace
}  // namespace hallmark::stamp::test_note
