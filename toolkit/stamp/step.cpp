// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/step.hpp"

#include "describe/source.hpp"
#include "output/write.hpp"
#include "stamp/flags.hpp"
#include "stamp/link.hpp"
#include "stamp/linkage.hpp"
#include "stamp/outputs.hpp"
#include "stamp/source.hpp"
#include "stamp/table.hpp"

#include <filesystem>

namespace hallmark::stamp {
namespace {

namespace fs = std::filesystem;

using Targets = Result<std::vector<Target>>;

/// DIR/NAME.plugin.ENDING, as a build system spells it.
std::string
name_output(const Request& request,
            const std::string& stem,
            std::string_view ending)
{
  const auto name = stem + ".plugin." + std::string(ending);
  return (fs::path(request.output_folder) / name).lexically_normal().string();
}

std::string
name_source(const Request& request, const std::string& stem)
{
  return name_output(
    request, stem, request.language == Language::c ? "c" : "cpp");
}

/// Targets that are not found matter only to who needs them.
Result<describe::Plugin>
read_description(const Request& request, const Targets& targets)
{
  describe::ReadOptions options;
  options.version = request.version;
  options.folders = request.interface_folders;
  if (targets) {
    for (auto& folder :
         contract::compile::find_include_folders(targets->front().invocation)) {
      options.folders.push_back(std::move(folder));
    }
  }
  return describe::read_plugin(request.description, options);
}

Result<Contracts>
make_contracts(const Request& request,
               const describe::Plugin& plugin,
               const Targets& targets)
{
  if (!needs_contracts(plugin)) {
    return Contracts{};
  }
  if (!targets) {
    return base::with_subject(targets.error(), request.description);
  }
  return make_contracts(plugin, *targets, request.language);
}

/// Without a contract nobody compares them.
Result<std::vector<model::Fact>>
check_flag_facts(const Request& request,
                 const describe::Plugin& plugin,
                 const Targets& targets)
{
  if (!needs_contracts(plugin)) {
    return std::vector<model::Fact>{};
  }
  auto facts = stamp::find_flag_facts(*targets);
  return facts ? std::move(facts)
               : base::with_subject(facts.error(), request.description);
}

/// What compiles a plugin without types when nobody says what does.
Target
make_default_target(const Request& request)
{
  return {"", {find_compiler(request.language), {}, ""}, ""};
}

Result<void>
write_depfile(const Request& request,
              const describe::Plugin& plugin,
              const Contracts& contracts,
              const std::string& target)
{
  if (!request.depfile) {
    return {};
  }
  auto inputs = list_files(plugin);
  const bool has_flags = !request.command && request.compile_commands;
  if (needs_contracts(plugin) && has_flags) {
    inputs.push_back(*request.compile_commands);
  }
  for (auto& file : list_dependencies(contracts)) {
    inputs.push_back(std::move(file));
  }
  return output::write_file(*request.depfile, format_depfile(target, inputs));
}

}  // namespace

Result<Written>
write_stamp(const Request& request,
            const describe::Plugin& plugin,
            const Contracts& contracts,
            const std::vector<model::Fact>& known,
            const Linker& linker)
{
  auto stamp = make_stamp(plugin, contracts, format_language(request.language));
  if (!stamp) {
    return stamp.error();
  }
  stamp->facts = known;
  const auto name = [&](std::string_view ending) {
    return name_output(request, plugin.stem, ending);
  };
  const Output source = {name_source(request, plugin.stem),
                         format_source(*stamp,
                                       plugin.metadata,
                                       make_contract_notes(plugin, contracts),
                                       request.language)};
  const Output script = {name("map"), format_version_script(*stamp, linker)};
  const Output flags = {name("rsp"),
                        format_response_file(stamp->identity,
                                             fs::absolute(script.name).string(),
                                             linker)};
  auto written = write_depfile(request, plugin, contracts, source.name);
  if (written) {
    written = write_outputs({source, script}, flags);
  }
  if (!written) {
    return written.error();
  }
  return Written{source.name, flags.name};
}

Result<void>
run_step(const Request& request)
{
  const auto stem =
    describe::find_stem(request.description, describe::plugin_ending);
  if (!stem) {
    return stem.error();
  }
  const auto targets = find_targets({name_source(request, *stem),
                                     request.compile_commands,
                                     request.command,
                                     "stamp[0]"},
                                    request.language);
  const auto plugin = read_description(request, targets);
  if (!plugin) {
    return plugin.error();
  }
  const auto contracts = make_contracts(request, *plugin, targets);
  if (!contracts) {
    return contracts.error();
  }
  for (const auto& warning : list_warnings(*plugin, *contracts)) {
    if (request.warn) {
      request.warn(warning);
    }
  }
  const auto flags = check_flag_facts(request, *plugin, targets);
  if (!flags) {
    return flags.error();
  }
  const auto linker =
    find_linker(targets ? targets->front() : make_default_target(request));
  const auto written =
    write_stamp(request, *plugin, *contracts, *flags, linker);
  return written ? Result<void>() : written.error();
}

}  // namespace hallmark::stamp
