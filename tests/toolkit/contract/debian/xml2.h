// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
