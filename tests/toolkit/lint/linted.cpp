// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/lint/linted.hpp"

#include "lint/lint.hpp"

#include <stdexcept>

namespace hallmark::tests {

void
Linted::build(const std::string& compiler,
              const std::vector<std::string>& words) const
{
  std::vector<std::string> all = {
    "-shared", "-Wl,-z,now", "-Wl,-z,relro", "-Wl,-Bsymbolic", "-o", "a.so"};
  all.insert(all.end(), words.begin(), words.end());
  const auto outcome = workshop.compile(compiler, all);
  if (outcome.status != 0) {
    throw std::runtime_error(outcome.describe());
  }
}

void
Linted::build(const std::string& compiler,
              std::string_view source,
              std::vector<std::string> words) const
{
  workshop.write("a.cpp", source);
  words.emplace_back("a.cpp");
  build(compiler, words);
}

lint::Report
Linted::look(const std::string& file) const
{
  auto report = lint::check_file(workshop.find(file));
  if (!report) {
    throw std::runtime_error(base::format_error(report.error()));
  }
  return *std::move(report);
}

std::string
Linted::find(std::string_view check, const std::string& file) const
{
  std::string text;
  for (const auto& one : look(file).findings) {
    if (one.check == check) {
      text += one.what + " (" + one.where + "): " + one.cure + "\n";
    }
  }
  return workshop.shorten(text);
}

}  // namespace hallmark::tests
