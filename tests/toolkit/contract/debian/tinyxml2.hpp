// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <tinyxml2.h>

namespace user {

struct All {
  tinyxml2::XMLDocument* doc;
  tinyxml2::XMLPrinter* out;
  tinyxml2::XMLHandle handle;
};

All*
all();
tinyxml2::XMLError
visit(tinyxml2::XMLVisitor&, tinyxml2::XMLElement*);

}  // namespace user
