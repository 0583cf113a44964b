// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `hallmark exports`: the check after a link, and the manifest.

#include "base/file.hpp"
#include "commands/command.hpp"
#include "exports/check.hpp"
#include "exports/manifest.hpp"
#include "lint/debugging.hpp"
#include "output/write.hpp"

#include <optional>
#include <ostream>

namespace hallmark::commands {
namespace {

struct ExportsOptions {
  std::string plugin;
  std::optional<std::string> output;
  std::optional<std::string> reference;
  bool all = false;
};

/// Compare with a manifest of before.
int
compare(const Console& console,
        const ExportsOptions& options,
        const exports::Manifest& manifest)
{
  const auto text = base::read_text(*options.reference);
  if (!text) {
    return report(console,
                  base::with_subject(text.error(), *options.reference));
  }
  const auto reference = exports::parse_manifest(*text);
  if (!reference) {
    return report(console,
                  base::with_subject(reference.error(), *options.reference));
  }
  auto differences = exports::compare_manifests(manifest, *reference);
  if (differences.empty()) {
    return status_done;
  }

  auto error = base::make_error(Code::wrong_interface,
                                "exports differ from " + *options.reference,
                                "if the change is intended: hallmark exports " +
                                  options.plugin + " -o " + *options.reference);
  error.subject = options.plugin;
  error.differences = std::move(differences);
  return report(console, cut_error(std::move(error), options.all));
}

int
write_answer(const Console& console,
             const ExportsOptions& options,
             const exports::Manifest& manifest)
{
  const auto text = exports::format_manifest(manifest);
  if (options.output) {
    if (const auto written = output::write_file(*options.output, text);
        !written) {
      return report(console, written.error());
    }
  } else if (!options.reference) {
    console.out << text;
  }
  return options.reference ? compare(console, options, manifest) : status_done;
}

/// Every promise that the linked file breaks, each with its cure.
int
refuse(const Console& console,
       const std::string& plugin,
       const std::vector<base::Error>& errors)
{
  for (const auto& error : errors) {
    print_error(console, base::with_subject(error, plugin));
  }
  return status_no;
}

int
run_exports(const Console& console, const ExportsOptions& options)
{
  auto file = base::File::open(options.plugin);
  if (!file) {
    return report(console, base::with_subject(file.error(), options.plugin));
  }
  const auto parts = verify::read_parts(*file, std::nullopt);
  if (!parts) {
    return report(console, base::with_subject(parts.error(), options.plugin));
  }
  const auto findings = exports::check_link(*file, *parts);
  if (!findings.errors.empty()) {
    return refuse(console, options.plugin, findings.errors);
  }
  const auto types = lint::check_exported_types(options.plugin, *parts);
  if (!types.empty()) {
    return refuse(console, options.plugin, types);
  }
  const auto manifest = exports::make_manifest(*findings.stamp, *parts);
  if (!manifest) {
    return report(console,
                  base::with_subject(manifest.error(), options.plugin));
  }
  return write_answer(console, options, *manifest);
}

}  // namespace

void
declare_exports(Arguments& arguments)
{
  auto options = std::make_shared<ExportsOptions>();
  arguments.add_word("PLUGIN", options->plugin, "a stamped plugin");
  arguments.add_option("-o,--output",
                       "FILE",
                       options->output,
                       "write the manifest to FILE instead of standard output");
  arguments.add_option("--check",
                       "FILE",
                       options->reference,
                       "compare the exports with the manifest FILE");
  arguments.add_flag(
    "--all", options->all, "list every difference, not the first 20");
  arguments.set_act([options](const Console& console) {
    return run_exports(console, *options);
  });
}

}  // namespace hallmark::commands
