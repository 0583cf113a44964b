// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `hallmark inspect`: what a file says about itself.

#include "base/text.hpp"
#include "commands/anatomy.hpp"
#include "commands/columns.hpp"
#include "commands/command.hpp"
#include "commands/json.hpp"

#include <algorithm>
#include <ostream>

namespace hallmark::commands {
namespace {

struct InspectOptions {
  std::string file;
  bool json = false;
};

/// Print lines in columns below a title; nothing without lines. All text may be
/// a stranger's.
void
print_section(const Console& console,
              std::string_view title,
              std::vector<Cells> lines)
{
  if (lines.empty()) {
    return;
  }
  for (auto& cells : lines) {
    std::ranges::transform(cells, cells.begin(), format_plain);
  }
  console.out << title << "\n" << format_columns(lines, "  ");
}

Cells
make_export_row(const exports::Entry& entry)
{
  auto kind = entry.kind;
  if (kind == "variable") {
    kind += ", " + base::format_count(entry.size, "byte");
  }
  kind += entry.is_optional ? ", optional" : "";
  return {entry.name, kind, entry.interface, entry.signature};
}

std::vector<Cells>
make_export_rows(const Anatomy& anatomy)
{
  std::vector<Cells> rows;
  for (const auto& entry : anatomy.exports) {
    rows.push_back(make_export_row(entry));
  }
  return rows;
}

std::vector<Cells>
make_implemented_rows(const Anatomy& anatomy)
{
  std::vector<Cells> rows;
  for (const auto& one : anatomy.stamp->implements) {
    rows.push_back({one.name, one.version, anatomy.find_fingerprint(one.name)});
  }
  return rows;
}

std::vector<Cells>
make_used_rows(const Anatomy& anatomy)
{
  std::vector<Cells> rows;
  for (const auto& one : anatomy.stamp->uses) {
    const auto found =
      std::ranges::find(anatomy.expected, one.name, &SpokenInterface::name);
    rows.push_back({one.name,
                    one.version,
                    found == anatomy.expected.end() ? "" : found->fingerprint});
  }
  return rows;
}

/// Interfaces of one provider that a file has notes of type 5 of.
std::vector<Cells>
make_spoken_rows(const Anatomy& anatomy, bool is_provided)
{
  std::vector<Cells> rows;
  for (const auto& one : anatomy.expected) {
    if (one.is_provided == is_provided) {
      rows.push_back({one.name, one.version, one.fingerprint});
    }
  }
  return rows;
}

std::vector<Cells>
make_metadata_rows(const model::Metadata& metadata)
{
  std::vector<Cells> rows;
  for (const auto& key : metadata.keys()) {
    rows.push_back({key, metadata.find(key).value_or("")});
  }
  return rows;
}

std::vector<Cells>
make_item_rows(const model::Metadata& metadata, std::size_t index)
{
  std::vector<Cells> rows;
  for (const auto& key : metadata.item_keys(index)) {
    rows.push_back({key, metadata.find_item(index, key).value_or("")});
  }
  return rows;
}

/// What any ELF file says.
void
print_file(const Console& console, const Anatomy& anatomy)
{
  const auto& parts = anatomy.parts;
  std::vector<Cells> rows{
    {"type", elf::format_type(parts.image)},
    {"machine", elf::format_machine(parts.image.header.machine)}};
  if (parts.dynamic && !parts.dynamic->soname.empty()) {
    rows.push_back({"soname", std::string(parts.dynamic->soname)});
  }
  if (parts.dynamic && !parts.dynamic->needed.empty()) {
    const std::vector<std::string> needed(parts.dynamic->needed.begin(),
                                          parts.dynamic->needed.end());
    rows.push_back({"needs", base::join(needed, ", ")});
  }
  print_section(console, "file", rows);
}

void
print_stamp(const Console& console, const Anatomy& anatomy)
{
  const auto& stamp = *anatomy.stamp;
  std::vector<Cells> toolchain{{"language", stamp.language}};
  for (const auto& fact : stamp.facts) {
    toolchain.push_back({fact.name, fact.value});
  }
  std::vector<Cells> requirements;
  for (const auto& one : stamp.requirements) {
    Cells row{one.path, one.range};
    for (const auto& [name, version] : one.interfaces) {
      row.push_back("calls " + name + " " + version);
    }
    requirements.push_back(std::move(row));
  }

  print_section(console, "toolchain", toolchain);
  print_section(console, "exports", make_export_rows(anatomy));
  print_section(console, "implements", make_implemented_rows(anatomy));
  print_section(console, "uses", make_used_rows(anatomy));
  print_section(console, "requires", requirements);
  print_section(console, "metadata", make_metadata_rows(anatomy.metadata));
  for (std::size_t i = 0; i < anatomy.metadata.item_count(); ++i) {
    print_section(console,
                  "item " + std::to_string(i + 1),
                  make_item_rows(anatomy.metadata, i));
  }
}

void
print_anatomy(const Console& console,
              const std::string& file,
              const Anatomy& anatomy)
{
  console.out << format_plain(file) << ": ";
  if (anatomy.unstamped) {
    console.out << base::format_message(*anatomy.unstamped) << "\n";
  } else if (anatomy.stamp) {
    console.out << anatomy.stamp->identity.path << " "
                << anatomy.stamp->identity.version << "\n";
  } else {
    console.out << "the stamp cannot be read\n";
  }
  print_file(console, anatomy);
  print_section(console, "expects", make_spoken_rows(anatomy, false));
  if (anatomy.stamp) {
    print_stamp(console, anatomy);
  } else {
    print_section(console, "provides", make_spoken_rows(anatomy, true));
  }
}

int
run_inspect(const Console& console, const InspectOptions& options)
{
  auto file = base::File::open(options.file);
  if (!file) {
    return report(console, base::with_subject(file.error(), options.file));
  }
  const auto anatomy = read_anatomy(*file);
  if (!anatomy) {
    return report(console, base::with_subject(anatomy.error(), options.file));
  }

  if (options.json) {
    console.out << format_inspect_json(options.file, *anatomy);
  } else {
    print_anatomy(console, options.file, *anatomy);
    for (const auto& fault : anatomy->faults) {
      print_error(console, base::with_subject(fault, options.file));
    }
  }
  return anatomy->faults.empty() ? status_done
                                 : find_status(anatomy->faults.front());
}

}  // namespace

void
declare_inspect(Arguments& arguments)
{
  auto options = std::make_shared<InspectOptions>();
  arguments.add_word("FILE", options->file, "a plugin, or any ELF file");
  arguments.add_flag("--json", options->json, "print JSON");
  arguments.set_act([options](const Console& console) {
    return run_inspect(console, *options);
  });
}

}  // namespace hallmark::commands
