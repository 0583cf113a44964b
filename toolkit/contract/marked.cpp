// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/marked.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "contract/compile/compile.hpp"
#include "contract/compile/declarations.hpp"
#include "contract/compile/diagnosis.hpp"
#include "contract/compile/source.hpp"
#include "contract/contract.hpp"
#include "contract/dwarf/definitions.hpp"
#include "contract/dwarf/object.hpp"
#include "contract/names/export_name.hpp"
#include "output/work_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <optional>
#include <tuple>

namespace hallmark::contract {
namespace {

namespace fs = std::filesystem;

bool
starts_with_one_of(std::string_view text,
                   std::initializer_list<std::string_view> prefixes)
{
  return std::any_of(prefixes.begin(), prefixes.end(), [&](auto prefix) {
    return text.starts_with(prefix);
  });
}

/// Whether nobody wrote a definition of it: tables of virtual functions, guards
/// of variables; or it is Hallmark's; or it is new or delete, which compilers
/// mark by themselves.
bool
is_passed_over(std::string_view linkage)
{
  return starts_with_one_of(
    linkage, {"hallmark", "_ZT", "_ZG", "_Znw", "_Zna", "_ZdlP", "_ZdaP"});
}

std::string_view
find_last_component(std::string_view name)
{
  name = name.substr(0, name.find('<'));
  const auto scope = name.rfind("::");
  return scope == name.npos ? name : name.substr(scope + 2);
}

/// Files by their lines, each read once.
class Sources {
public:
  /// The column of a word in a line of a file; 1 when it is not there, as when
  /// a macro wrote it. clang tells no columns.
  unsigned find_column(const std::string& file,
                       unsigned line,
                       std::string_view word)
  {
    const auto& lines = read(file).lines;
    const auto at = line > 0 && line <= lines.size()
                      ? compile::find_word(lines[line - 1], word)
                      : std::string_view::npos;
    return at == std::string_view::npos ? 1 : static_cast<unsigned>(at) + 1;
  }

private:
  struct Source {
    std::string text;
    std::vector<std::string_view> lines;
  };

  const Source& read(const std::string& file)
  {
    const auto [place, is_new] = sources_.try_emplace(file);
    auto& source = place->second;
    if (!is_new) {
      return source;
    }
    if (auto text = base::read_text(file)) {
      source.text = *std::move(text);
      source.lines = base::split(source.text, '\n');
    }
    return source;
  }

