// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "binding/header.hpp"

#include <fmt/format.h>

namespace hallmark::binding {
namespace {

std::string
format_members(const Binding& binding)
{
  std::string text;
  for (const auto& member : list_members(binding)) {
    text += fmt::format("  {} {};{}\n",
                        member.pointer,
                        member.name,
                        member.is_optional ? " /* optional */" : "");
  }
  return text;
}

/// What tells functions of one name apart.
std::string
format_picks(const Binding& binding)
{
  std::string text;
  for (const auto& member : list_members(binding)) {
    text += member.pick;
  }
  return text.empty() ? text : "\n" + text;
}

/// Namespaces opened one by one, as C++11 has it, what is in them, and all
/// closed again.
std::string
format_scoped(std::string type, const std::string& members)
{
  std::string begin;
  std::string end;
  for (auto scope = type.find("::"); scope != std::string::npos;
       scope = type.find("::")) {
    begin += "namespace " + type.substr(0, scope) + " {\n";
    end += "}\n";
    type.erase(0, scope + 2);
  }
  return fmt::format(R"({}struct {} {{
{}
  static const hallmark_expected &expected();
}};
{})",
                     begin,
                     type,
                     members,
                     end);
}

std::string
format_c_struct(const Binding& binding)
{
  const auto name = find_identifier(binding);
  return fmt::format(R"(struct hallmark_interface_{0} {{
{1}}};

HALLMARK_C_BEGIN
extern const hallmark_expected hallmark_{0}_expected;
HALLMARK_C_END
)",
                     name,
                     format_members(binding));
}

}  // namespace

std::string
format_header(const Binding& binding)
{
  auto text = format_opening(binding);
  text += "\n#pragma once\n\n";
  for (const auto& include : binding.includes) {
    text += "#include \"" + include + "\"\n";
  }
  text += "\n#include <hallmark/c/interface.h>\n\n";
  text += quiet_begin;
  text += format_picks(binding);
  text += R"(
/* Functions and variables are pointers. An optional one may be null. */
)";
  text += binding.language == Language::c
            ? format_c_struct(binding)
            : format_scoped(binding.interface.type, format_members(binding));
  text += "\n";
  text += quiet_end;
  return text;
}

}  // namespace hallmark::binding
