// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how entries of the table are told apart, and what is said of those
// that are in the way.

#pragma once

#include "load/state.hpp"

#include <algorithm>
#include <vector>

namespace hallmark::load {

/// Whether two are one file, in whatever state.
[[nodiscard]] bool
is_same_file(const base::FileId& a, const base::FileId& b);

/// Whether two are one state of one file.
[[nodiscard]] bool
is_unchanged(const base::FileId& a, const base::FileId& b);

/// Whether an error is about what one caller expected, and not the file.
[[nodiscard]] bool
is_of_caller(const base::Error& error);

[[nodiscard]] base::BoxedError
make_recursive(const Entry& entry);

/// The name of a file stands for another one since it was opened.
[[nodiscard]] base::Error
make_replaced();

/// The file of an open plugin was written to, which nothing can map anew.
[[nodiscard]] base::BoxedError
make_rewritten();

/// A file is what an older generation, or another plugin, is mapped from.
[[nodiscard]] base::BoxedError
make_mapped(const Entry& entry);

template<class Predicate>
EntryPtr
find_entry(const std::vector<EntryPtr>& entries, Predicate predicate)
{
  const auto found = std::find_if(entries.begin(), entries.end(), predicate);
  return found == entries.end() ? nullptr : *found;
}

}  // namespace hallmark::load
