// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/commands/plugin.hpp"

#include "base/text.hpp"
#include "model/identity.hpp"
#include "support/files.hpp"
#include "support/process.hpp"

#include <stdexcept>

namespace hallmark::tests {
namespace {

/// A note as data of a C program: loader/FORMAT.md, section 4.
std::string
format_note(std::size_t index, const PluginNote& note)
{
  if (note.content.empty()) {
    return {};
  }
  const auto number = std::to_string(index);
  const auto size = std::to_string(note.content.size());
  std::string bytes;
  for (const unsigned char byte : note.content) {
    bytes += std::to_string(byte) + ",";
  }
  return "__attribute__((section(\".note.hallmark\"), used, aligned(4)))\n"
         "static const struct { unsigned owner_size, size, type;\n"
         "  char owner[12]; unsigned char content[" +
         size + "] __attribute__((aligned(4))); } note_" + number + " = { 9, " +
         size + ", " + std::to_string(note.type) + ", \"Hallmark\", { " +
         bytes + " } };\n";
}

std::string
format_notes(const PluginSource& source)
{
  std::vector<PluginNote> notes{{1, source.stamp}, {4, source.metadata}};
  notes.insert(notes.end(), source.notes.begin(), source.notes.end());
  std::string text;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    text += format_note(i, notes[i]);
  }
  return text;
}

}  // namespace

PluginSource
make_source(const std::string& path, const std::string& version)
{
  PluginSource source;
  source.symbol = model::format_symbol({path, version});
  source.stamp = "format=1\npath=" + path + "\nversion=" + version +
                 "\nlanguage=c\nexport=answer\nexport=count\n";
  source.code = "int count = 7;\nint answer(void) { return 42; }\n";
  return source;
}

std::vector<PluginNote>
describe_interfaces(const std::string& stamp)
{
  const std::string print(32, 'a');
  PluginNote table{2, ""};
  std::vector<PluginNote> notes;
  std::string_view rest = stamp;
  while (!rest.empty()) {
    const auto line = base::take_line(rest);
    const auto start = line.find('=') + 1;
    const auto blank = line.find(' ');
    const auto name = std::string(line.substr(start, blank - start)) + "\t" +
                      std::string(line.substr(blank + 1));
    const auto fields = name + "\t" + print + "\n";
    if (line.starts_with("implements=")) {
      table.content += "interface\t" + fields;
    } else if (line.starts_with("uses=")) {
      notes.push_back({5,
                       "expected\t" + fields + "contract\t1\ninterface\t" +
                         name + "\nprovider\thost\nmachine\tx86-64\n"});
    }
  }
  if (!table.content.empty()) {
    notes.push_back(table);
  }
  return notes;
}

void
make_plugin(const std::filesystem::path& file, const PluginSource& source)
{
  const TemporaryFolder folder;
  const auto text = folder.path() / "plugin.c";
  write_bytes(text, format_notes(source) + source.code);
  std::filesystem::create_directories(file.parent_path());
  std::vector<std::string> command{
    "cc", "-shared", "-fPIC", "-nostdlib", "-o", file.string(), text.string()};
  if (!source.symbol.empty()) {
    command.push_back("-Wl,--defsym=" + source.symbol + "=1");
  }
  const auto compiled = run(command);
  if (compiled.status != 0) {
    throw std::runtime_error(compiled.describe());
  }
}

}  // namespace hallmark::tests
