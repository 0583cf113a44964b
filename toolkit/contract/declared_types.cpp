// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/declared_types.hpp"

namespace hallmark::contract {

/// The compiler knew the size of every class that it completed; one that is
/// only declared here was left out of the debugging information.
base::Result<void>
check_declared(const dwarf::Index& index,
               const std::map<std::string, text::Block>& blocks)
{
  for (const auto& [key, block] : blocks) {
    const auto declared = index.find_declaration(key);
    if (block.kind != "declared" || block.opaque || !declared ||
        !dwarf::is_class_tag(dwarf::tag_of(*declared))) {
      continue;
    }
    const auto prefix = "hallmark_contract::hallmark_known<" + key + ",";
    for (const auto& name : index.find_names(prefix)) {
      if (!name.ends_with(",0>")) {
        return base::make_error(Code::unsupported,
                                "type '" + key +
                                  "' is defined, but the compiler only "
                                  "declares it in its debugging information");
      }
    }
  }
  return {};
}

}  // namespace hallmark::contract
