// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/lint.hpp"

#include "base/file.hpp"
#include "lint/debugging.hpp"
#include "lint/dynamic.hpp"
#include "lint/paths.hpp"
#include "lint/startup.hpp"
#include "lint/unloading.hpp"
#include "lint/unresolved.hpp"
#include "verify/platform.hpp"

#include <algorithm>

#include <elf.h>

namespace hallmark::lint {
namespace {

using verify::Parts;

/// The stamp, when there is exactly one that can be read.
std::optional<model::Stamp>
find_stamp(const Parts& parts)
{
  std::vector<std::string_view> contents;
  for (const auto& note : parts.notes) {
    if (note.type == static_cast<std::uint32_t>(model::NoteType::stamp)) {
      contents.push_back(note.content.view());
    }
  }
  if (contents.size() != 1) {
    return std::nullopt;
  }
  auto stamp = model::parse_stamp(contents.front());
  return stamp ? std::optional(std::move(*stamp)) : std::nullopt;
}

void
check_stamp(const Parts& parts, Report& report)
{
  if (const auto stamp = find_stamp(parts)) {
    check_stray(parts, *stamp, report.findings);
  } else {
    report.notes.emplace_back(
      "no readable stamp, so its exports are not checked");
  }
}

/// The libraries of another machine are not on this one.
void
check_needs(const std::string& name, const Parts& parts, Report& report)
{
  if (parts.image.header.machine == verify::this_platform().machine) {
    check_unresolved(name, parts, report.findings);
    return;
  }
  report.notes.push_back(
    "the file is for " + elf::format_machine(parts.image.header.machine) +
    ", so the libraries that it needs are not looked for here");
}

}  // namespace

base::Result<Report>
check_file(const std::string& name)
{
  auto file = base::File::open(name);
  if (!file) {
    return base::with_subject(file.error(), name);
  }
  const auto parts = verify::read_parts(*file, std::nullopt);
  if (!parts) {
    return base::with_subject(parts.error(), name);
  }
  if (!parts->dynamic) {
    return base::with_subject(
      base::make_mismatch(Code::malformed,
                          "not a shared object",
                          elf::format_type(parts->image),
                          "shared object"),
      name);
  }

  const auto object = object::Object::read(*file);
  if (!object) {
    return base::with_subject(object.error(), name);
  }

  Report report;
  check_unloading(*object, *parts, report.findings);
  check_dynamic(*object, *parts, report.findings);
  check_startup(*file, *object, *parts, report.findings);
  check_paths(*parts->dynamic, report.findings);
  check_needs(name, *parts, report);
  check_stamp(*parts, report);
  check_debugging(name, *parts, report);
  return report;
}

}  // namespace hallmark::lint
