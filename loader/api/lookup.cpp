// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/lookup.hpp"

#include "api/answer.hpp"

using namespace hallmark;

namespace {

hallmark_query
make_query(const char* name, const char* signature, hallmark_kind kind)
{
  hallmark_query query{};
  query.size = sizeof query;
  query.name = name;
  query.signature = signature;
  query.kind = kind;
  return query;
}

}  // namespace

void*
hallmark_lookup_query(hallmark_plugin* plugin,
                      const hallmark_query* query,
                      hallmark_error** error)
{
  return api::answer<void*>(error, nullptr, [&]() -> base::Result<void*> {
    if (!plugin || !query || !query->name ||
        query->size < sizeof(hallmark_query)) {
      return base::box_error(Code::invalid_argument,
                             plugin ? "query has no name or size"
                                    : "plugin handle is empty");
    }
    return table::look_up(api::behind(plugin), *query);
  });
}

void*
hallmark_lookup(hallmark_plugin* plugin,
                const char* name,
                const char* signature,
                hallmark_error** error)
{
  const auto query = make_query(name, signature, HALLMARK_ANY);
  return hallmark_lookup_query(plugin, &query, error);
}

hallmark_function
hallmark_lookup_function(hallmark_plugin* plugin,
                         const char* name,
                         const char* signature,
                         hallmark_error** error)
{
  const auto query = make_query(name, signature, HALLMARK_FUNCTION);
  return reinterpret_cast<hallmark_function>(
    hallmark_lookup_query(plugin, &query, error));
}
