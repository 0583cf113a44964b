// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/store.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "contract/compile/compile.hpp"
#include "contract/compile/flags.hpp"
#include "contract/compile/source.hpp"
#include "contract/entry.hpp"
#include "contract/text/fingerprint.hpp"
#include "output/write.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hallmark::contract {
namespace {

namespace fs = std::filesystem;

/// What compilers look at beside their words.
constexpr auto include_variables =
  std::to_array<const char*>({"CPATH", "CPLUS_INCLUDE_PATH", "C_INCLUDE_PATH"});
constexpr auto other_variables = std::to_array<const char*>(
  {"CCC_OVERRIDE_OPTIONS", "COMPILER_PATH", "GCC_EXEC_PREFIX"});

/// What compilers leave in a private folder and no header includes.
constexpr auto products = std::to_array<std::string_view>({
  ".a",
  ".bc",
  ".d",
  ".dwo",
  ".gcda",
  ".gch",
  ".gcno",
  ".o",
  ".pch",
  ".su",
});

std::string
read_variable(const char* name)
{
  const auto* value = std::getenv(name);
  return value ? value : "";
}

/// Whether a flag names a folder of Meson's in which nothing can be included.
bool
is_vacant(const std::string& flag, const std::string& directory)
{
  if (!flag.starts_with("-I") || !flag.ends_with(".p")) {
    return false;
  }
  std::error_code reason;
  fs::recursive_directory_iterator files(fs::path(directory) / flag.substr(2),
                                         reason);
  for (; !reason && files != fs::recursive_directory_iterator();
       files.increment(reason)) {
    if (std::ranges::find(products, files->path().extension().string()) ==
        products.end()) {
      return false;
    }
  }
  return !reason || reason == std::errc::no_such_file_or_directory;
}

/// The same way to run a compiler, without vacant folders.
Invocation
drop_vacant(Invocation invocation)
{
  std::erase_if(invocation.flags, [&](const auto& flag) {
    return is_vacant(flag, invocation.directory);
  });
  return invocation;
}

std::vector<std::string>
find_searched(const Invocation& invocation)
{
  auto folders = compile::find_include_folders(invocation);
  folders.insert(folders.end(),
                 invocation.source_folders.begin(),
                 invocation.source_folders.end());
  for (const auto* name : include_variables) {
    const auto value = read_variable(name);
    for (const auto folder : base::split(value, ':')) {
      folders.push_back((fs::path(invocation.directory) / folder).string());
    }
  }
  return folders;
}

/// A list of texts as one text that no other list has.
class KeyText {
public:
  void add(std::string_view part)
  {
    text_ += std::to_string(part.size()) + ":";
    text_ += part;
  }

  template<class List, class Format>
  void add_all(const List& list, Format format)
  {
    add(std::to_string(list.size()));
    for (const auto& one : list) {
      format(one);
    }
  }

  void add_words(const std::vector<std::string>& words)
  {
    add_all(words, [this](const auto& word) { add(word); });
  }

  /// Which file a name is now: place, size and time.
  void add_file(const std::string& name)
  {
    std::error_code ignored;
    struct ::stat status {};
    add(fs::canonical(name, ignored).string());
    if (::stat(name.c_str(), &status) == 0) {
      add(std::to_string(status.st_size));
      add(std::to_string(status.st_mtim.tv_sec));
      add(std::to_string(status.st_mtim.tv_nsec));
    }
  }

