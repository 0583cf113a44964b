// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <hallmark/hallmark.h>

#include <string>

#include <gtest/gtest.h>

namespace hallmark::tests {
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

}  // namespace
}  // namespace hallmark::tests
