// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that reaches what it requires, in its hook already.

#include "requiring/mid.hpp"

#include "generations.interface.hpp"
#include "probe.h"

#include <hallmark/plugin.hpp>

#include <stdexcept>
#include <string>

namespace {

constexpr const char* generation = "tests.example/generation";

/// A binding of an interface that nothing implements.
struct Unknown {
  void* nothing = nullptr;

  static const hallmark_expected& expected()
  {
    static const hallmark_expected one{sizeof one,
                                       "tests.example/unknown",
                                       "1.0.0",
                                       "00000000000000000000000000000000",
                                       nullptr,
                                       0,
                                       "",
                                       0,
                                       "",
                                       nullptr};
    return one;
  }
};

std::string text;

const char*
keep(const hallmark::Error& error)
{
  text = error.explain();
  return text.c_str();
}

const char*
set_up()
{
  if (ask_generation() < 1) {
    return "cannot reach what it requires";
  }
  const auto* host = static_cast<probe*>(hallmark::self()->host);
  if (host && host->thrown) {
    throw std::runtime_error(host->thrown);
  }
  return nullptr;
}

}  // namespace

HALLMARK_ON_OPEN(set_up)

int
ask_generation()
{
  const auto bound =
    hallmark::required<hallmark::interfaces::generations>(generation);
  return bound ? bound->answer() : -1;
}

const char*
explain_interface()
{
  return keep(hallmark::required<Unknown>(generation).error());
}

const char*
explain_type()
{
  const auto* self = hallmark::self();
  hallmark_error* error = nullptr;
  auto* plugin = self->api->required(self, generation, &error);
  self->api->lookup(plugin, "answer", "long()", &error);
  return keep(hallmark::Error(error, *self->api));
}

const char*
explain_path(const char* path)
{
  return keep(
    hallmark::required<hallmark::interfaces::generations>(path).error());
}
