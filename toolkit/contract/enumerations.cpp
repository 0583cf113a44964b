// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/enumerations.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "contract/compile/compile.hpp"
#include "contract/compile/diagnosis.hpp"
#include "contract/compile/outline.hpp"
#include "output/write.hpp"

namespace hallmark::contract {
namespace {

/// `::audio::Box::In` of `audio::Box<int>::In`.
std::string
strip_arguments(const std::string& name)
{
  std::string plain = "::";
  int open = 0;
  for (const char c : name) {
    open += c == '<' ? 1 : 0;
    if (open == 0) {
      plain += c;
    }
    open -= c == '>' ? 1 : 0;
  }
  return plain;
}

}  // namespace

std::vector<std::string>
list_template_enums(const std::vector<std::string>& headers,
                    const std::vector<std::string>& types)
{
  std::multimap<std::string, std::string> instances;
  for (const auto& type : types) {
    if (type.find('<') != type.npos) {
      instances.emplace(strip_arguments(type), type);
    }
  }
  std::vector<std::string> names;
  if (instances.empty()) {
    return names;
  }
  for (const auto& header : headers) {
    const auto text = base::read_text(header);
    const auto outline = compile::read_outline(text ? *text : "");
    for (const auto& one : outline.template_enums) {
      const auto [begin, end] = instances.equal_range(one.owner);
      for (auto found = begin; found != end; ++found) {
        const auto name = "::" + found->second + "::" + one.name;
        names.push_back(one.is_enumerator ? "decltype(" + name + ")" : name);
      }
    }
  }
  return names;
}

Result<std::string>
compile_enumerations(const Request& request,
                     const compile::SourceOptions& source,
                     const Enumerations& enumerations,
                     const output::WorkFolder& folder)
{
  compile::SourceOptions options;
  options.headers = source.headers;
  for (const auto& [key, name] : enumerations) {
    options.complete.insert(name);
  }
  const auto file = folder.file("enumerations.cpp");
  auto object = folder.file("enumerations.o");
  const auto command = compile::make_command(
    request, {file, object, folder.file("enumerations.d"), true, false});
  while (true) {
    auto written = output::write_file(file, compile::format_source(options));
    if (!written) {
      return written.error();
    }
    const auto ran =
      compile::run_program(command, request.invocation.directory);
    if (!ran) {
      return ran.error();
    }
    if (ran->status == 0) {
      return object;
    }
    if (!compile::drop_marked(
          options.complete, ran->errors, compile::complete_marker)) {
      return compile::make_compile_error(options, ran->errors);
    }
  }
}

Error
make_undescribed_error(const std::string& key)
{
  return base::make_error(Code::unsupported,
                          "the compiler does not tell the enumerators of " +
                            base::quote(key),
                          "define the enumeration outside of the template");
}

}  // namespace hallmark::contract
