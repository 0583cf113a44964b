// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where each type of a file stands: its scope, its full name, and its
// definition if an entry only declares it.

#pragma once

#include "contract/dwarf/dwarf.hpp"
#include "contract/dwarf/enumerators.hpp"
#include "contract/dwarf/templates.hpp"
#include "contract/names/names.hpp"
#include "contract/values/linked_scope.hpp"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace hallmark::contract::dwarf {

/**
 * The types of one file.
 *
 * libdw gives an entry's children and no parent: one pass over the file notes
 * the parents. Names are made when they are asked for, and kept.
 */
class Index {
public:
  /**
   * @param debug  Must outlive the index.
   *
   * Errors:   malformed  entries that loop or nest without end
   */
  static Result<Index> build(const Debug& debug);

  /// The same of one unit alone, which knows nothing of the others.
  static Result<Index> build(const Debug& debug, const Die& unit);

  /**
   * Add the enumerations with a name that another file describes and this one
   * does not.
   *
   * @param debug  Must outlive the index.
   *
   * Errors:   malformed  entries that loop or nest without end
   */
  Result<void> add_enumerations(const Debug& debug);

  [[nodiscard]] const Debug& debug() const { return *debug_; }

  /// Whether the file was written in C: its tags know no scopes.
  [[nodiscard]] bool is_c() const { return is_c_; }

  /**
   * Key plain structs that stand in plain structs by their bare name, as C
   * does, where no other type has it: for headers that C shares.
   */
  void use_bare_tags();

  /// Say what stands in `extern "C"` inside namespaces: clang describes such
  /// types outside them.
  void use_linked_scopes(LinkedScopes scopes);

  /// All classes, unions and enumerations, in the order of the file.
  [[nodiscard]] const std::vector<Die>& types() const { return types_; }

  /// A variable outside every class and function, by its bare name.
  [[nodiscard]] std::optional<Die> find_variable(const std::string& name) const;

  /**
   * The canonical name of a type with its scopes; `typedef struct {…} name`
   * gives `name`. Empty for a type that has no name of its own.
   */
  [[nodiscard]] std::string qualified_name(const Die& type) const;

  /// The same as the header's language takes it: with all scopes, without the
  /// names that debug information makes up.
  [[nodiscard]] std::string source_name(const Die& type) const;

  /// The definition of a class or enumeration, by canonical name.
  [[nodiscard]] std::optional<Die> find_definition(
    const std::string& name) const;

  /// A class that is only declared, by canonical name.
  [[nodiscard]] std::optional<Die> find_declaration(
    const std::string& name) const;

  /// The canonical names of definitions that begin with `prefix`.
  [[nodiscard]] std::vector<std::string> find_names(
    const std::string& prefix) const;

  /// The definition of what an entry may only declare, or the entry.
  [[nodiscard]] Die resolve(const Die& type) const;

  /// The innermost class, namespace or function around an entry.
  [[nodiscard]] std::optional<Die> scope_of(const Die& type) const;

  /// Entries of DW_TAG_imported_declaration in a namespace, by its name: of
  /// overloaded functions several.
  [[nodiscard]] std::vector<Die> find_imports(const std::string& name) const;

  /// A member function or variable of a class, by linkage name.
  [[nodiscard]] std::optional<Die> find_linked(const std::string& name) const;

private:
  struct Alias {
    std::string name;
    std::uint64_t line = 0;
    std::optional<Die> scope;  ///< what it stands in
  };

  explicit Index(const Debug& debug) : debug_(&debug) {}

  bool add_unit(const Die& unit);
  bool add_children(const Die& scope, const Die* named, int depth);
  bool add(const Die& die, const Die* scope, int depth);
  void add_typedef(const Die& die, const Die* scope);
  [[nodiscard]] bool is_same_scope(const std::optional<Die>& one,
                                   const std::optional<Die>& other) const;
  [[nodiscard]] std::string find_alias(const Die& type) const;
  [[nodiscard]] bool is_bare(const Die& scope, const std::string& name) const;
  [[nodiscard]] const LinkedScope* find_linked_scope(const Die& die) const;
  [[nodiscard]] std::string add_linked_scope(std::string name,
                                             const Die& outermost,
                                             bool for_source) const;
  void note_definitions() const;
  [[nodiscard]] std::string make_name(const Die& type,
                                      bool for_source = false) const;
  [[nodiscard]] std::optional<std::string> find_enumerator(
    std::string_view name) const;
  [[nodiscard]] std::string add_scopes(std::string name,
                                       const Die& type,
                                       bool for_source) const;
  [[nodiscard]] std::string name_template(const Die& type) const;
  [[nodiscard]] std::optional<names::ValueParameter> find_parameter(
    const Die& type,
    const names::ParameterPlace& place) const;

  const Debug* debug_;
  bool is_c_ = false;
  bool bare_tags_ = false;
  LinkedScopes linked_scopes_;
  std::unordered_map<std::string, int> tag_counts_;
  std::vector<Die> types_;  ///< classes, unions and enumerations
  std::unordered_map<const void*, Die> scopes_;
  std::unordered_multimap<const void*, Alias> typedef_names_;
  std::unordered_map<std::string, Die> variables_;
  std::unordered_map<std::string, std::vector<Die>> imports_;
  std::unordered_map<std::string, Die> linked_;

  mutable std::unordered_map<const void*, std::string> names_;
  mutable bool definitions_noted_ = false;
  mutable std::map<std::string, Die> definitions_;
  mutable std::map<std::string, Die> declarations_;
  mutable EnumeratorNames enumerators_;
  mutable Templates templates_;
};

}  // namespace hallmark::contract::dwarf
