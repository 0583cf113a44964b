// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/signature.hpp"

#include "model/spelling.hpp"

namespace hallmark::verify {
namespace {

using model::Contract;
using model::Type;

constexpr auto nowhere = std::string_view::npos;

bool
opens(char byte)
{
  return byte == '(' || byte == '<' || byte == '[' || byte == '{';
}

bool
closes(char byte)
{
  return byte == ')' || byte == '>' || byte == ']' || byte == '}';
}

/// Where the bracket at `start` is closed, or the end.
std::size_t
find_closing(std::string_view text, std::size_t start)
{
  std::size_t depth = 0;
  for (auto at = start; at < text.size(); ++at) {
    depth += opens(text[at]) ? 1 : 0;
    if (closes(text[at]) && --depth == 0) {
      return at;
    }
  }
  return text.size();
}

/// The parts between the commas that stand in no further bracket.
std::vector<std::string_view>
split_list(std::string_view list)
{
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t at = 0; at < list.size(); ++at) {
    if (opens(list[at])) {
      at = find_closing(list, at);
    } else if (list[at] == ',') {
      parts.push_back(list.substr(start, at - start));
      start = at + 1;
    }
  }
  if (!list.empty()) {
    parts.push_back(list.substr(start));
  }
  return parts;
}

/// `(*)`, `(&)` or `(audio::A::*)`, which holds what a pointer is called.
bool
is_declarator(std::string_view inside)
{
  const auto member = inside.find("::*");
  return inside.starts_with('*') || inside.starts_with('&') ||
         (member != nowhere && member < inside.find('('));
}

/// Goes through one spelling.
class Finder {
public:
  explicit Finder(std::vector<Signature>& signatures) : signatures_(signatures)
  {
  }

  void find(std::string_view type)
  {
    for (std::size_t at = 0; at < type.size(); ++at) {
      if (!opens(type[at])) {
        continue;
      }
      const auto end = find_closing(type, at);
      const auto inside = type.substr(at + 1, end - at - 1);
      if (type[at] == '<') {
        find_all(split_list(inside));
      } else if (type[at] == '(' && !inside.starts_with("anonymous") &&
                 !type.substr(0, at).ends_with("__vector")) {
        take_bracket(type, at, end);
        return;
      }
      at = end;
    }
  }

private:
  void find_all(const std::vector<std::string_view>& types)
  {
    for (const auto type : types) {
      find(type);
    }
  }

  /// A bracket behind a type holds parameters, or `*` when they come next.
  void take_bracket(std::string_view type, std::size_t start, std::size_t end)
  {
    const auto inside = type.substr(start + 1, end - start - 1);
    const auto result = type.substr(0, start);
    if (result.empty()) {
      return;  // the cast of an enumerator: `(audio::Mode)1`
    }
    if (!is_declarator(inside)) {
      add(result, inside, false);
      return;
    }
    find(inside);  // a function that gives a pointer to a function
    const auto next = end + 1;
    if (next < type.size() && type[next] == '(') {
      const auto last = find_closing(type, next);
      add(result,
          type.substr(next + 1, last - next - 1),
          inside.find("::*") != nowhere);
    }
  }

  void add(std::string_view result, std::string_view list, bool has_object)
  {
    auto parameters = split_list(list);
    signatures_.push_back({result, parameters, has_object});
    find_all(parameters);
  }

  std::vector<Signature>& signatures_;
};

void
find_in_type(const Contract& contract,
             const Type& type,
             std::vector<Signature>& signatures)
{
  find_signatures(type.name, signatures);
  for (const auto& base : contract.bases_of(type)) {
    find_signatures(base.type, signatures);
  }
  for (const auto& member : contract.members_of(type)) {
    find_signatures(member.type, signatures);
  }
  for (const auto& function : contract.virtuals_of(type)) {
    const auto list = model::find_parameters(function.name);
    if (list.size() < 2) {
      continue;  // a destructor
    }
    const auto parameters =
      split_list(list.substr(1, find_closing(list, 0) - 1));
    signatures.push_back({function.result, parameters, true});
    find_signatures(function.result, signatures);
    for (const auto parameter : parameters) {
      find_signatures(parameter, signatures);
    }
  }
}

}  // namespace

void
find_signatures(std::string_view spelling, std::vector<Signature>& signatures)
{
  Finder(signatures).find(spelling);
}

std::vector<Signature>
find_calls(const Contract& contract, const Contract* other)
{
  std::vector<Signature> signatures;
  for (const auto& item : contract.exports) {
    if (!other || other->find_same_export(item)) {
      find_signatures(item.signature, signatures);
    }
  }
  for (const auto& type : contract.types) {
    const auto* same = other ? other->find_type(type.name) : &type;
    if (same && same->kind != model::Kind::declared) {
      find_in_type(contract, type, signatures);
    }
  }
  return signatures;
}

}  // namespace hallmark::verify
