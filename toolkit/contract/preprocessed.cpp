// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/preprocessed.hpp"

#include "base/file.hpp"
#include "contract/compile/attributes.hpp"
#include "contract/compile/compile.hpp"
#include "contract/compile/function_heads.hpp"
#include "contract/compile/linked_scopes.hpp"

#include <algorithm>
#include <filesystem>

namespace hallmark::contract {
namespace {

namespace fs = std::filesystem;

Error
make_attribute_error(const compile::HiddenAttribute& found)
{
  auto error = base::make_error(
    Code::unsupported,
    "attribute '" + found.name +
      "' changes how functions are called, and their types do not tell it",
    "declare them without it, or in a header that is none of the interface's");
  error.details.push_back(found.file + ":" + std::to_string(found.line));
  return error;
}

/// Whether a file belongs to an installed standard library of C++, which has both
/// words and no type of ours: nearly every header includes one.
bool
is_of_library(const std::string& file)
{
  return file.starts_with("/usr/") && file.find("/c++/") != file.npos;
}

}  // namespace

Result<void>
Preprocessed::make()
{
  if (!text_.empty()) {
    return {};
  }
  auto text = compile::preprocess(request_, source_, clang_);
  if (!text) {
    return text.error();
  }
  text_ = *std::move(text);
  tokens_ = compile::split_source(text_);
  return {};
}

Result<void>
Preprocessed::find_heads()
{
  auto made = make();
  if (made) {
    heads_.emplace(compile::find_function_heads(tokens_));
  }
  return made;
}

Result<void>
Preprocessed::find_linked(const std::vector<std::string>& files)
{
  const auto may_have = [](const std::string& file) {
    if (is_of_library(file)) {
      return false;
    }
    const auto text = base::read_text(file);
    return text && compile::may_have_linked_scope(*text);
  };
  if (!linked_.empty() || std::ranges::none_of(files, may_have)) {
    return {};
  }
  auto made = make();
  if (made) {
    linked_ = compile::find_linked_scopes(tokens_);
  }
  return made;
}

Result<void>
Preprocessed::check_attributes(const std::vector<std::string>& files,
                               const std::vector<std::string>& headers)
{
  const auto may_have = [&](const std::string& file) {
    const auto text = base::read_text(file);
    return text && compile::may_have_hidden_attribute(*text, request_.language);
  };
  if (text_.empty() && std::ranges::none_of(files, may_have)) {
    return {};
  }
  if (auto made = make(); !made) {
    return made;
  }
  const auto is_own = [&](const std::string& file) {
    const auto whole = fs::path(request_.invocation.directory) / file;
    return std::ranges::any_of(headers, [&](const std::string& header) {
      std::error_code ignored;
      return fs::equivalent(whole, header, ignored);
    });
  };
  const auto found =
    compile::find_hidden_attribute(tokens_, request_.language, is_own);
  return found ? make_attribute_error(*found) : Result<void>();
}

}  // namespace hallmark::contract
