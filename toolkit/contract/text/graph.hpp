// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The types that an interface reaches, each as a block of text.

#pragma once

#include "base/result.hpp"
#include "contract/dwarf/declared.hpp"
#include "contract/dwarf/layout.hpp"
#include "contract/dwarf/place.hpp"
#include "contract/dwarf/types.hpp"
#include "contract/text/functions.hpp"
#include "contract/text/questions.hpp"
#include "contract/text/twins.hpp"
#include "contract/text/virtual_lines.hpp"

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace hallmark::contract::text {

using base::Result;

/// Why a type belongs to a contract.
enum class Origin {
  reached,  ///< something else names it
  own,      ///< a header of the interface defines it
  extra,    ///< the description names it
};

/// What a contract says about one type.
struct Block {
  std::string kind;  ///< `class`, `union`, `enum`, `base`, `leaf`, `declared`
  std::vector<std::string> lines;         ///< fields separated by a TAB
  std::set<std::string> uses;             ///< keys of the types that it names
  std::vector<dwarf::Declared> declared;  ///< of a class; not in its text
  dwarf::Place place;
  bool opaque = false;  ///< known by name only because a rule says so
  Origin origin = Origin::reached;
};

/// What is not looked into.
struct Rules {
  std::vector<std::string> leaves;  ///< patterns, beside std and __gnu_cxx
  std::vector<std::string> opaque;  ///< classes, by key
};

/// Walks from the types of exports to all that they name.
class Graph {
public:
  /// All must outlive the graph. Null: heads were not looked for yet.
  Graph(const dwarf::Index& index,
        Rules rules,
        const Answers& answers,
        const Heads* heads = nullptr);

  /**
   * Spell the type of an export, and note all types that it reaches.
   *
   * @param cv    Qualifiers that the entry lacks.
   * @param said  What its mangled type says of the functions in it; null: it
   *              is not known.
   * @param uses  Gets the keys of the types that the signature names.
   */
  std::string add_root(const std::optional<dwarf::Die>& type,
                       dwarf::Cv cv,
                       const std::string& name,
                       const names::FunctionTypes* said,
                       std::set<std::string>& uses);

  /**
   * Note a type that belongs to the contract by itself, and all that it
   * reaches.
   *
   * @param place  What it is called when it has no name of its own.
   * @return       Its key.
   */
  std::string add_type(const dwarf::Die& type,
                       std::string_view place,
                       Origin origin);

  /// Whether a type without a name was met and is called otherwise.
  [[nodiscard]] bool is_placed(const dwarf::Die& type) const
  {
    return speller_.is_placed(type);
  }

  /**
   * The block of one type under its key, without what it names.
   *
   * Errors:   as problem(), after which the graph describes nothing more
   */
  Result<std::pair<std::string, Block>> describe(const dwarf::Die& type);

  /// Blocks by key; complete once every root is added.
  [[nodiscard]] const std::map<std::string, Block>& blocks() const
  {
    return blocks_;
  }

  /**
   * Instances of templates that are only declared, and hash tables in the
   * template arguments of leaves that the file says nothing of: a compiler that
   * is made to complete them may know more.
   */
  [[nodiscard]] const std::set<std::string>& incomplete() const
  {
    return incomplete_;
  }

  /// Enumerations in instances of templates that are only declared, as source
  /// spells them, by key.
  [[nodiscard]] const std::map<std::string, std::string>& undescribed() const
  {
    return undescribed_;
  }

  /// What is to be asked about the types that were described.
  [[nodiscard]] const Questions& questions()
  {
    for (const auto& [key, block] : blocks_) {
      if (has_any_ && (block.kind == "class" || block.kind == "union")) {
        asker_.ask_about_move(key);
      }
    }
    return asker_.questions();
  }

  /// What is said of functions.
  [[nodiscard]] Functions& functions() { return functions_; }

  [[nodiscard]] const dwarf::Problem& problem() const { return problem_; }

private:
  void note(Block& block, const std::string& key, const dwarf::Die& type);
  void check_twin(const std::pair<std::string, dwarf::Die>& twin);
  void walk();
  Block make_block(const std::string& key, const dwarf::Die& type);
  void describe_base(Block& block,
                     const std::string& key,
                     const dwarf::Die& type);
  void describe_leaf(Block& block,
                     const std::string& key,
                     const dwarf::Die& type);
  void describe_enum(Block& block,
                     const std::string& key,
                     const dwarf::Die& type);
  void describe_class(Block& block,
                      const std::string& key,
                      const dwarf::Die& type);
  void describe_members(Block& block,
                        const std::string& key,
                        const dwarf::Layout& layout,
                        std::uint64_t offset_bits,
                        int depth);
  void describe_size(Block& block,
                     const std::string& key,
                     const dwarf::Die& type);
  void ask_about_member(const std::string& owner, const dwarf::Member& member);
  void note_hidden(Block& block,
                   const dwarf::Die& type,
                   std::set<const void*>& seen);
  [[nodiscard]] bool is_leaf(const std::string& key) const;
  [[nodiscard]] bool is_listed_leaf(const std::string& key) const;
  [[nodiscard]] bool is_opaque(const std::string& key) const;

  const dwarf::Index& index_;
  Rules rules_;
  dwarf::Problem problem_;
  dwarf::Speller speller_;
  dwarf::Problem ignored_;  ///< what is no part of the text may be odd
  dwarf::Speller declared_speller_;
  const Answers& answers_;
  Asker asker_;
  Functions functions_;
  VirtualLines virtuals_;
  std::map<std::string, Block> blocks_;
  std::set<std::string> incomplete_;
  bool has_any_ = false;  ///< something names std::any
  std::map<std::string, std::string> undescribed_;
  Twins twins_;
  std::deque<std::pair<std::string, dwarf::Die>> waiting_;
};

}  // namespace hallmark::contract::text
