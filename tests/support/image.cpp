// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/image.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>

namespace hallmark::tests {
namespace {

/// How much further than in the file the second segment lies in memory.
constexpr std::uint64_t shift = 0x1000;

template<class Record>
void
append(std::string& bytes, const Record& record)
{
  bytes.append(reinterpret_cast<const char*>(&record), sizeof record);
}

void
pad(std::string& bytes, std::uint64_t alignment)
{
  bytes.resize((bytes.size() + alignment - 1) / alignment * alignment, '\0');
}

/// A string table under construction; every table begins with an empty name.
struct Strings {
  std::string bytes = std::string(1, '\0');

  std::uint32_t add(std::string_view name)
  {
    if (name.empty()) {
      return 0;
    }
    const auto offset = static_cast<std::uint32_t>(bytes.size());
    bytes.append(name);
    bytes += '\0';
    return offset;
  }
};

std::uint32_t
gnu_hash(std::string_view name)
{
  std::uint32_t hash = 5381;
  for (const auto letter : name) {
    hash = hash * 33 + static_cast<std::uint8_t>(letter);
  }
  return hash;
}

constexpr std::uint32_t gnu_buckets = 2;

/// Undefined symbols first, then by bucket: the order of DT_GNU_HASH.
std::vector<ImageSymbol>
sort_symbols(std::vector<ImageSymbol> symbols)
{
  const auto rank = [](const ImageSymbol& symbol) {
    return symbol.section == SHN_UNDEF
             ? 0
             : 1 + gnu_hash(symbol.name) % gnu_buckets;
  };
  std::stable_sort(symbols.begin(), symbols.end(), [&](auto& a, auto& b) {
    return rank(a) < rank(b);
  });
  return symbols;
}

/// DT_HASH with one bucket, whose chain holds every symbol.
std::string
make_sysv_hash(const std::vector<ImageSymbol>& symbols)
{
  const auto count = static_cast<std::uint32_t>(symbols.size() + 1);
  std::string table;
  append(table, std::uint32_t{1});
  append(table, count);
  append(table, count > 1 ? std::uint32_t{1} : std::uint32_t{0});
  append(table, std::uint32_t{0});
  for (std::uint32_t i = 1; i < count; ++i) {
    append(table, i + 1 < count ? i + 1 : std::uint32_t{0});
  }
  return table;
}

/// DT_GNU_HASH with a filter that lets everything pass.
std::string
make_gnu_hash(const std::vector<ImageSymbol>& symbols)
{
  const auto defined =
    std::find_if(symbols.begin(), symbols.end(), [](const ImageSymbol& symbol) {
      return symbol.section != SHN_UNDEF;
    });
  const auto first = static_cast<std::uint32_t>(defined - symbols.begin() + 1);
  std::uint32_t buckets[gnu_buckets] = {};
  std::string chains;
  for (auto i = first; i <= symbols.size(); ++i) {
    const auto hash = gnu_hash(symbols[i - 1].name);
    auto& bucket = buckets[hash % gnu_buckets];
    bucket = bucket == 0 ? i : bucket;
    const auto is_last =
      i == symbols.size() ||
      gnu_hash(symbols[i].name) % gnu_buckets != hash % gnu_buckets;
    append(chains, is_last ? hash | 1 : hash & ~std::uint32_t{1});
  }

  std::string table;
  for (const auto number : {gnu_buckets, first, 1U, 6U}) {
    append(table, number);
  }
  append(table, ~std::uint64_t{0});
  append(table, buckets);
  return table + chains;
}

std::string
make_symbols(const std::vector<ImageSymbol>& symbols, Strings& strings)
{
  std::string table(sizeof(Elf64_Sym), '\0');
  for (const auto& symbol : symbols) {
    Elf64_Sym entry = {};
    entry.st_name = strings.add(symbol.name);
    entry.st_info =
      static_cast<std::uint8_t>(ELF64_ST_INFO(symbol.binding, symbol.type));
    entry.st_other = symbol.visibility;
    entry.st_shndx = symbol.section;
    entry.st_value = symbol.value;
    entry.st_size = symbol.size;
    append(table, entry);
  }
  return table;
}

/// A section that an image may have.
struct SectionKind {
  std::string_view part;
  std::uint32_t type = SHT_NULL;
  std::uint64_t entry_size = 0;
};

constexpr std::array<SectionKind, 7> section_kinds = {{
  {"note.hallmark", SHT_NOTE, 0},
  {"hash", SHT_HASH, 4},
  {"gnu.hash", SHT_GNU_HASH, 0},
  {"dynsym", SHT_DYNSYM, sizeof(Elf64_Sym)},
  {"dynstr", SHT_STRTAB, 0},
  {"dynamic", SHT_DYNAMIC, sizeof(Elf64_Dyn)},
  {"shstrtab", SHT_STRTAB, 0},
}};

/// Tables that hold names or symbols say which section these are in.
void
link_sections(std::vector<Elf64_Shdr>& sections)
{
  const auto find = [&](std::uint32_t type) {
    std::uint32_t index = 0;
    while (index < sections.size() && sections[index].sh_type != type) {
      ++index;
    }
    return index;
  };
  for (auto& section : sections) {
    if (section.sh_type == SHT_DYNSYM || section.sh_type == SHT_DYNAMIC) {
      section.sh_link = find(SHT_STRTAB);
    }
    if (section.sh_type == SHT_HASH || section.sh_type == SHT_GNU_HASH) {
      section.sh_link = find(SHT_DYNSYM);
    }
    section.sh_info = section.sh_type == SHT_DYNSYM ? 1 : 0;
  }
}

/// An image under construction.
class Builder {
public:
  explicit Builder(const ImageOptions& options) : options_(options) {}

