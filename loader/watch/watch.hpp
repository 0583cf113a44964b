// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What happens to the files of folders, and when a file is ready.
//
// A file is reported when nothing has happened to it for a while and nobody is
// writing it (find/writers.hpp). A timer behind the same descriptor as the
// kernel's reports keeps the time, so no thread is needed. A program polls the
// descriptor and asks. Most answers are empty, because a file is reported only
// when its time is over.
//
// A folder may appear, disappear, or be replaced under the same name. So each
// folder on the path to it is watched for the next name on that path. When any
// of them moves, all paths are followed again, and what is there is compared
// with what was there.

#pragma once

#include "find/scan.hpp"
#include "watch/notifier.hpp"
#include "watch/pending.hpp"

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hallmark::watch {

/**
 * Threads:  any
 */
class Watch {
public:
  /**
   * Begin to watch. What is there now is known and not told of.
   *
   * @param folders  Relative ones are those of the current directory. They
   *                 need not exist.
   *
   * Errors:   unreadable  the system's limits
   */
  static base::Result<std::unique_ptr<Watch>> start(
    const std::vector<std::string>& folders);

  /// Readable when changes() is to be called. Lives as long as this.
  [[nodiscard]] int descriptor() const { return notifier_->descriptor(); }

  /// What changed and is ready, by folder and name. A folder that cannot be
  /// watched is one of them.
  [[nodiscard]] find::Listing changes();

private:
  /// A file as it was told of.
  struct Seen {
    base::FileId id;
    bool is_listed = false;  ///< not passed over by a search
  };

  struct Folder {
    std::string name;  ///< absolute
    int watch = -1;    ///< none, or that of an earlier folder
    int failure = 0;   ///< errno that was told of
    std::map<std::string, Seen> seen;
    std::map<std::string, Pending> pending;
  };

  /// A file as it is.
  struct Look {
    Sight sight;
    std::unique_ptr<find::Found> found;  ///< null: it is gone, or passed over
  };

  explicit Watch(std::unique_ptr<Notifier> notifier)
    : notifier_(std::move(notifier))
  {
  }

  void note(const Notice& notice, std::int64_t now_ns);
  void walk_ways();
  int walk_way(const std::string& name, std::set<int>& needed);
  bool watch_folder(Folder& folder, int failure, std::set<int>& taken);
  void tell_failure(Folder& folder, int failure);
  void compare_files(Folder& folder);
  void learn_files(Folder& folder);
  void tell_ready(Folder& folder, std::int64_t now_ns);
  void tell(Folder& folder, const std::string& file, Look look);
  void tell_gone(Folder& folder, const std::string& file);
  [[nodiscard]] std::int64_t find_next_due() const;
  void set_timer();

  [[nodiscard]] static std::optional<Look> look_at(const Folder& folder,
                                                   const std::string& file);

  std::unique_ptr<Notifier> notifier_;
  std::mutex mutex_;
  std::vector<Folder> folders_;
  std::set<int> watches_;
  std::set<std::pair<int, std::string>> ways_;  ///< names that matter
  bool is_moved_ = true;                        ///< ways are to be walked
  std::int64_t retry_ns_ = Pending::never;      ///< or at this time
  bool is_lost_ = false;                        ///< notices were
  find::Listing told_;
};

}  // namespace hallmark::watch
