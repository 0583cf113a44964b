// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/growth.hpp"

#include "support/contract_text.hpp"
#include "support/verdicts.hpp"

namespace hallmark::tests {
namespace {

std::string
shorten(const std::string& text)
{
  const auto start = text.find("\n  ");
  const auto end = text.find("\n  hint");
  return start == text.npos ? text : text.substr(start + 3, end - start - 3);
}

}  // namespace

std::string
make_export(std::string_view signature)
{
  return "export|f|function|" + std::string(signature) + "\n  linkage|f\n";
}

std::string
open_newer_plugin(const Pair& pair, std::string_view provider)
{
  return shorten(
    explain_contracts(make_contract(pair.newer, {"2.2.0", provider}),
                      make_contract(pair.older, {"2.1.0", provider})));
}

std::string
open_older_plugin(const Pair& pair, std::string_view provider)
{
  return shorten(
    explain_contracts(make_contract(pair.older, {"2.1.0", provider}),
                      make_contract(pair.newer, {"2.2.0", provider})));
}

std::string
open_equal_version(const Pair& pair)
{
  return shorten(explain_lines(pair.newer, pair.older));
}

}  // namespace hallmark::tests
