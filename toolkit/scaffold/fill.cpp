// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "scaffold/fill.hpp"

#include "base/text.hpp"

#include <set>
#include <vector>

#include <kainjow/mustache.hpp>

namespace hallmark::scaffold {
namespace {

namespace mustache = kainjow::mustache;

/// Looks names up, and remembers those that it does not have.
class StrictContext final : public mustache::basic_context<std::string> {
public:
  explicit StrictContext(const Values& values)
  {
    for (const auto& [name, text] : values) {
      data_.set(name, text);
    }
  }

  // A section does not change what names mean: texts hold no others.
  void push(const mustache::data*) override {}
  void pop() override {}

  const mustache::data* get(const std::string& name) const override
  {
    const auto* found = data_.get(name);
    if (!found) {
      missing_.insert(name);
    }
    return found;
  }

  const mustache::data* get_partial(const std::string& name) const override
  {
    return get(name);
  }

  [[nodiscard]] const std::set<std::string>& missing() const
  {
    return missing_;
  }

private:
  mustache::data data_ = mustache::data::type::object;
  mutable std::set<std::string> missing_;  // get() is const
};

Error
make_missing(const std::set<std::string>& names)
{
  std::vector<std::string> quoted;
  for (const auto& name : names) {
    quoted.push_back("{{" + name + "}}");
  }
  return base::make_error(Code::malformed,
                          "no value for " + base::join(quoted, ", "));
}

}  // namespace

Result<std::string>
fill(std::string_view text, const Values& values)
{
  mustache::mustache form{std::string(text)};
  form.set_custom_escape([](const std::string& value) { return value; });
  StrictContext context(values);
  auto filled = form.is_valid() ? form.render(context) : std::string();
  if (!form.is_valid()) {
    return base::make_error(Code::malformed,
                            "not a Mustache template: " + form.error_message());
  }
  if (!context.missing().empty()) {
    return make_missing(context.missing());
  }
  return filled;
}

}  // namespace hallmark::scaffold
