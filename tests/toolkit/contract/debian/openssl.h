// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
