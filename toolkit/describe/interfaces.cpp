// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/interfaces.hpp"

#include "base/text.hpp"
#include "describe/names.hpp"
#include "describe/source.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

namespace hallmark::describe {
namespace {

std::string
find_base_name(const std::string& file)
{
  return std::filesystem::path(file).filename().string();
}

/// Keep an error that says of itself in which file it is.
Result<Interface>
find_interface(const Text& name,
               const std::vector<std::string>& folders,
               const std::string& description)
{
  const auto file = find_named_file(description, name, folders);
  if (!file) {
    return file.error();
  }
  return read_interface(*file, std::nullopt);
}

/// A side of the boundary: its key in a description, its name as a provider.
struct Side {
  Provider provider;
  std::string key;
  std::string name;
};

const Side plugin_side = {Provider::plugin, "'implements'", "'plugin'"};
const Side host_side = {Provider::host, "'uses'", "'host'"};

void
check_side(const Text& name,
           const Interface& interface,
           const Side& expected,
           Faults& faults)
{
  if (interface.provider == expected.provider) {
    return;
  }
  const auto& found =
    expected.provider == Provider::host ? plugin_side : host_side;
  faults.add(name.place,
             "interface under " + expected.key + " has another provider",
             found.name,
             expected.name,
             "name it under " + found.key);
}

void
add_list(const std::vector<Text>& names,
         const std::vector<std::string>& folders,
         const Side& side,
         const std::string& description,
         std::vector<Interface>& list,
         Faults& faults)
{
  for (const auto& name : names) {
    auto interface = find_interface(name, folders, description);
    if (!interface) {
      faults.keep(std::move(interface.error()));
      return;
    }
    check_side(name, *interface, side, faults);
    if (std::ranges::find(list, interface->name, &Interface::name) !=
        list.end()) {
      faults.add(name.place,
                 "duplicate interface",
                 base::quote(interface->name) + " again",
                 "each once");
    }
    list.push_back(std::move(*interface));
  }
}

/// Which file declares an export, and where in it.
struct Owner {
  std::string file;
  Place place;
};

/// Exports by name. A second of a name is a fault.
class Register {
public:
  explicit Register(Faults& faults) : faults_(faults) {}

  void add(const Text& symbol, const std::string& file, const Place& place)
  {
    const auto [first, is_new] =
      owners_.emplace(symbol.value, Owner{file, symbol.place});
    if (!is_new) {
      report(symbol, place, first->second);
    }
  }

private:
  void report(const Text& symbol, const Place& place, const Owner& first)
  {
    faults_.add(place,
                "duplicate export",
                base::quote(symbol.value) + " again",
                "it only in " + find_base_name(first.file) + ":" +
                  std::to_string(first.place.line));
  }

  Faults& faults_;
  std::map<std::string, Owner> owners_;
};

}  // namespace

void
add_interfaces(const std::vector<Text>& implements,
               const std::vector<Text>& uses,
               const std::vector<std::string>& folders,
               Plugin& plugin,
               Faults& faults)
{
  const auto& file = plugin.file;
  add_list(implements, folders, plugin_side, file, plugin.implements, faults);
  add_list(uses, folders, host_side, file, plugin.uses, faults);
}

void
check_required_metadata(const Node& root, const Plugin& plugin, Faults& faults)
{
  const auto* metadata = root.find("metadata");
  for (const auto& interface : plugin.implements) {
    for (const auto& key : interface.required_metadata) {
      if (!metadata || !metadata->find(key)) {
        faults.add(metadata ? metadata->place : root.place,
                   "metadata lacks " + base::quote(key) + ", which interface " +
                     base::quote(interface.name) + " requires");
      }
    }
  }
}

void
check_exports_distinct(const std::vector<Text>& implements,
                       const Plugin& plugin,
                       Faults& faults)
{
  Register exports(faults);
  for (std::size_t i = 0; i < plugin.implements.size(); ++i) {
    const auto& interface = plugin.implements[i];
    for (const auto* list : {&interface.exports, &interface.optional}) {
      for (const auto& one : *list) {
        exports.add(one.symbol, interface.file, implements[i].place);
      }
    }
  }
  for (const auto& one : plugin.exports.symbols) {
    exports.add(one.symbol, plugin.file, one.symbol.place);
  }
}

}  // namespace hallmark::describe
