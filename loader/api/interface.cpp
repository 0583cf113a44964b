// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/handles.hpp"
#include "base/text.hpp"
#include "table/binding.hpp"

#include <cstring>

namespace hallmark::api {
namespace {

base::Result<void>
check_arguments(const void* handle,
                const hallmark_expected* expected,
                const void* binding,
                size_t binding_size)
{
  if (!handle || !expected || expected->size < sizeof(hallmark_expected)) {
    return base::box_error(Code::invalid_argument,
                           handle ? "no interface is given, or its size is "
                                    "not set"
                                  : "handle is empty");
  }
  if (binding && binding_size != expected->export_count * sizeof(void*)) {
    return base::box_mismatch(
      Code::invalid_argument,
      "binding of interface '" + std::string(expected->name) +
        "' has another size",
      base::format_count(binding_size, "byte"),
      base::format_count(expected->export_count * sizeof(void*), "byte"),
      "generate the interface again");
  }
  return {};
}

/// 1, or 0 with the error given out.
int
finish(base::Result<void> result, hallmark_error** error)
{
  clear_error(error);
  if (!result) {
    put_error(error, std::move(result.error()));
    return 0;
  }
  return 1;
}

base::Result<void>
bind_plugin(const table::Plugin& plugin,
            const hallmark_expected& expected,
            void* binding)
{
  auto errors = verify::check_interface(plugin.contracts.notes(),
                                        plugin.facts,
                                        table::read_expected(expected),
                                        plugin.state->options.facts);
  if (!errors.empty()) {
    return base::with_subject(verify::join_errors(std::move(errors)),
                              plugin.file);
  }
  auto filled =
    table::fill_binding(plugin, expected, static_cast<void**>(binding));
  if (!filled) {
    return base::with_subject(filled.error(), plugin.file);
  }
  return {};
}

base::Result<void>
bind_provided(load::Loader& loader,
              const hallmark_expected& expected,
              void* binding)
{
  const auto* own = loader.provided().find(expected.name);
  if (!own) {
    return base::box_error(Code::not_found,
                           "this program provides no interface " +
                             base::quote(expected.name));
  }
  const auto provided = table::read_expected(*own);
  auto errors = verify::check_used(table::read_expected(expected), &provided);
  if (!errors.empty()) {
    return verify::join_errors(std::move(errors));
  }
  return table::fill_provided(*own, expected, static_cast<void**>(binding));
}

}  // namespace
}  // namespace hallmark::api

using namespace hallmark;

int
hallmark_bind(hallmark_plugin* plugin,
              const hallmark_expected* expected,
              void* binding,
              size_t binding_size,
              hallmark_error** error)
{
  auto result = api::check_arguments(plugin, expected, binding, binding_size);
  if (result) {
    result = api::bind_plugin(*api::to_plugin(plugin), *expected, binding);
  }
  return api::finish(std::move(result), error);
}

int
hallmark_provide(hallmark_loader* loader,
                 const hallmark_expected* expected,
                 hallmark_error** error)
{
  auto result = api::check_arguments(loader, expected, nullptr, 0);
  if (result) {
    result = loader->loader.provided().add(*expected);
  }
  return api::finish(std::move(result), error);
}

int
hallmark_provided(hallmark_loader* loader,
                  const hallmark_expected* expected,
                  void* binding,
                  size_t binding_size,
                  hallmark_error** error)
{
  auto result = api::check_arguments(loader, expected, binding, binding_size);
  if (result) {
    result = api::bind_provided(loader->loader, *expected, binding);
  }
  return api::finish(std::move(result), error);
}
