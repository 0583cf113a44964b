// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/step.hpp"

namespace hallmark::commands {
namespace {

struct StepOptions {
  stamp::Request request;
  std::string language = "c++";
};

/// What a step reads, and where it writes.
void
declare_files(Arguments& arguments, stamp::Request& request, const Step& step)
{
  arguments.add_word("FILE.toml", request.description, step.about_description);
  arguments.add_option("--output-dir",
                       "DIR",
                       request.output_folder,
                       "folder for the outputs",
                       Need::required);
  arguments.add_option("--depfile",
                       "FILE",
                       request.depfile,
                       "write the inputs to FILE as a Make rule");
}

/// What shapes the contract.
void
declare_flags(Arguments& arguments, stamp::Request& request, const Step& step)
{
  arguments.add_option("--compile-commands",
                       "FILE",
                       request.compile_commands,
                       "compile_commands.json with the target's flags");
  arguments.add_list("--interface-dir",
                     "DIR",
                     request.interface_folders,
                     step.about_interface_folders);
  arguments.add_option(
    "--set-version", "V", request.version, step.about_version);
  arguments.add_rest("COMPILER FLAGS",
                     request.command,
                     "the target's flags, instead of --compile-commands");
}

}  // namespace

void
declare_step(Arguments& arguments, const Step& step)
{
  auto options = std::make_shared<StepOptions>();
  declare_files(arguments, options->request, step);
  arguments.add_choice(
    "--language", {"c", "c++"}, options->language, step.about_language);
  declare_flags(arguments, options->request, step);
  arguments.set_act([options, run = step.run](const Console& console) {
    options->request.language =
      options->language == "c" ? stamp::Language::c : stamp::Language::cpp;
    options->request.warn = [&console](const base::Error& warning) {
      print_warning(console, warning);
    };
    const auto done = run(options->request);
    return done ? status_done : report(console, done.error());
  });
}

}  // namespace hallmark::commands
