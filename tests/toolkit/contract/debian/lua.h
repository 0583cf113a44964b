// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
