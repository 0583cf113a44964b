// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/step.hpp"

#include "describe/plugin.hpp"
#include "output/write.hpp"
#include "stamp/link.hpp"
#include "stamp/linkage.hpp"
#include "stamp/outputs.hpp"
#include "stamp/source.hpp"

#include <array>
#include <filesystem>

namespace hallmark::stamp {
namespace {

namespace fs = std::filesystem;

Result<describe::Plugin>
read_description(const Request& request)
{
  describe::ReadOptions options;
  options.version = request.version;
  options.folders = request.interface_folders;
  for (auto& folder : find_include_folders(request.flags)) {
    options.folders.push_back(std::move(folder));
  }
  return describe::read_plugin(request.description, options);
}

/// DIR/NAME.plugin.ENDING, as a build system spells it.
std::string
name_output(const Request& request,
            const describe::Plugin& plugin,
            std::string_view ending)
{
  const auto name = plugin.stem + ".plugin." + std::string(ending);
  return (fs::path(request.output_folder) / name).lexically_normal().string();
}

Result<void>
write_depfile(const Request& request,
              const describe::Plugin& plugin,
              const std::string& target)
{
  if (!request.depfile) {
    return {};
  }
  return output::write_file(*request.depfile,
                            format_depfile(target, list_files(plugin)));
}

}  // namespace

Result<void>
run_step(const Request& request)
{
  const auto plugin = read_description(request);
  if (!plugin) {
    return plugin.error();
  }
  const auto stamp = make_stamp(*plugin, format_language(request.language));
  if (!stamp) {
    return stamp.error();
  }

  const auto is_c = request.language == Language::c;
  const Output source = {
    name_output(request, *plugin, is_c ? "c" : "cpp"),
    format_source(*stamp, plugin->metadata, request.language)};
  const Output script = {name_output(request, *plugin, "map"),
                         format_version_script(*stamp)};
  const Output flags = {
    name_output(request, *plugin, "rsp"),
    format_response_file(stamp->identity, fs::absolute(script.name).string())};
  if (auto written = write_depfile(request, *plugin, source.name); !written) {
    return written;
  }
  return write_outputs({source, script}, flags);
}

std::vector<std::string>
find_include_folders(const std::vector<std::string>& flags)
{
  constexpr std::array<std::string_view, 3> options = {
    "-isystem", "-iquote", "-I"};
  std::vector<std::string> folders;
  for (std::size_t i = 0; i < flags.size(); ++i) {
    for (const auto option : options) {
      if (flags[i] == option && i + 1 < flags.size()) {
        folders.push_back(flags[++i]);
        break;
      }
      if (flags[i].starts_with(option) && flags[i].size() > option.size()) {
        folders.push_back(flags[i].substr(option.size()));
        break;
      }
    }
  }
  return folders;
}

}  // namespace hallmark::stamp
