// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <libusb-1.0/libusb.h>
