// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/table.hpp"

#include "base/text.hpp"

#include <array>
#include <span>

namespace hallmark::model {
namespace {

constexpr std::size_t most_fields = 6;

/// The fields of one line, and how many there are.
struct Fields {
  std::array<std::string_view, most_fields> at{};
  std::size_t count = 0;
};

Fields
split_fields(std::string_view line)
{
  Fields fields;
  while (fields.count < most_fields) {
    const auto tab = line.find('\t');
    fields.at[fields.count++] = line.substr(0, tab);
    if (tab == std::string_view::npos) {
      return fields;
    }
    line.remove_prefix(tab + 1);
  }
  fields.count = most_fields + 1;
  return fields;
}

bool
is_fingerprint(std::string_view text)
{
  return text.size() == 32 &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool
parse_interface(const Fields& fields, Table& table)
{
  if (fields.count != 4 || !is_fingerprint(fields.at[3])) {
    return false;
  }
  table.interfaces.push_back({fields.at[1], fields.at[2], fields.at[3]});
  return true;
}

bool
parse_export(const Fields& fields, Table& table)
{
  if (fields.count != 6 || !is_fingerprint(fields.at[2])) {
    return false;
  }
  table.exports.push_back(
    {fields.at[1], fields.at[2], fields.at[3], fields.at[4], fields.at[5]});
  return true;
}

bool
parse_class(const Fields& fields, Table& table)
{
  TableClass made;
  made.type_key = fields.at[1];
  const auto is_whole = fields.count == 5 || fields.count == 6;
  const auto bytes = base::parse_number(fields.at[2]);
  const auto alignment = base::parse_number(fields.at[3]);
  if (!is_whole || !bytes || !alignment ||
      (fields.at[4] != "value" && fields.at[4] != "memory")) {
    return false;
  }
  made.bytes = *bytes;
  made.alignment = *alignment;
  made.is_trivial = fields.at[4] == "value";
  made.name = fields.at[5];
  table.classes.push_back(made);
  return true;
}

/// Lines of other kinds are passed over: a later version may add some.
bool
parse_line(std::string_view line, Table& table)
{
  const auto fields = split_fields(line);
  if (fields.at[0] == "interface") {
    return parse_interface(fields, table);
  }
  if (fields.at[0] == "export") {
    return parse_export(fields, table);
  }
  return fields.at[0] != "class" || parse_class(fields, table);
}

/// The fields of the next line, when it is of an interface: these come first.
std::optional<Fields>
take_interface(std::string_view& text)
{
  if (!text.starts_with("interface\t")) {
    return std::nullopt;
  }
  return split_fields(base::take_line(text));
}

std::string
join_fields(std::initializer_list<std::string_view> fields)
{
  std::string line;
  for (const auto field : fields) {
    (line += line.empty() ? "" : "\t") += field;
  }
  return line + "\n";
}

}  // namespace

base::Result<Table>
parse_table(std::string_view text)
{
  Table table;
  for (std::size_t number = 1; !text.empty(); ++number) {
    if (text.front() == '\0') {
      break;
    }
    if (!parse_line(base::take_line(text), table)) {
      return base::box_error(Code::malformed,
                             "line " + std::to_string(number) +
                               " of the table of fingerprints is malformed");
    }
  }
  return table;
}

std::optional<TableInterface>
find_interface(std::string_view text, std::string_view name)
{
  while (const auto fields = take_interface(text)) {
    if (fields->count == 4 && fields->at[1] == name) {
      return TableInterface{fields->at[1], fields->at[2], fields->at[3]};
    }
  }
  return std::nullopt;
}

std::vector<std::string_view>
list_interfaces(std::string_view text)
{
  std::vector<std::string_view> names;
  while (const auto fields = take_interface(text)) {
    if (fields->count == 4) {
      names.push_back(fields->at[1]);
    }
  }
  return names;
}

std::string
format_table(const Table& table)
{
  std::string text;
  for (const auto& one : table.interfaces) {
    text += join_fields({"interface", one.name, one.version, one.fingerprint});
  }
  for (const auto& one : table.exports) {
    text += join_fields({"export",
                         one.name,
                         one.fingerprint,
                         one.type_key,
                         one.signature,
                         one.interface});
  }
  for (const auto& one : table.classes) {
    text += join_fields({"class",
                         one.type_key,
                         std::to_string(one.bytes),
                         std::to_string(one.alignment),
                         one.is_trivial ? "value" : "memory",
                         one.name});
  }
  return text;
}

}  // namespace hallmark::model
