// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// All libraries that a file needs, directly and indirectly, and the symbols
// that they define. Reads files and maps none.

#pragma once

#include "elf/dynamic.hpp"
#include "image/library_search.hpp"

#include <deque>
#include <set>
#include <string>
#include <vector>

namespace hallmark::image {

/// A library that is found nowhere.
struct MissingLibrary {
  std::string name;       ///< as in DT_NEEDED
  std::string needed_by;  ///< last part of a file's name
};

/// Goes from a file through all the libraries that it needs.
class Needs {
public:
  /// @param file  Absolute name of the file.
  void follow(const std::string& file, const elf::Dynamic& dynamic);

  /// Whether one of the libraries defines a symbol.
  [[nodiscard]] bool defines(const std::string& symbol) const;

  /// In the order in which they are needed.
  [[nodiscard]] const std::vector<MissingLibrary>& missing() const
  {
    return missing_;
  }

private:
  /// A file whose needs are looked at.
  struct Needer {
    std::string file;
    std::vector<std::string> needed;
    std::string folders;  ///< DT_RUNPATH, else DT_RPATH
  };

  static Needer make_needer(const std::string& file,
                            const elf::Dynamic& dynamic);
  void visit(const Needer& needer, const std::string& name);
  void read(const std::string& name);

  LibrarySearch search_;
  std::deque<Needer> waiting_;
  std::set<std::string> seen_;
  std::set<std::string> defined_;
  std::vector<MissingLibrary> missing_;
};

}  // namespace hallmark::image
