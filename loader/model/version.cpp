// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/version.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace hallmark::model {
namespace {

bool
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

bool
is_identifier_byte(char c)
{
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         c == '-';
}

bool
is_numeric(std::string_view text)
{
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool
has_leading_zero(std::string_view text)
{
  return text.size() > 1 && text.front() == '0';
}

bool
is_identifier(std::string_view text)
{
  return !text.empty() && std::ranges::all_of(text, is_identifier_byte);
}

bool
is_prerelease_identifier(std::string_view text)
{
  return is_identifier(text) && !(is_numeric(text) && has_leading_zero(text));
}

std::optional<std::uint64_t>
parse_number(std::string_view text)
{
  if (!is_numeric(text) || has_leading_zero(text)) {
    return std::nullopt;
  }
  std::uint64_t number = 0;
  const auto* end = text.data() + text.size();
  if (std::from_chars(text.data(), end, number).ec != std::errc{}) {
    return std::nullopt;
  }
  return number;
}

/// Cut `text` at the first `mark`; what follows it, when it is there.
std::optional<std::string_view>
cut(std::string_view& text, char mark)
{
  const auto place = text.find(mark);
  if (place == text.npos) {
    return std::nullopt;
  }
  const auto rest = text.substr(place + 1);
  text = text.substr(0, place);
  return rest;
}

bool
parse_numbers(std::string_view text, PartialVersion& partial)
{
  const std::array places = {
    &partial.version.major, &partial.version.minor, &partial.version.patch};
  for (std::optional rest = text; rest;) {
    auto part = *rest;
    rest = cut(part, '.');
    const auto number = parse_number(part);
    if (!number || partial.count == places.size()) {
      return false;
    }
    *places[partial.count++] = *number;
  }
  return true;
}

bool
parse_prerelease(std::string_view text, Version& version)
{
  const auto parts = base::split(text, '.');
  version.prerelease.assign(parts.begin(), parts.end());
  return std::ranges::all_of(parts, is_prerelease_identifier);
}

/// Numbers have no leading zeros, so that the longer one is the larger.
std::weak_ordering
compare_identifiers(const std::string& left, const std::string& right)
{
  const bool left_numeric = is_numeric(left);
  if (left_numeric != is_numeric(right)) {
    return left_numeric ? std::weak_ordering::less
                        : std::weak_ordering::greater;
  }
  if (left_numeric && left.size() != right.size()) {
    return left.size() <=> right.size();
  }
  return left <=> right;
}

std::weak_ordering
compare_prereleases(const std::vector<std::string>& left,
                    const std::vector<std::string>& right)
{
  if (left.empty() || right.empty()) {
    return right.size() <=> left.size();
  }
  return std::lexicographical_compare_three_way(
    left.begin(), left.end(), right.begin(), right.end(), compare_identifiers);
}

}  // namespace

std::optional<PartialVersion>
parse_partial(std::string_view text)
{
  PartialVersion partial;
  const auto build = cut(text, '+');
  const auto prerelease = cut(text, '-');
  if (!parse_numbers(text, partial)) {
    return std::nullopt;
  }
  if ((build || prerelease) && partial.count != 3) {
    return std::nullopt;
  }
  if (prerelease && !parse_prerelease(*prerelease, partial.version)) {
    return std::nullopt;
  }
  if (build && !std::ranges::all_of(base::split(*build, '.'), is_identifier)) {
    return std::nullopt;
  }
  partial.version.build = build.value_or("");
  return partial;
}

Result<Version>
Version::parse(std::string_view text)
{
  auto partial = parse_partial(text);
  if (!partial || partial->count != 3) {
    return base::box_mismatch(Code::invalid_argument,
                              "not a semantic version",
                              base::quote(text),
                              "MAJOR.MINOR.PATCH");
  }
  return std::move(partial->version);
}

std::weak_ordering
Version::compare(const Version& other) const
{
  if (const auto order = major <=> other.major; order != 0) {
    return order;
  }
  if (const auto order = minor <=> other.minor; order != 0) {
    return order;
  }
  if (const auto order = patch <=> other.patch; order != 0) {
    return order;
  }
  return compare_prereleases(prerelease, other.prerelease);
}

std::string
Version::format() const
{
  auto text = std::to_string(major) + '.' + std::to_string(minor) + '.' +
              std::to_string(patch);
  if (!prerelease.empty()) {
    text += '-' + base::join(prerelease, ".");
  }
  if (!build.empty()) {
    text += '+' + build;
  }
  return text;
}

}  // namespace hallmark::model
