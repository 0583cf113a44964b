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
  const auto& called = request.called;
  demands.interfaces.insert(
    demands.interfaces.end(), called.begin(), called.end());
  demands.find_provided = request.find_provided;
  return demands;
}

}  // namespace hallmark::find
