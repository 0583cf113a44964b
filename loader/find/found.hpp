// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A file that a search has read, and whether it is what the caller wants.

#pragma once

#include "find/record.hpp"
#include "find/request.hpp"
#include "table/texts.hpp"
#include "verify/facts.hpp"
#include "verify/interfaces.hpp"

#include <hallmark/c/watch.h>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace hallmark::find {

/**
 * A plugin, a file that is none, or a folder that could not be read.
 *
 * Threads:  any
 */
class Found {
public:
  /// @param owner       What the record is a view of.
  /// @param is_builtin  The file is a program or library that it is linked to.
  Found(std::string file,
        const Record& record,
        std::shared_ptr<const std::string> owner,
        bool is_builtin = false)
    : file_(std::move(file)),
      record_(record),
      owner_(std::move(owner)),
      is_builtin_(is_builtin)
  {
  }

  /// What could not be read at all: a file, or a whole folder.
  Found(std::string file, base::Error failure, bool is_folder)
    : file_(std::move(file)),
      failure_(std::move(failure)),
      is_folder_(is_folder)
  {
  }

  [[nodiscard]] const std::string& file() const { return file_; }

  /// Empty when it is not usable; a NUL follows.
  [[nodiscard]] std::string_view path() const { return record_.path; }
  [[nodiscard]] std::string_view version() const { return record_.version; }
  [[nodiscard]] model::Identity identity() const;

  [[nodiscard]] bool is_folder() const { return is_folder_; }
  /// What became of it; of a search, nothing.
  [[nodiscard]] hallmark_change change() const { return change_; }
  void set_change(hallmark_change change) { change_ = change; }
  [[nodiscard]] bool is_builtin() const { return is_builtin_; }

  [[nodiscard]] bool is_usable() const
  {
    return !failure_ && record_.kind == Record::Kind::plugin;
  }

  /// Why it is not usable; nothing when it is. The subject is the file.
  [[nodiscard]] std::optional<base::Error> error() const;

  /// Metadata and items; read when they are first asked for.
  [[nodiscard]] const table::Texts& texts() const;

  /// The metadata and items as their note has them, or empty.
  [[nodiscard]] std::string_view metadata() const { return record_.metadata; }

  /// What it says of itself; parsed when it is first asked for.
  [[nodiscard]] const model::Stamp& stamp() const;

  /// The interfaces that it says it implements, likewise.
  [[nodiscard]] const std::vector<model::InterfaceName>& implements() const;

  /**
   * What a caller would be told who opened it: differences in identity, then
   * in the interfaces that it implements and uses. The file is read again when
   * only the texts of contracts can tell.
   */
  [[nodiscard]] std::vector<base::Error> check(
    const Request& request,
    const verify::FactPolicy& policy) const;

  using UseNotes = std::function<base::Result<void>(const verify::Notes&)>;

  /**
   * Read its notes again, but for the texts of what it implements, and hand
   * them to `use`, whose result is given.
   *
   * Errors:   as read_candidate(); those of `use`
   */
  base::Result<void> use_notes(const UseNotes& use) const;

private:
  void parse() const;
  [[nodiscard]] std::vector<base::Error> check_record(
    const verify::Demands& demands) const;
  [[nodiscard]] std::vector<base::Error> check_file(
    const verify::Demands& demands) const;
  [[nodiscard]] std::vector<base::Error> check_builtin(
    const verify::Demands& demands) const;

  std::string file_;
  Record record_;
  std::shared_ptr<const std::string> owner_;
  std::optional<base::Error> failure_;
  bool is_folder_ = false;
  hallmark_change change_ = HALLMARK_CHANGE_NONE;
  bool is_builtin_ = false;
  mutable std::once_flag once_;
  mutable model::Stamp stamp_;
  mutable table::Texts texts_;
};

}  // namespace hallmark::find
