// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a command asks of its command line.
//
// CLI11 does the work, behind a wall: its header costs each source that
// includes it more than three seconds, and each command has a source.

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
 *     arguments.add_flag("--json", options->json, "print JSON");
 *     arguments.set_act([options](const Console& console) {
 *       return inspect(console, *options);
 *     });
 *
 * Descriptions are one line, lower case, without a stop.
 */
class Arguments {
public:
  /**
   * @param call   What is typed before them: `hallmark inspect`.
   * @param about  What the command does.
   */
  Arguments(std::string call, std::string about);
  Arguments(const Arguments&) = delete;
  Arguments& operator=(const Arguments&) = delete;
  ~Arguments();

  /// One word: `FILE`.
  void add_word(std::string name,
                std::string& value,
                std::string about,
                Need need = Need::required);

  /// All words that are left: `DIR`, shown as `DIR...`.
  void add_words(std::string name,
                 std::vector<std::string>& values,
                 std::string about,
                 Need need = Need::required);

  /**
   * An option with a value, which may be empty.
   *
   * @param names        `--range`, or with a short one `-o,--output`.
   * @param placeholder  How the help text names the value: `RANGE`.
   */
  void add_option(std::string names,
                  std::string placeholder,
                  std::string& value,
                  std::string about,
                  Need need = Need::optional);

  /// As above, telling an option that is not given from an empty one.
  void add_option(std::string names,
                  std::string placeholder,
                  std::optional<std::string>& value,
                  std::string about);

  /// An option that may be given several times, one value each.
  void add_list(std::string names,
                std::string placeholder,
                std::vector<std::string>& values,
                std::string about);

  /// An option whose value is one of `choices`, or stays what it is.
  void add_choice(std::string names,
                  const std::vector<std::string>& choices,
                  std::string& value,
                  std::string about);

  /// An option without a value.
  void add_flag(std::string names, bool& value, std::string about);

  /// Everything after `--`, as it is: `-- FLAGS...`.
  void add_rest(std::string name,
                std::vector<std::string>& values,
                std::string about);

  /// The same, which tells `--` with nothing behind it from no `--`.
  void add_rest(std::string name,
                std::optional<std::vector<std::string>>& values,
                std::string about);

  /// `--version`, which prints a text in place of acting.
  void add_version(std::string text);

  /// A command that the help text lists; its line is parsed elsewhere.
  void add_command(std::string name, std::string about);

  /// What the command does, once its line is parsed.
  void set_act(Act act) { act_ = std::move(act); }
  [[nodiscard]] const Act& act() const { return act_; }

  /**
   * Parse what follows the command's name, and write the variables. `--color`
   * and `--help` are known everywhere. Called once.
   *
   * @return  The text that is asked for in place of acting, if one is.
   *
   * Errors:   invalid_argument  an unknown option, with the nearest one; a
   *                             word too many; something required that is
   *                             missing; a value that is no choice
   */
  [[nodiscard]] base::Result<std::optional<std::string>> parse(
    std::vector<std::string> words);

private:
  void add_common();

  std::unique_ptr<CLI::App> app_;
  Act act_;
  std::string color_;
  std::function<void(std::vector<std::string>)> set_rest_;
};

}  // namespace hallmark::commands
