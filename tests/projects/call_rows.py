# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Changes of what callers take for granted beside the types of functions:
exceptions, calling conventions, what overrides what. The interface is `calls`,
in which plugins make Voice and Chorus, and hosts make Listener."""

from contract_row import change

MS_ABI = "__attribute__((ms_abi))"


def call(name, *pairs, **others):
    """Changes of calls.hpp."""
    return change(name, *pairs[0], interface="calls", more=pairs[1:], **others)


REFUSED = [
    call("export_may_throw",
         ("steady(int sample) noexcept;", "steady(int sample);"),
         source=(("steady(int sample) noexcept", "steady(int sample)"),)),
    call("export_may_throw_before_cxx17",
         ("steady(int sample) noexcept;", "steady(int sample);"),
         source=(("steady(int sample) noexcept", "steady(int sample)"),),
         args=("-std=c++14",)),
    call("virtual_may_throw",
         ("virtual int pitch() const noexcept = 0;",
          "virtual int pitch() const = 0;")),
    call("override_may_throw",
         ("virtual int pitch() const noexcept = 0;",
          "virtual int pitch() const = 0;"),
         ("int pitch() const noexcept override", "int pitch() const override")),
    call("virtual_of_the_host_is_noexcept",
         ("virtual int miss()", "virtual int miss() noexcept")),
    call("virtual_of_the_host_is_final",
         ("virtual int miss() {", "virtual int miss() final {")),
    call("destructor_throws",
         ("virtual ~Voice() = default;", "virtual ~Voice() noexcept(false) {}")),
    call("override_is_no_longer_final",
         ("int level() const final", "int level() const override")),
    call("virtual_becomes_pure",
         ("virtual int level() const { return 3; }",
          "virtual int level() const = 0;")),
    call("virtual_is_no_longer_pure",
         ("virtual int tune(int by) = 0;",
          "virtual int tune(int by) { return by; }")),
    call("callback_may_throw", ("(*safe)(int) noexcept;", "(*safe)(int);")),
    call("callback_is_noexcept",
         ("(*plain)(int);", "(*plain)(int) noexcept;")),
    call("callback_of_another_convention",
         ("int (*plain)(int);", f"int ({MS_ABI} *plain)(int);")),
    call("virtual_of_another_convention",
         ("virtual int tune(int by) = 0;",
          f"virtual {MS_ABI} int tune(int by) = 0;"),
         ("  int tune(int by) override", f"  {MS_ABI} int tune(int by) override")),
    call("export_of_another_convention",
         ("HALLMARK_EXPORT int\nwild(", f"HALLMARK_EXPORT {MS_ABI} int\nwild("),
         source=(("int\naudio::wild", f"{MS_ABI} int\naudio::wild"),)),
    call("parameter_of_another_convention",
         ("listen(int (*callback)(int));",
          f"listen(int ({MS_ABI} *callback)(int));"),
         source=(("listen(int (*callback)(int))",
                  f"listen(int ({MS_ABI} *callback)(int))"),)),
]

ACCEPTED = [
    call("unchanged_calls", ("Made by plugins", "made by plugins"),
         accepted=True),
    call("unchanged_before_cxx17", ("Made by plugins", "made by plugins"),
         args=("-std=c++14",), accepted=True),
    call("export_is_noexcept", ("wild(int sample);", "wild(int sample) noexcept;"),
         source=(("wild(int sample)", "wild(int sample) noexcept"),),
         accepted=True),
    call("virtual_of_the_plugin_is_noexcept",
         ("virtual int level() const {", "virtual int level() const noexcept {"),
         ("int level() const final", "int level() const noexcept final"),
         accepted=True),
    call("virtual_of_the_host_may_throw",
         ("virtual int hear(int sample) noexcept = 0;",
          "virtual int hear(int sample) = 0;"), accepted=True),
    call("override_becomes_final",
         ("int tune(int by) override", "int tune(int by) final"), accepted=True),
    call("usual_convention_by_its_name",
         ("int (*plain)(int);", "int (__attribute__((sysv_abi)) *plain)(int);"),
         accepted=True),
    call("same_in_other_words",
         ("steady(int sample) noexcept;", "steady(int sample) noexcept(true);"),
         ("wild(int sample);", "wild(int sample) noexcept(false);"),
         accepted=True),
]
