// SPDX-License-Identifier: 0BSD
// Tests how the host opens filters: test_filters ECHO GAIN UNSTAMPED

#include "filters.hpp"

#include <cstdio>

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
test_each_filter_has_its_own_state(const char* echo_file, const char* gain_file)
{
  hallmark::Loader loader;
  // value() throws with the whole reason.
  const auto echo = open_filter(loader, echo_file).value();
  const auto gain = open_filter(loader, gain_file).value();

  echo->filter_panel->strength = 0.5F;
  expect(gain->filter_panel->strength == 0.5F, "gain halves a sample at first");
  gain->filter_panel->strength = 0.25F;
  expect(echo->filter_panel->strength == 0.5F, "setting gain does not set echo");

  expect(gain->filter_apply(1.0F) == 0.25F, "gain makes a sample weaker");
  expect(echo->filter_apply(1.0F) == 1.0F, "echo is silent at first");
  expect(echo->filter_apply(0.0F) == 0.0F, "echo waits two samples");
  expect(echo->filter_apply(0.0F) == 0.5F, "echo repeats what it heard");
}

void
test_library_without_stamp_is_refused(const char* file)
{
  hallmark::Loader loader;
  const auto filter = open_filter(loader, file);
  expect(!filter, "a library without a stamp is refused");
  expect(filter.error().code() == hallmark::Code::not_stamped,
         "the error says that there is no stamp");
}

void
test_filter_is_unmapped_when_nothing_holds_it(const char* file)
{
  hallmark::Loader loader;
  {
    const auto filter = open_filter(loader, file).value();
    expect(loader.collect() == 0, "a filter in use stays");
  }
  expect(loader.collect() == 1, "a filter that nothing holds goes");
}

}  // namespace

int
main(int count, char** words)
{
  if (count != 4) {
    std::printf("usage: %s ECHO GAIN UNSTAMPED\n", words[0]);
    return 2;
  }
  test_each_filter_has_its_own_state(words[1], words[2]);
  test_library_without_stamp_is_refused(words[3]);
  test_filter_is_unmapped_when_nothing_holds_it(words[1]);
  return failures == 0 ? 0 : 1;
}
