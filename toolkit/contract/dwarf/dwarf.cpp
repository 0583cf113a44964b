// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/dwarf.hpp"

#include "base/text.hpp"

#include <cerrno>

#include <dwarf.h>
#include <fcntl.h>
#include <unistd.h>

namespace hallmark::contract::dwarf {
namespace {

/// DW_LANG_C17, of which older headers of libdw know nothing.
constexpr int language_c17 = 0x2c;

/// Separate debugging information is never looked for, on no disk or server.
int
find_nothing(Dwfl_Module*,
             void**,
             const char*,
             Dwarf_Addr,
             const char*,
             const char*,
             GElf_Word,
             char**)
{
  return -1;
}

int
find_no_elf(Dwfl_Module*, void**, const char*, Dwarf_Addr, char**, Elf**)
{
  return -1;
}

const Dwfl_Callbacks callbacks = {
  find_no_elf,
  find_nothing,
  dwfl_offline_section_address,
  nullptr,
};

Error
make_malformed(const std::string& message)
{
  return base::make_error(Code::malformed, message);
}

/// libdw takes entries as mutable and changes none.
Die*
as_mutable(const Die& die)
{
  return const_cast<Die*>(&die);
}

std::optional<Dwarf_Attribute>
attribute_of(const Die& die, unsigned attribute)
{
  Dwarf_Attribute found{};
  if (!::dwarf_attr(as_mutable(die), attribute, &found)) {
    return std::nullopt;
  }
  return found;
}

/// A type unit holds the type; where it is used stands a skeleton of it.
Die
follow_signature(const Die& die)
{
  auto signature = attribute_of(die, DW_AT_signature);
  Die whole{};
  return signature && ::dwarf_formref_die(&*signature, &whole) ? whole : die;
}

bool
is_fixed_size(unsigned form)
{
  return form == DW_FORM_data1 || form == DW_FORM_data2 ||
         form == DW_FORM_data4 || form == DW_FORM_data8;
}

/// Whether types stand in sections of their own, each in a group that the
/// linker keeps one of. libdw reads those of a linked file, not of an object.
bool
has_grouped_types(Elf* elf)
{
  std::size_t names = 0;
  if (::elf_getshdrstrndx(elf, &names) != 0) {
    return false;
  }
  Elf_Scn* section = nullptr;
  while ((section = ::elf_nextscn(elf, section))) {
    GElf_Shdr header{};
    const char* name = ::gelf_getshdr(section, &header)
                         ? ::elf_strptr(elf, names, header.sh_name)
                         : nullptr;
    const std::string_view text = name ? name : "";
    if ((header.sh_flags & SHF_GROUP) != 0 &&
        (text == ".debug_info" || text == ".debug_types")) {
      return true;
    }
  }
  return false;
}

}  // namespace

Result<Debug>
Debug::open(const std::string& file)
{
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const auto code = errno == ENOENT ? Code::not_found : Code::unreadable;
    return base::make_error(code, base::format_errno(errno));
  }
  Debug debug;
  debug.dwfl_.reset(::dwfl_begin(&callbacks));
  auto* module =
    debug.dwfl_
      ? ::dwfl_report_offline(debug.dwfl_.get(), "", file.c_str(), descriptor)
      : nullptr;
  if (!module) {
    ::close(descriptor);
    return make_malformed("not a readable ELF file");
  }
  ::dwfl_report_end(debug.dwfl_.get(), nullptr, nullptr);

  Dwarf_Addr bias = 0;
  debug.dwarf_ = ::dwfl_module_getdwarf(module, &bias);
  auto* elf = ::dwfl_module_getelf(module, &bias);
  GElf_Ehdr header{};
  if (!debug.dwarf_ || !elf || !::gelf_getehdr(elf, &header)) {
    return make_malformed("has no readable debugging information");
  }
  if (header.e_type == ET_REL && has_grouped_types(elf)) {
    return base::make_error(Code::unsupported,
                            "object has type sections, which are not supported",
                            "compile without -fdebug-types-section");
  }
  debug.machine_ = header.e_machine;
  debug.address_size_ = header.e_ident[EI_CLASS] == ELFCLASS32 ? 4 : 8;
  return debug;
}

int
tag_of(const Die& die)
{
  return ::dwarf_tag(as_mutable(die));
}

std::string_view
text_of(const Die& die, unsigned attribute)
{
  auto found = attribute_of(die, attribute);
  const char* text = found ? ::dwarf_formstring(&*found) : nullptr;
  return text ? std::string_view(text) : std::string_view();
}

