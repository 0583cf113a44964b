// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/fingerprint.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::text::test_fingerprint {
namespace {

// From another implementation of RFC 7693: Python's
// hashlib.blake2b(text, digest_size=16, person=b"hallmark-text-1").hexdigest()
TEST(fingerprint, equals_that_of_another_implementation)
{
  EXPECT_EQ(make_fingerprint(""), "b621ec01ff5862ea18074727a1f8eb7b");
  EXPECT_EQ(make_fingerprint("abc"), "d4343d122ed2dc081f579a65b1352a54");
}

TEST(fingerprint, one_byte_makes_another)
{
  EXPECT_NE(make_fingerprint("a\n"), make_fingerprint("a"));
}

}  // namespace
}  // namespace hallmark::contract::text::test_fingerprint
