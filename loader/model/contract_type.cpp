// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A type's lines come in a fixed order, which the table below spells: `rank`
// must not go down, and goes up past a line that does not repeat.

#include "model/contract_type.hpp"

#include "base/text.hpp"
#include "model/contract_fields.hpp"
#include "model/contract_functions.hpp"

#include <array>
#include <string>
#include <utility>

namespace hallmark::model {

namespace {

/// The block of a type while it is read.
struct Block {
  Contract& contract;
  Type& type;
};

/// How often a line stands in a block.
enum class Times : std::uint8_t { once, at_most_once, any };

/// A kind of line in the blocks of types.
struct LineRule {
  std::string_view keyword;
  std::size_t fields;  ///< keyword included
  unsigned kinds;      ///< bits 1 << Kind: where it may stand
  unsigned rank;
  Times times;
  Result<void> (*read)(const ContractLine&, Block&);
};

constexpr unsigned
bit(Kind kind)
{
  return 1U << static_cast<unsigned>(kind);
}

/// Adds a parsed line to those of its kind, or says what is wrong with it.
template<class T>
Result<void>
append(Result<T> value, std::vector<T>& all, Part& own)
{
  if (!value) {
    return std::move(value.error());
  }
  all.push_back(*value);
  ++own.count;
  return {};
}

Result<void>
read_size(const ContractLine& line, Block& block)
{
  return store(parse_contract_number(line, 1), block.type.size);
}

Result<void>
read_align(const ContractLine& line, Block& block)
{
  return line.fields[1] == "-"
           ? Result<void>()
           : store(parse_contract_alignment(line, 1), block.type.align);
}

Result<void>
read_pass(const ContractLine& line, Block& block)
{
  const auto word = line.fields[1];
  if (word == "-") {
    return {};
  }
  if (word != "value" && word != "memory") {
    return make_contract_mismatch(line.number,
                                  "not a passing convention",
                                  base::quote(word),
                                  "value, memory or -");
  }
  block.type.passing = word == "value" ? Passing::value : Passing::memory;
  return {};
}

Result<void>
read_data_size(const ContractLine& line, Block& block)
{
  std::uint64_t bytes = 0;
  auto done = store(parse_contract_number(line, 1), bytes);
  block.type.data_size = bytes;
  return done;
}

Result<void>
read_final(const ContractLine&, Block& block)
{
  block.type.is_final = true;
  return {};
}

Result<void>
read_abstract(const ContractLine&, Block& block)
{
  block.type.is_abstract = true;
  return {};
}

Result<void>
read_hash(const ContractLine& line, Block& block)
{
  if (line.fields[1] != "noexcept") {
    return make_contract_mismatch(
      line.number, "not a hash", base::quote(line.fields[1]), "noexcept");
  }
  block.type.hashes_noexcept = true;
  return {};
}

Result<void>
read_move(const ContractLine& line, Block& block)
{
  const auto word = line.fields[1];
  if (word != "noexcept" && word != "throws") {
    return make_contract_mismatch(
      line.number, "not a move", base::quote(word), "noexcept or throws");
  }
  block.type.moves_noexcept = word == "noexcept";
  return {};
}

Result<void>
read_underlying(const ContractLine& line, Block& block)
{
  return store(parse_contract_name(line, 1), block.type.underlying);
}

Result<void>
read_encoding(const ContractLine& line, Block& block)
{
  return store(parse_contract_name(line, 1), block.type.encoding);
}

Result<void>
read_base(const ContractLine& line, Block& block)
{
  return append(
    parse_contract_base(line), block.contract.bases, block.type.bases);
}

Result<void>
add_member(const ContractLine& line, Member member, Block& block)
{
  if (auto done = store(parse_contract_name(line, line.count - 2), member.name);
      !done) {
    return done;
  }
  auto done = store(parse_contract_name(line, line.count - 1), member.type);
  block.contract.members.push_back(member);
  ++block.type.members.count;
  return done;
}

Result<void>
read_member(const ContractLine& line, Block& block)
{
  Member member;
  if (auto done = store(parse_contract_number(line, 1), member.bit_offset);
      !done) {
    return done;
  }
  member.bit_offset *= 8;
  return add_member(line, member, block);
}

Result<void>
read_bits(const ContractLine& line, Block& block)
{
  Member member;
  if (auto done = store(parse_contract_number(line, 1), member.bit_offset);
      !done) {
    return done;
  }
  if (auto done = store(parse_contract_number(line, 2), member.width_bits);
      !done) {
    return done;
  }
  if (member.width_bits == 0) {
    return make_contract_error(line.number, "a bit-field of no bits");
  }
  return add_member(line, member, block);
}

Result<void>
read_virtual(const ContractLine& line, Block& block)
{
  return append(
    parse_contract_virtual(line), block.contract.virtuals, block.type.virtuals);
}

Result<void>
read_override(const ContractLine& line, Block& block)
{
  return append(parse_contract_override(line),
                block.contract.overrides,
                block.type.overrides);
}

Result<void>
read_enumerator(const ContractLine& line, Block& block)
{
  Enumerator enumerator;
  if (auto done = store(parse_contract_name(line, 1), enumerator.name); !done) {
    return done;
  }
  auto done = store(parse_contract_value(line, 2), enumerator.value);
  enumerator.text = line.fields[2];
  block.contract.enumerators.push_back(enumerator);
  ++block.type.enumerators.count;
  return done;
}

constexpr auto classes = bit(Kind::class_type) | bit(Kind::union_type);
constexpr auto sized = classes | bit(Kind::base_type) | bit(Kind::leaf);

/// How many fields a line has whose reader counts them itself.
constexpr std::size_t any_count = 0;

constexpr auto passed = classes | bit(Kind::leaf);
constexpr auto once = Times::once;
constexpr auto at_most_once = Times::at_most_once;
constexpr auto any = Times::any;

constexpr std::array line_rules{
  LineRule{"size", 2, sized | bit(Kind::enum_type), 0, once, read_size},
  LineRule{"align", 2, sized, 1, once, read_align},
  LineRule{"pass", 2, passed, 2, once, read_pass},
  LineRule{"dsize", 2, passed, 3, at_most_once, read_data_size},
  LineRule{"final", 1, passed, 4, at_most_once, read_final},
  LineRule{"abstract", 1, passed, 5, at_most_once, read_abstract},
  LineRule{"hash", 2, bit(Kind::leaf), 6, at_most_once, read_hash},
  LineRule{"move", 2, classes, 6, at_most_once, read_move},
  LineRule{"base", any_count, classes, 7, any, read_base},
  LineRule{"member", 4, classes, 8, any, read_member},
  LineRule{"bits", 5, classes, 8, any, read_bits},
  LineRule{"virtual", any_count, classes, 9, any, read_virtual},
  LineRule{"override", 3, classes, 10, any, read_override},
  LineRule{"underlying", 2, bit(Kind::enum_type), 1, once, read_underlying},
  LineRule{"enumerator", 3, bit(Kind::enum_type), 2, any, read_enumerator},
  LineRule{"encoding", 2, bit(Kind::base_type), 2, once, read_encoding},
};

/// The rule of a line in a block of this kind, or null.
const LineRule*
find_line_rule(std::string_view keyword, Kind kind)
{
  for (const auto& rule : line_rules) {
    if (rule.keyword == keyword && (rule.kinds & bit(kind)) != 0) {
      return &rule;
    }
  }
  return nullptr;
}

/// The line that must come before one of `rank` and has not, or null.
const LineRule*
find_missing(Kind kind, unsigned next, unsigned rank)
{
  for (const auto& rule : line_rules) {
    if ((rule.kinds & bit(kind)) != 0 && rule.times == Times::once &&
        rule.rank >= next && rule.rank < rank) {
      return &rule;
    }
  }
  return nullptr;
}

constexpr std::array<std::pair<std::string_view, Kind>, 6> kind_words{{
  {"class", Kind::class_type},
  {"union", Kind::union_type},
  {"enum", Kind::enum_type},
  {"base", Kind::base_type},
  {"leaf", Kind::leaf},
  {"declared", Kind::declared},
}};

std::optional<Kind>
find_kind(std::string_view word)
{
  for (const auto& [name, kind] : kind_words) {
    if (name == word) {
      return kind;
    }
  }
  return std::nullopt;
}

/// One line of a type's block. `next` is the lowest rank that may come.
Result<void>
parse_type_line(const ContractLines& lines, Block& block, unsigned& next)
{
  const auto& line = lines.line();
  const auto* rule = find_line_rule(line.keyword(), block.type.kind);
  if (!rule || rule->rank < next) {
    return make_contract_mismatch(line.number,
                                  rule ? "out of order"
                                       : "unexpected line in this block",
                                  base::quote(line.keyword()),
                                  "the lines of a type in their order");
  }
  if (const auto* missing = find_missing(block.type.kind, next, rule->rank)) {
    return make_missing_line(lines, missing->keyword);
  }
  if (rule->fields != any_count) {
    if (auto sound = check_field_count(line, rule->fields); !sound) {
      return sound;
    }
  }
  next = rule->rank + (rule->times == Times::any ? 0 : 1);
  return rule->read(line, block);
}

/// A type whose lines begin where the contract's vectors end.
Type
begin_type(const Contract& contract)
{
  const auto start = [](const auto& all) {
    return Part{static_cast<std::uint32_t>(all.size()), 0};
  };
  Type type;
  type.bases = start(contract.bases);
  type.members = start(contract.members);
  type.virtuals = start(contract.virtuals);
  type.overrides = start(contract.overrides);
  type.enumerators = start(contract.enumerators);
  return type;
}

}  // namespace

bool
is_type_start(const ContractLine& line)
{
  return !line.is_indented && find_kind(line.keyword()).has_value();
}

Result<void>
parse_type(ContractLines& lines, Contract& contract)
{
  const auto& first = lines.line();
  auto origin = Origin::reached;
  if (first.count == 3) {
    const auto word = first.fields[2];
    if (word != "own" && word != "extra") {
      return make_contract_mismatch(first.number,
                                    "not why a type is here",
                                    base::quote(word),
                                    "own, extra or nothing");
    }
    origin = word == "own" ? Origin::own : Origin::extra;
  } else if (auto sound = check_field_count(first, 2); !sound) {
    return sound;
  }
  auto name = parse_block_name(
    lines.line(),
    contract.types.empty() ? std::string_view{} : contract.types.back().name,
    contract.types.size());
  if (!name) {
    return std::move(name.error());
  }
  Type type = begin_type(contract);
  type.name = *name;
  type.origin = origin;
  type.kind = *find_kind(lines.line().keyword());
  Block block{contract, type};
  unsigned next = 0;
  lines.advance();
  const auto* start = lines.position();
  for (; lines.has_line() && lines.line().is_indented; lines.advance()) {
    if (auto done = parse_type_line(lines, block, next); !done) {
      return done;
    }
  }
  constexpr unsigned past_all = 10;
  if (const auto* missing = find_missing(type.kind, next, past_all)) {
    return make_missing_line(lines, missing->keyword);
  }
  type.block = {start, static_cast<std::size_t>(lines.position() - start)};
  contract.types.push_back(type);
  return {};
}

}  // namespace hallmark::model
