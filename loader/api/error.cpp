// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/answer.hpp"

#include <cstdlib>
#include <utility>

hallmark_error::hallmark_error(hallmark::base::Error from)
  : error(std::move(from)),
    message(hallmark::base::format_message(error)),
    explanation(hallmark::base::format_error(error))
{
  for (const auto& difference : error.differences) {
    differences.push_back({difference.field.c_str(),
                           difference.found.c_str(),
                           difference.expected.c_str()});
  }
}

namespace hallmark::api {

void
put_error(hallmark_error** place, base::Error error)
{
  if (place) {
    *place = new hallmark_error(std::move(error));
  }
}

void
clear_error(hallmark_error** place)
{
  if (place) {
    *place = nullptr;
  }
}

char*
copy_text(std::string_view text)
{
  auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy) {
    text.copy(copy, text.size());
    copy[text.size()] = '\0';
  }
  return copy;
}

base::Error
make_stub_error(const char* subject)
{
  auto error = base::make_error(
    Code::unsupported,
    "this build of the loader is a stub, which opens no plugins",
    "build Hallmark with -Dloader=auto, for a platform that it supports");
  return base::with_subject(std::move(error), subject ? subject : "");
}

base::BoxedError
make_null_error(const char* what)
{
  return base::box_error(Code::invalid_argument,
                         std::string(what) + " is null");
}

}  // namespace hallmark::api

hallmark_code
hallmark_error_code(const hallmark_error* error)
{
  return error ? static_cast<hallmark_code>(error->error.code) : HALLMARK_OK;
}

const char*
hallmark_error_file(const hallmark_error* error)
{
  return error ? error->error.subject.c_str() : "";
}

const char*
hallmark_error_message(const hallmark_error* error)
{
  return error ? error->message.c_str() : "";
}

const char*
hallmark_error_hint(const hallmark_error* error)
{
  return error ? error->error.hint.c_str() : "";
}

const char*
hallmark_error_explain(const hallmark_error* error)
{
  return error ? error->explanation.c_str() : "";
}

size_t
hallmark_error_difference_count(const hallmark_error* error)
{
  return error ? error->differences.size() : 0;
}

const hallmark_difference*
hallmark_error_difference(const hallmark_error* error, size_t index)
{
  return error && index < error->differences.size() ? &error->differences[index]
                                                    : nullptr;
}

void
hallmark_error_free(hallmark_error* error)
{
  delete error;
}

const char*
hallmark_code_name(hallmark_code code)
{
  if (code == HALLMARK_OK) {
    return "ok";
  }
  return hallmark::base::format_code(static_cast<hallmark::Code>(code)).data();
}

void
hallmark_free(void* memory)
{
  std::free(memory);
}
