// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/plugin.hpp"

#include "base/text.hpp"
#include "image/memory.hpp"
#include "verify/unstamped.hpp"

#include <algorithm>
#include <utility>

namespace hallmark::table {

Plugin::Plugin(std::shared_ptr<State> owner, std::string opened)
  : state(std::move(owner)),
    file(std::move(opened)),
    directory(file.substr(0, std::max<std::size_t>(file.rfind('/'), 1)))
{
  handle_.plugin = this;
  handle_.what = "plugin handle";
  context.plugin = this;
}

Plugin::~Plugin()
{
  remove_image(describe_image());
  if (memory) {
    image::keep_for_ever(*std::move(memory));
  }
  for (auto* kind = kinds_.load(); kind;) {
    delete std::exchange(kind, kind->next);
  }
}

Image
Plugin::describe_image() const
{
  return {library.dynamic, context_slot, &context};
}

Hold*
Plugin::hold(const char* what)
{
  for (auto* kind = kinds_.load(std::memory_order_acquire); kind;
       kind = kind->next) {
    if (kind->what == what) {
      add(*kind);
      return kind;
    }
  }
  // Two threads may add the same kind; then it is counted in two places and
  // put together again when it is described.
  auto* kind = new Hold{this, what, {0}, kinds_.load()};
  add(*kind);
  while (!kinds_.compare_exchange_weak(kind->next, kind)) {
  }
  return kind;
}

void
Plugin::add(Hold& hold)
{
  hold.count.fetch_add(1, std::memory_order_relaxed);
  hold.plugin->holders_.fetch_add(1, std::memory_order_relaxed);
}

bool
Plugin::drop(Hold& hold)
{
  auto& holders = hold.plugin->holders_;
  hold.count.fetch_sub(1, std::memory_order_release);
  return holders.fetch_sub(1, std::memory_order_acq_rel) == 1;
}

std::string
Plugin::describe_holders() const
{
  std::map<std::string, std::size_t> counts;
  counts[handle_.what] += handle_.count.load();
  for (auto* kind = kinds_.load(std::memory_order_acquire); kind;
       kind = kind->next) {
    counts[kind->what] += kind->count.load();
  }

  std::vector<std::pair<std::size_t, std::string>> sorted;
  for (const auto& [what, count] : counts) {
    if (count > 0) {
      sorted.emplace_back(count, what);
    }
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](auto& a, auto& b) {
    return a.first > b.first;
  });

  std::vector<std::string> parts;
  for (const auto& [count, what] : sorted) {
    parts.push_back(std::to_string(count) + " × " + what);
  }
  return base::join(parts, ", ");
}

verify::Offer
Plugin::make_offer() const
{
  const auto& own = contents();
  return {own.contracts.notes(), own.facts, [&own](const auto& wanted) {
            const auto* found = own.exports.find_same(wanted);
            return found && found->address ? verify::Presence::defined
                                           : verify::Presence::undefined;
          }};
}

void
Plugin::read_contents() const
{
  std::call_once(contents_once_, [this] {
    contents_.read(library, *decided_);
    has_contents_.store(true, std::memory_order_release);
  });
}

const std::vector<hallmark_export>&
Plugin::describe_exports() const
{
  const auto& own = contents();
  std::call_once(described_once_, [&] {
    described_ = own.exports.all();
    for (auto& one : described_) {
      one.signature = own.contracts.find_signature(one.name);
    }
  });
  return described_;
}

base::Result<void>
Plugin::fill(const verify::Candidate& candidate, image::Library mapped)
{
  library = std::move(mapped);
  identity = candidate.stamp.identity;
  if (auto filled = contents_.fill(library, candidate); !filled) {
    return filled;
  }
  keepers = image::read_keepers(file, candidate);
  is_verified = verify::is_stamped(candidate);
  fill_own_exports(candidate);
  return {};
}

void
Plugin::fill(const verify::Decided& decided, image::Library mapped)
{
  library = std::move(mapped);
  identity = {std::string(decided.outline.decision.path),
              std::string(decided.outline.decision.version)};
  decided_.emplace(library, decided);
  has_contents_ = false;
  keepers = image::read_keepers(file, decided);
  const auto& own = decided.own;
  const auto note = [&](std::string_view symbol, std::uint64_t address) {
    if (address != 0) {
      note_own_export(symbol, reinterpret_cast<void*>(library.base + address));
    }
  };
  note("hallmark_context_slot", own.context_slot);
  note("hallmark_on_open", own.on_open);
  note("hallmark_on_close", own.on_close);
  note("hallmark_on_save", own.on_save);
  note("hallmark_on_restore", own.on_restore);
}

void
Plugin::fill(const verify::Builtin& builtin, image::Library host)
{
  library = std::move(host);
  identity = builtin.candidate.stamp.identity;
  contents_.fill(builtin);
  is_builtin = true;
  for (const auto& symbol : builtin.record.addresses) {
    note_own_export(symbol.name, image::compute_address(symbol));
  }
}

void
Plugin::fill_own_exports(const verify::Candidate& candidate)
{
  for (const auto& symbol : candidate.symbols.entries) {
    if (!symbol.is_export()) {
      continue;
    }
    if (!is_verified) {
      continue;  // what it calls by our names is none of ours
    }
    note_own_export(symbol.name,
                    reinterpret_cast<void*>(library.base + symbol.value));
  }
}

void
Plugin::note_own_export(std::string_view symbol, void* address)
{
  if (symbol == "hallmark_context_slot") {
    context_slot = static_cast<const hallmark_context**>(address);
  } else if (symbol == "hallmark_on_open") {
    on_open = reinterpret_cast<decltype(on_open)>(address);
  } else if (symbol == "hallmark_on_close") {
    on_close = reinterpret_cast<decltype(on_close)>(address);
  } else if (symbol == "hallmark_on_save") {
    on_save = reinterpret_cast<decltype(on_save)>(address);
  } else if (symbol == "hallmark_on_restore") {
    on_restore = reinterpret_cast<decltype(on_restore)>(address);
  }
}

}  // namespace hallmark::table
