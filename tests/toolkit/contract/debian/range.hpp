// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <vector>

#include <range/v3/view/any_view.hpp>
#include <range/v3/view/filter.hpp>
#include <range/v3/view/iota.hpp>
#include <range/v3/view/span.hpp>

namespace user {

struct All {
  ranges::any_view<int> any;
  ranges::span<int> span;
  ranges::iota_view<int, int> iota;
};

All*
all();
void run(ranges::span<const int, 4>);

}  // namespace user
