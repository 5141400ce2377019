// What the files of the kinds of processor share before their own instructions.

#include <stddef.h>
#include <stdint.h>

#include "include/EncoderKernels.h"

/// The most rows that any kind takes at a time.
#define TILE_MOST 12

#define KERNELS(label)                                                                                           \
  {                                                                                                              \
    label, NAME(quantise), NAME(multiply), NAME(attend), NAME(gelu), NAME(add_and_norm)                          \
  }
