// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/process.hpp"

#include "support/files.hpp"

#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hallmark::tests {
namespace {

/// In the child: replace a standard descriptor by a file.
void
redirect(int target, const char* file, int flags)
{
  const auto descriptor = ::open(file, flags, 0600);
  if (descriptor < 0 || ::dup2(descriptor, target) < 0) {
    ::_exit(126);
  }
  ::close(descriptor);
}

[[noreturn]] void
become(const std::vector<std::string>& command,
       const RunOptions& options,
       const TemporaryFolder& streams)
{
  std::vector<char*> arguments;
  for (const auto& word : command) {
    arguments.push_back(const_cast<char*>(word.c_str()));
  }
  arguments.push_back(nullptr);

  for (const auto& [name, value] : options.environment) {
    ::setenv(name.c_str(), value.c_str(), 1);
  }
  redirect(0, "/dev/null", O_RDONLY);
  redirect(1, (streams.path() / "out").c_str(), O_WRONLY | O_CREAT);
  redirect(2, (streams.path() / "err").c_str(), O_WRONLY | O_CREAT);
  if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0) {
    ::_exit(126);
  }
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

}  // namespace

std::string
Outcome::describe() const
{
  return "status " + std::to_string(status) + "\n--- standard output\n" + out +
         "--- standard error\n" + err;
}

Outcome
run(const std::vector<std::string>& command, const RunOptions& options)
{
  const TemporaryFolder streams;
  const auto child = ::fork();
  if (child < 0) {
    throw std::runtime_error("fork");
  }
  if (child == 0) {
    become(command, options, streams);
  }

  int state = 0;
  while (::waitpid(child, &state, 0) < 0) {
    if (errno != EINTR) {
      throw std::runtime_error("waitpid");
    }
  }
  Outcome outcome;
  outcome.status =
    WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
  outcome.out = read_bytes(streams.path() / "out");
  outcome.err = read_bytes(streams.path() / "err");
  return outcome;
}

}  // namespace hallmark::tests
