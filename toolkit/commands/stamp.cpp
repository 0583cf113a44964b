// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the command line of `hallmark stamp`.

#include "commands/command.hpp"
#include "stamp/step.hpp"

namespace hallmark::commands {
namespace {

struct Options {
  stamp::Request request;
  std::string language = "c++";
};

int
run_stamp(const Console& console, Options& options)
{
  options.request.language =
    options.language == "c" ? stamp::Language::c : stamp::Language::cpp;
  const auto done = stamp::run_step(options.request);
  return done ? status_done : report(console, done.error());
}

}  // namespace

void
declare_stamp(Arguments& arguments)
{
  auto options = std::make_shared<Options>();
  auto& request = options->request;
  arguments.add_word(
    "FILE.toml", request.description, "description of the plugin");
  arguments.add_option("--output-dir",
                       "DIR",
                       request.output_folder,
                       "where the outputs go",
                       Need::required);
  arguments.add_option(
    "--depfile", "FILE", request.depfile, "write the inputs as a rule of make");
  arguments.add_choice("--language",
                       {"c", "c++"},
                       options->language,
                       "of the generated source (c++)");
  arguments.add_option("--compile-commands",
                       "FILE",
                       request.compile_commands,
                       "compile_commands.json that has the target's flags");
  arguments.add_list("--interface-dir",
                     "DIR",
                     request.interface_folders,
                     "where interfaces are looked for beside the description");
  arguments.add_option("--set-version",
                       "V",
                       request.version,
                       "version of the plugin, before the one that is written");
  arguments.add_rest(
    "COMPILER FLAGS", request.command, "of the target, in place of a FILE");
  arguments.set_act(
    [options](const Console& console) { return run_stamp(console, *options); });
}

}  // namespace hallmark::commands
