// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "binding/source.hpp"

#include "stamp/note.hpp"
#include "stamp/table.hpp"

#include <fmt/format.h>

namespace hallmark::binding {
namespace {

bool
is_c(const Binding& binding)
{
  return binding.language == Language::c;
}

bool
has_addresses(const Binding& binding)
{
  return binding.interface.provider == describe::Provider::host &&
         !binding.contract.exports.empty();
}

/// In a string of C: `operator""_km` has quotes.
std::string
escape(const std::string& text)
{
  std::string escaped;
  for (const char c : text) {
    escaped += c == '"' || c == '\\' ? "\\" : "";
    escaped += c;
  }
  return escaped;
}

std::string
format_exports(const Binding& binding)
{
  std::string rows;
  for (const auto& member : list_members(binding)) {
    rows += fmt::format("  {{\"{}\", \"{}\", {}}},\n",
                        escape(member.symbol),
                        member.linkage,
                        member.is_optional ? 1 : 0);
  }
  return rows.empty() ? ""
                      : fmt::format("static const hallmark_expected_export "
                                    "hallmark_{}_exports[] = {{\n{}}};\n\n",
                                    find_identifier(binding),
                                    rows);
}

std::string
name_reference(const Binding& binding, std::size_t number)
{
  return fmt::format("hallmark_{}_{}", find_identifier(binding), number);
}

std::string
format_references(const Binding& binding)
{
  std::string text;
  std::size_t number = 0;
  for (const auto& member : list_members(binding)) {
    text += fmt::format("extern {} {}\n"
                        "  __asm__(\"{}\") __attribute__((weak));\n",
                        member.object,
                        name_reference(binding, number++),
                        member.linkage);
  }
  return text;
}

/// The address of a reference as `void *`, whatever is const about it.
std::string
format_address(const Binding& binding, const Member& member, std::string name)
{
  if (is_c(binding)) {
    return "__extension__ (void *)&" + name;
  }
  return member.is_function
           ? fmt::format("reinterpret_cast<void *>(&{})", name)
           : fmt::format("const_cast<void *>(\n"
                         "    static_cast<const volatile void *>(&{}))",
                         name);
}

std::string
format_addresses(const Binding& binding)
{
  if (!has_addresses(binding)) {
    return {};
  }
  std::string rows;
  std::size_t number = 0;
  for (const auto& member : list_members(binding)) {
    const auto name = name_reference(binding, number++);
    rows += "  " + format_address(binding, member, name) + ",\n";
  }
  return fmt::format("{}{}{}\n"
                     "static void *const hallmark_{}_addresses[] = {{\n"
                     "{}}};\n\n",
                     quiet_begin,
                     format_references(binding),
                     quiet_end,
                     find_identifier(binding),
                     rows);
}

/// The initialiser of a `hallmark_expected`.
std::string
format_value(const Binding& binding, std::size_t text_start)
{
  const auto name = find_identifier(binding);
  const auto count = binding.contract.exports.size();
  const std::string none = is_c(binding) ? "0" : "nullptr";
  const auto find_table = [&](bool has, std::string_view table) {
    return has ? fmt::format("hallmark_{}_{}", name, table) : none;
  };
  return fmt::format(R"(  sizeof(hallmark_expected),
  "{}",
  "{}",
  "{}",
  {},
  {},
  hallmark_note_{}.expected.content + {},
  {},
  HALLMARK_FACTS_,
  {},
)",
                     binding.interface.name,
                     binding.interface.version,
                     binding.contract.fingerprint,
                     find_table(count > 0, "exports"),
                     count,
                     name,
                     text_start,
                     binding.contract.text.size(),
                     find_table(has_addresses(binding), "addresses"));
}

std::string
format_definition(const Binding& binding, std::size_t text_start)
{
  const auto name = find_identifier(binding);
  const auto value = format_value(binding, text_start);
  if (is_c(binding)) {
    return fmt::format(
      "const hallmark_expected hallmark_{}_expected = {{\n{}}};\n",
      name,
      value);
  }
  return fmt::format(R"(static const hallmark_expected hallmark_{}_expected = {{
{}}};

const hallmark_expected &{}::expected()
{{
  return hallmark_{}_expected;
}}
)",
                     name,
                     value,
                     binding.interface.type,
                     name);
}

}  // namespace

std::string
format_source(const Binding& binding)
{
  const auto content =
    stamp::format_expected(binding.interface, binding.contract);
  auto text = format_opening(binding);
  text += fmt::format("\n#include \"{}\"\n",
                      name_file(binding, is_c(binding) ? "h" : "hpp"));
  text += stamp::format_facts(binding.language, "", binding.flags);
  text += stamp::find_note_attributes();
  text +=
    stamp::format_notes("hallmark_note_" + find_identifier(binding),
                        {{"expected", model::NoteType::expected, content, ""},
                         {"facts",
                          model::NoteType::facts,
                          "facts\t" + binding.interface.name + "\n",
                          "HALLMARK_FACTS_"}});
  text += "\n" + format_exports(binding) + format_addresses(binding);
  text +=
    format_definition(binding, content.size() - binding.contract.text.size());
  text += stamp::format_facts_cleanup(binding.language);
  text += stamp::find_note_cleanup();
  return text;
}

}  // namespace hallmark::binding
