// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "scaffold/name.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace hallmark::scaffold {
namespace {

constexpr std::size_t longest_bytes = 64;

// Meson's own targets (FORBIDDEN_TARGET_NAMES of its coredata.py), and folders
// of the templates, whose place in the build folder a program would take.
constexpr std::array<std::string_view, 25> reserved{
  "PHONY",        "all",         "benchmark", "clean",         "clean-ctlist",
  "clean-gcda",   "clean-gcno",  "coverage",  "coverage-html", "coverage-text",
  "coverage-xml", "dist",        "distcheck", "hallmark",      "host",
  "install",      "interface",   "phony",     "plugins",       "reconfigure",
  "scan-build",   "subprojects", "test",      "tests",         "uninstall",
};

bool
is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
is_mark(char c)
{
  return c == '-' || c == '_';
}

bool
is_allowed(char c)
{
  return is_letter(c) || is_mark(c) || (c >= '0' && c <= '9');
}

/// What is wrong with a name's bytes, or nothing.
std::string_view
find_fault(std::string_view name)
{
  if (name.empty() || !is_letter(name.front())) {
    return "a name begins with a letter";
  }
  if (name.size() > longest_bytes) {
    return "a name has at most 64 bytes";
  }
  if (!std::all_of(name.begin(), name.end(), is_allowed)) {
    return "a name consists of letters, digits, '-' and '_'";
  }
  // Two in a row would be a reserved identifier of C++.
  const auto pair =
    std::adjacent_find(name.begin(), name.end(), [](char a, char b) {
      return is_mark(a) && is_mark(b);
    });
  if (pair != name.end() || is_mark(name.back())) {
    return "each '-' and '_' stands between letters or digits";
  }
  return {};
}

}  // namespace

Result<void>
check_name(std::string_view name)
{
  const auto make_error = [&](std::string_view fault) {
    return base::make_error(Code::invalid_argument,
                            "not a project name: " + base::quote(name) + ": " +
                              std::string(fault));
  };
  if (const auto fault = find_fault(name); !fault.empty()) {
    return make_error(fault);
  }
  const bool is_meson_own = name.starts_with("meson-");
  if (is_meson_own ||
      std::binary_search(reserved.begin(), reserved.end(), name)) {
    return make_error("Meson or the template already uses that name");
  }
  return {};
}

}  // namespace hallmark::scaffold
