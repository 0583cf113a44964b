// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which of several plugins is taken, wherever there is a choice.

#pragma once

#include "model/version.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace hallmark::model {

/**
 * Keeps the best of what it is offered: the highest rank, then the highest
 * version, then the first. What ranks mean is the caller's.
 */
template<class T>
class Newest {
public:
  /// Whether something would be kept. What has no version never is.
  [[nodiscard]] bool would_take(std::string_view version, int rank = 0) const
  {
    const auto parsed = Version::parse(version);
    return parsed && is_better(*parsed, rank);
  }

  /// Keep it, if it is better than what is kept.
  void offer(T one, std::string_view version, int rank = 0)
  {
    auto parsed = Version::parse(version);
    if (parsed && is_better(*parsed, rank)) {
      best_ = std::move(one);
      version_ = *std::move(parsed);
      rank_ = rank;
    }
  }

  /// What is kept; nothing when there was nothing to keep.
  [[nodiscard]] const std::optional<T>& best() const { return best_; }

private:
  [[nodiscard]] bool is_better(const Version& version, int rank) const
  {
    return !best_ || rank > rank_ ||
           (rank == rank_ && version.compare(version_) > 0);
  }

  std::optional<T> best_;
  Version version_;
  int rank_ = 0;
};

}  // namespace hallmark::model
