// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `hallmark run`: loads and unloads a plugin in a child process.
//
// The child opens the plugin with the loader, as a host would, and records in
// shared memory how far it got. So the parent knows what the child was doing
// when it ended, whatever ended it: a signal, or an exit() of the plugin. The
// child itself also leaves by exit(), so the run includes the destructors of a
// library that stays mapped.

#include "base/text.hpp"
#include "commands/anatomy.hpp"
#include "commands/call.hpp"
#include "commands/command.hpp"
#include "contract/compile/compile.hpp"

#include <hallmark/loader.hpp>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <memory>
#include <new>
#include <ostream>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hallmark::commands {
namespace {

struct RunOptions {
  std::string file;
  std::optional<std::string> name;  ///< of an export to call
  std::string signature;            ///< of that export
  bool all = false;                 ///< a long error is not cut
};

/// What a child is about.
enum class Stage : int { opening, calling, closing, leaving };

/// What a child says of itself.
struct Progress {
  std::atomic<Stage> stage{Stage::opening};
};

struct Unmap {
  void operator()(Progress* progress) const
  {
    ::munmap(progress, sizeof(Progress));
  }
};

using Shared = std::unique_ptr<Progress, Unmap>;

/// Memory that a child shares; null without.
Shared
make_progress()
{
  auto* memory = ::mmap(nullptr,
                        sizeof(Progress),
                        PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS,
                        -1,
                        0);
  return Shared(memory == MAP_FAILED ? nullptr : new (memory) Progress);
}

/// An error of the loader as commands print it.
base::Error
make_error(const hallmark::Error& error)
{
  auto converted =
    base::make_error(error.code(), error.message(), error.hint());
  converted.subject = error.file();
  const auto text = error.explain();
  std::string_view rest = text;
  base::take_line(rest);
  while (!rest.empty()) {
    const auto line = base::take_line(rest);
    if (line.starts_with("  ") && !line.starts_with("  hint: ")) {
      converted.details.emplace_back(line.substr(2));
    }
  }
  return converted;
}

/// Call the export, and say what it gave.
int
call_export(const Console& console, const RunOptions& options, Plugin& plugin)
{
  const auto function = hallmark_lookup_function(
    plugin.get(), options.name->c_str(), nullptr, nullptr);
  std::string thrown;
  try {
    const auto result = call(function, options.signature);
    console.out << "called: " << *options.name << "()"
                << (result.empty() ? "" : " = ") << result << std::endl;
    return status_done;
  } catch (const std::exception& error) {
    thrown = error.what();
  } catch (...) {
    thrown = "something that is not a std::exception of this standard library";
  }
  return report(
    console,
    base::with_subject(base::make_error(Code::init_failed,
                                        "export " + base::quote(*options.name) +
                                          " threw: " + thrown),
                       options.file));
}

void
print_closed(const Console& console, const Closed& closed)
{
  console.out << "closed: "
              << (closed == Closed::unmapped ? "unmapped"
                  : closed == Closed::in_use ? "in use"
                                             : "still mapped")
              << (closed.why().empty() ? "" : ": ") << closed.why()
              << std::endl;
}

/// Folders in which plugins may be that this one requires.
hallmark::Options
make_options(const std::string& file)
{
  const auto slash = file.rfind('/');
  hallmark::Options options;
  options.directories = {
    slash == std::string::npos ? "." : file.substr(0, slash + 1)};
  options.environment = "HALLMARK_PLUGIN_DIRS";
  return options;
}

/// The life of a plugin. Each line is out before the next step may crash.
int
run_plugin(const Console& console,
           const RunOptions& options,
           Progress& progress)
{
  Loader loader(make_options(options.file));
  auto plugin = loader.open(options.file);
  if (!plugin) {
    return report(console, cut_error(make_error(plugin.error()), options.all));
  }
  console.out << "opened: " << plugin->path() << " " << plugin->version()
              << std::endl;
  int status = status_done;
  if (options.name) {
    progress.stage = Stage::calling;
    status = call_export(console, options, *plugin);
  }
  progress.stage = Stage::closing;
  print_closed(console, plugin->close());
  return status;
}

/// What the parent has of its parent is not the plugin's concern: neither an
/// ignored SIGPIPE, nor who catches faults.
[[noreturn]] void
run_child(const Console& console, const RunOptions& options, Progress& progress)
{
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (int number = 1; number < NSIG; ++number) {
    std::signal(number, SIG_DFL);
  }
  const auto status = run_plugin(console, options, progress);
  progress.stage = Stage::leaving;
  std::exit(status);
}

/// `SIGSEGV`, or its number.
std::string
format_signal(int number)
{
  const auto* name = ::sigabbrev_np(number);
  return name ? std::string("SIG") + name : std::to_string(number);
}

std::string
format_stage(const RunOptions& options, Stage stage)
{
  switch (stage) {
    case Stage::opening:
      return "while opening";
    case Stage::calling:
      return "while calling " + base::quote(*options.name);
    case Stage::closing:
      return "while closing";
    case Stage::leaving:
      break;
  }
  return "at exit, after it was closed";
}

/// What became of a child, and the status that is ours then.
int
report_end(const Console& console,
           const RunOptions& options,
           Stage stage,
           int ending)
{
  std::string message;
  if (WIFSIGNALED(ending)) {
    message = "crashed " + format_stage(options, stage) + ": signal " +
              format_signal(WTERMSIG(ending));
  } else if (stage == Stage::leaving) {
    return WEXITSTATUS(ending);
  } else {
    message = "ended the process " + format_stage(options, stage) +
              ": exit status " + std::to_string(WEXITSTATUS(ending));
  }
  return report(console,
                base::with_subject(base::make_error(Code::init_failed, message),
                                   options.file));
}

int
run_apart(const Console& console, const RunOptions& options)
{
  const auto progress = make_progress();
  console.out.flush();
  console.err.flush();
  const auto child = progress ? ::fork() : -1;
  if (child < 0) {
    return report(
      console,
      base::make_error(Code::unreadable,
                       "cannot start a process: " + base::format_errno(errno)));
  }
  if (child == 0) {
    run_child(console, options, *progress);
  }
  const auto ending = contract::compile::wait_for(child);
  if (!ending) {
    return report(console, base::with_subject(ending.error(), options.file));
  }
  return report_end(console, options, progress->stage, *ending);
}

/// Learn the type of the export that is to be called. A file of which nothing
/// can be learnt is left to the loader, which says why.
base::Result<void>
prepare_call(RunOptions& options)
{
  auto file = base::File::open(options.file);
  if (!file) {
    return {};
  }
  const auto anatomy = read_anatomy(*file);
  if (!anatomy || !anatomy->stamp || !anatomy->faults.empty()) {
    return {};
  }
  if (auto sound = check_call(*anatomy, *options.name); !sound) {
    return base::with_subject(sound.error(), options.file);
  }
  for (const auto& entry : anatomy->exports) {
    if (entry.name == *options.name) {
      options.signature = entry.signature;
    }
  }
  return {};
}

int
run_command(const Console& console, RunOptions options)
{
  if (options.name) {
    if (const auto prepared = prepare_call(options); !prepared) {
      return report(console, prepared.error());
    }
  }
  return run_apart(console, options);
}

}  // namespace

void
declare_run(Arguments& arguments)
{
  auto options = std::make_shared<RunOptions>();
  arguments.add_word("PLUGIN", options->file, "the plugin's file");
  arguments.add_option("--call",
                       "EXPORT",
                       options->name,
                       "call a function without parameters before unloading, "
                       "and print its result");
  arguments.add_flag("--all", options->all, "print every line of an error");
  arguments.set_act([options](const Console& console) {
    return run_command(console, *options);
  });
}

}  // namespace hallmark::commands
