// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/metadata.hpp"

#include "base/text.hpp"
#include "model/escapes.hpp"
#include "model/lines.hpp"
#include "model/names.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace hallmark::model {
namespace {

constexpr std::string_view metadata_name = "metadata";

/// What has a meaning in a key or in a string, and so needs a backslash.
constexpr std::string_view special_in_key = ".=\\";
constexpr std::string_view special_in_string = "\"\\";

/// Where a line's value belongs. Views of its key.
struct Place {
  std::optional<std::size_t> item;     ///< nothing for `metadata`
  std::string_view name;               ///< the author's key, escaped
  std::string_view base;               ///< the key without the element
  std::optional<std::size_t> element;  ///< of an array
};

/// A key's components, as they stand there. No sound key has five.
struct Components {
  std::array<std::string_view, 5> parts;
  std::size_t count = 0;
};

Components
split_key(std::string_view key)
{
  Components components;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= key.size() && components.count < 5; ++i) {
    if (i == key.size() || key[i] == '.') {
      components.parts[components.count++] = key.substr(start, i - start);
      start = i + 1;
    } else if (key[i] == '\\') {
      ++i;
    }
  }
  return components;
}

std::optional<std::size_t>
parse_index(std::string_view text)
{
  std::size_t index = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, index);
  const bool is_canonical = text == "0" || !text.starts_with('0');
  if (fault != std::errc{} || stop != end || !is_canonical) {
    return std::nullopt;
  }
  return index;
}

/// `metadata.NAME`, `items.INDEX.NAME`, and either with `.ELEMENT`.
std::optional<Place>
parse_place(std::string_view key)
{
  const auto [parts, count] = split_key(key);
  const std::size_t depth = parts[0] == "items" ? 3 : 2;
  if ((depth == 2 && parts[0] != "metadata") || count < depth ||
      count > depth + 1) {
    return std::nullopt;
  }
  Place place;
  place.name = parts[depth - 1];
  place.base = key;
  if (depth == 3 && !(place.item = parse_index(parts[1]))) {
    return std::nullopt;
  }
  if (count > depth) {
    place.element = parse_index(parts[depth]);
    place.base.remove_suffix(parts[depth].size() + 1);
    return place.element ? std::optional(place) : std::nullopt;
  }
  return place;
}

std::size_t
skip_digits(std::string_view text, std::size_t from)
{
  return std::min(text.find_first_not_of("0123456789", from), text.size());
}

/// A number as JSON writes it (RFC 8259, section 6).
bool
is_number(std::string_view text)
{
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  auto end = skip_digits(text, first);
  if (end == first || (text[first] == '0' && end > first + 1)) {
    return false;
  }
  if (end < text.size() && text[end] == '.') {
    const auto fraction = end + 1;
    end = skip_digits(text, fraction);
    if (end == fraction) {
      return false;
    }
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    const auto sign = text.substr(end + 1, 1);
    const auto exponent = end + (sign == "+" || sign == "-" ? 2 : 1);
    end = skip_digits(text, exponent);
    return end > exponent && end == text.size();
  }
  return end == text.size();
}

/// Kind and text of what stands behind the `=`.
std::optional<Value>
parse_value(std::string_view text)
{
  Value value;
  if (text.size() >= 2 && text.starts_with('"') && text.ends_with('"')) {
    auto plain = unescape(text.substr(1, text.size() - 2), special_in_string);
    if (!plain) {
      return std::nullopt;
    }
    value.text = std::move(*plain);
    return value;
  }
  if (text == "[]") {
    value.kind = Value::Kind::empty_array;
    return value;
  }
  value.text = text;
  if (text == "true" || text == "false") {
    value.kind = Value::Kind::boolean;
    return value;
  }
  value.kind = Value::Kind::number;
  return is_number(text) ? std::optional(value) : std::nullopt;
}

/// What the lines so far have led to, and so which may come next.
struct Progress {
  explicit Progress(std::size_t line_count) : bases(line_count) {}

  NameIndex bases;               ///< keys, without the index of an element
  std::size_t items = 0;         ///< how many items have begun
  std::string_view base;         ///< of the line before
  std::size_t next_element = 0;  ///< of `base`, or 0 when that is no array
};

/// Items follow one another from 0, so that their count is no lie.
Result<void>
check_item(std::size_t item, Progress& progress)
{
  const bool is_last = progress.items > 0 && item == progress.items - 1;
  if (!is_last && item != progress.items) {
    return base::box_mismatch(Code::malformed,
                              "item out of order",
                              std::to_string(item),
                              std::to_string(progress.items));
  }
  progress.items = item + 1;
  return {};
}

