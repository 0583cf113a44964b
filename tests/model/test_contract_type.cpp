// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_type.hpp"
#include "support/contract_text.hpp"

#include <gtest/gtest.h>

namespace hallmark::model::test_contract_type {
namespace {

using tests::make_lines;

/// A text and the contract of its types. The contract views the text.
struct Types {
  std::string text;
  Contract contract;
  std::string message = "accepted";
};

Types
parse_types(std::string_view lines_text)
{
  Types types;
  types.text = make_lines(lines_text);
  ContractLines lines(types.text);
  while (lines.has_line() && is_type_start(lines.line())) {
    if (auto done = parse_type(lines, types.contract); !done) {
      types.message = base::format_message(done.error());
      break;
    }
  }
  return types;
}

TEST(contract_type, every_line_of_a_class_is_read)
{
  const auto types = parse_types("class|audio::Params\n"
                                 "  size|88\n"
                                 "  align|8\n"
                                 "  pass|memory\n"
                                 "  base|0|audio::Base\n"
                                 "  base|virtual|audio::Shared\n"
                                 "  member|8|gain|float\n"
                                 "  bits|130|3|mode|unsigned int\n"
                                 "  virtual|0|~\n"
                                 "  virtual|2|size()const|unsigned long\n");

  ASSERT_EQ(types.message, "accepted");
  const auto& type = types.contract.types.at(0);
  EXPECT_EQ(type.name, "audio::Params");
  EXPECT_EQ(type.kind, Kind::class_type);
  EXPECT_EQ(type.size, 88U);
  EXPECT_EQ(type.align, 8U);
  EXPECT_EQ(type.passing, Passing::memory);
  const auto bases = types.contract.bases_of(type);
  ASSERT_EQ(bases.size(), 2U);
  EXPECT_EQ(bases[0].offset, 0U);
  EXPECT_EQ(bases[0].type, "audio::Base");
  EXPECT_EQ(bases[1].offset, std::nullopt);
}

TEST(contract_type, moves_are_said_of_classes)
{
  const std::string start = "class|T\n  size|4\n  align|4\n  pass|memory\n";
  const auto find = [&](const std::string& line) {
    return parse_types(start + line).contract.types.at(0).moves_noexcept;
  };
  EXPECT_EQ(find(""), std::nullopt);
  EXPECT_EQ(find("  final\n  move|noexcept\n  base|0|B\n"), true);
  EXPECT_EQ(find("  move|throws\n"), false);
  EXPECT_EQ(parse_types(start + "  move|perhaps\n").message,
            "line 5 of the contract: not a move: found 'perhaps', expected "
            "noexcept or throws");
  EXPECT_NE(parse_types(start + "  base|0|B\n  move|throws\n").message,
            "accepted");
  EXPECT_NE(parse_types("leaf|T\n  size|4\n  align|4\n  pass|memory\n"
                        "  move|throws\n")
              .message,
            "accepted");
}

TEST(contract_type, members_and_bit_fields_have_offsets_in_bits)
{
  const auto types = parse_types("union|U\n"
                                 "  size|24\n"
                                 "  align|8\n"
                                 "  pass|value\n"
                                 "  member|8|gain|float\n"
                                 "  bits|130|3|mode|unsigned int\n");

  ASSERT_EQ(types.message, "accepted");
  EXPECT_EQ(types.contract.types.at(0).kind, Kind::union_type);
  const auto members = types.contract.members_of(types.contract.types.at(0));
  ASSERT_EQ(members.size(), 2U);
  EXPECT_EQ(members[0].bit_offset, 64U);
  EXPECT_EQ(members[0].width_bits, 0U);
  EXPECT_EQ(members[0].name, "gain");
  EXPECT_EQ(members[1].bit_offset, 130U);
  EXPECT_EQ(members[1].width_bits, 3U);
  EXPECT_EQ(members[1].type, "unsigned int");
}

TEST(contract_type, virtual_functions_have_slot_name_and_result)
{
  const auto types = parse_types("class|C\n"
                                 "  size|8\n"
                                 "  align|8\n"
                                 "  pass|memory\n"
                                 "  virtual|0|~\n"
                                 "  virtual|2|size()const|unsigned long\n");

  ASSERT_EQ(types.message, "accepted");
  const auto slots = types.contract.virtuals_of(types.contract.types.at(0));
  ASSERT_EQ(slots.size(), 2U);
  EXPECT_EQ(slots[0].name, "~");
  EXPECT_EQ(slots[0].result, "");
  EXPECT_EQ(slots[1].slot, 2U);
  EXPECT_EQ(slots[1].name, "size()const");
  EXPECT_EQ(slots[1].result, "unsigned long");
}

TEST(contract_type, enums_have_an_underlying_type_and_values)
{
  const auto types = parse_types("enum|audio::Mode\n"
                                 "  size|4\n"
                                 "  underlying|int\n"
                                 "  enumerator|none|-1\n"
                                 "  enumerator|fast|0\n");

  ASSERT_EQ(types.message, "accepted");
  const auto& type = types.contract.types.at(0);
  EXPECT_EQ(type.kind, Kind::enum_type);
  EXPECT_EQ(type.underlying, "int");
  EXPECT_EQ(type.passing, std::nullopt);
  const auto enumerators = types.contract.enumerators_of(type);
  ASSERT_EQ(enumerators.size(), 2U);
  EXPECT_EQ(enumerators[0].text, "-1");
  EXPECT_EQ(enumerators[0].value, ~std::uint64_t{0});
}

TEST(contract_type, other_kinds_are_read)
{
  const auto types = parse_types("declared|audio::Impl\n"
                                 "leaf|std::string\n"
                                 "  size|32\n"
                                 "  align|8\n"
                                 "  pass|memory\n"
                                 "base|unsigned int\n"
                                 "  size|4\n"
                                 "  align|4\n"
                                 "  encoding|unsigned\n");

  ASSERT_EQ(types.message, "accepted");
  EXPECT_EQ(types.contract.types.at(0).kind, Kind::declared);
  EXPECT_EQ(types.contract.types.at(1).kind, Kind::leaf);
  EXPECT_EQ(types.contract.types.at(1).size, 32U);
  EXPECT_EQ(types.contract.types.at(2).kind, Kind::base_type);
  EXPECT_EQ(types.contract.types.at(2).encoding, "unsigned");
}

TEST(contract_type, lines_belong_to_the_block_above_them)
{
  const auto types = parse_types("class|A\n"
                                 "  size|1\n"
                                 "  align|1\n"
                                 "  pass|value\n"
                                 "  member|0|a|char\n"
                                 "class|B\n"
                                 "  size|1\n"
                                 "  align|1\n"
                                 "  pass|value\n"
                                 "  member|0|b|char\n");

  ASSERT_EQ(types.message, "accepted");
  const auto& contract = types.contract;
  ASSERT_EQ(contract.members_of(contract.types.at(1)).size(), 1U);
  EXPECT_EQ(contract.members_of(contract.types.at(1))[0].name, "b");
}

struct TypeRow {
  const char* name;
  const char* lines;
  const char* message;
};

class bad_type : public testing::TestWithParam<TypeRow> {};

TEST_P(bad_type, is_malformed)
{
  EXPECT_EQ(parse_types(GetParam().lines).message, GetParam().message);
}

#define CLASS_HEAD "class|C\n  size|8\n  align|8\n  pass|value\n"

INSTANTIATE_TEST_SUITE_P(
  rows,
  bad_type,
  testing::Values(
    TypeRow{"no_name", "class|\n", "line 1 of the contract: empty name"},
    TypeRow{"two_names",
            "class|A|B\n",
            "line 1 of the contract: not why a type is here: found 'B', "
            "expected own, extra or nothing"},
    TypeRow{"three_names",
            "class|A|own|B\n",
            "line 1 of the contract: wrong number of fields: found 4, "
            "expected 2"},
    TypeRow{"no_size",
            "class|C\n  align|8\n  pass|value\n",
            "line 2 of the contract: missing line: found 'align', "
            "expected size"},
    TypeRow{"no_pass",
            "class|C\n  size|8\n  align|8\n  member|0|a|int\n",
            "line 4 of the contract: missing line: found 'member', "
            "expected pass"},
    TypeRow{"ends_early",
            "class|C\n  size|8\n  align|8\n",
            "line 4 of the contract: missing line: found the end, "
            "expected pass"},
    TypeRow{"next_block_early",
            "enum|E\n  size|4\nenum|F\n",
            "line 3 of the contract: missing line: found 'enum', "
            "expected underlying"},
    TypeRow{"size_twice",
            "class|C\n  size|8\n  size|8\n",
            "line 3 of the contract: out of order: found 'size', "
            "expected the lines of a type in their order"},
    TypeRow{"base_after_member",
            CLASS_HEAD "  member|0|a|int\n  base|0|B\n",
            "line 6 of the contract: out of order: found 'base', "
            "expected the lines of a type in their order"},
    TypeRow{"member_of_enum",
            "enum|E\n  size|4\n  member|0|a|int\n",
            "line 3 of the contract: unexpected line in this block: found "
            "'member', expected the lines of a type in their order"},
    TypeRow{"size_of_declared",
            "declared|D\n  size|4\n",
            "line 2 of the contract: unexpected line in this block: found "
            "'size', expected the lines of a type in their order"},
    TypeRow{"bad_pass",
            "class|C\n  size|8\n  align|8\n  pass|register\n",
            "line 4 of the contract: not a passing convention: "
            "found 'register', expected value, memory or -"},
    TypeRow{"bad_base_offset",
            CLASS_HEAD "  base|x|B\n",
            "line 5 of the contract: not a number: found 'x', "
            "expected a decimal number up to 2^56"},
    TypeRow{"member_without_type",
            CLASS_HEAD "  member|0|a\n",
            "line 5 of the contract: wrong number of fields: found 3, "
            "expected 4"},
    TypeRow{"member_without_name",
            CLASS_HEAD "  member|0||int\n",
            "line 5 of the contract: empty name"},
    TypeRow{"bits_without_width",
            CLASS_HEAD "  bits|0|0|a|int\n",
            "line 5 of the contract: a bit-field of no bits"},
    TypeRow{"bad_bit_offset",
            CLASS_HEAD "  bits|-1|1|a|int\n",
            "line 5 of the contract: not a number: found '-1', "
            "expected a decimal number up to 2^56"},
    TypeRow{"bad_slot",
            CLASS_HEAD "  virtual|one|f()|void\n",
            "line 5 of the contract: not a number: found 'one', "
            "expected a decimal number up to 2^56"},
    TypeRow{"virtual_without_result",
            CLASS_HEAD "  virtual|0|f()\n",
            "line 5 of the contract: wrong number of fields: found 3, "
            "expected 4"},
    TypeRow{"destructor_with_result",
            CLASS_HEAD "  virtual|0|~|void\n",
            "line 5 of the contract: not what is said of a function: found "
            "'void', expected deleted, final, noexcept, pure or throws, in "
            "this order, "
            "separated by commas"},
    TypeRow{"bad_enumerator",
            "enum|E\n  size|4\n  underlying|int\n  enumerator|a|one\n",
            "line 4 of the contract: not the value of an enumerator: "
            "found 'one', expected a decimal number of 64 bits"},
    TypeRow{"empty_encoding",
            "base|int\n  size|4\n  align|4\n  encoding|\n",
            "line 4 of the contract: empty name"}),
  [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace hallmark::model::test_contract_type
