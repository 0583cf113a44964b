// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The JSON that commands print; its schemas are in schemas/.
//
// One source includes the JSON library, whose header is heavy.

#pragma once

#include "commands/anatomy.hpp"
#include "commands/found.hpp"
#include "diff/diff.hpp"

#include <string>
#include <vector>

namespace hallmark::commands {

/// diff.schema.json.
[[nodiscard]] std::string
format_diff_json(const diff::Side& old_one,
                 const diff::Side& new_one,
                 const diff::Report& report);

/// inspect.schema.json.
[[nodiscard]] std::string
format_inspect_json(const std::string& file, const Anatomy& anatomy);

/// verify.schema.json. Without errors the file is accepted.
[[nodiscard]] std::string
format_verify_json(const std::string& file,
                   const std::optional<model::Identity>& identity,
                   const std::vector<base::Error>& errors);

/// list.schema.json.
[[nodiscard]] std::string
format_list_json(const Listing& listing);

}  // namespace hallmark::commands
