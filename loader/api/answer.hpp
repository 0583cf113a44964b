// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How the functions of hallmark.h answer: when their handle is empty, when they
// fail, and in a stub, the library of a platform where no plugin can be opened.
//
// A stub has the same functions. Each hands what it does, a lambda, to `ask`,
// `with` or `answer`. A stub never calls the lambda, so no code is made of it,
// and the layers that it would call are not linked. No handle is given out
// there, and what can fail is `unsupported`.

#pragma once

#include "api/handles.hpp"

#include <type_traits>
#include <utility>

namespace hallmark::api {

#if defined(HALLMARK_STUB)
inline constexpr bool is_stub = true;
#else
inline constexpr bool is_stub = false;
#endif

/// What `question` says of what is behind a handle; `nothing` of an empty one.
template<class T, class Handle, class Question>
T
ask([[maybe_unused]] Handle* handle,
    std::type_identity_t<T> nothing,
    [[maybe_unused]] Question question)
{
  if constexpr (!is_stub) {
    if (handle) {
      return question(behind(handle));
    }
  }
  return nothing;
}

/// Do something with what is behind a handle; nothing with an empty one.
template<class Handle, class Act>
void
with([[maybe_unused]] Handle* handle, [[maybe_unused]] Act act)
{
  if constexpr (!is_stub) {
    if (handle) {
      act(behind(handle));
    }
  }
}

/// Why a stub does nothing.
[[nodiscard]] base::Error
make_stub_error(const char* subject);

/**
 * The answer of a function that can fail.
 *
 * @param error    Where its caller wants the error; or null.
 * @param subject  What a stub refuses: a file, a path; or null.
 * @param act      Gives a base::Result: of the answer; of a plugin, which is
 *                 answered by its handle; or of nothing, which is 1.
 * @param failed   The answer that goes with an error.
 */
template<class T, class Act>
T
answer(hallmark_error** error,
       [[maybe_unused]] const char* subject,
       [[maybe_unused]] Act act,
       T failed = T())
{
  clear_error(error);
  if constexpr (is_stub) {
    put_error(error, make_stub_error(subject));
    return failed;
  } else {
    auto result = act();
    using Given = decltype(result);
    if (!result) {
      put_error(error, std::move(result.error()));
      return failed;
    }
    if constexpr (std::is_same_v<Given, base::Result<void>>) {
      return 1;
    } else if constexpr (std::is_same_v<Given, base::Result<table::Plugin*>>) {
      return to_handle(*result);
    } else {
      return *result;
    }
  }
}

using PluginResult = base::Result<table::Plugin*>;

/// answer() of a function that gives the handle of a plugin.
template<class Act>
hallmark_plugin*
answer_plugin(hallmark_error** error, const char* subject, Act act)
{
  return answer<hallmark_plugin*>(error, subject, act);
}

/// That an argument is null which must not be.
[[nodiscard]] base::BoxedError
make_null_error(const char* what);

}  // namespace hallmark::api