std::string_view
name_of(const Die& die)
{
  return text_of(die, DW_AT_name);
}

std::string_view
linkage_name_of(const Die& die)
{
  const auto name = text_of(die, DW_AT_linkage_name);
  return name.empty() ? text_of(die, DW_AT_MIPS_linkage_name) : name;
}

std::string_view
access_of(const Die& owner, const Die& child)
{
  switch (number(child, DW_AT_accessibility).value_or(0)) {
    case DW_ACCESS_public:
      return "public";
    case DW_ACCESS_protected:
      return "protected";
    case DW_ACCESS_private:
      return "private";
    default:
      return tag_of(owner) == DW_TAG_class_type ? "private" : "public";
  }
}

bool
has(const Die& die, unsigned attribute)
{
  return ::dwarf_hasattr(as_mutable(die), attribute) != 0;
}

bool
is_set(const Die& die, unsigned attribute)
{
  auto found = attribute_of(die, attribute);
  bool flag = false;
  return found && ::dwarf_formflag(&*found, &flag) == 0 && flag;
}

std::optional<std::uint64_t>
number(const Die& die, unsigned attribute)
{
  auto found = attribute_of(die, attribute);
  Dwarf_Word value = 0;
  if (!found || ::dwarf_formudata(&*found, &value) != 0) {
    return std::nullopt;
  }
  return value;
}

std::optional<std::int64_t>
signed_number(const Die& die, unsigned attribute)
{
  auto found = attribute_of(die, attribute);
  if (!found) {
    return std::nullopt;
  }
  if (is_fixed_size(::dwarf_whatform(&*found))) {
    Dwarf_Word value = 0;
    return ::dwarf_formudata(&*found, &value) == 0
             ? std::optional(static_cast<std::int64_t>(value))
             : std::nullopt;
  }
  Dwarf_Sword value = 0;
  return ::dwarf_formsdata(&*found, &value) == 0
           ? std::optional<std::int64_t>(value)
           : std::nullopt;
}

std::optional<Die>
reference(const Die& die, unsigned attribute)
{
  auto found = attribute_of(die, attribute);
  Die target{};
  if (!found || !::dwarf_formref_die(&*found, &target)) {
    return std::nullopt;
  }
  return follow_signature(target);
}

std::optional<std::uint64_t>
offset_or_operand(const Die& die, unsigned attribute)
{
  if (const auto plain = number(die, attribute)) {
    return plain;
  }
  auto found = attribute_of(die, attribute);
  Dwarf_Op* operations = nullptr;
  std::size_t count = 0;
  if (!found || ::dwarf_getlocation(&*found, &operations, &count) != 0 ||
      count == 0) {
    return std::nullopt;
  }
  const auto& last = operations[count - 1];
  if (last.atom >= DW_OP_lit0 && last.atom <= DW_OP_lit31) {
    return last.atom - DW_OP_lit0;
  }
  return last.number;
}

bool
for_each_child(const Die& die, const std::function<bool(const Die&)>& visit)
{
  Die child{};
  if (::dwarf_child(as_mutable(die), &child) != 0) {
    return true;
  }
  while (true) {
    if (!visit(child)) {
      return true;
    }
    Die next{};
    if (::dwarf_siblingof(&child, &next) != 0) {
      return true;
    }
    // A DW_AT_sibling that points backwards would never end.
    if (next.addr <= child.addr) {
      return false;
    }
    child = next;
  }
}

bool
for_each_unit(const Debug& debug, const std::function<bool(const Die&)>& visit)
{
  Dwarf_CU* unit = nullptr;
  Die root{};
  while (::dwarf_get_units(
           debug.dwarf(), unit, &unit, nullptr, nullptr, &root, nullptr) == 0) {
    if (root.addr && !visit(root)) {
      return true;
    }
  }
  return true;
}

std::string
format_tag(int tag)
{
  return "tag " + base::format_hex(static_cast<unsigned>(tag));
}

bool
is_c_language(int language)
{
  switch (language) {
    case DW_LANG_C:
    case DW_LANG_C89:
    case DW_LANG_C99:
    case DW_LANG_C11:
    case language_c17:
      return true;
    default:
      return false;
  }
}

bool
is_class_tag(int tag)
{
  return tag == DW_TAG_class_type || tag == DW_TAG_structure_type ||
         tag == DW_TAG_union_type;
}

}  // namespace hallmark::contract::dwarf
