// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/toolchain.hpp"

#include "base/text.hpp"
#include "contract/compile/compile.hpp"
#include "output/work_folder.hpp"
#include "output/write.hpp"
#include "stamp/flags.hpp"
#include "verify/facts.hpp"

#include <algorithm>

namespace hallmark::stamp {
namespace {

/// What stands before the facts in preprocessed text.
constexpr std::string_view mark = "hallmark_facts_follow";

base::Error
make_preprocess_error(const Target& target, std::string_view errors)
{
  auto error = base::make_error(Code::invalid_argument,
                                "cannot preprocess the facts of the toolchain");
  error.subject = target.invocation.compiler.back();
  for (const auto line : base::split(errors, '\n')) {
    if (!line.empty()) {
      error.details.emplace_back(line);
    }
  }
  return error;
}

/// The text of adjacent string literals, of which `\n` is the only escape.
std::string
join_literals(std::string_view source)
{
  std::string text;
  bool is_inside = false;
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (source[at] == '"') {
      is_inside = !is_inside;
    } else if (is_inside && source.substr(at).starts_with("\\n")) {
      text += '\n';
      ++at;
    } else if (is_inside) {
      text += source[at];
    }
  }
  return text;
}

Result<std::vector<model::Fact>>
read_one(const Target& target, Language language)
{
  const output::WorkFolder folder;
  const auto source = folder.file("facts.txt");
  const auto text = base::concat(
    {format_facts(language, "", find_flag_facts(target.invocation.flags)),
     mark,
     "\nHALLMARK_FACTS_\n"});
  if (auto written = output::write_file(source, text); !written) {
    return written.error();
  }
  auto command = target.invocation.compiler;
  const auto& flags = target.invocation.flags;
  command.insert(command.end(), flags.begin(), flags.end());
  for (const auto* word : {"-w", "-E", "-P", "-x"}) {
    command.emplace_back(word);
  }
  command.emplace_back(language == Language::c ? "c" : "c++");
  command.push_back(source);
  const auto ran =
    contract::compile::run_program(command, target.invocation.directory);
  if (!ran) {
    return ran.error();
  }
  const auto place = ran->output.find(mark);
  if (ran->status != 0 || place == std::string::npos) {
    return make_preprocess_error(target, ran->errors);
  }
  return verify::parse_facts(join_literals(ran->output.substr(place)));
}

}  // namespace

Result<std::vector<model::Fact>>
read_facts(const std::vector<Target>& targets, Language language)
{
  std::vector<model::Fact> facts;
  for (const auto& target : targets) {
    auto own = read_one(target, language);
    if (!own) {
      return own.error();
    }
    if (&target == &targets.front()) {
      facts = *own;
    }
    std::erase_if(facts, [&](const model::Fact& fact) {
      return std::ranges::find(*own, fact) == own->end();
    });
  }
  return facts;
}

std::string
format_fact_section(const std::vector<model::Fact>& facts)
{
  std::string text = "facts\n";
  for (const auto& fact : facts) {
    text += base::concat({"fact\t", fact.name, "\t", fact.value, "\n"});
  }
  return text;
}

}  // namespace hallmark::stamp
