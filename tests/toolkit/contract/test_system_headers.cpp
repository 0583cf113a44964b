// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Headers that many people use, as they are installed.

#include "contract/compile/compile.hpp"
#include "contract/contract.hpp"
#include "toolkit/contract/snippet.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::tests::test_system_headers {
namespace {

using contract::Language;

struct Row {
  const char* name;
  const char* installed;  ///< a file without which there is nothing to test
  const char* header;
  std::vector<std::string> exports;
  bool is_c = true;  ///< made as C too
  const char* flags = "";
};

class system_headers : public testing::TestWithParam<Row> {};

TEST_P(system_headers, give_one_text_from_every_compiler)
{
  const auto& row = GetParam();
  if (!std::filesystem::exists(row.installed)) {
    GTEST_SKIP() << row.installed << " is not installed";
  }
  Snippet snippet = {.text = row.header, .exports = row.exports};
  snippet.compiler = std::string("g++ -std=c++17 ") + row.flags;
  const auto expected = text_of(snippet);
  EXPECT_TRUE(expected.starts_with("contract\t1\n")) << expected;
  EXPECT_EQ(without_unsaid(text_of(snippet)), expected);
  for (const auto& compiler : {"clang++-14", "clang++-19"}) {
    snippet.compiler = std::string(compiler) + " -std=c++17 " + row.flags;
    if (is_installed(compiler)) {
      EXPECT_EQ(without_unsaid(text_of(snippet)), expected) << compiler;
    }
  }
  snippet.language = Language::c;
  for (const auto& compiler : find_compilers(Language::c)) {
    snippet.compiler = compiler + " " + row.flags;
    if (row.is_c) {
      EXPECT_EQ(without_unsaid(text_of(snippet)), expected) << compiler;
    }
  }
}

const char* const eigen = R"(
#include <Eigen/Dense>
namespace user {
struct Scene {
  Eigen::Affine3d pose;
  Eigen::Quaternionf turn;
  Eigen::Vector4f corners[8];
};
Eigen::Matrix3d rotate(const Eigen::Vector3d&, double);
Eigen::MatrixXf solve(const Eigen::Ref<const Eigen::MatrixXf>&,
                      Eigen::Map<Eigen::VectorXd>*);
Scene* scene();
}
)";

const char* const fmt_header = R"(
#include <fmt/chrono.h>
#include <fmt/color.h>
#include <fmt/format.h>
namespace user {
struct Line {
  fmt::basic_memory_buffer<char, 128> buffer;
  fmt::format_specs specs;
  fmt::format_error* failure;
};
void log(fmt::string_view, fmt::format_args, fmt::memory_buffer&);
fmt::text_style style(fmt::color);
Line* line(fmt::format_parse_context*);
}
)";

INSTANTIATE_TEST_SUITE_P(
  debian,
  system_headers,
  testing::Values(
    Row{"zlib",
        "/usr/include/zlib.h",
        "#include <zlib.h>\n",
        {"zlibVersion",
         "deflate",
         "inflate",
         "gzopen",
         "gzread",
         "compress",
         "crc32",
         "get_crc_table",
         "deflateSetHeader",
         "gzvprintf"}},
    Row{"sqlite",
        "/usr/include/sqlite3.h",
        "#include <sqlite3.h>\n",
        {"sqlite3_version",
         "sqlite3_open",
         "sqlite3_exec",
         "sqlite3_vmprintf",
         "sqlite3_create_module_v2",
         "sqlite3_config",
         "sqlite3_vfs_register",
         "sqlite3_auto_extension"}},
    Row{"png",
        "/usr/include/png.h",
        "#include <png.h>\n",
        {"png_create_read_struct",
         "png_read_info",
         "png_set_tIME",
         "png_image_begin_read_from_file",
         "png_set_unknown_chunks",
         "png_init_io",
         "png_set_read_fn"}},
    Row{"glib",
        "/usr/include/glib-2.0/glib.h",
        "#include <glib.h>\n",
        {"g_list_append",
         "g_hash_table_new_full",
         "g_main_context_new",
         "g_source_new",
         "g_markup_parse_context_new",
         "g_log_set_handler",
         "g_date_new"},
        true,
        "-I/usr/include/glib-2.0 -I/usr/lib/x86_64-linux-gnu/glib-2.0/include"},
    Row{"elf",
        "/usr/include/gelf.h",
        "#include <gelf.h>\n",
        {"elf_begin",
         "elf_getdata",
         "gelf_getshdr",
         "gelf_getsym",
         "elf_strptr"}},
    Row{"sodium",
        "/usr/include/sodium.h",
        "#include <sodium.h>\n",
        {"crypto_generichash_init",
         "crypto_sign_init",
         "sodium_init",
         "randombytes_set_implementation"}},
    Row{"eigen",
        "/usr/include/eigen3/Eigen/Dense",
        eigen,
        {"user::rotate", "user::solve", "user::scene"},
        false,
        "-I/usr/include/eigen3"},
    Row{"fmt",
        "/usr/include/fmt/format.h",
        fmt_header,
        {"user::log", "user::style", "user::line"},
        false}),
  [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace hallmark::tests::test_system_headers
