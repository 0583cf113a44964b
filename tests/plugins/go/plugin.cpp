// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin of the tests that follow Go's; GO_NUMBER tells one from the other.

#include "shared.hpp"
#include "state.hpp"

#include <hallmark/plugin.hpp>

#include <any>
#include <thread>
#include <vector>

namespace {

/// The same name in both plugins, and another layout.
struct Private {
  int values[GO_NUMBER] = {GO_NUMBER};
};

class Triangle final : public go::Shape {
private:
  [[nodiscard]] int own_corners() const override { return 3; }
};

const char*
set_up()
{
  ++go::find_common().opened;
  return nullptr;
}

}  // namespace

HALLMARK_ON_OPEN(set_up)

template<class T>
struct __attribute__((visibility("default"))) Counter {
  static inline T count = 0;
};

extern "C" {
HALLMARK_EXPORT int go_variable = 10 * GO_NUMBER;
HALLMARK_EXPORT int (*go_host_function)(int) = nullptr;

HALLMARK_EXPORT int
go_answer()
{
  return GO_NUMBER;
}

HALLMARK_EXPORT int
go_call_host(int value)
{
  return go_host_function(value);
}

HALLMARK_EXPORT void
go_call_in_threads(void (*call)(void*), void* data, int count)
{
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back(call, data);
  }
  for (auto& thread : threads) {
    thread.join();
  }
}

HALLMARK_EXPORT int
go_change_common()
{
  return go::find_common().value += GO_NUMBER;
}

HALLMARK_EXPORT int
go_count()
{
  return ++Counter<int>::count;
}

HALLMARK_EXPORT void
go_fill(std::any* any)
{
  *any = Private();
}

HALLMARK_EXPORT bool
go_is_private(const std::any* any)
{
  return std::any_cast<Private>(any) != nullptr;
}

HALLMARK_EXPORT bool
go_is_square(const go::Shape* shape)
{
  return dynamic_cast<const go::Square*>(shape) != nullptr;
}

HALLMARK_EXPORT go::Shape*
go_make_shape(bool is_square)
{
  if (is_square) {
    return new go::Square;
  }
  return new Triangle;
}

HALLMARK_EXPORT hallmark_plugin*
go_open(const char* file)
{
  const auto* self = hallmark::self();
  return self->api->open(self->loader, file, nullptr, nullptr);
}

HALLMARK_EXPORT int
go_own()
{
  return count_own_calls();
}

HALLMARK_EXPORT void
go_throw()
{
  throw go::Trouble("thrown by a plugin");
}

HALLMARK_EXPORT void
go_token(std::any* any)
{
  *any = go::Token{GO_NUMBER};
}
}
