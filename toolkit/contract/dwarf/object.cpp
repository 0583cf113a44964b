// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/object.hpp"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <unistd.h>

namespace hallmark::contract::dwarf {
namespace {

struct Symbol {
  std::string name;
  std::uint64_t value = 0;
  std::size_t section = 0;
  unsigned char type = 0;
  unsigned char binding = 0;
  unsigned char visibility = 0;
};

/// A place in a section: section index, offset.
using SectionOffset = std::pair<std::size_t, std::uint64_t>;

/// An open object file.
class Object {
public:
  explicit Object(int descriptor)
    : descriptor_(descriptor),
      elf_(::elf_begin(descriptor, ELF_C_READ, nullptr))
  {
  }

  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

  ~Object()
  {
    ::elf_end(elf_);
    ::close(descriptor_);
  }

  bool is_sound() const { return elf_ && ::elf_kind(elf_) == ELF_K_ELF; }

  void read_symbols()
  {
    for_each_section(SHT_SYMTAB, [&](const GElf_Shdr& header, Elf_Data* data) {
      const auto count =
        header.sh_entsize ? header.sh_size / header.sh_entsize : 0;
      for (std::uint64_t i = 0; i < count; ++i) {
        GElf_Sym symbol{};
        if (!::gelf_getsym(data, static_cast<int>(i), &symbol)) {
          return;
        }
        const char* name = ::elf_strptr(elf_, header.sh_link, symbol.st_name);
        symbols_.push_back({name ? name : "",
                            symbol.st_value,
                            symbol.st_shndx,
                            GELF_ST_TYPE(symbol.st_info),
                            GELF_ST_BIND(symbol.st_info),
                            GELF_ST_VISIBILITY(symbol.st_other)});
      }
    });
  }

  void read_relocations()
  {
    for (const auto type : {SHT_RELA, SHT_REL}) {
      for_each_section(type, [&](const GElf_Shdr& header, Elf_Data* data) {
        if (!is_data(header.sh_info)) {
          return;
        }
        const auto count =
          header.sh_entsize ? header.sh_size / header.sh_entsize : 0;
        for (std::uint64_t i = 0; i < count; ++i) {
          read_relocation(header, data, static_cast<int>(i));
        }
      });
    }
  }

  std::map<std::string, Target> find_targets() const
  {
    std::map<std::string, Target> targets;
    for (const auto& variable : symbols_) {
      const auto found = relocations_.find({variable.section, variable.value});
      if (variable.type != STT_OBJECT || found == relocations_.end()) {
        continue;
      }
      targets[variable.name] = found->second;
    }
    return targets;
  }

  std::vector<VisibleSymbol> find_visible() const
  {
    std::vector<VisibleSymbol> visible;
    for (const auto& symbol : symbols_) {
      if (symbol.section != SHN_UNDEF && symbol.binding != STB_LOCAL &&
          symbol.visibility == STV_DEFAULT) {
        visible.push_back(
          {symbol.name, symbol.binding != STB_GLOBAL, symbol.type == STT_TLS});
      }
    }
    return visible;
  }

  std::vector<std::string> find_names() const
  {
    std::vector<std::string> names;
    for (const auto& symbol : symbols_) {
      names.push_back(symbol.name);
    }
    return names;
  }

private:
  template<class Visit>
  void for_each_section(GElf_Word type, Visit&& visit)
  {
    Elf_Scn* section = nullptr;
    while ((section = ::elf_nextscn(elf_, section))) {
      GElf_Shdr header{};
      if (!::gelf_getshdr(section, &header) || header.sh_type != type) {
        continue;
      }
      if (auto* data = ::elf_getdata(section, nullptr)) {
        visit(header, data);
      }
    }
  }

  /// Debugging information has thousands of relocations of no interest.
  bool is_data(std::size_t index) const
  {
    GElf_Shdr header{};
    auto* section = ::elf_getscn(elf_, index);
    return section && ::gelf_getshdr(section, &header) &&
           (header.sh_flags & SHF_ALLOC) != 0 &&
           (header.sh_flags & SHF_EXECINSTR) == 0;
  }

  void read_relocation(const GElf_Shdr& header, Elf_Data* data, int index)
  {
    GElf_Rela rela{};
    if (header.sh_type == SHT_RELA) {
      if (!::gelf_getrela(data, index, &rela)) {
        return;
      }
    } else {
      GElf_Rel rel{};
      if (!::gelf_getrel(data, index, &rel)) {
        return;
      }
      rela = {rel.r_offset, rel.r_info, 0};
    }
    if (auto target = find_target(GELF_R_SYM(rela.r_info), rela.r_addend)) {
      relocations_[{header.sh_info, rela.r_offset}] = std::move(*target);
    }
  }

  /// Assemblers write local symbols as an offset in their section.
  std::optional<Target> find_target(std::uint64_t index,
                                    std::int64_t addend) const
  {
    if (index >= symbols_.size()) {
      return std::nullopt;
    }
    const auto& symbol = symbols_[index];
    if (symbol.type != STT_SECTION) {
      return Target{symbol.name, symbol.binding != STB_LOCAL};
    }
    for (const auto& local : symbols_) {
      if (local.section == symbol.section && local.type != STT_SECTION &&
          !local.name.empty() &&
          local.value == static_cast<std::uint64_t>(addend)) {
        return Target{local.name, local.binding != STB_LOCAL};
      }
    }
    return Target{};
  }

  int descriptor_;
  Elf* elf_;
  std::vector<Symbol> symbols_;
  std::map<SectionOffset, Target> relocations_;
};

/// An open file whose symbols are read.
Result<std::unique_ptr<Object>>
open_object(const std::string& file)
{
  ::elf_version(EV_CURRENT);
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const auto code = errno == ENOENT ? Code::not_found : Code::unreadable;
    return base::make_error(code, std::strerror(errno));
  }
  auto object = std::make_unique<Object>(descriptor);
  if (!object->is_sound()) {
    return base::make_error(Code::malformed,
                            "not an ELF file that can be read");
  }
  object->read_symbols();
  return object;
}

}  // namespace

Result<std::map<std::string, Target>>
read_targets(const std::string& file)
{
  const auto object = open_object(file);
  if (!object) {
    return object.error();
  }
  (*object)->read_relocations();
  return (*object)->find_targets();
}

Result<std::vector<VisibleSymbol>>
read_visible(const std::string& file)
{
  const auto object = open_object(file);
  if (!object) {
    return object.error();
  }
  return (*object)->find_visible();
}

Result<std::vector<std::string>>
read_symbol_names(const std::string& file)
{
  const auto object = open_object(file);
  if (!object) {
    return object.error();
  }
  return (*object)->find_names();
}

}  // namespace hallmark::contract::dwarf
