// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/contract_text.hpp"

namespace hallmark::tests {

std::string
make_lines(std::string_view lines)
{
  std::string text;
  bool at_start = true;
  while (!lines.empty()) {
    if (at_start && lines.starts_with("  ")) {
      text += '\t';
      lines.remove_prefix(2);
    }
    const char byte = lines.front();
    text += byte == '|' ? '\t' : byte;
    at_start = byte == '\n';
    lines.remove_prefix(1);
  }
  return text;
}

std::string
make_contract(std::string_view lines, const ContractHead& head)
{
  std::string text = "contract|1\ninterface|audio.example/filter|";
  text.append(head.version).append("\nprovider|").append(head.provider);
  text.append("\nmachine|x86-64\n").append(lines);
  return make_lines(text);
}

}  // namespace hallmark::tests
