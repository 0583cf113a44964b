// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/export_places.hpp"

#include "contract/compile/declarations.hpp"
#include "contract/text/text.hpp"

#include <string_view>
#include <unordered_map>

namespace hallmark::contract {

void
add_declarations(Contract& contract, const std::string& folder)
{
  std::vector<std::string> names;
  std::unordered_map<std::string_view, Export*> exports;
  for (auto& exported : contract.exports) {
    if (exported.file.empty()) {
      names.push_back(exported.name);
      exports.try_emplace(exported.name, &exported);
    }
  }
  for (const auto& found :
       compile::find_declarations(names, contract.dependencies)) {
    auto& exported = *exports.at(found.name);
    exported.file = found.file;
    exported.line = found.line;
    contract.places +=
      text::format_place(found.name, found.file, found.line, folder);
  }
}

}  // namespace hallmark::contract
