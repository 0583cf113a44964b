// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/flags.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace hallmark::stamp {
namespace {

using Words = std::vector<std::string>;

/// A flag without a value, and the one that undoes it.
struct Switch {
  std::string_view on;
  std::string_view off;
};

/// A flag with a value, and the values that are the default.
struct Setting {
  std::string_view prefix;
  std::array<std::string_view, 3> defaults;
};

/// Which flags one fact is about.
struct Topic {
  std::vector<Switch> switches;
  std::vector<Setting> settings;
};

/// `-mabi=lp64d` of riscv differs from its other ABIs in the ELF header.
const Topic calls = {{{"-fpcc-struct-return", "-freg-struct-return"},
                      {"-fsanitize=kcfi", "-fno-sanitize=kcfi"},
                      {"-mgeneral-regs-only", "-mno-general-regs-only"},
                      {"-mno-80387", "-m80387"},
                      {"-mno-fp-ret-in-387", "-mfp-ret-in-387"},
                      {"-mno-sse", "-msse"},
                      {"-mno-sse2", "-msse2"},
                      {"-mno-x87", "-mx87"},
                      {"-mrtd", "-mno-rtd"},
                      {"-mskip-rax-setup", "-mno-skip-rax-setup"},
                      {"-msoft-float", "-mhard-float"},
                      {"-msseregparm", "-mno-sseregparm"},
                      {"-mvect8-ret-in-mem", "-mno-vect8-ret-in-mem"}},
                     {{"-fdefault-calling-conv=", {"cdecl"}},
                      {"-mabi=", {"sysv", "lp64", "lp64d"}},
                      {"-mfloat-abi=", {}},
                      {"-mregparm=", {"0"}},
                      {"-mstack-alignment=", {"16"}}}};

/// With a number of bytes -fpack-struct is a setting of its own: neither g++ nor
/// clang has -fno-pack-struct undo it.
const Topic layouts = {{{"-fpack-struct", "-fno-pack-struct"},
                        {"-fshort-enums", "-fno-short-enums"},
                        {"-malign-double", "-mno-align-double"},
                        {"-mms-bitfields", "-mno-ms-bitfields"}},
                       {{"-fpack-struct=", {}}}};

const Topic versions = {
  {},
  {{"-fabi-version=", {"0"}}, {"-fclang-abi-compat=", {"latest"}}}};

bool
is_default(const Setting& setting, std::string_view value)
{
  return std::ranges::find(setting.defaults, value) != setting.defaults.end();
}

/// Put what a flag sets in place of what an earlier one did.
void
take_flag(const Topic& topic,
          const std::string& flag,
          std::map<std::string_view, std::string>& set)
{
  for (const auto& [on, off] : topic.switches) {
    if (flag == on) {
      set[on] = flag;
    } else if (flag == off) {
      set.erase(on);
    }
  }
  for (const auto& setting : topic.settings) {
    if (!flag.starts_with(setting.prefix)) {
      continue;
    }
    set.erase(setting.prefix);
    if (!is_default(setting, flag.substr(setting.prefix.size()))) {
      set[setting.prefix] = flag;
    }
  }
}

/// The flags that are in force.
std::set<std::string>
select(const Topic& topic, const Words& flags)
{
  std::map<std::string_view, std::string> set;
  for (const auto& flag : flags) {
    take_flag(topic, flag, set);
  }
  std::set<std::string> selected;
  for (const auto& [name, flag] : set) {
    selected.insert(flag);
  }
  return selected;
}

/// The value of the last flag that begins like this.
std::optional<std::string>
find_last(const Words& flags, std::string_view prefix)
{
  std::optional<std::string> value;
  for (const auto& flag : flags) {
    if (flag.starts_with(prefix)) {
      value = flag.substr(prefix.size());
    }
  }
  return value;
}

/**
 * Add how gcc aligns the stack, as powers of two; the ABI asks for 4. A
 * function that is called relies on as much as its own calls are given, unless
 * it is told otherwise: more than 4 is as wrong as less.
 */
void
add_stack_boundaries(const Words& flags, std::set<std::string>& selected)
{
  constexpr std::string_view given = "-mpreferred-stack-boundary=";
  constexpr std::string_view expected = "-mincoming-stack-boundary=";
  constexpr auto is_less = [](const std::string& value) {
    return value == "2" || value == "3";
  };
  const auto gives = find_last(flags, given);
  const auto expects = find_last(flags, expected);
  const bool gives_more = gives && *gives != "4" && !is_less(*gives);
  if (gives && (is_less(*gives) || (gives_more && !expects))) {
    selected.insert(std::string(given) + *gives);
  }
  if (expects && *expects != "4" && !is_less(*expects)) {
    selected.insert(std::string(expected) + *expects);
  }
}

/// Whether a function may change a register without saving it first, by default;
/// nothing for a register that is not known here.
std::optional<bool>
is_free_by_default(std::string_view name)
{
  constexpr auto saved = std::to_array<std::string_view>(
    {"rbx", "ebx", "bx",  "rbp", "ebp", "bp",  "r12", "r13", "r14", "r15",
     "x19", "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28"});
  constexpr auto free = std::to_array<std::string_view>({"rax",
                                                         "eax",
                                                         "ax",
                                                         "rcx",
                                                         "ecx",
                                                         "cx",
                                                         "rdx",
                                                         "edx",
                                                         "dx",
                                                         "rsi",
                                                         "esi",
                                                         "si",
                                                         "rdi",
                                                         "edi",
                                                         "di",
                                                         "r8",
                                                         "r9",
                                                         "r10",
                                                         "r11"});
  if (std::ranges::find(saved, name) != saved.end()) {
    return false;
  }
  return std::ranges::find(free, name) != free.end() ? std::optional(true)
                                                     : std::nullopt;
}

/// Add the registers that calls treat otherwise than the ABI has it.
void
add_registers(const Words& flags, std::set<std::string>& selected)
{
  constexpr auto prefixes = std::to_array<std::string_view>(
    {"-fcall-saved-", "-fcall-used-", "-ffixed-"});
  std::map<std::string, std::string> last;
  for (const auto& flag : flags) {
    for (const auto prefix : prefixes) {
      if (flag.starts_with(prefix)) {
        last[flag.substr(prefix.size())] = flag;
      }
    }
  }
  for (const auto& [name, flag] : last) {
    const auto is_free = is_free_by_default(name);
    const bool is_same = is_free && (*is_free ? flag.starts_with(prefixes[1])
                                              : flag.starts_with(prefixes[0]));
    // Fortran's, of the same form.
    if (!is_same && name != "form" && !name.starts_with("line-length")) {
      selected.insert(flag);
    }
  }
}

/// Macros that change what the types of a standard library hold, beside those
/// that have a fact of their own. The first ends in an underscore: any of these.
constexpr auto library_macros =
  std::to_array<std::string_view>({"_LIBCPP_ABI_",
                                   "_GLIBCXX_DEQUE_BUF_SIZE",
                                   "_GLIBCXX_FULLY_DYNAMIC_STRING",
                                   "_GLIBCXX_SANITIZE_VECTOR"});

bool
is_library_macro(std::string_view name)
{
  return std::ranges::any_of(library_macros, [&](std::string_view macro) {
    return macro.ends_with('_') ? name.starts_with(macro) : name == macro;
  });
}

/// Add the definitions of such macros on the command line: `-DNAME=VALUE`.
void
add_library_macros(const Words& flags, std::set<std::string>& selected)
{
  std::map<std::string, std::string> defined;
  for (std::size_t i = 0; i < flags.size(); ++i) {
    const auto letter = flags[i].substr(0, 2);
    if (letter != "-D" && letter != "-U") {
      continue;
    }
    const bool is_apart = flags[i].size() == 2 && i + 1 < flags.size();
    const auto text = is_apart ? flags[++i] : flags[i].substr(2);
    const auto name = text.substr(0, text.find('='));
    if (letter == "-U") {
      defined.erase(name);
    } else if (is_library_macro(name)) {
      defined[name] = "-D" + text;
    }
  }
  for (const auto& [name, flag] : defined) {
    selected.insert(flag);
  }
}

std::string
join(const std::set<std::string>& flags, std::string_view none)
{
  std::string text;
  for (const auto& flag : flags) {
    text += (text.empty() ? "" : ",") + flag;
  }
  return text.empty() ? std::string(none) : text;
}

base::Error
make_disagreement(const model::Fact& one,
                  const model::Fact& other,
                  const Target& first,
                  const Target& second)
{
  auto error = base::make_error(
    Code::malformed,
    "targets " + base::quote(first.name) + " and " + base::quote(second.name) +
      " differ in " + base::quote(one.name),
    "give each target a custom_target of its own for the description");
  error.details = {
    "target " + base::quote(first.name) + ": " + one.value,
    "target " + base::quote(second.name) + ": " + other.value,
  };
  return error;
}

}  // namespace

std::vector<model::Fact>
find_flag_facts(const std::vector<std::string>& flags)
{
  auto of_calls = select(calls, flags);
  add_stack_boundaries(flags, of_calls);
  add_registers(flags, of_calls);
  auto of_layouts = select(layouts, flags);
  add_library_macros(flags, of_layouts);
  return {{"call_flags", join(of_calls, "none")},
          {"layout_flags", join(of_layouts, "none")},
          {"abi_version", join(select(versions, flags), "default")}};
}

Result<std::vector<model::Fact>>
find_flag_facts(const std::vector<Target>& targets)
{
  std::vector<model::Fact> facts;
  for (const auto& target : targets) {
    auto own = find_flag_facts(target.invocation.flags);
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (own[i] != facts[i]) {
        return make_disagreement(facts[i], own[i], targets.front(), target);
      }
    }
    facts = std::move(own);
  }
  return facts;
}

}  // namespace hallmark::stamp
