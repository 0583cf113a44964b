// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The loaders that a user would pick instead. Each opens a file when it is
// constructed, finds a symbol by its name, and closes the file when it is
// destroyed.

#pragma once

#include <string>

#include <dlfcn.h>

#if defined(HALLMARK_BOOST)
#  include <boost/dll/shared_library.hpp>
#endif
#if defined(HALLMARK_POCO)
#  include <Poco/SharedLibrary.h>
#endif
#if defined(HALLMARK_QT)
#  include <QLibrary>
#endif
#if defined(HALLMARK_GMODULE)
#  include <gmodule.h>
#endif
#if defined(HALLMARK_CLASS_LOADER)
#  include <class_loader/class_loader.hpp>
#endif

namespace hallmark::bench {

/// The floor: what the system offers.
class Dlopen {
public:
  explicit Dlopen(const std::string& file)
    : handle_(::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL))
  {
  }
  ~Dlopen() { ::dlclose(handle_); }
  Dlopen(const Dlopen&) = delete;
  Dlopen& operator=(const Dlopen&) = delete;

  [[nodiscard]] void* find(const std::string& name) const
  {
    return ::dlsym(handle_, name.c_str());
  }

private:
  void* handle_;
};

#if defined(HALLMARK_BOOST)
class BoostDll {
public:
  explicit BoostDll(const std::string& file)
    : library_(file, boost::dll::load_mode::rtld_now)
  {
  }
  [[nodiscard]] void* find(const std::string& name) const
  {
    return reinterpret_cast<void*>(&library_.get<int(int)>(name));
  }

private:
  boost::dll::shared_library library_;
};
#endif

#if defined(HALLMARK_POCO)
class Poco {
public:
  explicit Poco(const std::string& file)
    : library_(file, ::Poco::SharedLibrary::SHLIB_LOCAL)
  {
  }
  ~Poco() { library_.unload(); }
  Poco(const Poco&) = delete;
  Poco& operator=(const Poco&) = delete;

  [[nodiscard]] void* find(const std::string& name)
  {
    return library_.getSymbol(name);
  }

private:
  ::Poco::SharedLibrary library_;
};
#endif

#if defined(HALLMARK_QT)
class Qt {
public:
  explicit Qt(const std::string& file) : library_(QString::fromStdString(file))
  {
    library_.setLoadHints(QLibrary::ResolveAllSymbolsHint);
    library_.load();
  }
  ~Qt() { library_.unload(); }
  Qt(const Qt&) = delete;
  Qt& operator=(const Qt&) = delete;

  [[nodiscard]] void* find(const std::string& name)
  {
    return reinterpret_cast<void*>(library_.resolve(name.c_str()));
  }

private:
  QLibrary library_;
};
#endif

#if defined(HALLMARK_GMODULE)
class GModule {
public:
  explicit GModule(const std::string& file)
    : module_(::g_module_open(file.c_str(), G_MODULE_BIND_LOCAL))
  {
  }
  ~GModule() { ::g_module_close(module_); }
  GModule(const GModule&) = delete;
  GModule& operator=(const GModule&) = delete;

  [[nodiscard]] void* find(const std::string& name) const
  {
    void* address = nullptr;
    ::g_module_symbol(module_, name.c_str(), &address);
    return address;
  }

private:
  ::GModule* module_;
};
#endif

/// Call `act.operator()<Peer>(name)` for each that this build has.
template<class Act>
void
for_each_peer(Act act)
{
  act.template operator()<Dlopen>("dlopen");
#if defined(HALLMARK_BOOST)
  act.template operator()<BoostDll>("Boost.DLL");
#endif
#if defined(HALLMARK_GMODULE)
  act.template operator()<GModule>("GModule");
#endif
#if defined(HALLMARK_POCO)
  act.template operator()<Poco>("POCO");
#endif
#if defined(HALLMARK_QT)
  act.template operator()<Qt>("Qt");
#endif
}

}  // namespace hallmark::bench
