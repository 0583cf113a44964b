// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <unicode/calendar.h>
#include <unicode/decimfmt.h>
#include <unicode/locid.h>
#include <unicode/regex.h>
#include <unicode/unistr.h>

namespace user {

struct All {
  icu::UnicodeString text;
  icu::Locale where;
  icu::RegexMatcher* match;
};

All*
all();
icu::Calendar*
make(const icu::TimeZone&, UErrorCode&);
icu::DecimalFormat&
format();

}  // namespace user
