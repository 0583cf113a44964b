// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// 64 threads that open, look up, reload and close plugins of one loader:
//
//   crowd ROUNDS FILE...    each thread takes a file at random so often
//
// Prints what is left of them in the end, which is nothing, and then how much
// was done. A file that is replaced between two steps of another thread may
// be told as changed; no other refusal is right.

#include <hallmark/loader.hpp>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr unsigned thread_count = 64;

struct Crowd {
  std::vector<std::string> files;
  std::vector<std::string> contents;
  int rounds = 0;
  std::atomic<int> opened = 0;
  std::atomic<int> found = 0;
  std::atomic<int> reloaded = 0;
  std::atomic<int> closed = 0;
  std::atomic<int> changed = 0;
  std::atomic<int> mapped = 0;  ///< as the log tells it, and not unmapped yet
  std::atomic<int> ever_mapped = 0;
  std::atomic<int> wrong = 0;
  hallmark::Loader loader{{.log = [this](const auto& event) { note(event); }}};

  void note(const hallmark::Event& event);
};

void
complain(Crowd& crowd, const std::string& what)
{
  if (crowd.wrong++ == 0) {
    std::cerr << what + '\n';
  }
}

void
Crowd::note(const hallmark::Event& event)
{
  if (event.kind == hallmark::Event::Kind::opened) {
    ++mapped;
    ++ever_mapped;
  } else if (event.kind == hallmark::Event::Kind::closed) {
    --mapped;
    if (event.reason != "unmapped") {
      complain(*this, std::string(event.reason));
    }
  }
}

std::string
read_file(const std::string& file)
{
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

/// What a file was, under its name as a new file.
void
replace(const Crowd& crowd, std::size_t index, unsigned thread)
{
  const auto beside = crowd.files[index] + "." + std::to_string(thread);
  std::ofstream(beside, std::ios::binary) << crowd.contents[index];
  std::rename(beside.c_str(), crowd.files[index].c_str());
}

void
refuse(Crowd& crowd, const hallmark::Error& error)
{
  if (error.code() == hallmark::Code::changed) {
    ++crowd.changed;
  } else {
    complain(crowd, error.explain());
  }
}

void
look_up(Crowd& crowd, const hallmark::Plugin& plugin)
{
  const auto answer = plugin.lookup<int()>("answer");
  if (!answer || (*answer)() != 42) {
    complain(crowd, "no answer");
  }
  ++crowd.found;
}

void
close(Crowd& crowd, hallmark::Plugin plugin)
{
  if (plugin.close() == hallmark::Closed::still_mapped) {
    complain(crowd, "still mapped");
  }
  ++crowd.closed;
}

void
reload(Crowd& crowd, const hallmark::Plugin& plugin)
{
  auto next = crowd.loader.reload(plugin);
  if (!next) {
    refuse(crowd, next.error());
    return;
  }
  crowd.reloaded += *next != plugin;
  look_up(crowd, *next);
  close(crowd, *std::move(next));
}

void
use(Crowd& crowd, std::size_t index, unsigned replacing)
{
  auto plugin = crowd.loader.open(crowd.files[index]);
  if (!plugin) {
    refuse(crowd, plugin.error());
    return;
  }
  ++crowd.opened;
  look_up(crowd, *plugin);
  if (replacing != 0) {
    replace(crowd, index, replacing);
    reload(crowd, *plugin);
  }
  close(crowd, *std::move(plugin));
}

/// One of four rounds replaces its file, one of 64 collects.
void
run(Crowd& crowd, unsigned thread)
{
  std::minstd_rand random(thread);
  std::uniform_int_distribution<std::size_t> pick(0, crowd.files.size() - 1);
  for (int i = 0; i < crowd.rounds; ++i) {
    const auto chance = random() >> 8;
    use(crowd, pick(random), chance % 4 == 0 ? thread : 0);
    if (chance % 64 == 1) {
      crowd.loader.collect();
    }
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

void
run_all(Crowd& crowd)
{
  std::vector<std::thread> threads;
  for (unsigned i = 1; i <= thread_count; ++i) {
    threads.emplace_back([&crowd, i] { run(crowd, i); });
  }
  for (auto& thread : threads) {
    thread.join();
  }
}

}  // namespace

int
main(int count, char** words)
{
  Crowd crowd;
  crowd.rounds = std::atoi(words[1]);
  crowd.files.assign(words + 2, words + count);
  std::transform(crowd.files.begin(),
                 crowd.files.end(),
                 std::back_inserter(crowd.contents),
                 read_file);
  const auto descriptors = count_descriptors();
  run_all(crowd);
  crowd.loader.collect();
  std::cout << "wrong " << crowd.wrong << ", left open " << crowd.mapped
            << ", left mapped " << count_mapped(crowd.files) << ", descriptors "
            << count_descriptors() - descriptors << '\n'
            << crowd.opened << " opened, " << crowd.found << " found, "
            << crowd.reloaded << " reloaded, " << crowd.closed << " closed, "
            << crowd.changed << " changed, " << crowd.ever_mapped
            << " mapped\n";
  return crowd.wrong == 0 ? 0 : 1;
}
