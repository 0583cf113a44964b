// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A host on a platform without plugins: it runs, and is told so at each call.

#include <hallmark/loader.hpp>

#include <array>
#include <iostream>
#include <span>

namespace {

void
say(const hallmark::Error& error)
{
  std::cout << hallmark_code_name(static_cast<hallmark_code>(error.code()))
            << '\n'
            << error.explain() << '\n';
}

}  // namespace

int
main()
{
  hallmark::Loader loader;
  say(loader.open("reverb.so").error());
  const std::array<std::byte, 4> bytes{};
  say(loader.open_bytes(bytes).error());
  say(hallmark::Plugin().lookup<int()>("answer").error());
  std::cout << "collected " << loader.collect() << ", found "
            << hallmark::Plugin().exports().size() << '\n';
  return hallmark::Plugin().close();
}
