// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/reader.hpp"

#include "base/text.hpp"
#include "contract/declared_types.hpp"
#include "contract/dwarf/answers.hpp"
#include "contract/dwarf/classes.hpp"
#include "contract/dwarf/mangle.hpp"
#include "contract/dwarf/object.hpp"
#include "contract/export_target.hpp"
#include "contract/extra_types.hpp"
#include "contract/idle_patterns.hpp"
#include "contract/names/export_name.hpp"
#include "contract/opaque_types.hpp"
#include "contract/own_types.hpp"
#include "contract/private_types.hpp"
#include "contract/rules.hpp"
#include "contract/text/graph.hpp"
#include "contract/text/text.hpp"
#include "model/contract_parse.hpp"

#include <algorithm>
#include <filesystem>

#include <dwarf.h>

namespace hallmark::contract {
namespace {

namespace fs = std::filesystem;
using Targets = std::map<std::string, dwarf::Target>;

/// Reads one object; each step needs those before it.
class Reader {
public:
  Reader(const Request& request,
         const dwarf::Index& index,
         const Targets& targets,
         const Answers& answers,
         const text::Heads* heads,
         Files files)
    : request_(request),
      index_(index),
      targets_(targets),
      files_(std::move(files)),
      graph_(index, make_rules(request), answers, heads)
  {
  }

  Result<Reading> read()
  {
    for (std::size_t i = 0; i < request_.exports.size(); ++i) {
      if (auto added = add_export(i); !added) {
        return added.error();
      }
      if (graph_.problem().error()) {
        return *graph_.problem().error();
      }
    }
    if (auto added = add_extra_types(); !added) {
      return added.error();
    }
    add_own_types();
    if (graph_.problem().error()) {
      return *graph_.problem().error();
    }
    if (auto checked = check_ways(request_, own_names_, graph_.blocks());
        !checked) {
      return checked.error();
    }
    if (auto checked = check_private(request_, roots_, graph_.blocks());
        !checked) {
      return checked.error();
    }
    if (auto checked = check_declared(index_, graph_.blocks()); !checked) {
      return checked.error();
    }
    Reading reading{text::format_contract(make_input()),
                    graph_.incomplete(),
                    graph_.undescribed(),
                    std::move(own_types_),
                    graph_.questions(),
                    graph_.functions().wants_heads()};
    if (auto checked = check_allowed(reading.contract.text); !checked) {
      return checked.error();
    }
    reading.incomplete.merge(waiting_);
    reading.contract.idle =
      find_idle_patterns(request_, own_names_, graph_.blocks());
    if (index_.is_c()) {
      reading.contract.classes = dwarf::find_c_classes(index_, types_);
    }
    return reading;
  }

private:
  /// What the description allows is held against the text, as loaders read it.
  Result<void> check_allowed(std::string_view text) const
  {
    if (request_.allow.empty()) {
      return {};
    }
    const auto contract = model::parse_contract(text);
    if (!contract) {
      return contract.error();
    }
    const auto fits = check_rules(request_, *contract);
    return fits ? check_opaque(*contract) : fits;
  }

  static text::Rules make_rules(const Request& request)
  {
    text::Rules rules;
    rules.leaves = request.leaves;
    for (const auto& rule : request.allow) {
      if (rule.rule == "opaque") {
        rules.opaque.push_back(names::normalise_name(rule.type).text);
      }
    }
    return rules;
  }

  const dwarf::Target* find_target(const char* stem, std::size_t number) const
  {
    const auto found = targets_.find(stem + std::to_string(number));
    return found == targets_.end() ? nullptr : &found->second;
  }

