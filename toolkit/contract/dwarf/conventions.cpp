// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/conventions.hpp"

#include <array>
#include <cstdint>
#include <set>
#include <string_view>

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

struct Convention {
  std::uint64_t code;
  std::string_view name;  ///< of the attribute
};

/// DW_AT_calling_convention, as LLVM numbers them (llvm/BinaryFormat/Dwarf.def).
constexpr std::array conventions{
  Convention{0xc0, "vectorcall"},
  Convention{0xc1, "ms_abi"},
  Convention{0xc2, "sysv_abi"},
  Convention{0xc3, "aapcs"},
  Convention{0xc4, "aapcs-vfp"},
  Convention{0xc5, "intel_ocl_bicc"},
  Convention{0xc8, "swiftcall"},
  Convention{0xc9, "preserve_most"},
  Convention{0xca, "preserve_all"},
  Convention{0xcb, "regcall"},
  Convention{0xcc, "m68k_rtd"},
  Convention{0xcd, "preserve_none"},
  Convention{0xce, "riscv_vector_cc"},
  Convention{0xcf, "swiftasynccall"},
};

/// The usual one; the default where `-mabi=ms` does not change it, which is a
/// fact of the toolchain.
constexpr std::string_view usual = "sysv_abi";
constexpr std::uint64_t usual_code = 1;  // DW_CC_normal

std::string
name_convention(std::uint64_t code)
{
  for (const auto& one : conventions) {
    if (one.code == code) {
      return std::string(one.name);
    }
  }
  return "convention " + std::to_string(code);
}

}  // namespace

std::string
format_calls(const Die& type, const names::FunctionType* said)
{
  std::set<std::string> names;
  if (said) {
    names.insert(said->conventions.begin(), said->conventions.end());
  }
  const auto code = number(type, DW_AT_calling_convention);
  if (code && *code != usual_code) {
    names.insert(name_convention(*code));
  }
  std::string text = said && said->is_noexcept ? "noexcept" : "";
  for (const auto& name : names) {
    text += name == usual ? "" : "[[" + name + "]]";
  }
  return text;
}

}  // namespace hallmark::contract::dwarf
