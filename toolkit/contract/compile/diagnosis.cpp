// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/diagnosis.hpp"

#include "base/text.hpp"
#include "contract/names/export_name.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <iterator>

namespace hallmark::contract::compile {
namespace {

bool
contains_one_of(std::string_view text,
                std::initializer_list<std::string_view> needles)
{
  return std::any_of(needles.begin(), needles.end(), [&](auto needle) {
    return text.find(needle) != text.npos;
  });
}

/// The first line that reports an error.
std::string_view
find_first_error(std::string_view words)
{
  for (const auto line : base::split(words, '\n')) {
    if (line.find("error: ") != line.npos) {
      return line;
    }
  }
  return {};
}

constexpr std::string_view overloaded = "overloaded function";

Error
make_export_error(const std::string& symbol, std::string_view line)
{
  const auto make = [&](const char* what, const char* hint) {
    return base::make_error(
      Code::invalid_argument, "export '" + symbol + "' " + what, hint);
  };
  if (contains_one_of(line, {overloaded})) {
    return make("is overloaded or a template",
                "export a single function with a name of its own");
  }
  if (contains_one_of(line, {"non-static member"})) {
    return make("is a non-static member, not a function or a variable", "");
  }
  if (contains_one_of(line, {"initializer element is not"})) {
    return make("is thread-local: its address differs between threads",
                "export a function that returns its address");
  }
  if (contains_one_of(line,
                      {"not declared",
                       "undeclared",
                       "is not a member of",
                       "no member named",
                       "has not been declared"})) {
    return make("is not declared", "");
  }
  auto error = make("is not a function or a variable", "");
  error.details.emplace_back(line);
  return error;
}

const std::string&
name_header(const Header& header)
{
  return header.beside.empty() ? header.name : header.beside;
}

Error
make_header_error(std::string_view words)
{
  const bool missing = contains_one_of(
    find_first_error(words), {"No such file or directory", "file not found"});
  auto error =
    base::make_error(Code::invalid_argument,
                     "does not compile",
                     missing ? "if the build generates this header, add its "
                               "target to the step's 'depends'"
                             : "");
  for (const auto line : base::split(words, '\n')) {
    if (!line.empty()) {
      error.details.emplace_back(line);
    }
  }
  return error;
}

/// The export that an error is about.
std::optional<std::size_t>
find_export(const SourceOptions& options, std::string_view line)
{
  const auto numbers = line.starts_with(export_marker)
                         ? find_marked_numbers(line, export_marker)
                         : std::set<std::size_t>();
  return numbers.empty() || *numbers.begin() >= options.exports.size()
           ? std::nullopt
           : std::optional(*numbers.begin());
}

/// The class that could not be asked about for the values in its name.
std::string
find_unspelled(const SourceOptions& options, std::string_view line)
{
  if (!line.starts_with(measure_marker)) {
    return {};
  }
  const auto number = *find_marked_numbers(line, measure_marker).begin();
  const auto& questions = options.asked.questions;
  if (number >= questions.size()) {
    return {};
  }
  const auto& key =
    std::next(questions.begin(), static_cast<std::ptrdiff_t>(number))->first;
  return key.find('{') == key.npos ? std::string() : key;
}

Error
make_unspelled_error(const std::string& type, std::string_view line)
{
  auto error =
    base::make_error(Code::unsupported,
                     "type " + base::quote(type) +
                       " has a template argument that its values do not spell",
                     "let an export take or return it, by pointer or by value");
  error.details.emplace_back(line);
  return error;
}

}  // namespace

std::set<std::size_t>
find_marked_numbers(std::string_view words, std::string_view marker)
{
  std::set<std::size_t> numbers;
  for (auto at = words.find(marker); at != words.npos;
       at = words.find(marker, at)) {
    at += marker.size();
    std::size_t number = 0;
    const auto parsed =
      std::from_chars(words.data() + at, words.data() + words.size(), number);
    if (parsed.ec == std::errc()) {
      numbers.insert(number);
    }
  }
  return numbers;
}

bool
drop_marked(std::set<std::string>& names,
            std::string_view words,
            std::string_view marker)
{
  const std::vector<std::string> all(names.begin(), names.end());
  bool dropped = false;
  for (const auto number : find_marked_numbers(words, marker)) {
    dropped |= number < all.size() && names.erase(all[number]) > 0;
  }
  return dropped;
}

std::optional<std::size_t>
find_unpicked(const SourceOptions& options, std::string_view words)
{
  const auto line = find_first_error(words);
  const auto number = find_export(options, line);
  if (!number || options.language == Language::c) {
    return std::nullopt;
  }
  const auto name = names::parse_export_name(options.exports[*number]);
  const bool is_unpicked =
    contains_one_of(line, {overloaded}) || (name && name->has_parameters);
  return is_unpicked ? number : std::nullopt;
}

Error
make_compile_error(const SourceOptions& options, std::string_view words)
{
  const auto line = find_first_error(words);
  const auto number = find_export(options, line);
  const auto unspelled = find_unspelled(options, line);
  auto error = number ? make_export_error(options.exports[*number], line)
               : unspelled.empty() ? make_header_error(words)
                                   : make_unspelled_error(unspelled, line);
  return base::with_subject(std::move(error),
                            name_header(options.headers.front()));
}

}  // namespace hallmark::contract::compile
