// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how Plugin looks an export up. Included by handle.hpp.

#pragma once

#include <hallmark/handle.hpp>
#include <hallmark/type.hpp>

namespace hallmark {

template<class T>
Result<Symbol<T>>
Plugin::lookup(const std::string& name) const
{
  hallmark_query query{};
  query.size = sizeof query;
  query.name = name.c_str();
  if constexpr (std::is_function_v<T>) {
    query.kind = HALLMARK_FUNCTION;
  } else {
    query.kind = HALLMARK_VARIABLE;
    if constexpr (!std::is_unbounded_array_v<T>) {
      query.bytes = sizeof(T);
    }
  }

  const auto& asked = detail::Asked<T>::get();
  query.signature = asked.signature.c_str();
  query.type_key = detail::type_key<T>();
  query.classes = asked.classes.data();
  query.class_count = asked.classes.size();
  query.type_hash = asked.hash;

  hallmark_error* error = nullptr;
  auto* address = hallmark_lookup_query(plugin_, &query, &error);
  if (!address) {
    return Error(error);
  }
  return Symbol<T>(reinterpret_cast<T*>(address), Hold(plugin_, "symbol"));
}

}  // namespace hallmark
