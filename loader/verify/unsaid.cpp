// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/unsaid.hpp"

#include "base/text.hpp"

#include <vector>

namespace hallmark::verify {
namespace {

using model::Unsaid;

constexpr std::string_view word = "noexcept";

/// Whether parameters, and perhaps `const` or `&`, end a text.
bool
ends_with_parameters(std::string_view text)
{
  return text.ends_with(')') || text.ends_with('&') ||
         text.ends_with("const ") || text.ends_with("volatile ");
}

/// Without `noexcept`, or without any.
std::string
omit_words(std::string_view words, bool all)
{
  std::vector<std::string> kept;
  for (const auto one : base::split(words, ',')) {
    if (!all && one != word) {
      kept.emplace_back(one);
    }
  }
  return base::join(kept, ",");
}

/// Goes over one line after the other.
class Omission {
public:
  explicit Omission(const Omitted& omitted)
    : all_(omitted.all),
      words_go_(omitted.all || omitted.unsaid == Unsaid::noexcept_at_all)
  {
  }

  /// The line, with the newline behind it; or nothing where none is left.
  [[nodiscard]] std::string take(std::string_view line) const
  {
    std::vector<std::string> fields;
    for (const auto field : base::split(line, '\t')) {
      fields.emplace_back(field);
    }
    const bool is_inner = line.starts_with('\t');
    const auto& keyword = fields[is_inner && fields.size() > 1 ? 1 : 0];
    if (keyword == "unsaid" || (is_inner && keyword == word && words_go_)) {
      return {};
    }
    if (is_inner && (keyword == "virtual" || keyword == "override")) {
      return take_function(std::move(fields));
    }
    if (keyword == "export" || keyword == "member" || keyword == "bits") {
      fields.back() = omit_from_type(fields.back(), all_);
    }
    return base::join(fields, "\t") + "\n";
  }

private:
  /// `virtual SLOT NAME RESULT`, `virtual SLOT ~` or `override NAME`, and words.
  [[nodiscard]] std::string take_function(std::vector<std::string> fields) const
  {
    const bool is_override = fields[1] == "override";
    const bool is_destructor = fields.size() > 3 && fields[3] == "~";
    const std::size_t count = is_override ? 3 : is_destructor ? 4 : 5;
    if (fields.size() == count + 1 && words_go_) {
      fields.back() = omit_words(fields.back(), all_);
      if (fields.back().empty() && is_override) {
        return {};
      }
      if (fields.back().empty()) {
        fields.pop_back();
      }
    }
    for (std::size_t at = 2; at < fields.size() && at < count; ++at) {
      fields[at] = omit_from_type(fields[at], all_);
    }
    return base::join(fields, "\t") + "\n";
  }

  bool all_;
  bool words_go_;
};

}  // namespace

std::string
omit_from_type(std::string_view spelling, bool and_conventions)
{
  std::string kept;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < spelling.size();) {
    const char c = spelling[at];
    const auto rest = spelling.substr(at);
    const auto close = rest.find("]]");
    if (depth == 0 && rest.starts_with(word) && ends_with_parameters(kept)) {
      at += word.size();
      if (kept.ends_with(' ')) {
        kept.pop_back();
      }
    } else if (depth == 0 && and_conventions && rest.starts_with("[[") &&
               close != rest.npos) {
      at += close + 2;
    } else {
      depth += c == '<' ? 1 : 0;
      depth -= c == '>' && depth > 0 ? 1 : 0;
      kept += c;
      ++at;
    }
  }
  return kept;
}

std::string
omit(std::string_view text, const Omitted& omitted)
{
  const Omission omission(omitted);
  std::string kept;
  while (!text.empty() && text.front() != '\0') {
    kept += omission.take(base::take_line(text));
  }
  return kept;
}

}  // namespace hallmark::verify
