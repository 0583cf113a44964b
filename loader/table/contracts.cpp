// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/contracts.hpp"

#include "image/confirm.hpp"

namespace hallmark::table {

void
Contracts::fill(const image::Library& library,
                const verify::Candidate& candidate)
{
  auto notes = candidate.notes;
  for (auto& note : notes) {
    const auto address = image::find_content_address(candidate.image, note);
    const auto size = note.content_size;
    if (address) {
      const auto* mapped =
        reinterpret_cast<const char*>(library.base + *address);
      note.content = base::Bytes(std::string_view(mapped, size));
    } else {
      copies_.push_back(std::make_unique<std::string>(note.content.view()));
      note.content = base::Bytes(std::string_view(*copies_.back()));
    }
  }
  notes_ = verify::sort_notes(notes);
}

void
Contracts::fill(const std::vector<elf::Note>& mapped)
{
  notes_ = verify::sort_notes(mapped);
}

const model::Table&
Contracts::table() const
{
  std::call_once(once_, [this] { read_table(); });
  return table_;
}

const Contracts::Typed*
Contracts::find_typed(std::string_view name) const
{
  std::call_once(once_, [this] { read_table(); });
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &found->second;
}

const model::TableExport*
Contracts::find(std::string_view name) const
{
  const auto* typed = find_typed(name);
  return typed ? typed->entry : nullptr;
}

const char*
Contracts::find_signature(std::string_view name) const
{
  const auto* typed = find_typed(name);
  return typed ? typed->signature.c_str() : "";
}

void
Contracts::read_table() const
{
  auto table = model::parse_table(notes_.table);
  if (!table) {
    return;
  }
  table_ = *std::move(table);
  for (const auto& one : table_.exports) {
    by_name_.emplace(one.name, Typed{&one, std::string(one.signature)});
  }
}

}  // namespace hallmark::table
