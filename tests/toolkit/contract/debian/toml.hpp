// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <toml++/toml.h>

namespace user {

struct All {
  toml::table table;
  toml::array many;
  toml::value<double> value;
  toml::date_time time;
  toml::source_region where;
};

All*
all();
toml::node*
find(toml::node_view<toml::node>, const toml::key&);

}  // namespace user
