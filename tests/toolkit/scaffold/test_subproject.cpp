// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "scaffold/subproject.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_subproject {
namespace {

using scaffold::make_subproject;

TEST(subproject, folder_is_linked_to)
{
  const TemporaryFolder folder;
  write_bytes(folder.path() / "loader/include/hallmark/hallmark.h", "");
  const auto made = make_subproject(folder.path().string());
  ASSERT_TRUE(made);
  EXPECT_EQ(made->wrap.name, "subprojects/hallmark.wrap");
  EXPECT_EQ(made->wrap.content,
            "# SPDX-License-Identifier: 0BSD\n"
            "[wrap-file]\n"
            "directory = hallmark\n"
            "\n"
            "[provide]\n"
            "dependency_names = hallmark\n"
            "program_names = hallmark\n");
  ASSERT_TRUE(made->link);
  EXPECT_EQ(made->link->name, "subprojects/hallmark");
  EXPECT_EQ(made->link->target,
            std::filesystem::canonical(folder.path()).string());
}

TEST(subproject, url_is_cloned_at_its_newest_revision)
{
  const auto made = make_subproject("https://example.org/hallmark.git");
  ASSERT_TRUE(made);
  EXPECT_EQ(made->wrap.content,
            "# SPDX-License-Identifier: 0BSD\n"
            "[wrap-git]\n"
            "directory = hallmark\n"
            "url = https://example.org/hallmark.git\n"
            "revision = HEAD\n"
            "depth = 1\n"
            "\n"
            "[provide]\n"
            "dependency_names = hallmark\n"
            "program_names = hallmark\n");
  EXPECT_FALSE(made->link);
}

TEST(subproject, url_is_cloned_at_the_revision_that_it_names)
{
  const auto made = make_subproject("git@example.org:hallmark.git#v0.1.0");
  ASSERT_TRUE(made);
  EXPECT_NE(made->wrap.content.find("url = git@example.org:hallmark.git\n"
                                    "revision = v0.1.0\n"),
            std::string::npos);
}

TEST(subproject, archive_is_refused_as_its_hash_is_not_known)
{
  const auto made = make_subproject("https://example.org/hallmark.tar.gz");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, Code::invalid_argument);
  EXPECT_EQ(made.error().subject, "--source");
}

TEST(subproject, absent_folder_is_not_found)
{
  const auto made = make_subproject("/absent/hallmark");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, Code::not_found);
  EXPECT_EQ(made.error().subject, "/absent/hallmark");
  EXPECT_EQ(made.error().message, "no such file or directory");
}

TEST(subproject, folder_of_something_else_is_not_found)
{
  const TemporaryFolder folder;
  const auto made = make_subproject(folder.path().string());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message, "not Hallmark's source tree");
}

}  // namespace
}  // namespace hallmark::tests::test_subproject
