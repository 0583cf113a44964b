// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/compare_types.hpp"

#include "base/text.hpp"
#include "verify/compare_enums.hpp"
#include "verify/compare_members.hpp"
#include "verify/compare_rest.hpp"
#include "verify/compare_virtuals.hpp"
#include "verify/mentions.hpp"
#include "verify/promises.hpp"

#include <algorithm>
#include <string>

namespace hallmark::verify {

using model::Kind;
using model::Passing;
using model::Type;

namespace {

/// A class that is no more than data is a struct, as C knows them.
std::string
format_kind(const Type& type)
{
  switch (type.kind) {
    case Kind::class_type:
      return type.bases.count == 0 && type.virtuals.count == 0 ? "struct"
                                                               : "class";
    case Kind::union_type:
      return "union";
    case Kind::enum_type:
      return "enum";
    case Kind::base_type:
      return "built-in type";
    case Kind::leaf:
      return "leaf";
    case Kind::declared:
      return "declared only";
  }
  return {};
}

/// Whether a compiler was asked about a type. What is read from a linked file
/// says what debug information does.
bool
is_asked(const Type& type)
{
  return type.align != 0 || type.kind == Kind::enum_type;
}

std::uint64_t
find_data_size(const Type& type)
{
  return type.data_size.value_or(type.size);
}

/// Passing of a class that on one side nobody passes.
void
compare_passing(const Type& expected,
                const Type& found,
                std::vector<Change>& changes)
{
  if (expected.passing == found.passing) {
    return;
  }
  const auto format = [](const Type& type) {
    return std::string(type.passing ? format_passing(*type.passing, type.size)
                                    : "by nobody");
  };
  auto change =
    make_change(Topic::passing, "passing", format(found), format(expected));
  if (!expected.passing || !found.passing) {
    change.is_compatible = true;
    change.step = VersionStep::patch;
  }
  changes.push_back(std::move(change));
}

/// What code that uses a class is compiled by, beside its layout.
void
compare_traits(const Type& expected,
               const Type& found,
               std::vector<Change>& changes)
{
  const auto compare =
    [&](Topic topic, const char* field, bool ours, bool theirs) {
      if (ours != theirs) {
        changes.push_back(make_change(
          topic, field, theirs ? "yes" : "no", ours ? "yes" : "no"));
      }
    };
  compare(Topic::kept_final, "final", expected.is_final, found.is_final);
  compare(Topic::pure, "abstract", expected.is_abstract, found.is_abstract);
  if (expected.hashes_noexcept != found.hashes_noexcept) {
    const auto format = [](const Type& type) {
      return type.hashes_noexcept ? "noexcept, so not kept in the nodes"
                                  : "may throw, so kept in the nodes";
    };
    changes.push_back(
      make_change(Topic::hash, "hash values", format(found), format(expected)));
  }
  if (expected.moves_noexcept && found.moves_noexcept &&
      expected.moves_noexcept != found.moves_noexcept) {
    const auto format = [](const Type& type) {
      return *type.moves_noexcept ? "noexcept, so kept inside a std::any"
                                  : "may throw, so not kept inside a std::any";
    };
    changes.push_back(make_change(
      Topic::move, "move constructor", format(found), format(expected)));
  }
}

/// Size, alignment and passing, as far as both sides say.
void
compare_layout(const Type& expected,
               const Type& found,
               std::vector<Change>& changes)
{
  if (expected.size != found.size) {
    changes.push_back(make_change(Topic::size,
                                  "size",
                                  std::to_string(found.size),
                                  std::to_string(expected.size)));
  }
  if (expected.align != found.align && expected.align != 0 &&
      found.align != 0) {
    changes.push_back(make_change(Topic::alignment,
                                  "alignment",
                                  std::to_string(found.align),
                                  std::to_string(expected.align)));
  }
  if (!is_asked(expected) || !is_asked(found)) {
    return;
  }
  compare_passing(expected, found, changes);
  compare_traits(expected, found, changes);
  if (expected.size == found.size &&
      find_data_size(expected) != find_data_size(found)) {
    changes.push_back(make_change(Topic::tail,
                                  "bytes before the members of a derived class",
                                  std::to_string(find_data_size(found)),
                                  std::to_string(find_data_size(expected))));
  }
}

/// A type of which one side has learnt more than its name.
Change
make_known(const TypePair& pair)
{
  auto change = make_change(Topic::description,
                            "description",
                            format_kind(pair.found),
                            format_kind(pair.expected));
  change.is_compatible = true;
  change.step = VersionStep::patch;
  return change;
}

/// A type whose inside a rule of one side alone hides: the other looks at it,
/// so it has to be compared, and cannot be.
Change
make_unseen(const TypePair& pair, std::string_view rule)
{
  auto change = make_change(Topic::description,
                            "description",
                            format_kind(pair.found),
                            format_kind(pair.expected));
  change.note = base::concat(
    {", and ", base::quote(rule), " counts only when both sides have it"});
  return change;
}

bool
is_explained(const Change& change, const LayoutChange& parts)
{
  switch (change.topic) {
    case Topic::alignment:
      return parts.alignment;
    case Topic::passing:
      return parts.passing;
    default:
      return parts.size || parts.alignment;
  }
}

/// Marks what follows from the types within, in a class that has no change of
/// its own make.
void
mark_consequences(const TypePair& pair, std::vector<Change>& changes)
{
  const bool has_own =
    std::any_of(changes.begin(), changes.end(), [](const Change& change) {
      return change.topic != Topic::size && change.topic != Topic::alignment &&
             change.topic != Topic::passing && !change.is_shift &&
             !change.follows;
    });
  if (changes.empty() || has_own) {
    return;
  }
  std::vector<model::Mention> mentions;
  find_part_mentions(pair.contracts.expected, pair.expected, mentions);
  const auto parts = find_layout_change(pair.contracts, mentions);
  for (auto& change : changes) {
    change.follows |= is_explained(change, parts);
  }
}

}  // namespace

std::string_view
format_passing(Passing passing, std::uint64_t size)
{
  // The most that compilers for these machines pass in registers.
  constexpr std::uint64_t most_register_bytes = 16;
  const bool is_large = size > most_register_bytes;
  if (passing == Passing::value) {
    return is_large ? "as a copy on the stack" : "in registers";
  }
  return is_large ? "by the address of a copy" : "in memory";
}

std::vector<Change>
compare_types(const TypePair& pair)
{
  const auto& [contracts, expected, found] = pair;
  std::vector<Change> changes;
  if (expected.kind == found.kind && expected.block == found.block) {
    return changes;
  }
  if (expected.kind != found.kind &&
      (expected.kind == Kind::declared || found.kind == Kind::declared)) {
    const auto is_opaque = [&](const model::Contract& contract) {
      return contract.allows(model::Rule::opaque, pair.expected.name);
    };
    changes.push_back(is_opaque(contracts.expected) !=
                          is_opaque(contracts.found)
                        ? make_unseen(pair, "opaque")
                        : make_known(pair));
    return changes;
  }
  const bool has_leaf = expected.kind == Kind::leaf || found.kind == Kind::leaf;
  if (expected.kind != found.kind && !has_leaf) {
    changes.push_back(make_change(
      Topic::kind, "kind", format_kind(found), format_kind(expected)));
    return changes;
  }
  if (expected.kind != found.kind) {
    changes.push_back(make_unseen(pair, "leaves"));
  }
  compare_layout(expected, found, changes);
  if (!has_leaf) {
    compare_enums(pair, changes);
    compare_bases(pair, changes);
    compare_members(pair, changes);
    compare_virtuals(pair, changes);
    compare_promises(pair, changes);
  }
  if (expected.kind == found.kind && is_asked(expected) && is_asked(found)) {
    compare_rest(pair, changes);
  }
  mark_consequences(pair, changes);
  return changes;
}

Change
make_undescribed(const Type& described, Side side)
{
  return make_lone_change(
    Topic::description,
    side,
    "description",
    base::concat({format_kind(described),
                  " of ",
                  base::format_count(described.size, "byte")}));
}

}  // namespace hallmark::verify
