// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/compile.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "contract/compile/command_line.hpp"
#include "contract/compile/flags.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace hallmark::contract::compile {
namespace {

/// A pipe whose ends are closed with it.
class Pipe {
public:
  Pipe() { open_ = ::pipe2(ends_.data(), O_CLOEXEC) == 0; }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  ~Pipe()
  {
    close_end(0);
    close_end(1);
  }

  [[nodiscard]] bool is_open() const { return open_; }
  [[nodiscard]] int reader() const { return ends_[0]; }
  [[nodiscard]] int writer() const { return ends_[1]; }
  void close_writer() { close_end(1); }
  void close_reader() { close_end(0); }

private:
  void close_end(std::size_t end)
  {
    if (ends_[end] >= 0) {
      ::close(ends_[end]);
      ends_[end] = -1;
    }
  }

  std::array<int, 2> ends_ = {-1, -1};
  bool open_ = false;
};

Error
make_run_error(const std::string& program, int reason)
{
  const auto code = reason == ENOENT ? Code::not_found : Code::unreadable;
  return base::with_subject(
    base::make_error(code, "cannot be run: " + base::format_errno(reason)),
    program);
}

/// This process's environment, with the compiler's messages in English.
std::vector<std::string>
make_environment()
{
  std::vector<std::string> environment;
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view text = *entry;
    if (!text.starts_with("LC_ALL=") && !text.starts_with("LANGUAGE=")) {
      environment.emplace_back(text);
    }
  }
  environment.emplace_back("LC_ALL=C");
  return environment;
}

std::vector<char*>
as_pointers(std::vector<std::string>& words)
{
  std::vector<char*> pointers;
  for (auto& word : words) {
    pointers.push_back(word.data());
  }
  pointers.push_back(nullptr);
  return pointers;
}

/// @return  0, or why the program could not be started.
int
start(std::vector<std::string> command,
      const std::string& directory,
      const Pipe& output,
      const Pipe& errors,
      ::pid_t& child)
{
  ::posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, output.writer(), 1);
  ::posix_spawn_file_actions_adddup2(&actions, errors.writer(), 2);
  if (!directory.empty()) {
    ::posix_spawn_file_actions_addchdir_np(&actions, directory.c_str());
  }
  auto environment = make_environment();
  const int reason = ::posix_spawnp(&child,
                                    command.front().c_str(),
                                    &actions,
                                    nullptr,
                                    as_pointers(command).data(),
                                    as_pointers(environment).data());
  ::posix_spawn_file_actions_destroy(&actions);
  return reason;
}

/// Read what is there; close the pipe at its end.
void
read_some(Pipe& pipe, std::string& text)
{
  std::array<char, 4096> buffer{};
  const auto count = ::read(pipe.reader(), buffer.data(), buffer.size());
  if (count > 0) {
    text.append(buffer.data(), static_cast<std::size_t>(count));
  } else if (count == 0 || errno != EINTR) {
    pipe.close_reader();
  }
}

void
read_both(Pipe& output, Pipe& errors, Ran& ran)
{
  while (output.reader() >= 0 || errors.reader() >= 0) {
    // A negative descriptor is passed over.
    std::array<::pollfd, 2> waits = {
      {{output.reader(), POLLIN, 0}, {errors.reader(), POLLIN, 0}}};
    if (::poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR) {
      return;
    }
    if (waits[0].revents != 0) {
      read_some(output, ran.output);
    }
    if (waits[1].revents != 0) {
      read_some(errors, ran.errors);
    }
  }
}

}  // namespace

Result<int>
wait_for(::pid_t child)
{
  int ending = 0;
  while (::waitpid(child, &ending, 0) < 0) {
    if (errno != EINTR) {
      return base::make_error(Code::unreadable,
                              "the exit status is lost: " +
                                base::format_errno(errno));
    }
  }
  return ending;
}