  BuiltImage build()
  {
    image_.bytes.resize(sizeof(Elf64_Ehdr));
    reserve_segments();
    add_notes();
    if (options_.has_dynamic) {
      add_symbols();
    }
    first_load_.size = image_.bytes.size();
    if (options_.has_dynamic) {
      add("dynamic", make_dynamic(), 16);
    }
    if (options_.has_sections) {
      add_sections();
    }
    write_segments();
    write_header();
    return std::move(image_);
  }

private:
  void add(const std::string& name,
           const std::string& bytes,
           std::uint64_t alignment)
  {
    pad(image_.bytes, alignment);
    image_.parts[name] = {image_.bytes.size(), bytes.size()};
    image_.bytes += bytes;
  }

  void reserve_segments()
  {
    if (!options_.has_segments) {
      return;
    }
    const std::size_t count =
      2 + (options_.has_dynamic ? 2 : 0) + (options_.notes.empty() ? 0 : 1);
    add("segments", std::string(count * sizeof(Elf64_Phdr), '\0'), 8);
  }

  void add_notes()
  {
    std::string notes;
    for (const auto& note : options_.notes) {
      notes += make_note(note, options_.note_alignment);
    }
    if (!notes.empty()) {
      add("note.hallmark", notes, options_.note_alignment);
    }
  }

  void add_symbols()
  {
    const auto has_gnu =
      options_.hash == ImageHash::gnu || options_.hash == ImageHash::both;
    const auto has_sysv =
      options_.hash == ImageHash::sysv || options_.hash == ImageHash::both;
    const auto symbols =
      has_gnu ? sort_symbols(options_.symbols) : options_.symbols;
    if (has_sysv) {
      add("hash", make_sysv_hash(symbols), 8);
    }
    if (has_gnu) {
      add("gnu.hash", make_gnu_hash(symbols), 8);
    }
    add("dynsym", make_symbols(symbols, strings_), 8);
    for (const auto& name : options_.needed) {
      names_.push_back({DT_NEEDED, strings_.add(name)});
    }
    add_name(DT_SONAME, options_.soname);
    add_name(DT_RPATH, options_.rpath);
    add_name(DT_RUNPATH, options_.runpath);
    add("dynstr", strings_.bytes, 1);
  }

  void add_name(std::int64_t tag, const std::string& name)
  {
    if (!name.empty()) {
      names_.push_back({tag, strings_.add(name)});
    }
  }

  [[nodiscard]] std::string make_dynamic() const
  {
    std::string table;
    const auto add_entry = [&](std::int64_t tag, std::uint64_t value) {
      append(table, tag);
      append(table, value);
    };
    for (const auto& [tag, offset] : names_) {
      add_entry(tag, offset);
    }
    for (const auto& [tag, name] :
         {std::pair(DT_HASH, "hash"), std::pair(DT_GNU_HASH, "gnu.hash")}) {
      if (image_.parts.count(name) != 0) {
        add_entry(tag, image_.part(name).offset);
      }
    }
    add_entry(DT_SYMTAB, image_.part("dynsym").offset);
    add_entry(DT_SYMENT, sizeof(Elf64_Sym));
    add_entry(DT_STRTAB, image_.part("dynstr").offset);
    add_entry(DT_STRSZ, image_.part("dynstr").size);
    for (const auto& [tag, value] : {std::pair(DT_FLAGS, options_.flags),
                                     std::pair(DT_FLAGS_1, options_.flags_1)}) {
      if (value != 0) {
        add_entry(tag, value);
      }
    }
    add_entry(DT_NULL, 0);
    return table;
  }

  [[nodiscard]] bool has(std::string_view part) const
  {
    return image_.parts.find(part) != image_.parts.end();
  }

  [[nodiscard]] Elf64_Phdr make_segment(std::uint32_t type,
                                        const ImagePart& part,
                                        std::uint64_t alignment) const
  {
    Elf64_Phdr segment = {};
    segment.p_type = type;
    segment.p_flags = PF_R;
    segment.p_offset = part.offset;
    segment.p_vaddr = segment.p_paddr = part.offset;
    segment.p_filesz = segment.p_memsz = part.size;
    segment.p_align = alignment;
    return segment;
  }

