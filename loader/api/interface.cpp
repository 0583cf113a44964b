// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/answer.hpp"
#include "base/text.hpp"
#include "table/binding.hpp"

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
                           handle ? "no interface given, or its size is not set"
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
  return api::answer<int>(error, nullptr, [&] {
    const auto sound =
      api::check_arguments(plugin, expected, binding, binding_size);
    if (!sound) {
      return sound;
    }
    const auto& own = api::behind(plugin);
    return table::bind(
      own, *expected, own.state->options.facts, static_cast<void**>(binding));
  });
}

int
hallmark_provide(hallmark_loader* loader,
                 const hallmark_expected* expected,
                 hallmark_error** error)
{
  return api::answer<int>(error, nullptr, [&] {
    const auto sound = api::check_arguments(loader, expected, nullptr, 0);
    return sound ? loader->loader.provided().add(*expected) : sound;
  });
}

int
hallmark_provided(hallmark_loader* loader,
                  const hallmark_expected* expected,
                  void* binding,
                  size_t binding_size,
                  hallmark_error** error)
{
  return api::answer<int>(error, nullptr, [&] {
    const auto sound =
      api::check_arguments(loader, expected, binding, binding_size);
    return sound
             ? loader->loader.provided().bind(*expected,
                                              loader->loader.options().facts,
                                              static_cast<void**>(binding))
             : sound;
  });
}