  Result<void> add_export(std::size_t number)
  {
    const auto& asked = request_.exports[number];
    const auto variable =
      index_.find_variable("hallmark_contract_" + std::to_string(number));
    const auto pointer =
      variable
        ? dwarf::strip_aliases(dwarf::reference(*variable, DW_AT_type), true)
        : std::nullopt;
    if (!pointer) {
      return make_export_error(asked.symbol,
                               "is not in the debugging information");
    }
    if (dwarf::tag_of(*pointer) != DW_TAG_pointer_type) {
      return make_export_error(
        asked.symbol, "is a non-static member, not a function or a variable");
    }
    const auto* key = find_target("hallmark_key_", number);
    auto type_key = key ? dwarf::make_type_key(key->symbol) : std::string();
    const auto* target = find_target("hallmark_contract_", number);
    if (auto checked = check_target(asked.symbol, type_key, target); !checked) {
      return checked.error();
    }

    const auto type = dwarf::pointee_of(*pointer);
    if (type) {
      types_.push_back(*type);
    }
    text::Root root;
    root.result.name = asked.symbol;
    root.result.optional = asked.optional;
    root.result.linkage = target->symbol;
    // gcc's C qualifies the type of a function that is const or noreturn.
    const auto plain = dwarf::strip_aliases(type, true);
    const bool is_function =
      plain && dwarf::tag_of(*plain) == DW_TAG_subroutine_type;
    root.result.kind = is_function ? "function" : "variable";
    auto said = read_said(key);
    if (key && !said) {
      return make_export_error(asked.symbol,
                               "has a type whose mangled name is not known");
    }
    const bool is_noexcept =
      is_function && said && !said->empty() && said->front().is_noexcept;
    if (is_function && said && !said->empty()) {
      said->front().is_noexcept = false;  // that has a line of its own
    }
    root.result.signature =
      graph_.add_root(type,
                      {dwarf::is_const_array(type_key), false},
                      asked.symbol,
                      said ? &*said : nullptr,
                      root.uses);
    root.result.type_key = index_.is_c()
                             ? dwarf::mangle_type_key(index_, type).value_or("")
                             : std::move(type_key);
    const auto declared = find_declared(root.result, number);
    set_place(root.result, asked, declared);
    if (is_function) {
      root.result.is_noexcept = graph_.functions().is_noexcept(
        {find_last_name(asked.symbol), *plain}, declared, is_noexcept);
    }
    roots_.push_back(std::move(root));
    return {};
  }

  void set_place(Export& result,
                 const ExportRequest& asked,
                 const std::optional<dwarf::Die>& declared) const
  {
    if (!asked.file.empty()) {
      result.file = asked.file;
      result.line = asked.line;
      return;
    }
    if (declared) {
      const auto place = dwarf::place_of(*declared);
      result.file = make_absolute(place.file);
      result.line = place.line;
    }
  }

  /// The declaration of an export; of several functions with its name that
  /// which has its linkage name.
  std::optional<dwarf::Die> find_declared(const Export& result,
                                          std::size_t number) const
  {
    std::optional<dwarf::Die> only;
    const auto imports =
      index_.find_imports("hallmark_place_" + std::to_string(number));
    for (const auto& import : imports) {
      const auto declared = dwarf::reference(import, DW_AT_import);
      const auto linkage =
        declared ? dwarf::linkage_name_of(*declared) : std::string_view();
      if (declared && (linkage == result.linkage || linkage.empty())) {
        only = declared;
      }
    }
    return only ? only : index_.find_linked(result.linkage);
  }

  std::string make_absolute(const std::string& file) const
  {
    return file.empty() ? file
                        : (fs::path(request_.invocation.directory) / file)
                            .lexically_normal()
                            .string();
  }

  Result<void> add_extra_types()
  {
    for (const auto& name : request_.extra_types) {
      const auto type =
        index_.find_definition(names::normalise_name(name).text);
      if (!type) {
        return make_extra_error(index_, name);
      }
      (void)graph_.add_type(*type, "", text::Origin::extra);
    }
    return {};
  }

  /// Those with a name first: what they call a part that has none is its name.
  void add_own_types()
  {
    if (!request_.owns_types) {
      return;
    }
    const auto own = find_own_types(index_, files_);
    waiting_.insert(own.incomplete.begin(), own.incomplete.end());
    for (const auto& type : own.named) {
      const auto name = index_.qualified_name(type);
      own_names_.insert(name);
      if (!is_private(request_, name)) {
        (void)graph_.add_type(type, "", text::Origin::own);
        own_types_.push_back(index_.source_name(type));
      }
    }
    for (const auto& [name, type] : own.unnamed) {
      own_names_.insert(name);
      if (!graph_.is_placed(type) && !is_private(request_, name)) {
        (void)graph_.add_type(type, name, text::Origin::own);
      }
    }
  }

