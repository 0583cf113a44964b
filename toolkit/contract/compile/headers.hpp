// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which files the headers of an interface are: those that the target's sources
// include. A contract of another file of that name would be a contract of
// nothing that runs.

#pragma once

#include "contract/values/request.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hallmark::contract::compile {

/// A header as its interface names it.
struct Header {
  std::string name;    ///< `filter.hpp`
  std::string beside;  ///< the file of that name beside the description,
                       ///< absolute; empty: there is none
};

/// The headers of an interface, in their order.
[[nodiscard]] std::vector<Header>
list_headers(const Request& request);

/// The file whose inclusion stands before that of header `number`. It is empty,
/// and in a depfile what comes next is the header.
[[nodiscard]] std::string
name_mark(std::size_t number);

/// Includes each header as a source of the target would, or else the file
/// beside the description.
[[nodiscard]] std::string
format_includes(const std::vector<Header>& headers);

/**
 * The files that the compiler took for the headers, absolute.
 *
 * @param files  What the compiler read, in its order, absolute.
 */
[[nodiscard]] std::vector<std::string>
find_taken(const std::vector<Header>& headers,
           const std::vector<std::string>& files);

/**
 * Files of a header's name that other places of the target would take: beside
 * the description, and beside the target's sources.
 *
 * @return  Absolute, without the one that was taken.
 */
[[nodiscard]] std::vector<std::string>
find_rivals(const Header& header,
            const std::string& taken,
            const Invocation& invocation);

/**
 * Check that every file that may be meant by a header has the same bytes.
 *
 * Errors:   invalid_argument  one has others; the message names both
 */
Result<void>
check_one_header(const Header& header,
                 const std::string& taken,
                 const Invocation& invocation);

}  // namespace hallmark::contract::compile
