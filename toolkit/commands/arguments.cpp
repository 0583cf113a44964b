// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The one source that includes CLI11.

#include "commands/arguments.hpp"

#include "base/text.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>

namespace hallmark::commands {
namespace {

using base::Error;
using base::Result;

/// `-o,--output` gives `--output`, as CLI11 names it.
std::string
find_long_name(std::string_view names)
{
  return std::string(names.substr(names.find(',') + 1));
}

Error
make_usage_error(std::string subject,
                 std::string message,
                 std::string hint = {})
{
  return base::with_subject(base::make_error(Code::invalid_argument,
                                             std::move(message),
                                             std::move(hint)),
                            subject);
}

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

std::string
suggest(std::string_view name, const std::vector<std::string>& candidates)
{
  const auto nearest = base::find_nearest(name, candidates, 1);
  return nearest.empty() ? ""
                         : "did you mean " + base::quote(nearest.front()) + "?";
}

}  // namespace

Arguments::Arguments() : app_(std::make_unique<CLI::App>())
{
  app_->set_help_flag();
}

Arguments::~Arguments() = default;

void
Arguments::add_row(std::string_view names,
                   std::string_view placeholder,
                   std::string_view about,
                   Need need,
                   bool repeats)
{
  Row row;
  row.name = find_long_name(names);
  row.syntax = std::string(names);
  if (const auto comma = row.syntax.find(','); comma != std::string::npos) {
    row.syntax.insert(comma + 1, " ");
  }
  if (!placeholder.empty()) {
    row.syntax += " " + std::string(placeholder);
  }
  row.about = about;
  row.required = need == Need::required;
  row.repeats = repeats;
  rows_.push_back(std::move(row));
}

void
Arguments::add_word(std::string_view name,
                    std::string& value,
                    std::string_view about,
                    Need need)
{
  app_->add_option(std::string(name), value)->required(need == Need::required);
  add_row(name, "", about, need, false);
}

void
Arguments::add_words(std::string_view name,
                     std::vector<std::string>& values,
                     std::string_view about,
                     Need need)
{
  app_->add_option(std::string(name), values)->required(need == Need::required);
  add_row(name, "", about, need, true);
}

void
Arguments::add_option(std::string_view names,
                      std::string_view placeholder,
                      std::string& value,
                      std::string_view about,
                      Need need)
{
  app_->add_option(std::string(names), value)->required(need == Need::required);
  add_row(names, placeholder, about, need, false);
}

void
Arguments::add_option(std::string_view names,
                      std::string_view placeholder,
                      std::optional<std::string>& value,
                      std::string_view about)
{
  app_->add_option_function<std::string>(
    std::string(names), [&value](const std::string& text) { value = text; });
  add_row(names, placeholder, about, Need::optional, false);
}

void
Arguments::add_list(std::string_view names,
                    std::string_view placeholder,
                    std::vector<std::string>& values,
                    std::string_view about)
{
  // One value each time: what follows is not swallowed.
  app_->add_option(std::string(names), values)->allow_extra_args(false);
  add_row(names, placeholder, about, Need::optional, true);
}

void
Arguments::add_choice(std::string_view names,
                      std::vector<std::string> choices,
                      std::string& value,
                      std::string_view about)
{
  app_->add_option(std::string(names), value)
    ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  add_row(names, base::join(choices, "|"), about, Need::optional, false);
  choices_.push_back({find_long_name(names), std::move(choices), &value});
}

void
Arguments::add_flag(std::string_view names, bool& value, std::string_view about)
{
  app_->add_flag(std::string(names), value)->disable_flag_override();
  add_row(names, "", about, Need::optional, false);
}

void
Arguments::add_rest(std::string_view name,
                    std::vector<std::string>& values,
                    std::string_view about)
{
  rest_ = &values;
  add_row("--", name, about, Need::optional, true);
}

Error
Arguments::explain_extra() const
{
  const auto words = app_->remaining();
  const auto option =
    std::find_if(words.begin(), words.end(), [](const std::string& word) {
      return word.size() > 1 && word.front() == '-';
    });
  if (option == words.end()) {
    return make_usage_error("",
                            "unexpected word " + base::quote(words.front()));
  }

  std::vector<std::string> names;
  for (const auto& row : rows_) {
    names.push_back(row.name);
  }
  const auto name = option->substr(0, option->find('='));
  return make_usage_error(
    "", "unknown option " + base::quote(name), suggest(name, names));
}

Error
Arguments::explain_missing() const
{
  std::vector<std::string> missing;
  for (const auto& row : rows_) {
    if (row.required && app_->get_option(row.name)->count() == 0) {
      missing.push_back(row.name);
    }
  }
  return make_usage_error("", base::join(missing, ", ") + " is missing");
}

/// CLI11 begins its message with the option, with dashes or without.
Error
Arguments::explain_count(std::string_view message) const
{
  const auto name = message.substr(0, message.find_first_of(": "));
  const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const Row& r) {
    return r.name.ends_with(name) &&
           r.name.find_first_not_of('-') >= r.name.size() - name.size();
  });
  if (row == rows_.end()) {
    return make_usage_error("", std::string(message));
  }
  const auto* option = app_->get_option(row->name);
  const auto* what = option->get_expected_max() == 0 ? "takes no value"
                     : option->count() > 1           ? "given more than once"
                                                     : "its value is missing";
  return make_usage_error(row->name, what);
}

Result<void>
Arguments::check_choices() const
{
  for (const auto& choice : choices_) {
    const auto& all = choice.choices;
    const bool is_given = app_->get_option(choice.name)->count() > 0;
    if (is_given &&
        std::find(all.begin(), all.end(), *choice.value) == all.end()) {
      return base::with_subject(
        base::make_mismatch(Code::invalid_argument,
                            "unknown value",
                            base::quote(*choice.value),
                            format_choices(all),
                            suggest(*choice.value, all)),
        choice.name);
    }
  }
  return {};
}

Result<void>
Arguments::parse(std::vector<std::string> words)
{
  const auto end = std::find(words.begin(), words.end(), "--");
  if (rest_ && end != words.end()) {
    rest_->assign(end + 1, words.end());
    words.erase(end, words.end());
  }

  std::reverse(words.begin(), words.end());  // as CLI11 takes them
  try {
    app_->parse(words);
  } catch (const CLI::ExtrasError&) {
    return explain_extra();
  } catch (const CLI::RequiredError&) {
    // A misspelt option is the likelier cause of a missing word.
    return app_->remaining_size() > 0 ? explain_extra() : explain_missing();
  } catch (const CLI::ArgumentMismatch& error) {
    return explain_count(error.what());
  } catch (const CLI::ParseError& error) {
    return make_usage_error("", error.what());
  }
  return check_choices();
}

}  // namespace hallmark::commands
