// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "binding/step.hpp"

#include "binding/header.hpp"
#include "binding/source.hpp"
#include "describe/source.hpp"
#include "output/write.hpp"
#include "stamp/contracts.hpp"
#include "stamp/flags.hpp"
#include "stamp/outputs.hpp"
#include "stamp/toolchain.hpp"

#include <filesystem>

namespace hallmark::binding {
namespace {

namespace fs = std::filesystem;

bool
is_c(const Request& request)
{
  return request.language == Language::c;
}

/// Where the description is: as it is named, or in a folder of interfaces.
std::string
find_description(const Request& request)
{
  std::error_code reason;
  const fs::path name = request.description;
  if (fs::exists(name, reason)) {
    return request.description;
  }
  for (const auto& folder : request.interface_folders) {
    if (fs::exists(folder / name, reason)) {
      return (folder / name).lexically_normal().string();
    }
  }
  return request.description;
}

/// DIR/NAME, as a build system spells it.
std::string
name_output(const Request& request, const std::string& name)
{
  return (fs::path(request.output_folder) / name).lexically_normal().string();
}

/**
 * How a generated header includes those of the interface: the files that the
 * contract is of, from where it stands, since no target has to have the folder
 * of the description in its include path. What is outside the folder of the
 * description is included as it is written.
 */
std::vector<std::string>
find_includes(const Request& request,
              const describe::Interface& interface,
              const std::vector<std::string>& files)
{
  const auto folder = fs::absolute(request.description).parent_path();
  std::vector<std::string> includes;
  for (std::size_t i = 0; i < interface.headers.size(); ++i) {
    const auto& header = interface.headers[i].value;
    std::error_code ignored;
    if (!fs::exists(folder / header, ignored)) {
      includes.push_back(header);
      continue;
    }
    const bool is_taken = i < files.size() && !files[i].empty();
    const auto file = fs::weakly_canonical(
      is_taken ? fs::path(files[i]) : folder / header, ignored);
    const auto from = fs::weakly_canonical(request.output_folder, ignored);
    includes.push_back(file.lexically_relative(from).string());
  }
  return includes;
}

/// What the compiler of the targets made of the interface, and with what.
struct Made {
  contract::Contract contract;
  std::vector<model::Fact> flags;  ///< those of the facts that no macro tells
  std::vector<model::Fact> facts;
};

Result<Made>
make_contract(const Request& request, const describe::Interface& interface)
{
  const auto source =
    interface.stem + ".interface." + (is_c(request) ? "c" : "cpp");
  const auto targets = stamp::find_targets({name_output(request, source),
                                            request.compile_commands,
                                            request.command,
                                            "the second output of its step"},
                                           request.language);
  if (!targets) {
    return base::with_subject(targets.error(), request.description);
  }
  auto contract =
    stamp::make_interface_contract(interface, *targets, request.language);
  if (!contract) {
    return contract.error();
  }
  auto flags = stamp::find_flag_facts(*targets);
  if (!flags) {
    return base::with_subject(flags.error(), request.description);
  }
  auto facts = stamp::read_facts(*targets, request.language);
  if (!facts) {
    return facts.error();
  }
  return Made{*std::move(contract), *std::move(flags), *std::move(facts)};
}

/// The depfile of the step.
stamp::Output
make_depfile(const Request& request,
             const contract::Contract& contract,
             const std::string& target)
{
  std::vector<std::string> inputs = {request.description};
  if (!request.command && request.compile_commands) {
    inputs.push_back(*request.compile_commands);
  }
  inputs.insert(
    inputs.end(), contract.dependencies.begin(), contract.dependencies.end());
  return {*request.depfile, stamp::format_depfile(target, inputs)};
}

std::vector<stamp::Output>
make_outputs(const Request& request,
             const Binding& binding,
             const std::vector<model::Fact>& facts)
{
  const auto name = [&](std::string_view ending) {
    return name_output(request, name_file(binding, ending));
  };
  return {{name(is_c(request) ? "h" : "hpp"), format_header(binding)},
          {name(is_c(request) ? "c" : "cpp"), format_source(binding)},
          {name("abi"),
           binding.contract.text + binding.contract.source +
             stamp::format_fact_section(facts)},
          {name("list"), format_list(binding)}};
}

}  // namespace

Result<void>
run_step(const Request& asked)
{
  auto request = asked;
  request.description = find_description(asked);
  auto interface =
    describe::read_interface(request.description, request.version);
  if (!interface) {
    return interface.error();
  }
  auto made = make_contract(request, *interface);
  if (!made) {
    return made.error();
  }
  for (const auto& warning : stamp::list_warnings(*interface, made->contract)) {
    if (request.warn) {
      request.warn(warning);
    }
  }
  auto includes = find_includes(request, *interface, made->contract.headers);
  const Binding binding = {std::move(*interface),
                           std::move(made->contract),
                           std::move(includes),
                           request.language,
                           std::move(made->flags)};
  auto outputs = make_outputs(request, binding, made->facts);
  if (request.depfile) {
    outputs.push_back(
      make_depfile(request, binding.contract, outputs.front().name));
  }
  return output::write_all_if_changed(outputs);
}

}  // namespace hallmark::binding
