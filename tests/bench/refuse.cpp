// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Has the loader refuse a file, or list a folder, for tools that count what it
// takes. Prints the most heap that it had at once beyond what was there before,
// and what it said.
//
//   refuse FILE
//   refuse FOLDER/

#include "counted.hpp"

#include <hallmark/loader.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>

#include <malloc.h>

// The GNU C library's own, behind the names that are defined below.
extern "C" {
void*
__libc_malloc(std::size_t size);
void*
__libc_calloc(std::size_t count, std::size_t size);
void*
__libc_realloc(void* block, std::size_t size);
void
__libc_free(void* block);
}

namespace {

std::size_t used = 0;
std::size_t most_used = 0;

void*
take(void* block)
{
  used += ::malloc_usable_size(block);
  most_used = std::max(most_used, used);
  return block;
}

void
give_back(void* block)
{
  used -= ::malloc_usable_size(block);
}

}  // namespace

// The program has one thread, and asks for no alignment.
extern "C" {
void*
malloc(std::size_t size)
{
  return take(__libc_malloc(size));
}

void*
calloc(std::size_t count, std::size_t size)
{
  return take(__libc_calloc(count, size));
}

void*
realloc(void* block, std::size_t size)
{
  give_back(block);
  return take(__libc_realloc(block, size));
}

void
free(void* block)
{
  give_back(block);
  __libc_free(block);
}
}

namespace hallmark::bench {
namespace {

template<class Act>
void
measure(Act act)
{
  const auto before = used;
  most_used = used;
  count(act);
  std::printf("%zu\n", most_used - before);
}

int
refuse(const std::string& file)
{
  Loader loader;
  std::optional<Result<Plugin>> opened;
  measure([&] { opened = loader.open(file); });
  std::puts(*opened ? "accepted" : opened->error().message().c_str());
  return *opened ? 1 : 0;
}

/// `FILE: PATH` or `FILE: why not`, a line for each.
int
list(const std::string& folder)
{
  Loader loader;
  std::vector<Found> all;
  measure([&] { all = loader.scan(folder); });
  for (const auto& found : all) {
    const auto error = found.error();
    const auto said = error ? error->message() : std::string(found.path());
    std::printf("%s: %s\n", std::string(found.file()).c_str(), said.c_str());
  }
  return 0;
}

}  // namespace
}  // namespace hallmark::bench

int
main(int count, char** words)
{
  if (count != 2) {
    std::fputs("usage: refuse FILE\n", stderr);
    return 2;
  }
  const std::string name = words[1];
  return name.ends_with('/') ? hallmark::bench::list(name)
                             : hallmark::bench::refuse(name);
}
