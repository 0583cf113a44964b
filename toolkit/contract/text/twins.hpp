// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Classes of one name.

#pragma once

#include "contract/dwarf/dwarf.hpp"

#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace hallmark::contract::text {

/**
 * Instances of `template<auto>` may be two classes of one name: `Any<0>` of an
 * int and of a null pointer. They may cross together when they are alike.
 */
class Twins {
public:
  /// A class, defined, that has a key. Others have names of their own.
  void add(const std::string& key, const dwarf::Die& type);

  [[nodiscard]] bool empty() const { return waiting_.empty(); }

  /// A class whose key is that of another; there is one.
  [[nodiscard]] std::pair<std::string, dwarf::Die> take();

private:
  std::map<std::string, const void*> first_;
  std::set<const void*> others_;
  std::deque<std::pair<std::string, dwarf::Die>> waiting_;
};

}  // namespace hallmark::contract::text
