// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/binding.hpp"

#include "base/text.hpp"
#include "verify/expectation.hpp"

#include <algorithm>
#include <utility>

namespace hallmark::table {

verify::ExpectedInterface
read_expected(const hallmark_expected& expected)
{
  return {expected.name,
          expected.version,
          expected.fingerprint,
          {expected.text, expected.text_size},
          expected.facts ? std::string_view(expected.facts)
                         : std::string_view(),
          {expected.exports, expected.export_count}};
}

namespace {

/// Fill a binding by name, and say all that is missing.
template<class Find>
Result<void>
fill(const hallmark_expected& expected, void** binding, Find find_address)
{
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < expected.export_count; ++i) {
    const auto& wanted = expected.exports[i];
    binding[i] = find_address(model::ExportName{wanted.name, wanted.linkage});
    if (!binding[i] && !wanted.is_optional) {
      missing.push_back("export " + base::quote(wanted.name) + " is missing");
    }
  }
  if (missing.empty()) {
    return {};
  }
  return verify::make_missing_exports(expected.name, std::move(missing));
}

/// fill_binding() from what the program itself provides.
Result<void>
fill_provided(const hallmark_expected& provided,
              const hallmark_expected& expected,
              void** binding)
{
  return fill(expected, binding, [&](const auto& wanted) -> void* {
    for (std::size_t i = 0; i < provided.export_count; ++i) {
      const auto& one = provided.exports[i];
      if (model::is_same_export({one.name, one.linkage}, wanted)) {
        return provided.addresses[i];
      }
    }
    return nullptr;
  });
}

/// Whether the first part of the plugin's stamp says that it has an interface
/// just as it is expected.
bool
has_decided(const Plugin& plugin,
            const hallmark_expected& expected,
            const verify::FactPolicy& policy)
{
  const auto* decided = plugin.decided();
  return decided && verify::has_interface(
                      decided->decision(), read_expected(expected), policy);
}

/// Whether a program has what it says that it provides: its references are
/// weak, so that the linker does not ask.
Result<void>
check_addresses(const hallmark_expected& provided)
{
  std::vector<void*> binding(provided.export_count);
  return fill_provided(provided, provided, binding.data());
}

/// Put the address of every export of an interface into a binding, by name.
Result<void>
fill_binding(const Plugin& plugin,
             const hallmark_expected& expected,
             void** binding)
{
  std::size_t next = 0;
  return fill(expected, binding, [&](const auto& wanted) -> void* {
    const auto* found = plugin.contents().exports.find_same(wanted, next);
    return found ? found->address : nullptr;
  });
}

}  // namespace

Result<void>
bind(const Plugin& plugin,
     const hallmark_expected& expected,
     const verify::FactPolicy& policy,
     void** binding)
{
  if (has_decided(plugin, expected, policy) &&
      plugin.decided()->fill(expected, binding)) {
    return {};
  }
  if (const auto& error = plugin.contents().error) {
    return base::with_subject(*error, plugin.file);
  }
  auto errors = verify::check_interface(
    plugin.make_offer(), read_expected(expected), policy);
  if (!errors.empty()) {
    return base::with_subject(verify::join_errors(std::move(errors)),
                              plugin.file);
  }
  auto filled = fill_binding(plugin, expected, binding);
  if (!filled) {
    return base::with_subject(std::move(filled.error()), plugin.file);
  }
  return {};
}

Result<void>
Provided::add(const hallmark_expected& expected)
{
  if (!expected.name || !expected.addresses) {
    return base::box_error(
      Code::invalid_argument,
      "interface has no addresses",
      "set provider = \"host\" in its description, and generate it again");
  }
  if (find(expected.name)) {
    return base::box_error(Code::invalid_argument,
                           "interface " + base::quote(expected.name) +
                             " is already provided");
  }
  if (auto whole = check_addresses(expected); !whole) {
    return whole;
  }
  const std::lock_guard lock(mutex_);
  all_.push_back(&expected);
  return {};
}

Result<void>
Provided::bind(const hallmark_expected& expected,
               const verify::FactPolicy& policy,
               void** binding) const
{
  const auto* own = find(expected.name);
  if (!own) {
    return base::box_error(Code::not_found,
                           "this program provides no interface " +
                             base::quote(expected.name));
  }
  const auto used = read_expected(expected);
  const auto provided = read_expected(*own);
  auto errors = verify::check_used(
    used, verify::parse_facts(used.facts), &provided, policy);
  if (!errors.empty()) {
    return verify::join_errors(std::move(errors));
  }
  return fill_provided(*own, expected, binding);
}

const hallmark_expected*
Provided::find(std::string_view name) const
{
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(
    all_.begin(), all_.end(), [&](auto* one) { return one->name == name; });
  return found == all_.end() ? nullptr : *found;
}

std::optional<verify::ExpectedInterface>
Provided::find_expected(std::string_view name) const
{
  const auto* own = find(name);
  return own ? std::optional(read_expected(*own)) : std::nullopt;
}

}  // namespace hallmark::table
