// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/call.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace hallmark::commands {
namespace {

template<class T>
std::string
format_result(T result)
{
  return fmt::format("{}", result);
}

/// A character may be any byte.
std::string
format_result(char result)
{
  return base::quote(std::string_view(&result, 1));
}

std::string
format_result(const char* result)
{
  return result ? base::quote(result) : "null";
}

template<class T>
std::string
call_as(void (*function)())
{
  return format_result(reinterpret_cast<T (*)()>(function)());
}

std::string
call_void(void (*function)())
{
  function();
  return {};
}

struct Row {
  std::string_view signature;
  std::string (*call)(void (*function)());
};

/// Signatures as contracts spell them.
constexpr std::array calls{
  Row{"bool()", call_as<bool>},
  Row{"char()", call_as<char>},
  Row{"char*()", call_as<const char*>},
  Row{"const char*()", call_as<const char*>},
  Row{"double()", call_as<double>},
  Row{"float()", call_as<float>},
  Row{"int()", call_as<int>},
  Row{"long double()", call_as<long double>},
  Row{"long long()", call_as<long long>},
  Row{"long()", call_as<long>},
  Row{"short()", call_as<short>},
  Row{"signed char()", call_as<signed char>},
  Row{"unsigned char()", call_as<unsigned char>},
  Row{"unsigned int()", call_as<unsigned>},
  Row{"unsigned long long()", call_as<unsigned long long>},
  Row{"unsigned long()", call_as<unsigned long>},
  Row{"unsigned short()", call_as<unsigned short>},
  Row{"void()", call_void},
};

const Row*
find_row(std::string_view signature)
{
  const auto* row = std::find_if(calls.begin(), calls.end(), [&](auto& one) {
    return one.signature == signature;
  });
  return row == calls.end() ? nullptr : row;
}

base::Error
make_missing(const Anatomy& anatomy, const std::string& name)
{
  std::vector<std::string> names;
  for (const auto& entry : anatomy.exports) {
    names.push_back(entry.name);
  }
  return base::make_error(Code::missing_export,
                          "no export " + base::quote(name),
                          base::suggest(name, names));
}

/// What an export is, in place of what can be called.
std::string
format_kind(const exports::Entry& entry)
{
  return entry.kind != "function"  ? "a variable"
         : entry.signature.empty() ? "a function of unknown type"
                                   : entry.signature;
}

}  // namespace

base::Result<void>
check_call(const Anatomy& anatomy, const std::string& name)
{
  const auto entry =
    std::find_if(anatomy.exports.begin(),
                 anatomy.exports.end(),
                 [&](const exports::Entry& one) { return one.name == name; });
  if (entry == anatomy.exports.end() || entry->kind == "missing") {
    return make_missing(anatomy, name);
  }
  if (entry->kind != "function" || !find_row(entry->signature)) {
    return base::make_mismatch(Code::wrong_type,
                               "export " + base::quote(name) +
                                 " cannot be called from here",
                               format_kind(*entry),
                               "a function without parameters that returns a "
                               "number, a string or nothing");
  }
  return {};
}

std::string
call(void (*function)(), std::string_view signature)
{
  const auto* row = find_row(signature);
  return row ? row->call(function) : "";
}

}  // namespace hallmark::commands
