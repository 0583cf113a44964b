// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <X11/Xlib.h>
#include <X11/Xutil.h>
