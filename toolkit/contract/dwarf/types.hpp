// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The canonical spelling of a type: `const audio::Params&`,
// `void(*)(int,float)`, `int(audio::A::*)(int)const`.

#pragma once

#include "contract/dwarf/aliases.hpp"
#include "contract/dwarf/index.hpp"
#include "contract/names/mangled.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace hallmark::contract::dwarf {

/// The first thing that cannot be put into a contract. Later ones are passed
/// over: one is what the author mends first.
class Problem {
public:
  void set(Error error)
  {
    if (!error_) {
      error_ = std::move(error);
    }
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

private:
  std::optional<Error> error_;
};

/// Called with every class, enumeration and base type that a spelling names.
using Found = std::function<void(const std::string& key, const Die& type)>;

/// Spells types, and names those that have no name by where they stand.
class Speller {
public:
  /// Both must outlive the speller.
  Speller(const Index& index, Problem& problem)
    : index_(index), problem_(problem)
  {
  }

  /**
   * Spell a type.
   *
   * @param type   None is `void`; that of a function may be the function.
   * @param place  What an unnamed type is called: `audio::P::(anonymous m)`.
   * @param found  Gets what the spelling names.
   * @param cv     Qualifiers that the entry lacks.
   * @param said   What its mangled type says of the functions in it; null: it
   *               is not known.
   */
  std::string spell(const std::optional<Die>& type,
                    std::string_view place,
                    const Found& found,
                    Cv cv = {},
                    const names::FunctionTypes* said = nullptr);

  /**
   * `(int,float)const` of a subprogram or a function type.
   *
   * @param said  What its own mangled type says; null: it is not known.
   */
  std::string spell_parameters(const Die& function,
                               std::string_view place,
                               const Found& found,
                               const names::FunctionType* said = nullptr);

  /// The key of a class or an enumeration.
  std::string key_of(const Die& type, std::string_view place);

  /// Whether a type was named by where it stands.
  [[nodiscard]] bool is_placed(const Die& type) const
  {
    return placed_.contains(identity(type));
  }

private:
  /// What is said of the function types that come next, and how many came.
  struct Said {
    const names::FunctionTypes* types = nullptr;
    std::size_t met = 0;
  };

  struct Site {
    std::string_view place;
    const Found& found;
    Said* said;
  };

  /// Takes the next of those that something is said of.
  const names::FunctionType* take_said(const Site& site);

  /// Nothing that was said may be left over.
  void check_said(const Said& said, std::string_view place);

  std::string build(const std::optional<Die>& type,
                    std::string declarator,
                    Cv cv,
                    const Site& site);
  std::string build_unqualified(const Die& type,
                                std::string declarator,
                                Cv cv,
                                const Site& site);
  std::string build_typedef(const Die& type,
                            std::string declarator,
                            Cv cv,
                            const Site& site);
  std::string build_pointer(const Die& type,
                            std::string declarator,
                            Cv cv,
                            const Site& site);
  std::string build_member_pointer(const Die& type,
                                   std::string declarator,
                                   Cv cv,
                                   const Site& site);
  std::string build_target(const std::optional<Die>& target,
                           std::string sign,
                           const std::string& declarator,
                           const Site& site);
  std::string build_array(const Die& type,
                          std::string declarator,
                          Cv cv,
                          const Site& site);
  std::string build_function(const Die& type,
                             std::string declarator,
                             const Site& site);
  std::string build_named(const Die& type, const Site& site);
  std::string build_parameters(const Die& function,
                               const names::FunctionType* said,
                               const Site& site);
  [[nodiscard]] bool is_grouped(const std::optional<Die>& target) const;

  const Index& index_;
  Problem& problem_;
  int depth_ = 0;
  std::uint64_t steps_ = 0;
  std::unordered_map<const void*, std::string> placed_;
};

}  // namespace hallmark::contract::dwarf
