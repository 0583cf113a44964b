// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/note.hpp"

#include <fmt/format.h>

namespace hallmark::stamp {
namespace {

constexpr std::size_t line_width = 78;

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
static const struct {{
{members}}} {variable} HALLMARK_NOTE_ = {{
{values}}};
)";

constexpr std::string_view note_member = R"(  struct {{
    unsigned int name_size;
    unsigned int content_size;
    unsigned int type;
    char name[12];
{content}  }} {name};
)";

constexpr std::string_view note_value = R"(  {{
    9, {content_size}, {type}, "Hallmark",
    {{
{bytes}    }},
{rest}  }},
)";

/// A character constant of one byte.
std::string
format_byte(char c)
{
  switch (c) {
    case '\n':
      return "'\\n'";
    case '\\':
      return "'\\\\'";
    case '\'':
      return "'\\''";
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20 && byte < 0x7f) {
    return {'\'', c, '\''};
  }
  return fmt::format("'\\x{:02x}'", byte);
}

/// The initialiser of an array: a line of text begins a line of source.
std::string
format_bytes(std::string_view text)
{
  std::string source;
  std::string line;
  for (const auto c : text) {
    const auto byte = format_byte(c) + ",";
    if (line.size() + byte.size() > line_width - 6) {
      source += "      " + line + "\n";
      line.clear();
    }
    line += byte;
    if (c == '\n') {
      source += "      " + line + "\n";
      line.clear();
    }
  }
  return line.empty() ? source : source + "      " + line + "\n";
}

std::size_t
round_up(std::size_t size)
{
  return (size + 3) / 4 * 4;
}

/// How many bytes of content a note has, as an expression.
std::string
format_size(const Note& note)
{
  return note.literal.empty()
           ? std::to_string(note.text.size())
           : fmt::format("{} + sizeof({})", note.text.size(), note.literal);
}

/// The structure of a note.
std::string
format_member(const Note& note)
{
  const auto size = note.text.size();
  const auto content =
    note.literal.empty()
      ? fmt::format("    char content[{}];\n", round_up(size))
      : fmt::format("    char content[{0}];\n"
                    "    char facts[({1} + 3) / 4 * 4 - {0}];\n",
                    size,
                    format_size(note));
  return fmt::format(
    note_member, fmt::arg("content", content), fmt::arg("name", note.name));
}

/// The initialiser of that structure.
std::string
format_value(const Note& note)
{
  return fmt::format(note_value,
                     fmt::arg("content_size", format_size(note)),
                     fmt::arg("type", static_cast<unsigned>(note.type)),
                     fmt::arg("bytes", format_bytes(note.text)),
                     fmt::arg("rest",
                              note.literal.empty()
                                ? ""
                                : fmt::format("    {},\n", note.literal)));
}

}  // namespace

std::string
format_notes(std::string_view variable, const std::vector<Note>& notes)
{
  std::string members;
  std::string values;
  for (const auto& note : notes) {
    members += format_member(note);
    values += format_value(note);
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
