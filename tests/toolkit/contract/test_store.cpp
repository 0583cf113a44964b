// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/contract.hpp"
#include "contract/store.hpp"
#include "support/files.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <thread>

#include <gtest/gtest.h>

namespace hallmark::contract::test_store {
namespace {

namespace fs = std::filesystem;

/// A request of a header, through a compiler that counts its compilations.
class Store : public testing::Test {
protected:
  Store()
  {
    write_compiler("g++");
    write("build/reverb.so.p/reverb.cpp.o", "");
    request.interface = "demo.example/sample";
    request.version = "1.0.0";
    request.exports = {{"gain", false}};
    request.headers = {"sample.hpp"};
    request.folder = find("source");
    request.invocation.compiler = {find("compiler")};
    request.invocation.flags = {"-Ireverb.so.p", "-I../include"};
    request.invocation.directory = find("build");
    request.store = find("build/hallmark-contracts");
    write_header("#include \"part.hpp\"\nint gain(part);\n");
    write("include/part.hpp", "typedef int part;\n");
    wait();
  }

  void write(const std::string& name, std::string_view text) const
  {
    tests::write_bytes(folder_.path() / name, text);
  }

  void write_header(std::string_view text) const
  {
    write("source/sample.hpp", text);
  }

  /// A script that runs another compiler, and notes when it makes an object.
  void write_compiler(const std::string& other) const
  {
    write("compiler",
          "#!/bin/sh\ncase \" $* \" in *' -c '*) echo >>" + find("log") +
            ";; esac\nexec " + other + " \"$@\"\n");
    fs::permissions(folder_.path() / "compiler", fs::perms::owner_all);
  }

  /// Headers that are as new as a contract are not trusted.
  static void wait()
  {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }

  [[nodiscard]] std::string find(const std::string& name) const
  {
    return (folder_.path() / name).string();
  }

  /// The signature of the export, or what is wrong.
  [[nodiscard]] std::string make() const
  {
    const auto made = make_contract(request);
    return made ? made->exports.at(0).signature
                : base::format_error(made.error());
  }

  /// How often the compiler ran since this was asked last.
  int count()
  {
    const auto log = find("log");
    const auto before = seen_;
    seen_ = fs::exists(log) ? static_cast<int>(fs::file_size(log)) : 0;
    return seen_ - before;
  }

  /// The files that are kept, without locks.
  [[nodiscard]] std::vector<fs::path> list_entries() const
  {
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator(request.store)) {
      if (file.path().extension() != ".lock") {
        files.push_back(file.path());
      }
    }
    return files;
  }

  Request request;
  std::string no_store;  ///< none, to compare with

private:
  tests::TemporaryFolder folder_;
  int seen_ = 0;
};

TEST_F(Store, same_request_is_compiled_once)
{
  const auto first = make_contract(request);
  const auto second = make_contract(request);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(count(), 1);
  EXPECT_EQ(second->text, first->text);
  EXPECT_EQ(second->places, first->places);
  EXPECT_EQ(second->fingerprint, first->fingerprint);
  EXPECT_EQ(second->dependencies, first->dependencies);
  EXPECT_EQ(list_entries().size(), 1U);
}

TEST_F(Store, none_is_kept_when_none_is_named)
{
  request.store.clear();
  EXPECT_EQ(make(), "int(int)");
  EXPECT_EQ(make(), "int(int)");
  EXPECT_EQ(count(), 2);
  EXPECT_FALSE(fs::exists(find("build/hallmark-contracts")));
}

TEST_F(Store, plugins_share_what_their_private_folders_do_not_change)
{
  EXPECT_EQ(make(), "int(int)");
  request.invocation.flags[0] = "-Idelay.so.p";
  EXPECT_EQ(make(), "int(int)");
  EXPECT_EQ(count(), 1);
  write("build/delay.so.p/part.hpp", "typedef long part;\n");
  wait();
  EXPECT_EQ(make(), "int(long)");
  EXPECT_EQ(count(), 1);
}

TEST_F(Store, changes_are_seen)
{
  const std::vector<std::function<void()>> changes = {
    [&] { write_header("int gain(int, char);\n"); },
    [&] { write_header("#include \"part.hpp\"\nint gain(part*);\n"); },
    [&] { write("include/part.hpp", "typedef short part;\n"); },
    [&] { write("source/part.hpp", "typedef char part;\n"); },
    [&] { request.invocation.flags.emplace_back("-DOTHER"); },
    [&] { request.version = "1.0.1"; },
    [&] { request.exports[0].optional = true; },
    [&] { write_compiler("g++ -DOTHER"); },
    [&] { ::setenv("CPATH", find("build").c_str(), 1); },
  };
  EXPECT_EQ(make(), "int(int)");
  EXPECT_EQ(count(), 1);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    changes[i]();
    wait();
    const auto fresh = make();
    EXPECT_EQ(count(), 1) << "change " << i;
    EXPECT_EQ(make(), fresh);
    EXPECT_EQ(count(), 0) << "change " << i;
    request.store.swap(no_store);
    EXPECT_EQ(make(), fresh) << "change " << i;
    request.store.swap(no_store);
    (void)count();
  }
  ::unsetenv("CPATH");
}

TEST_F(Store, damaged_entry_is_made_again)
{
  EXPECT_EQ(make(), "int(int)");
  const auto file = list_entries().at(0);
  const auto sound = tests::read_bytes(file);
  for (const auto& bytes : {std::string(), sound.substr(0, 90), "x" + sound}) {
    tests::write_bytes(file, bytes);
    EXPECT_EQ(make(), "int(int)");
    EXPECT_EQ(tests::read_bytes(file), sound);
  }
  EXPECT_EQ(count(), 4);
}

TEST_F(Store, error_is_never_kept)
{
  write_header("int gain(part);\n");
  wait();
  for (int i = 0; i < 2; ++i) {
    const auto told = make();
    EXPECT_NE(told.find("'part' was not declared"), told.npos) << told;
  }
  EXPECT_EQ(count(), 2);
  EXPECT_TRUE(list_entries().empty());
}

TEST_F(Store, folder_that_cannot_be_made_is_as_good_as_none)
{
  request.store = find("source/sample.hpp/store");
  EXPECT_EQ(make(), "int(int)");
  EXPECT_EQ(make(), "int(int)");
  EXPECT_EQ(count(), 2);
}

TEST_F(Store, threads_that_ask_at_once_wait_for_the_first)
{
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] { EXPECT_EQ(make(), "int(int)"); });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(count(), 1);
}

}  // namespace
}  // namespace hallmark::contract::test_store
