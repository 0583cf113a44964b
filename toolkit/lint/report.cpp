// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/report.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

namespace hallmark::lint {

std::string
format_report(const std::string& file, const Report& report)
{
  const auto start = base::escape(file) + ": ";
  std::string text;
  for (const auto& one : report.findings) {
    text +=
      start +
      base::escape(base::concat(
        {one.what, " (", one.where, "): ", one.cure, " [", one.check, "]"}));
    text += '\n';
  }
  if (report.findings.empty()) {
    text += start + "no findings\n";
  }
  for (const auto& note : report.notes) {
    text += start + "note: " + base::escape(note) + "\n";
  }
  return text;
}

std::string
format_report_json(const std::string& file, const Report& report)
{
  using Json = nlohmann::ordered_json;
  Json json;
  json["file"] = file;
  json["findings"] = Json::array();
  for (const auto& one : report.findings) {
    json["findings"].push_back({{"check", one.check},
                                {"what", one.what},
                                {"where", one.where},
                                {"cure", one.cure}});
  }
  json["notes"] = report.notes;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hallmark::lint
