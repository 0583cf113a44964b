// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A loader's long life: plugins are opened, refused, called, reloaded and
// closed at random, their files are replaced, cut short and removed between the
// steps, and system calls fail. After each step everything must be as a model
// of it says.
//
//   soak STEPS SEED      the same seed takes the same steps

#include "soak/shim.hpp"
#include "soak/world.hpp"

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <random>
#include <stdexcept>

namespace hallmark::soak {
namespace {

/// A step after which something is not as it should be.
[[noreturn]] void
fail(const std::string& what)
{
  throw std::runtime_error(what);
}

/// How often what happened.
struct Counts {
  std::size_t opened = 0;
  std::size_t shared = 0;
  std::size_t reloaded = 0;
  std::size_t refused = 0;
  std::size_t faults = 0;  ///< met by an open
  std::size_t closed = 0;
};

class Soak {
public:
  explicit Soak(std::uint64_t seed) : random_(seed) {}

  /// One step, and all that must hold after it.
  void step()
  {
    static const std::array acts = {
      &Soak::place,  &Soak::place,  &Soak::rebuild,        &Soak::rebuild,

      &Soak::cut,    &Soak::remove, &Soak::obstruct,       &Soak::open,
      &Soak::open,   &Soak::open,   &Soak::open,           &Soak::reload,
      &Soak::reload, &Soak::write,  &Soak::expect_another, &Soak::copy,
      &Soak::drop,   &Soak::close,  &Soak::close,          &Soak::collect};
    (this->*acts[pick(acts.size())])();
    call_all();
    if (const auto wrong = world_.check()) {
      fail(*wrong);
    }
  }

  /// Let go of all: nothing may be left.
  void finish()
  {
    for (auto& one : world_.open) {
      one.handles.clear();
    }
    collect();
    if (const auto wrong = world_.check()) {
      fail(*wrong);
    }
  }

  [[nodiscard]] const std::string& said() const { return said_; }
  [[nodiscard]] const Counts& counts() const { return counts_; }

private:
  std::size_t pick(std::size_t count)
  {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }

  std::size_t pick_slot()
  {
    const auto slot = pick(world_.slots.size());
    said_ += " slot " + std::to_string(slot);
    return slot;
  }

  /// Put other bytes under a slot's name, by renaming: what is mapped stays.
  void replace(Slot& slot, const std::string& bytes)
  {
    const auto beside = slot.file + ".new";
    tests::write_bytes(beside, bytes);
    clear(slot);
    std::filesystem::rename(beside, slot.file);
    ++slot.generation;
  }

  /// Files are replaced by renaming; a folder has to go first.
  static void clear(Slot& slot)
  {
    if (slot.is_obstructed) {
      std::filesystem::remove(slot.file);
      slot.is_obstructed = false;
    }
  }

  void place()
  {
    said_ = "place";
    auto& slot = world_.slots[pick_slot()];
    slot.kind = &kinds[pick(kinds.size())];
    slot.is_cut = false;
    said_ += std::string(" ") + slot.kind->name;
    replace(slot, read_built(*slot.kind));
  }

  /// Put another build of an open plugin in its place, as a reload wants it.
  void rebuild()
  {
    said_ = "rebuild";
    const auto* one = pick_open();
    if (!one) {
      return;
    }
    std::vector<const Kind*> builds;
    for (const auto& kind : kinds) {
      if (kind.path() == one->kind->path()) {
        builds.push_back(&kind);
      }
    }
    auto& slot = world_.slots[one->slot];
    slot.kind = builds[pick(builds.size())];
    slot.is_cut = false;
    said_ += std::string(" ") + slot.file + " " + slot.kind->name;
    replace(slot, read_built(*slot.kind));
  }

  void cut()
  {
    said_ = "cut";
    auto& slot = world_.slots[pick_slot()];
    if (!slot.kind || slot.is_obstructed) {
      return;
    }
    const auto bytes = read_built(*slot.kind);
    slot.is_cut = true;
    replace(slot, bytes.substr(0, pick(bytes.size())));
  }

  void remove()
  {
    said_ = "remove";
    auto& slot = world_.slots[pick_slot()];
    std::filesystem::remove(slot.file);
    slot.kind = nullptr;
    slot.is_obstructed = false;
    ++slot.generation;
  }

