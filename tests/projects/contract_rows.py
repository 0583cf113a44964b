# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Changes to an interface on the plugin's side alone, and what comes of each.
Every row is built, and opened by a host without the change."""

import call_rows
from contract_row import Row, change


SUM = """int
audio::sum(Pair pair)
{
  return pair.a + pair.b;
}

"""

OLDER = (('version = "1.2.0"', 'version = "1.1.0"'),)
NEWER = (('version = "1.2.0"', 'version = "1.3.0"'),)


def grow(name, old, new, version=NEWER, **others):
    """A change of the interface that has rules, with a version step."""
    return change(name, old, new, interface="growing", description=version,
                  **others)


# What the rules do not permit, or not in this direction.
UNGROWN = [
    grow("virtual_that_the_older_plugin_lacks", "  virtual int rest() = 0;\n",
         "", OLDER, source=(("int rest() override { return 7; }",
                             "int rest() { return 7; }"),)),
    grow("tail_that_the_older_plugin_lacks", "  int level;\n  int peak;\n",
         "  int level;\n", OLDER, source=(("made{1, 2}", "made{1}"),)),
    grow("tail_that_the_older_host_lacks", "  int depth;\n",
         "  int depth;\n  int width;\n"),
    grow("larger_union", "  float broken;\n",
         "  float broken;\n  double precise[2];\n"),
    grow("more_than_was_reserved", "  long reserved2[2];\n",
         "  int rate;\n  long more[2];\n"),
    grow("named_beside_what_is_reserved", "  double gain;\n  long reserved2[2];",
         "  float gain;\n  float rate;\n  long reserved2[2];"),
    grow("reserved_member_in_a_register_of_another_kind", "  long spare;",
         "  double weight;"),
    grow("union_in_a_register_of_another_kind", "  double real;\n",
         "  double real;\n  long whole;\n"),
    grow("enumerator_without_a_version_step", ", loud", ", loud, late", ()),
    grow("rule_of_the_host_alone", ", loud", ", loud, late", NEWER + (
        ('grow_enum = ["grown::Mode"]\n', ""),)),
    change("rule_of_neither_side", "fine = 1 }", "fine = 1, finest = 2 }",
           description=NEWER),
]

# What they do.
GROWN = [
    grow("older_enumerators", ", loud", "", OLDER, accepted=True),
    grow("newer_enumerators", ", loud", ", loud, late", accepted=True),
    grow("older_union", "  float broken;\n", "", OLDER, accepted=True),
    grow("newer_union", "  float broken;\n",
         "  float broken;\n  short small[4];\n", accepted=True),
    grow("newer_virtual", "  virtual int rest() = 0;",
         "  virtual int rest() = 0;\n  virtual int more() { return 8; }",
         accepted=True),
    grow("newer_tail", "  int peak;", "  int peak;\n  int length = 3;",
         accepted=True),
    grow("older_tail", "  int depth;\n", "", OLDER, accepted=True),
    grow("older_reserved_member", "  double gain;", "  long reserved1;", OLDER,
         accepted=True),
    grow("newer_name_of_a_reserved_member", "  long reserved2[2];",
         "  int rate;\n  int depth;\n  long reserved3;", accepted=True),
    grow("newer_name_in_a_register_of_the_same_kind", "  long spare;",
         "  char *label;", accepted=True),
    Row("unchanged_growing", interface="growing", accepted=True),
]

REFUSED = [
    change("member_added", "  long total;", "  long total;\n  int timeout;"),
    change("member_removed", "  long total;\n", ""),
    change("members_reordered", "  double gain;\n  Inner* inner;",
           "  Inner* inner;\n  double gain;"),
    change("member_retyped", "  double gain;", "  float gain;\n  int more;"),
    change("member_renamed", "  long total;", "  long sum;"),
    change("bit_field_wider", "unsigned flags : 3", "unsigned flags : 4"),
    change("enumerator_changed", "fine = 1 }", "fine = 2 }"),
    change("type_behind_two_pointers", "  int depth;", "  short depth;"),
    change("pointee_loses_const", "name(const char* prefix);",
           "name(char* prefix);",
           source=(("audio::name(const char* prefix)",
                    "audio::name(char* prefix)"),)),
    change("other_return_type", "int\nsum(Pair pair);", "long\nsum(Pair pair);",
           source=(("int\naudio::sum", "long\naudio::sum"),)),
    change("long_becomes_long_long", "  long total;", "  long long total;"),
    change("copy_constructor", "  int a, b;",
           "  int a, b;\n  Pair(int x, int y) : a(x), b(y) {}\n"
           "  Pair(const Pair& other) : a(other.a), b(other.b) {}"),
    change("export_lacking", "HALLMARK_EXPORT int\nsum(Pair pair);\n", "",
           source=(("int\naudio::sum(Pair pair)\n{\n  return pair.a + pair.b;"
                    "\n}\n", ""),),
           description=((', "audio::sum"', ""),)),
    change("virtual_inserted", "  virtual int size() const = 0;",
           "  virtual void inserted(int) {}\n  virtual int size() const = 0;",
           interface="rich"),
    change("virtual_loses_const", "virtual int size() const = 0;",
           "virtual int size() = 0;", interface="rich",
           args=("-DSIZE_QUALIFIER=",)),
    Row("short_enums", args=("-fshort-enums",)),
    Row("packed", args=("-fpack-struct",)),
    Row("unsigned_char", args=("-funsigned-char",)),
    Row("old_string", interface="rich", args=("-D_GLIBCXX_USE_CXX11_ABI=0",)),
    Row("debug_containers", interface="rich", args=("-D_GLIBCXX_DEBUG",)),
    Row("without_rtti", interface="rich", args=("-fno-rtti",)),
    Row("sanitized", args=("-fsanitize=address",)),
    Row("vector_registers", interface="vectors", args=("-mavx",)),
    Row("vector_within_classes", interface="nested", args=("-mavx",)),
    Row("next_major_version",
        description=(('version = "1.2.0"', 'version = "2.0.0"'),)),
    Row("required_becomes_optional_and_goes", source=((SUM, ""),),
        description=((', "audio::sum"', ""),
                     ('["audio::tail"]', '["audio::sum", "audio::tail"]'))),
    Row("required_variable_goes", source=(("int audio::presets = 7;\n", ""),),
        description=((', "audio::presets"', ""),
                     ('["audio::tail"]', '["audio::presets", "audio::tail"]'))),
    Row("two_required_go", source=((SUM, ""),
                                   ("int audio::presets = 7;\n", "")),
        description=((', "audio::sum"', ""), (', "audio::presets"', ""),
                     ('["audio::tail"]', '["audio::presets", "audio::sum", '
                      '"audio::tail"]'))),
    Row("use_with_debug_containers", interface="services",
        args=("-D_GLIBCXX_DEBUG",)),
    Row("use_with_old_string", interface="services",
        args=("-D_GLIBCXX_USE_CXX11_ABI=0",)),
    Row("use_without_rtti", interface="services", args=("-fno-rtti",)),
    Row("use_sanitized", interface="services", args=("-fsanitize=address",)),
    Row("used_function_is_optional_in_the_host", interface="services",
        description=(('["audio::limit", "audio::spare"]', '["audio::limit"]'),
                     ('"audio::sink", ', '"audio::sink", "audio::spare", '))),
    Row("used_variable_is_optional_in_the_host", interface="services",
        description=(('["audio::limit", "audio::spare"]', '["audio::spare"]'),
                     ('["audio::settings", ',
                      '["audio::limit", "audio::settings", '))),
    Row("all_that_is_used_is_required", interface="services",
        description=(('optional = ["audio::limit", "audio::spare"]\n', ""),
                     ('"audio::sink", ', '"audio::sink", "audio::spare", '),
                     ('["audio::settings", ',
                      '["audio::limit", "audio::settings", '))),
    change("virtual_bases_reordered", ": virtual Left\n  , virtual Right",
           ": virtual Right, virtual Left", interface="bases"),
    change("empty_bases_reordered", ": Red\n  , Blue", ": Blue, Red",
           interface="bases"),
    change("union_reordered", "  int whole;\n  float broken;",
           "  float broken;\n  int whole;", interface="bases"),
    change("empty_members_reordered",
           "  [[no_unique_address]] Red red;\n"
           "  [[no_unique_address]] Blue blue;",
           "  [[no_unique_address]] Blue blue;\n"
           "  [[no_unique_address]] Red red;", interface="bases"),
    change("used_member_added", "  int volume;", "  int volume;\n  int bass;",
           interface="services"),
]

ACCEPTED = [
    Row("unchanged_bases", interface="bases", accepted=True),
    Row("unchanged_services", interface="services", accepted=True),
    Row("use_of_less", interface="services",
        description=(('["audio::limit", "audio::spare"]', '["audio::spare"]'),),
        accepted=True),
    Row("required_becomes_optional_and_stays",
        description=((', "audio::sum"', ""),
                     ('["audio::tail"]', '["audio::sum", "audio::tail"]')),
        accepted=True),
    Row("unchanged", accepted=True),
    Row("unchanged_rich", interface="rich", accepted=True),
    Row("unchanged_vectors", interface="vectors", accepted=True),
    Row("unchanged_nested", interface="nested", accepted=True),
    change("comment", "struct Pair {", "// Two numbers.\nstruct Pair {",
           accepted=True),
    change("formatting", "int\nsum(Pair pair);", "int sum(  Pair pair )\n;",
           accepted=True),
    Row("optimised", args=("-O2",), accepted=True),
    Row("without_assertions", args=("-DNDEBUG",), accepted=True),
    change("method", "  int a, b;", "  int a, b;\n  int more() { return a; }",
           accepted=True),
    change("static_member", "  int a, b;", "  int a, b;\n  static int count;",
           accepted=True),
    change("alias", "struct Pair {", "using Number = int;\nstruct Pair {",
           accepted=True),
    change("friend", "  int a, b;", "  int a, b;\n  friend int sum(Pair);",
           accepted=True),
    change("parameter_name", "sum(Pair pair)", "sum(Pair both)", accepted=True),
    change("struct_becomes_class", "struct Pair {\n", "class Pair {\npublic:\n",
           accepted=True),
    change("other_name_of_a_type", "std::int32_t steps;", "int steps;",
           accepted=True),
    Row("other_body", source=(("return pair.a + pair.b;",
                               "return pair.b + pair.a;"),), accepted=True),
    Row("other_standard", args=("-std=c++17",), accepted=True),
    Row("without_exceptions", args=("-fno-exceptions",), accepted=True),
    Row("plain_without_rtti", args=("-fno-rtti", "-mavx2"), accepted=True),
    Row("link_time_optimisation", args=("-flto",), accepted=True),
    change("newer_with_more", "tail();", "tail();\nHALLMARK_EXPORT int extra();",
           source=(("int\naudio::sum", "int\naudio::extra()\n{\n  return 1;\n}"
                    "\n\nint\naudio::sum"),),
           description=(('version = "1.2.0"', 'version = "1.3.0"'),
                        ('["audio::apply"', '["audio::extra", "audio::apply"')),
           accepted=True),
    Row("optional_export", source=(("int\naudio::sum",
                                    "int\naudio::tail()\n{\n  return 9;\n}\n\n"
                                    "int\naudio::sum"),), accepted=True),
]

ROWS = (REFUSED + call_rows.REFUSED + UNGROWN + ACCEPTED + call_rows.ACCEPTED
        + GROWN)
