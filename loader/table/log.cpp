// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/log.hpp"

#include <cxxabi.h>

namespace hallmark::table {
namespace {

hallmark_event
make_event(hallmark_event_kind kind,
           const std::string& file,
           const model::Identity& identity)
{
  hallmark_event event{};
  event.size = sizeof event;
  event.kind = kind;
  event.file = file.c_str();
  event.path = identity.path.c_str();
  event.version = identity.version.c_str();
  return event;
}

}  // namespace

Log::~Log()
{
  if (free_) {
    free_(data_);
  }
}

std::string
format_reason(base::Error error)
{
  error.subject.clear();
  error.line = 0;
  // Who speaks stands before the message, and nothing else does.
  const auto text = base::format_error(error);
  return text.substr(text.find(": ", text.find(": ") + 1) + 2);
}

void
Log::tell(hallmark_event_kind kind,
          const std::string& file,
          const model::Identity& identity,
          const std::string& reason) const
{
  if (!function_) {
    return;
  }
  auto event = make_event(kind, file, identity);
  event.reason = reason.c_str();
  tell(event);
}

void
Log::tell(hallmark_event_kind kind,
          const std::string& file,
          const model::Identity& identity,
          const base::Error& error) const
{
  if (!function_) {
    return;
  }
  const auto reason = format_reason(error);
  auto event = make_event(kind, file, identity);
  event.code = static_cast<hallmark_code>(error.code);
  event.reason = reason.c_str();
  tell(event);
}

void
Log::tell(hallmark_event event) const
{
  try {
    function_(data_, &event);
  } catch (abi::__forced_unwind&) {
    throw;  // the thread is being cancelled, which must not be stopped
  } catch (...) {
  }
}

}  // namespace hallmark::table
