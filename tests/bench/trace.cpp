// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Counts the system calls of a program between its first call of getppid() and
// its second, its third and its fourth, and so on, and the bytes that they
// read. A program may trace its own children without any privilege; where the
// system denies even that, this one ends with 77.
//
//   trace PROGRAM [ARGUMENT...]

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <map>
#include <optional>
#include <string>

#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr int skipped = 77;

struct Name {
  long number;
  const char* name;
};

#define HALLMARK_CALL(name)                                                    \
  {                                                                            \
    SYS_##name, #name                                                          \
  }

/// Those that a loader may make. Others are told by their number.
constexpr Name names[] = {
  HALLMARK_CALL(brk),          HALLMARK_CALL(close),
  HALLMARK_CALL(dup),          HALLMARK_CALL(faccessat),
  HALLMARK_CALL(fchmod),       HALLMARK_CALL(fcntl),
  HALLMARK_CALL(fstat),        HALLMARK_CALL(fsync),
  HALLMARK_CALL(ftruncate),    HALLMARK_CALL(futex),
  HALLMARK_CALL(getcwd),       HALLMARK_CALL(getdents64),
  HALLMARK_CALL(getpid),       HALLMARK_CALL(getrandom),
  HALLMARK_CALL(getuid),       HALLMARK_CALL(gettid),
  HALLMARK_CALL(lseek),        HALLMARK_CALL(madvise),
  HALLMARK_CALL(memfd_create), HALLMARK_CALL(mkdirat),
  HALLMARK_CALL(mmap),         HALLMARK_CALL(mprotect),
  HALLMARK_CALL(mremap),       HALLMARK_CALL(munmap),
  HALLMARK_CALL(openat),       HALLMARK_CALL(pread64),
  HALLMARK_CALL(preadv),       HALLMARK_CALL(read),
  HALLMARK_CALL(readlinkat),   HALLMARK_CALL(readv),
  HALLMARK_CALL(renameat2),    HALLMARK_CALL(statx),
  HALLMARK_CALL(unlinkat),     HALLMARK_CALL(write),
#ifdef SYS_access
  HALLMARK_CALL(access),
#endif
#ifdef SYS_mkdir
  HALLMARK_CALL(mkdir),
#endif
#ifdef SYS_newfstatat
  HALLMARK_CALL(newfstatat),
#endif
#ifdef SYS_open
  HALLMARK_CALL(open),
#endif
#ifdef SYS_openat2
  HALLMARK_CALL(openat2),
#endif
#ifdef SYS_readlink
  HALLMARK_CALL(readlink),
#endif
#ifdef SYS_rename
  HALLMARK_CALL(rename),
#endif
#ifdef SYS_stat
  HALLMARK_CALL(stat),
#endif
};

std::string
find_name(long number)
{
  for (const auto& row : names) {
    if (row.number == number) {
      return row.name;
    }
  }
  return "call " + std::to_string(number);
}

bool
reads(long number)
{
  return number == SYS_read || number == SYS_pread64 || number == SYS_readv ||
         number == SYS_preadv || number == SYS_preadv2;
}

/// What was counted.
struct Counts {
  std::map<std::string, std::uint64_t> calls;
  std::uint64_t bytes_read = 0;
};

/// Follows the calls of one process, each from its entry to its exit.
class Follower {
public:
  void enter(long number)
  {
    if (number == SYS_getppid) {
      is_counting_ = !is_counting_;
      number_ = -1;
      return;
    }
    // Whether the clock is a system call depends on the machine.
    number_ = number == SYS_clock_gettime ? -1 : number;
    if (is_counting_ && number_ >= 0) {
      ++counts_.calls[find_name(number)];
    }
  }

  void leave(std::int64_t result)
  {
    if (is_counting_ && result > 0 && reads(number_)) {
      counts_.bytes_read += static_cast<std::uint64_t>(result);
    }
  }

  [[nodiscard]] const Counts& counts() const { return counts_; }

private:
  bool is_counting_ = false;
  long number_ = -1;
  Counts counts_;
};

int
skip(const char* what)
{
  std::fprintf(stderr, "skipped: %s: %s\n", what, std::strerror(errno));
  return skipped;
}

int
start(char** command)
{
  if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) {
    return skip("the system does not let a program be traced");
  }
  ::raise(SIGSTOP);
  ::execv(command[0], command);
  std::perror(command[0]);
  return 1;
}

void
print(const Counts& counts)
{
  std::printf("{\"calls\": {");
  const char* before = "";
  for (const auto& [name, count] : counts.calls) {
    std::printf("%s\"%s\": %llu",
                before,
                name.c_str(),
                static_cast<unsigned long long>(count));
    before = ", ";
  }
  std::printf("}, \"bytes read\": %llu}\n",
              static_cast<unsigned long long>(counts.bytes_read));
}

/// What happened at a stop for a system call; whether the system tells it.
bool
follow_call(::pid_t child, Follower& follower)
{
  __ptrace_syscall_info info{};
  if (::ptrace(PTRACE_GET_SYSCALL_INFO,
               child,
               reinterpret_cast<void*>(sizeof info),
               &info) <= 0) {
    return false;
  }
  if (info.op == PTRACE_SYSCALL_INFO_ENTRY) {
    follower.enter(static_cast<long>(info.entry.nr));
  } else if (info.op == PTRACE_SYSCALL_INFO_EXIT) {
    follower.leave(info.exit.rval);
  }
  return true;
}

/// The signal that a stop of the child is to give it: none for one of ours.
constexpr int call_stop = SIGTRAP | 0x80;

int
find_signal(int status)
{
  const auto signal = WSTOPSIG(status);
  return signal == call_stop || signal == SIGTRAP || signal == SIGSTOP ? 0
                                                                       : signal;
}

int
trace(::pid_t child)
{
  Follower follower;
  int status = 0;
  for (bool is_first = true;; is_first = false) {
    if (::waitpid(child, &status, 0) < 0) {
      return 1;
    }
    if (!WIFSTOPPED(status)) {
      break;
    }
    if (is_first && ::ptrace(PTRACE_SETOPTIONS,
                             child,
                             nullptr,
                             PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL) != 0) {
      return skip("the system does not let a program be traced");
    }
    if (WSTOPSIG(status) == call_stop && !follow_call(child, follower)) {
      return skip("the system does not tell of system calls");
    }
    if (::ptrace(PTRACE_SYSCALL, child, nullptr, find_signal(status)) != 0) {
      return skip("the system does not stop at system calls");
    }
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
  }
  print(follower.counts());
  return 0;
}

}  // namespace

int
main(int count, char** words)
{
  if (count < 2) {
    std::fputs("usage: trace PROGRAM [ARGUMENT...]\n", stderr);
    return 2;
  }
  const auto child = ::fork();
  if (child < 0) {
    return skip("no process can be made");
  }
  return child == 0 ? start(words + 1) : trace(child);
}
