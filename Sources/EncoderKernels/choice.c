#include <string.h>

#include "kernels.h"

extern const StetKernels stet_portable_kernels;
#if defined(__x86_64__)
extern const StetKernels stet_sse2_kernels, stet_avx2_kernels, stet_avx512_kernels;
#elif defined(__aarch64__)
extern const StetKernels stet_neon_kernels;
#endif

#if defined(__x86_64__)
static int supports_avx512(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}
#endif

const StetKernels *stet_kernels_named(const char *name) {
#if defined(__x86_64__)
  if (!strcmp(name, "avx512")) return supports_avx512() ? &stet_avx512_kernels : 0;
  if (!strcmp(name, "avx2")) return __builtin_cpu_supports("avx2") ? &stet_avx2_kernels : 0;
  if (!strcmp(name, "sse2")) return &stet_sse2_kernels;
#elif defined(__aarch64__)
  if (!strcmp(name, "neon")) return &stet_neon_kernels;
#endif
  return strcmp(name, "portable") ? 0 : &stet_portable_kernels;
}

const StetKernels *stet_kernels(void) {
  static const char *const fastest[] = {"avx512", "avx2", "sse2", "neon", "portable"};
  for (int i = 0;; i++) {
    const StetKernels *kernels = stet_kernels_named(fastest[i]);
    if (kernels) return kernels;
  }
}

long stet_attention_scratch(int rows) {
  long padded = (rows + 15) / 16 * 16;
  return 3 * 2 * padded * STET_HEAD + (2 + 4) * TILE_MOST * padded + 2 * 4 * padded;
}
