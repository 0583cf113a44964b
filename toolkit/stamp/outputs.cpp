// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/outputs.hpp"

#include "base/file.hpp"

#include <algorithm>

namespace hallmark::stamp {
namespace {

bool
has_changed(const Output& output)
{
  const auto before = base::read_text(output.name);
  return !before || *before != output.content;
}

/// A name in a rule of make, as make and Ninja read it.
std::string
escape_name(const std::string& name)
{
  std::string escaped;
  for (const auto c : name) {
    if (c == ' ' || c == '#' || c == '$') {
      escaped += c == '$' ? '$' : '\\';
    }
    escaped += c;
  }
  return escaped;
}

}  // namespace

Result<void>
write_outputs(const std::vector<Output>& outputs, const Output& signal)
{
  if (std::ranges::none_of(outputs, has_changed) && !has_changed(signal)) {
    return {};
  }

  output::remove_file(signal.name);
  if (auto written = output::write_all_if_changed(outputs); !written) {
    return written;
  }
  return output::write_file(signal.name, signal.content);
}

std::string
format_depfile(const std::string& target,
               const std::vector<std::string>& inputs)
{
  auto text = escape_name(target) + ":";
  for (const auto& input : inputs) {
    text += " \\\n  " + escape_name(input);
  }
  return text + "\n";
}

}  // namespace hallmark::stamp
