// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Listing a folder of plugins with what they say about themselves, with and
// without a cache, compared with the system calls alone.

#include "bench.hpp"
#include "folder.hpp"
#include "peers.hpp"

#include <hallmark/loader.hpp>

#include <array>
#include <chrono>
#include <map>
#include <thread>

#include <benchmark/benchmark.h>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(HALLMARK_QT)
#  include <QJsonObject>
#  include <QPluginLoader>
#endif

namespace hallmark::bench {
namespace {

/// What was written a moment ago is not cached yet: it may be written again.
constexpr std::chrono::milliseconds until_cached(2'500);

/// The folder of a number of plugins, made when it is first asked for.
Folder&
find_folder(std::size_t count)
{
  static std::map<std::size_t, Folder> folders;
  auto& folder = folders[count];
  if (folder.files().empty()) {
    folder.fill(count);
    std::this_thread::sleep_for(until_cached);
  }
  return folder;
}

void
check_listing(benchmark::State& state,
              const std::vector<Found>& listing,
              std::size_t count)
{
  if (listing.size() != count || listing.front().error()) {
    state.SkipWithError("lists something else");
  }
}

void
scan_hallmark(benchmark::State& state, std::size_t count)
{
  auto& folder = find_folder(count);
  Loader loader;
  for (auto _ : state) {
    check_listing(state, loader.scan(folder.path()), count);
  }
}

/// As a program that starts anew: the cache is read at each scan.
void
scan_cached(benchmark::State& state, std::size_t count)
{
  auto& folder = find_folder(count);
  const Folder cache;
  const Options options{.cache = cache.path()};
  check_listing(state, Loader(options).scan(folder.path()), count);
  for (auto _ : state) {
    Loader loader(options);
    check_listing(state, loader.scan(folder.path()), count);
  }
}

/// The names in a folder, as the system gives them.
template<class Act>
void
for_each_name(const std::string& path, Act act)
{
  auto* const folder = ::opendir(path.c_str());
  while (const auto* entry = ::readdir(folder)) {
    if (entry->d_name[0] != '.') {
      act(::dirfd(folder), entry->d_name);
    }
  }
  ::closedir(folder);
}

void
read_system(benchmark::State& state, std::size_t count)
{
  auto& folder = find_folder(count);
  std::array<char, 16'384> page{};
  for (auto _ : state) {
    for_each_name(folder.path(), [&](int at, const char* name) {
      const auto file = ::openat(at, name, O_RDONLY | O_CLOEXEC);
      struct stat found {};
      benchmark::DoNotOptimize(::fstat(file, &found));
      benchmark::DoNotOptimize(::pread(file, page.data(), page.size(), 0));
      ::close(file);
    });
  }
}

void
stat_system(benchmark::State& state, std::size_t count)
{
  auto& folder = find_folder(count);
  for (auto _ : state) {
    for_each_name(folder.path(), [](int at, const char* name) {
      struct stat found {};
      benchmark::DoNotOptimize(::fstatat(at, name, &found, 0));
    });
  }
}

#if defined(HALLMARK_QT)
/// These files have no section of Qt's, which is what it looks for in each.
void
scan_qt(benchmark::State& state, std::size_t count)
{
  auto& folder = find_folder(count);
  for (auto _ : state) {
    for_each_name(folder.path(), [&](int, const char* name) {
      const QPluginLoader plugin(
        QString::fromStdString(folder.path() + "/" + name));
      benchmark::DoNotOptimize(plugin.metaData().size());
    });
  }
}
#endif

using Scan = void (*)(benchmark::State&, std::size_t);

void
add(std::size_t count, const char* how, const char* who, Scan scan)
{
  const auto name =
    "list " + std::to_string(count) + " plugins" + how + "/" + who;
  benchmark::RegisterBenchmark(name.c_str(), scan, count)
    ->Unit(benchmark::kMillisecond);
}

}  // namespace

void
add_all()
{
  for (const std::size_t count : {100, 1'000, 10'000}) {
    add(count, "", "Hallmark", scan_hallmark);
    add(count, "", "system calls", read_system);
#if defined(HALLMARK_QT)
    add(count, "", "Qt", scan_qt);
#endif
    add(count, ", cached", "Hallmark", scan_cached);
    add(count, ", cached", "system calls", stat_system);
  }
}

}  // namespace hallmark::bench
