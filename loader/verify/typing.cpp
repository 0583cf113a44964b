// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The name of a type is that of `hallmark::type<T>*`, mangled (Itanium C++
// ABI, 5.1): PN8hallmark4typeI T EE. What comes first in T can be told without
// knowing the rest: `Do` before a function is noexcept, `K` is const, `A3_` an
// array of three, `A_` one of unknown bound. Substitutions are numbered from
// the start, and `Do` and `A3_` take a number only where cv-qualified or
// array types repeat; then the names differ and the lookup is refused, never
// accepted by mistake.

#include "verify/typing.hpp"

#include "base/text.hpp"
#include "verify/compare_types.hpp"

#include <cctype>
#include <string>

namespace hallmark::verify {
namespace {

constexpr std::string_view key_prefix = "PN8hallmark4typeI";

std::string
drop_at(std::string_view key, std::size_t place, std::size_t count)
{
  return std::string(key.substr(0, place)) +
         std::string(key.substr(place + count));
}

/// Where T goes on after the bounds of arrays at its start.
std::size_t
skip_bounds(std::string_view key)
{
  auto place = key_prefix.size();
  while (place < key.size() && key[place] == 'A') {
    const auto end = key.find('_', place);
    if (end == std::string_view::npos) {
      break;
    }
    place = end + 1;
  }
  return place;
}

/// `key` without the const of the object or of its elements.
std::string
without_const(std::string_view key)
{
  const auto place = skip_bounds(key);
  return place < key.size() && key[place] == 'K' ? drop_at(key, place, 1)
                                                 : std::string(key);
}

/// `key` without noexcept of the function itself.
std::string
without_noexcept(std::string_view key)
{
  const auto rest = key.substr(key_prefix.size());
  return rest.starts_with("DoF") ? drop_at(key, key_prefix.size(), 2)
                                 : std::string(key);
}

/// `key` with the bound of its outermost array left out.
std::string
without_bound(std::string_view key)
{
  const auto first = key_prefix.size();
  const auto end = key.find('_', first);
  if (first >= key.size() || key[first] != 'A' ||
      end == std::string_view::npos) {
    return std::string(key);
  }
  return drop_at(key, first + 1, end - first - 1);
}

bool
is_const(std::string_view key)
{
  const auto place = skip_bounds(key);
  return place < key.size() && key[place] == 'K';
}

bool
has_open_bound(std::string_view key)
{
  return key.substr(key_prefix.size()).starts_with("A_");
}

bool
is_same_type(std::string_view found, std::string_view asked)
{
  if (found == asked) {
    return true;
  }
  if (!found.starts_with(key_prefix) || !asked.starts_with(key_prefix)) {
    return false;
  }
  auto have = respell_null(without_noexcept(found));
  auto want = respell_null(asked);
  if (is_const(want) && !is_const(have)) {
    want = without_const(want);
  }
  if (has_open_bound(want)) {
    have = without_bound(have);
  }
  return have == want;
}

std::string
normalise_spelling(std::string_view text)
{
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto rest = text.substr(i);
    if (rest.starts_with("__cxx11::")) {
      i += std::string_view("__cxx11::").size() - 1;
    } else if (rest.starts_with("__1::")) {
      i += std::string_view("__1::").size() - 1;
    } else if (text[i] != ' ' || (i > 0 && i + 1 < text.size() &&
                                  std::isalnum(text[i - 1]) != 0 &&
                                  std::isalnum(text[i + 1]) != 0)) {
      made += text[i];
    }
  }
  return made;
}

/// A variable may be asked for as const though it is not, and an array without
/// its bound.
bool
is_usable_spelling(std::string_view found, std::string_view asked)
{
  auto have = normalise_spelling(found);
  const auto want = normalise_spelling(asked);
  if (const auto open = want.find("[]"); open != std::string::npos) {
    const auto bound = have.find('[');
    const auto end = have.find(']');
    if (bound != std::string::npos && bound == want.find('[')) {
      have.erase(bound + 1, end - bound - 1);
    }
  }
  return have == want || "const " + have == want;
}

bool
is_noexcept(std::string_view key)
{
  return key.starts_with(key_prefix) &&
         key.substr(key_prefix.size()).starts_with("DoF");
}

/// A signature, with the `noexcept` that debug information does not have.
std::string
format_signature(std::string_view signature, std::string_view key)
{
  constexpr std::string_view word = " noexcept";
  std::string text(signature);
  return is_noexcept(key) && !signature.ends_with(word) ? text.append(word)
                                                        : text;
}

base::Error
make_type_error(const model::TableExport& found, const AskedType& asked)
{
  auto have = format_signature(found.signature, found.type_key);
  const auto want = format_signature(asked.signature, asked.type_key);
  if (is_same_spelling(have, want)) {
    have += ", another type of that name";
  }
  return base::make_mismatch(Code::wrong_type,
                             "export " + base::quote(found.name) +
                               " has another type",
                             have,
                             want);
}

/// The class that a host names by its key, or without rtti by its spelling.
const model::TableClass*
find_class(const model::Table& table, std::string_view asked)
{
  const auto is_key = asked.starts_with(key_prefix);
  const auto is_same_key = [&](std::string_view key) {
    return key == asked || (asked.find("LDn") != asked.npos &&
                            respell_null(key) == respell_null(asked));
  };
  for (const auto& one : table.classes) {
    if (is_key ? is_same_key(one.type_key)
               : is_same_spelling(one.name, asked)) {
      return &one;
    }
  }
  return nullptr;
}

std::string
describe_passing(bool is_trivial, std::uint64_t bytes)
{
  return std::string(format_passing(
    is_trivial ? model::Passing::value : model::Passing::memory, bytes));
}

/// What is passed in registers is no more than data.
std::string_view
format_kind(const model::TableClass& type)
{
  return type.is_trivial ? "struct " : "class ";
}

void
add_difference(base::Error& error,
               const std::string& field,
               const std::string& found,
               const std::string& asked)
{
  if (found != asked) {
    error.differences.push_back({field, found, asked});
  }
}

std::optional<base::Error>
check_class(const model::TableClass& found,
            const AskedClass& asked,
            std::string_view export_name)
{
  auto error =
    base::make_error(Code::wrong_type,
                     {},
                     "rebuild the plugin and the host with the same headers");
  add_difference(error,
                 "size",
                 base::format_count(found.bytes, "byte"),
                 base::format_count(asked.bytes, "byte"));
  if (found.alignment != 0) {
    add_difference(error,
                   "alignment",
                   base::format_count(found.alignment, "byte"),
                   base::format_count(asked.alignment, "byte"));
  }
  if (asked.is_copied && found.is_trivial != asked.is_trivial) {
    add_difference(error,
                   "passing",
                   describe_passing(found.is_trivial, found.bytes),
                   describe_passing(asked.is_trivial, asked.bytes));
  }
  if (error.differences.empty()) {
    return std::nullopt;
  }
  const auto& fields = error.differences;
  error.message =
    "export " + base::quote(export_name) + ": " +
    (fields.size() == 1 ? fields[0].field + " of " : "") +
    std::string(format_kind(found)) +
    base::quote(found.name.empty() ? found.type_key : found.name) + " differs";
  return error;
}

}  // namespace

std::string
respell_null(std::string_view mangled)
{
  constexpr std::string_view shorter = "LDnE";
  std::string made(mangled);
  for (auto at = made.find(shorter); at != made.npos;
       at = made.find(shorter, at)) {
    made.replace(at, shorter.size(), "LDn0E");
  }
  return made;
}

bool
is_same_spelling(std::string_view a, std::string_view b)
{
  return normalise_spelling(a) == normalise_spelling(b);
}

std::optional<base::Error>
check_type(const model::TableExport& found,
           const model::Table& table,
           const AskedType& asked)
{
  const auto has_keys = !found.type_key.empty() && !asked.type_key.empty();
  const auto is_right =
    has_keys ? is_same_type(found.type_key, asked.type_key)
             : asked.signature.empty() ||
                 is_usable_spelling(found.signature, asked.signature);
  if (!is_right) {
    return make_type_error(found, asked);
  }
  for (const auto& one : asked.classes) {
    const auto* known = find_class(table, one.type_key);
    if (known && !one.type_key.empty()) {
      if (auto error = check_class(*known, one, found.name)) {
        return error;
      }
    }
  }
  return std::nullopt;
}

}  // namespace hallmark::verify
