// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/workshop.hpp"

#include "base/file.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <stdexcept>

namespace hallmark::tests {
namespace {

constexpr std::string_view description = R"(path = "audio.example/reverb"
version = "1.2.0"

[exports]
symbols = ["reverb_presets", "reverb_gain"]
)";

constexpr std::string_view filter_description = R"(name = "audio.example/filter"
version = "2.1.0"
header = "filter.hpp"
exports = ["filter_name", "audio::gain"]
optional = ["audio::tail"]
)";

constexpr std::string_view filter_header = R"(#pragma once
extern "C" const char *filter_name(void);
namespace audio {
struct Params { int steps; float level; };
float gain(const Params &params);
extern int tail;
}
)";

constexpr std::string_view host_description = R"(name = "audio.example/host"
version = "1.0.0"
header = "host.hpp"
exports = ["audio::print"]
provider = "host"
)";

constexpr std::string_view host_header = R"(#pragma once
namespace audio { void print(const char *text); }
)";

constexpr std::string_view typed_description = R"(path = "audio.example/reverb"
version = "1.2.0"
implements = ["filter.interface.toml"]
uses = ["host.interface.toml"]

[exports]
header = "reverb.hpp"
symbols = ["reverb::presets"]
)";

constexpr std::string_view typed_source = R"(#include "filter.hpp"
#include "reverb.hpp"
#define EXPORT __attribute__((visibility("default")))
EXPORT const char *filter_name() { return "reverb"; }
namespace audio {
EXPORT float gain(const Params &params) { return params.level; }
}
namespace reverb { EXPORT int presets[2] = {1, 2}; }
)";

constexpr std::string_view plain_source = R"(#include <hallmark/plugin.h>
HALLMARK_C_BEGIN
HALLMARK_EXPORT extern int reverb_presets;
HALLMARK_EXPORT int reverb_gain(int);
HALLMARK_C_END
int reverb_presets = 3;
int reverb_gain(int x) { return hallmark_self() ? x : -1; }
)";

/// Where <hallmark/plugin.h> comes from, as meson.build says it.
std::string
find_source_root()
{
  const auto* folder = std::getenv("HALLMARK_SOURCE");
  if (!folder) {
    throw std::runtime_error("HALLMARK_SOURCE is not set: run with meson test");
  }
  return folder;
}

/// The value, or a test that ends.
template<class T>
T
take(base::Result<T> result)
{
  if (!result) {
    throw std::runtime_error(base::format_error(result.error()));
  }
  return std::move(*result);
}

}  // namespace

bool
has_program(const std::string& name)
{
  return run({name, "--version"}).status == 0;
}

Workshop::Workshop()
{
  write("reverb.plugin.toml", description);
  write("reverb.cpp", plain_source);
  std::filesystem::create_directory(folder_.path() / "out");
}

void
Workshop::describe_types() const
{
  write("filter.interface.toml", filter_description);
  write("filter.hpp", filter_header);
  write("host.interface.toml", host_description);
  write("host.hpp", host_header);
  write("reverb.plugin.toml", typed_description);
  write("reverb.hpp", "namespace reverb { extern int presets[2]; }\n");
  write("reverb.cpp", typed_source);
}

void
Workshop::write(const std::string& name, std::string_view text) const
{
  write_bytes(folder_.path() / name, text);
}

std::string
Workshop::find(const std::string& name) const
{
  return (folder_.path() / name).string();
}

std::string
Workshop::read(const std::string& name) const
{
  return read_bytes(folder_.path() / name);
}

std::string
Workshop::read_own_inputs(const std::string& depfile) const
{
  std::string own;
  std::istringstream words(shorten(read(depfile)));
  for (std::string word; words >> word;) {
    own += word == "\\" || word.starts_with("/usr/") ? "" : word + "\n";
  }
  return own;
}

std::string
Workshop::shorten(std::string text) const
{
  const auto prefix = folder_.path().string() + "/";
  for (auto place = text.find(prefix); place != std::string::npos;
       place = text.find(prefix)) {
    text.erase(place, prefix.size());
  }
  return text;
}

stamp::Request
Workshop::request() const
{
  stamp::Request request;
  request.description = find("reverb.plugin.toml");
  request.output_folder = find("out");
  request.command = {"g++", "-std=c++20"};
  return request;
}

std::string
Workshop::stamp(const stamp::Request& request) const
{
  const auto done = stamp::run_step(request);
  return done ? "" : shorten(base::format_error(done.error()));
}

Outcome
Workshop::compile(const std::string& compiler,
                  const std::vector<std::string>& words) const
{
  std::vector<std::string> command = {
    compiler, "-fPIC", "-I", find_source_root() + "/loader/include"};
  command.insert(command.end(), words.begin(), words.end());
  RunOptions options;
  options.folder = folder_.path();
  return run(command, options);
}

std::vector<std::string>
Workshop::choose_linker(const std::string& linker) const
{
  const auto version = linker.find('-');
  if (version == std::string::npos) {
    return {"-fuse-ld=" + linker};
  }
  // gcc knows linkers without a version alone, and looks here first.
  const auto name = linker.substr(0, version);
  const auto place = folder_.path() / linker;
  std::filesystem::create_directories(place);
  if (!std::filesystem::exists(place / ("ld." + name))) {
    const auto found = run({"sh", "-c", "command -v ld." + linker}).out;
    std::filesystem::create_symlink(found.substr(0, found.find('\n')),
                                    place / ("ld." + name));
  }
  return {"-B" + place.string(), "-fuse-ld=" + name};
}

Outcome
Workshop::link(const std::string& compiler,
               const std::vector<std::string>& words) const
{
  std::vector<std::string> all = {"-shared",
                                  "-fvisibility=hidden",
                                  "reverb.cpp",
                                  "out/reverb.plugin.cpp",
                                  "@out/reverb.plugin.rsp",
                                  "-o",
                                  "reverb.so"};
  all.insert(all.end(), words.begin(), words.end());
  return compile(compiler, all);
}

std::vector<std::string>
read_notes(const std::string& file, model::NoteType type)
{
  auto source = take(base::File::open(file));
  const auto image = take(elf::read_image(source));
  std::vector<std::string> contents;
  for (const auto& note :
       take(elf::read_notes(source, image, model::note_owner))) {
    if (note.type == static_cast<std::uint32_t>(type)) {
      contents.emplace_back(note.content.view());
    }
  }
  return contents;
}

std::vector<std::string>
read_exports(const std::string& file)
{
  auto source = take(base::File::open(file));
  const auto image = take(elf::read_image(source));
  const auto dynamic = take(elf::read_dynamic(source, image));
  std::vector<std::string> names;
  for (const auto& symbol :
       take(elf::read_symbols(source, image, *dynamic)).entries) {
    if (symbol.is_export()) {
      names.emplace_back(symbol.name);
    }
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace hallmark::tests