Result<Ran>
run_program(const std::vector<std::string>& command,
            const std::string& directory)
{
  Pipe output;
  Pipe errors;
  if (!output.is_open() || !errors.is_open()) {
    return make_run_error(command.front(), errno);
  }
  ::pid_t child = 0;
  const int reason = start(command, directory, output, errors, child);
  if (reason != 0) {
    return make_run_error(command.front(), reason);
  }
  output.close_writer();
  errors.close_writer();
  Ran ran;
  read_both(output, errors, ran);
  const auto ending = wait_for(child);
  if (!ending) {
    return base::with_subject(ending.error(), command.front());
  }
  ran.status =
    WIFEXITED(*ending) ? WEXITSTATUS(*ending) : 128 + WTERMSIG(*ending);
  return ran;
}

namespace {

/// What a preprocessor printed, or that it failed.
Result<std::string>
take_output(Result<Ran> ran,
            const char* message,
            const std::vector<std::string>& command)
{
  if (!ran) {
    return ran.error();
  }
  if (ran->status != 0) {
    auto error = base::make_error(Code::invalid_argument, message);
    for (const auto line : base::split(ran->errors, '\n')) {
      if (!line.empty()) {
        error.details.emplace_back(line);
      }
    }
    return base::with_subject(std::move(error), format_command(command));
  }
  return std::move(ran->output);
}

}  // namespace

Result<std::string>
read_macros(const Invocation& invocation, Language language)
{
  auto command = invocation.compiler;
  for (const auto* word : {"-E", "-dM", "-x"}) {
    command.emplace_back(word);
  }
  command.emplace_back(language == Language::c ? "c" : "c++");
  command.emplace_back("/dev/null");
  return take_output(run_program(command, invocation.directory),
                     "cannot preprocess an empty file",
                     command);
}

Result<bool>
is_clang(const Invocation& invocation, Language language)
{
  const auto macros = read_macros(invocation, language);
  if (!macros) {
    return macros.error();
  }
  return macros->find("#define __clang__ ") != std::string::npos;
}

namespace {

void
append(std::vector<std::string>& command, const std::vector<std::string>& words)
{
  command.insert(command.end(), words.begin(), words.end());
}

/// The compiler, and the flags that a contract is made with.
std::vector<std::string>
begin_command(const Request& request, bool clang, bool aliases)
{
  auto command = request.invocation.compiler;
  append(command, request.invocation.flags);
  append(command, contract_flags(clang, aliases));
  append(command, request.overrides);
  return command;
}

std::vector<std::string>
name_language(const Request& request)
{
  return {"-x", request.language == Language::c ? "c" : "c++"};
}

}  // namespace

std::vector<std::string>
make_command(const Request& request, const Compilation& compilation)
{
  auto command = begin_command(request, compilation.clang, compilation.aliases);
  append(command, {"-MD", "-MF", compilation.depfile, "-MT", "contract"});
  append(command, name_language(request));
  append(command, {"-c", compilation.source, "-o", compilation.object});
  return command;
}

Result<std::string>
preprocess(const Request& request, const std::string& source, bool clang)
{
  auto command = begin_command(request, clang, true);
  append(command, name_language(request));
  append(command, {"-E", source});
  return take_output(run_program(command, request.invocation.directory),
                     "cannot preprocess the headers of the interface",
                     command);
}

std::vector<std::string>
parse_depfile(std::string_view text)
{
  std::vector<std::string> names;
  std::string name;
  std::size_t at = text.find(": ");
  at = at == text.npos ? text.size() : at + 2;
  for (; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : '\n';
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (c == '\\' && (next == ' ' || next == '#' || next == '\\')) {
      name += next;
      ++at;
    } else if (c == '$' && next == '$') {
      name += '$';
      ++at;
    } else if (c == ' ' || c == '\n' || (c == '\\' && next == '\n')) {
      if (!name.empty()) {
        names.push_back(std::move(name));
        name.clear();
      }
    } else {
      name += c;
    }
  }
  return names;
}

std::vector<std::string>
read_dependencies(const std::string& depfile, const std::string& directory)
{
  std::vector<std::string> files;
  const auto text = base::read_text(depfile);
  for (const auto& name : parse_depfile(text ? *text : "")) {
    files.push_back(
      (std::filesystem::path(directory) / name).lexically_normal().string());
  }
  return files;
}

}  // namespace hallmark::contract::compile
