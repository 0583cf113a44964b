// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Facts that only the preprocessed text of an interface's headers shows.

#pragma once

#include "contract/compile/source_tokens.hpp"
#include "contract/text/functions.hpp"
#include "contract/values/linked_scope.hpp"
#include "contract/values/request.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hallmark::contract {

/// The text, which is made when it is asked for.
class Preprocessed {
public:
  /**
   * The request must outlive it.
   *
   * @param source  That includes the headers; need not be there yet.
   */
  Preprocessed(const Request& request, std::string source, bool clang)
    : request_(request), source_(std::move(source)), clang_(clang)
  {
  }

  /**
   * Look for the heads of functions.
   *
   * Errors:   those of compile::preprocess()
   */
  Result<void> find_heads();

  /// Those that were found; null: they were not looked for.
  [[nodiscard]] const text::Heads* heads() const
  {
    return heads_ ? &*heads_ : nullptr;
  }

  /**
   * Look for `extern "C"` inside namespaces, where a file may have it.
   *
   * @param files  That the compiler read.
   *
   * Errors:   those of compile::preprocess()
   */
  Result<void> find_linked(const std::vector<std::string>& files);

  /// What was found.
  [[nodiscard]] const LinkedScopes& linked() const { return linked_; }

  /**
   * See to it that the headers have no attributes that a contract cannot tell.
   *
   * @param files    That the compiler read.
   * @param headers  Those of the interface.
   *
   * Errors:   unsupported  one, and where it stands
   *           those of compile::preprocess()
   */
  Result<void> check_attributes(const std::vector<std::string>& files,
                                const std::vector<std::string>& headers);

private:
  Result<void> make();

  const Request& request_;
  std::string source_;
  bool clang_;
  std::string text_;
  compile::SourceTokens tokens_;
  std::optional<text::Heads> heads_;
  LinkedScopes linked_;
};

}  // namespace hallmark::contract
