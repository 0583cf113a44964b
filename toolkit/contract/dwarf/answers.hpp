// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the compiler answered to the questions of a contract's source.

#pragma once

#include "contract/dwarf/dwarf.hpp"
#include "contract/dwarf/index.hpp"
#include "contract/values/question.hpp"

#include <string>

namespace hallmark::contract::dwarf {

/**
 * Read the answers from the object that a contract's source became.
 *
 * How a class is passed is told by g++ in the location of a parameter, which
 * ends with a dereference when the parameter is the address of a copy, and by
 * clang in the class's DW_AT_calling_convention.
 *
 * @param questions  The ones that the source asked, in C++ or C.
 * @param object     The file that `index` is of.
 * @return           Those that were answered, by canonical name.
 *
 * Errors:   not_found, unreadable, malformed
 */
Result<Answers>
read_answers(const Questions& questions,
             const std::string& object,
             const Index& index);

}  // namespace hallmark::contract::dwarf
