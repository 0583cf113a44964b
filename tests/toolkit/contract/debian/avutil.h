// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifdef __cplusplus
extern "C" {
#endif
#include <libavutil/frame.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
#ifdef __cplusplus
}
#endif
