// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/contract.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "contract/compile/compile.hpp"
#include "contract/compile/diagnosis.hpp"
#include "contract/compile/outline.hpp"
#include "contract/compile/source.hpp"
#include "contract/export_places.hpp"
#include "contract/overloads.hpp"
#include "contract/preprocessed.hpp"
#include "contract/reader.hpp"
#include "contract/store.hpp"
#include "contract/text/text.hpp"
#include "output/work_folder.hpp"
#include "output/write.hpp"

#include <algorithm>
#include <cerrno>
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
      folder_(folder),
      preprocessed_(request, name_source(), clang)
  {
    source_.headers = compile::list_headers(request);
    source_.language = request.language;
    for (const auto& exported : request.exports) {
      source_.exports.push_back(exported.symbol);
    }
    if (request.language == Language::cpp) {
      source_.complete.insert(request.extra_types.begin(),
                              request.extra_types.end());
      tried_ = source_.complete;
    }
    if (request.language == Language::cpp && request.owns_types) {
      for (const auto& header : source_.headers) {
        (void)add_unwritten(header.beside);
      }
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
      if (auto found = find_headers(); !found) {
        return base::with_subject(found.error(), name_header());
      }
      auto reading = read();
      if (reading && reading->wants_heads) {
        if (auto found = preprocessed_.find_heads(); !found) {
          return base::with_subject(found.error(), name_header());
        }
        reading = read();
      }
      if (!reading) {
        return base::with_subject(reading.error(), name_header());
      }
      if (!wants_more(*reading)) {
        reading = describe_enumerations(*std::move(reading));
        if (!reading) {
          return base::with_subject(reading.error(), name_header());
        }
        if (auto checked = preprocessed_.check_attributes(files_, taken_);
            !checked) {
          return base::with_subject(checked.error(), name_header());
        }
        return finish(std::move(reading->contract));
      }
    }
    return base::with_subject(
      base::make_error(Code::unsupported,
                       "template instantiation does not terminate"),
      name_header());
  }

