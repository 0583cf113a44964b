// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Go's own tests of its plugin package, translated: a row each.

#include "plugins/go/shared.hpp"
#include "plugins/go/state.hpp"
#include "plugins/object/object.hpp"
#include "support/built.hpp"
#include "support/process.hpp"

#include <hallmark/loader.hpp>

#include <any>
#include <atomic>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::tests::test_go_suite {
namespace {

namespace fs = std::filesystem;

const std::string one_file = built("go/go_one");
const std::string two_file = built("go/go_two");

/// Both plugins, open.
struct Both {
  Loader loader;
  Plugin one = loader.open(one_file).value();
  Plugin two = loader.open(two_file).value();
};

template<class T>
T*
find(const Plugin& plugin, const char* name)
{
  return plugin.lookup<T>(name).value().get();
}

TEST(GoSuite, init_runs_once_before_use_and_shares_the_hosts_state)
{
  auto& common = go::find_common();
  const auto opened = common.opened;
  Loader loader;
  const auto plugin = loader.open(one_file).value();
  const auto again = loader.open(one_file).value();
  EXPECT_EQ(common.opened, opened + 1);

  common.value = 5;
  EXPECT_EQ(find<int()>(plugin, "go_change_common")(), 6);
  EXPECT_EQ(common.value, 6);
}

TEST(GoSuite, exported_variables_and_functions_are_used_from_both_sides)
{
  const Both both;
  auto* variable = find<int>(both.two, "go_variable");
  EXPECT_EQ(*variable, 20);
  *variable = 21;
  EXPECT_EQ(*find<int>(both.two, "go_variable"), 21);
  EXPECT_EQ(*find<int>(both.one, "go_variable"), 10);

  *find<int (*)(int)>(both.one, "go_host_function") = [](int value) {
    return value + 100;
  };
  EXPECT_EQ(find<int(int)>(both.one, "go_call_host")(1), 101);
}

TEST(GoSuite, one_file_name_in_two_folders_is_two_plugins)
{
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "a");
  fs::create_directory(folder.path() / "b");
  const auto a = (folder.path() / "a" / "same.so").string();
  const auto b = (folder.path() / "b" / "same.so").string();
  fs::copy_file(built("twin_a"), a);
  fs::copy_file(built("twin_b"), b);

  Loader loader;
  const auto first = loader.open(a).value();
  const auto second = loader.open(b).value();
  EXPECT_EQ(find<int()>(first, "answer")(), 1);
  EXPECT_EQ(find<int()>(second, "answer")(), 2);
}

TEST(GoSuite, one_symbol_in_two_plugins_is_two_symbols)
{
  const Both both;
  EXPECT_EQ(find<int()>(both.one, "go_answer")(), 1);
  EXPECT_EQ(find<int()>(both.two, "go_answer")(), 2);
}

/// g++ marks the names of types in unnamed namespaces as those of one file;
/// clang does not, and the C++ library compares them by name.
#ifdef __clang__
constexpr bool names_tell_private_types = false;
#else
constexpr bool names_tell_private_types = true;
#endif

TEST(GoSuite, one_private_type_name_in_two_plugins_is_two_types)
{
  const Both both;
  std::any any;
  find<void(std::any*)>(both.one, "go_fill")(&any);
  EXPECT_TRUE(find<bool(const std::any*)>(both.one, "go_is_private")(&any));
  EXPECT_NE(find<bool(const std::any*)>(both.two, "go_is_private")(&any),
            names_tell_private_types);
}

/// An interface that the plugin was not built with.
struct Mismatch {
  void* nothing = nullptr;

  static const hallmark_expected& expected()
  {
    static const auto made = [] {
      hallmark_expected one{};
      one.size = sizeof one;
      one.name = "tests.example/other";
      one.version = "1.0.0";
      one.fingerprint = "00000000000000000000000000000000";
      one.text = "";
      return one;
    }();
    return made;
  }
};

TEST(GoSuite, good_plugin_opens_after_a_duplicate_and_a_mismatch)
{
  Loader loader;
  const auto good = loader.open(built("good")).value();
  EXPECT_EQ(loader.open(built("elsewhere")).error().code(), Code::duplicate);
  EXPECT_EQ(loader.open<Mismatch>(built("good")).error().code(),
            Code::wrong_interface);
  EXPECT_EQ(loader.open(built("good")).value(), good);
}

TEST(GoSuite, types_shared_by_host_and_two_plugins_stay_one_type)
{
  const Both both;
  const std::unique_ptr<go::Shape> square(
    find<go::Shape*(bool)>(both.one, "go_make_shape")(true));
  const auto& shape = *square;
  EXPECT_TRUE(typeid(shape) == typeid(go::Square));
  EXPECT_NE(dynamic_cast<go::Square*>(square.get()), nullptr);
  const auto is_square = find<bool(const go::Shape*)>(both.two, "go_is_square");
  EXPECT_TRUE(is_square(square.get()));
  const go::Square own;
  EXPECT_TRUE(is_square(&own));

  std::any any;
  find<void(std::any*)>(both.two, "go_token")(&any);
  EXPECT_EQ(std::any_cast<go::Token>(any).value, 2);
  EXPECT_THROW(find<void()>(both.one, "go_throw")(), go::Trouble);
}

TEST(GoSuite, ids_have_dots_and_odd_characters)
{
  const Both both;
  EXPECT_EQ(both.two.path(), "go.example/2.x/odd-name_2/a.b");
  EXPECT_EQ(both.two.version(), "1.0.0-rc.1+build.5");
}

