// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "support/process.hpp"

#include <hallmark/hallmark.h>

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hallmark::tests::test_options {
namespace {

void
count(void* data)
{
  ++*static_cast<int*>(data);
}

class COptions : public ::testing::Test {
protected:
  COptions() { options.size = sizeof options; }
  ~COptions() override { hallmark_error_free(error); }

  hallmark_options options{};
  hallmark_error* error = nullptr;
};

TEST_F(COptions, data_of_a_log_is_given_back_with_the_loader)
{
  int freed = 0;
  options.log_data = &freed;
  options.log_free = count;
  hallmark_loader_free(hallmark_loader_new(&options, &error));
  EXPECT_EQ(error, nullptr);
  EXPECT_EQ(freed, 1);
}

TEST_F(COptions, data_of_a_log_is_given_back_when_no_loader_is_made)
{
  int freed = 0;
  options.log_data = &freed;
  options.log_free = count;
  options.facts = "rtti=perhaps";
  EXPECT_EQ(hallmark_loader_new(&options, &error), nullptr);
  EXPECT_EQ(freed, 1);
}

TEST_F(COptions, null_directory_is_an_invalid_argument)
{
  const char* const directories[] = {"/a", nullptr};
  options.directories = directories;
  options.directory_count = 2;
  EXPECT_EQ(hallmark_loader_new(&options, &error), nullptr);
  EXPECT_STREQ(hallmark_error_explain(error),
               "hallmark: error: directory 1 is null");
}

TEST_F(COptions, event_of_a_refusal_is_whole)
{
  std::string text;
  options.log_data = &text;
  options.log = [](void* data, const hallmark_event* event) {
    EXPECT_EQ(event->size, sizeof *event);
    EXPECT_EQ(event->code, HALLMARK_NOT_FOUND);
    *static_cast<std::string*>(data) = std::string(event->file) + "|" +
                                       event->path + "|" + event->version +
                                       "|" + event->reason;
  };
  auto* loader = hallmark_loader_new(&options, &error);
  EXPECT_EQ(hallmark_open(loader, "/nowhere.so", nullptr, nullptr), nullptr);
  EXPECT_EQ(text, "/nowhere.so|||no such file or directory");
  hallmark_loader_free(loader);
}

/// A group that a file of this user's may have, and that is not its own.
std::optional<::gid_t>
find_other_group()
{
  if (::geteuid() == 0) {
    return ::getegid() + 1;
  }
  std::vector<::gid_t> groups(256);
  const int count = ::getgroups(static_cast<int>(groups.size()), groups.data());
  for (int i = 0; i < count; ++i) {
    if (groups[static_cast<std::size_t>(i)] != ::getegid()) {
      return groups[static_cast<std::size_t>(i)];
    }
  }
  return std::nullopt;
}

TEST(Environment, variable_is_ignored_in_a_program_with_more_rights)
{
  const RunOptions options{{}, {{"HALLMARK_TEST_DIRS", "/nowhere"}}};
  const auto head =
    std::string("hallmark: error: 'tests.example/none': no such plugin\n");
  EXPECT_EQ(run({HALLMARK_TEST_HOST}, options).out,
            "0\n" + head + "  '/nowhere': no such file or directory\n");

  const TemporaryFolder folder;
  const auto host = folder.path() / "host";
  std::filesystem::copy_file(HALLMARK_TEST_HOST, host);
  const auto group = find_other_group();
  if (!group || ::chown(host.c_str(), ::geteuid(), *group) != 0 ||
      ::chmod(host.c_str(), 02755) != 0) {
    GTEST_SKIP() << "no other group to give a program to";
  }
  const auto outcome = run({host.string()}, options);
  if (outcome.out.starts_with("0")) {
    GTEST_SKIP() << "programs get no rights from their files here";
  }
  EXPECT_EQ(outcome.out,
            "1\n" + head +
              "  $HALLMARK_TEST_DIRS is ignored: the program runs with more "
              "rights than its user\n"
              "  hint: give the loader folders to search\n")
    << outcome.describe();
}

}  // namespace
}  // namespace hallmark::tests::test_options
