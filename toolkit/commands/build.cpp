// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `hallmark build`: a plugin from its sources, without a build system.

#include "assemble/build.hpp"

#include "commands/command.hpp"
#include "describe/source.hpp"
#include "scaffold/place.hpp"

#include <ostream>

namespace hallmark::commands {
namespace {

struct BuildOptions {
  std::vector<std::string> files;
  assemble::Request request;
};

/// A description, when there is one, stands before the sources.
void
sort_files(BuildOptions& options)
{
  auto& sources = options.request.sources;
  sources = options.files;
  if (sources.front().ends_with(describe::plugin_ending)) {
    options.request.description = sources.front();
    sources.erase(sources.begin());
  }
}

int
run_build(const Console& console, BuildOptions& options)
{
  sort_files(options);
  const auto place = scaffold::find_place();
  if (!place) {
    return report(console, place.error());
  }
  options.request.headers = place->headers.string();
  options.request.color = console.color;
  const auto built =
    assemble::build(options.request, [&](std::string_view words) {
      console.err << words << std::flush;
    });
  if (!built) {
    return report(console, built.error());
  }
  for (const auto& error : built->errors) {
    print_error(console, base::with_subject(error, built->output));
  }
  return built->errors.empty() ? status_done : status_no;
}

}  // namespace

void
declare_build(Arguments& arguments)
{
  auto options = std::make_shared<BuildOptions>();
  arguments.add_words("FILE",
                      options->files,
                      "NAME.plugin.toml, if there is one, then the sources");
  arguments.add_option("-o,--output",
                       "FILE.so",
                       options->request.output,
                       "the plugin; default: NAME.so in the current folder");
  arguments.add_rest(
    "FLAGS", options->request.flags, "flags for the compilers and the linker");
  arguments.set_act(
    [options](const Console& console) { return run_build(console, *options); });
}

}  // namespace hallmark::commands
