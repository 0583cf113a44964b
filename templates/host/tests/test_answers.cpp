// SPDX-License-Identifier: 0BSD
// Tests how the program opens plugins: test_answers SAMPLE UNSTAMPED

#include "answers.hpp"

#include <cstdio>
#include <string_view>

namespace {

int failures = 0;

void
expect(bool holds, const char* claim)
{
  if (!holds) {
    std::printf("failed: %s\n", claim);
    ++failures;
  }
}

void
test_plugin_answers(const char* file)
{
  hallmark::Loader loader;
  // value() throws with the whole reason.
  const auto answerer = open_answerer(loader, file).value();
  expect(answerer.answer(21) == 42, "the sample doubles a number");
  expect(*answerer.unit == std::string_view("apples"), "and counts apples");
}

void
test_other_version_is_refused(const char* file)
{
  hallmark::Loader loader;
  const auto answerer = open_answerer(loader, file, "=99.0.0");
  expect(!answerer, "a version out of range is refused");
  expect(answerer.error().code() == hallmark::Code::wrong_version,
         "the error says that the version is wrong");
}

void
test_library_without_stamp_is_refused(const char* file)
{
  hallmark::Loader loader;
  const auto answerer = open_answerer(loader, file);
  expect(!answerer, "a library without a stamp is refused");
  expect(answerer.error().code() == hallmark::Code::not_stamped,
         "the error says that there is no stamp");
}

}  // namespace

int
main(int count, char** words)
{
  if (count != 3) {
    std::printf("usage: %s SAMPLE UNSTAMPED\n", words[0]);
    return 2;
  }
  test_plugin_answers(words[1]);
  test_other_version_is_refused(words[1]);
  test_library_without_stamp_is_refused(words[2]);
  return failures == 0 ? 0 : 1;
}
