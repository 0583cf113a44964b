// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <nlohmann/json.hpp>

namespace user {

// Not `ordered_json`: it packs its empty members with g++ alone, so that the two
// compilers disagree about it in earnest.
struct All {
  nlohmann::json json;
  nlohmann::json::exception* wrong;
  nlohmann::json_pointer<nlohmann::json>* where;
};

All*
all();
nlohmann::json
give(const nlohmann::json::iterator&);

}  // namespace user
