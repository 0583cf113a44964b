// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/headers.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <filesystem>

namespace hallmark::contract::compile {
namespace {

namespace fs = std::filesystem;

bool
is_same_file(const std::string& one, const std::string& other)
{
  std::error_code ignored;
  return one == other || fs::equivalent(one, other, ignored);
}

bool
ends_with_name(const std::string& file, const std::string& name)
{
  const auto end = "/" + fs::path(name).lexically_normal().string();
  return file.ends_with(end);
}

/// The header that was read before its own inclusion, by a flag or by another
/// header.
std::string
find_earlier(const Header& header, const std::vector<std::string>& files)
{
  if (!header.beside.empty()) {
    for (const auto& file : files) {
      if (is_same_file(file, header.beside)) {
        return file;
      }
    }
  }
  const auto found = std::ranges::find_if(
    files, [&](const auto& file) { return ends_with_name(file, header.name); });
  return found == files.end() ? std::string() : *found;
}

/// A file as people find it: from where the step runs, where that is shorter.
std::string
shorten(const std::string& file)
{
  std::error_code ignored;
  const auto near =
    fs::path(file).lexically_relative(fs::current_path(ignored)).string();
  return near.empty() || near.size() >= file.size() ? file : near;
}

}  // namespace

std::vector<Header>
list_headers(const Request& request)
{
  std::vector<Header> headers;
  for (const auto& name : request.headers) {
    std::error_code ignored;
    const auto file = fs::absolute(fs::path(request.folder) / name, ignored);
    headers.push_back({name,
                       fs::exists(file, ignored)
                         ? file.lexically_normal().string()
                         : std::string()});
  }
  return headers;
}

std::string
name_mark(std::size_t number)
{
  return "hallmark_mark_" + std::to_string(number) + ".h";
}

std::string
format_includes(const std::vector<Header>& headers)
{
  std::string text;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const auto& [name, beside] = headers[i];
    text += "#include \"" + name_mark(i) + "\"\n";
    if (beside.empty()) {
      text += "#include \"" + name + "\"\n";
    } else {
      text += "#if __has_include(\"" + name + "\")\n#include \"" + name +
              "\"\n#else\n#include \"" + beside + "\"\n#endif\n";
    }
  }
  return text;
}

std::vector<std::string>
find_taken(const std::vector<Header>& headers,
           const std::vector<std::string>& files)
{
  const auto find_mark = [&](std::size_t number) {
    return std::ranges::find_if(files, [&](const auto& file) {
      return ends_with_name(file, name_mark(number));
    });
  };
  std::vector<std::string> taken;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const auto mark = find_mark(i);
    const auto next = mark == files.end() ? mark : mark + 1;
    const bool is_new = next != files.end() &&
                        (i + 1 == headers.size() || next != find_mark(i + 1));
    taken.push_back(is_new ? *next : find_earlier(headers[i], files));
  }
  return taken;
}

std::vector<std::string>
find_rivals(const Header& header,
            const std::string& taken,
            const Invocation& invocation)
{
  std::vector<std::string> rivals;
  const auto add = [&](const std::string& file) {
    std::error_code ignored;
    if (fs::is_regular_file(file, ignored) && !is_same_file(file, taken)) {
      rivals.push_back(file);
    }
  };
  add(header.beside);
  if (!fs::path(header.name).is_absolute()) {
    for (const auto& folder : invocation.source_folders) {
      add((fs::path(folder) / header.name).lexically_normal().string());
    }
  }
  return rivals;
}

Result<void>
check_one_header(const Header& header,
                 const std::string& taken,
                 const Invocation& invocation)
{
  if (taken.empty()) {
    return {};
  }
  const auto text = base::read_text(taken);
  for (const auto& rival : find_rivals(header, taken, invocation)) {
    const auto other = base::read_text(rival);
    if (!text || !other || *text != *other) {
      auto error = base::make_mismatch(
        Code::invalid_argument,
        "two files are called " + base::quote(header.name) +
          " and differ, so that sources of the target may mean either",
        base::quote(shorten(taken)) + " along the include path",
        base::quote(shorten(rival)),
        "remove one of them, or put the folder of the right one first on the "
        "include path of the target");
      return error;
    }
  }
  return {};
}

}  // namespace hallmark::contract::compile
