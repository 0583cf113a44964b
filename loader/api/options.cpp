// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/options.hpp"

#include "api/handles.hpp"
#include "base/text.hpp"

#include <cstdlib>

namespace hallmark::api {
namespace {

std::string
read_text(const char* text)
{
  return text ? text : "";
}

/// The folders of a variable; empty parts are none.
void
read_environment(table::Options& options)
{
  if (options.environment.empty()) {
    return;
  }
  const auto* value = ::secure_getenv(options.environment.c_str());
  options.is_environment_set = value != nullptr;
  options.is_environment_ignored =
    !value && ::getenv(options.environment.c_str()) != nullptr;
  for (const auto part : base::split(value ? value : "", ':')) {
    if (!part.empty()) {
      options.directories.emplace_back(part);
    }
  }
}

base::Result<void>
read_directories(const hallmark_options& given, table::Options& options)
{
  for (std::size_t i = 0; i < given.directory_count; ++i) {
    if (!given.directories || !given.directories[i]) {
      return base::box_error(Code::invalid_argument,
                             "directory " + std::to_string(i) + " is null");
    }
    options.directories.emplace_back(given.directories[i]);
  }
  options.environment = read_text(given.environment);
  read_environment(options);
  return {};
}

/// The first version of each struct has this size; a later one grows.
template<class Struct>
base::Result<void>
check_size(const Struct* given, const std::string& name)
{
  if (!given || given->size >= sizeof(Struct)) {
    return {};
  }
  return base::box_error(Code::invalid_argument,
                         name + ".size is not set",
                         "set it to sizeof(" + name + ")");
}

/// Copy options of the caller's version of the struct.
base::Result<table::Options>
copy_options(const hallmark_options& given)
{
  table::Options options;
  options.log =
    std::make_shared<table::Log>(given.log, given.log_data, given.log_free);
  options.host = given.host;
  options.unloads_with_last_handle =
    given.unload == HALLMARK_UNLOAD_WITH_LAST_HANDLE;
  options.allows_unstamped = given.unstamped == HALLMARK_UNSTAMPED_ALLOW;
  options.api = api_table();
  options.cache = read_text(given.cache);
  auto facts = verify::parse_policy(read_text(given.facts));
  if (!facts) {
    return facts.error();
  }
  options.facts = *std::move(facts);
  if (auto read = read_directories(given, options); !read) {
    return read.error();
  }
  return options;
}

}  // namespace

base::Result<table::Options>
make_options(const hallmark_options* given)
{
  if (auto sized = check_size(given, "hallmark_options"); !sized) {
    return sized.error();
  }
  return copy_options(given ? *given : hallmark_options{});
}

base::Result<find::Request>
read_request(const hallmark_expect* expect)
{
  find::Request request;
  if (!expect) {
    return request;
  }
  auto& expectation = request.expectation;
  if (expect->path && *expect->path) {
    if (auto sound = model::check_path(expect->path); !sound) {
      return sound.error();
    }
    expectation.path = expect->path;
  }
  if (expect->range && *expect->range) {
    auto range = model::Range::parse(expect->range);
    if (!range) {
      return range.error();
    }
    expectation.range = *std::move(range);
  }
  request.interfaces.assign(expect->interfaces,
                            expect->interfaces + expect->interface_count);
  return request;
}

base::Result<find::Request>
read_sized_request(const hallmark_expect* expect)
{
  if (auto sized = check_size(expect, "hallmark_expect"); !sized) {
    return sized.error();
  }
  return read_request(expect);
}

}  // namespace hallmark::api
