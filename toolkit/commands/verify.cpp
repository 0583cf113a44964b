// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `hallmark verify`: the loader's verdict, without running anything.

#include "base/text.hpp"
#include "commands/anatomy.hpp"
#include "commands/command.hpp"
#include "commands/counterpart.hpp"
#include "commands/json.hpp"
#include "load/plan.hpp"
#include "verify/decided.hpp"
#include "verify/demands.hpp"

#include <ostream>

namespace hallmark::commands {
namespace {

using base::Error;
using base::Result;

struct VerifyOptions {
  std::string file;
  std::optional<std::string> path;
  std::optional<std::string> range;
  std::vector<std::string> hosts;
  std::vector<std::string> interfaces;
  std::vector<std::string> folders;  ///< of plugins that it requires
  bool all = false;
  bool json = false;
};

/// What was found out of a file.
struct Verdict {
  std::optional<model::Identity> identity;
  std::vector<Error> errors;  ///< none when it is accepted
};

Result<verify::Expectation>
make_expectation(const VerifyOptions& options)
{
  verify::Expectation expectation;
  if (options.path) {
    if (const auto checked = model::check_path(*options.path); !checked) {
      return base::with_subject(checked.error(), "--plugin-path");
    }
    expectation.path = options.path;
  }
  if (options.range) {
    auto range = model::Range::parse(*options.range);
    if (!range) {
      return base::with_subject(range.error(), "--range");
    }
    expectation.range = std::move(*range);
  }
  return expectation;
}

using Counterparts = std::vector<Counterpart>;

Result<Counterparts>
read_counterparts(const VerifyOptions& options)
{
  Counterparts counterparts;
  const auto read_all = [&](const std::vector<std::string>& files,
                            auto read) -> Result<void> {
    for (const auto& file : files) {
      auto one = read(file);
      if (!one) {
        return one.error();
      }
      counterparts.push_back(*std::move(one));
    }
    return {};
  };
  auto done = read_all(options.hosts, read_host);
  if (done) {
    done = read_all(options.interfaces, read_interface_text);
  }
  if (!done) {
    return done.error();
  }
  return counterparts;
}

/// Whether a plugin is for the machine of those that it has to fit; without
/// any, for one that there is a loader for: a cross build is checked where it
/// cannot run.
std::vector<Error>
check_machines(const elf::Header& header, const Counterparts& counterparts)
{
  std::vector<Error> errors;
  for (const auto& one : counterparts) {
    if (auto same = check_machine(one, header); !same) {
      verify::append_errors({same.error()}, errors);
    }
  }
  if (auto known = verify::check_machine(header); errors.empty() && !known) {
    errors.push_back(known.error());
  }
  return errors;
}

/// What is wrong with the plugins that one requires, of those in folders: what
/// the loader would say before it opens any.
std::vector<Error>
check_required(const verify::Parts& parts,
               const model::Stamp& stamp,
               const std::vector<std::string>& folders,
               const Counterparts& counterparts)
{
  const auto& header = parts.image.header;
  table::Options options;
  options.directories = folders;
  table::State state(options);
  find::Search search(
    options,
    find_provided_by(counterparts),
    find::scan_folders(
      folders,
      verify::Platform{header.file_class, header.byte_order, header.machine}));
  const auto planned =
    load::check_plan(state, stamp, verify::sort_notes(parts.notes), search);
  return planned ? std::vector<Error>() : std::vector{planned.error()};
}

/// The verdict, where the loader needs no text for its own. The texts of a
/// stamp are not read then, by neither.
std::optional<Verdict>
judge_by_numbers(base::File& file,
                 const verify::Expectation& expectation,
                 const Counterparts& counterparts)
{
  const auto header = elf::read_header(file);
  if (!header) {
    return std::nullopt;
  }
  const auto plugin = verify::read_decided(
    file, {header->file_class, header->byte_order, header->machine});
  if (!plugin) {
    return std::nullopt;
  }
  const auto& decision = plugin->outline.decision;
  const model::Identity identity{std::string(decision.path),
                                 std::string(decision.version)};
  Verdict verdict{identity, check_machines(*header, counterparts)};
  model::Stamp stamp;
  stamp.identity = identity;
  verify::append_errors(verify::check_identity(stamp, expectation),
                        verdict.errors);
  for (const auto& counterpart : counterparts) {
    auto errors = check_counterpart(counterpart, decision);
    if (!errors) {
      return std::nullopt;
    }
    verify::append_errors(*std::move(errors), verdict.errors);
  }
  return verdict;
}

/// Everything that is wrong with a file, in the order of the loader's steps.
Verdict
judge(const VerifyOptions& options,
      const verify::Expectation& expectation,
      const Counterparts& counterparts)
{
  const auto& name = options.file;
  auto file = base::File::open(name);
  if (!file) {
    return {std::nullopt, {base::with_subject(file.error(), name)}};
  }
  if (auto verdict = judge_by_numbers(*file, expectation, counterparts)) {
    return *std::move(verdict);
  }
  auto parts = verify::read_parts(*file, std::nullopt);
  if (!parts) {
    return {std::nullopt, {base::with_subject(parts.error(), name)}};
  }
  Verdict verdict;
  auto& errors = verdict.errors;
  errors = check_machines(parts->image.header, counterparts);
  verify::append_errors(verify::check_parts(*parts), errors);
  if (const auto stamp = find_stamp(*parts)) {
    verdict.identity = stamp->identity;
    verify::append_errors(verify::check_identity(*stamp, expectation), errors);
    for (const auto& counterpart : counterparts) {
      verify::append_errors(
        check_counterpart(
          counterpart, *parts, *stamp, options.all || options.json),
        errors);
    }
    if (!options.folders.empty()) {
      verify::append_errors(
        check_required(*parts, *stamp, options.folders, counterparts), errors);
    }
  }
  return verdict;
}

int
run_verify(const Console& console, const VerifyOptions& options)
{
  const auto expectation = make_expectation(options);
  if (!expectation) {
    return report(console, expectation.error());
  }
  const auto counterparts = read_counterparts(options);
  if (!counterparts) {
    return report(console, counterparts.error());
  }
  const auto verdict = judge(options, *expectation, *counterparts);
  const auto& errors = verdict.errors;
  if (options.json) {
    console.out << format_verify_json(options.file, verdict.identity, errors);
    return errors.empty() ? status_done : find_status(errors.front());
  }
  if (!errors.empty()) {
    return report(
      console,
      cut_error(base::with_subject(verify::join_errors(errors), options.file),
                options.all));
  }
  console.out << format_plain(options.file)
              << ": accepted: " << verdict.identity->path << " "
              << verdict.identity->version << "\n";
  return status_done;
}

}  // namespace

void
declare_verify(Arguments& arguments)
{
  auto options = std::make_shared<VerifyOptions>();
  arguments.add_word("PLUGIN", options->file, "file to check");
  arguments.add_list(
    "--host", "HOST", options->hosts, "host that the plugin has to fit");
  arguments.add_list("--interface",
                     "FILE.abi",
                     options->interfaces,
                     "contract of an interface that the plugin has to fit");
  arguments.add_list("--plugins",
                     "DIR",
                     options->folders,
                     "folder to search for the plugins that it requires");
  arguments.add_option(
    "--plugin-path", "PATH", options->path, "expected plugin path");
  arguments.add_option(
    "--range", "RANGE", options->range, "accepted versions: '^1.2', '>=1, <3'");
  arguments.add_flag(
    "--all", options->all, "list every difference, not the first 20");
  arguments.add_flag("--json", options->json, "print JSON");
  arguments.set_act([options](const Console& console) {
    return run_verify(console, *options);
  });
}

}  // namespace hallmark::commands
