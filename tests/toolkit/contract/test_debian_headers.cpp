// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Headers of Debian's packages, as they are installed: what people put into
// interfaces. Those of debian/ include them, and export some of what they
// declare, or functions of their types.

#include "contract/compile/command_line.hpp"
#include "contract/compile/compile.hpp"
#include "contract/contract.hpp"
#include "support/files.hpp"
#include "support/verdicts.hpp"
#include "toolkit/contract/snippet.hpp"
#include "verify/unsaid.hpp"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

namespace hallmark::tests::test_debian_headers {
namespace {

using contract::Language;

/// In which languages a header is one.
enum class In {
  cpp,
  both,  ///< in C and C++ the same text
  each,  ///< in C and C++, with names or types that differ by language
};

struct Row {
  const char* name;       ///< of the file in debian/
  const char* package;    ///< of Debian's
  const char* installed;  ///< a file without which there is nothing to test
  std::vector<std::string> exports;
  In languages = In::cpp;
  const char* flags = "";
  const char* module = "";  ///< of pkg-config, for more flags
};

class debian_headers : public testing::TestWithParam<Row> {};

std::string
find_flags(const Row& row)
{
  std::string flags = row.flags;
  if (*row.module != '\0') {
    const auto asked = contract::compile::run_program(
      {"pkg-config", "--cflags", row.module}, "");
    flags += asked ? " " + asked->output : "";
  }
  std::ranges::replace(flags, '\n', ' ');
  return flags;
}

Snippet
make_snippet(const Row& row)
{
  const auto* ending = row.languages == In::cpp ? ".hpp" : ".h";
  return {.text = read_bytes(std::string(HALLMARK_TEST_SOURCES) + "/debian/" +
                             row.name + ending),
          .exports = row.exports};
}

/// One text, or two that differ only in what makes no difference: of classes
/// that nobody can copy g++ and clang have two opinions.
bool
agree(const std::string& one, const std::string& other)
{
  return one == other || (explain_contracts(one, other) == "accepted" &&
                          explain_contracts(other, one) == "accepted");
}

/// The text from every compiler of a language, which is one.
std::string
make_one(Snippet snippet, Language language, const std::string& flags)
{
  snippet.language = language;
  std::string first;
  for (const auto& compiler : find_compilers(language)) {
    const auto* standard = language == Language::cpp ? " -std=c++17 " : " ";
    snippet.compiler = compiler + standard + flags;
    const auto text = text_of(snippet);
    EXPECT_TRUE(text.starts_with("contract\t1\n")) << compiler << '\n' << text;
    EXPECT_TRUE(first.empty() || agree(text, first)) << compiler;
    first = first.empty() ? text : first;
  }
  return first;
}

TEST_P(debian_headers, give_one_text_from_every_compiler)
{
  const auto& row = GetParam();
  if (!std::filesystem::exists(row.installed)) {
    GTEST_SKIP() << row.package << " is not installed";
  }
  const auto flags = find_flags(row);
  const auto cpp = make_one(make_snippet(row), Language::cpp, flags);
  if (row.languages != In::cpp) {
    const auto c = make_one(make_snippet(row), Language::c, flags);
    const auto level = [](const std::string& text) {
      return verify::omit(text, {model::Unsaid::noexcept_at_all});
    };
    EXPECT_TRUE(row.languages == In::each || level(c) == level(cpp));
  }
}

INSTANTIATE_TEST_SUITE_P(
  packages,
  debian_headers,
  testing::Values(
    Row{"absl",
        "libabsl-dev",
        "/usr/include/absl/status/status.h",
        {"user::all", "user::run"},
        In::cpp},
    Row{"archive",
        "libarchive-dev",
        "/usr/include/archive.h",
        {"archive_read_new",
         "archive_read_open",
         "archive_entry_stat",
         "archive_write_set_passphrase_callback"},
        In::both},
    Row{"avutil",
        "libavutil-dev",
        "/usr/include/x86_64-linux-gnu/libavutil/frame.h",
        {"av_frame_alloc",
         "av_opt_query_ranges",
         "av_log_set_callback",
         "av_dict_get"},
        In::both,
        "-D__STDC_CONSTANT_MACROS"},
    Row{"boost",
        "libboost-dev",
        "/usr/include/boost/version.hpp",
        {"user::all", "user::give"},
        In::cpp},
    Row{"cli11",
        "libcli11-dev",
        "/usr/include/CLI/CLI.hpp",
        {"user::all", "user::run"},
        In::cpp},
    Row{"curl",
        "libcurl4-openssl-dev",
        "/usr/include/x86_64-linux-gnu/curl/curl.h",
        {"curl_easy_init",
         "curl_easy_setopt",
         "curl_multi_info_read",
         "curl_version_info",
         "curl_mime_data_cb",
         "curl_formadd",
         "curl_global_init_mem"},
        In::both},
    Row{"event",
        "libevent-dev",
        "/usr/include/event2/event.h",
        {"event_base_new",
         "event_assign",
         "bufferevent_socket_new",
         "evbuffer_add"},
        In::both},
    Row{"expat",
        "libexpat1-dev",
        "/usr/include/expat.h",
        {"XML_ParserCreate",
         "XML_SetElementDeclHandler",
         "XML_GetFeatureList",
         "XML_ParserCreate_MM"},
        In::both},
    Row{"freetype",
        "libfreetype-dev",
        "/usr/include/freetype2/ft2build.h",
        {"FT_Init_FreeType",
         "FT_New_Face",
         "FT_Load_Glyph",
         "FT_Outline_Decompose"},
        In::both,
        "",
        "freetype2"},
    Row{"git2",
        "libgit2-dev",
        "/usr/include/git2.h",
        {"git_repository_open",
         "git_clone",
         "git_diff_foreach",
         "git_remote_connect",
         "git_status_list_new"},
        In::both},
    Row{"glm",
        "libglm-dev",
        "/usr/include/glm/glm.hpp",
        {"user::all", "user::turn"},
        In::cpp},
    Row{"gmp",
        "libgmp-dev",
        "/usr/include/x86_64-linux-gnu/gmp.h",
        {"__gmpz_init", "__gmpz_powm", "__gmp_randinit_mt", "__gmpf_set_d"},
        In::both},
    Row{"gtk",
        "libgtk-3-dev",
        "/usr/include/gtk-3.0/gtk/gtk.h",
        {"gtk_init",
         "gtk_window_new",
         "gtk_builder_connect_signals_full",
         "gtk_tree_view_insert_column_with_data_func",
         "g_signal_connect_data",
         "gdk_event_copy",
         "gtk_style_context_get_color"},
        In::both,
        "",
        "gtk+-3.0"},
    Row{"icu",
        "libicu-dev",
        "/usr/include/unicode/unistr.h",
        {"user::all", "user::make", "user::format"},
        In::cpp},
    Row{"jpeg",
        "libjpeg-dev",
        "/usr/include/jpeglib.h",
        {"jpeg_CreateDecompress",
         "jpeg_std_error",
         "jpeg_mem_src",
         "jpeg_write_coefficients"},
        In::both},
    Row{"json",
        "nlohmann-json3-dev",
        "/usr/include/nlohmann/json.hpp",
        {"user::all", "user::give"},
        In::cpp},
    Row{"leveldb",
        "libleveldb-dev",
        "/usr/include/leveldb/db.h",
        {"user::all", "user::open"},
        In::cpp},
    Row{"libc",
        "libc6-dev",
        "/usr/include/netdb.h",
        {"getaddrinfo",
         "pthread_create",
         "sigaction",
         "getcontext",
         "sincos",
         "hsearch_r",
         "strftime",
         "wcsrtombs",
         "localeconv",
         "readdir",
         "fstat",
         "regexec",
         "glob",
         "fegetenv",
         "abort",
         "exit",
         "ldiv",
         "qsort",
         "bsearch"},
        In::both,
        "-D_GNU_SOURCE"},
    Row{"llvm",
        "llvm-14-dev",
        "/usr/include/llvm-c-14/llvm-c/Core.h",
        {"LLVMModuleCreateWithName",
         "LLVMBuildCall2",
         "LLVMContextSetDiagnosticHandler",
         "LLVMDIBuilderCreateFunction",
         "LLVMOrcCreateRTDyldObjectLinkingLayerWithSectionMemoryManager"},
        In::both,
        "-I/usr/include/llvm-c-14 -I/usr/include/llvm-14"},
    Row{"lua",
        "liblua5.4-dev",
        "/usr/include/lua5.4/lua.h",
        {"lua_newstate",
         "lua_pcallk",
         "lua_getinfo",
         "luaL_setfuncs",
         "luaL_buffinit"},
        In::both},
    Row{"lzma",
        "liblzma-dev",
        "/usr/include/lzma.h",
        {"lzma_code",
         "lzma_stream_encoder_mt",
         "lzma_index_iter_next",
         "lzma_properties_decode"},
        In::both},
    Row{"openssl",
        "libssl-dev",
        "/usr/include/openssl/ssl.h",
        {"SSL_CTX_new",
         "SSL_read",
         "SSL_CTX_set_verify",
         "EVP_DigestUpdate",
         "X509_get_ext",
         "OPENSSL_init_ssl",
         "BIO_new"},
        In::both},
    Row{"pq",
        "libpq-dev",
        "/usr/include/postgresql/libpq-fe.h",
        {"PQconnectdb",
         "PQexecParams",
         "PQsetNoticeProcessor",
         "PQnotifies",
         "PQconninfoParse"},
        In::both,
        "",
        "libpq"},
    Row{"protobuf",
        "libprotobuf-dev",
        "/usr/include/google/protobuf/message.h",
        {"user::all", "user::give", "user::of"},
        In::cpp},
    Row{"pugixml",
        "libpugixml-dev",
        "/usr/include/pugixml.hpp",
        {"user::all", "user::give"},
        In::cpp},
    Row{"python",
        "python3-dev",
        "/usr/include/python3.11/Python.h",
        {"PyModule_Create2",
         "PyArg_ParseTuple",
         "PyObject_CallObject",
         "PyType_FromSpec",
         "PyErr_NewException",
         "Py_InitializeFromConfig",
         "PyBuffer_Release",
         "PyCapsule_New"},
        In::both,
        "",
        "python3-embed"},
    Row{"qt",
        "qt6-base-dev",
        "/usr/include/x86_64-linux-gnu/qt6/QtCore/QString",
        {"user::all", "user::make", "user::show"},
        In::cpp,
        "-fPIC",
        "Qt6Widgets"},
    Row{"range",
        "librange-v3-dev",
        "/usr/include/range/v3/all.hpp",
        {"user::all", "user::run"},
        In::cpp},
    Row{"re2",
        "libre2-dev",
        "/usr/include/re2/re2.h",
        {"user::all", "user::match"},
        In::cpp},
    Row{"sdl2",
        "libsdl2-dev",
        "/usr/include/SDL2/SDL.h",
        {"SDL_CreateWindow",
         "SDL_PollEvent",
         "SDL_LoadWAV_RW",
         "SDL_OpenAudioDevice",
         "SDL_GameControllerOpen",
         "SDL_CreateRenderer",
         "SDL_SetHintWithPriority"},
        In::both,
        "",
        "sdl2"},
    Row{"spdlog",
        "libspdlog-dev",
        "/usr/include/spdlog/spdlog.h",
        {"user::all", "user::make"},
        In::cpp,
        "-DSPDLOG_FMT_EXTERNAL"},
    Row{"tbb",
        "libtbb-dev",
        "/usr/include/tbb/concurrent_hash_map.h",
        {"user::all", "user::run"},
        In::cpp},
    Row{"tinyxml2",
        "libtinyxml2-dev",
        "/usr/include/tinyxml2.h",
        {"user::all", "user::visit"},
        In::cpp},
    Row{"toml",
        "libtomlplusplus-dev",
        "/usr/include/toml++/toml.h",
        {"user::all", "user::find"},
        In::cpp},
    Row{"usb",
        "libusb-1.0-0-dev",
        "/usr/include/libusb-1.0/libusb.h",
        {"libusb_init",
         "libusb_submit_transfer",
         "libusb_get_config_descriptor",
         "libusb_hotplug_register_callback"},
        In::both},
    Row{"uv",
        "libuv1-dev",
        "/usr/include/uv.h",
        {"uv_loop_init",
         "uv_tcp_connect",
         "uv_fs_read",
         "uv_spawn",
         "uv_getaddrinfo",
         "uv_queue_work"},
        In::both},
    Row{"vulkan",
        "libvulkan-dev",
        "/usr/include/vulkan/vulkan.h",
        {"vkCreateInstance",
         "vkCmdPipelineBarrier",
         "vkGetPhysicalDeviceFeatures2",
         "vkCreateGraphicsPipelines",
         "vkQueueSubmit",
         "vkAllocateMemory",
         "vkCreateDebugUtilsMessengerEXT"},
        In::both},
    Row{"x11",
        "libx11-dev",
        "/usr/include/X11/Xlib.h",
        {"XOpenDisplay",
         "XNextEvent",
         "XCreateImage",
         "XSetErrorHandler",
         "XGetVisualInfo",
         "XSetWMHints"},
        In::each},
    Row{"xcb",
        "libxcb1-dev",
        "/usr/include/xcb/xcb.h",
        {"xcb_connect",
         "xcb_wait_for_event",
         "xcb_create_window",
         "xcb_query_tree_reply",
         "xcb_get_setup"},
        In::both},
    Row{"xml2",
        "libxml2-dev",
        "/usr/include/libxml2/libxml/parser.h",
        {"xmlReadMemory",
         "xmlNewNode",
         "xmlSAXParseFile",
         "xmlTextReaderSetErrorHandler"},
        In::each,
        "",
        "libxml-2.0"},
    Row{"yaml",
        "libyaml-dev",
        "/usr/include/yaml.h",
        {"yaml_parser_parse", "yaml_emitter_emit", "yaml_document_initialize"},
        In::both},
    Row{"yaml_cpp",
        "libyaml-cpp-dev",
        "/usr/include/yaml-cpp/yaml.h",
        {"user::all", "user::load"},
        In::cpp},
    Row{"zstd",
        "libzstd-dev",
        "/usr/include/zstd.h",
        {"ZSTD_compress2",
         "ZSTD_compressStream2",
         "ZSTD_CCtx_setParameter",
         "ZSTD_DCtx_refDDict"},
        In::both}),
  [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace hallmark::tests::test_debian_headers
