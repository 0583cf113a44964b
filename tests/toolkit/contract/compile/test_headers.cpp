// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/headers.hpp"
#include "contract/contract.hpp"
#include "support/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_headers {
namespace {

using contract::Request;
using testing::HasSubstr;
using testing::Not;

/// Folders of a project, and the contract of `p.hpp` in its `sdk`.
class headers : public testing::Test {
protected:
  void write(const std::string& name, const std::string& text)
  {
    write_bytes(folder_.path() / name, text);
  }

  Request make_request(std::vector<std::string> flags)
  {
    Request request;
    request.interface = "demo.example/p";
    request.version = "1.0.0";
    request.exports = {{"f", false}};
    request.headers = {"p.hpp"};
    request.folder = (folder_.path() / "sdk").string();
    request.owns_types = true;
    request.invocation = {{"g++"}, std::move(flags), folder_.path().string()};
    return request;
  }

  std::string explain(const Request& request)
  {
    const auto made = contract::make_contract(request);
    auto text = made ? made->text : base::format_error(made.error());
    for (auto at = text.find(folder_.path().string()); at != text.npos;
         at = text.find(folder_.path().string())) {
      text.replace(at, folder_.path().string().size(), "DIR");
    }
    return text;
  }

  TemporaryFolder folder_;
};

TEST_F(headers, file_that_the_include_path_finds_first_is_another)
{
  write("sdk/p.hpp", "struct S { int a; };\nint f(S);\n");
  write("vendored/p.hpp", "struct S { int a, b; };\nint f(S);\n");
  for (const auto* compiler : {"g++", "clang++-14"}) {
    auto request = make_request({"-Ivendored", "-Isdk"});
    request.invocation.compiler = {compiler};
    EXPECT_EQ(explain(request),
              "hallmark: error: 'DIR/vendored/p.hpp': two files are called "
              "'p.hpp' and differ, so that sources of the target may mean "
              "either: found 'DIR/vendored/p.hpp' along the include path, "
              "expected 'DIR/sdk/p.hpp'\n"
              "  hint: remove one of them, or put the folder of the right one "
              "first on the include path of the target");
  }
}

TEST_F(headers, file_beside_a_source_is_another)
{
  write("sdk/p.hpp", "struct S { int a; };\nint f(S);\n");
  write("src/p.hpp", "struct S { int a, b; };\nint f(S);\n");
  auto request = make_request({"-Isdk"});
  request.invocation.source_folders = {(folder_.path() / "src").string()};
  EXPECT_THAT(
    explain(request),
    HasSubstr("found 'DIR/sdk/p.hpp' along the include path, expected "
              "'DIR/src/p.hpp'\n"));
}

TEST_F(headers, copy_with_the_same_bytes_is_the_same)
{
  write("sdk/p.hpp", "struct S { int a; };\nint f(S);\n");
  write("vendored/p.hpp", "struct S { int a; };\nint f(S);\n");
  EXPECT_THAT(explain(make_request({"-Ivendored", "-Isdk"})),
              HasSubstr("class\tS\town\n"));
}

TEST_F(headers, neighbour_that_the_include_path_does_not_find_is_taken)
{
  write("sdk/p.hpp", "#include \"q.hpp\"\nint f(S);\n");
  write("sdk/q.hpp", "struct S { int a; };\nstruct Other { int b; };\n");
  const auto text = explain(make_request({}));
  EXPECT_THAT(text, HasSubstr("class\tS\n"));
  EXPECT_THAT(text, Not(HasSubstr("Other")));
}

TEST_F(headers, several_are_the_interfaces_own)
{
  write("sdk/p.hpp", "#include \"q.hpp\"\nint f(S);\n");
  write("sdk/q.hpp",
        "#pragma once\nstruct S { int a; };\nstruct Other { int b; };\n");
  auto request = make_request({});
  request.headers = {"p.hpp", "q.hpp"};
  const auto text = explain(request);
  EXPECT_THAT(text, HasSubstr("class\tOther\town\n"));
  EXPECT_THAT(text, HasSubstr("class\tS\town\n"));
}

TEST_F(headers, header_that_a_flag_includes_before_is_found)
{
  write("sdk/p.hpp", "#pragma once\nstruct S { int a; };\nint f(S);\n");
  EXPECT_THAT(explain(make_request({"-include", "sdk/p.hpp"})),
              HasSubstr("class\tS\town\n"));
}

TEST_F(headers, what_might_be_meant_is_among_the_dependencies)
{
  write("sdk/p.hpp", "struct S { int a; };\nint f(S);\n");
  write("vendored/p.hpp", "struct S { int a; };\nint f(S);\n");
  const auto made =
    contract::make_contract(make_request({"-Ivendored", "-Isdk"}));
  ASSERT_TRUE(made);
  EXPECT_THAT(made->dependencies,
              testing::Contains((folder_.path() / "sdk/p.hpp").string()));
  EXPECT_EQ(made->headers,
            std::vector{(folder_.path() / "vendored/p.hpp").string()});
}

}  // namespace
}  // namespace hallmark::tests::test_headers
