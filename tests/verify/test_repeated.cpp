// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/candidate.hpp"
#include "verify/decided_image.hpp"
#include "verify/interfaces.hpp"
#include "verify/repeated.hpp"

#include <functional>
#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_repeated {
namespace {

/// What is said of a plugin, all of it; empty when nothing.
std::string
find_fault(const std::string& bytes)
{
  base::MemorySource source{std::string_view(bytes)};
  const auto parts = read_parts(source, this_platform());
  const auto notes = find_notes(parts->notes, model::NoteType::stamp);
  const auto stamp = model::parse_stamp(notes.front()->content.view());
  const auto error = check_repeated(parts->notes, *stamp);
  return error ? base::format_error(*error) : "";
}

std::string
find_fault(const DecidedParts& parts)
{
  return find_fault(parts.make().bytes);
}

TEST(Repeated, sound_plugin_has_no_fault)
{
  EXPECT_EQ(find_fault(DecidedParts()), "");
}

struct Fault {
  const char* name = nullptr;
  std::function<void(DecidedParts&)> make;
  const char* message = nullptr;
};

class RepeatedFault : public testing::TestWithParam<Fault> {};

TEST_P(RepeatedFault, is_malformed)
{
  DecidedParts parts;
  GetParam().make(parts);
  EXPECT_EQ(find_fault(parts), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
  all,
  RepeatedFault,
  testing::Values(
    Fault{"fact",
          [](auto& parts) { parts.facts = "fact.compiler=clang\n"; },
          "hallmark: error: note of type 8 and the texts of the stamp differ"},
    Fault{"more_facts",
          [](auto& parts) { parts.facts += "fact.rtti=no\n"; },
          "hallmark: error: note of type 8 and the texts of the stamp differ"},
    Fault{"fewer_facts",
          [](auto& parts) { parts.facts = ""; },
          "hallmark: error: note of type 8 and the texts of the stamp differ"},
    Fault{"no_number",
          [](auto& parts) { parts.decision = "none"; },
          "hallmark: error: note of type 8 is not sound"},
    Fault{"exports",
          [](auto& parts) { parts.exports = std::string(4, '\0'); },
          "hallmark: error: note of type 9 and the texts of the stamp differ"},
    Fault{"two",
          [](auto& parts) {
            parts.more = {{"Hallmark", 8, "none"}};
          },
          "hallmark: error: stamp has other notes that decide: found 2 of type "
          "8, 1 of type 9, "
          "expected one of each, or none"}),
  [](const auto& one) { return std::string(one.param.name); });

// The reader passes over as many bytes: what is not there hides other notes.
TEST(Repeated, what_follows_ends_with_a_note)
{
  auto image = DecidedParts().make();
  const auto place = image.part("note.hallmark").offset + 24;
  image.bytes[place] = static_cast<char>(image.bytes[place] + 4);

  EXPECT_EQ(
    find_fault(image.bytes),
    "hallmark: error: note of type 8 counts other notes than follow it");
}

// Another tool may write none.
TEST(Repeated, texts_alone_are_enough)
{
  EXPECT_FALSE(check_repeated({}, model::Stamp()));
}

}  // namespace
}  // namespace hallmark::verify::test_repeated
