// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the loader says of plugins in a host, without that host and without
// running any: `judge [--host HOST] [--plugins DIR]... FILE...`.
//
// What the host expects and provides is taken from its file, as `hallmark
// verify --host` does, but handed to the loader as a program would. The loader
// goes all its way up to dlopen(), which is this program's own and maps
// nothing: a plugin that comes so far is accepted.
//
// Without a host whatever a plugin uses is provided as it expects it; without
// folders nobody asks what it requires.
//
// For each FILE a line `== CODE`, or `== accepted`, and what the loader prints.

#include "base/text.hpp"
#include "load/loader.hpp"
#include "model/contract_parse.hpp"
#include "model/table.hpp"
#include "verify/candidate.hpp"
#include "verify/interfaces.hpp"

#include <deque>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace {

bool is_mapping = false;

}  // namespace

extern "C" void*
dlopen(const char*, int) noexcept
{
  is_mapping = true;
  return nullptr;
}

namespace {

using namespace hallmark;

/// An interface of a host, as its generated binding would have it.
struct Interface {
  std::deque<std::string> texts;
  std::vector<hallmark_expected_export> exports;
  std::vector<void*> addresses;
  hallmark_expected expected{};
  bool is_provided = false;
};

using Host = std::vector<std::unique_ptr<Interface>>;

std::unique_ptr<Interface>
make_interface(const verify::ExpectedInterface& read)
{
  static int thing = 0;
  auto made = std::make_unique<Interface>();
  const auto keep = [&](std::string_view text) {
    return made->texts.emplace_back(text).c_str();
  };
  const auto contract = model::parse_contract(read.text);
  for (const auto& one : contract->exports) {
    made->exports.push_back(
      {keep(one.name), keep(one.linkage), one.is_optional ? 1 : 0});
  }
  made->addresses.assign(made->exports.size(), &thing);
  made->is_provided = contract->provider == model::Provider::host;
  made->expected = {sizeof made->expected,
                    keep(read.name),
                    keep(read.version),
                    keep(read.fingerprint),
                    made->exports.data(),
                    made->exports.size(),
                    keep(read.text),
                    read.text.size(),
                    keep(read.facts),
                    made->is_provided ? made->addresses.data() : nullptr};
  return made;
}

Host
read_host(const std::string& name)
{
  Host host;
  auto file = base::File::open(name);
  const auto parts = verify::read_parts(*file, std::nullopt);
  const auto notes = verify::sort_notes(parts->notes);
  for (const auto content : notes.expected) {
    auto read = verify::parse_expected(content);
    read->facts = verify::find_facts(notes, read->name);
    host.push_back(make_interface(*read));
  }
  return host;
}

/// The interfaces that a plugin implements and uses, as far as it can be read.
struct Spoken {
  std::string table;
  std::vector<model::InterfaceName> uses;
  Host used;  ///< as a host that agrees with it provides them
};

Spoken
read_plugin(const std::string& name)
{
  Spoken spoken;
  auto file = base::File::open(name);
  const auto parts = file
                       ? verify::read_parts(*file, std::nullopt)
                       : base::Result<verify::Parts>(base::Error(file.error()));
  if (!parts) {
    return spoken;
  }
  const auto notes = verify::sort_notes(parts->notes);
  spoken.table = notes.table;
  for (const auto& note : parts->notes) {
    const auto stamp = model::parse_stamp(note.content.view());
    if (note.type == 1 && stamp) {
      spoken.uses = stamp->uses;
    }
  }
  for (const auto& one : spoken.uses) {
    const auto expected = verify::find_expected(notes, one.name);
    if (expected && model::parse_contract(expected->text)) {
      spoken.used.push_back(make_interface(*expected));
    }
  }
  return spoken;
}

/// What a host would ask of a plugin: all that both speak, or whatever it
/// speaks when they have nothing in common.
find::Request
make_request(const Host& host, const Spoken& plugin)
{
  find::Request request;
  bool is_user = false;
  const Interface* any = nullptr;
  for (const auto& one : host) {
    for (const auto& used : plugin.uses) {
      is_user |= one->is_provided && used.name == one->expected.name;
    }
    if (!one->is_provided) {
      any = any ? any : one.get();
      if (model::find_interface(plugin.table, one->expected.name)) {
        request.interfaces.push_back(&one->expected);
      }
    }
  }
  if (request.interfaces.empty() && !is_user && any) {
    request.interfaces.push_back(&any->expected);
  }
  return request;
}

void
judge(const std::string& name,
      const Host& host,
      const std::vector<std::string>& folders)
{
  table::Options options;
  options.directories = folders;
  load::Loader loader(options);
  const auto plugin = read_plugin(name);
  for (const auto& one : host.empty() ? plugin.used : host) {
    if (one->is_provided) {
      (void)loader.provided().add(one->expected);
    }
  }
  is_mapping = false;
  const auto opened = loader.open(name, make_request(host, plugin));
  const bool is_unasked = folders.empty() && !opened &&
                          opened.error().code == Code::missing_requirement;
  if (opened || is_mapping || is_unasked) {
    std::cout << "== accepted\n";
    return;
  }
  const auto& error = opened.error();
  std::cout << "== " << base::format_code(error.code) << '\n'
            << base::format_error(base::with_subject(error, name)) << '\n';
}

}  // namespace

int
main(int count, char** words)
{
  Host host;
  std::vector<std::string> folders;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--host") {
      host = read_host(words[++i]);
    } else if (word == "--plugins") {
      folders.emplace_back(words[++i]);
    } else {
      judge(words[i], host, folders);
    }
  }
}
