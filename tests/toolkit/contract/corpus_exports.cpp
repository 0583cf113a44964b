// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolkit/contract/corpus_exports.hpp"

#include "contract/compile/command_line.hpp"
#include "contract/compile/compile.hpp"
#include "contract/compile/flags.hpp"
#include "contract/compile/source.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests {

contract::Request
make_corpus_request(const std::string& compiler)
{
  contract::Request request;
  request.interface = "demo.example/corpus";
  request.version = "1.0.0";
  request.headers = {"corpus.hpp"};
  request.folder = std::string(HALLMARK_TEST_SOURCES) + "/corpus";
  for (const auto* name : {"numbers",       "pointers",      "member_pointers",
                           "enumerated",    "templates",     "automatic",
                           "versioned",     "bits",          "aligned",
                           "empty",         "unnamed",       "recursive",
                           "bases",         "tables",        "passed",
                           "vectors",       "standard",      "busy",
                           "quiet",         "variadic",      "variable",
                           "constant",      "text",          "callback",
                           "table",         "ring",          "map",
                           "Owner::create", "Owner::created"}) {
    request.exports.push_back({std::string("corpus::") + name, false});
  }
  request.exports.push_back({"corpus_plain", true});
  contract::compile::CompileCommand command;
  command.directory = request.folder;
  command.file = request.folder + "/plugin.cpp";
  command.arguments = *contract::compile::split_command(compiler);
  request.invocation = *contract::compile::select_flags(command, {});
  return request;
}

std::string
compile_corpus(const std::string& compiler,
               const std::filesystem::path& folder,
               const std::vector<std::string>& overrides)
{
  auto request = make_corpus_request(compiler);
  request.overrides = overrides;
  contract::compile::SourceOptions source;
  source.headers = contract::compile::list_headers(request);
  for (std::size_t i = 0; i < request.exports.size(); ++i) {
    source.exports.push_back(request.exports[i].symbol);
    if (source.exports.back().find("Owner") != std::string::npos) {
      source.unplaced.insert(i);
    }
  }
  contract::compile::Compilation compilation;
  compilation.source = (folder / "corpus.cpp").string();
  compilation.object = (folder / "corpus.o").string();
  compilation.depfile = (folder / "corpus.d").string();
  compilation.clang = compiler.starts_with("clang");
  write_bytes(folder / contract::compile::name_mark(0), "\n");
  write_bytes(compilation.source, contract::compile::format_source(source));
  const auto ran = contract::compile::run_program(
    contract::compile::make_command(request, compilation), folder.string());
  EXPECT_TRUE(ran && ran->status == 0) << (ran ? ran->errors : "");
  return compilation.object;
}

}  // namespace hallmark::tests
