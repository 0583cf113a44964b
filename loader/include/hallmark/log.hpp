// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a loader reports about its work, for C++ programs.

#pragma once

#include <hallmark/c/log.h>
#include <hallmark/code.hpp>

#include <functional>
#include <string_view>

namespace hallmark {

/// One thing that happened to a file. Lives during the call only.
struct Event {
  enum class Kind : int {
    found = HALLMARK_EVENT_FOUND,      ///< a search took it for a plugin
    skipped = HALLMARK_EVENT_SKIPPED,  ///< a search passed it over, and why
    opened = HALLMARK_EVENT_OPENED,    ///< it is mapped, its open hook has run
    refused = HALLMARK_EVENT_REFUSED,  ///< it was not opened, and why
    closed = HALLMARK_EVENT_CLOSED,    ///< its close hook has run
  };

  Kind kind = Kind::found;
  Code code = static_cast<Code>(0);  ///< of the error; 0 where there is none
  std::string_view file;             ///< or the folder that was skipped
  std::string_view path;             ///< empty when it is not known
  std::string_view version;          ///< likewise
  /// Why: the error without its file, with a line for each difference;
  /// `unmapped`, `still mapped: …`; empty when all is as usual.
  std::string_view reason;
};

/// A function that is told of events; see hallmark_log. What it throws is
/// dropped.
using Log = std::function<void(const Event&)>;

namespace detail {

/// The hallmark_log of a Log.
inline void
tell_log(void* data, const hallmark_event* event)
{
  (*static_cast<const Log*>(data))({static_cast<Event::Kind>(event->kind),
                                    static_cast<Code>(event->code),
                                    event->file,
                                    event->path,
                                    event->version,
                                    event->reason});
}

inline void
free_log(void* data)
{
  delete static_cast<const Log*>(data);
}

}  // namespace detail
}  // namespace hallmark
