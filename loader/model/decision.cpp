// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/decision.hpp"

#include <limits>
#include <unordered_map>

namespace hallmark::model {
namespace {

constexpr std::uint32_t has_demands_flag = 1;
constexpr std::uint64_t fingerprint_size = 16;

/// Reads numbers and texts, one after another. What is not there is noticed
/// once, at the end.
class Cursor {
public:
  explicit Cursor(base::Bytes bytes) : bytes_(bytes) {}

  std::uint32_t number()
  {
    const auto value = bytes_.number<std::uint32_t>(offset_);
    is_sound_ = is_sound_ && value;
    offset_ += sizeof(std::uint32_t);
    return value.value_or(0);
  }

  base::Bytes bytes(std::uint64_t size)
  {
    const auto found = bytes_.slice(offset_, size);
    is_sound_ = is_sound_ && found;
    offset_ += size;
    return found.value_or(base::Bytes());
  }

  std::string_view text(std::uint64_t size) { return bytes(size).view(); }

  [[nodiscard]] bool is_sound() const { return is_sound_; }
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

private:
  base::Bytes bytes_;
  std::uint64_t offset_ = 0;
  bool is_sound_ = true;
};

DecidedInterface
read_interface(Cursor& cursor)
{
  DecidedInterface one;
  const auto name_size = cursor.number();
  const auto version_size = cursor.number();
  one.first = cursor.number();
  one.count = cursor.number();
  one.fingerprint = cursor.bytes(fingerprint_size);
  one.name = cursor.text(name_size);
  one.version = cursor.text(version_size);
  return one;
}

void
add_number(std::uint32_t number, std::string& bytes)
{
  for (int shift = 0; shift < 32; shift += 8) {
    bytes += static_cast<char>((number >> shift) & 0xff);
  }
}

std::uint8_t
read_digit(char digit)
{
  if (digit >= '0' && digit <= '9') {
    return static_cast<std::uint8_t>(digit - '0');
  }
  return digit >= 'a' && digit <= 'f'
           ? static_cast<std::uint8_t>(digit - 'a' + 10)
           : std::numeric_limits<std::uint8_t>::max();
}

/// 16 bytes of 32 digits; zeros where there is no digit.
std::string
pack_fingerprint(std::string_view digits)
{
  std::string bytes(fingerprint_size, '\0');
  for (std::size_t i = 0; 2 * i + 1 < digits.size() && i < bytes.size(); ++i) {
    bytes[i] = static_cast<char>((read_digit(digits[2 * i]) << 4) |
                                 (read_digit(digits[2 * i + 1]) & 0xf));
  }
  return bytes;
}

std::uint32_t
count_of(std::size_t size)
{
  return static_cast<std::uint32_t>(size);
}

/// Collects the exports of note type 9.
class Collector {
public:
  explicit Collector(const Stamp& stamp) : stamp_(stamp)
  {
    for (const auto* list : {&stamp.exports, &stamp.optional}) {
      for (const auto& linkage : *list) {
        by_name_.emplace(find_source_name(stamp, linkage),
                         Known{&linkage, list == &stamp.optional});
      }
    }
  }

  /// The exports of an interface that the stamp names.
  void add_interface(const Table& table, std::string_view interface)
  {
    for (const auto& one : table.exports) {
      const auto known = by_name_.find(one.name);
      if (one.interface == interface && known != by_name_.end()) {
        add(known->second);
      }
    }
  }

  /// What no interface has.
  void add_rest()
  {
    for (const auto* list : {&stamp_.exports, &stamp_.optional}) {
      for (const auto& linkage : *list) {
        auto& known = by_name_.at(find_source_name(stamp_, linkage));
        if (!known.is_added) {
          add(known);
        }
      }
    }
  }

  [[nodiscard]] std::uint32_t count() const { return count_; }

  [[nodiscard]] std::string format() const
  {
    std::string bytes;
    add_number(count_, bytes);
    return bytes + hashes_ + names_;
  }

private:
  struct Known {
    const std::string* linkage = nullptr;
    bool is_optional = false;
    bool is_added = false;
  };

  void add(Known& known)
  {
    add_number(hash_gnu(*known.linkage), hashes_);
    names_ += known.is_optional ? '?' : '!';
    names_ += *known.linkage;
    names_ += '\0';
    known.is_added = true;
    ++count_;
  }