  std::map<std::string, Source> sources_;
};

Marked
make_marked(const std::string& linkage,
            const dwarf::Definition& definition,
            const std::string& directory,
            Sources& sources)
{
  const auto name = names::read_linkage_name(linkage);
  const auto is_mangled = name && linkage.starts_with("_Z");
  const auto file =
    (fs::path(directory) / definition.file).lexically_normal().string();
  return {is_mangled ? name->path : definition.name,
          is_mangled && name->has_parameters ? name->text : "",
          linkage,
          file,
          definition.line,
          sources.find_column(
            file, definition.line, find_last_component(definition.name))};
}

Error
make_fault(const Marked& marked, const char* what, const char* hint)
{
  auto error = base::make_error(
    Code::invalid_argument, "export '" + marked.name + "' " + what, hint);
  error.subject = marked.file;
  error.line = marked.line;
  error.column = marked.column;
  return error;
}

/// Why a symbol that is marked cannot be an export, or nothing.
std::optional<Error>
find_fault(const dwarf::VisibleSymbol& symbol,
           const dwarf::Definition& definition,
           const Marked& marked)
{
  if (definition.is_member) {
    return make_fault(
      marked, "is a non-static member, not a function or a variable", "");
  }
  if (symbol.is_thread_local) {
    return make_fault(marked,
                      "is thread-local: its address differs between threads",
                      "export a function that returns its address");
  }
  if (symbol.is_weak && !definition.is_template) {
    return make_fault(
      marked,
      "is inline or weak: another file's definition may replace it",
      "define it once, neither inline nor weak");
  }
  return std::nullopt;
}

void
sort_by_place(std::vector<Marked>& exports)
{
  std::ranges::sort(exports, [](const Marked& a, const Marked& b) {
    return std::tie(a.file, a.line, a.column, a.name) <
           std::tie(b.file, b.line, b.column, b.name);
  });
}

/// Functions that share a name are told apart by their parameter types.
void
name_apart(std::vector<Marked>& exports)
{
  std::map<std::string, int> counts;
  for (const auto& one : exports) {
    ++counts[one.name];
  }
  for (auto& one : exports) {
    if (counts[one.name] > 1 && !one.picked.empty()) {
      one.name = one.picked;
    }
  }
}

/// Weak symbols of other files are instances of templates, by the hundred;
/// weak members are what a marked class brings along.
bool
is_of_no_interest(const dwarf::VisibleSymbol& symbol,
                  const dwarf::Definition& definition,
                  const std::string& file,
                  const std::string& source)
{
  return symbol.is_weak &&
         (file != source || (definition.is_member && !definition.is_template));
}

Result<std::vector<Marked>>
read_marked(const std::string& object, const Request& request)
{
  const auto symbols = dwarf::read_visible(object);
  if (!symbols) {
    return symbols.error();
  }
  const auto debug = dwarf::Debug::open(object);
  if (!debug) {
    return debug.error();
  }
  const auto definitions = dwarf::read_definitions(*debug);
  const auto& directory = request.invocation.directory;
  std::vector<Marked> exports;
  Sources sources;
  for (const auto& symbol : *symbols) {
    const auto found = definitions.find(symbol.name);
    if (found == definitions.end() || is_passed_over(symbol.name)) {
      continue;
    }
    const auto marked =
      make_marked(symbol.name, found->second, directory, sources);
    if (is_of_no_interest(
          symbol, found->second, marked.file, request.headers.front())) {
      continue;
    }
    if (auto fault = find_fault(symbol, found->second, marked)) {
      return *fault;
    }
    exports.push_back(marked);
  }
  name_apart(exports);
  sort_by_place(exports);
  return exports;
}

/// The compiler's words about a source that is compiled as it is.
Error
make_source_error(const std::string& source, const std::string& words)
{
  compile::SourceOptions options;
  options.headers = {{source, source}};
  return compile::make_compile_error(options, words);
}

/// An error about an export, given its place in the source.
Error
place_error(Error error, const std::vector<Marked>& exports)
{
  for (const auto& one : exports) {
    const auto is_about = [&](const std::string& name) {
      return error.message.starts_with("export '" + name + "' ");
    };
    if (error.line == 0 && (is_about(one.name) || is_about(one.picked))) {
      error.subject = one.file;
      error.line = one.line;
      error.column = one.column;
    }
  }
  return error;
}

}  // namespace

Result<MarkedSource>
find_marked(const Request& request)
{
  const auto clang = compile::is_clang(request.invocation, request.language);
  if (!clang) {
    return clang.error();
  }
  const output::WorkFolder folder;
  if (!folder.exists()) {
    return base::make_error(Code::unreadable,
                            "cannot create a temporary folder: " +
                              base::format_errno(errno));
  }
  auto hidden = request;
  hidden.overrides.emplace_back("-fvisibility=hidden");
  const auto object = folder.file("marked.o");
  const auto depfile = folder.file("marked.d");
  const auto command = compile::make_command(
    hidden, {request.headers.front(), object, depfile, *clang, false});
  const auto ran = compile::run_program(command, request.invocation.directory);
  if (!ran) {
    return ran.error();
  }
  if (ran->status != 0) {
    return make_source_error(request.headers.front(), ran->errors);
  }
  auto exports = read_marked(object, request);
  if (!exports) {
    return base::with_subject(exports.error(), request.headers.front());
  }
  return MarkedSource{
    std::move(*exports),
    compile::read_dependencies(depfile, request.invocation.directory)};
}

Result<Contract>
make_marked_contract(Request request, const MarkedSource& marked)
{
  Contract nothing;
  nothing.dependencies = marked.dependencies;
  if (marked.exports.empty()) {
    return nothing;
  }
  request.exports.clear();
  for (const auto& one : marked.exports) {
    request.exports.push_back(
      {one.name, false, one.file, one.line, one.picked});
  }
  auto contract = make_contract(request);
  if (!contract) {
    return place_error(contract.error(), marked.exports);
  }
  contract->dependencies = marked.dependencies;
  return contract;
}

}  // namespace hallmark::contract
