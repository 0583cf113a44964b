// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "assemble/build.hpp"

#include "assemble/compiler.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "contract/compile/compile.hpp"
#include "describe/source.hpp"
#include "exports/check.hpp"
#include "exports/manifest.hpp"
#include "lint/debugging.hpp"
#include "output/work_folder.hpp"
#include "output/write.hpp"
#include "stamp/flags.hpp"
#include "stamp/linker.hpp"
#include "stamp/marked.hpp"
#include "stamp/step.hpp"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <filesystem>

namespace hallmark::assemble {
namespace {

namespace fs = std::filesystem;
using Say = std::function<void(std::string_view)>;
using output::WorkFolder;

Result<void>
check_source(const std::string& file)
{
  std::error_code ignored;
  if (!is_source(file)) {
    return base::with_subject(
      base::make_mismatch(Code::invalid_argument,
                          "not a C or C++ source",
                          base::quote(fs::path(file).extension().string()),
                          "'.c', '.cpp', '.cc' or '.cxx'"),
      file);
  }
  if (!fs::exists(file, ignored)) {
    return base::with_subject(
      base::make_error(Code::not_found, "no such file or directory"), file);
  }
  return {};
}

/// A plugin path made of a file's stem: what none may have becomes `_`.
std::string
make_plugin_path(const std::string& file)
{
  auto path = fs::path(file).stem().string();
  for (auto& byte : path) {
    const auto is_kept =
      std::isalnum(static_cast<unsigned char>(byte)) ||
      std::string_view("._-").find(byte) != std::string_view::npos;
    byte = is_kept ? byte : '_';
  }
  return path == "." || path == ".." ? "plugin" : path.substr(0, 255);
}

/// The plugin that sources without a description are.
describe::Plugin
make_plugin(const std::vector<std::string>& sources)
{
  describe::Plugin plugin;
  plugin.stem = fs::path(sources.front()).stem().string();
  plugin.file = plugin.stem + std::string(describe::plugin_ending);
  plugin.identity = {make_plugin_path(sources.front()), "0.0.0"};
  for (const auto& source : sources) {
    plugin.exports.sources.push_back({source, {0, 0}});
  }
  return plugin;
}

/// Builds one plugin; each step needs those before it.
class Builder {
public:
  Builder(const Request& request,
          std::string output,
          const Say& say,
          const WorkFolder& folder)
    : request_(request), output_(std::move(output)), say_(say), folder_(folder)
  {
    toolset_ = {request.flags, request.headers, folder.file(""), request.color};
    const auto is_c = [](const std::string& source) {
      return stamp::find_language(source) == Language::c;
    };
    language_ =
      std::ranges::all_of(request.sources, is_c) ? Language::c : Language::cpp;
  }

  Result<Built> build()
  {
    for (const auto& source : request_.sources) {
      if (auto compiled = compile(source); !compiled) {
        return compiled.error();
      }
    }
    auto stamped = make_stamp();
    if (!stamped) {
      return stamped.error();
    }
    if (auto compiled = compile(stamped->source); !compiled) {
      return compiled.error();
    }
    if (auto linked = link(stamped->flags); !linked) {
      return linked.error();
    }
    return finish();
  }

private:
  /// Run a compiler; what it says is passed on.
  Result<void> run(const Words& command,
                   const std::string& subject,
                   const char* fault)
  {
    const auto ran = contract::compile::run_program(command, "");
    if (!ran) {
      return ran.error();
    }
    say_(ran->output);
    say_(ran->errors);
    if (ran->status != 0) {
      return base::with_subject(base::make_error(Code::malformed, fault),
                                subject);
    }
    return {};
  }

  Result<void> compile(const std::string& source)
  {
    const auto object = folder_.file(std::to_string(objects_.size()) + ".o");
    objects_.push_back(object);
    return run(make_compile_command(toolset_, source, object),
               source,
               "does not compile");
  }

  Result<std::vector<stamp::Target>> find_targets(Language language) const
  {
    return stamp::find_targets(
      {output_, std::nullopt, make_flags(toolset_, language), "SOURCE"},
      language);
  }

  Result<describe::Plugin> read_plugin(const stamp::Target& target) const
  {
    if (request_.description.empty()) {
      return make_plugin(request_.sources);
    }
    describe::ReadOptions options;
    options.folders =
      contract::compile::find_include_folders(target.invocation);
    return describe::read_plugin(request_.description, options);
  }

  /// The user's flags may choose it, and are no flags of a contract.
  stamp::Linker find_linker(stamp::Target target) const
  {
    target.invocation.flags = request_.flags;
    return stamp::find_linker(target);
  }

  Result<stamp::Written> make_stamp() const
  {
    const auto targets = find_targets(language_);
    const auto others =
      find_targets(language_ == Language::c ? Language::cpp : Language::c);
    if (!targets || !others) {
      return targets ? others.error() : targets.error();
    }
    const auto plugin = read_plugin(targets->front());
    if (!plugin) {
      return plugin.error();
    }
    const auto contracts =
      stamp::make_contracts(*plugin, *targets, language_, *others);
    if (!contracts) {
      return contracts.error();
    }
    stamp::Request request;
    request.output_folder = folder_.file("");
    request.language = language_;
    return stamp::write_stamp(
      request,
      *plugin,
      *contracts,
      stamp::find_flag_facts(targets->front().invocation.flags),
      find_linker(targets->front()));
  }

  Result<void> link(const std::string& flags)
  {
    return run(make_link_command(
                 toolset_, language_, objects_, flags, folder_.file("out.so")),
               output_,
               "does not link");
  }

  /// Check what was linked; put it into place when it keeps its promises.
  Result<Built> finish() const
  {
    const auto linked = folder_.file("out.so");
    auto file = base::File::open(linked);
    if (!file) {
      return base::with_subject(file.error(), output_);
    }
    const auto parts = verify::read_parts(*file, std::nullopt);
    if (!parts) {
      return base::with_subject(parts.error(), output_);
    }
    auto errors = exports::check_link(*file, *parts).errors;
    if (errors.empty()) {
      errors = lint::check_exported_types(linked, *parts);
    }
    if (!errors.empty()) {
      return Built{output_, std::move(errors)};
    }
    std::error_code reason;
    fs::rename(linked, output_, reason);
    if (reason) {
      return output::make_write_error(output_, reason.value());
    }
    return Built{output_, {}};
  }

  const Request& request_;
  std::string output_;
  const Say& say_;
  const WorkFolder& folder_;
  Toolset toolset_;
  Language language_ = Language::cpp;
  Words objects_;
};

Result<std::string>
find_output(const Request& request)
{
  if (!request.output.empty()) {
    return request.output;
  }
  if (request.description.empty()) {
    return fs::path(request.sources.front()).stem().string() + ".so";
  }
  auto stem = describe::find_stem(request.description, describe::plugin_ending);
  return stem ? Result<std::string>(*stem + ".so") : stem;
}

}  // namespace

Result<Built>
build(const Request& request, const Say& say)
{
  if (request.sources.empty()) {
    return base::make_error(Code::invalid_argument,
                            "no sources given",
                            "name the plugin's sources after its description");
  }
  for (const auto& source : request.sources) {
    if (auto checked = check_source(source); !checked) {
      return checked.error();
    }
  }
  const auto output = find_output(request);
  if (!output) {
    return output.error();
  }
  std::error_code ignored;
  const WorkFolder folder(fs::absolute(*output, ignored).parent_path());
  if (!folder.exists()) {
    return output::make_write_error(*output, errno);
  }
  return Builder(request, *output, say, folder).build();
}

}  // namespace hallmark::assemble
