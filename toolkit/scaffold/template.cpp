// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "scaffold/template.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "describe/document.hpp"

#include <algorithm>

namespace hallmark::scaffold {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view manifest_name = "template.toml";

Result<Template>
read_template(const fs::path& folder)
{
  const auto manifest = folder / manifest_name;
  const auto text = base::read_text(manifest.string());
  if (!text) {
    return text.error();
  }
  const auto document = describe::parse_document(manifest.string(), *text);
  if (!document) {
    return document.error();
  }
  const auto* description = document->root["description"].as_string();
  if (!description) {
    return base::with_subject(
      base::make_error(Code::malformed, "has no description"),
      manifest.string());
  }
  return Template{folder.filename().string(), description->get(), folder};
}

/// The names of all files below a folder, from it on, sorted.
Result<std::vector<std::string>>
list_files(const fs::path& folder)
{
  std::vector<std::string> names;
  std::error_code reason;
  fs::recursive_directory_iterator walk(folder, reason);
  for (; !reason && walk != fs::end(walk); walk.increment(reason)) {
    if (walk->is_regular_file(reason)) {
      names.push_back(walk->path().lexically_relative(folder).string());
    }
  }
  if (reason) {
    return base::with_subject(
      base::make_error(Code::unreadable, base::format_errno(reason.value())),
      folder.string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<ProjectFile>
fill_file(const fs::path& folder, const std::string& name, const Values& values)
{
  const auto text = base::read_text((folder / name).string());
  if (!text) {
    return text.error();
  }
  auto filled_name = fill(name, values);
  auto content = fill(*text, values);
  if (!filled_name || !content) {
    return base::with_subject(filled_name ? content.error()
                                          : filled_name.error(),
                              (folder / name).string());
  }
  return ProjectFile{std::move(*filled_name), std::move(*content)};
}

}  // namespace

Result<std::vector<Template>>
read_templates(const fs::path& folder)
{
  std::vector<Template> templates;
  std::error_code reason;
  fs::directory_iterator walk(folder, reason);
  for (; !reason && walk != fs::end(walk); walk.increment(reason)) {
    if (!fs::exists(walk->path() / manifest_name)) {
      continue;
    }
    auto read = read_template(walk->path());
    if (!read) {
      return read.error();
    }
    templates.push_back(std::move(*read));
  }
  if (reason) {
    return base::with_subject(
      base::make_error(Code::not_found, base::format_errno(reason.value())),
      folder.string());
  }
  std::sort(templates.begin(), templates.end(), [](auto& a, auto& b) {
    return a.name < b.name;
  });
  return templates;
}

Result<Template>
find_template(const std::vector<Template>& templates, std::string_view name)
{
  std::vector<std::string> names;
  for (const auto& one : templates) {
    if (one.name == name) {
      return one;
    }
    names.push_back(one.name);
  }
  return base::make_error(
    Code::invalid_argument,
    "unknown template " + base::quote(name),
    base::suggest(name, names, "see 'hallmark new --list'"));
}

Result<std::vector<ProjectFile>>
fill_template(const Template& chosen, const Values& values)
{
  auto names = list_files(chosen.folder);
  if (!names) {
    return names.error();
  }
  std::vector<ProjectFile> files;
  for (const auto& name : *names) {
    if (name == manifest_name) {
      continue;
    }
    auto file = fill_file(chosen.folder, name, values);
    if (!file) {
      return file.error();
    }
    files.push_back(std::move(*file));
  }
  return files;
}

}  // namespace hallmark::scaffold
