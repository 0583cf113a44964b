// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How source gets at one function of several with the same name, whose result
// is not known.

#pragma once

#include "contract/names/export_name.hpp"

#include <string>
#include <string_view>

namespace hallmark::contract::compile {

/**
 * Declarations that format_picked() needs, for a name with parameters or
 * template arguments; nothing for others. They stand at the global scope, so
 * that the names in them are looked up there.
 *
 * @param space  A namespace of their own, at the global scope.
 */
[[nodiscard]] std::string
format_pick(const names::ExportName& name, std::string_view space);

/**
 * The type of a pointer to an export, in C++11.
 *
 * @param space  As above; of no meaning for a name without either.
 */
[[nodiscard]] std::string
format_picked(const names::ExportName& name, std::string_view space);

}  // namespace hallmark::contract::compile
