// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/compare_enums.hpp"

#include "base/text.hpp"
#include "verify/order.hpp"

#include <string>
#include <utility>

namespace hallmark::verify {

using model::Enumerator;

namespace {

void
compare_words(Topic topic,
              std::string_view field,
              std::string_view found,
              std::string_view expected,
              std::vector<Change>& changes)
{
  if (found != expected) {
    changes.push_back(make_change(
      topic, std::string(field), base::quote(found), base::quote(expected)));
  }
}

std::string
format_field(const Enumerator& enumerator)
{
  return base::concat({"enumerator ", base::quote(enumerator.name)});
}

Change
make_lone_enumerator(const Enumerator& enumerator, Side side)
{
  return make_lone_change(Topic::enumerator,
                          side,
                          format_field(enumerator),
                          std::string(enumerator.text));
}

/// The enumerators of both sides.
struct Enumerators {
  std::span<const Enumerator> expected;
  std::span<const Enumerator> found;
};

void
compare_matched(const Enumerators& all,
                const Matches& matches,
                std::vector<Change>& changes)
{
  std::uint64_t last_shift = 0;
  for (const auto& [at, other] : matches.both) {
    const auto& expected = all.expected[at];
    const auto& found = all.found[other];
    const auto shift = found.value - expected.value;
    if (found.text != expected.text) {
      auto change = make_change(Topic::enumerator,
                                format_field(expected),
                                std::string(found.text),
                                std::string(expected.text));
      change.follows = shift != 0 && shift == last_shift;
      changes.push_back(std::move(change));
    }
    last_shift = shift;
  }
}

void
compare_lone(const Enumerators& all,
             const Matches& matches,
             std::vector<Change>& changes)
{
  const auto& gone = matches.expected_only;
  const auto& come = matches.found_only;
  const auto lone =
    match_keys(make_keys(gone,
                         [&](auto at) {
                           return Key{{}, all.expected[at].value};
                         }),
               make_keys(come, [&](auto at) {
                 return Key{{}, all.found[at].value};
               }));
  for (const auto& [one, other] : lone.both) {
    const auto& expected = all.expected[gone[one]];
    changes.push_back(
      make_change(Topic::enumerator,
                  base::concat({"enumerator of value ", expected.text}),
                  base::quote(all.found[come[other]].name),
                  base::quote(expected.name)));
  }
  for (const auto at : lone.expected_only) {
    changes.push_back(
      make_lone_enumerator(all.expected[gone[at]], Side::expected));
  }
  for (const auto at : lone.found_only) {
    changes.push_back(make_lone_enumerator(all.found[come[at]], Side::found));
  }
}

}  // namespace

void
compare_enums(const TypePair& pair, std::vector<Change>& changes)
{
  const auto& [contracts, expected, found] = pair;
  compare_words(
    Topic::encoding, "encoding", found.encoding, expected.encoding, changes);
  compare_words(Topic::underlying,
                "underlying type",
                found.underlying,
                expected.underlying,
                changes);
  const Enumerators all{contracts.expected.enumerators_of(expected),
                        contracts.found.enumerators_of(found)};
  const auto key = [](const Enumerator& item) { return Key{item.name}; };
  const auto matches =
    match_keys(make_keys(all.expected, key), make_keys(all.found, key));
  compare_lone(all, matches, changes);
  compare_matched(all, matches, changes);
}

}  // namespace hallmark::verify
