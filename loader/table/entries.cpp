// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/entries.hpp"

#include "base/text.hpp"
#include "model/version.hpp"

namespace hallmark::table {

bool
is_same_file(const base::FileId& a, const base::FileId& b)
{
  return a.device == b.device && a.inode == b.inode;
}

/// ctime is left out: a new link to a file or another mode changes it.
bool
is_unchanged(const base::FileId& a, const base::FileId& b)
{
  return is_same_file(a, b) && a.size == b.size && a.mtime_ns == b.mtime_ns;
}

bool
is_expected(const model::Identity& identity,
            const verify::Expectation& expectation)
{
  const auto version = model::Version::parse(identity.version);
  return identity.path == expectation.path && version &&
         (!expectation.range || expectation.range->matches(*version));
}

bool
is_of_caller(const base::Error& error)
{
  return error.code == Code::wrong_identity ||
         error.code == Code::wrong_version ||
         error.code == Code::wrong_interface || error.code == Code::recursive;
}

base::BoxedError
make_recursive(const Entry& entry)
{
  return base::box_error(
    Code::recursive,
    entry.phase == Entry::Phase::opening
      ? "is being opened by a thread that waits for this one"
      : "is being closed by a thread that waits for this one",
    "do not open a plugin from its own open hook");
}

base::Error
make_replaced()
{
  return base::make_error(Code::changed,
                          "file was replaced while it was being opened",
                          "open it again");
}

base::BoxedError
make_rewritten()
{
  return base::box_error(Code::changed,
                         "file was overwritten while it was mapped",
                         "replace the file by renaming a new one over it");
}

base::BoxedError
make_mapped(const Entry& entry)
{
  return base::box_error(
    Code::changed,
    base::concat({"file is already mapped as ",
                  base::quote(entry.identity.path),
                  " ",
                  entry.identity.version,
                  entry.is_superseded ? ", an older generation" : "",
                  ", from ",
                  base::quote(entry.file)}),
    "replace the file by renaming a new one over it");
}

}  // namespace hallmark::table
