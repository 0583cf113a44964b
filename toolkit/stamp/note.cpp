// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/note.hpp"

#include <fmt/format.h>

namespace hallmark::stamp {
namespace {

constexpr std::size_t line_width = 78;

// C compilers must take 4,095 characters of a literal; these take what comes.
// clang's sanitizers pad variables, those of a section of their own too.
constexpr std::string_view attributes = R"(
#if defined(__clang__) && __clang_major__ >= 15
#  define HALLMARK_NOTE_                                                       \
    __attribute__((section(".note.hallmark"), used, aligned(4),                \
                   no_sanitize("address", "hwaddress")))
#elif defined(__clang__)
#  define HALLMARK_NOTE_                                                       \
    __attribute__((section(".note.hallmark"), used, aligned(4),                \
                   no_sanitize_address))
#else
#  define HALLMARK_NOTE_                                                       \
    __attribute__((section(".note.hallmark"), used, aligned(4)))
#endif
)";

constexpr std::string_view notes_source = R"(
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
static const struct {{
{members}}} {variable} HALLMARK_NOTE_ = {{
{values}}};
#pragma GCC diagnostic pop
)";

constexpr std::string_view note_member = R"(  struct {{
    unsigned int name_size;
    unsigned int content_size;
    unsigned int type;
    char name[12];
{following}    char content[({size} + 3) / 4 * 4];
  }} {name};
)";

constexpr std::string_view note_value = R"(  {{
    9, {content_size}, {type}, "Hallmark",
{following}    {{
{bytes}{literal}    }},
  }},
)";

/// A byte as it stands in a literal. Digits may follow an escape, and question
/// marks may make a trigraph.
std::string
format_byte(char c)
{
  switch (c) {
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    case '\\':
    case '"':
    case '?':
      return {'\\', c};
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7f ? std::string(1, c)
                                     : fmt::format("\\{:03o}", byte);
}

/// A literal in pieces: a line of text begins a line of source.
std::string
format_bytes(std::string_view text)
{
  std::string source;
  std::string line;
  const auto end_line = [&] {
    source += "      \"" + line + "\"\n";
    line.clear();
  };
  for (const auto c : text) {
    const auto byte = format_byte(c);
    if (line.size() + byte.size() > line_width - 8) {
      end_line();
    }
    line += byte;
    if (c == '\n') {
      end_line();
    }
  }
  if (!line.empty() || source.empty()) {
    end_line();
  }
  return source;
}

/// How many bytes of content a note has behind a number of four, with the NUL,
/// as an expression.
std::string
format_size(const Note& note)
{
  return note.literal.empty()
           ? std::to_string(note.text.size() + 1)
           : fmt::format("{} + sizeof({})", note.text.size(), note.literal);
}

/// The structure of a note.
std::string
format_member(const Note& note)
{
  return fmt::format(
    note_member,
    fmt::arg("following",
             note.counts_following ? "    unsigned int following;\n" : ""),
    fmt::arg("size", format_size(note)),
    fmt::arg("name", note.name));
}

/// How many bytes of notes follow a note in a constant.
std::string
format_following(std::string_view variable, const Note& note)
{
  return note.counts_following
           ? fmt::format(
               "    sizeof({0}) - sizeof({0}.{1}),\n", variable, note.name)
           : "";
}

/// The initialiser of that structure.
std::string
format_value(std::string_view variable, const Note& note)
{
  return fmt::format(
    note_value,
    fmt::arg("content_size",
             (note.counts_following ? "4 + " : "") + format_size(note)),
    fmt::arg("type", static_cast<unsigned>(note.type)),
    fmt::arg("following", format_following(variable, note)),
    fmt::arg("bytes", format_bytes(note.text)),
    fmt::arg("literal",
             note.literal.empty() ? ""
                                  : fmt::format("      {}\n", note.literal)));
}

}  // namespace

std::string
format_notes(std::string_view variable, const std::vector<Note>& notes)
{
  std::string members;
  std::string values;
  for (const auto& note : notes) {
    members += format_member(note);
    values += format_value(variable, note);
  }
  return fmt::format(notes_source,
                     fmt::arg("members", members),
                     fmt::arg("variable", variable),
                     fmt::arg("values", values));
}

std::string_view
find_note_attributes()
{
  return attributes;
}

std::string_view
find_note_cleanup()
{
  return "#undef HALLMARK_NOTE_\n";
}

}  // namespace hallmark::stamp