  /// A folder in its place cannot be read by anyone; a mode that forbids it
  /// does not concern root.
  void obstruct()
  {
    said_ = "obstruct";
    auto& slot = world_.slots[pick_slot()];
    std::filesystem::remove(slot.file);
    std::filesystem::create_directory(slot.file);
    slot.kind = &kinds.front();
    slot.is_cut = false;
    slot.is_obstructed = true;
    ++slot.generation;
  }

  Fault pick_fault()
  {
    constexpr std::array faults = {Fault::none,
                                   Fault::none,
                                   Fault::no_memory,
                                   Fault::no_slots,
                                   Fault::input_output,
                                   Fault::interrupted,
                                   Fault::short_read};
    const auto fault = faults[pick(faults.size())];
    const auto index = pick(6);
    said_ += " fault " + std::to_string(static_cast<int>(fault)) + " at " +
             std::to_string(index);
    arm(fault, index);
    return fault;
  }

  void open()
  {
    said_ = "open";
    const auto slot = pick_slot();
    const auto answer = world_.predict(slot);
    const auto fault = pick_fault();
    auto plugin = world_.loader.open(world_.slots[slot].file);
    const auto was_met = disarm() && fault != Fault::none;
    counts_.faults += was_met ? 1 : 0;
    if (!plugin) {
      ++counts_.refused;
      check_refusal(plugin.error(), answer, was_met && !is_harmless(fault));
    } else if (answer.shared) {
      ++counts_.shared;
      answer.shared->handles.push_back(*std::move(plugin));
    } else if (answer.code) {
      fail("opened what was to be refused: " + std::string(answer.code));
    } else {
      ++counts_.opened;
      const auto& kind = *world_.slots[slot].kind;
      add_open(slot, find_lineage(slot), kind.generation, *std::move(plugin));
    }
  }

  /// That of an old generation without a current one, or a new one.
  std::size_t find_lineage(std::size_t slot)
  {
    for (auto& one : world_.open) {
      if (one.slot == slot && one.is_superseded &&
          one.kind->path() == world_.slots[slot].kind->path() &&
          world_.find_current(one).is_superseded) {
        return one.lineage;
      }
    }
    return ++last_lineage_;
  }

  void add_open(std::size_t slot, std::size_t lineage, int state, Plugin plugin)
  {
    const auto& now = world_.slots[slot];
    world_.open.push_back({slot, now.generation, now.kind, lineage, state});
    world_.open.back().handles.push_back(std::move(plugin));
  }

  /// Any generation may be reloaded; the state comes from the current one.
  void reload()
  {
    said_ = "reload";
    auto* one = pick_open();
    if (!one) {
      return;
    }
    said_ += " slot " + std::to_string(one->slot);
    const auto answer = world_.predict_reload(*one);
    const auto fault = pick_fault();
    auto next = world_.loader.reload(one->handles.front());
    const auto was_met = disarm() && fault != Fault::none;
    counts_.faults += was_met ? 1 : 0;
    if (!next) {
      ++counts_.refused;
      check_refusal(next.error(), answer, was_met && !is_harmless(fault));
    } else if (answer.shared) {
      answer.shared->is_superseded = false;
      answer.shared->handles.push_back(*std::move(next));
    } else if (answer.code) {
      fail("reloaded what was to be refused: " + std::string(answer.code));
    } else {
      ++counts_.reloaded;
      follow(world_.find_current(*one), *std::move(next));
    }
  }

  /// A new generation takes the place and the state of another.
  void follow(Open& current, Plugin next)
  {
    current.is_superseded = true;
    add_open(current.slot, current.lineage, current.state, std::move(next));
  }

  void write()
  {
    said_ = "write";
    auto* one = pick_open();
    if (one && one->kind->generation != 0) {
      one->state = static_cast<int>(pick(1000));
      *one->handles.front().lookup<int>("state").value() = one->state;
    }
  }

  static void check_refusal(const Error& error,
                            const Answer& answer,
                            bool had_fault)
  {
    const std::string code =
      hallmark_code_name(static_cast<hallmark_code>(error.code()));
    const auto is_predicted =
      answer.code && (*answer.code == '\0' || code == answer.code);
    const auto is_of_fault = had_fault && code == "unreadable";
    if (!is_predicted && !is_of_fault) {
      fail(error.explain());
    }
  }

