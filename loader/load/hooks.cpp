// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/hooks.hpp"

#include <exception>
#include <string>

#include <cxxabi.h>

namespace hallmark::load {
namespace {

base::Error
make_init_error(const std::string& what)
{
  return base::make_error(Code::init_failed, what);
}

}  // namespace

Result<void>
run_open_hook(const Plugin& plugin)
{
  if (!plugin.on_open) {
    return {};
  }
  try {
    if (const auto* reason = plugin.on_open()) {
      return make_init_error(std::string("open hook says: ") + reason);
    }
    return {};
  } catch (const std::exception& thrown) {
    return make_init_error(std::string("open hook threw: ") + thrown.what());
  } catch (abi::__forced_unwind&) {
    throw;  // the thread is being cancelled, which must not be stopped
  } catch (...) {
    return make_init_error("open hook threw something that is no "
                           "std::exception of this standard library");
  }
}

void
run_close_hook(const Plugin& plugin)
{
  if (!plugin.on_close) {
    return;
  }
  try {
    plugin.on_close();
  } catch (abi::__forced_unwind&) {
    throw;
  } catch (...) {
  }
}

}  // namespace hallmark::load
