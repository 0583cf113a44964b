// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/lookup.hpp"

#include "base/text.hpp"
#include "model/export_name.hpp"
#include "verify/typing.hpp"

namespace hallmark::table {
namespace {

base::BoxedError
make_missing(const Plugin& plugin, std::string_view name)
{
  std::vector<std::string> names;
  for (const auto& item : plugin.contents().exports.all()) {
    names.emplace_back(item.name);
  }
  return base::box_error(Code::missing_export,
                         "no export " + base::quote(name),
                         base::suggest(name, names, {}, 3));
}

const char*
format_kind(bool is_function)
{
  return is_function ? "a function" : "a variable";
}

/// Whether an export is a function or a variable, as a query has it.
std::optional<base::Error>
check_kind(const hallmark_export& found, const hallmark_query& query)
{
  const auto is_function = found.is_function != 0;
  if (query.kind != HALLMARK_ANY &&
      is_function != (query.kind == HALLMARK_FUNCTION)) {
    return base::make_mismatch(Code::wrong_type,
                               "export " + base::quote(found.name) +
                                 " is of another kind",
                               format_kind(is_function),
                               format_kind(!is_function));
  }
  return std::nullopt;
}

/// Whether a variable has the size that is asked for, where no type tells more.
std::optional<base::Error>
check_size(const hallmark_export& found, const hallmark_query& query)
{
  if (found.is_function != 0 || query.bytes == 0 ||
      found.bytes == query.bytes) {
    return std::nullopt;
  }
  return base::make_mismatch(Code::wrong_type,
                             "export " + base::quote(found.name) +
                               " has another size",
                             base::format_count(found.bytes, "byte"),
                             base::format_count(query.bytes, "byte"));
}

/// The types that both sides know of; a plugin without them makes no claim.
std::optional<base::Error>
check_types(const Plugin& plugin,
            const hallmark_export& found,
            const hallmark_query& query)
{
  const auto* typed = plugin.contents().contracts.find(found.name);
  if (!typed || (!query.type_key && !query.signature)) {
    return std::nullopt;
  }
  std::vector<verify::AskedClass> classes;
  for (size_t i = 0; i < query.class_count; ++i) {
    const auto& one = query.classes[i];
    classes.push_back({one.type_key ? one.type_key : "",
                       one.bytes,
                       one.alignment,
                       one.is_trivial == 1,
                       one.is_trivial != 2});
  }
  return verify::check_type(*typed,
                            plugin.contents().contracts.table(),
                            {query.type_key ? query.type_key : "",
                             query.signature ? query.signature : "",
                             classes});
}

/// The overload of a name without parameters that has the type asked for, if
/// the query names a type.
const hallmark_export*
find_overload(const Plugin& plugin, const hallmark_query& query)
{
  if (!query.type_key && !query.signature) {
    return nullptr;
  }
  for (const auto& one : plugin.contents().exports.all()) {
    if (model::strip_parameters(one.name) == query.name &&
        plugin.contents().contracts.find(one.name) &&
        !check_types(plugin, one, query)) {
      return &one;
    }
  }
  return nullptr;
}

/// What a name stood for before it got parameters, or will stand for without
/// them: only where the types tell that it is the same function.
const hallmark_export*
find_renamed(const Plugin& plugin, const hallmark_query& query)
{
  const std::string_view name = query.name;
  const auto base = model::strip_parameters(name);
  if (base.empty()) {
    return find_overload(plugin, query);
  }
  const auto* found = plugin.contents().exports.find(base);
  const auto* typed = found ? plugin.contents().contracts.find(base) : nullptr;
  return typed && model::find_signature_parameters(typed->signature) ==
                    name.substr(base.size())
           ? found
           : nullptr;
}

}  // namespace

Result<void*>
look_up(const Plugin& plugin, const hallmark_query& query)
{
  const auto& contents = plugin.contents();
  if (contents.error) {
    return base::with_subject(*contents.error, plugin.file);
  }
  const auto& exports = contents.exports;
  const auto* found = exports.find(query.name);
  if (!found) {
    found = find_renamed(plugin, query);
  }
  if (!found) {
    return base::with_subject(make_missing(plugin, query.name), plugin.file);
  }
  if (exports.has_passed(*found, query.type_hash)) {
    return found->address;
  }
  auto wrong = check_kind(*found, query);
  if (!wrong) {
    wrong = check_types(plugin, *found, query);
  }
  if (!wrong) {
    wrong = check_size(*found, query);
  }
  if (wrong) {
    return base::with_subject(*std::move(wrong), plugin.file);
  }
  exports.note_passed(*found, query.type_hash);
  return found->address;
}

}  // namespace hallmark::table
