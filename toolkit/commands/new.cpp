// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `hallmark new`: a project from a template.

#include "base/text.hpp"
#include "commands/columns.hpp"
#include "commands/command.hpp"
#include "describe/names.hpp"
#include "helper/helper.hpp"
#include "model/identity.hpp"
#include "scaffold/name.hpp"
#include "scaffold/place.hpp"
#include "scaffold/project.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace hallmark::commands {
namespace {

namespace fs = std::filesystem;

using base::Error;
using base::Result;

/// Where a project that builds Hallmark as a subproject has the program.
constexpr auto program_of_subproject =
  "build/subprojects/hallmark/toolkit/commands/hallmark";

struct NewOptions {
  bool list = false;
  std::string chosen;
  std::string folder;
  std::optional<std::string> name;
  std::optional<std::string> path;
  std::string version = "0.1.0";
  std::string hallmark;
  std::optional<std::string> source;
  bool force = false;
};

/// The project's name: as given, or the last part of its folder.
Result<std::string>
find_project_name(const NewOptions& options)
{
  std::error_code ignored;
  const auto folder = fs::absolute(options.folder, ignored).lexically_normal();
  const auto last =
    folder.has_filename() ? folder.filename() : folder.parent_path().filename();
  auto name = options.name.value_or(last.string());
  if (auto checked = scaffold::check_name(name); !checked) {
    auto error = checked.error();
    error.hint = options.name ? "" : "pass --name NAME";
    return error;
  }
  return name;
}

/// `^1.2.0-rc.1`: build metadata has no place in a range.
std::string
make_range(const std::string& version)
{
  return "^" + version.substr(0, version.find('+'));
}

std::string
make_upper(std::string text)
{
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

/// What the placeholders of every template stand for.
Result<scaffold::Values>
make_values(const NewOptions& options)
{
  const auto name = find_project_name(options);
  if (!name) {
    return name.error();
  }
  const auto path = options.path.value_or("example.org/" + *name);
  if (const auto checked = model::check_path(path); !checked) {
    return base::with_subject(checked.error(), "--plugin-path");
  }
  const auto version = model::Version::parse(options.version);
  if (!version) {
    return base::with_subject(version.error(), "--version");
  }

  const auto identifier = describe::make_identifier(*name);
  return scaffold::Values{
    {"name", *name},
    {"identifier", identifier},
    {"macro", make_upper(identifier)},
    {"path", path},
    {"version", options.version},
    {"range", make_range(options.version)},
  };
}

/// Where the project's Hallmark comes from; nothing when it is installed.
Result<std::optional<scaffold::Subproject>>
find_subproject(const NewOptions& options, const scaffold::Place& place)
{
  using Answer = std::optional<scaffold::Subproject>;
  if (options.hallmark == "installed" && options.source) {
    return make_usage_error("--source",
                            "needs '--hallmark subproject'",
                            "pass '--hallmark subproject'");
  }
  const bool is_wanted = options.hallmark == "subproject" || options.source ||
                         (options.hallmark.empty() && place.source);
  if (!is_wanted) {
    return Answer();
  }
  if (!options.source && !place.source) {
    return make_usage_error("--hallmark",
                            "the location of Hallmark's source is unknown",
                            "pass --source with a folder or a git URL");
  }
  auto made = scaffold::make_subproject(
    options.source ? *options.source : place.source->string());
  if (!made) {
    return made.error();
  }
  return Answer(std::move(*made));
}

Result<scaffold::Project>
make_project(const NewOptions& options, const scaffold::Place& place)
{
  const auto templates = scaffold::read_templates(place.templates);
  if (!templates) {
    return templates.error();
  }
  const auto chosen = scaffold::find_template(*templates, options.chosen);
  if (!chosen) {
    return chosen.error();
  }
  auto values = make_values(options);
  if (!values) {
    return values.error();
  }
  auto subproject = find_subproject(options, place);
  if (!subproject) {
    return subproject.error();
  }
  // How the project's own pages call the program.
  (*values)["hallmark"] = *subproject ? program_of_subproject : "hallmark";
  auto files = scaffold::fill_template(*chosen, *values);
  if (!files) {
    return files.error();
  }

  scaffold::Project project{std::move(*files), {}};
  project.files.push_back(
    {"hallmark/meson.build", std::string(helper::find_helper_text())});
  if (*subproject) {
    project.files.push_back((*subproject)->wrap);
    if ((*subproject)->link) {
      project.links.push_back(*(*subproject)->link);
    }
  }
  return project;
}

int
list_templates(const Console& console, const scaffold::Place& place)
{
  const auto templates = scaffold::read_templates(place.templates);
  if (!templates) {
    return report(console, templates.error());
  }
  std::vector<Cells> lines;
  for (const auto& one : *templates) {
    lines.push_back({one.name, one.description});
  }
  console.out << format_columns(lines);
  return status_done;
}

int
write_project(const Console& console,
              const NewOptions& options,
              const scaffold::Project& project)
{
  if (!options.force) {
    if (const auto checked = scaffold::check_empty(options.folder); !checked) {
      return report(console, checked.error());
    }
  }
  const auto replaced = scaffold::write_project(options.folder, project);
  if (!replaced) {
    return report(console, replaced.error());
  }
  for (const auto& name : *replaced) {
    console.out << "replaced " << name << "\n";
  }
  console.out << "created '" << options.folder << "' from template '"
              << options.chosen << "'; next:\n"
              << "  cd " << options.folder << "\n"
              << "  meson setup build\n"
              << "  meson test -C build\n";
  return status_done;
}

int
run_new(const Console& console, const NewOptions& options)
{
  const auto place = scaffold::find_place();
  if (!place) {
    return report(console, place.error());
  }
  if (options.list) {
    return list_templates(console, *place);
  }
  if (options.chosen.empty() || options.folder.empty()) {
    return report(console,
                  make_usage_error("",
                                   options.chosen.empty()
                                     ? "missing TEMPLATE, DIR"
                                     : "missing DIR",
                                   "see 'hallmark new --help'"));
  }
  const auto project = make_project(options, *place);
  if (!project) {
    return report(console, project.error());
  }
  return write_project(console, options, *project);
}

}  // namespace

void
declare_new(Arguments& arguments)
{
  auto options = std::make_shared<NewOptions>();
  arguments.add_word("TEMPLATE",
                     options->chosen,
                     "one of those that --list shows",
                     Need::optional);
  arguments.add_word("DIR",
                     options->folder,
                     "folder for the project, new or empty",
                     Need::optional);
  arguments.add_flag("--list", options->list, "list the templates");
  arguments.add_option("--name",
                       "NAME",
                       options->name,
                       "name of the project; default: the last part of DIR");
  arguments.add_option("--plugin-path",
                       "PATH",
                       options->path,
                       "plugin path, or the beginning of each in a workspace; "
                       "default: example.org/NAME");
  arguments.add_option(
    "--version", "VERSION", options->version, "version; default: 0.1.0");
  arguments.add_choice("--hallmark",
                       {"installed", "subproject"},
                       options->hallmark,
                       "which Hallmark the project uses");
  arguments.add_option(
    "--source",
    "PATH_OR_URL",
    options->source,
    "source of the subproject: a folder, or a git URL with #REVISION");
  arguments.add_flag("--force",
                     options->force,
                     "write into a folder that is not empty; replaces files of "
                     "the same name, deletes nothing");
  arguments.set_act(
    [options](const Console& console) { return run_new(console, *options); });
}

}  // namespace hallmark::commands
