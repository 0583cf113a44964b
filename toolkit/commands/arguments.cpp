// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/arguments.hpp"

#include "base/text.hpp"
#include "commands/console.hpp"
#include "commands/help.hpp"

#include <algorithm>

namespace hallmark::commands {
namespace {

using base::Error;
using base::Result;

/// `'auto', 'always' or 'never'`.
std::string
format_choices(const std::vector<std::string>& choices)
{
  std::string text;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const bool is_last = i + 1 == choices.size();
    text += i == 0 ? "" : is_last ? " or " : ", ";
    text += base::quote(choices[i]);
  }
  return text;
}

Error
explain_extra(const CLI::App& app)
{
  const auto words = app.remaining();
  const auto option = std::ranges::find_if(words, [](const auto& word) {
    return word.size() > 1 && word.front() == '-';
  });
  if (option == words.end()) {
    return make_usage_error(
      "", "unexpected argument " + base::quote(words.front()));
  }

  std::vector<std::string> names;
  for (const auto* known : app.get_options()) {
    names.push_back(known->get_name());
  }
  const auto name = option->substr(0, option->find('='));
  return make_usage_error(
    "", "unknown option " + base::quote(name), base::suggest(name, names));
}

/// CLI11 tells the first only.
Error
explain_missing(const CLI::App& app)
{
  std::vector<std::string> missing;
  for (const auto* option : app.get_options()) {
    if (option->get_required() && option->count() == 0) {
      missing.push_back(option->get_name());
    }
  }
  return make_usage_error("", "missing " + base::join(missing, ", "));
}

Error
explain_choice(const CLI::Option& option)
{
  const auto parts = base::split(option.get_option_text(), '|');
  const std::vector<std::string> choices(parts.begin(), parts.end());
  const auto results = option.results();
  const auto wrong = std::ranges::find_if(results, [&](const auto& value) {
    return std::ranges::find(choices, value) == choices.end();
  });
  return base::with_subject(base::make_mismatch(Code::invalid_argument,
                                                "unknown value",
                                                base::quote(*wrong),
                                                format_choices(choices),
                                                base::suggest(*wrong, choices)),
                            option.get_name());
}

/// What is wrong with the values of an option. CLI11's message begins with its
/// name, with dashes or without.
Error
explain_values(const CLI::App& app, const CLI::ParseError& failure)
{
  const std::string message = failure.what();
  const auto name = message.substr(0, message.find_first_of(": "));
  const auto* option = app.get_option_no_throw(name);
  if (!option) {
    option = app.get_option_no_throw("--" + name);
  }
  if (!option) {
    return make_usage_error("", message);
  }
  if (dynamic_cast<const CLI::ValidationError*>(&failure)) {
    return explain_choice(*option);
  }
  const auto* what = option->get_expected_max() == 0 ? "takes no value"
                     : option->count() > 1           ? "given more than once"
                                                     : "needs a value";
  return make_usage_error(option->get_name(), what);
}

Error
explain(const CLI::App& app, const CLI::ParseError& failure)
{
  const bool lacks = dynamic_cast<const CLI::RequiredError*>(&failure);
  // A misspelt option is the likelier cause of a missing word.
  if (app.remaining_size() > 0 &&
      (lacks || dynamic_cast<const CLI::ExtrasError*>(&failure))) {
    return explain_extra(app);
  }
  return lacks ? explain_missing(app) : explain_values(app, failure);
}

}  // namespace

Arguments::Arguments(std::string call, std::string about)
  : app_(std::make_unique<CLI::App>(std::move(about), std::move(call)))
{
  app_->set_help_flag();
  app_->formatter_fn(format_help);
}

Arguments::~Arguments() = default;

void
Arguments::add_word(std::string name,
                    std::string& value,
                    std::string about,
                    Need need)
{
  app_->add_option(name, value, about)->required(need == Need::required);
}

void
Arguments::add_words(std::string name,
                     std::vector<std::string>& values,
                     std::string about,
                     Need need)
{
  app_->add_option(name, values, about)->required(need == Need::required);
}

void
Arguments::add_option(std::string names,
                      std::string placeholder,
                      std::string& value,
                      std::string about,
                      Need need)
{
  app_->add_option(names, value, about)
    ->option_text(placeholder)
    ->required(need == Need::required);
}

void
Arguments::add_option(std::string names,
                      std::string placeholder,
                      std::optional<std::string>& value,
                      std::string about)
{
  const auto set = [&value](const std::string& text) { value = text; };
  app_->add_option_function<std::string>(names, set, about)
    ->option_text(placeholder);
}

void
Arguments::add_list(std::string names,
                    std::string placeholder,
                    std::vector<std::string>& values,
                    std::string about)
{
  // One value each time: what follows is not swallowed.
  app_->add_option(names, values, about)
    ->option_text(placeholder)
    ->allow_extra_args(false);
}

void
Arguments::add_choice(std::string names,
                      const std::vector<std::string>& choices,
                      std::string& value,
                      std::string about)
{
  app_->add_option(names, value, about)
    ->option_text(base::join(choices, "|"))
    ->check(CLI::IsMember(choices))
    ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void
Arguments::add_flag(std::string names, bool& value, std::string about)
{
  app_->add_flag(names, value, about)->disable_flag_override();
}

void
Arguments::add_rest(std::string name,
                    std::vector<std::string>& values,
                    std::string about)
{
  set_rest_ = [&values](auto rest) { values = std::move(rest); };
  app_->add_option_group(name, about);
}

void
Arguments::add_rest(std::string name,
                    std::optional<std::vector<std::string>>& values,
                    std::string about)
{
  set_rest_ = [&values](auto rest) { values = std::move(rest); };
  app_->add_option_group(name, about);
}

void
Arguments::add_version(std::string text)
{
  app_->set_version_flag("--version", text, "show the version");
}

void
Arguments::add_command(std::string name, std::string about)
{
  app_->add_subcommand(name, about);
}

void
Arguments::add_common()
{
  add_choice(
    "--color", {"auto", "always", "never"}, color_, "when to colour messages");
  // Told as soon as it is met, whatever else is wrong with the line.
  app_
    ->add_flag_callback(
      "--help", [] { throw CLI::CallForHelp(); }, "show this help")
    ->disable_flag_override()
    ->trigger_on_parse();
}

Result<std::optional<std::string>>
Arguments::parse(std::vector<std::string> words)
{
  add_common();
  const auto end = std::ranges::find(words, "--");
  if (set_rest_ && end != words.end()) {
    set_rest_({end + 1, words.end()});
    words.erase(end, words.end());
  }

  std::ranges::reverse(words);  // as CLI11 takes them
  try {
    app_->parse(words);
  } catch (const CLI::CallForHelp&) {
    return std::optional(app_->help());
  } catch (const CLI::CallForVersion& version) {
    return std::optional(std::string(version.what()) + "\n");
  } catch (const CLI::ParseError& failure) {
    auto error = explain(*app_, failure);
    if (error.hint.empty()) {
      error.hint = "see '" + app_->get_name() + " --help'";
    }
    return error;
  }
  return std::optional<std::string>();
}

}  // namespace hallmark::commands
