// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/json_list.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

#include <cerrno>
#include <memory>

#include <unistd.h>

namespace hallmark::contract::compile {
namespace {

constexpr std::size_t block_bytes = 1 << 20;

Result<std::string>
read_block(const base::File& file, std::uint64_t offset)
{
  std::string block(block_bytes, '\0');
  ::ssize_t count = 0;
  do {
    count = ::pread(file.descriptor(),
                    block.data(),
                    block.size(),
                    static_cast<::off_t>(offset));
  } while (count < 0 && errno == EINTR);
  if (count < 0) {
    return base::make_error(Code::unreadable,
                            "cannot be read: " + base::format_errno(errno));
  }
  block.resize(static_cast<std::size_t>(count));
  return block;
}

}  // namespace

Result<JsonList>
JsonList::open(const std::string& name)
{
  auto opened = base::File::open(name);
  if (!opened) {
    return opened.error();
  }
  const auto file = std::make_shared<base::File>(*std::move(opened));
  return JsonList([file, offset = std::uint64_t{0}]() mutable {
    auto block = read_block(*file, offset);
    offset += block ? block->size() : 0;
    return block;
  });
}

Result<std::optional<std::string_view>>
JsonList::next()
{
  start_ = at_;
  if (!go_to_value()) {
    return explain();
  }
  if (ended_) {
    return std::optional<std::string_view>();
  }
  start_ = at_;
  if (!skip_value() || at_ == start_) {
    return explain();
  }
  return std::optional(std::string_view(buffer_).substr(start_, at_ - start_));
}

/// Go over what stands between elements, to the next one or to the end.
bool
JsonList::go_to_value()
{
  if (ended_) {
    return true;
  }
  const char opening = begun_ ? ',' : '[';
  auto next = skip_space();
  if (next == opening) {
    ++at_;
    next = skip_space();
    if (begun_ || next != ']') {
      begun_ = true;
      return next != '\0';
    }
    begun_ = true;
  }
  if (!begun_ || next != ']') {
    return false;
  }
  ++at_;
  ended_ = true;
  return skip_space() == '\0' && !failure_;
}

/// Read on. False at the end, or when that failed.
bool
JsonList::fill()
{
  auto block = read_();
  if (!block) {
    failure_ = block.error();
    return false;
  }
  buffer_.erase(0, start_);
  at_ -= start_;
  start_ = 0;
  buffer_ += *block;
  return !block->empty();
}

bool
JsonList::has_more()
{
  return at_ < buffer_.size() || fill();
}

/// @return  What stands there, NUL at the end.
char
JsonList::skip_space()
{
  while (has_more()) {
    const char c = buffer_[at_];
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
      return c;
    }
    ++at_;
  }
  return '\0';
}

/// From a quote to behind the one that closes it: before that stands no
/// backslash, or an even number of them.
bool
JsonList::skip_string()
{
  ++at_;
  while (has_more()) {
    const auto quote = buffer_.find('"', at_);
    if (quote == buffer_.npos) {
      at_ = buffer_.size();
      continue;
    }
    auto plain = quote;
    while (buffer_[plain - 1] == '\\') {
      --plain;
    }
    at_ = quote + 1;
    if ((quote - plain) % 2 == 0) {
      return true;
    }
  }
  return false;
}

/// Up to the comma or the bracket behind a value. False when there is none.
bool
JsonList::skip_value()
{
  std::size_t depth = 0;
  while (has_more()) {
    const char c = buffer_[at_];
    if (c == '"') {
      if (!skip_string()) {
        return false;
      }
      continue;
    }
    const bool closes = c == '}' || c == ']';
    if (depth == 0 && (closes || c == ',')) {
      return true;
    }
    depth += c == '{' || c == '[' ? 1 : 0;
    depth -= closes ? 1 : 0;
    ++at_;
  }
  return false;
}

Error
JsonList::explain() const
{
  return failure_ ? *failure_
                  : base::make_error(Code::malformed, "not a JSON list");
}

}  // namespace hallmark::contract::compile
