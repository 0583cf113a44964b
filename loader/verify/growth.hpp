// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The changes of a type that the rules of an interface allow.
//
// A rule counts only if both contracts have it, because code that was compiled
// without it may rely on what it lets change. It permits growth: things that
// the newer side has and the older one does not, as far as the code of both
// sides can cope with them:
//
// opaque           anything: the type is compared by name only
// grow_enum        enumerators, with the values of all others unchanged
// grow_tail        members past the older struct's last byte, when nobody
//                  holds the struct by value, and the newer side makes it: the
//                  newer one reads what the older would not have written. A
//                  struct that begins with an unsigned `size` or `struct_size`
//                  of its own says how much of it there is; then either side
//                  may be the newer. Members of a union that is no larger for
//                  them, whoever makes it
// append_virtuals  functions after the older class's last slot, when the newer
//                  side makes the objects: it alone may call them
// reserved         members in the bytes of the older's reserved ones; beside it
//                  grow_tail may permit others behind them
//
// Of a type that functions take or give by value, members of unions and reserved
// ones only as long as it goes in the same registers.
//
// Where a rule that one side lacks, or both, would have permitted all that
// differs in a type, the change says so.
//
// The exports tell who makes something: the provider makes what one of them
// returns, the user makes what is only ever passed to them.

#pragma once

#include "verify/change.hpp"
#include "verify/holders.hpp"
#include "verify/permits.hpp"
#include "verify/reach.hpp"
#include "verify/registers.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/// Judges the changes of types, one type after the other.
class Growth {
public:
  /// Contracts and terms must outlive it.
  Growth(const ContractPair& contracts, const Terms& terms);

  /**
   * Mark what the rules allow as compatible, and say of growth that they do
   * not allow why.
   *
   * @param reached  How the type is reached.
   */
  void judge(const TypePair& pair,
             const Reached& reached,
             std::vector<Change>& changes);

private:
  [[nodiscard]] bool allows(model::Rule rule, std::string_view type) const;
  [[nodiscard]] bool is_made_by_newer(const Reached& reached) const;
  [[nodiscard]] Side find_older() const;
  [[nodiscard]] std::string explain_maker(std::string_view act) const;
  [[nodiscard]] std::string explain_side(Side side) const;
  [[nodiscard]] static std::string explain_registers(const TypePair& pair);
  [[nodiscard]] const model::Type& get_older(const TypePair& pair) const;
  void advise(const Permits& permits,
              const TypePair& pair,
              const Reached& reached,
              std::vector<Change>& changes);
  void judge_by(const Permits& permits,
                const TypePair& pair,
                const Reached& reached,
                std::vector<Change>& changes);
  void judge_enum(std::vector<Change>& changes) const;
  void judge_union(const Permits& permits,
                   const TypePair& pair,
                   std::vector<Change>& changes);
  void judge_reserved(const Permits& permits,
                      const TypePair& pair,
                      std::vector<Change>& changes);
  void judge_virtuals(const TypePair& pair,
                      const Reached& reached,
                      std::vector<Change>& changes) const;
  void judge_tail(const Permits& permits,
                  const TypePair& pair,
                  const Reached& reached,
                  std::vector<Change>& changes);
  [[nodiscard]] std::string explain_tail(const TypePair& pair,
                                         const Reached& reached,
                                         const Change& change);

  const ContractPair& contracts_;
  const Terms& terms_;
  Registers registers_;
  Holders holders_;  ///< by the user's contract
};

}  // namespace hallmark::verify
