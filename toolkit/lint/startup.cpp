// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/startup.hpp"

#include "base/text.hpp"
#include "lint/relocations.hpp"

#include <algorithm>

#include <elf.h>

namespace hallmark::lint {
namespace {

/// Bytes of a function that are looked at; crtfastmath's is shorter.
constexpr std::uint64_t most_code = 96;

/// Functions that are looked at: a plugin has one or two for each source.
constexpr std::uint64_t most_functions = 4096;

bool
sets_mxcsr(base::Bytes code)
{
  for (std::uint64_t at = 0; at + 2 < code.size(); ++at) {
    const auto byte = *code.number<std::uint8_t>(at);
    if (byte == 0xc3) {
      return false;
    }
    const auto next = *code.number<std::uint8_t>(at + 1);
    const auto operand = *code.number<std::uint8_t>(at + 2);
    if (byte == 0x0f && next == 0xae && (operand & 0x38) == 0x10 &&
        operand < 0xc0) {
      return true;
    }
  }
  return false;
}

bool
sets_fpcr(base::Bytes code)
{
  constexpr std::uint32_t move_to_fpcr = 0xd51b4400;
  constexpr std::uint32_t ret = 0xd65f03c0;
  for (std::uint64_t at = 0; at + 4 <= code.size(); at += 4) {
    const auto word = *code.number<std::uint32_t>(at);
    if (word == ret) {
      return false;
    }
    if ((word & ~0x1fU) == move_to_fpcr) {
      return true;
    }
  }
  return false;
}

/// The functions of .init_array: what relocations write there, else what
/// stands there.
std::vector<std::uint64_t>
list_functions(const object::Object& object)
{
  std::vector<std::uint64_t> functions;
  const auto table = object.find_section(".init_array");
  if (!table) {
    return functions;
  }
  const auto bytes = object.read_bytes(table->index);
  const auto start = table->header.sh_addr;
  const auto count = std::min(bytes.size() / 8, most_functions);
  for (std::uint64_t i = 0; i < count; ++i) {
    functions.push_back(bytes.number<std::uint64_t>(i * 8).value_or(0));
  }
  for (const auto& relocation : read_relocations(object)) {
    const auto index = (relocation.place - start) / 8;
    if (relocation.place >= start && index < functions.size() &&
        relocation.symbol == 0) {
      functions[index] = relocation.addend;
    }
  }
  return functions;
}

Finding
make_finding(std::string where)
{
  return {"fast_math",
          "changes its host's floating point: start-up code flushes denormal "
          "numbers to zero",
          std::move(where),
          "link without -ffast-math, -Ofast and -funsafe-math-optimizations; "
          "compiling with them is fine"};
}

}  // namespace

bool
sets_floating_point(base::Bytes code, std::uint16_t machine)
{
  return machine == EM_X86_64    ? sets_mxcsr(code)
         : machine == EM_AARCH64 ? sets_fpcr(code)
                                 : false;
}

void
check_startup(base::Source& source,
              const object::Object& object,
              const verify::Parts& parts,
              Findings& findings)
{
  const auto symbols = object.read_symbols();
  const auto is_fast_math = [](const elf::Symbol& symbol) {
    return symbol.name == "set_fast_math" && symbol.section != SHN_UNDEF;
  };
  if (symbols && std::ranges::any_of(*symbols, is_fast_math)) {
    findings.push_back(make_finding("set_fast_math, in .init_array"));
    return;
  }
  for (const auto address : list_functions(object)) {
    const auto room = elf::find_room(parts.image, address);
    const auto size = std::min(room.value_or(0), most_code);
    const auto code =
      elf::read_address(source, parts.image, "start-up code", address, size);
    if (code && sets_floating_point(*code, parts.image.header.machine)) {
      findings.push_back(make_finding(
        "function at " + base::format_hex(address) + ", in .init_array"));
    }
  }
}

}  // namespace hallmark::lint
