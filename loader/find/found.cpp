// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/found.hpp"

#include "base/text.hpp"
#include "find/builtins.hpp"

#include <algorithm>
#include <utility>

namespace hallmark::find {
namespace {

base::Error
make_unmapped()
{
  return base::make_error(Code::not_found,
                          "the library that contains it is unmapped");
}

/// The first lines of notes of type 5, each as the whole note.
std::vector<std::string_view>
list_expected(const Record& record)
{
  std::vector<std::string_view> contents;
  auto lines = record.expected;
  while (!lines.empty()) {
    const auto rest = lines;
    const auto line = base::take_line(lines);
    contents.push_back(rest.substr(0, line.size() + 1));
  }
  return contents;
}

std::vector<std::uint32_t>
find_places(const std::vector<std::string>& exports,
            const std::vector<std::string_view>& lacking)
{
  std::vector<std::uint32_t> places;
  for (const auto& name : exports) {
    const auto is_lacking = std::ranges::find(lacking, name) != lacking.end();
    places.push_back(is_lacking ? verify::ExportPlaces::absent : 0);
  }
  return places;
}

/// Which exports are defined; where is not known.
verify::ExportPlaces
find_places(const model::Stamp& stamp, std::string_view lines)
{
  std::vector<std::string_view> lacking;
  while (!lines.empty()) {
    lacking.push_back(base::take_line(lines));
  }
  return {find_places(stamp.exports, lacking),
          find_places(stamp.optional, lacking)};
}

}  // namespace

model::Identity
Found::identity() const
{
  return {std::string(record_.path), std::string(record_.version)};
}

std::optional<base::Error>
Found::error() const
{
  if (is_usable()) {
    return std::nullopt;
  }
  return base::with_subject(
    failure_ ? *failure_ : parse_error(record_).value_or(base::Error()), file_);
}

void
Found::parse() const
{
  // What could not be parsed would not be usable.
  if (auto stamp = model::parse_stamp(record_.stamp)) {
    stamp_ = *std::move(stamp);
  }
  if (const auto metadata = model::parse_metadata(record_.metadata)) {
    texts_ = table::Texts(*metadata);
  }
}

const table::Texts&
Found::texts() const
{
  std::call_once(once_, [this] { parse(); });
  return texts_;
}

const model::Stamp&
Found::stamp() const
{
  std::call_once(once_, [this] { parse(); });
  return stamp_;
}

const std::vector<model::InterfaceName>&
Found::implements() const
{
  return stamp().implements;
}

std::vector<base::Error>
Found::check(const Request& request, const verify::FactPolicy& policy) const
{
  const auto demands = make_demands(request, policy);
  auto errors = check_record(demands);
  if (std::ranges::all_of(errors, verify::is_about_identity)) {
    return errors;
  }
  return is_builtin_ ? check_builtin(demands) : check_file(demands);
}

/// What the record tells: all, where fingerprints and facts are equal. Of
/// another plugin nobody asks what it implements.
std::vector<base::Error>
Found::check_record(const verify::Demands& demands) const
{
  const auto& wanted = demands.expectation.path;
  const bool is_other = wanted && *wanted != record_.path;
  if (is_other || (demands.interfaces.empty() && !demands.find_provided)) {
    model::Stamp stamp;
    stamp.identity = identity();
    return verify::check_identity(stamp, demands.expectation);
  }
  std::call_once(once_, [this] { parse(); });
  const verify::Notes notes{record_.interfaces, {}, list_expected(record_)};
  const auto places = find_places(stamp_, record_.lacking);
  verify::Offered offered(stamp_, places, nullptr);
  return verify::check_demands(
    stamp_,
    {notes,
     stamp_.facts,
     [&](const auto& asked) { return offered.find(asked); }},
    demands);
}

base::Result<void>
Found::use_notes(const UseNotes& use) const
{
  if (!is_builtin_) {
    auto file = base::File::open(file_);
    if (!file) {
      return file.error();
    }
    const auto candidate =
      verify::read_candidate(*file, std::nullopt, verify::ContractTexts::left);
    return candidate ? use(verify::sort_notes(candidate->notes))
                     : base::Result<void>(candidate.error());
  }
  const auto all = list_builtins();
  for (const auto& one : all.sound) {
    if (one.plugin.candidate.stamp.identity == identity()) {
      return use(verify::sort_notes(one.plugin.candidate.notes));
    }
  }
  return make_unmapped();
}

std::vector<base::Error>
Found::check_file(const verify::Demands& demands) const
{
  auto file = base::File::open(file_);
  if (!file) {
    return {file.error()};
  }
  // It was found to be for the right machine.
  const auto candidate = verify::read_candidate(*file, std::nullopt);
  if (!candidate) {
    return {candidate.error()};
  }
  return verify::check_demands(*candidate, demands);
}

std::vector<base::Error>
Found::check_builtin(const verify::Demands& demands) const
{
  const auto all = list_builtins();
  for (const auto& one : all.sound) {
    const auto& candidate = one.plugin.candidate;
    if (candidate.stamp.identity == identity()) {
      return verify::check_demands(candidate, demands);
    }
  }
  return {make_unmapped()};
}

}  // namespace hallmark::find
