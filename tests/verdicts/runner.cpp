// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Runs a pair: `runner PROVIDER CALLER`, of which one is the plugin and the other
// the host. Both are shared objects; calls are bound to the provider's functions
// when they are made. Each cell runs in a child process of its own, since it may
// well crash.
//
// Prints of each cell what its sides noted (harness.hpp), one line each, and
// then how it ended: `= CELL STATUS`, negative for a signal. A line `~` instead
// of `=` ends what was noted of crossings that no header declares.

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <set>
#include <string>

#include <dlfcn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)
#  define HARNESS_CALL __attribute__((sysv_abi))
#else
#  define HARNESS_CALL
#endif

namespace {

using Act = HARNESS_CALL void (*)(int task);

constexpr std::size_t log_bytes = std::size_t{4} << 20;
constexpr std::size_t memory_bytes = std::size_t{8} << 20;
constexpr int rounds = 3;

struct Log {
  std::size_t used;
  char text[log_bytes];
};

struct Cell {
  Act caller = nullptr;
  Act provider = nullptr;
};

Log* shared;
char* memory;
std::size_t taken;
int round_number;
char doomed[256];

std::map<int, Cell>&
cells()
{
  static std::map<int, Cell> all;
  return all;
}

std::map<std::string, void*>&
offers()
{
  static std::map<std::string, void*> all;
  return all;
}

/// What a side could not pass in this round.
std::set<std::string>&
skipped()
{
  static std::set<std::string> all;
  return all;
}

/// What a child does.
enum class Task {
  call,   ///< all exports, and tell facts
  offer,  ///< functions that no header has: what crosses beyond signatures
};

/// Both sides must be there.
int
run(const Cell& cell, Task task)
{
  if (!cell.caller || !cell.provider) {
    return 97;
  }
  if (task == Task::call) {
    // Facts first, so that they are known of what crashes later.
    cell.caller(-1);
  }
  cell.provider(task == Task::call ? -1 : -2);
  for (round_number = 0; round_number < rounds; ++round_number) {
    skipped().clear();
    cell.provider(0);
    cell.caller(task == Task::call ? 0 : 1);
  }
  return 0;
}

void
run_in_child(int number, const Cell& cell, Task task)
{
  shared->used = 0;
  const auto child = fork();
  if (child == 0) {
    const rlimit seconds{2, 2};
    setrlimit(RLIMIT_CPU, &seconds);
    alarm(5);
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    _exit(run(cell, task));
  }
  int status = 0;
  waitpid(child, &status, 0);
  std::fwrite(shared->text, 1, shared->used, stdout);
  std::printf("%c %d %d\n",
              task == Task::call ? '=' : '~',
              number,
              WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
}

void*
map(std::size_t bytes)
{
  return mmap(
    nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

}  // namespace

extern "C" {

HARNESS_CALL void
verdicts_note(int direction,
              const char* key,
              int kind,
              unsigned long high,
              unsigned long low)
{
  if (direction == 'X') {
    skipped().insert(key);
  }
  if (shared->used + 512 > log_bytes) {
    _exit(99);
  }
  char* const to = shared->text + shared->used;
  shared->used += static_cast<std::size_t>(std::snprintf(to,
                                                         512,
                                                         "%c %d %s %c%lx:%lx\n",
                                                         direction,
                                                         round_number,
                                                         key,
                                                         kind,
                                                         high,
                                                         low));
}

HARNESS_CALL int
verdicts_round(void)
{
  return round_number;
}

HARNESS_CALL void*
verdicts_memory(unsigned long bytes, unsigned long align)
{
  taken = (taken + 31 + align) / align * align;
  void* const place = memory + taken;
  taken += bytes + 32;
  if (taken > memory_bytes) {
    _exit(98);
  }
  return place;
}

HARNESS_CALL void
verdicts_add(int cell, int is_provider, Act act)
{
  (is_provider ? cells()[cell].provider : cells()[cell].caller) = act;
}

HARNESS_CALL int
verdicts_is_skipped(const char* key)
{
  return skipped().count(key) > 0;
}

HARNESS_CALL void
verdicts_doom(const char* key)
{
  std::snprintf(doomed, sizeof doomed, "%s", key);
}

HARNESS_CALL void
verdicts_offer(const char* key, void* function)
{
  offers()[key] = function;
}

HARNESS_CALL void*
verdicts_find(const char* key)
{
  return offers()[key];
}

HARNESS_CALL int
verdicts_is_doomed(const char* key)
{
  const bool is_doomed = std::strcmp(doomed, key) == 0;
  if (is_doomed) {
    doomed[0] = 0;
  }
  return is_doomed;
}
}

int
main(int count, char** words)
{
  shared = static_cast<Log*>(map(sizeof(Log)));
  memory = static_cast<char*>(map(memory_bytes));
  std::memset(memory, 0xa5, memory_bytes);
  for (int i = 1; i < count; ++i) {
    if (!dlopen(words[i], RTLD_LAZY | RTLD_GLOBAL)) {
      std::printf("! %s\n", dlerror());
      return 1;
    }
  }
  for (const auto& [number, cell] : cells()) {
    std::fflush(stdout);
    run_in_child(number, cell, Task::call);
    std::fflush(stdout);
    run_in_child(number, cell, Task::offer);
  }
}
