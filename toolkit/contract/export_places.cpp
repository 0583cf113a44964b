// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/export_places.hpp"

#include "contract/compile/declarations.hpp"
#include "contract/text/text.hpp"

#include <algorithm>

namespace hallmark::contract {

void
add_declarations(Contract& contract, const std::string& folder)
{
  std::vector<std::string> names;
  for (const auto& exported : contract.exports) {
    if (exported.file.empty()) {
      names.push_back(exported.name);
    }
  }
  for (const auto& found :
       compile::find_declarations(names, contract.dependencies)) {
    const auto exported =
      std::ranges::find_if(contract.exports, [&](const Export& one) {
        return one.file.empty() && one.name == found.name;
      });
    exported->file = found.file;
    exported->line = found.line;
    contract.places +=
      text::format_place(found.name, found.file, found.line, folder);
  }
}

}  // namespace hallmark::contract
