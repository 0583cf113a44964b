// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "crossing.hpp"

#include <hallmark/plugin.h>

#include <any>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

// Visible to all, as the standard library's own templates are.
template<class T>
struct __attribute__((visibility("default"))) Registry {
  static inline std::vector<T> all;
};

__attribute__((visibility("default"))) inline std::string shared_name = "one";

extern "C" {
/// Calls the host, and catches what that throws.
HALLMARK_EXPORT const char*
call_guarded(void (*call)())
{
  try {
    call();
    return "nothing";
  } catch (const crossing::Trouble&) {
    return "trouble";
  } catch (const std::exception&) {
    return "something else";
  }
}

/// Calls the host, and lets through what that throws.
HALLMARK_EXPORT void
call_through(void (*call)())
{
  const std::string cleaned_up = "on the way, a destructor of the plugin runs";
  call();
}

HALLMARK_EXPORT int
count_in_thread()
{
  thread_local int count = 0;
  return ++count;
}

HALLMARK_EXPORT void
fill_any(std::any* any)
{
  *any = crossing::Token{7};
}

/// Gives 1 the first time: no one shares what is counted.
HALLMARK_EXPORT int
fill_registry()
{
  std::thread([] { Registry<std::string>::all.push_back(shared_name); }).join();
  return int(Registry<std::string>::all.size());
}

HALLMARK_EXPORT bool
is_square(const crossing::Shape* shape)
{
  return dynamic_cast<const crossing::Square*>(shape) != nullptr;
}

HALLMARK_EXPORT void
make_function(std::function<int(int)>* function)
{
  const std::string text(40, 'x');
  *function = [text](int more) { return int(text.size()) + more; };
}

HALLMARK_EXPORT void
make_shared(std::shared_ptr<crossing::Shape>* shared, int* destroyed)
{
  *shared = std::shared_ptr<crossing::Shape>(
    new crossing::Square, [destroyed](crossing::Shape* shape) {
      ++*destroyed;
      delete shape;
    });
}

HALLMARK_EXPORT crossing::Shape*
make_shape()
{
  return new crossing::Square;
}

HALLMARK_EXPORT void
throw_trouble()
{
  throw crossing::Trouble("thrown by the plugin");
}
}
