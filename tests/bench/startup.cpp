// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A host that needs three plugins out of a folder of many, by interface:
//
//   bench_startup scan FOLDER [CACHE]  Hallmark, with a cache or without
//   bench_startup names FOLDER         their names known, dlopen
//   bench_startup try FOLDER           dlopen of each, to ask what it is

#include "many_10.interface.hpp"
#include "many_100.interface.hpp"
#include "many_1000.interface.hpp"

#include <hallmark/loader.hpp>

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

#include <dlfcn.h>

namespace hallmark::bench {
namespace {

/// Open the first plugin of those found that implements I; call its first
/// export.
template<class I>
bool
open_first(Loader& loader, const std::vector<Found>& all, const char* name)
{
  for (const auto& found : all) {
    for (const auto& implemented : found.implements()) {
      if (implemented.name == name) {
        return static_cast<bool>(loader.open<I>(found));
      }
    }
  }
  return false;
}

bool
scan(const std::string& folder, const std::string& cache)
{
  Loader loader(Options{.cache = cache});
  const auto all = loader.scan(folder);
  return open_first<interfaces::many_10>(
           loader, all, "bench.example/many_10") &&
         open_first<interfaces::many_100>(
           loader, all, "bench.example/many_100") &&
         open_first<interfaces::many_1000>(
           loader, all, "bench.example/many_1000");
}

/// What a library exports if it is one of the three.
constexpr const char* exports[] = {"many_10_0000",
                                   "many_100_0000",
                                   "many_1000_0000"};

bool
open_names(const std::string& folder)
{
  bool all = true;
  for (const auto* name :
       {"/plugin_00000.so", "/many_100.so", "/many_1000.so"}) {
    all &= ::dlopen((folder + name).c_str(), RTLD_NOW | RTLD_LOCAL) != nullptr;
  }
  return all;
}

/// Keep the first of each, close the others.
bool
try_each(const std::string& folder)
{
  void* kept[3] = {};
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    auto* const library = ::dlopen(entry.path().c_str(), RTLD_NOW | RTLD_LOCAL);
    bool wanted = false;
    for (std::size_t i = 0; library && i < 3; ++i) {
      if (!kept[i] && ::dlsym(library, exports[i])) {
        kept[i] = library;
        wanted = true;
      }
    }
    if (library && !wanted) {
      ::dlclose(library);
    }
  }
  return kept[0] && kept[1] && kept[2];
}

bool
run(std::string_view way, const std::string& folder, const std::string& cache)
{
  return way == "scan"    ? scan(folder, cache)
         : way == "names" ? open_names(folder)
                          : try_each(folder);
}

}  // namespace
}  // namespace hallmark::bench

int
main(int count, char** words)
{
  if (count < 3) {
    std::fputs("usage: bench_startup scan|names|try FOLDER [CACHE]\n", stderr);
    return 2;
  }
  return hallmark::bench::run(words[1], words[2], count > 3 ? words[3] : "")
           ? 0
           : 1;
}
