#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

#define NAME(step) avx2_##step
#define TILE 6
#define MULTIPLY8 multiply8
#define MULTIPLY16 multiply16

static inline __m256i pair(const int16_t *x) {
  int32_t both;
  __builtin_memcpy(&both, x, sizeof both);
  return _mm256_set1_epi32(both);
}

static inline __m256i widened(const int8_t *weights) {
  return _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)weights));
}

// `rows` is known where this is called, so the sums stay in registers.
#define PRODUCT(rows, x, stride, depth, low, high)                                     \
  do {                                                                                 \
    __m256i sum[rows][2];                                                              \
    for (int r = 0; r < rows; r++) sum[r][0] = sum[r][1] = _mm256_setzero_si256();     \
    for (int k = 0; k < depth; k += 2) {                                               \
      __m256i first = low, second = high;                                              \
      for (int r = 0; r < rows; r++) {                                                 \
        __m256i both = pair(x + (size_t)r * stride + k);                               \
        sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(both, first));       \
        sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(both, second));      \
      }                                                                                \
    }                                                                                  \
    for (int r = 0; r < rows; r++) {                                                   \
      _mm256_storeu_si256((__m256i *)(sums + r * 16), sum[r][0]);                      \
      _mm256_storeu_si256((__m256i *)(sums + r * 16 + 8), sum[r][1]);                  \
    }                                                                                  \
  } while (0)

#define LOW8 widened(panel + k * 16)
#define HIGH8 widened(panel + k * 16 + 16)
#define LOW16 _mm256_loadu_si256((const __m256i *)(panel + k * 16))
#define HIGH16 _mm256_loadu_si256((const __m256i *)(panel + k * 16 + 16))

static void multiply8(const int16_t *x, int rows, int depth, const int8_t *panel, int32_t *sums) {
  switch (rows) {
    case 1: PRODUCT(1, x, depth, depth, LOW8, HIGH8); break;
    case 2: PRODUCT(2, x, depth, depth, LOW8, HIGH8); break;
    case 3: PRODUCT(3, x, depth, depth, LOW8, HIGH8); break;
    case 4: PRODUCT(4, x, depth, depth, LOW8, HIGH8); break;
    case 5: PRODUCT(5, x, depth, depth, LOW8, HIGH8); break;
    default: PRODUCT(6, x, depth, depth, LOW8, HIGH8); break;
  }
}

static void multiply16(const int16_t *x, int stride, int rows, int depth, const int16_t *panel, int32_t *sums) {
  switch (rows) {
    case 1: PRODUCT(1, x, stride, depth, LOW16, HIGH16); break;
    case 2: PRODUCT(2, x, stride, depth, LOW16, HIGH16); break;
    case 3: PRODUCT(3, x, stride, depth, LOW16, HIGH16); break;
    case 4: PRODUCT(4, x, stride, depth, LOW16, HIGH16); break;
    case 5: PRODUCT(5, x, stride, depth, LOW16, HIGH16); break;
    default: PRODUCT(6, x, stride, depth, LOW16, HIGH16); break;
  }
}

#include "steps.h"

const StetKernels stet_avx2_kernels = KERNELS("avx2");

#pragma clang attribute pop
#endif
