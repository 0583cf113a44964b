// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/marked.hpp"

#include "base/text.hpp"
#include "contract/marked.hpp"
#include "describe/source.hpp"
#include "stamp/agreement.hpp"

#include <filesystem>
#include <set>

namespace hallmark::stamp {
namespace {

namespace fs = std::filesystem;
using contract::Contract;
using contract::MarkedSource;

/// A fault of what a description says of a source; of the source itself when
/// there is no description.
base::Error
blame_source(const describe::Plugin& plugin,
             const describe::Text& source,
             base::Error error)
{
  return describe::place_fault(source.place.line > 0 ? plugin.file
                                                     : source.value,
                               source.place,
                               std::move(error));
}

base::Error
make_language_error(Language expected, const std::string& source)
{
  const auto is_c = expected == Language::c;
  return base::make_mismatch(
    Code::malformed,
    "source and stamp are in different languages",
    base::quote(source),
    is_c ? "C" : "C++",
    is_c ? "make the stamp in C++: hallmark_stamp, --language c++"
         : "make the stamp in C: hallmark_stamp_c, --language c");
}

std::set<std::string>
list_linkages(const std::vector<Contract>& contracts)
{
  std::set<std::string> linkages;
  for (const auto& contract : contracts) {
    for (const auto& one : contract.exports) {
      linkages.insert(one.linkage);
    }
  }
  return linkages;
}

/// Makes the contracts of sources, one after the other.
class Maker {
public:
  Maker(const describe::Plugin& plugin,
        const TargetSet& targets,
        const std::vector<Contract>& implements)
    : plugin_(plugin),
      targets_(targets),
      implemented_(list_linkages(implements))
  {
  }

  Result<Contract> make(const describe::Text& source)
  {
    const auto language = find_language(source.value);
    const auto& targets =
      language == targets_.language ? targets_.targets : targets_.others;
    if (targets.empty()) {
      return blame_source(
        plugin_, source, make_language_error(targets_.language, source.value));
    }
    const auto file = describe::find_named_file(
      plugin_.file,
      source,
      contract::compile::find_include_folders(targets[0].invocation));
    if (!file) {
      return file.error();
    }
    contract::Request request;
    request.headers = {fs::absolute(*file).lexically_normal().string()};
    request.folder = find_folder(plugin_.file);
    request.language = language;
    return make_for_all(source.value, targets, [&](const Target& target) {
      request.invocation = target.invocation;
      request.store = target.store;
      return make_of(request);
    });
  }

  [[nodiscard]] bool found_any() const { return found_any_; }

private:
  Result<Contract> make_of(const contract::Request& request)
  {
    auto marked = contract::find_marked(request);
    if (!marked) {
      return marked.error();
    }
    found_any_ = found_any_ || !marked->exports.empty();
    std::erase_if(marked->exports, [&](const contract::Marked& one) {
      return implemented_.contains(one.linkage);
    });
    return contract::make_marked_contract(request, *marked);
  }

  const describe::Plugin& plugin_;
  const TargetSet& targets_;
  std::set<std::string> implemented_;
  bool found_any_ = false;
};

}  // namespace

Language
find_language(std::string_view source)
{
  return source.ends_with(".c") ? Language::c : Language::cpp;
}

Result<std::vector<Contract>>
make_marked_contracts(const describe::Plugin& plugin,
                      const TargetSet& targets,
                      const std::vector<Contract>& implements)
{
  const auto& sources = plugin.exports.sources;
  Maker maker(plugin, targets, implements);
  std::vector<Contract> contracts;
  for (const auto& source : sources) {
    auto made = maker.make(source);
    if (!made) {
      return made.error();
    }
    contracts.push_back(std::move(*made));
  }
  if (!sources.empty() && !maker.found_any()) {
    return blame_source(
      plugin,
      sources.front(),
      base::make_error(Code::malformed,
                       "source marks no export",
                       "mark a definition: HALLMARK_EXPORT float gain(int "
                       "steps)"));
  }
  return contracts;
}

std::string
find_folder(const std::string& description)
{
  return fs::absolute(description).lexically_normal().parent_path().string();
}

}  // namespace hallmark::stamp
