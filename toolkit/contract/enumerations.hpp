// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Enumerations in instances of templates. clang describes one as it is when the
// headers first name it, and then it may be without its enumerators, as nothing
// has looked into it yet. In an object of its own, where the headers' types are
// described only when they are used, looking into it comes first.

#pragma once

#include "contract/compile/source.hpp"
#include "contract/values/request.hpp"
#include "output/work_folder.hpp"

#include <map>
#include <string>
#include <vector>

namespace hallmark::contract {

/// By key, as source spells them.
using Enumerations = std::map<std::string, std::string>;

/**
 * Compile an object that describes enumerations.
 *
 * @param source  Of the contract; its headers are taken.
 * @return        The object. What cannot be named is not in it.
 *
 * Errors:   invalid_argument  it does not compile
 *           those of compile::run_program()
 */
Result<std::string>
compile_enumerations(const Request& request,
                     const compile::SourceOptions& source,
                     const Enumerations& enumerations,
                     const output::WorkFolder& folder);

/**
 * Enumerations in instances of templates, as source spells them. Some may not
 * exist, as where a template is specialized.
 *
 * @param headers  Files.
 * @param types    That the headers define, as source spells them.
 */
[[nodiscard]] std::vector<std::string>
list_template_enums(const std::vector<std::string>& headers,
                    const std::vector<std::string>& types);

/// Why there is no contract of an enumeration that is not described.
[[nodiscard]] Error
make_undescribed_error(const std::string& key);

}  // namespace hallmark::contract
