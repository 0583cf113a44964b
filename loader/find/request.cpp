// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/request.hpp"

namespace hallmark::find {

verify::Demands
make_demands(const Request& request, const verify::FactPolicy& facts)
{
  verify::Demands demands{request.expectation, facts};
  for (const auto* expected : request.interfaces) {
    demands.interfaces.push_back(table::read_expected(*expected));
  }
  if (const auto* provided = request.provided) {
    demands.find_provided = [provided](std::string_view name) {
      return provided->find_expected(name);
    };
  }
  return demands;
}

}  // namespace hallmark::find
