// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/workshop.hpp"

#include "base/file.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace hallmark::tests {
namespace {

constexpr std::string_view description = R"(path = "audio.example/reverb"
version = "1.2.0"

[exports]
header = "reverb.hpp"
symbols = ["reverb_presets", "reverb_gain"]
)";

constexpr std::string_view source = R"(#include <hallmark/plugin.h>
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
  write("reverb.cpp", source);
  std::filesystem::create_directory(folder_.path() / "out");
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
