// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/source.hpp"

#include "base/text.hpp"
#include "describe/table.hpp"
#include "model/version.hpp"

#include <filesystem>

namespace hallmark::describe {
namespace {

namespace fs = std::filesystem;

}  // namespace

Result<std::string>
find_stem(const std::string& file, std::string_view ending)
{
  const auto name = fs::path(file).filename().string();
  if (!name.ends_with(ending) || name.size() == ending.size()) {
    return base::with_subject(
      base::make_mismatch(Code::invalid_argument,
                          "wrong file name of a description",
                          base::quote(name),
                          "NAME" + std::string(ending)),
      file);
  }
  return name.substr(0, name.size() - ending.size());
}

Result<void>
check_set_version(const std::optional<std::string>& set_version)
{
  if (!set_version) {
    return {};
  }
  const auto version = model::Version::parse(*set_version);
  if (!version) {
    return base::with_subject(version.error(), "--set-version");
  }
  return {};
}

std::string
take_version(const Table& table,
             const std::optional<std::string>& set_version,
             Faults& faults)
{
  const auto written = table.find_text("version");
  if (written) {
    const auto version = model::Version::parse(written->value);
    if (!version) {
      faults.add_error(written->place, version.error());
    }
  }
  if (set_version) {
    return *set_version;
  }
  table.require("version",
                "add one, or set it from the build with --set-version");
  return written ? written->value : std::string();
}

Result<std::string>
find_named_file(const std::string& description,
                const Text& name,
                const std::vector<std::string>& folders)
{
  std::vector<fs::path> candidates = {fs::path(description).parent_path() /
                                      name.value};
  for (const auto& folder : folders) {
    candidates.push_back(fs::path(folder) / name.value);
  }

  auto fault = make_fault(
    description, name.place, "no such file: " + base::quote(name.value));
  for (const auto& candidate : candidates) {
    std::error_code ignored;
    if (fs::exists(candidate, ignored)) {
      return candidate.lexically_normal().string();
    }
    fault.details.push_back("tried: " + candidate.lexically_normal().string());
  }
  return fault;
}

}  // namespace hallmark::describe
