// SPDX-License-Identifier: 0BSD
// Asks each plugin that it is given.

#include "answers.hpp"

#include <cstdio>

namespace {

constexpr int question = 7;

}  // namespace

int
main(int count, char** words)
{
  if (count < 2) {
    std::fprintf(stderr, "usage: %s PLUGIN...\n", words[0]);
    return 2;
  }
  hallmark::Loader loader;
  int status = 0;
  for (int i = 1; i < count; ++i) {
    const auto answerer = open_answerer(loader, words[i]);
    if (answerer) {
      std::printf("%s %s: %d %s\n",
                  answerer->plugin.path().c_str(),
                  answerer->plugin.version().c_str(),
                  answerer->answer(question),
                  *answerer->unit);
    } else {
      std::fprintf(stderr, "%s\n", answerer.error().explain().c_str());
      status = 1;
    }
  }
  return status;
}
