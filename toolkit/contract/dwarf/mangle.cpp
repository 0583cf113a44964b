// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/mangle.hpp"

#include "contract/dwarf/types.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

struct BaseCode {
  std::string_view name;
  std::string_view mangled;
};

constexpr auto base_codes = std::to_array<BaseCode>({
  {"__float128", "g"},
  {"__int128", "n"},
  {"bool", "b"},
  {"char", "c"},
  {"char16_t", "Ds"},
  {"char32_t", "Di"},
  {"char8_t", "Du"},
  {"double", "d"},
  {"float", "f"},
  {"int", "i"},
  {"long double", "e"},
  {"long long", "x"},
  {"long", "l"},
  {"short", "s"},
  {"signed char", "a"},
  {"unsigned __int128", "o"},
  {"unsigned char", "h"},
  {"unsigned int", "j"},
  {"unsigned long long", "y"},
  {"unsigned long", "m"},
  {"unsigned short", "t"},
  {"void", "v"},
  {"wchar_t", "w"},
});

/// Writes one mangled name; remembers what it can refer back to.
class Mangler {
public:
  explicit Mangler(const Index& index) : index_(index) {}

  /// Substitutions 0 and 1 are `hallmark` and `hallmark::type`.
  std::optional<std::string> mangle_key(const std::optional<Die>& type)
  {
    seen_ = {"hallmark", "hallmark::type"};
    const auto text = mangle(type);
    if (failed_) {
      return std::nullopt;
    }
    return "PN8hallmark4typeI" + text.written + "EE";
  }

private:
  /// A type twice: as it is written here, and as it is wherever it stands.
  struct Text {
    std::string written;
    std::string whole;
  };

  Text fail()
  {
    failed_ = true;
    return {};
  }

  static Text plain(std::string_view text)
  {
    return {std::string(text), std::string(text)};
  }

