// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/built.hpp"
#include "support/log.hpp"

#include <hallmark/loader.hpp>

#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_log {
namespace {

using ::testing::ElementsAre;

std::string
resolve(const std::string& name)
{
  return std::filesystem::canonical(built(name)).string();
}

TEST(Log, opening_and_closing_are_told_once)
{
  Lines lines;
  Loader loader({.log = lines.log()});
  auto plugin = loader.open(built("good")).value();
  auto again = loader.open(built("good")).value();
  (void)again.close();
  EXPECT_EQ(plugin.close(), Closed::unmapped);
  EXPECT_THAT(
    lines.all(),
    ElementsAre("opened " + resolve("good") + ": tests.example/good 1.2.0",
                "closed " + resolve("good") +
                  ": tests.example/good 1.2.0: unmapped"));
}

TEST(Log, refusal_is_told_with_every_line_of_its_reason)
{
  Lines lines;
  Loader loader({.log = lines.log()});
  EXPECT_FALSE(loader.open(built("missing_export")));
  EXPECT_THAT(lines.all(),
              ElementsAre("refused " + built("missing_export") +
                          ": 2 declared exports are not defined\n"
                          "  export 'anwser' is not defined; nearest: "
                          "'answer'\n"
                          "  export 'question' is not defined"));
}

TEST(Log, refusal_of_bytes_and_of_a_reload_is_told_once)
{
  const TemporaryFolder folder;
  const auto file = copy_built(folder, "good");
  Lines lines;
  Loader loader({.log = lines.log()});
  EXPECT_FALSE(loader.open_bytes(std::as_bytes(std::span("none"))));
  const auto plugin = loader.open(file).value();
  std::filesystem::remove(file);
  EXPECT_FALSE(loader.reload(plugin));
  EXPECT_THAT(
    lines.all(),
    ElementsAre("refused memory: not an ELF file",
                "opened " + plugin.file() + ": tests.example/good 1.2.0",
                "refused " + file + ": no such file or directory"));
}

TEST(Log, refusal_has_its_code)
{
  auto code = Code::changed;
  Loader loader({.log = [&](const Event& event) { code = event.code; }});
  EXPECT_FALSE(loader.open("/nowhere.so"));
  EXPECT_EQ(code, Code::not_found);
}

TEST(Log, unchecked_library_is_told_of)
{
  Lines lines;
  Loader loader({.log = lines.log(), .unstamped = Unstamped::allow});
  const auto plugin = loader.open(built("unstamped")).value();
  EXPECT_THAT(lines.all(),
              ElementsAre("opened " + resolve("unstamped") +
                          ": not checked: it has no stamp"));
}

TEST(Log, plugin_that_stays_mapped_is_told_of_with_the_reason)
{
  Lines lines;
  Loader loader({.log = lines.log()});
  EXPECT_EQ(loader.open(built("nodelete")).value().close(),
            Closed::still_mapped);
  EXPECT_EQ(lines.all().back(),
            "closed " + resolve("nodelete") +
              ": tests.example/nodelete 1.0.0: still mapped: linked with -z "
              "nodelete");
}

TEST(Log, function_lives_as_long_as_the_last_plugin)
{
  const auto lines = std::make_shared<Lines>();
  Plugin plugin;
  {
    Loader loader(
      {.log = [lines](const Event& event) { lines->log()(event); }});
    plugin = loader.open(built("good")).value();
  }
  EXPECT_EQ(lines.use_count(), 2);
  EXPECT_EQ(plugin.close(), Closed::unmapped);
  EXPECT_EQ(lines->all().size(), 2u);
  EXPECT_EQ(lines.use_count(), 1);
}

TEST(Log, function_may_call_the_loader)
{
  Loader* own = nullptr;
  auto again = false;
  Loader loader({.log = [&](const Event& event) {
    again |= event.kind == Event::Kind::opened &&
             static_cast<bool>(own->open(built("good")));
  }});
  own = &loader;
  EXPECT_TRUE(loader.open(built("good")));
  EXPECT_TRUE(again);
}

TEST(Log, what_the_function_throws_is_dropped)
{
  Loader loader(
    {.log = [](const Event&) { throw std::runtime_error("full"); }});
  EXPECT_TRUE(loader.open(built("good")));
  EXPECT_EQ(loader.open("/nowhere.so").error().code(), Code::not_found);
}

}  // namespace
}  // namespace hallmark::tests::test_log