  void expect_another()
  {
    said_ = "expect another";
    const auto slot = pick_slot();
    const auto plugin =
      world_.loader.open(world_.slots[slot].file, {.path = "tests.example/x"});
    if (plugin) {
      fail("opened another plugin than was expected");
    }
  }

  Open* pick_open()
  {
    if (world_.open.empty()) {
      return nullptr;
    }
    auto& one = world_.open[pick(world_.open.size())];
    return one.handles.empty() ? nullptr : &one;
  }

  void copy()
  {
    said_ = "copy";
    if (auto* one = pick_open(); one && one->handles.size() < 4) {
      one->handles.push_back(one->handles.front());
    }
  }

  void drop()
  {
    said_ = "drop";
    if (auto* one = pick_open()) {
      one->handles.pop_back();
    }
  }

  void close()
  {
    said_ = "close";
    auto* one = pick_open();
    if (!one) {
      return;
    }
    auto handle = std::move(one->handles.back());
    one->handles.pop_back();
    const auto closed = handle.close();
    const auto expected =
      one->handles.empty() ? Closed::unmapped : Closed::in_use;
    if (closed.state() != expected) {
      fail("closed: " + closed.why());
    }
    if (one->handles.empty()) {
      ++counts_.closed;
      world_.open.erase(world_.open.begin() + (one - world_.open.data()));
    }
  }

  void collect()
  {
    said_ = "collect";
    const auto idle = std::erase_if(
      world_.open, [](const Open& one) { return one.handles.empty(); });
    const auto collected = world_.loader.collect();
    if (collected != idle) {
      fail("collected " + std::to_string(collected) + ", expected " +
           std::to_string(idle));
    }
  }

  /// No plugin that is held is lost: each answers.
  void call_all()
  {
    for (const auto& one : world_.open) {
      for (const auto& handle : one.handles) {
        call(one, handle);
      }
    }
  }

  static void call(const Open& one, const Plugin& handle)
  {
    const auto is_good = std::string_view(one.kind->name) == "good";
    if (is_good) {
      const auto add = handle.lookup<int(int, int)>("add");
      if (add.value()(2, 3) != 5) {
        fail("add(2, 3) is not 5");
      }
      return;
    }
    const auto answer = handle.lookup<int()>("answer").value()();
    const auto generation = one.kind->generation;
    if (answer == 0 || (generation != 0 && answer != generation)) {
      fail("answer is " + std::to_string(answer));
    }
    if (generation != 0 && **handle.lookup<int>("state") != one.state) {
      fail("state is " + std::to_string(**handle.lookup<int>("state")) +
           ", expected " + std::to_string(one.state));
    }
  }

  static const std::string& read_built(const Kind& kind)
  {
    static std::array<std::string, kinds.size()> all;
    auto& bytes = all[static_cast<std::size_t>(&kind - kinds.data())];
    if (bytes.empty()) {
      bytes = tests::read_bytes(std::string(HALLMARK_TEST_PLUGINS) + "/" +
                                kind.name + ".so");
    }
    return bytes;
  }

  std::mt19937_64 random_;
  World world_;
  std::size_t last_lineage_ = 0;
  std::string said_;
  Counts counts_;
};

int
run(std::size_t steps, std::uint64_t seed)
{
  Soak soak(seed);
  std::size_t number = 0;
  try {
    for (; number < steps; ++number) {
      soak.step();
    }
    soak.finish();
  } catch (const std::exception& wrong) {
    std::cerr << "soak: error: seed " << seed << ", step " << number << ": "
              << soak.said() << ": " << wrong.what() << '\n';
    return 1;
  }
  const auto& counts = soak.counts();
  std::cout << "soak: " << steps << " steps of seed " << seed
            << " held: " << counts.opened << " opened, " << counts.shared
            << " shared, " << counts.reloaded << " reloaded, " << counts.refused
            << " refused, " << counts.closed << " closed, " << counts.faults
            << " faults\n";
  return 0;
}

}  // namespace
}  // namespace hallmark::soak

int
main(int count, char** words)
{
  if (count != 3) {
    std::cerr << "usage: soak STEPS SEED\n";
    return 2;
  }
  return hallmark::soak::run(std::strtoull(words[1], nullptr, 10),
                             std::strtoull(words[2], nullptr, 10));
}