  void write_segments()
  {
    if (!options_.has_segments) {
      return;
    }
    std::string table;
    append(table, make_segment(PT_LOAD, first_load_, shift));
    if (options_.has_dynamic) {
      auto data = make_segment(PT_LOAD, image_.part("dynamic"), shift);
      data.p_vaddr = data.p_paddr = data.p_offset + shift;
      data.p_flags = PF_R | PF_W;
      data.p_memsz += 0x20;
      append(table, data);
      auto dynamic = data;
      dynamic.p_type = PT_DYNAMIC;
      dynamic.p_memsz = dynamic.p_filesz;
      dynamic.p_align = 8;
      append(table, dynamic);
    }
    if (has("note.hallmark")) {
      append(table,
             make_segment(
               PT_NOTE, image_.part("note.hallmark"), options_.note_alignment));
    }
    auto stack = make_segment(PT_GNU_STACK, {}, 16);
    stack.p_flags = PF_R | PF_W;
    append(table, stack);
    image_.bytes.replace(image_.part("segments").offset, table.size(), table);
  }

  void add_sections()
  {
    Strings names;
    std::vector<Elf64_Shdr> sections(1);
    for (const auto& kind : section_kinds) {
      if (has(kind.part) || kind.part == "shstrtab") {
        sections.emplace_back();
        sections.back().sh_name = names.add('.' + std::string(kind.part));
        sections.back().sh_type = kind.type;
        sections.back().sh_entsize = kind.entry_size;
      }
    }
    add("shstrtab", names.bytes, 1);

    std::string table;
    std::size_t index = 0;
    for (const auto& kind : section_kinds) {
      if (has(kind.part)) {
        place_section(sections[++index], kind.part);
      }
    }
    link_sections(sections);
    for (const auto& section : sections) {
      append(table, section);
    }
    add("sections", table, 8);
  }

  void place_section(Elf64_Shdr& section, std::string_view part) const
  {
    section.sh_offset = image_.part(part).offset;
    section.sh_size = image_.part(part).size;
    section.sh_addralign =
      section.sh_type == SHT_NOTE ? options_.note_alignment : 8;
    if (part != "shstrtab") {
      section.sh_flags = SHF_ALLOC;
      section.sh_addr = section.sh_offset;
    }
    if (section.sh_type == SHT_DYNAMIC) {
      section.sh_addr += shift;
    }
  }

  void write_header()
  {
    Elf64_Ehdr header = {};
    std::memcpy(header.e_ident, ELFMAG, SELFMAG);
    header.e_ident[EI_CLASS] = ELFCLASS64;
    header.e_ident[EI_DATA] = ELFDATA2LSB;
    header.e_ident[EI_VERSION] = EV_CURRENT;
    header.e_type = options_.type;
    header.e_machine = options_.machine;
    header.e_version = EV_CURRENT;
    header.e_ehsize = sizeof(Elf64_Ehdr);
    if (has("segments")) {
      const auto& segments = image_.part("segments");
      header.e_phoff = segments.offset;
      header.e_phentsize = sizeof(Elf64_Phdr);
      header.e_phnum =
        static_cast<std::uint16_t>(segments.size / sizeof(Elf64_Phdr));
    }
    if (has("sections")) {
      const auto& sections = image_.part("sections");
      header.e_shoff = sections.offset;
      header.e_shentsize = sizeof(Elf64_Shdr);
      header.e_shnum =
        static_cast<std::uint16_t>(sections.size / sizeof(Elf64_Shdr));
      header.e_shstrndx = static_cast<std::uint16_t>(header.e_shnum - 1);
    }
    std::memcpy(image_.bytes.data(), &header, sizeof header);
  }

  const ImageOptions& options_;
  BuiltImage image_;
  ImagePart first_load_;
  Strings strings_;
  std::vector<std::pair<std::int64_t, std::uint64_t>> names_;
};

}  // namespace

const ImagePart&
BuiltImage::part(std::string_view name) const
{
  const auto found = parts.find(name);
  if (found == parts.end()) {
    throw std::out_of_range("image has no " + std::string(name));
  }
  return found->second;
}

std::string
make_note(const ImageNote& note, std::uint64_t alignment)
{
  std::string bytes;
  append(bytes, static_cast<std::uint32_t>(note.owner.size() + 1));
  append(bytes, static_cast<std::uint32_t>(note.content.size()));
  append(bytes, note.type);
  bytes += note.owner + '\0';
  pad(bytes, alignment);
  bytes += note.content;
  pad(bytes, alignment);
  return bytes;
}

BuiltImage
make_image(const ImageOptions& options)
{
  return Builder(options).build();
}

}  // namespace hallmark::tests
