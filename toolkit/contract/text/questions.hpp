// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Questions about classes, as the header's language spells them, and answers,
// as the text has them.

#pragma once

#include "contract/dwarf/layout.hpp"
#include "contract/values/question.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hallmark::contract::text {

/// The question about a class that has a name.
[[nodiscard]] Question
make_question(const dwarf::Index& index, const dwarf::Die& type);

/// The question about a class without a name, which a member is made of.
[[nodiscard]] Question
make_member_question(const dwarf::Index& index,
                     const Question& owner,
                     const dwarf::Member& member);

/// The question about a class without a name, which an export is made of.
[[nodiscard]] Question
make_export_question(const std::string& symbol);

/**
 * The first lines of a class or a leaf.
 *
 * @param size    In bytes, as debugging information has it.
 * @param answer  Null: not asked yet. Then there is a dash for what is unknown.
 */
[[nodiscard]] std::vector<std::string>
format_answer(std::uint64_t size, const Answer* answer);

/// The first lines of an enumeration that is a leaf.
[[nodiscard]] std::vector<std::string>
format_enum_size(std::uint64_t size, std::uint64_t alignment);

}  // namespace hallmark::contract::text
