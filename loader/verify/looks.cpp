// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/looks.hpp"

namespace hallmark::verify {

bool
is_library_name(std::string_view name)
{
  return name.ends_with(".so") || name.find(".so.") != std::string_view::npos;
}

bool
is_elf(base::Source& source)
{
  constexpr std::string_view magic = "\177ELF";
  if (source.size() < magic.size()) {
    return false;
  }
  const auto start = source.read(0, magic.size());
  return start && start->view() == magic;
}

bool
looks_like_plugin(base::Source& source, std::string_view name)
{
  return is_library_name(name) || is_elf(source);
}

}  // namespace hallmark::verify
