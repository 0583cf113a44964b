// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which differences between two toolchains make a plugin unusable.
//
// Most do not: a plugin built with -fno-rtti -mavx2 runs in a host built
// without, when its interface is plain. So a fact is strict by what crosses the
// boundary, and what it would break is in the table below:
//
//   call_flags                       always
//   standard_library, _abi, _debug,
//   layout_flags                     when a type of the library crosses
//   rtti                             when a polymorphic class crosses, or a type
//                                    of the library that may be one or asks for
//                                    type information
//   relative_vtables                 when a class with a table crosses: a
//                                    polymorphic one, or one with a virtual base
//   char, wchar_t, long_double       when the type is named anywhere, if only by
//                                    a type of the library
//   new_alignment                    when a type crosses for which one side's
//                                    `new` asks for an alignment, the other's
//                                    does not
//   vector_registers, abi_version,
//   compiler, compiler_version       when a value is passed that the two pass in
//                                    different ways: verify/conventions.hpp
//   sanitizers                       when the plugin has one, the host has not
//   anything else                    told, never refused

#pragma once

#include "base/error.hpp"
#include "base/result.hpp"
#include "model/stamp.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/// Whether a fact that differs refuses a plugin.
enum class Strictness : std::uint8_t { by_table, always, never };

/// What a host decides otherwise than the table, by name of fact.
using FactPolicy = std::map<std::string, Strictness, std::less<>>;

/**
 * Read what a host decides: `rtti=strict,sanitizers=told`.
 *
 * Errors:   invalid_argument  neither `strict` nor `told`; no name of a fact
 */
base::Result<FactPolicy>
parse_policy(std::string_view text);

/// Lines `NAME=VALUE`, as a note of type 7 has them.
[[nodiscard]] std::string
format_facts(const std::vector<model::Fact>& facts);

/// The facts of lines `NAME=VALUE`; a line without `=` is passed over.
[[nodiscard]] std::vector<model::Fact>
parse_facts(std::string_view lines);

/// A fact that both sides have and that differs.
struct FactDifference {
  std::string name;
  std::string found;     ///< of the plugin
  std::string expected;  ///< of the host
  bool is_strict = false;
};

/**
 * The facts that differ between a plugin and a host.
 *
 * @param found     Facts of the plugin's stamp.
 * @param expected  Lines `NAME=VALUE` of the host. Facts that only one side
 *                  has, a C program for example, are not compared.
 * @param contract  Text of the contract between them: tells what crosses. It
 *                  is parsed only when a fact differs that depends on it; all
 *                  such facts are strict when it is not sound.
 * @param other     Text of the same contract as the plugin has it, or what the
 *                  host provides: what only one of them has is not called.
 */
[[nodiscard]] std::vector<FactDifference>
compare_facts(const std::vector<model::Fact>& found,
              std::string_view expected,
              std::string_view contract,
              const FactPolicy& policy,
              std::string_view other = {});

/// `wrong_toolchain` with every strict difference; nothing when there is none.
[[nodiscard]] std::optional<base::Error>
check_facts(const std::vector<FactDifference>& differences);

}  // namespace hallmark::verify
