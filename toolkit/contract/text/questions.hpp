// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Questions about classes, as the header's language spells them, and answers,
// as the text has them.

#pragma once

#include "contract/dwarf/layout.hpp"
#include "contract/values/question.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace hallmark::contract::text {

/// Gathers what is to be asked about the classes of a contract.
class Asker {
public:
  /// The index must outlive it.
  explicit Asker(const dwarf::Index& index) : index_(index) {}

  /// About a class that has a name, under its key. Nothing new where it was
  /// asked about.
  void ask(const std::string& key, const dwarf::Die& type);

  /**
   * About the class that a member is made of. Where it has a name, that is
   * another way to it.
   *
   * @param owner     The key of a class that was asked about.
   * @param nameless  The key of what the member is made of, if it has no name.
   */
  void ask_about_member(const std::string& owner,
                        const dwarf::Member& member,
                        const std::string& nameless);

  /// Of a class that was asked about: another way to a base that has a name.
  void ask_about_base(const std::string& owner, const dwarf::Die& base);

  /// About the function types in a member of a class that was asked about.
  void ask_about_functions(const std::string& owner,
                           const std::string& key,
                           MemberQuestion question);

  /// Whether std::any would keep a class in itself, which was asked about.
  void ask_about_move(const std::string& key);

  /**
   * About the classes that the next export is made of, in their order. Where
   * they have names, it is another way to them.
   *
   * @param nameless  The key of what the export is made of, if it has no name.
   */
  void ask_about_export(const std::optional<dwarf::Die>& type,
                        const std::string& symbol,
                        const std::string& nameless);

  [[nodiscard]] const Questions& questions() const { return questions_; }

private:
  void note_way(const std::optional<dwarf::Die>& type, const std::string& way);

  const dwarf::Index& index_;
  std::size_t exports_ = 0;  ///< that were asked about
  Questions questions_;
  std::map<std::string, std::string> ways_;  ///< to classes that have a name
};

/**
 * The first lines of a class or a leaf.
 *
 * @param size    In bytes, as debugging information has it.
 * @param answer  Null: not asked yet. Then there is a dash for what is unknown.
 */
[[nodiscard]] std::vector<std::string>
format_answer(std::uint64_t size, const Answer* answer);

/// The first lines of an enumeration that is a leaf.
[[nodiscard]] std::vector<std::string>
format_enum_size(std::uint64_t size, std::uint64_t alignment);

}  // namespace hallmark::contract::text
