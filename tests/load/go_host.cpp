// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A host whose static constructor opens a plugin, and that forks. It is built
// twice: placed anywhere, and not.
//
//   go_host                      what became of $HALLMARK_TEST_REJECTED
//   go_host FILE EXPORT OTHER    calls EXPORT of FILE, and forks a hundred
//                                times, as OTHER is opened in every second child

#include <hallmark/loader.hpp>

#include <cstdio>
#include <cstdlib>

#include <sys/wait.h>
#include <unistd.h>

namespace {

std::string
open_rejected()
{
  const auto* file = std::getenv("HALLMARK_TEST_REJECTED");
  if (!file) {
    return "not asked for";
  }
  hallmark::Loader loader;
  const auto plugin = loader.open(file);
  return plugin ? "opened" : plugin.error().message();
}

const std::string rejected = open_rejected();

int
run_child(hallmark::Loader& loader, int number, const char* other)
{
  if (number % 2 == 0) {
    ::execl("/proc/self/exe", "go_host", nullptr);
    return 1;
  }
  auto plugin = loader.open(other);
  return plugin && plugin->close() == hallmark::Closed::unmapped ? 0 : 2;
}

int
count_sound_children(hallmark::Loader& loader, const char* other)
{
  int sound = 0;
  std::fflush(stdout);
  for (int i = 0; i < 100; ++i) {
    const auto child = ::fork();
    if (child == 0) {
      ::_exit(run_child(loader, i, other));
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    sound += status == 0;
  }
  return sound;
}

}  // namespace

int
main(int count, char** arguments)
{
  if (count < 4) {
    const auto* trace = std::getenv("HALLMARK_TEST_TRACE");
    if (std::getenv("HALLMARK_TEST_REJECTED")) {
      std::printf("%s; ran: %s\n", rejected.c_str(), trace ? trace : "nothing");
    }
    return 0;
  }
  hallmark::Loader loader;
  const auto plugin = loader.open(arguments[1]).value();
  const auto answer = plugin.lookup<int()>(arguments[2]).value();
  std::printf("answer %d\n", answer());
  std::printf("children %d\n", count_sound_children(loader, arguments[3]));
}
