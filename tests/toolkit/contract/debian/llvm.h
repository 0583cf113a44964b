// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <llvm-c/Core.h>
#include <llvm-c/DebugInfo.h>
#include <llvm-c/OrcEE.h>
