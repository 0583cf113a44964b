// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "builtin/archive.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

#include <filesystem>
#include <optional>
#include <string_view>

#include <ar.h>

namespace hallmark::builtin {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view plain_magic = ARMAG;
constexpr std::string_view thin_magic = "!<thin>\n";
constexpr std::uint64_t longest_archive = 1 << 30;

base::Error
make_archive_error(const std::string& file, const char* what)
{
  return base::with_subject(base::make_error(Code::malformed, what), file);
}

/// A number that blanks fill up.
std::optional<std::uint64_t>
parse_field(std::string_view text)
{
  return base::parse_number(text.substr(0, text.find_last_not_of(' ') + 1));
}

/// A field of a header.
template<std::size_t size>
std::string_view
view(const char (&field)[size])
{
  return {field, size};
}

/// Reads one member after the other.
class Reader {
public:
  Reader(std::string file, std::string_view bytes)
    : file_(std::move(file)),
      bytes_(bytes),
      thin_(bytes.starts_with(thin_magic))
  {
  }

  Result<std::vector<Member>> read_all()
  {
    std::vector<Member> members;
    while (place_ < bytes_.size()) {
      auto read = read_member(members);
      if (!read) {
        return read.error();
      }
    }
    return members;
  }

private:
  Result<void> read_member(std::vector<Member>& members)
  {
    ::ar_hdr header{};
    if (bytes_.size() - place_ < sizeof header) {
      return make_archive_error(file_, "archive ends inside a header");
    }
    bytes_.copy(reinterpret_cast<char*>(&header), sizeof header, place_);
    place_ += sizeof header;
    const auto size = parse_field(view(header.ar_size));
    if (!size || view(header.ar_fmag) != ARFMAG) {
      return make_archive_error(file_, "archive has an invalid header");
    }
    const auto name = view(header.ar_name);
    const auto is_table = name.starts_with("/ ") || name.starts_with("// ") ||
                          name.starts_with("/SYM64/");
    const auto held = thin_ && !is_table ? 0 : *size;
    if (bytes_.size() - place_ < held) {
      return make_archive_error(file_, "archive ends inside a member");
    }
    const auto content = bytes_.substr(place_, held);
    place_ += held + held % 2;
    if (name.starts_with("// ")) {
      names_ = content;
    }
    return is_table ? Result<void>() : add(name, content, members);
  }

  Result<void> add(std::string_view written,
                   std::string_view content,
                   std::vector<Member>& members)
  {
    auto name = find_name(written);
    if (!thin_) {
      members.push_back({std::move(name), std::string(content)});
      return {};
    }
    const auto file = (fs::path(file_).parent_path() / name).string();
    auto bytes = base::read_text(file, longest_archive);
    if (!bytes) {
      return base::with_subject(bytes.error(), file);
    }
    members.push_back({std::move(name), *std::move(bytes)});
    return {};
  }

  /// A name ends with `/`; in the table of long names, with a newline too.
  [[nodiscard]] std::string find_name(std::string_view written) const
  {
    auto name = written;
    if (written.starts_with("/")) {
      const auto place = parse_field(written.substr(1)).value_or(0);
      name = place < names_.size() ? names_.substr(place) : std::string_view();
      name = name.substr(0, name.find('\n'));
    }
    return std::string(name.substr(0, name.rfind('/')));
  }

  std::string file_;
  std::string_view bytes_;
  bool thin_;
  std::size_t place_ = plain_magic.size();
  std::string_view names_;
};

}  // namespace

Result<std::vector<Member>>
read_archive(const std::string& file)
{
  const auto bytes = base::read_text(file, longest_archive);
  if (!bytes) {
    return base::with_subject(bytes.error(), file);
  }
  if (!bytes->starts_with(plain_magic) && !bytes->starts_with(thin_magic)) {
    return make_archive_error(file, "not an archive");
  }
  return Reader(file, *bytes).read_all();
}

}  // namespace hallmark::builtin
