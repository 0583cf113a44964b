// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <glm/glm.hpp>
#include <glm/gtc/quaternion.hpp>
#include <glm/gtc/type_precision.hpp>

namespace user {

struct All {
  glm::mat4 m;
  glm::quat q;
  glm::dvec3 v;
  glm::u8vec4 c;
  glm::mat3x2 o;
};

All*
all();
glm::vec3
turn(const glm::quat&, glm::vec3, glm::ivec2);

}  // namespace user