  text::TextInput make_input()
  {
    text::TextInput input;
    input.interface = request_.interface;
    input.version = request_.version;
    input.provider = request_.provider;
    input.unsaid = index_.is_c()                         ? "noexcept"
                   : graph_.functions().tells_noexcept() ? ""
                                                         : "noexcept of types";
    input.machine = text::format_machine(index_.debug().machine());
    for (const auto& rule : request_.allow) {
      // A pattern is none of C++'s names.
      input.allow.push_back({rule.rule,
                             rule.rule == "reserved"
                               ? rule.type
                               : names::normalise_name(rule.type).text});
    }
    for (const auto& pattern : request_.leaves) {
      input.allow.push_back({"leaves", pattern});
    }
    std::sort(roots_.begin(),
              roots_.end(),
              [](const text::Root& a, const text::Root& b) {
                return a.result.name < b.result.name;
              });
    input.roots = std::move(roots_);
    input.blocks = graph_.blocks();
    for (auto& [key, block] : input.blocks) {
      block.place.file = make_absolute(block.place.file);
    }
    input.folder = request_.folder;
    return input;
  }

  const Request& request_;
  const dwarf::Index& index_;
  const Targets& targets_;
  Files files_;
  text::Graph graph_;
  std::vector<text::Root> roots_;
  std::set<std::string> own_names_;
  std::set<std::string> waiting_;  ///< instances that may be the headers' own
  std::vector<std::string>
    own_types_;  ///< of the headers, as source spells them
  std::vector<dwarf::Die> types_;
};

/// Whether C could share the interface: every export has its plain name.
bool
is_c_linkage(const Request& request, const Targets& targets)
{
  for (std::size_t i = 0; i < request.exports.size(); ++i) {
    const auto found = targets.find("hallmark_contract_" + std::to_string(i));
    const auto& symbol = request.exports[i].symbol;
    const auto name = names::parse_export_name(symbol);
    if (found == targets.end() || !name || found->second.symbol != name->last) {
      return false;
    }
  }
  return true;
}

/// What adds enumerations to an index, which it must outlive.
Result<std::optional<dwarf::Debug>>
open_more(const std::string& object, dwarf::Index& index)
{
  auto debug = dwarf::Debug::open(object);
  if (!debug) {
    return debug.error();
  }
  auto added = index.add_enumerations(*debug);
  return added ? Result<std::optional<dwarf::Debug>>(*std::move(debug))
               : added.error();
}

}  // namespace

Result<Reading>
read_contract(const Request& request, const Compiled& compiled)
{
  const auto& object = compiled.object;
  const auto targets = dwarf::read_targets(object);
  if (!targets) {
    return targets.error();
  }
  auto debug = dwarf::Debug::open(object);
  if (!debug) {
    return debug.error();
  }
  auto index = dwarf::Index::build(*debug);
  if (!index) {
    return index.error();
  }
  index->use_linked_scopes(compiled.linked);
  auto more = compiled.enumerations.empty()
                ? Result<std::optional<dwarf::Debug>>(std::nullopt)
                : open_more(compiled.enumerations, *index);
  if (!more) {
    return more.error();
  }
  if (!index->is_c() && is_c_linkage(request, *targets)) {
    index->use_bare_tags();
  }
  const auto answers = dwarf::read_answers(compiled.asked, object, *index);
  if (!answers) {
    return answers.error();
  }
  Files files{compiled.headers, compiled.files, request.invocation.directory};
  auto reading =
    Reader(
      request, *index, *targets, *answers, compiled.heads, std::move(files))
      .read();
  if (reading && !index->is_c()) {
    auto symbols = dwarf::read_symbol_names(object);
    if (!symbols) {
      return symbols.error();
    }
    reading->contract.classes = dwarf::find_classes(*symbols);
  }
  return reading;
}

}  // namespace hallmark::contract
