#include "kernels.h"

#if defined(__x86_64__)
#include <emmintrin.h>

#define NAME(step) sse2_##step
#define TILE 2
#define MULTIPLY8 multiply8
#define MULTIPLY16 multiply16

static inline __m128i pair(const int16_t *x) {
  int32_t both;
  __builtin_memcpy(&both, x, sizeof both);
  return _mm_set1_epi32(both);
}

static inline void widen(const int8_t *weights, __m128i *out) {
  for (int i = 0; i < 2; i++) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(weights + 16 * i)), zero = _mm_setzero_si128();
    out[2 * i] = _mm_srai_epi16(_mm_unpacklo_epi8(zero, bytes), 8);
    out[2 * i + 1] = _mm_srai_epi16(_mm_unpackhi_epi8(zero, bytes), 8);
  }
}

static inline void load(const int16_t *weights, __m128i *out) {
  for (int i = 0; i < 4; i++) out[i] = _mm_loadu_si128((const __m128i *)(weights + 8 * i));
}

// `rows` is known where this is called, so the sums stay in registers.
#define PRODUCT(rows, stride, LOAD)                                                               \
  do {                                                                                            \
    __m128i sum[rows][4];                                                                         \
    for (int r = 0; r < rows; r++)                                                                \
      for (int i = 0; i < 4; i++) sum[r][i] = _mm_setzero_si128();                                \
    for (int k = 0; k < depth; k += 2) {                                                          \
      __m128i weights[4];                                                                         \
      LOAD(panel + k * 16, weights);                                                              \
      for (int r = 0; r < rows; r++) {                                                            \
        __m128i both = pair(x + (size_t)r * (stride) + k);                                        \
        for (int i = 0; i < 4; i++) sum[r][i] = _mm_add_epi32(sum[r][i], _mm_madd_epi16(both, weights[i])); \
      }                                                                                           \
    }                                                                                             \
    for (int r = 0; r < rows; r++)                                                                \
      for (int i = 0; i < 4; i++) _mm_storeu_si128((__m128i *)(sums + r * 16 + 4 * i), sum[r][i]); \
  } while (0)

static void multiply8(const int16_t *x, int rows, int depth, const int8_t *panel, int32_t *sums) {
  if (rows == 1) PRODUCT(1, depth, widen);
  else PRODUCT(2, depth, widen);
}

static void multiply16(const int16_t *x, int stride, int rows, int depth, const int16_t *panel, int32_t *sums) {
  if (rows == 1) PRODUCT(1, stride, load);
  else PRODUCT(2, stride, load);
}

#include "steps.h"

const StetKernels stet_sse2_kernels = KERNELS("sse2");
#endif
