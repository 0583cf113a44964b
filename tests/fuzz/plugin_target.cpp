// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fuzz/plugin_target.hpp"

#include "base/text.hpp"
#include "verify/candidate.hpp"
#include "verify/decided.hpp"
#include "verify/decided_image.hpp"
#include "verify/repeated.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace hallmark::tests {
namespace {

using Errors = std::vector<base::Error>;

std::string
check_text(const base::Error& error)
{
  const auto text = base::format_error(error);
  const auto is_plain = std::none_of(text.begin(), text.end(), [](char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return (code < 0x20 && byte != '\n') || code == 0x7f;
  });
  return is_plain && base::is_utf8(text) ? "" : "not printable: " + text;
}

std::string
check_texts(const Errors& errors)
{
  for (const auto& error : errors) {
    if (auto fault = check_text(error); !fault.empty()) {
      return fault;
    }
  }
  return {};
}

/// What a host asks of the plugin of decided_image.hpp.
struct Host {
  std::vector<hallmark_expected_export> exports =
    std::vector<hallmark_expected_export>{{"create", "create", 0},
                                          {"tail", "tail", 1}};
  verify::Expectation expectation = {"audio.example/reverb", std::nullopt};
  verify::FactPolicy policy;
  verify::Demands demands = {expectation,
                             policy,
                             {{"audio.example/filter",
                               "2.1.0",
                               verify::decided_digits,
                               "",
                               "compiler=gcc\nchar=signed\n",
                               exports}}};
};

/// What the numbers say; nothing when they do not decide.
std::optional<Errors>
judge_by_numbers(base::Source& source, const Host& host, std::string& fault)
{
  const auto plugin = verify::read_decided(source, verify::this_platform());
  if (!plugin) {
    return std::nullopt;
  }
  const auto& tables = plugin->tables;
  auto lookup = elf::Lookup::make(tables.hash, tables.table, tables.strings);
  auto exports = model::DecidedExports::read(
    plugin->outline.exports_note.bytes, plugin->outline.decision.export_count);
  for (std::uint32_t i = 0; i < plugin->outline.decision.export_count; ++i) {
    const auto one = exports->next();
    const auto symbol = lookup->find(one->linkage, one->hash);
    const auto& segments = plugin->outline.image.segments;
    const auto is_inside = [&](const elf::Segment& segment) {
      return symbol->value >= segment.address &&
             symbol->value - segment.address < segment.memory_size;
    };
    if (symbol ? std::none_of(segments.begin(), segments.end(), is_inside)
               : !one->is_optional) {
      fault = "export outside the file: " + std::string(one->linkage);
    }
  }
  return verify::judge(plugin->outline.decision, host.demands);
}

}  // namespace

std::string
find_plugin_fault(std::string_view bytes)
{
  base::MemorySource source{bytes};
  const Host host;
  std::string fault;
  const auto by_numbers = judge_by_numbers(source, host, fault);
  if (!fault.empty()) {
    return fault;
  }
  const auto candidate =
    verify::read_candidate(source, verify::this_platform());
  if (!candidate) {
    return check_text(candidate.error());
  }
  const auto by_texts = verify::check_demands(*candidate, host.demands);
  const bool agree =
    !verify::check_repeated(candidate->notes, candidate->stamp);
  if (by_numbers && agree && by_numbers->empty() != by_texts.empty()) {
    return "two verdicts";
  }
  if (by_numbers) {
    fault = check_texts(*by_numbers);
  }
  return fault.empty() ? check_texts(by_texts) : fault;
}

}  // namespace hallmark::tests
