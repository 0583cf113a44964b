// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/roster.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::table::test_roster {
namespace {

EntryPtr
make_entry(std::uint64_t inode, const std::string& file, std::size_t lineage)
{
  auto entry = std::make_shared<Entry>();
  entry->id.device = 1;
  entry->id.inode = inode;
  entry->file = file;
  entry->lineage = lineage;
  return entry;
}

Plugin*
fake_plugin(std::uintptr_t number)
{
  return reinterpret_cast<Plugin*>(number);  // nobody looks at it
}

bool
is_any(const Entry&)
{
  return true;
}

bool
is_superseded(const Entry& entry)
{
  return entry.is_superseded;
}

TEST(Roster, entry_is_found_by_each_of_its_names)
{
  Roster roster;
  const auto entry = make_entry(7, "/a.so", 3);
  roster.add(entry);

  EXPECT_EQ(roster.find_file(entry->id), entry);
  EXPECT_EQ(roster.find_name("/a.so", is_any), entry);
  EXPECT_EQ(roster.find_lineage(3, is_any), entry);
  EXPECT_EQ(roster.find_plugin(fake_plugin(8)), nullptr);
  EXPECT_EQ(roster.find_path("a.example/a", is_any), nullptr);

  EXPECT_EQ(roster.find_file({1, 8}), nullptr);
  EXPECT_EQ(roster.find_file({2, 7}), nullptr);
  EXPECT_EQ(roster.find_name("/b.so", is_any), nullptr);
  EXPECT_EQ(roster.find_lineage(4, is_any), nullptr);
}

TEST(Roster, file_is_the_same_in_whatever_state)
{
  Roster roster;
  const auto entry = make_entry(7, "/a.so", 3);
  roster.add(entry);
  auto id = entry->id;
  id.size = 99;
  id.mtime_ns = 1;
  EXPECT_EQ(roster.find_file(id), entry);
}

TEST(Roster, what_is_told_later_is_what_it_is_found_by)
{
  Roster roster;
  const auto entry = make_entry(7, "/a.so", 3);
  roster.add(entry);

  roster.set_identity(*entry, {"a.example/a", "1.0.0"});
  EXPECT_EQ(entry->identity.path, "a.example/a");
  EXPECT_EQ(roster.find_path("a.example/a", is_any), entry);
  EXPECT_EQ(roster.find_path("", is_any), nullptr);
  roster.set_identity(*entry, {"a.example/longer/than/a/small/text", "1.0.0"});
  EXPECT_EQ(roster.find_path("a.example/a", is_any), nullptr);
  EXPECT_EQ(roster.find_path("a.example/longer/than/a/small/text", is_any),
            entry);

  roster.set_lineage(*entry, 4);
  EXPECT_EQ(roster.find_lineage(3, is_any), nullptr);
  EXPECT_EQ(roster.find_lineage(4, is_any), entry);

  roster.set_plugin(*entry, fake_plugin(8));
  EXPECT_EQ(entry->plugin, fake_plugin(8));
  EXPECT_EQ(roster.find_plugin(fake_plugin(8)), entry);
}

TEST(Roster, of_several_the_first_that_was_made_is_found)
{
  Roster roster;
  const auto first = make_entry(1, "/a.so", 1);
  const auto second = make_entry(2, "/a.so", 1);
  const auto third = make_entry(3, "/a.so", 1);
  for (const auto& entry : {first, second, third}) {
    roster.add(entry);
    roster.set_identity(*entry, {"a.example/a", "1.0.0"});
  }
  second->is_superseded = true;
  third->is_superseded = true;

  EXPECT_EQ(roster.find_name("/a.so", is_any), first);
  EXPECT_EQ(roster.find_name("/a.so", is_superseded), second);
  EXPECT_EQ(roster.find_lineage(1, is_superseded), second);
  EXPECT_EQ(roster.find_path("a.example/a", is_superseded), second);
  EXPECT_EQ(roster.list_path("a.example/a"),
            (std::vector<EntryPtr>{first, second, third}));
}

TEST(Roster, what_is_removed_is_found_no_more)
{
  Roster roster;
  const auto first = make_entry(1, "/a.so", 1);
  const auto second = make_entry(1, "/a.so", 1);
  for (const auto& entry : {first, second}) {
    roster.add(entry);
    roster.set_identity(*entry, {"a.example/a", "1.0.0"});
    roster.set_plugin(*entry, fake_plugin(entry == first ? 8 : 16));
  }
  roster.remove(*first);

  EXPECT_EQ(roster.find_file(first->id), second);
  EXPECT_EQ(roster.find_name("/a.so", is_any), second);
  EXPECT_EQ(roster.find_path("a.example/a", is_any), second);
  EXPECT_EQ(roster.find_lineage(1, is_any), second);
  EXPECT_EQ(roster.find_plugin(fake_plugin(8)), nullptr);
  EXPECT_EQ(roster.find_plugin(fake_plugin(16)), second);
  std::size_t count = 0;
  roster.visit([&](const Entry& entry) {
    EXPECT_EQ(&entry, second.get());
    ++count;
  });
  EXPECT_EQ(count, 1U);
}

TEST(Roster, no_question_walks_through_all)
{
  Roster roster;
  std::vector<EntryPtr> entries;
  for (std::size_t i = 0; i < 20'000; ++i) {
    const auto number = std::to_string(i);
    entries.push_back(make_entry(i, "/" + number + ".so", i));
    roster.add(entries.back());
    roster.set_identity(*entries.back(), {"a.example/" + number, "1.0.0"});
    roster.set_plugin(*entries.back(), fake_plugin(8 * (i + 1)));
  }
  std::size_t asked = 0;
  const auto count = [&](const Entry&) {
    ++asked;
    return true;
  };
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto number = std::to_string(i);
    EXPECT_EQ(roster.find_file(entries[i]->id, count), entries[i]);
    EXPECT_EQ(roster.find_name("/" + number + ".so", count), entries[i]);
    EXPECT_EQ(roster.find_path("a.example/" + number, count), entries[i]);
    EXPECT_EQ(roster.find_lineage(i, count), entries[i]);
    EXPECT_EQ(roster.find_plugin(fake_plugin(8 * (i + 1))), entries[i]);
  }
  EXPECT_EQ(asked, 4 * entries.size());
  for (const auto& entry : entries) {
    roster.remove(*entry);
  }
}

}  // namespace
}  // namespace hallmark::table::test_roster
