// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/diff/sides.hpp"

#include "diff/diff.hpp"

#include <stdexcept>

namespace hallmark::tests {

ImageOptions
make_plugin_options(std::string_view version,
                    const std::vector<std::string>& exports,
                    std::string_view more)
{
  std::string stamp = "format=1\npath=tests.example/a\nversion=";
  stamp.append(version).append("\nlanguage=c++\n");
  ImageOptions options;
  for (const auto& name : exports) {
    stamp.append("export=").append(name).append("\n");
    options.symbols.push_back({name});
  }
  options.notes.push_back({"Hallmark", 1, stamp.append(more)});
  return options;
}

ImageNote
make_contract_note(std::string text)
{
  return {"Hallmark", 3, std::move(text)};
}

ImageNote
make_expected_note(const std::string& text)
{
  return {"Hallmark",
          5,
          "expected\taudio.example/filter\t2.1.0\t"
          "00000000000000000000000000000000\n" +
            text};
}

diff::Side
Sides::read(const std::string& name, std::string_view bytes) const
{
  const auto file = folder_.path() / name;
  write_bytes(file, bytes);
  auto side = diff::read_side(file.string());
  if (!side) {
    throw std::runtime_error(shorten(base::format_error(side.error())));
  }
  return std::move(*side);
}

diff::Side
Sides::read(const std::string& name, const ImageOptions& options) const
{
  return read(name, make_image(options).bytes);
}

std::string
Sides::explain(const std::string& name, std::string_view bytes) const
{
  try {
    return std::string(diff::format_kind(read(name, bytes).kind));
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

std::string
Sides::shorten(std::string text) const
{
  const auto folder = folder_.path().string() + "/";
  for (auto at = text.find(folder); at != text.npos; at = text.find(folder)) {
    text.erase(at, folder.size());
  }
  return text;
}

std::string
compare(const diff::Side& old_one, const diff::Side& new_one)
{
  const auto report = diff::compare_sides(old_one, new_one);
  return report ? diff::format_report(*report)
                : base::format_error(report.error());
}

}  // namespace hallmark::tests
