// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "exports/typing.hpp"
#include "support/contract_text.hpp"

#include <gtest/gtest.h>

namespace hallmark::exports::test_typing {
namespace {

constexpr auto table_type = static_cast<std::uint32_t>(2);
constexpr auto contract_type = static_cast<std::uint32_t>(3);

const std::string table = "interface\taudio.example/filter\t2.1.0\t"
                          "00000000000000000000000000000000\n"
                          "export\taudio::gain\t"
                          "0123456789abcdef0123456789abcdef\tkey\tfloat(int)\t"
                          "audio.example/filter\n";

const std::string text =
  tests::make_contract("export|audio::gain|function|float(int)\n"
                       "  linkage|_ZN5audio4gainEi\n"
                       "places\n"
                       "place|audio::gain|filter.hpp|12\n");

elf::Note
make_note(std::uint32_t type, const std::string& content)
{
  elf::Note note;
  note.type = type;
  note.content = elf::Bytes(content);
  return note;
}

/// Two exports, of which notes speak of one.
std::vector<Entry>
make_exports()
{
  std::vector<Entry> exports(2);
  exports[0].name = "audio::gain";
  exports[0].linkage = "_ZN5audio4gainEi";
  exports[1].name = "other";
  return exports;
}

TEST(typing, table_and_text_say_what_an_export_is)
{
  auto exports = make_exports();
  const auto padded = text + std::string(3, '\0');
  ASSERT_TRUE(add_types(
    {make_note(table_type, table), make_note(contract_type, padded)}, exports));

  const auto& gain = exports[0];
  EXPECT_EQ(gain.signature, "float(int)");
  EXPECT_EQ(gain.interface, "audio.example/filter");
  EXPECT_EQ(gain.fingerprint, "0123456789abcdef0123456789abcdef");
  EXPECT_EQ(gain.header, "filter.hpp");
  EXPECT_EQ(gain.line, 12U);
  EXPECT_EQ(exports[1].signature, "");
}

TEST(typing, text_alone_has_no_fingerprint)
{
  auto exports = make_exports();
  ASSERT_TRUE(add_types({make_note(contract_type, text)}, exports));

  EXPECT_EQ(exports[0].signature, "float(int)");
  EXPECT_EQ(exports[0].fingerprint, "");
}

TEST(typing, export_of_another_linkage_is_another_one)
{
  auto exports = make_exports();
  exports[0].linkage = "_ZN5audio4gainEl";
  ASSERT_TRUE(add_types({make_note(contract_type, text)}, exports));

  EXPECT_EQ(exports[0].signature, "");
}

TEST(typing, notes_that_are_not_sound_are_told)
{
  const auto explain = [](std::uint32_t type, const std::string& content) {
    auto exports = make_exports();
    const auto added = add_types({make_note(type, content)}, exports);
    return added ? "" : base::format_error(added.error());
  };

  EXPECT_EQ(
    explain(table_type, "export\n"),
    "hallmark: error: line 1 of the table of fingerprints is malformed");
  EXPECT_EQ(explain(contract_type, "x\n"),
            "hallmark: error: line 1 of the contract: missing line: found "
            "'x', expected contract");
  EXPECT_EQ(explain(1, "x"), "");
}

}  // namespace
}  // namespace hallmark::exports::test_typing
