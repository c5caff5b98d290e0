// Sanitizer builds only. oneTBB 2021.8 opens libtbbbind with RTLD_DEEPBIND, which ASan and TSan
// refuse; TBB runs well without it, and without it hwloc's uninstrumented threads make no noise
// under TSan.
#include <cstring>

extern "C" void* __interceptor_dlopen(const char* file, int mode);

extern "C" void* dlopen(const char* file, int mode) {
  if (file != nullptr && std::strstr(file, "libtbbbind") != nullptr) return nullptr;
  return __interceptor_dlopen(file, mode);
}