private:
  Result<Reading> read() const
  {
    return read_contract(request_,
                         {folder_.file("contract.o"),
                          enumerations_,
                          source_.asked.questions,
                          taken_,
                          files_,
                          preprocessed_.heads(),
                          preprocessed_.linked()});
  }

  /// Read it again with what clang leaves out.
  Result<Reading> describe_enumerations(Reading reading)
  {
    if (!clang_ || reading.undescribed.empty()) {
      return reading;
    }
    auto object =
      compile_enumerations(request_, source_, reading.undescribed, folder_);
    if (!object) {
      return object.error();
    }
    enumerations_ = *std::move(object);
    auto again = read();
    return again && !again->undescribed.empty()
             ? make_undescribed_error(again->undescribed.begin()->first)
             : again;
  }

  [[nodiscard]] std::string name_source() const
  {
    return folder_.file(request_.language == Language::c ? "contract.c"
                                                         : "contract.cpp");
  }

  /// The file that messages are about.
  [[nodiscard]] std::string name_header() const
  {
    if (!taken_.empty() && !taken_.front().empty()) {
      return taken_.front();
    }
    const auto& [name, beside] = source_.headers.front();
    return beside.empty() ? name : beside;
  }

  /// @return  Whether there is an object; false asks for another attempt.
  Result<bool> compile()
  {
    const auto name = name_source();
    if (auto written = write_source(name); !written) {
      return written.error();
    }
    const auto command = compile::make_command(request_,
                                               {name,
                                                folder_.file("contract.o"),
                                                folder_.file("contract.d"),
                                                clang_,
                                                true});
    auto ran = compile::run_program(command, request_.invocation.directory);
    if (!ran) {
      return ran.error();
    }
    if (ran->status == 0) {
      return true;
    }
    if (gave_way(ran->errors) || picked_others(ran->errors)) {
      return false;
    }
    if (auto found = find_headers(); !found) {
      return base::with_subject(found.error(), name_header());
    }
    const auto unpicked =
      explain_unpicked(request_, source_, ran->errors, folder_, clang_);
    return unpicked ? base::with_subject(*unpicked, name_header())
                    : compile::make_compile_error(source_, ran->errors);
  }

  /// Whether there are exports that stand for several functions, and that the
  /// request has other spellings of.
  bool picked_others(const std::string& words)
  {
    bool picked = false;
    for (const auto number :
         compile::find_marked_numbers(words, compile::export_marker)) {
      const auto& spelling = number < request_.exports.size()
                               ? request_.exports[number].picked
                               : std::string();
      if (!spelling.empty() && source_.exports[number] != spelling) {
        source_.exports[number] = spelling;
        picked = true;
      }
    }
    return picked;
  }

  Result<void> write_source(const std::string& name)
  {
    for (std::size_t i = 0; i < source_.headers.size(); ++i) {
      auto written =
        output::write_file(folder_.file(compile::name_mark(i)), "\n");
      if (!written) {
        return written;
      }
    }
    return output::write_file(name, compile::format_source(source_));
  }

  /// Which files the headers were, once the compiler has said it.
  Result<void> find_headers()
  {
    files_ = compile::read_dependencies(folder_.file("contract.d"),
                                        request_.invocation.directory);
    taken_ = compile::find_taken(source_.headers, files_);
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      auto checked = compile::check_one_header(
        source_.headers[i], taken_[i], request_.invocation);
      if (!checked) {
        return checked;
      }
    }
    return clang_ ? preprocessed_.find_linked(files_) : Result<void>();
  }

  /// Give up what the translation unit can do without: the places of static
  /// members, classes that turn out not to be any, or not to be asked.
  bool gave_way(const std::string& words)
  {
    bool gave =
      compile::drop_marked(source_.complete, words, compile::complete_marker);
    gave |= compile::drop_marked(source_.aliases, words, compile::alias_marker);
    gave |= gave_way_to_questions(words);
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

  /// Name differently what has no meaning; ask less of what has.
  bool gave_way_to_questions(const std::string& words)
  {
    auto& asked = source_.asked;
    const auto unknown =
      compile::find_marked_numbers(words, compile::measure_marker);
    bool gave = false;
    for (const auto number : unknown) {
      gave |= asked.elaborated.insert(number).second;
    }
    const auto give_up = [&](std::string_view marker,
                             std::set<std::size_t>& numbers) {
      for (const auto number : compile::find_marked_numbers(words, marker)) {
        gave |= !unknown.contains(number) && numbers.insert(number).second;
      }
    };
    give_up(compile::pass_marker, asked.unpassed);
    give_up(compile::behind_marker, asked.untailed);
    give_up(compile::move_marker, asked.unmoved);
    // Of a class that has to be named differently nothing is known yet.
    if (!unknown.empty()) {
      return gave;
    }
    for (const auto number :
         compile::find_marked_numbers(words, compile::member_marker)) {
      gave |= asked.overloaded.insert(number).second ||
              asked.silent.insert(number).second;
    }
    return gave;
  }

  /// Whether another compilation may teach something; and prepare it.
  bool wants_more(const Reading& reading)
  {
    const bool is_cpp = request_.language == Language::cpp;
    const bool is_written = is_cpp && add_all_unwritten();
    const bool is_incomplete = is_cpp && add_incomplete(reading);
    return add_questions(reading) || is_written || is_incomplete;
  }

  /// @return  Whether there is anything that was not tried.
  bool add_incomplete(const Reading& reading)
  {
    bool added = false;
    for (const auto& name : reading.incomplete) {
      added |= add_complete(name);
    }
    for (const auto& name : list_template_enums(taken_, reading.own)) {
      added |= add_complete(name);
    }
    return added;
  }

  /// What the text of a header names and compilers leave out.
  /// @return  Whether there is anything that was not tried.
  bool add_unwritten(const std::string& file)
  {
    const auto text = base::read_text(file);
    const auto outline = compile::read_outline(text ? *text : "");
    bool added = false;
    for (const auto& type : outline.unwritten) {
      added |= add_complete(type);
    }
    for (const auto& alias : outline.aliases) {
      added |= tried_.insert("typedef " + alias).second &&
               source_.aliases.insert(alias).second;
    }
    return added;
  }

  /// A header that is not beside its description is known once it was found.
  bool add_all_unwritten()
  {
    bool added = false;
    for (const auto& file : taken_) {
      added |= request_.owns_types && add_unwritten(file);
    }
    return added;
  }

  bool add_complete(const std::string& name)
  {
    return tried_.insert(name).second && source_.complete.insert(name).second;
  }

  /// @return  Whether there is anything that was not asked.
  bool add_questions(const Reading& reading)
  {
    auto& asked = source_.asked;
    bool added = false;
    for (const auto& [name, question] : reading.questions) {
      const auto known = asked.questions.find(name);
      added |= known == asked.questions.end() ||
               known->second.asks_move != question.asks_move;
    }
    if (added) {
      asked = {reading.questions, {}, {}, {}, {}, {}, {}};
    }
    return added;
  }

  Contract finish(Contract contract)
  {
    const auto own = folder_.file("");
    for (const auto& file : files_) {
      if (!file.starts_with(own)) {
        contract.dependencies.push_back(file);
      }
    }
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      for (auto& rival : compile::find_rivals(
             source_.headers[i], taken_[i], request_.invocation)) {
        contract.dependencies.push_back(std::move(rival));
      }
    }
    contract.headers = taken_;
    add_declarations(contract, request_.folder);
    return contract;
  }

  const Request& request_;
  bool clang_;
  const WorkFolder& folder_;
  compile::SourceOptions source_;
  std::set<std::string> tried_;
  std::string enumerations_;        ///< the object that describes more
  std::vector<std::string> files_;  ///< that the compiler read
  std::vector<std::string> taken_;  ///< for the headers
  Preprocessed preprocessed_;
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
                            "cannot create a temporary folder: " +
                              base::format_errno(errno));
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
