// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/own_types.hpp"

#include "base/file.hpp"
#include "contract/dwarf/place.hpp"
#include "contract/names/base_words.hpp"
#include "contract/names/names.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include <dwarf.h>
#include <sys/stat.h>

namespace hallmark::contract {
namespace {

namespace fs = std::filesystem;

/// A file, whatever it is called.
using Number = std::pair<::dev_t, ::ino_t>;

std::optional<Number>
number_of(const std::string& file)
{
  struct ::stat status {};
  if (::stat(file.c_str(), &status) != 0) {
    return std::nullopt;
  }
  return Number{status.st_dev, status.st_ino};
}

/// Tells which files are headers of the interface.
class Owner {
public:
  explicit Owner(const Files& files) : directory_(files.directory)
  {
    add_all(files.headers, own_);
    add_all(files.all, read_);
    for (const auto& header : files.headers) {
      if (auto text = base::read_text(header)) {
        add_words(*text);
      }
    }
  }

  [[nodiscard]] bool owns(const std::string& file)
  {
    const auto [known, is_new] = known_.try_emplace(file, false);
    if (is_new) {
      known->second = look(file);
    }
    return known->second;
  }

  /// Whether a word stands in one of the headers.
  [[nodiscard]] bool mentions(const std::string& word) const
  {
    return words_.contains(word);
  }

private:
  void add_words(std::string_view text)
  {
    for (auto start = text.begin(); start != text.end();) {
      start = std::find_if(start, text.end(), names::is_word_part);
      const auto end = std::find_if_not(start, text.end(), names::is_word_part);
      words_.emplace(start, end);
      start = end;
    }
  }

  static void add_all(const std::vector<std::string>& files,
                      std::set<Number>& numbers)
  {
    for (const auto& file : files) {
      if (const auto number = number_of(file)) {
        numbers.insert(*number);
      }
    }
  }

  [[nodiscard]] bool look(const std::string& file) const
  {
    const auto name = fs::path(file).filename().string();
    if (file.empty() || name.starts_with('<') ||
        name.starts_with("hallmark ")) {
      return false;
    }
    const auto number = number_of((fs::path(directory_) / file).string());
    return !number || own_.contains(*number) || !read_.contains(*number);
  }

  std::string directory_;
  std::unordered_set<std::string> words_;  ///< of the headers
  std::set<Number> own_;
  std::set<Number> read_;
  std::unordered_map<std::string, bool> known_;
};

/// Whether a type stands in namespaces and classes alone.
bool
is_global(const dwarf::Index& index, const dwarf::Die& type)
{
  auto scope = index.scope_of(type);
  for (int depth = 0; scope && depth < dwarf::deepest_scope; ++depth) {
    const int tag = dwarf::tag_of(*scope);
    if (tag == DW_TAG_subprogram || tag == DW_TAG_lexical_block) {
      return false;
    }
    scope = index.scope_of(*scope);
  }
  return true;
}

/// Whether it is an instance of a template that is named and not completed.
bool
is_waiting(const dwarf::Index& index, const dwarf::Die& type)
{
  return dwarf::is_set(type, DW_AT_declaration) &&
         dwarf::name_of(type).find('<') != std::string_view::npos &&
         !index.find_definition(index.qualified_name(type));
}

/// `Box` of `audio::Box<int>`.
std::string
find_stem(const std::string& instance)
{
  const auto name = instance.substr(0, instance.find('<'));
  const auto scope = name.rfind("::");
  return scope == name.npos ? name : name.substr(scope + 2);
}

/// `audio::(anonymous on)`; empty when there is no enumerator.
std::string
name_unnamed(const dwarf::Index& index, const dwarf::Die& type)
{
  std::string first;
  dwarf::for_each_child(type, [&](const dwarf::Die& child) {
    if (dwarf::tag_of(child) == DW_TAG_enumerator) {
      first = dwarf::name_of(child);
    }
    return first.empty();
  });
  if (first.empty()) {
    return {};
  }
  const auto scope = index.scope_of(type);
  const auto outer = scope ? index.qualified_name(*scope) : std::string();
  return (outer.empty() ? "" : outer + "::") + "(anonymous " + first + ")";
}

}  // namespace

OwnTypes
find_own_types(const dwarf::Index& index, const Files& files)
{
  Owner owner(files);
  OwnTypes own;
  for (const auto& type : index.types()) {
    if (is_waiting(index, type)) {
      auto name = index.qualified_name(type);
      if (!names::is_made_up(name) && owner.mentions(find_stem(name))) {
        own.incomplete.push_back(std::move(name));
      }
      continue;
    }
    if (!owner.owns(dwarf::place_of(type).file) || !is_global(index, type)) {
      continue;
    }
    const auto name = index.qualified_name(type);
    if (name.empty() && dwarf::tag_of(type) == DW_TAG_enumeration_type) {
      if (auto made = name_unnamed(index, type); !made.empty()) {
        own.unnamed.emplace_back(std::move(made), type);
      }
    } else if (!name.empty() && !names::is_made_up(name) &&
               !dwarf::is_set(type, DW_AT_declaration)) {
      own.named.push_back(type);
    }
  }
  return own;
}

}  // namespace hallmark::contract
