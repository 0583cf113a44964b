// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/handles.hpp"

namespace hallmark::api {

const hallmark_api*
api_table()
{
#define HALLMARK_SET_(name) .name = hallmark_##name,
  static constexpr hallmark_api table = {
    .size = sizeof(hallmark_api),
    HALLMARK_FUNCTIONS_(HALLMARK_SET_)  // in the order of the members
  };
#undef HALLMARK_SET_
  return &table;
}

}  // namespace hallmark::api
