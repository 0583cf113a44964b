// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what a command asks of its command line.
//
// A wall before CLI11: its header costs every file that includes it about
// seven seconds, and the toolkit is built anew inside each project that takes
// Hallmark as a subproject. One source includes it.

#pragma once

#include "base/result.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace hallmark::commands {

struct Console;

/// What a parsed command line does. Gives an exit status.
using Act = std::function<int(const Console&)>;

/// Whether a command can do without an argument.
enum class Need { required, optional };

/**
 * The arguments of one command: declared once, in the order of the help text.
 *
 * Variables are written when the command line is parsed and are read by the
 * act, so they live in what the act holds:
 *
 *     auto options = std::make_shared<Options>();
 *     arguments.add_word("FILE", options->file, "a plugin");
 *     arguments.add_flag("--json", options->json, "answer in JSON");
 *     arguments.set_act([options](const Console& console) {
 *       return inspect(console, *options);
 *     });
 *
 * Descriptions are one line, lower case, without a stop.
 */
class Arguments {
public:
  /// One line of the help text.
  struct Row {
    std::string name;    ///< `FILE`, `--range`
    std::string syntax;  ///< `FILE`, `DIR...`, `-r, --range RANGE`
    std::string about;
    bool required = false;
    bool repeats = false;
  };

  Arguments();
  Arguments(const Arguments&) = delete;
  Arguments& operator=(const Arguments&) = delete;
  ~Arguments();

  /**
   * Parse what follows the command's name, and write the variables.
   *
   * Errors:   invalid_argument  an unknown option, with the nearest one; a
   *                             word too many; something required that is
   *                             missing; a value that is no choice
   */
  [[nodiscard]] base::Result<void> parse(std::vector<std::string> words);

  /// One word: `FILE`.
  void add_word(std::string_view name,
                std::string& value,
                std::string_view about,
                Need need = Need::required);

  /// All words that are left: `DIR`, shown as `DIR...`.
  void add_words(std::string_view name,
                 std::vector<std::string>& values,
                 std::string_view about,
                 Need need = Need::required);

  /**
   * An option with a value, which may be empty.
   *
   * @param names        `--range`, or with a short one `-o,--output`.
   * @param placeholder  How the help text names the value: `RANGE`.
   */
  void add_option(std::string_view names,
                  std::string_view placeholder,
                  std::string& value,
                  std::string_view about,
                  Need need = Need::optional);

  /// As above, telling an option that is not given from an empty one.
  void add_option(std::string_view names,
                  std::string_view placeholder,
                  std::optional<std::string>& value,
                  std::string_view about);

  /// An option that may be given several times, one value each.
  void add_list(std::string_view names,
                std::string_view placeholder,
                std::vector<std::string>& values,
                std::string_view about);

  /// An option whose value is one of `choices`, or stays what it is.
  void add_choice(std::string_view names,
                  std::vector<std::string> choices,
                  std::string& value,
                  std::string_view about);

  /// An option without a value.
  void add_flag(std::string_view names, bool& value, std::string_view about);

  /// Everything after `--`, as it is: `-- FLAGS...`.
  void add_rest(std::string_view name,
                std::vector<std::string>& values,
                std::string_view about);

  /// What the command does, once its line is parsed.
  void set_act(Act act) { act_ = std::move(act); }

  [[nodiscard]] const Act& act() const { return act_; }
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

private:
  struct Choice {
    std::string name;
    std::vector<std::string> choices;
    const std::string* value = nullptr;
  };

  void add_row(std::string_view names,
               std::string_view placeholder,
               std::string_view about,
               Need need,
               bool repeats);
  [[nodiscard]] base::Error explain_extra() const;
  [[nodiscard]] base::Error explain_missing() const;
  [[nodiscard]] base::Error explain_count(std::string_view message) const;
  [[nodiscard]] base::Result<void> check_choices() const;

  std::unique_ptr<CLI::App> app_;
  Act act_;
  std::vector<Row> rows_;
  std::vector<Choice> choices_;
  std::vector<std::string>* rest_ = nullptr;
};

}  // namespace hallmark::commands
