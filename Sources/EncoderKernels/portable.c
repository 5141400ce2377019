#include "kernels.h"

#define NAME(step) portable_##step
#define TILE 4
#define MULTIPLY8 multiply8
#define MULTIPLY16 multiply16

#define PRODUCT(stride)                                                                           \
  for (int r = 0; r < rows; r++) {                                                                \
    const int16_t *row = x + (size_t)r * (stride);                                                \
    int32_t own[16] = {0};                                                                        \
    for (int k = 0; k < depth; k += 2)                                                            \
      for (int l = 0; l < 16; l++)                                                                \
        own[l] += row[k] * panel[k * 16 + 2 * l] + row[k + 1] * panel[k * 16 + 2 * l + 1];        \
    for (int l = 0; l < 16; l++) sums[r * 16 + l] = own[l];                                       \
  }

static void multiply8(const int16_t *x, int rows, int depth, const int8_t *panel, int32_t *sums) { PRODUCT(depth) }

static void multiply16(const int16_t *x, int stride, int rows, int depth, const int16_t *panel, int32_t *sums) {
  PRODUCT(stride)
}

#include "steps.h"

const StetKernels stet_portable_kernels = KERNELS("portable");
