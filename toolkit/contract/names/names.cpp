// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/names.hpp"

#include "contract/names/base_words.hpp"

namespace hallmark::contract::names {

Name
normalise_name(std::string_view name, const Lookup& lookup)
{
  // Most names are plain words.
  if (name.find_first_of("< ({") == name.npos) {
    return {name == "_Bool" ? "bool" : std::string(name), {}};
  }
  NameParser parser(name, lookup);
  auto text = parser.parse_all();
  if (!text) {
    return {std::string(name), {}};
  }
  return {std::move(*text), parser.take_arguments()};
}

std::string
normalise_base(std::string_view name)
{
  if (name == "_Bool") {
    return "bool";
  }
  return normalise_name(name.find(' ') == name.npos ? std::string(name) + " "
                                                    : std::string(name))
    .text;
}

bool
is_made_up(std::string_view name)
{
  for (const auto* sign : {"<lambda",
                           "(lambda at",
                           "<unnamed",
                           "{unnamed",
                           "(unnamed ",
                           "(anonymous struct",
                           "(anonymous class",
                           "(anonymous union",
                           "(anonymous enum",
                           "'lambda",
                           "{lambda"}) {
    if (name.find(sign) != name.npos) {
      return true;
    }
  }
  return false;
}

std::string_view
function_name(std::string_view name)
{
  constexpr std::string_view keyword = "operator";
  const bool is_operator =
    name.starts_with(keyword) &&
    (name.size() == keyword.size() || !is_word_part(name[keyword.size()]));
  return is_operator ? keyword : template_name(name);
}

std::string_view
template_name(std::string_view name)
{
  return name.substr(0, name.find('<'));
}

}  // namespace hallmark::contract::names
