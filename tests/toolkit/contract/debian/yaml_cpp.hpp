// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <yaml-cpp/yaml.h>

namespace user {

struct All {
  YAML::Node node;
  YAML::Emitter* out;
  YAML::Exception* wrong;
};

All*
all();
YAML::Node
load(const YAML::Mark&);

}  // namespace user
