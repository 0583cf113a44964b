// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Prints what it expects of its interfaces, provides one of them, and opens
// plugins by the other.

#include "filter.interface.hpp"
#include "mixer.hpp"
#include "mixer.interface.hpp"

#include <hallmark/loader.hpp>

#include <iostream>

namespace audio {

float
mix(float one, float other)
{
  return one + other;
}

}  // namespace audio

namespace {

void
print(const hallmark_expected& expected)
{
  std::cout << expected.name << ' ' << expected.version << ' '
            << expected.fingerprint << '\n';
  for (std::size_t i = 0; i < expected.export_count; ++i) {
    const auto& one = expected.exports[i];
    const auto* kind = one.is_optional ? " optional" : "";
    std::cout << "  " << one.name << ' ' << one.linkage << kind << '\n';
  }
}

/// Open a plugin, and let it make a filter that mixes.
bool
use(hallmark::Loader& loader, const char* file)
{
  const auto filter = loader.open<hallmark::interfaces::filter>(file);
  if (!filter) {
    std::cerr << filter.error().explain() << '\n';
    return false;
  }
  audio::Params params{};
  params.level = 2.5F;
  const auto made = (*filter)->create(params, "hall");
  std::cout << (*filter)->filter_name() << " mixes 4 to " << made->process(4)
            << ((*filter)->tail ? ", has a tail\n" : ", has no tail\n");
  return true;
}

}  // namespace

int
main(int count, char** words)
{
  print(hallmark::interfaces::filter::expected());
  print(hallmark::interfaces::mixer::expected());
  hallmark::Loader loader;
  if (const auto provided = loader.provide<hallmark::interfaces::mixer>();
      !provided) {
    std::cerr << provided.error().explain() << '\n';
    return 1;
  }
  for (int i = 1; i < count; ++i) {
    if (!use(loader, words[i])) {
      return 1;
    }
  }
}
