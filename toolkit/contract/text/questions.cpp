// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/questions.hpp"

#include "contract/dwarf/aliases.hpp"
#include "contract/names/names.hpp"
#include "contract/names/source_spelling.hpp"
#include "contract/text/fields.hpp"

#include <algorithm>
#include <string_view>

#include <dwarf.h>

namespace hallmark::contract::text {
namespace {

constexpr std::string_view core =
  "::hallmark_contract::hallmark_core<decltype(";

std::string
find_keyword(const dwarf::Die& type)
{
  return dwarf::tag_of(type) == DW_TAG_union_type ? "union" : "struct";
}

/// Debug information writes vectors as no compiler takes them:
/// `__vector(4) float`.
std::string
mend_vectors(std::string name)
{
  constexpr std::string_view mark = "__vector(";
  for (auto at = name.find(mark); at != name.npos; at = name.find(mark)) {
    const auto close = name.find(") ", at);
    if (close == name.npos) {
      break;
    }
    const auto end =
      std::min(name.find_first_of("<>,*&()[]", close + 2), name.size());
    const auto count = name.substr(at + mark.size(), close - at - mark.size());
    const auto element = name.substr(close + 2, end - close - 2);
    name.replace(at,
                 end - at,
                 "::hallmark_contract::hallmark_vector<" + count + "," +
                   element + ">::hallmark_u");
  }
  return name;
}

/// What arrays and pointers are made of in the end.
struct Core {
  std::optional<dwarf::Die> type;
  std::string path;  ///< elements to take and pointers to follow: `[0][0]`
};

Core
find_core(const std::optional<dwarf::Die>& member)
{
  Core found{dwarf::strip_aliases(member, true), ""};
  for (int depth = 0; found.type && depth < dwarf::deepest_type; ++depth) {
    const int tag = dwarf::tag_of(*found.type);
    if (tag == DW_TAG_array_type) {
      for (std::size_t i = 0; i < dwarf::array_counts(*found.type).size();
           ++i) {
        found.path += "[0]";
      }
    } else if (tag == DW_TAG_pointer_type) {
      found.path += "[0]";
    } else {
      break;
    }
    found.type =
      dwarf::strip_aliases(dwarf::reference(*found.type, DW_AT_type), true);
  }
  return found;
}

/// What arrays, pointers and references lead to in the end.
std::optional<dwarf::Die>
find_innermost(const std::optional<dwarf::Die>& whole)
{
  auto type = dwarf::strip_aliases(whole, true);
  for (int depth = 0; type && depth < dwarf::deepest_type; ++depth) {
    const int tag = dwarf::tag_of(*type);
    if (tag != DW_TAG_array_type && tag != DW_TAG_pointer_type &&
        tag != DW_TAG_reference_type && tag != DW_TAG_rvalue_reference_type) {
      break;
    }
    type = dwarf::strip_aliases(dwarf::reference(*type, DW_AT_type), true);
  }
  return type;
}

std::string
format_passed(Passed passed)
{
  switch (passed) {
    case Passed::nowhere:
      return "-";
    case Passed::value:
      return "value";
    case Passed::memory:
      return "memory";
  }
  return {};
}

/// The question about a class that has a name.
Question
make_question(const dwarf::Index& index, const dwarf::Die& type)
{
  Question question;
  question.is_open = dwarf::is_open(index, type);
  const bool is_tagged = !dwarf::name_of(type).empty();
  const auto name = index.source_name(type);
  if (index.is_c()) {
    question.type = is_tagged ? find_keyword(type) + " " + name : name;
    return question;
  }
  question.type = mend_vectors("::" + name);
  question.keyword = is_tagged ? find_keyword(type) : "";
  return question;
}

/// The question about the class that a member is made of.
Question
make_member_question(const dwarf::Index& index,
                     const Question& owner,
                     const dwarf::Member& member)
{
  Question question;
  const auto made_of = find_core(member.type);
  const auto name = std::string(member.name);
  if (index.is_c()) {
    question.type =
      "__typeof__(((" + owner.type + "*)0)->" + name + made_of.path + ")";
  } else {
    // A function may have the owner's name.
    const auto keyword = owner.keyword.empty() ? "" : owner.keyword + " ";
    question.type = std::string(core) + "((" + keyword + owner.type + "*)0)->" +
                    name + ")>::hallmark_u";
  }
  const auto& plain = made_of.type;
  question.is_open = plain && dwarf::is_open(index, *plain);
  return question;
}

/// The question about a class without a name, which an export is made of.
Question
make_export_question(const std::string& symbol)
{
  return {std::string(core) + symbol + ")>::hallmark_u", "", true};
}

}  // namespace

void
Asker::ask(const std::string& key, const dwarf::Die& type)
{
  if (questions_.contains(key)) {
    return;
  }
  auto question = make_question(index_, type);
  if (const auto way = ways_.find(key); way != ways_.end()) {
    question.other = way->second;
  }
  questions_.emplace(key, std::move(question));
}

void
Asker::ask_about_member(const std::string& owner,
                        const dwarf::Member& member,
                        const std::string& nameless)
{
  const auto asked = questions_.find(owner);
  if (asked == questions_.end()) {
    return;
  }
  const auto question = make_member_question(index_, asked->second, member);
  if (!nameless.empty()) {
    questions_.try_emplace(nameless, question);
    return;
  }
  const auto type = find_core(member.type).type;
  const auto key = type ? index_.qualified_name(*type) : std::string();
  if (key.find('<') != key.npos && key != owner) {
    ways_.try_emplace(key, question.type);
  }
}

void
Asker::ask_about_base(const std::string& owner, const dwarf::Die& base)
{
  const auto asked = questions_.find(owner);
  if (asked == questions_.end() || index_.is_c()) {
    return;
  }
  const auto name = std::string(names::template_name(dwarf::name_of(base)));
  note_way(base,
           "::hallmark_contract::hallmark_core<" + asked->second.type +
             "::" + name + ">::hallmark_u");
}

void
Asker::ask_about_functions(const std::string& owner,
                           const std::string& key,
                           MemberQuestion question)
{
  const auto asked = questions_.find(owner);
  if (asked == questions_.end()) {
    return;
  }
  question.parameters =
    mend_vectors(names::spell_for_source(std::move(question.parameters)));
  question.result =
    mend_vectors(names::spell_for_source(std::move(question.result)));
  asked->second.members.try_emplace(key, std::move(question));
}

void
Asker::ask_about_move(const std::string& key)
{
  if (const auto asked = questions_.find(key); asked != questions_.end()) {
    asked->second.asks_move = true;
  }
}

void
Asker::note_way(const std::optional<dwarf::Die>& type, const std::string& way)
{
  const auto core = find_innermost(type);
  const auto key = core ? index_.qualified_name(*core) : std::string();
  if (key.find('<') != key.npos) {
    ways_.try_emplace(key, way);
  }
}

void
Asker::ask_about_export(const std::optional<dwarf::Die>& type,
                        const std::string& symbol,
                        const std::string& nameless)
{
  const auto pointer =
    "decltype(hallmark_contract_" + std::to_string(exports_++) + ")>";
  const auto plain = dwarf::strip_aliases(type, true);
  if (!plain || index_.is_c()) {
    return;
  }
  if (!nameless.empty()) {
    questions_.try_emplace(nameless, make_export_question(symbol));
  }
  if (dwarf::tag_of(*plain) != DW_TAG_subroutine_type) {
    note_way(plain,
             "::hallmark_contract::hallmark_core<" + pointer + "::hallmark_u");
    return;
  }
  std::size_t number = 0;
  const auto note_part = [&](const dwarf::Die& holder) {
    note_way(dwarf::reference(holder, DW_AT_type),
             "::hallmark_contract::hallmark_part<" + std::to_string(number++) +
               ", " + pointer + "::hallmark_u");
  };
  note_part(*plain);
  dwarf::for_each_child(*plain, [&](const dwarf::Die& child) {
    if (dwarf::tag_of(child) == DW_TAG_formal_parameter) {
      note_part(child);
    }
    return true;
  });
}

std::vector<std::string>
format_answer(std::uint64_t size, const Answer* answer)
{
  std::vector<std::string> lines{join_fields({"size", std::to_string(size)})};
  if (!answer) {
    lines.push_back(join_fields({"align", "-"}));
    lines.push_back(join_fields({"pass", "-"}));
    return lines;
  }
  lines.push_back(join_fields({"align", std::to_string(answer->alignment)}));
  lines.push_back(join_fields({"pass", format_passed(answer->passed)}));
  if (answer->data_size != answer->size) {
    lines.push_back(join_fields({"dsize", std::to_string(answer->data_size)}));
  }
  if (answer->is_final) {
    lines.emplace_back("final");
  }
  if (answer->is_abstract) {
    lines.emplace_back("abstract");
  }
  if (answer->hashes_noexcept) {
    lines.push_back(join_fields({"hash", "noexcept"}));
  }
  if (answer->moves_noexcept) {
    lines.push_back(
      join_fields({"move", *answer->moves_noexcept ? "noexcept" : "throws"}));
  }
  return lines;
}

std::vector<std::string>
format_enum_size(std::uint64_t size, std::uint64_t alignment)
{
  return {
    join_fields({"size", std::to_string(size)}),
    join_fields({"align", std::to_string(alignment)}),
    join_fields({"pass", "value"}),
  };
}

}  // namespace hallmark::contract::text
