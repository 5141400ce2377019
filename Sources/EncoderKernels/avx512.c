#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(                                                                                   \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni"), min_vector_width(512))), apply_to = function)

#define NAME(step) avx512_##step
#define TILE 12
#define MULTIPLY8 multiply8
#define MULTIPLY16 multiply16
// The instruction multiplies bytes without a sign with bytes that have one.
#define QUANTISED uint8_t
#define QUANTISED_ZERO 128
#define SUMS_OF_ZERO sums_of_zero

// Weights of four neighbours of the depth, output by output, from those of two and two. Sums of whole numbers may be taken in
// any order.
static inline __m512i four(const int8_t *panel) {
  const __m512i order = _mm512_set_epi16(
      31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8, 23, 7, 22, 6, 21, 5, 20, 4, 19, 3, 18, 2, 17, 1, 16, 0);
  return _mm512_permutexvar_epi16(order, _mm512_loadu_si512(panel));
}

static inline __m512i broadcast(const void *x) {
  int32_t four;
  __builtin_memcpy(&four, x, sizeof four);
  return _mm512_set1_epi32(four);
}

// `rows` is known where this is called, so the sums stay in registers.
#define PRODUCT(rows, step, WEIGHTS, ADD, PLACE)                     \
  do {                                                                      \
    __m512i sum[rows];                                                      \
    for (int r = 0; r < rows; r++) sum[r] = _mm512_setzero_si512();                          \
    for (int k = 0; k < depth; k += step) {                                 \
      __m512i weights = WEIGHTS;                                            \
      for (int r = 0; r < rows; r++) sum[r] = ADD(sum[r], broadcast(PLACE), weights); \
    }                                                                       \
    for (int r = 0; r < rows; r++) _mm512_storeu_si512(sums + r * 16, sum[r]); \
  } while (0)

#define EACH_COUNT(CASE)                                                    \
  switch (rows) {                                                           \
    case 1: CASE(1); break;                                                 \
    case 2: CASE(2); break;                                                 \
    case 3: CASE(3); break;                                                 \
    case 4: CASE(4); break;                                                 \
    case 5: CASE(5); break;                                                 \
    case 6: CASE(6); break;                                                 \
    case 7: CASE(7); break;                                                 \
    case 8: CASE(8); break;                                                 \
    case 9: CASE(9); break;                                                 \
    case 10: CASE(10); break;                                               \
    case 11: CASE(11); break;                                               \
    default: CASE(12); break;                                               \
  }

static void sums_of_zero(int depth, const int8_t *panel, int32_t *sums) {
  const __m512i zero = _mm512_set1_epi8((char)QUANTISED_ZERO);
  __m512i sum = _mm512_setzero_si512();
  for (int k = 0; k < depth; k += 4) sum = _mm512_dpbusd_epi32(sum, zero, four(panel + k * 16));
  _mm512_storeu_si512(sums, sum);
}

static void multiply8(const uint8_t *x, int rows, int depth, const int8_t *panel, int32_t *sums) {
#define CASE(rows) PRODUCT(rows, 4, four(panel + k * 16), _mm512_dpbusd_epi32, x + (size_t)r * depth + k)
  EACH_COUNT(CASE)
#undef CASE
}

static void multiply16(const int16_t *x, int stride, int rows, int depth, const int16_t *panel, int32_t *sums) {
#define CASE(rows) \
  PRODUCT(rows, 2, _mm512_loadu_si512(panel + k * 16), _mm512_dpwssd_epi32, x + (size_t)r * stride + k)
  EACH_COUNT(CASE)
#undef CASE
}

#include "steps.h"

const StetKernels stet_avx512_kernels = KERNELS("avx512");

#pragma clang attribute pop
#endif
