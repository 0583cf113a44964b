// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/change.hpp"

#include "base/text.hpp"

#include <utility>

namespace hallmark::verify {

std::string
format_numbered(std::string_view word, std::uint64_t number)
{
  return base::concat({word, std::to_string(number)});
}

Change
make_change(Topic topic,
            std::string field,
            std::string found,
            std::string expected)
{
  Change change;
  change.topic = topic;
  change.field = std::move(field);
  change.found = std::move(found);
  change.expected = std::move(expected);
  return change;
}

Change
make_lone_change(Topic topic, Side side, std::string field, std::string value)
{
  Change change;
  change.topic = topic;
  change.side = side;
  change.field = std::move(field);
  (side == Side::found ? change.found : change.expected) = std::move(value);
  return change;
}

}  // namespace hallmark::verify
