# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the grammar chooses from."""

from kinds import LEFT_OUT

SCALARS = ("bool", "char", "signed char", "unsigned char", "short",
           "unsigned short", "int", "unsigned", "long", "unsigned long",
           "long long", "unsigned long long", "float", "double", "long double",
           "wchar_t", "char16_t", "char32_t", "char8_t", "__int128",
           "unsigned __int128", "__float128", "_Complex double",
           "_Complex float", "decltype(nullptr)", "wide_int", "narrow_long",
           "wide_char", "method", "field")
SCALARS = tuple(one for one in SCALARS if one not in LEFT_OUT)
# What a vector, a bit-field or an argument of a template cannot be.
ODD = ("wide_int", "narrow_long", "wide_char", "method", "field")
USUAL = ("int", "char", "short", "double", "long", "float", "unsigned", "bool")
UNDERLYING = ("char", "unsigned char", "short", "unsigned short", "int",
              "unsigned", "long", "unsigned long")
BIT_TYPES = ("int", "unsigned", "unsigned char", "long", "unsigned short", "bool")
STANDARD = {
    "std::string": "string", "std::vector<int>": "vector",
    "std::vector<bool>": "vector", "std::optional<int>": "optional",
    "std::pair<int, double>": "utility", "std::function<int(int)>": "functional",
    "std::map<int, int>": "map", "std::shared_ptr<int>": "memory",
    "std::unordered_map<int, int, Hash>": "unordered_map",
    "std::variant<int, std::string>": "variant",
    "std::string_view": "string_view",
}
# Arguments of templates that are values.
VALUES = (("int", "-3"), ("unsigned long", "18446744073709551615ul"),
          ("bool", "true"), ("char", "'a'"), ("decltype(nullptr)", "nullptr"),
          ("const int *", "nullptr"), ("long", "-9223372036854775807l - 1"),
          ("auto", "7u"), ("short", "12"), ("char16_t", "u'x'"))
VALUES = tuple(one for one in VALUES if one[1] not in LEFT_OUT)
HASH = ("struct Hash { unsigned long operator()(int value) const "
        "{ return (unsigned long)value; } };")
FORMS = {
    "default": ("defaulted", "user", "inline", "argument"),
    "copy": ("defaulted", "deleted", "user", "late", "argument", "plain",
             "volatile", "private"),
    "move": ("defaulted", "deleted", "user", "late", "argument", "private"),
    "copy_assign": ("defaulted", "deleted", "user", "late", "volatile"),
    "move_assign": ("defaulted", "deleted", "user", "late"),
    "destroy": ("defaulted", "user", "inline", "late", "noexcept"),
}
