// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/contract.hpp"

#include "contract/compile/compile.hpp"
#include "contract/compile/declarations.hpp"
#include "contract/compile/diagnosis.hpp"
#include "contract/compile/source.hpp"
#include "contract/reader.hpp"
#include "contract/store.hpp"
#include "contract/text/text.hpp"
#include "output/work_folder.hpp"
#include "output/write.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>

namespace hallmark::contract {
namespace {

using output::WorkFolder;

/// Each attempt completes one more layer of templates; nobody has as many.
constexpr int most_attempts = 12;

/// Compiles, reads, and compiles again while that teaches something.
class Maker {
public:
  Maker(const Request& request, bool clang, const WorkFolder& folder)
    : request_(request),
      clang_(clang),
      aliases_(request.language == Language::c),
      folder_(folder)
  {
    source_.header = compile::find_header(request);
    source_.language = request.language;
    for (const auto& exported : request.exports) {
      source_.exports.push_back(exported.symbol);
    }
  }

  Result<Contract> make()
  {
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
      auto compiled = compile();
      if (!compiled) {
        return compiled.error();
      }
      if (!*compiled) {
        continue;
      }
      auto reading = read_contract(request_, folder_.file("contract.o"));
      if (!reading) {
        return base::with_subject(reading.error(), source_.header);
      }
      if (!wants_more(*reading)) {
        return finish(std::move(reading->contract));
      }
    }
    return base::with_subject(
      base::make_error(Code::unsupported,
                       "template instantiation does not terminate"),
      source_.header);
  }

private:
  /// @return  Whether there is an object; false asks for another attempt.
  Result<bool> compile()
  {
    const auto name = folder_.file(
      request_.language == Language::c ? "contract.c" : "contract.cpp");
    if (auto written =
          output::write_file(name, compile::format_source(source_));
        !written) {
      return written.error();
    }
    const auto command = compile::make_command(request_,
                                               {name,
                                                folder_.file("contract.o"),
                                                folder_.file("contract.d"),
                                                clang_,
                                                aliases_});
    auto ran = compile::run_program(command, request_.invocation.directory);
    if (!ran) {
      return ran.error();
    }
    if (ran->status == 0) {
      return true;
    }
    if (gave_way(ran->errors)) {
      return false;
    }
    return compile::make_compile_error(source_, ran->errors);
  }

  /// Give up what the translation unit can do without: the places of static
  /// members, classes that turn out not to be any, or not to be asked.
  bool gave_way(const std::string& words)
  {
    bool gave = false;
    const std::vector<std::string> names(source_.complete.begin(),
                                         source_.complete.end());
    for (const auto number :
         compile::find_marked_numbers(words, compile::complete_marker)) {
      gave |=
        number < names.size() && source_.complete.erase(names[number]) > 0;
    }
    for (const auto number :
         compile::find_marked_numbers(words, compile::class_marker)) {
      gave |= source_.unsized.insert(number).second;
    }
    for (const auto number :
         compile::find_marked_numbers(words, compile::place_marker)) {
      gave |= source_.unplaced.insert(number).second;
    }
    return gave;
  }

  /// Whether another compilation may teach something; and prepare it.
  bool wants_more(const Reading& reading)
  {
    // clang, unlike g++, leaves out the typedef that names a struct when only
    // a typedef of its pointer is used.
    const bool asks_names = reading.has_nameless && clang_ && !aliases_;
    aliases_ = aliases_ || asks_names;
    const bool is_cpp = request_.language == Language::cpp;
    return (is_cpp && add_incomplete(reading)) || asks_names;
  }

  /// @return  Whether there is anything that was not tried.
  bool add_incomplete(const Reading& reading)
  {
    bool added = false;
    for (const auto& name : reading.incomplete) {
      if (tried_.insert(name).second) {
        source_.complete.insert(name);
        added = true;
      }
    }
    return added;
  }

  Contract finish(Contract contract)
  {
    const auto own = folder_.file("");
    for (auto& file : compile::read_dependencies(
           folder_.file("contract.d"), request_.invocation.directory)) {
      if (!file.starts_with(own)) {
        contract.dependencies.push_back(std::move(file));
      }
    }
    add_declarations(contract);
    return contract;
  }

  /// Give a place to exports that have none.
  void add_declarations(Contract& contract) const
  {
    std::vector<std::string> names;
    for (const auto& exported : contract.exports) {
      if (exported.file.empty()) {
        names.push_back(exported.name);
      }
    }
    for (const auto& found :
         compile::find_declarations(names, contract.dependencies)) {
      const auto exported =
        std::ranges::find_if(contract.exports, [&](const Export& one) {
          return one.file.empty() && one.name == found.name;
        });
      exported->file = found.file;
      exported->line = found.line;
      contract.places +=
        text::format_place(found.name, found.file, found.line, request_.folder);
    }
  }

  const Request& request_;
  bool clang_;
  bool aliases_;
  const WorkFolder& folder_;
  compile::SourceOptions source_;
  std::set<std::string> tried_;
};

Result<Contract>
compile_contract(const Request& request)
{
  const auto clang = compile::is_clang(request.invocation, request.language);
  if (!clang) {
    return clang.error();
  }
  const WorkFolder folder;
  if (!folder.exists()) {
    return base::make_error(Code::unreadable,
                            std::string("cannot create a temporary folder: ") +
                              std::strerror(errno));
  }
  return Maker(request, *clang, folder).make();
}

}  // namespace

Result<Contract>
make_contract(const Request& request)
{
  return request.store.empty() ? compile_contract(request)
                               : find_or_make(request, compile_contract);
}

}  // namespace hallmark::contract
