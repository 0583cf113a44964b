// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/attributes.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace hallmark::contract::compile {
namespace {

constexpr auto hidden = std::to_array<std::string_view>({
  "aarch64_vector_pcs",
  "no_caller_saved_registers",
  "pcs",
  "target",
});

constexpr auto hidden_in_c = std::to_array<std::string_view>({
  "fastcall",
  "intel_ocl_bicc",
  "ms_abi",
  "preserve_all",
  "preserve_most",
  "preserve_none",
  "regcall",
  "regparm",
  "stdcall",
  "swiftasynccall",
  "swiftcall",
  "sysv_abi",
  "thiscall",
  "transparent_union",
  "vectorcall",
});

/// `target` of `__target__`.
std::string_view
strip_underscores(std::string_view word)
{
  if (word.size() > 4 && word.starts_with("__") && word.ends_with("__")) {
    word.remove_prefix(2);
    word.remove_suffix(2);
  }
  return word;
}

bool
is_hidden(std::string_view word, Language language)
{
  const auto name = strip_underscores(word);
  return std::ranges::find(hidden, name) != hidden.end() ||
         (language == Language::c &&
          std::ranges::find(hidden_in_c, name) != hidden_in_c.end());
}

/// Where the attributes end that begin at a token; the token itself when none
/// do: `__attribute__((…))`, `[[…]]`.
std::size_t
find_attributes_end(const std::vector<SourceToken>& tokens, std::size_t at)
{
  const auto is_next = [&](std::size_t ahead, std::string_view what) {
    return at + ahead < tokens.size() && tokens[at + ahead].is(what);
  };
  const auto word = strip_underscores(tokens[at].text);
  if (word == "attribute" && is_next(1, "(")) {
    return find_close(tokens, at + 1);
  }
  return is_next(0, "[") && is_next(1, "[") ? find_close(tokens, at) : at;
}

std::optional<HiddenAttribute>
find_in_pragmas(const SourceTokens& source,
                const std::function<bool(const std::string&)>& is_own)
{
  for (const auto& pragma : source.pragmas) {
    const auto& file = source.files[pragma.file];
    const bool is_target = pragma.text.find("target") != pragma.text.npos &&
                           (pragma.text.find("GCC") != pragma.text.npos ||
                            pragma.text.find("clang") != pragma.text.npos);
    if (is_target && is_own(file)) {
      return HiddenAttribute{"target", file, pragma.line};
    }
  }
  return std::nullopt;
}

}  // namespace

bool
may_have_hidden_attribute(std::string_view text, Language language)
{
  const auto has = [&](std::string_view word) {
    return text.find(word) != text.npos;
  };
  const auto has_quoted = [&](std::string_view word) {
    for (auto at = text.find(word); at != text.npos;
         at = text.find(word, at + 1)) {
      const auto rest = text.substr(at + word.size());
      const auto next = rest.find_first_not_of("_ \t(");
      if (next != rest.npos && next > 0 && rest[next] == '"') {
        return true;
      }
    }
    return false;
  };
  return has("no_caller_saved_registers") || has("aarch64_vector_pcs") ||
         has("GCC target") || has("clang attribute") || has_quoted("target") ||
         has_quoted("pcs") ||
         (language == Language::c && std::ranges::any_of(hidden_in_c, has));
}

std::optional<HiddenAttribute>
find_hidden_attribute(const SourceTokens& source,
                      Language language,
                      const std::function<bool(const std::string&)>& is_own)
{
  const auto& tokens = source.tokens;
  for (std::size_t at = 0; at < tokens.size();) {
    const auto end = find_attributes_end(tokens, at);
    if (end == at) {
      ++at;
      continue;
    }
    for (; at < end; ++at) {
      const auto& token = tokens[at];
      if (is_hidden(token.text, language) && is_own(source.files[token.file])) {
        return HiddenAttribute{std::string(strip_underscores(token.text)),
                               source.files[token.file],
                               token.line};
      }
    }
  }
  return find_in_pragmas(source, is_own);
}

}  // namespace hallmark::contract::compile
