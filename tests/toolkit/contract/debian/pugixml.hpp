// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <pugixml.hpp>

namespace user {

struct All {
  pugi::xml_document doc;
  pugi::xml_node node;
  pugi::xpath_node_set* set;
  pugi::xml_parse_result result;
};

All*
all();
pugi::xml_attribute
give(pugi::xml_tree_walker&, pugi::xml_writer*);

}  // namespace user