/// Elements of an array follow one another from 0; nothing is there twice.
Result<void>
check_base(const Place& place, Progress& progress)
{
  const bool goes_on = place.base == progress.base;
  const auto expected = goes_on ? progress.next_element : 0;
  progress.base = place.base;
  progress.next_element = place.element ? expected + 1 : 0;
  if (place.element && *place.element != expected) {
    return base::box_mismatch(Code::malformed,
                              "element out of order",
                              std::to_string(*place.element),
                              std::to_string(expected));
  }
  const bool is_first = place.element.value_or(0) == 0;
  if (is_first && !progress.bases.insert(place.base, 0)) {
    return base::box_error(Code::malformed,
                           base::quote(place.base) + " appears twice");
  }
  return {};
}

Result<Value>
read_line(const Line& line, Progress& progress)
{
  const auto place = parse_place(line.key);
  if (!place || !unescape(place->name, special_in_key)) {
    return base::box_mismatch(Code::malformed,
                              "wrong key",
                              base::quote(line.key),
                              "metadata.KEY or items.INDEX.KEY");
  }
  auto value = parse_value(line.value);
  if (!value || (place->element && value->kind == Value::Kind::empty_array)) {
    return base::box_mismatch(Code::malformed,
                              "wrong value",
                              base::quote(line.value),
                              "a string, a number, true, false or []");
  }
  if (place->item) {
    if (auto sound = check_item(*place->item, progress); !sound) {
      return std::move(sound.error());
    }
  }
  if (auto sound = check_base(*place, progress); !sound) {
    return std::move(sound.error());
  }
  value->key = line.key;
  return std::move(*value);
}

/// The text of a key; elements of an array are joined.
std::optional<std::string>
find_text(const std::vector<Value>& values, const std::string& base)
{
  std::optional<std::string> text;
  for (const auto& value : values) {
    const auto place = parse_place(value.key);
    if (!place || place->base != base) {
      continue;
    }
    text = text ? *text + ", " + value.text : value.text;
  }
  return text;
}

/// The author's keys in `metadata`, or in one item.
std::vector<std::string>
find_keys(const std::vector<Value>& values, std::optional<std::size_t> item)
{
  std::vector<std::string> keys;
  for (const auto& value : values) {
    const auto place = parse_place(value.key);
    if (place && place->item == item && place->element.value_or(0) == 0) {
      keys.push_back(unescape(place->name, special_in_key).value_or(""));
    }
  }
  return keys;
}

}  // namespace

std::optional<std::string>
Metadata::find(std::string_view key) const
{
  return find_text(values, "metadata." + escape_key(key));
}

std::size_t
Metadata::item_count() const
{
  std::size_t count = 0;
  for (const auto& value : values) {
    const auto place = parse_place(value.key);
    if (place && place->item) {
      count = std::max(count, *place->item + 1);
    }
  }
  return count;
}

std::optional<std::string>
Metadata::find_item(std::size_t index, std::string_view key) const
{
  return find_text(values,
                   "items." + std::to_string(index) + '.' + escape_key(key));
}

std::vector<std::string>
Metadata::keys() const
{
  return find_keys(values, std::nullopt);
}

std::vector<std::string>
Metadata::item_keys(std::size_t index) const
{
  return find_keys(values, index);
}

Result<Metadata>
parse_metadata(std::string_view text)
{
  if (text.size() > metadata_limit_bytes) {
    return base::box_mismatch(Code::malformed,
                              "metadata is too large",
                              base::format_count(text.size(), "byte"),
                              "at most " +
                                std::to_string(metadata_limit_bytes));
  }
  const auto lines = parse_lines(text, metadata_name);
  if (!lines) {
    return lines.error();
  }
  Metadata metadata;
  metadata.values.reserve(lines->size());
  Progress progress(lines->size());
  for (const auto& line : *lines) {
    auto value = read_line(line, progress);
    if (!value) {
      return at_line(
        metadata_name, metadata.values.size() + 1, std::move(value.error()));
    }
    metadata.values.push_back(std::move(*value));
  }
  return metadata;
}

std::string
format_metadata(const Metadata& metadata)
{
  std::string text;
  for (const auto& value : metadata.values) {
    text += value.key + '=';
    if (value.kind == Value::Kind::string) {
      text += '"' + escape(value.text, special_in_string) + '"';
    } else {
      text += value.kind == Value::Kind::empty_array ? "[]" : value.text;
    }
    text += '\n';
  }
  return text;
}

std::string
escape_key(std::string_view key)
{
  return escape(key, special_in_key);
}

}  // namespace hallmark::model