  /// A number in base 36, as substitutions are counted: `S_`, `S0_`, `S1_`.
  static std::string format_substitution(std::size_t index)
  {
    if (index == 0) {
      return "S_";
    }
    std::string digits;
    for (auto rest = index - 1; digits.empty() || rest > 0; rest /= 36) {
      digits.insert(digits.begin(),
                    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 36]);
    }
    return "S" + digits + "_";
  }

  /// What is written in place of a type that may be referred back to.
  Text settle(Text text)
  {
    const auto found = std::find(seen_.begin(), seen_.end(), text.whole);
    if (found != seen_.end()) {
      const auto index = static_cast<std::size_t>(found - seen_.begin());
      return {format_substitution(index), text.whole};
    }
    seen_.push_back(text.whole);
    return text;
  }

  Text mangle(std::optional<Die> type)
  {
    if (failed_ || depth_ > deepest_class) {
      return fail();
    }
    ++depth_;
    auto text = mangle_qualified(type);
    --depth_;
    return text;
  }

  Text mangle_qualified(std::optional<Die> type)
  {
    bool is_const = false;
    bool is_volatile = false;
    for (int depth = 0; type && depth < deepest_class; ++depth) {
      const int tag = tag_of(*type);
      if (tag == DW_TAG_typedef && is_character_alias(name_of(*type))) {
        break;
      }
      is_const = is_const || tag == DW_TAG_const_type;
      is_volatile = is_volatile || tag == DW_TAG_volatile_type;
      if (tag != DW_TAG_typedef && tag != DW_TAG_const_type &&
          tag != DW_TAG_volatile_type && tag != DW_TAG_restrict_type) {
        break;
      }
      type = reference(*type, DW_AT_type);
    }
    auto cv = std::string(is_volatile ? "V" : "") + (is_const ? "K" : "");
    if (type && tag_of(*type) == DW_TAG_subroutine_type) {
      cv.clear();  // gcc's `__attribute__((const))` and `((noreturn))`
    }
    if (type && tag_of(*type) == DW_TAG_array_type) {
      return mangle_array(*type, cv);
    }
    auto text = mangle_plain(type);
    return cv.empty() ? text : settle({cv + text.written, cv + text.whole});
  }

  Text mangle_plain(const std::optional<Die>& type)
  {
    if (!type) {
      return plain("v");
    }
    switch (tag_of(*type)) {
      case DW_TAG_typedef:
        return mangle_base(name_of(*type));
      case DW_TAG_base_type:
        return mangle_base(base_name(*type));
      case DW_TAG_pointer_type: {
        const auto target = mangle(reference(*type, DW_AT_type));
        return settle({"P" + target.written, "P" + target.whole});
      }
      case DW_TAG_subroutine_type:
        return mangle_function(*type);
      case DW_TAG_structure_type:
      case DW_TAG_union_type:
      case DW_TAG_enumeration_type:
        return mangle_tag(*type);
      default:
        return fail();
    }
  }

  Text mangle_base(std::string_view name)
  {
    constexpr std::string_view complex = "_Complex ";
    if (name.starts_with(complex)) {
      // The sign of integers is not known.
      if (name.ends_with("char") || name.ends_with("short") ||
          name.ends_with("int") || name.ends_with("long")) {
        return fail();
      }
      const auto part = mangle_base(name.substr(complex.size()));
      return settle({"C" + part.written, "C" + part.whole});
    }
    for (const auto& code : base_codes) {
      if (code.name == name) {
        return plain(code.mangled);
      }
    }
    return fail();
  }

  Text mangle_tag(const Die& type)
  {
    const auto name = index_.qualified_name(type);
    return name.empty() ? fail()
                        : settle(plain(std::to_string(name.size()) + name));
  }

  /// The cv of an array is that of its elements.
  Text mangle_array(const Die& type, const std::string& cv)
  {
    const bool is_vector = is_set(type, DW_AT_GNU_vector);
    auto counts = array_counts(type);
    auto text = mangle(reference(type, DW_AT_type));
    if (!cv.empty()) {
      text = settle({cv + text.written, cv + text.whole});
    }
    for (; !counts.empty(); counts.pop_back()) {
      const auto count = counts.back() ? std::to_string(counts.back()) : "";
      const auto prefix = (is_vector ? "Dv" : "A") + count + "_";
      text = settle({prefix + text.written, prefix + text.whole});
    }
    return text;
  }

  Text mangle_function(const Die& type)
  {
    auto text = plain("F");
    const auto append = [&](const Text& more) {
      text.written += more.written;
      text.whole += more.whole;
    };
    append(mangle(reference(type, DW_AT_type)));
    int count = 0;
    for_each_child(type, [&](const Die& child) {
      if (tag_of(child) == DW_TAG_formal_parameter) {
        append(mangle(strip_top_cv(reference(child, DW_AT_type))));
        ++count;
      } else if (tag_of(child) == DW_TAG_unspecified_parameters) {
        append(plain("z"));
        ++count;
      }
      return !failed_;
    });
    if (count == 0) {
      append(plain("v"));
    }
    append(plain("E"));
    return settle(text);
  }

  static std::optional<Die> strip_top_cv(std::optional<Die> type)
  {
    const auto plain_type = strip_aliases(type, true);
    const auto aliased = strip_aliases(type);
    const bool same =
      !plain_type || !aliased || identity(*plain_type) == identity(*aliased);
    return same ? type : plain_type;
  }

  const Index& index_;
  std::vector<std::string> seen_;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<std::string>
mangle_type_key(const Index& index, const std::optional<Die>& type)
{
  return Mangler(index).mangle_key(type);
}

std::string
make_type_key(const std::string& symbol)
{
  constexpr std::string_view before = "_ZN8hallmark4typeI";
  constexpr std::string_view after = "E12hallmark_keyE";
  if (!symbol.starts_with(before) || !symbol.ends_with(after)) {
    return {};
  }
  const auto inner =
    symbol.substr(before.size(), symbol.size() - before.size() - after.size());
  return "PN8hallmark4typeI" + inner + "EE";
}

bool
is_const_array(std::string_view type_key)
{
  constexpr std::string_view before = "PN8hallmark4typeI";
  bool is_array = false;
  for (auto at = before.size(); at < type_key.size();) {
    const auto end = type_key.find_first_not_of("0123456789", at + 1);
    if (type_key[at] != 'A' || end == type_key.npos || type_key[end] != '_') {
      return is_array && type_key[at] == 'K';
    }
    is_array = true;
    at = end + 1;
  }
  return false;
}

}  // namespace hallmark::contract::dwarf
