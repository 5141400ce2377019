#ifndef STET_ENCODER_KERNELS_H
#define STET_ENCODER_KERNELS_H

#include <stdint.h>

/// The sums of a transformer encoder, each for several kinds of processor.
///
/// All kinds give the same numbers to the last bit: products are sums of whole numbers, and what is done in floating point is
/// done lane by lane in one order, without fused steps. So a text is read alike on every machine.
///
/// Matrices lie row by row. Row counts are what they are; widths are multiples of 16.
typedef struct {
  /// "portable", "sse2", "avx2", "avx512" (with VNNI) or "neon".
  const char *name;

  /// Rounds each row to whole numbers of at most STET_QUANTISED and gives the scale to multiply them by. `out` has two bytes a
  /// number; how they lie in it is the kind's own.
  void (*quantise)(const float *x, int rows, int width, void *out, float *scales);

  /// out = x · weightsᵀ + bias, `rows` times `outputs`; `x` is what `quantise` wrote.
  ///
  /// `panels` holds the weights of 16 outputs after those of another; in a panel, for each two neighbours of the depth, the two
  /// weights of the first output, then those of the second. `scales` has one number an output.
  void (*multiply)(const void *x, const float *x_scales, int rows, int depth, const int8_t *panels, const float *scales,
                   const float *bias, int outputs, float *out);

  /// Attention of `heads` heads of STET_HEAD numbers each: `qkv` has for each row its queries, keys and values. `scratch` is
  /// of stet_attention_scratch(rows) bytes, 64-byte aligned.
  void (*attend)(const float *qkv, int rows, int heads, float *out, void *scratch);

  /// x · Φ(x), in place.
  void (*gelu)(float *x, int count);

  /// x = norm(x + y) · weight + bias, row by row; `y` may be null.
  void (*add_and_norm)(float *x, const float *y, const float *weight, const float *bias, int rows, int width);
} StetKernels;

/// Eight bits, as the weights have: the network judges no worse than with fourteen (average precision of claims .623 / .671 /
/// .436 to .626 / .675 / .437, of vague sources .762 / .739 / .720 to .765 / .744 / .723 on three development files).
#define STET_QUANTISED 127
/// Numbers of an attention head.
#define STET_HEAD 32

/// The fastest kernels that this processor can run.
const StetKernels *stet_kernels(void);

/// The kernels of a name, null where this processor or program has none: for tests.
const StetKernels *stet_kernels_named(const char *name);

/// In bytes.
long stet_attention_scratch(int rows);

#endif