  [[nodiscard]] std::string digest() const
  {
    return text::make_fingerprint(text_);
  }

private:
  std::string text_;
};

/// A program along PATH, as the system looks for it.
std::string
find_program(const std::string& word, const std::string& directory)
{
  if (word.find('/') != word.npos) {
    return (fs::path(directory) / word).string();
  }
  const auto path = read_variable("PATH");
  for (const auto folder : base::split(path, ':')) {
    auto name = (fs::path(folder) / word).string();
    if (::access(name.c_str(), X_OK) == 0) {
      return name;
    }
  }
  return word;
}

void
add_request(const Request& request, KeyText& key)
{
  for (const auto* part : {&request.interface,
                           &request.version,
                           &request.provider,
                           &request.folder}) {
    key.add(*part);
  }
  key.add(request.language == Language::c ? "c" : "c++");
  key.add_words(request.headers);
  key.add(request.owns_types ? "own" : "");
  key.add_all(request.exports, [&](const ExportRequest& one) {
    key.add(one.symbol);
    key.add(one.optional ? "optional" : "");
    key.add(one.file);
    key.add(std::to_string(one.line));
  });
  key.add_all(request.allow, [&](const AllowRule& rule) {
    key.add(rule.rule);
    key.add(rule.type);
  });
  key.add_words(request.leaves);
  key.add_words(request.extra_types);
  key.add_words(request.private_types);
  key.add_words(request.invocation.source_folders);
  key.add_words(request.overrides);
}

/// Files that flags name are read by the compiler and are in no depfile:
/// `-specs=FILE`, `-fplugin=FILE`.
void
add_flags(const Invocation& invocation, KeyText& key)
{
  key.add_words(invocation.flags);
  for (const auto& flag : invocation.flags) {
    const auto name = flag.substr(flag.find('=') + 1);
    const auto file = fs::path(invocation.directory) / name;
    std::error_code ignored;
    if (fs::is_regular_file(file, ignored)) {
      key.add(read_digest(file.string()).value_or(""));
    }
  }
}

/// @param invocation  Without vacant folders.
Result<std::string>
make_key(const Request& request, const Invocation& invocation)
{
  auto macros = compile::read_macros(invocation, request.language);
  if (!macros) {
    return macros.error();
  }
  KeyText key;
  key.add(*macros);
  key.add_file("/proc/self/exe");
  key.add_words(invocation.compiler);
  for (const auto& word : invocation.compiler) {
    key.add_file(find_program(word, invocation.directory));
  }
  key.add(invocation.directory);
  add_flags(invocation, key);
  add_request(request, key);
  for (const auto* name : include_variables) {
    key.add(read_variable(name));
  }
  for (const auto* name : other_variables) {
    key.add(read_variable(name));
  }
  return key.digest();
}

/// Held by one process at a time; let go when the process ends, however.
class Lock {
public:
  explicit Lock(const std::string& file)
    : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666))
  {
    while (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) != 0 &&
           errno == EINTR) {
    }
  }

  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  ~Lock()
  {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
  }

private:
  int descriptor_;
};

/// What is kept in a file and still holds.
std::optional<Contract>
find_kept(const std::string& file, const std::vector<std::string>& folders)
{
  const auto bytes = base::read_text(file);
  auto entry = bytes ? parse_entry(*bytes) : std::nullopt;
  if (!entry || !is_unchanged(entry->inputs, folders)) {
    return std::nullopt;
  }
  return std::move(entry->contract);
}

/// Whether a header came out of a folder that was vacant before.
bool
has_filled(const Invocation& all,
           const Invocation& kept,
           const Contract& contract)
{
  for (const auto& flag : all.flags) {
    if (std::ranges::find(kept.flags, flag) != kept.flags.end()) {
      continue;
    }
    const auto folder =
      (fs::path(all.directory) / flag.substr(2) / "").lexically_normal();
    const auto is_inside = [&](const std::string& file) {
      return file.starts_with(folder.string());
    };
    if (std::ranges::any_of(contract.dependencies, is_inside)) {
      return true;
    }
  }
  return false;
}

}  // namespace

Result<Contract>
find_or_make(const Request& request, const MakeContract& make)
{
  const auto invocation = drop_vacant(request.invocation);
  const auto key = make_key(request, invocation);
  std::error_code reason;
  fs::create_directories(request.store, reason);
  if (!key || reason) {
    return make(request);
  }
  const auto file = (fs::path(request.store) / *key).string();
  const auto folders = find_searched(invocation);
  if (auto kept = find_kept(file, folders)) {
    return *std::move(kept);
  }
  const Lock lock(file + ".lock");
  if (auto kept = find_kept(file, folders)) {
    return *std::move(kept);
  }
  std::timespec before{};
  std::timespec_get(&before, TIME_UTC);
  auto made = make(request);
  if (made && !has_filled(request.invocation, invocation, *made)) {
    if (auto inputs = read_inputs(made->dependencies, folders, before)) {
      // What cannot be kept is made again.
      (void)output::write_file(file, format_entry({*made, *std::move(inputs)}));
    }
  }
  return made;
}

}  // namespace hallmark::contract
