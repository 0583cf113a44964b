// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <absl/container/btree_map.h>
#include <absl/container/flat_hash_map.h>
#include <absl/container/inlined_vector.h>
#include <absl/functional/function_ref.h>
#include <absl/numeric/int128.h>
#include <absl/status/statusor.h>
#include <absl/strings/cord.h>
#include <absl/strings/string_view.h>
#include <absl/synchronization/mutex.h>
#include <absl/time/time.h>
#include <absl/types/optional.h>
#include <absl/types/span.h>
#include <absl/types/variant.h>

namespace user {

struct All {
  absl::flat_hash_map<int, int> map;
  absl::InlinedVector<int, 4> few;
  absl::btree_map<int, long> tree;
  absl::StatusOr<int> status;
  absl::Cord cord;
  absl::Time time;
  absl::Mutex mutex;
  absl::uint128 wide;
};

All*
all();
absl::Status run(absl::string_view,
                 absl::Span<const int>,
                 absl::Duration,
                 absl::FunctionRef<int(int)>,
                 absl::optional<int>);

}  // namespace user
