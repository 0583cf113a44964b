// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/unresolved.hpp"

#include "base/text.hpp"
#include "load/library.hpp"
#include "load/search.hpp"

#include <deque>
#include <set>

#include <elf.h>

namespace hallmark::load {
namespace {

/// A file whose needs are looked at.
struct Needer {
  std::string file;
  std::vector<std::string> needed;
  std::string folders;  ///< DT_RUNPATH, else DT_RPATH
};

std::string
find_directory(const std::string& file)
{
  return file.substr(0, file.rfind('/'));
}

std::string
find_last_part(const std::string& file)
{
  return file.substr(file.rfind('/') + 1);
}

Needer
make_needer(const std::string& file, const elf::Dynamic& dynamic)
{
  const auto folders =
    dynamic.runpath.empty() ? dynamic.rpath : dynamic.runpath;
  return {
    file, {dynamic.needed.begin(), dynamic.needed.end()}, std::string(folders)};
}

/// Goes from a plugin through all the libraries that it needs.
class Walk {
public:
  void follow(Needer first)
  {
    waiting_.push_back(std::move(first));
    while (!waiting_.empty()) {
      const auto needer = std::move(waiting_.front());
      waiting_.pop_front();
      for (const auto& name : needer.needed) {
        visit(needer, name);
      }
    }
  }

  [[nodiscard]] bool defines(const std::string& symbol) const
  {
    return defined_.count(symbol) != 0;
  }

  std::vector<std::string> missing;  ///< lines

private:
  void visit(const Needer& needer, const std::string& name)
  {
    if (!seen_.insert(name).second) {
      return;
    }
    const auto file =
      search_.find(name, needer.folders, find_directory(needer.file));
    if (file) {
      read(*file);
      return;
    }
    missing.push_back("library '" + name + "', needed by '" +
                      find_last_part(needer.file) + "'");
  }

  /// What cannot be read defines nothing that is known.
  void read(const std::string& name)
  {
    auto file = base::File::open(name);
    if (!file) {
      return;
    }
    const auto image = elf::read_image(*file);
    if (!image) {
      return;
    }
    const auto dynamic = elf::read_dynamic(*file, *image);
    if (!dynamic || !*dynamic) {
      return;
    }
    if (const auto symbols = elf::read_symbols(*file, *image, **dynamic)) {
      for (const auto& symbol : symbols->entries) {
        if (symbol.is_export()) {
          defined_.emplace(symbol.name);
        }
      }
    }
    waiting_.push_back(make_needer(name, **dynamic));
  }

  LibrarySearch search_;
  std::deque<Needer> waiting_;
  std::set<std::string> seen_;
  std::set<std::string> defined_;
};

std::vector<std::string>
list_missing_symbols(const elf::Symbols& symbols, const Walk& walk)
{
  std::vector<std::string> lines;
  for (const auto& symbol : symbols.entries) {
    const std::string name(symbol.name);
    if (symbol.section == SHN_UNDEF && symbol.binding == STB_GLOBAL &&
        !name.empty() && !walk.defines(name) && !is_defined_globally(name)) {
      lines.push_back("symbol '" + name + "'");
    }
  }
  return lines;
}

std::string
count_missing(std::size_t libraries, std::size_t symbols)
{
  std::vector<std::string> parts;
  if (libraries > 0) {
    parts.push_back(std::to_string(libraries) +
                    (libraries == 1 ? " library" : " libraries"));
  }
  if (symbols > 0) {
    parts.push_back(base::format_count(symbols, "symbol"));
  }
  return base::join(parts, " and ") +
         (libraries + symbols == 1 ? " is missing" : " are missing");
}

}  // namespace

base::Error
explain_unresolved(const base::Error& error,
                   const std::string& name,
                   const verify::Candidate& candidate)
{
  Walk walk;
  walk.follow(make_needer(name, candidate.dynamic));
  const auto symbols = list_missing_symbols(candidate.symbols, walk);
  if (walk.missing.empty() && symbols.empty()) {
    return error;
  }
  auto explained = base::make_error(
    Code::unresolved, count_missing(walk.missing.size(), symbols.size()));
  explained.details = walk.missing;
  explained.details.insert(
    explained.details.end(), symbols.begin(), symbols.end());
  explained.details.push_back("dynamic loader: " + error.message);
  return explained;
}

}  // namespace hallmark::load
