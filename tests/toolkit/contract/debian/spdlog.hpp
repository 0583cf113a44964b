// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <spdlog/async_logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

namespace user {

struct All {
  spdlog::logger log;
  spdlog::sinks::rotating_file_sink_mt* sink;
  spdlog::details::log_msg* msg;
};

All*
all();
std::shared_ptr<spdlog::logger> make(spdlog::level::level_enum);

}  // namespace user
