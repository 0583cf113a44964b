// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Makes plugins with real compilers and linkers.

#pragma once

#include "elf/notes.hpp"
#include "elf/symbols.hpp"
#include "model/stamp.hpp"
#include "stamp/step.hpp"
#include "support/files.hpp"
#include "support/process.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::tests {

/// Whether a program is there; a test that needs it is skipped otherwise.
[[nodiscard]] bool
has_program(const std::string& name);

/// A folder in which a plugin `reverb` is described, stamped and built.
class Workshop {
public:
  /// The description `reverb.plugin.toml` and `reverb.cpp`, which fits it.
  Workshop();

  /**
   * Describe it anew: a plugin that implements the interface `filter`, uses the
   * interface `host` and declares an export of its own, each with a header.
   */
  void describe_types() const;

  /// Write a file of the folder.
  void write(const std::string& name, std::string_view text) const;
  /// The name by which a file of the folder is opened.
  [[nodiscard]] std::string find(const std::string& name) const;
  /// The content of a file of the folder.
  [[nodiscard]] std::string read(const std::string& name) const;
  /// The words of a depfile of the folder, one a line, without the system's own
  /// headers and the folder's name.
  [[nodiscard]] std::string read_own_inputs(const std::string& depfile) const;
  /// A text without the folder's name.
  [[nodiscard]] std::string shorten(std::string text) const;

  /// What the stamp step is told: outputs go to `out/`, the compiler is g++.
  [[nodiscard]] stamp::Request request() const;
  /// Run the stamp step; what is wrong, as it is printed.
  [[nodiscard]] std::string stamp(const stamp::Request& request) const;
  [[nodiscard]] std::string stamp() const { return stamp(request()); }

  /**
   * Run a compiler in the folder.
   *
   * @param words  After `-fPIC`, and the folder of <hallmark/plugin.h>.
   */
  [[nodiscard]] Outcome compile(const std::string& compiler,
                                const std::vector<std::string>& words) const;
  /// The flags with which any compiler runs a linker: `bfd`, `lld-19`.
  [[nodiscard]] std::vector<std::string> choose_linker(
    const std::string& linker) const;
  /**
   * Link `reverb.so` of `reverb.cpp`, the generated source and the response
   * file, as the Meson helper does.
   */
  [[nodiscard]] Outcome link(const std::string& compiler,
                             const std::vector<std::string>& words) const;

private:
  TemporaryFolder folder_;
};

/// The contents of a file's notes of a type, NUL included.
[[nodiscard]] std::vector<std::string>
read_notes(const std::string& file, model::NoteType type);

/// The names that a shared object exports, sorted.
[[nodiscard]] std::vector<std::string>
read_exports(const std::string& file);

}  // namespace hallmark::tests
