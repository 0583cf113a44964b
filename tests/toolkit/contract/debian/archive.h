// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <archive.h>
#include <archive_entry.h>
