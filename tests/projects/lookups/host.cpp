// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Looks up every export of a plugin, and calls it: `host FILE`.

#include "sdk.hpp"

#include <hallmark/loader.hpp>

#include <iostream>

namespace {

/// A line with the answer of a call, or why there is none.
template<class Signature, class... Arguments>
void
call(const hallmark::Plugin& plugin, const char* name, Arguments&&... arguments)
{
  // The second lookup of a type that passed is answered without a comparison.
  for (int times = 0; times < 2; ++times) {
    const auto found = plugin.lookup<Signature>(name);
    if (found) {
      std::cout << name << ": " << (*found)(arguments...) << '\n';
    } else {
      std::cout << found.error().explain() << '\n';
      return;
    }
  }
}

}  // namespace

int
main(int, char** words)
{
  hallmark::Loader loader;
  const auto plugin = loader.open(words[1]).value();
  audio::Sized sized{};
  sized.a = 3;
  audio::Aligned aligned{{0, 0, 0, 4}};
  call<int(const audio::Sized*, audio::Opaque*)>(
    plugin, "audio::sized", &sized, nullptr);
  call<int(audio::Aligned&)>(plugin, "audio::aligned", aligned);
  call<int(audio::Passed)>(plugin, "audio::passed", audio::Passed{5});
  call<int(const std::string&)>(plugin, "audio::text", std::string("six..."));
  call<int(const std::vector<int>&)>(
    plugin, "audio::list", std::vector<int>{6, 7});
  const auto quiet = plugin.lookup<int (*)(int) noexcept>("audio::quiet");
  std::cout << (quiet ? "audio::quiet: " + std::to_string((**quiet)(8))
                      : quiet.error().explain())
            << '\n';
  const auto loud = plugin.lookup<int (*)(int)>("audio::quiet");
  std::cout << (loud ? "found" : loud.error().message()) << '\n';
}