  const Stamp& stamp_;
  std::unordered_map<std::string_view, Known> by_name_;
  std::string hashes_;
  std::string names_;
  std::uint32_t count_ = 0;
};

}  // namespace

std::optional<Decision>
parse_decision(base::Bytes content)
{
  Cursor cursor(content);
  Decision decision;
  decision.following = cursor.number();
  const auto format = cursor.number();
  const auto flags = cursor.number();
  decision.has_demands = (flags & has_demands_flag) != 0;
  decision.interface_count = cursor.number();
  decision.export_count = cursor.number();
  const auto path_size = cursor.number();
  const auto version_size = cursor.number();
  decision.path = cursor.text(path_size);
  decision.version = cursor.text(version_size);
  if (!cursor.is_sound() || format != stamp_format ||
      (flags & ~has_demands_flag) != 0) {
    return std::nullopt;
  }
  const auto start = cursor.offset();
  for (std::uint32_t i = 0; i < decision.interface_count; ++i) {
    read_interface(cursor);
    if (!cursor.is_sound()) {
      return std::nullopt;
    }
  }
  decision.interfaces =
    content.slice(start, cursor.offset() - start).value_or(base::Bytes());
  const auto facts =
    content.slice(cursor.offset(), content.size() - cursor.offset())
      .value_or(base::Bytes())
      .view();
  decision.facts = facts.substr(0, facts.find('\0'));
  return decision;
}

std::optional<DecidedInterface>
find_interface(const Decision& decision, std::string_view name)
{
  Cursor cursor(decision.interfaces);
  for (std::uint32_t i = 0; i < decision.interface_count; ++i) {
    const auto one = read_interface(cursor);
    if (one.name == name) {
      return one;
    }
  }
  return std::nullopt;
}

std::vector<std::string_view>
list_interfaces(const Decision& decision)
{
  Cursor cursor(decision.interfaces);
  std::vector<std::string_view> names;
  for (std::uint32_t i = 0; i < decision.interface_count; ++i) {
    names.push_back(read_interface(cursor).name);
  }
  return names;
}

bool
is_fingerprint(base::Bytes bytes, std::string_view digits)
{
  if (bytes.size() != fingerprint_size ||
      digits.size() != 2 * fingerprint_size) {
    return false;
  }
  for (std::size_t i = 0; i < fingerprint_size; ++i) {
    const auto byte = std::to_integer<unsigned>(bytes.data()[i]);
    if (read_digit(digits[2 * i]) != byte >> 4 ||
        read_digit(digits[2 * i + 1]) != (byte & 0xf)) {
      return false;
    }
  }
  return true;
}

std::optional<DecidedExports>
DecidedExports::read(base::Bytes content, std::uint32_t count)
{
  constexpr std::uint64_t word = sizeof(std::uint32_t);
  const auto hashes = content.slice(word, word * count);
  if (content.number<std::uint32_t>(0) != count || !hashes) {
    return std::nullopt;
  }
  const auto start = word + word * count;
  return DecidedExports(*hashes, *content.slice(start, content.size() - start));
}

std::optional<DecidedExport>
DecidedExports::next()
{
  const auto hash = hashes_.number<std::uint32_t>(index_ * 4);
  const auto text = names_.text(offset_);
  if (!hash || !text || text->size() < 2 ||
      (text->front() != '!' && text->front() != '?')) {
    return std::nullopt;
  }
  ++index_;
  offset_ += text->size() + 1;
  return DecidedExport{*hash, text->substr(1), text->front() == '?'};
}

bool
DecidedExports::skip(std::uint32_t count)
{
  for (; count > 0; --count) {
    if (!next()) {
      return false;
    }
  }
  return true;
}

std::uint32_t
hash_gnu(std::string_view name)
{
  std::uint32_t hash = 5381;
  for (const auto c : name) {
    hash = hash * 33 + static_cast<unsigned char>(c);
  }
  return hash;
}

DecisionNotes
format_decision(const Stamp& stamp, const Table& table)
{
  Collector exports(stamp);
  std::string interfaces;
  for (const auto& one : table.interfaces) {
    const auto first = exports.count();
    exports.add_interface(table, one.name);
    add_number(count_of(one.name.size()), interfaces);
    add_number(count_of(one.version.size()), interfaces);
    add_number(first, interfaces);
    add_number(exports.count() - first, interfaces);
    interfaces += pack_fingerprint(one.fingerprint);
    interfaces += one.name;
    interfaces += one.version;
  }
  exports.add_rest();

  const auto has_demands = !stamp.uses.empty() || !stamp.requirements.empty();
  DecisionNotes notes;
  auto& bytes = notes.decision;
  add_number(stamp_format, bytes);
  add_number(has_demands ? has_demands_flag : 0, bytes);
  add_number(count_of(table.interfaces.size()), bytes);
  add_number(exports.count(), bytes);
  add_number(count_of(stamp.identity.path.size()), bytes);
  add_number(count_of(stamp.identity.version.size()), bytes);
  bytes += stamp.identity.path + stamp.identity.version + interfaces;
  notes.exports = exports.format();
  return notes;
}

}  // namespace hallmark::model
