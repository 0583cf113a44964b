// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What callers are compiled by beside the types of functions: exception
// specifications, calling conventions, whether a virtual function is final or
// pure.

#pragma once

#include "contract/dwarf/layout.hpp"
#include "contract/dwarf/types.hpp"
#include "contract/names/mangled.hpp"
#include "contract/text/questions.hpp"
#include "contract/values/function_head.hpp"

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace hallmark::contract::text {

/// Of functions in the text of headers.
class Heads {
public:
  explicit Heads(const std::vector<FunctionHead>& heads);

  /**
   * Of the function that is declared at a place.
   *
   * @param owner   Its class, without arguments; null: it may be any.
   * @param number  Which of the functions of its name there, from 0.
   * @param count   How many there are.
   * @return        Null: it is not certain which it is.
   */
  [[nodiscard]] const FunctionHead* find(const dwarf::Die& function,
                                         const std::string* owner,
                                         std::size_t number,
                                         std::size_t count) const;

  /// Whether there is any of its name at its place.
  [[nodiscard]] bool has(const dwarf::Die& function) const;

  /**
   * Of a function with a name and as many parameters as a type has, wherever it
   * stands.
   *
   * @return  Null: there is none, or what is said of them differs.
   */
  [[nodiscard]] const FunctionHead* find_anywhere(const std::string& name,
                                                  const dwarf::Die& type) const;

private:
  using Key = std::tuple<std::string, unsigned, std::string>;
  [[nodiscard]] static Key make_key(const dwarf::Die& function);

  std::map<Key, std::vector<FunctionHead>> heads_;
  std::map<std::string, std::vector<FunctionHead>> named_;  ///< the same
};

/// A virtual function of a class.
struct OwnFunction {
  const std::string& owner;    ///< the key of the class
  const dwarf::Die& type;      ///< the class
  const dwarf::Die& function;  ///< of it
};

/// A function that is exported.
struct OwnExport {
  std::string name;        ///< `gain`, the last part
  const dwarf::Die& type;  ///< of the function
};

/// Its file, line, name and how many parameters it has.
using FunctionPlace = std::tuple<std::string, unsigned, std::string, unsigned>;

/// Asks about the functions of classes, and knows the answers.
class Functions {
public:
  /// All must outlive it. Without `heads` nothing is said of virtual functions.
  Functions(const dwarf::Index& index,
            Asker& asker,
            const Answers& answers,
            const Heads* heads,
            dwarf::Problem& problem);

  /// Whether function types say if they are noexcept: since C++17.
  [[nodiscard]] bool tells_noexcept() const { return tells_noexcept_; }

  /// What the type of a member says of the functions in it; null: there are
  /// none, or it was not answered yet.
  const names::FunctionTypes* read_member(const std::string& owner,
                                          const dwarf::Member& member);

  /// The same of a virtual function that is no destructor.
  const names::FunctionType* read_function(const OwnFunction& own);

  /**
   * `final,noexcept,pure`: what is said of a virtual function; of a destructor
   * `throws` where it may.
   *
   * @param said  By its type; null: nothing.
   */
  std::string format_words(const OwnFunction& own,
                           const names::FunctionType* said);

  /**
   * Whether an export is declared not to throw; what its type says decides
   * where types do.
   *
   * @param declared  Its declaration; none: that with its name and as many
   *                  parameters, wherever it stands.
   */
  bool is_noexcept(const OwnExport& own,
                   const std::optional<dwarf::Die>& declared,
                   bool said);

  /// Whether heads are wanted and not there.
  [[nodiscard]] bool wants_heads() const { return wants_heads_; }

private:
  const names::FunctionTypes* read(const std::string& owner,
                                   const std::string& key,
                                   MemberQuestion question,
                                   const OwnFunction* own = nullptr);
  /// The functions of one class.
  struct OfClass {
    std::map<std::string_view, std::size_t> named;  ///< how many by a name
    std::map<FunctionPlace, std::vector<const void*>> placed;  ///< written ones
  };

  const OfClass& list_functions(const dwarf::Die& type);
  [[nodiscard]] bool is_deleted(const OwnFunction& own);
  const FunctionHead* find_head(const OwnFunction& own);
  const names::FunctionTypes* read_declared(const OwnFunction& own,
                                            const std::string& key);
  const names::FunctionTypes* remember(const OwnFunction& own,
                                       const std::string& key);
  void report(const std::string& name, const std::string& what);

  const dwarf::Index& index_;
  Asker& asker_;
  const Answers& answers_;
  const Heads* heads_;
  dwarf::Problem& problem_;
  bool tells_noexcept_ = false;
  bool tells_conventions_ = false;  ///< debugging information does: clang's
  bool wants_heads_ = false;
  std::map<std::pair<std::string, std::string>, names::FunctionTypes> known_;
  std::unordered_map<const void*, OfClass> classes_;
};

}  // namespace hallmark::contract::text