TEST(GoSuite, value_is_given_at_link_time)
{
  const Both both;
  const auto read = [](const Plugin& plugin) {
    return reinterpret_cast<std::uintptr_t>(
      find<const char[]>(plugin, "go_build"));
  };
  EXPECT_EQ(read(both.one), 41u);
  EXPECT_EQ(read(both.two), 42u);
}

TEST(GoSuite, plugin_opens_a_plugin)
{
  Loader loader;
  const auto one = loader.open(one_file).value();
  const Plugin two(
    find<hallmark_plugin*(const char*)>(one, "go_open")(two_file.c_str()));
  ASSERT_TRUE(two);
  EXPECT_EQ(loader.open(two_file).value(), two);
  EXPECT_EQ(find<int()>(two, "go_answer")(), 2);
}

TEST(GoSuite, threads_of_a_plugin_call_back_into_the_host)
{
  const Both both;
  std::atomic<int> calls = 0;
  const auto count = [](void* data) {
    ++*static_cast<std::atomic<int>*>(data);
  };
  find<void(void (*)(void*), void*, int)>(both.one, "go_call_in_threads")(
    count, &calls, 10);
  EXPECT_EQ(calls, 10);
}

TEST(GoSuite, twenty_runs_in_parallel)
{
  const auto self = fs::read_symlink("/proc/self/exe").string();
  std::vector<Outcome> outcomes(20);
  std::vector<std::thread> threads;
  for (auto& outcome : outcomes) {
    threads.emplace_back([&] {
      outcome = run({self, "--gtest_filter=GoSuite.threads_*"});
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  for (const auto& outcome : outcomes) {
    EXPECT_EQ(outcome.status, 0) << outcome.describe();
  }
}

/// The type of an ELF file: its bytes 16 and 17.
int
read_type(const std::string& file)
{
  return read_bytes(file).at(16);
}

TEST(GoSuite, host_is_placed_anywhere_or_not_and_forks_a_hundred_times)
{
  EXPECT_EQ(read_type(HALLMARK_TEST_HOSTS "/go_host_pie"), 3);
  EXPECT_EQ(read_type(HALLMARK_TEST_HOSTS "/go_host_fixed"), 2);
  for (const auto* name : {"go_host_pie", "go_host_fixed"}) {
    const auto outcome = run({std::string(HALLMARK_TEST_HOSTS "/") + name,
                              one_file,
                              "go_answer",
                              two_file});
    EXPECT_EQ(outcome.out, "answer 1\nchildren 100\n") << outcome.describe();
    EXPECT_EQ(outcome.status, 0);
  }
}

TEST(GoSuite, rejected_plugin_opened_by_a_static_constructor_runs_nothing)
{
  for (const auto* name : {"go_host_pie", "go_host_fixed"}) {
    const auto outcome =
      run({std::string(HALLMARK_TEST_HOSTS "/") + name},
          {{},
           {{"HALLMARK_TEST_REJECTED", built("missing_export")},
            {"HALLMARK_TEST_TRACE", "nothing"}}});
    EXPECT_EQ(outcome.out, "2 declared exports are not defined; ran: nothing\n")
      << outcome.describe();
  }
}

TEST(GoSuite, good_plugin_opens_in_a_static_constructor)
{
  for (const auto* name : {"go_host_pie", "go_host_fixed"}) {
    const auto outcome = run({std::string(HALLMARK_TEST_HOSTS "/") + name},
                             {{}, {{"HALLMARK_TEST_REJECTED", built("good")}}});
    EXPECT_TRUE(outcome.out.starts_with("opened; ran: ") &&
                outcome.out.ends_with("/tests/plugins/good/good.cpp\n"))
      << outcome.describe();
  }
}

TEST(GoSuite, methods_used_only_through_an_interface_survive_gc_sections)
{
  const Both both;
  const auto make = find<go::Shape*(bool)>(both.two, "go_make_shape");
  EXPECT_EQ(std::unique_ptr<go::Shape>(make(false))->corners(), 3);
  EXPECT_EQ(std::unique_ptr<go::Shape>(make(true))->corners(), 4);
}

TEST(GoSuite, shared_dependency_is_initialised_once)
{
  auto& common = go::find_common();
  common.value = 0;
  const Both both;
  EXPECT_EQ(find<int()>(both.one, "go_change_common")(), 1);
  EXPECT_EQ(find<int()>(both.two, "go_change_common")(), 3);
  EXPECT_EQ(common.initialised, 1);
}

TEST(GoSuite, function_linked_into_host_and_plugins_is_each_ones_own)
{
  const auto before = count_own_calls();
  const Both both;
  EXPECT_EQ(find<int()>(both.one, "go_own")(), 1);
  EXPECT_EQ(find<int()>(both.two, "go_own")(), 1);
  EXPECT_EQ(find<int()>(both.two, "go_own")(), 2);
  EXPECT_EQ(count_own_calls(), before + 1);
}

TEST(GoSuite, casts_of_the_host_work_after_three_plugins_with_its_types)
{
  Both both;
  const auto third = both.loader.open(built("object")).value();
  const std::unique_ptr<go::Shape> own = std::make_unique<go::Square>();
  EXPECT_NE(dynamic_cast<go::Square*>(own.get()), nullptr);
  const auto shape = third.own(find<shapes::Shape*()>(third, "create_shape")());
  EXPECT_NE(dynamic_cast<shapes::Shape*>(shape.get()), nullptr);
  const std::any any = go::Token{3};
  EXPECT_EQ(std::any_cast<go::Token>(any).value, 3);
}

}  // namespace
}  // namespace hallmark::tests::test_go_suite
