// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// 64 threads that open, look up and close plugins of one loader:
//
//   crowd ROUNDS EACH FILE...    EACH files of all, picked at random, a round
//
// Prints what is left of them in the end, which is nothing.

#include <hallmark/loader.hpp>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr unsigned thread_count = 64;

struct Crowd {
  hallmark::Loader loader;
  std::vector<std::string> files;
  int rounds = 0;
  int each = 0;
  std::atomic<int> opened = 0;
  std::atomic<int> unmapped = 0;
  std::atomic<int> wrong = 0;
};

void
complain(Crowd& crowd, const std::string& what)
{
  if (crowd.wrong++ == 0) {
    std::cout << what + '\n';
  }
}

void
use(Crowd& crowd, const std::string& file)
{
  auto plugin = crowd.loader.open(file);
  if (!plugin) {
    complain(crowd, plugin.error().explain());
    return;
  }
  ++crowd.opened;
  {
    const auto answer = plugin->lookup<int()>("answer");
    if (!answer || (*answer)() != 42) {
      complain(crowd, "no answer");
    }
  }
  const auto closed = plugin->close();
  if (closed == hallmark::Closed::still_mapped) {
    complain(crowd, "still mapped: " + closed.why());
  }
  crowd.unmapped += closed == hallmark::Closed::unmapped;
}

void
run(Crowd& crowd, unsigned seed)
{
  std::minstd_rand random(seed);
  std::uniform_int_distribution<std::size_t> pick(0, crowd.files.size() - 1);
  for (int i = 0; i < crowd.rounds * crowd.each; ++i) {
    use(crowd, crowd.files[pick(random)]);
  }
}

int
count_mapped(const std::vector<std::string>& files)
{
  const auto folder = files.front().substr(0, files.front().rfind('/') + 1);
  std::ifstream maps("/proc/self/maps");
  int count = 0;
  for (std::string line; std::getline(maps, line);) {
    count += line.find(folder) != std::string::npos;
  }
  return count;
}

std::ptrdiff_t
count_descriptors()
{
  return std::distance(std::filesystem::directory_iterator("/proc/self/fd"),
                       {});
}

}  // namespace

int
main(int count, char** words)
{
  Crowd crowd;
  crowd.rounds = std::atoi(words[1]);
  crowd.each = std::atoi(words[2]);
  crowd.files.assign(words + 3, words + count);
  const auto descriptors = count_descriptors();

  std::vector<std::thread> threads;
  for (unsigned i = 1; i <= thread_count; ++i) {
    threads.emplace_back([&crowd, i] { run(crowd, i); });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  std::cout << "opened " << crowd.opened << ", wrong " << crowd.wrong
            << ", left open " << crowd.loader.collect() << ", left mapped "
            << count_mapped(crowd.files) << ", descriptors "
            << count_descriptors() - descriptors << '\n';
  return crowd.wrong == 0 && crowd.unmapped > 0 ? 0 : 1;
}
