// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An interface of three exports, of which a test makes the binding.

#pragma once

#include "binding/binding.hpp"

namespace hallmark::tests {

/// An export of a contract.
[[nodiscard]] inline contract::Export
make_export(const std::string& name,
            const std::string& linkage,
            const std::string& kind)
{
  contract::Export made;
  made.name = name;
  made.linkage = linkage;
  made.kind = kind;
  return made;
}

/// `audio.example/filter`, of which `audio::tail` is optional.
[[nodiscard]] inline binding::Binding
make_binding(binding::Language language = binding::Language::cpp)
{
  binding::Binding made;
  made.language = language;
  made.includes = {"../filter.hpp"};
  auto& interface = made.interface;
  interface.stem = "filter";
  interface.name = "audio.example/filter";
  interface.version = "2.1.0";
  interface.type = "hallmark::interfaces::filter";
  interface.exports = {{{"filter_name", {}}, "filter_name"},
                       {{"audio::gain", {}}, "level"}};
  interface.optional = {{{"audio::tail", {}}, "tail"}};
  made.contract.text = "contract\t1\n";
  made.contract.fingerprint = "0123456789abcdef0123456789abcdef";
  made.contract.exports = {
    make_export("audio::gain", "_ZN5audio4gainEi", "function"),
    make_export("audio::tail", "_ZN5audio4tailE", "variable"),
    make_export("filter_name", "filter_name", "function")};
  return made;
}

/// The same in C, which has no qualified names.
[[nodiscard]] inline binding::Binding
make_c_binding()
{
  auto made = make_binding(binding::Language::c);
  made.interface.exports.pop_back();
  made.interface.optional = {{{"tail", {}}, "tail"}};
  made.contract.exports = {
    make_export("filter_name", "filter_name", "function"),
    make_export("tail", "tail", "variable")};
  return made;
}

}  // namespace hallmark::tests
