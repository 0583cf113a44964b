// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One file in the table: how it is told apart from others, and what is said
// when it is in the way.

#pragma once

#include "base/file.hpp"
#include "model/identity.hpp"
#include "model/stamp.hpp"
#include "verify/expectation.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace hallmark::table {

class Plugin;

/// One file in the table. By which of these it is found, and who may change
/// them, says roster.hpp.
struct Entry : std::enable_shared_from_this<Entry> {
  enum class Phase { opening, open, closing, gone };

  std::size_t number = 0;  ///< in the order in which entries are made

  Phase phase = Phase::opening;
  std::thread::id worker;            ///< who opens or closes it
  base::FileId id;                   ///< of the file when it was read
  std::string file;                  ///< resolved
  std::string name;                  ///< as it was asked for, absolute
  bool is_name_used = false;         ///< by an older one, when this was made
  std::size_t lineage = 0;           ///< the same for all generations
  bool is_superseded = false;        ///< by a newer generation
  const Plugin* replaces = nullptr;  ///< the generation before, in a reload
  model::Identity identity;          ///< empty until it is known
  std::vector<model::Requirement> requirements;  ///< known with it
  Plugin* plugin = nullptr;                      ///< when open or closing
  std::optional<base::Error> error;  ///< for those who waited for an open
};

using EntryPtr = std::shared_ptr<Entry>;

/// Whether two are one file, in whatever state.
[[nodiscard]] bool
is_same_file(const base::FileId& a, const base::FileId& b);

/// Whether two are one state of one file.
[[nodiscard]] bool
is_unchanged(const base::FileId& a, const base::FileId& b);

/// Whether a plugin is what is asked for.
[[nodiscard]] bool
is_expected(const model::Identity& identity,
            const verify::Expectation& expectation);

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

}  // namespace hallmark::table
