// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/text.hpp"

#include "contract/text/fingerprint.hpp"
#include "contract/text/type_hashes.hpp"

#include <algorithm>
#include <filesystem>

#include <elf.h>

namespace hallmark::contract::text {
namespace {

namespace fs = std::filesystem;

std::string
format_export(const Export& exported)
{
  std::string text = "export\t" + exported.name + "\t" + exported.kind + "\t" +
                     exported.signature + "\n";
  text += "\tlinkage\t" + exported.linkage + "\n";
  text += exported.is_noexcept ? "\tnoexcept\n" : "";
  text += exported.optional ? "\toptional\n" : "";
  return text;
}

std::string_view
format_origin(Origin origin)
{
  switch (origin) {
    case Origin::reached:
      return "";
    case Origin::own:
      return "\town";
    case Origin::extra:
      return "\textra";
  }
  return {};
}

/// A block as it stands in the text. Why it is there is no part of what it
/// says, and so of no fingerprint.
std::string
format_marked_block(const std::string& key, const Block& block)
{
  auto text = format_block(key, block);
  text.insert(text.find('\n'), format_origin(block.origin));
  return text;
}

/// What an interface's fingerprint is made of beside its exports.
std::string
format_own(const std::map<std::string, Block>& blocks, const TypeHashes& hashes)
{
  std::set<std::string> own;
  for (const auto& [key, block] : blocks) {
    if (block.origin != Origin::reached) {
      own.insert(key);
    }
  }
  return hashes.format_lines(own);
}

std::vector<std::string>
format_allow(const std::vector<AllowRule>& rules)
{
  std::vector<std::string> lines;
  for (const auto& rule : rules) {
    lines.push_back("allow\t" + rule.rule + "\t" + rule.type + "\n");
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string
format_places(const TextInput& input)
{
  std::string text = "places\n";
  for (const auto& root : input.roots) {
    text += format_place(
      root.result.name, root.result.file, root.result.line, input.folder);
  }
  for (const auto& [key, block] : input.blocks) {
    text += format_place(key, block.place.file, block.place.line, input.folder);
  }
  return text;
}

std::string
format_declared(const std::string& key, const dwarf::Declared& one)
{
  return (one.is_function ? "method\t" : "access\t") + key + "\t" + one.name +
         "\t" + one.access +
         (one.is_explicit  ? "\texplicit\n"
          : one.is_virtual ? "\tvirtual\n"
                           : "\n");
}

/// What only code that is compiled again notices.
std::string
format_source(const TextInput& input)
{
  std::string text;
  for (const auto& [key, block] : input.blocks) {
    for (const auto& one : block.declared) {
      text += format_declared(key, one);
    }
  }
  return text.empty() ? text : "source\n" + text;
}

/// Whether pointers to functions cross.
bool
has_function_types(const TextInput& input)
{
  const auto is_one = [](const std::string& spelling) {
    return spelling.find(")(") != spelling.npos;
  };
  return std::ranges::any_of(
           input.roots,
           [&](const Root& root) { return is_one(root.result.signature); }) ||
         std::ranges::any_of(input.blocks, [&](const auto& block) {
           return std::ranges::any_of(block.second.lines, is_one);
         });
}

std::string
format_unsaid(const TextInput& input)
{
  const bool matters = input.unsaid == "noexcept" ||
                       (!input.unsaid.empty() && has_function_types(input));
  return matters ? "unsaid\t" + input.unsaid + "\n" : "";
}

std::string
format_header(const TextInput& input)
{
  return "contract\t1\ninterface\t" + input.interface + "\t" + input.version +
         "\nprovider\t" + input.provider + "\nmachine\t" + input.machine +
         "\n" + format_unsaid(input);
}

}  // namespace

std::string
format_machine(std::uint16_t machine)
{
  switch (machine) {
    case EM_X86_64:
      return "x86-64";
    case EM_AARCH64:
      return "aarch64";
    case EM_386:
      return "x86";
    case EM_ARM:
      return "arm";
    case EM_RISCV:
      return "riscv";
    case EM_PPC64:
      return "ppc64";
    case EM_S390:
      return "s390";
    default:
      return "machine " + std::to_string(machine);
  }
}

std::string
format_place_file(const std::string& file, const std::string& folder)
{
  const auto normal = fs::path(file).lexically_normal();
  const auto relative =
    folder.empty()
      ? fs::path()
      : normal.lexically_relative(fs::path(folder).lexically_normal());
  const bool inside = !relative.empty() && *relative.begin() != "..";
  return inside ? relative.string() : normal.filename().string();
}

std::string
format_place(const std::string& key,
             const std::string& file,
             unsigned line,
             const std::string& folder)
{
  if (file.empty() || line == 0) {
    return {};
  }
  return "place\t" + key + "\t" + format_place_file(file, folder) + "\t" +
         std::to_string(line) + "\n";
}

Contract
format_contract(TextInput input)
{
  Contract contract;
  const auto allow = format_allow(input.allow);
  std::string hashed = "interface\t" + input.interface + "\n";
  contract.text = format_header(input);
  for (const auto& line : allow) {
    contract.text += line;
    hashed += line;
  }
  const TypeHashes hashes(input.blocks);
  for (auto& root : input.roots) {
    const auto own = format_export(root.result);
    root.result.fingerprint =
      make_fingerprint(own + hashes.format_lines(root.uses));
    contract.text += own;
    hashed += root.result.name + "\t" + root.result.fingerprint + "\n";
    contract.exports.push_back(root.result);
  }
  for (const auto& [key, block] : input.blocks) {
    contract.text += format_marked_block(key, block);
  }
  hashed += format_own(input.blocks, hashes);
  contract.fingerprint = make_fingerprint(hashed);
  contract.places = format_places(input);
  contract.source = format_source(input);
  return contract;
}

}  // namespace hallmark::contract::text
