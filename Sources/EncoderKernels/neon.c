#include "kernels.h"

#if defined(__aarch64__)
#include <arm_neon.h>

#define NAME(step) neon_##step
#define TILE 4
#define MULTIPLY8 multiply8
#define MULTIPLY16 multiply16

// Weights of two neighbours of the depth lie side by side: `first` takes those of the one, `second` those of the other.
#define PRODUCT(x, stride, LOAD)                                                          \
  for (int r = 0; r < rows; r++) {                                                        \
    const int16_t *row = x + (size_t)r * (stride);                                        \
    int32x4_t a = vdupq_n_s32(0), b = a, c = a, d = a;                                    \
    for (int k = 0; k < depth; k += 2) {                                                  \
      int16x8x2_t low = LOAD(panel + k * 16), high = LOAD(panel + k * 16 + 16);           \
      int16_t first = row[k], second = row[k + 1];                                        \
      a = vmlal_n_s16(vmlal_n_s16(a, vget_low_s16(low.val[0]), first), vget_low_s16(low.val[1]), second);    \
      b = vmlal_n_s16(vmlal_n_s16(b, vget_high_s16(low.val[0]), first), vget_high_s16(low.val[1]), second);  \
      c = vmlal_n_s16(vmlal_n_s16(c, vget_low_s16(high.val[0]), first), vget_low_s16(high.val[1]), second);  \
      d = vmlal_n_s16(vmlal_n_s16(d, vget_high_s16(high.val[0]), first), vget_high_s16(high.val[1]), second);\
    }                                                                                     \
    vst1q_s32(sums + r * 16, a);                                                          \
    vst1q_s32(sums + r * 16 + 4, b);                                                      \
    vst1q_s32(sums + r * 16 + 8, c);                                                      \
    vst1q_s32(sums + r * 16 + 12, d);                                                     \
  }

static inline int16x8x2_t widened(const int8_t *weights) {
  int8x8x2_t pairs = vld2_s8(weights);
  return (int16x8x2_t){{vmovl_s8(pairs.val[0]), vmovl_s8(pairs.val[1])}};
}

static void multiply8(const int16_t *x, int rows, int depth, const int8_t *panel, int32_t *sums) {
  PRODUCT(x, depth, widened)
}

static void multiply16(const int16_t *x, int stride, int rows, int depth, const int16_t *panel, int32_t *sums) {
  PRODUCT(x, stride, vld2q_s16)
}

#include "steps.h"

const StetKernels stet_neon_kernels = KERNELS("neon");
#endif
