// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the command line of `hallmark interface`.

#include "binding/step.hpp"
#include "commands/command.hpp"

namespace hallmark::commands {
namespace {

struct Options {
  binding::Request request;
  std::string language = "c++";
};

int
run_interface(const Console& console, Options& options)
{
  options.request.language =
    options.language == "c" ? binding::Language::c : binding::Language::cpp;
  const auto done = binding::run_step(options.request);
  return done ? status_done : report(console, done.error());
}

}  // namespace

void
declare_interface(Arguments& arguments)
{
  auto options = std::make_shared<Options>();
  auto& request = options->request;
  arguments.add_word(
    "FILE.toml", request.description, "description of the interface");
  arguments.add_option("--output-dir",
                       "DIR",
                       request.output_folder,
                       "where the outputs go",
                       Need::required);
  arguments.add_option(
    "--depfile", "FILE", request.depfile, "write the inputs as a rule of make");
  arguments.add_choice(
    "--language", {"c", "c++"}, options->language, "of the host (c++)");
  arguments.add_option("--compile-commands",
                       "FILE",
                       request.compile_commands,
                       "compile_commands.json that has the target's flags");
  arguments.add_option(
    "--set-version",
    "V",
    request.version,
    "version of the interface, before the one that is written");
  arguments.add_rest(
    "COMPILER FLAGS", request.command, "of the target, in place of a FILE");
  arguments.set_act([options](const Console& console) {
    return run_interface(console, *options);
  });
}

}  // namespace hallmark::commands
