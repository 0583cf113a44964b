// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/classes.hpp"

#include "base/text.hpp"
#include "contract/dwarf/aliases.hpp"
#include "contract/dwarf/mangle.hpp"
#include "contract/names/names.hpp"

#include <cstdlib>
#include <map>
#include <memory>

#include <cxxabi.h>
#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

/// Cut a template argument off the end of a mangled list: `96` of `…Lm96E`.
std::optional<std::uint64_t>
take_number(std::string_view& list)
{
  const auto start = list.rfind('L');
  if (start == list.npos || !list.ends_with('E') || list.size() < start + 3) {
    return std::nullopt;
  }
  const auto digits = list.substr(start + 2, list.size() - start - 3);
  const auto number = base::parse_number(digits);
  if (number) {
    list = list.substr(0, start);
  }
  return number;
}

/// How a class is spelled whose key is known.
std::string
spell_class(const std::string& type_key)
{
  constexpr std::string_view before = "hallmark::type<";
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> demangled(
    abi::__cxa_demangle(type_key.c_str(), nullptr, nullptr, &status),
    std::free);
  std::string_view text = demangled ? demangled.get() : "";
  if (!text.starts_with(before) || !text.ends_with(">*")) {
    return {};
  }
  text.remove_prefix(before.size());
  text.remove_suffix(2);
  return names::normalise_name(text).text;
}

using ByKey = std::map<std::string, Class>;

std::vector<Class>
list_classes(const ByKey& classes)
{
  std::vector<Class> list;
  for (const auto& [key, one] : classes) {
    list.push_back(one);
  }
  return list;
}

/// Walks over the types of exports in C.
class Walker {
public:
  explicit Walker(const Index& index) : index_(index) {}

  void add(const std::optional<Die>& named, int depth = 0)
  {
    const auto type = strip_aliases(named, true);
    if (!type || depth > deepest_class) {
      return;
    }
    const auto tag = tag_of(*type);
    if (tag == DW_TAG_structure_type || tag == DW_TAG_union_type) {
      add_class(*type);
      return;
    }
    if (tag == DW_TAG_subroutine_type) {
      for_each_child(*type, [&](const Die& child) {
        if (tag_of(child) == DW_TAG_formal_parameter) {
          add(reference(child, DW_AT_type), depth + 1);
        }
        return true;
      });
    }
    add(reference(*type, DW_AT_type), depth + 1);
  }

  [[nodiscard]] const ByKey& classes() const { return classes_; }

private:
  void add_class(const Die& named)
  {
    const auto type = index_.resolve(named);
    const auto bytes = number(type, DW_AT_byte_size);
    const auto key = mangle_type_key(index_, type);
    if (!bytes || is_set(type, DW_AT_declaration) || !key) {
      return;
    }
    classes_[*key] = {*key, index_.qualified_name(type), *bytes, 0, true};
  }

  const Index& index_;
  ByKey classes_;
};

}  // namespace

std::optional<Class>
parse_class(std::string_view symbol)
{
  constexpr std::string_view before = "_ZN8hallmark6layoutI";
  constexpr std::string_view after = "E12hallmark_keyE";
  if (!symbol.starts_with(before) || !symbol.ends_with(after)) {
    return std::nullopt;
  }
  auto list =
    symbol.substr(before.size(), symbol.size() - before.size() - after.size());
  const auto is_value = take_number(list);
  const auto alignment = take_number(list);
  const auto bytes = take_number(list);
  if (!is_value || !alignment || !bytes || list.empty()) {
    return std::nullopt;
  }
  Class made;
  made.type_key = "PN8hallmark4typeI" + std::string(list) + "EE";
  made.name = spell_class(made.type_key);
  made.bytes = *bytes;
  made.alignment = *alignment;
  made.is_trivial = *is_value == 1;
  return made;
}

std::vector<Class>
find_classes(const std::vector<std::string>& symbols)
{
  ByKey classes;
  for (const auto& symbol : symbols) {
    if (auto one = parse_class(symbol)) {
      auto key = one->type_key;
      classes.emplace(std::move(key), *std::move(one));
    }
  }
  return list_classes(classes);
}

std::vector<Class>
find_c_classes(const Index& index, const std::vector<Die>& types)
{
  Walker walker(index);
  for (const auto& type : types) {
    walker.add(type);
  }
  return list_classes(walker.classes());
}

}  // namespace hallmark::contract::dwarf
