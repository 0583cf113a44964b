// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/export_target.hpp"

#include "base/text.hpp"
#include "contract/names/export_name.hpp"
#include "contract/names/names.hpp"

#include <string_view>

namespace hallmark::contract {

base::Error
make_export_error(const std::string& name,
                  const char* what,
                  const std::string& hint)
{
  return base::make_error(
    Code::invalid_argument, "export '" + name + "' " + what, hint);
}

Result<void>
check_target(const std::string& name,
             const std::string& type_key,
             const dwarf::Target* target)
{
  constexpr std::string_view before = "PN8hallmark4typeI";
  const char kind =
    type_key.size() > before.size() ? type_key[before.size()] : '\0';
  if (kind == 'R' || (kind == 'O' && !target)) {
    return make_export_error(name,
                             "is a reference, which has no address",
                             "export a pointer or a function");
  }
  if (!target) {
    return make_export_error(
      name,
      "is thread-local: its address differs between threads",
      "export a function that returns its address");
  }
  if (!target->external) {
    return make_export_error(
      name,
      "has internal linkage: no other file sees it",
      "declare it without 'static', and with 'extern' if it is const");
  }
  return {};
}

std::string
find_last_name(const std::string& symbol)
{
  const auto name = names::parse_export_name(symbol);
  return std::string(names::function_name(name ? name->last : symbol));
}

std::optional<names::FunctionTypes>
read_said(const dwarf::Target* key)
{
  constexpr std::string_view before = "_ZN8hallmark4typeI";
  return key && key->symbol.starts_with(before)
           ? names::read_function_types(
               std::string_view(key->symbol).substr(before.size()))
           : std::nullopt;
}

}  // namespace hallmark::contract
