// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "builtin/step.hpp"

#include "base/text.hpp"
#include "builtin/archive.hpp"
#include "builtin/object.hpp"
#include "builtin/record.hpp"
#include "contract/compile/compile.hpp"
#include "output/work_folder.hpp"
#include "output/write.hpp"
#include "verify/platform.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include <elf.h>

namespace hallmark::builtin {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t longest_object = 1 << 30;

/// Programs for another machine have its name before theirs.
std::string
find_program(const std::optional<std::string>& given,
             const char* name,
             std::uint16_t machine)
{
  if (given) {
    return *given;
  }
  const auto is_native = machine == verify::this_platform().machine;
  const auto* prefix = is_native              ? ""
                       : machine == EM_X86_64 ? "x86_64-linux-gnu-"
                                              : "aarch64-linux-gnu-";
  return std::string(prefix) + name;
}

/// Run a program of binutils to a good end.
Result<void>
run(const std::vector<std::string>& command)
{
  auto ran = contract::compile::run_program(command, {});
  if (!ran) {
    auto error = std::move(ran.error());
    error.hint = error.code == Code::not_found ? "install binutils" : "";
    return error;
  }
  if (ran->status == 0) {
    return {};
  }
  auto error = base::make_error(
    Code::malformed, "failed with exit status " + std::to_string(ran->status));
  error.subject = command.front();
  auto text = std::string_view(ran->errors);
  while (!text.empty()) {
    error.details.emplace_back(base::take_line(text));
  }
  return error;
}

base::Error
make_unstamped()
{
  return base::make_error(
    Code::not_stamped,
    "none of these objects holds a plugin's stamp",
    "pass the plugin's objects: static_library('NAME', objects: "
    "plugin.extract_all_objects(recursive: true))");
}

Result<void>
check_member(const Member& member, std::uint16_t& machine)
{
  const auto quoted = base::quote(fs::path(member.name).filename().string());
  if (is_optimized_at_link(member.bytes)) {
    return base::make_error(
      Code::malformed,
      "object " + quoted + " was compiled for link-time optimization",
      "compile the plugin without it: override_options: 'b_lto=false'");
  }
  base::MemorySource source{base::Bytes(std::string_view(member.bytes))};
  const auto header = elf::read_header(source);
  if (!header || header->type != ET_REL || !header->is_readable()) {
    return base::make_error(
      Code::malformed,
      "member " + quoted +
        " is not an object for a 64-bit little-endian machine");
  }
  machine = header->machine;
  return {};
}

/// The machine that every object is for, as far as the linker will see to it.
Result<std::uint16_t>
check_twin(const std::string& twin)
{
  const auto members = read_archive(twin);
  if (!members) {
    return members.error();
  }
  if (members->empty()) {
    return make_unstamped();
  }
  std::uint16_t machine = EM_NONE;
  for (const auto& member : *members) {
    if (auto sound = check_member(member, machine); !sound) {
      return sound.error();
    }
  }
  return machine;
}

Result<model::Stamp>
read_stamp(const Merged& merged)
{
  const auto is_stamp = [](const elf::Note& note) {
    return note.type == static_cast<std::uint32_t>(model::NoteType::stamp);
  };
  const auto count = std::ranges::count_if(merged.notes, is_stamp);
  if (count == 0 || merged.note_section == 0) {
    return make_unstamped();
  }
  if (count > 1) {
    return base::make_mismatch(Code::malformed,
                               "objects hold more than one stamp",
                               std::to_string(count),
                               "1",
                               "make a static library for each plugin");
  }
  const auto note = std::ranges::find_if(merged.notes, is_stamp);
  return model::parse_stamp(note->content.view());
}

/// Makes the archive of one twin.
class Step {
public:
  Step(const Request& request, std::uint16_t machine)
    : request_(request),
      linker_(find_program(request.linker, "ld", machine)),
      objcopy_(find_program(request.objcopy, "objcopy", machine)),
      archiver_(find_program(request.archiver, "ar", machine))
  {
  }

  Result<void> act()
  {
    if (!place_.exists()) {
      return base::make_error(Code::unreadable,
                              "cannot create a temporary folder: " +
                                base::format_errno(errno));
    }
    const auto merged_file = place_.file("merged.o");
    auto done =
      run({linker_, "-r", "-o", merged_file, "--whole-archive", request_.twin});
    if (!done) {
      return done;
    }
    done = change(merged_file);
    return done ? pack(merged_file) : done;
  }

private:
  /// Put the record into the object, and list the names that it is to have.
  Result<void> change(const std::string& object)
  {
    auto source = base::File::open(object);
    if (!source) {
      return base::with_subject(source.error(), object);
    }
    const auto merged = read_merged(*source);
    if (!merged) {
      return merged.error();
    }
    const auto stamp = read_stamp(*merged);
    if (!stamp) {
      return stamp.error();
    }
    const auto record = make_record(*merged, *stamp);
    if (!record) {
      return record.error();
    }
    const auto renames = format_renames(make_renames(*merged, *stamp));
    auto done = write_record(object, *merged, *record);
    return done ? output::write_file(place_.file("renames"), renames) : done;
  }

  Result<void> pack(const std::string& object)
  {
    const auto archive = place_.file("archive.a");
    const auto plugin = place_.file("plugin.o");
    const auto renames = "--redefine-syms=" + place_.file("renames");
    auto done = run({objcopy_, renames, object, plugin});
    if (done) {
      done = run({archiver_, "rcsD", archive, plugin});
    }
    if (!done) {
      return done;
    }
    const auto bytes = base::read_text(archive, longest_object);
    return bytes ? output::write_file(request_.output, *bytes)
                 : Result<void>(bytes.error());
  }

  const Request& request_;
  std::string linker_;
  std::string objcopy_;
  std::string archiver_;
  output::WorkFolder place_;
};

}  // namespace

Result<void>
run_step(const Request& request)
{
  const auto machine = check_twin(request.twin);
  if (!machine) {
    return base::with_subject(machine.error(), request.twin);
  }
  auto done = Step(request, *machine).act();
  if (!done) {
    return base::with_subject(std::move(done.error()), request.twin);
  }
  return {};
}

}  // namespace hallmark::builtin
