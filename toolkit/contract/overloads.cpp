// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/overloads.hpp"

#include "contract/compile/compile.hpp"
#include "contract/compile/diagnosis.hpp"
#include "contract/dwarf/types.hpp"
#include "contract/names/export_name.hpp"
#include "output/write.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include <dwarf.h>

namespace hallmark::contract {
namespace {

/// A name leads into a namespace or into a class; the compiler tells which.
constexpr int most_listings = 3;

/// As descriptions have it.
std::string
format_string(const std::string& text)
{
  const char* quote = text.find('"') == text.npos ? "\"" : "'";
  return quote + text + quote;
}

/// An object that tells them; false when there is none.
bool
compile_list(const Request& request,
             compile::SourceOptions source,
             const output::WorkFolder& folder,
             bool clang)
{
  for (int attempt = 0; attempt < most_listings; ++attempt) {
    const auto name = folder.file("overloads.cpp");
    if (!output::write_file(name, compile::format_source(source))) {
      return false;
    }
    const auto command = compile::make_command(request,
                                               {name,
                                                folder.file("overloads.o"),
                                                folder.file("overloads.d"),
                                                clang,
                                                false});
    const auto ran =
      compile::run_program(command, request.invocation.directory);
    if (!ran) {
      return false;
    }
    if (ran->status == 0) {
      return true;
    }
    source.unplaced =
      compile::find_marked_numbers(ran->errors, compile::place_marker);
    source.unsized.merge(
      compile::find_marked_numbers(ran->errors, compile::class_marker));
  }
  return false;
}

/// Whether a function of a class is called on an object: clang says so of the
/// hidden parameter alone.
bool
has_object(const dwarf::Die& function)
{
  bool found = false;
  dwarf::for_each_child(function, [&](const dwarf::Die& child) {
    found = dwarf::tag_of(child) == DW_TAG_formal_parameter &&
            dwarf::is_set(child, DW_AT_artificial);
    return false;
  });
  return found;
}

/// Reads one object.
class Lister {
public:
  Lister(const dwarf::Index& index, const std::string& base)
    : index_(index), base_(base)
  {
  }

  Overloads list()
  {
    for (const auto& import : index_.find_imports("hallmark_place_0")) {
      if (const auto function = dwarf::reference(import, DW_AT_import)) {
        add(*function);
      }
    }
    add_members();
    Overloads found;
    found.names.assign(names_.begin(), names_.end());
    found.has_member = has_member_;
    found.is_variable = is_variable_;
    return found;
  }

private:
  void add(const dwarf::Die& function)
  {
    if (dwarf::tag_of(function) != DW_TAG_subprogram) {
      is_variable_ = true;
      return;
    }
    dwarf::Problem problem;
    dwarf::Speller speller(index_, problem);
    const auto parameters =
      speller.spell_parameters(function, "", [](const auto&, const auto&) {});
    if (!problem.error()) {
      names_.insert(base_ + parameters);
    }
  }

  void add_members()
  {
    const auto scope = base_.rfind("::");
    const auto type = scope == base_.npos
                        ? std::nullopt
                        : index_.find_definition(base_.substr(0, scope));
    if (!type) {
      return;
    }
    const auto last = base_.substr(scope + 2);
    dwarf::for_each_child(*type, [&](const dwarf::Die& child) {
      if (dwarf::name_of(child) == last) {
        const bool needs_object = has_object(child);
        has_member_ = has_member_ || needs_object;
        if (!needs_object) {
          add(child);
        }
      }
      return true;
    });
  }

  const dwarf::Index& index_;
  const std::string& base_;
  std::set<std::string> names_;
  bool has_member_ = false;
  bool is_variable_ = false;
};

/// Why a name picks no function, or nothing when it stands for none.
std::optional<Error>
explain_name(const names::ExportName& name, const Overloads& overloads)
{
  const auto& known = overloads.names;
  const auto make = [&](const char* what, const std::string& hint) {
    auto error = base::make_error(
      Code::invalid_argument, "export '" + name.text + "' " + what, hint);
    if (!overloads.is_partial) {
      std::ranges::transform(
        known, std::back_inserter(error.details), format_string);
    }
    return error;
  };
  if (known.empty() && overloads.has_member) {
    return make("is a non-static member, not a function or a variable", "");
  }
  if (overloads.is_variable) {
    return make("is a variable, which has no parameters",
                "name it without them");
  }
  if (name.has_parameters) {
    if (overloads.is_partial) {
      return make("is not declared with these parameter types, or cannot be "
                  "told from a template of the same name",
                  "name one that is, or give it a name of its own");
    }
    if (std::ranges::find(known, name.text) != known.end()) {
      return make("cannot be told from a template of the same name",
                  "give it a name of its own");
    }
    return known.empty()
             ? std::nullopt
             : std::optional(make("is not declared with these parameter types",
                                  "name one that is"));
  }
  if (name.has_arguments) {
    return make("does not pick one function",
                "give all arguments of its template, or add its parameter "
                "types: " +
                  name.path + "(…)");
  }
  if (known.empty() && overloads.is_partial) {
    return make("is overloaded or a template",
                "name one with its parameter types, or an instance with its "
                "arguments");
  }
  return known.empty()
           ? make("is a template",
                  "name an instance with its arguments: " + name.path + "<…>")
           : make("is overloaded", "name one with its parameter types");
}

}  // namespace

Overloads
list_overloads(const Request& request,
               const compile::SourceOptions& source,
               const std::string& base,
               const output::WorkFolder& folder,
               bool clang)
{
  compile::SourceOptions listing;
  listing.headers = source.headers;
  listing.listed = base;
  Overloads none;
  none.is_partial = clang;
  if (!compile_list(request, listing, folder, clang)) {
    return none;
  }
  // clang describes no template, and of an object without types nothing.
  const auto debug = dwarf::Debug::open(folder.file("overloads.o"));
  if (!debug) {
    return none;
  }
  const auto index = dwarf::Index::build(*debug);
  if (!index) {
    return none;
  }
  auto found = Lister(*index, base).list();
  const auto scope = base.rfind("::");
  found.is_partial = clang && (scope == base.npos ||
                               !index->find_definition(base.substr(0, scope)));
  return found;
}

std::optional<Error>
explain_unpicked(const Request& request,
                 const compile::SourceOptions& source,
                 std::string_view words,
                 const output::WorkFolder& folder,
                 bool clang)
{
  const auto number = compile::find_unpicked(source, words);
  const auto name =
    number ? names::parse_export_name(source.exports[*number]) : std::nullopt;
  if (!name) {
    return std::nullopt;
  }
  // Where none is known, the compiler says whether there are any.
  auto overloads = list_overloads(request, source, name->base, folder, clang);
  if (name->has_parameters && overloads.names.empty() &&
      words.find("no matching function") == words.npos) {
    overloads.is_partial = false;
  }
  return explain_name(*name, overloads);
}

}  // namespace hallmark::contract
