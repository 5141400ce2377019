// The steps that every kind of processor shares, compiled anew for each: whoever includes this has set NAME(step), TILE, the
// rows that its products take at a time, and the two products MULTIPLY8 and MULTIPLY16.
//
// MULTIPLY8 takes numbers of the kind's own QUANTISED, in which zero is QUANTISED_ZERO; where that is not 0, SUMS_OF_ZERO
// tells what to take off the sums.
//
// Loops run over lanes of 16 so that the compiler can use whatever vectors there are without changing the order of a sum.

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "include/EncoderKernels.h"

#pragma STDC FP_CONTRACT OFF

#define LANES 16

#ifndef QUANTISED
#define QUANTISED int16_t
#define QUANTISED_ZERO 0
#define SUMS_OF_ZERO(depth, panel, sums) ((void)0)
#endif

// Tiles of like size: a last one of a single row takes nearly as long as a whole one.
static inline int NAME(tile)(int rows) {
  int tiles = (rows + TILE - 1) / TILE;
  return (rows + tiles - 1) / tiles;
}

static inline float NAME(folded_sum)(const float *lanes) {
  float eight[8], four[4];
  for (int i = 0; i < 8; i++) eight[i] = lanes[i] + lanes[i + 8];
  for (int i = 0; i < 4; i++) four[i] = eight[i] + eight[i + 4];
  return (four[0] + four[2]) + (four[1] + four[3]);
}

static inline float NAME(folded_max)(const float *lanes) {
  float eight[8], four[4];
  for (int i = 0; i < 8; i++) eight[i] = lanes[i] > lanes[i + 8] ? lanes[i] : lanes[i + 8];
  for (int i = 0; i < 4; i++) four[i] = eight[i] > eight[i + 4] ? eight[i] : eight[i + 4];
  float first = four[0] > four[2] ? four[0] : four[2], second = four[1] > four[3] ? four[1] : four[3];
  return first > second ? first : second;
}

// To the nearest whole number, ties to even, for numbers below 2^22: the sum drops what comes after the point.
static inline int32_t NAME(rounded)(float x) {
  union {
    float number;
    int32_t bits;
  } shifted = {.number = x + 12582912.0f};
  return shifted.bits - 0x4B400000;
}

// What to multiply a row with so that its largest number becomes `limit`; `scale` undoes it.
static inline float NAME(fit)(const float *x, int width, float limit, float *scale) {
  float lanes[LANES] = {0};
  for (int i = 0; i < width; i += LANES)
    for (int l = 0; l < LANES; l++) {
      float size = fabsf(x[i + l]);
      lanes[l] = size > lanes[l] ? size : lanes[l];
    }
  float largest = NAME(folded_max)(lanes);
  *scale = largest / limit;
  return largest > 0 ? limit / largest : 0;
}

static void NAME(quantise)(const float *x, int rows, int width, void *out, float *scales) {
  for (int r = 0; r < rows; r++) {
    const float *row = x + (size_t)r * width;
    QUANTISED *whole = (QUANTISED *)out + (size_t)r * width;
    float factor = NAME(fit)(row, width, STET_QUANTISED, scales + r);
    for (int i = 0; i < width; i++) whole[i] = (QUANTISED)(NAME(rounded)(row[i] * factor) + QUANTISED_ZERO);
  }
}

static void NAME(multiply)(const void *x, const float *x_scales, int rows, int depth, const int8_t *panels,
                           const float *scales, const float *bias, int outputs, float *out) {
  const QUANTISED *whole = x;
  int32_t sums[TILE * LANES];
  int step = NAME(tile)(rows);
  for (int o = 0; o < outputs; o += LANES) {
    const int8_t *panel = panels + (size_t)o * depth;
    int32_t zeros[LANES] = {0};
    SUMS_OF_ZERO(depth, panel, zeros);
    for (int r = 0; r < rows; r += step) {
      int tile = rows - r < step ? rows - r : step;
      MULTIPLY8(whole + (size_t)r * depth, tile, depth, panel, sums);
      for (int t = 0; t < tile; t++)
        for (int l = 0; l < LANES; l++)
          out[(size_t)(r + t) * outputs + o + l] =
              (float)(sums[t * LANES + l] - zeros[l]) * (x_scales[r + t] * scales[o + l]) + bias[o + l];
    }
  }
}

// e^x for x up to 0, within 3 millionths of it: 2^n times a polynomial on [-ln 2 / 2, ln 2 / 2] (the series of e^x). Shares
// of attention are rounded to 15 bits, so more terms would be lost.
static inline float NAME(power)(float x) {
  x = x < -87.0f ? -87.0f : x;
  int32_t n = NAME(rounded)(x * 1.44269504f);
  float rest = (x - (float)n * 0.693359375f) - (float)n * -2.12194440e-4f;
  float sum = 1.0f / 120;
  sum = sum * rest + 1.0f / 24;
  sum = sum * rest + 1.0f / 6;
  sum = sum * rest + 0.5f;
  sum = sum * rest + 1.0f;
  sum = sum * rest + 1.0f;
  union {
    int32_t bits;
    float number;
  } two = {.bits = (n + 127) << 23};
  return sum * two.number;
}

// With the error function after Abramowitz and Stegun, 7.1.26: off by 1.5e-7 at most.
static void NAME(gelu)(float *x, int count) {
  for (int i = 0; i < count; i++) {
    float z = fabsf(x[i]) * 0.70710678f;
    float t = 1.0f / (1.0f + 0.3275911f * z);
    float sum = 1.061405429f;
    sum = sum * t + -1.453152027f;
    sum = sum * t + 1.421413741f;
    sum = sum * t + -0.284496736f;
    sum = sum * t + 0.254829592f;
    float tail = 0.5f * (sum * t) * NAME(power)(-z * z);
    x[i] = x[i] * (x[i] > 0 ? 1.0f - tail : tail);
  }
}

static void NAME(add_and_norm)(float *x, const float *y, const float *weight, const float *bias, int rows, int width) {
  for (int r = 0; r < rows; r++) {
    float *row = x + (size_t)r * width;
    if (y) {
      const float *added = y + (size_t)r * width;
      for (int i = 0; i < width; i++) row[i] += added[i];
    }
    float lanes[LANES] = {0};
    for (int i = 0; i < width; i += LANES)
      for (int l = 0; l < LANES; l++) lanes[l] += row[i + l];
    float mean = NAME(folded_sum)(lanes) / (float)width;
    memset(lanes, 0, sizeof lanes);
    for (int i = 0; i < width; i += LANES)
      for (int l = 0; l < LANES; l++) {
        float off = row[i + l] - mean;
        lanes[l] += off * off;
      }
    float factor = 1.0f / sqrtf(NAME(folded_sum)(lanes) / (float)width + 1e-12f);
    for (int i = 0; i < width; i++) row[i] = (row[i] - mean) * factor * weight[i] + bias[i];
  }
}

// Numbers of at most 8000 in 32 places, and shares that add up to 1 against values, stay within 32 bits.
#define KEY_LIMIT 8000.0f
#define SHARE_LIMIT 32767.0f
#define VALUE_LIMIT 32000.0f

static const float NAME(zeros)[LANES];

static void NAME(attend)(const float *qkv, int rows, int heads, float *out, void *scratch) {
  int padded = (rows + LANES - 1) / LANES * LANES;
  int width = heads * STET_HEAD;
  char *next = scratch;
  int16_t *queries = (int16_t *)next;
  next += sizeof(int16_t) * padded * STET_HEAD;
  int16_t *key_panels = (int16_t *)next;
  next += sizeof(int16_t) * padded * STET_HEAD;
  int16_t *value_panels = (int16_t *)next;
  next += sizeof(int16_t) * padded * STET_HEAD;
  int16_t *shares = (int16_t *)next;
  next += sizeof(int16_t) * TILE_MOST * padded;
  float *scores = (float *)next;
  next += sizeof(float) * TILE_MOST * padded;
  float *query_scales = (float *)next;
  next += sizeof(float) * padded;
  float *key_scales = (float *)next;
  int32_t sums[TILE * LANES];
  int step = NAME(tile)(rows);

  for (int h = 0; h < heads; h++) {
    const float *query = qkv + h * STET_HEAD, *key = query + width, *value = key + width;
    size_t stride = 3 * (size_t)width;
    memset(key_panels, 0, sizeof(int16_t) * padded * STET_HEAD);
    memset(value_panels, 0, sizeof(int16_t) * padded * STET_HEAD);
    float tops[LANES] = {0};
    for (int r = 0; r < rows; r++)
      for (int i = 0; i < STET_HEAD; i += LANES)
        for (int l = 0; l < LANES; l++) {
          float size = fabsf(value[r * stride + i + l]);
          tops[l] = size > tops[l] ? size : tops[l];
        }
    float largest = NAME(folded_max)(tops);
    float value_factor = largest > 0 ? VALUE_LIMIT / largest : 0, value_scale = largest / VALUE_LIMIT / SHARE_LIMIT;
    for (int r = 0; r < rows; r++) {
      int16_t row[STET_HEAD];
      float query_factor = NAME(fit)(query + r * stride, STET_HEAD, KEY_LIMIT, query_scales + r);
      float key_factor = NAME(fit)(key + r * stride, STET_HEAD, KEY_LIMIT, key_scales + r);
      for (int i = 0; i < STET_HEAD; i++) {
        queries[r * STET_HEAD + i] = (int16_t)NAME(rounded)(query[r * stride + i] * query_factor);
        row[i] = (int16_t)NAME(rounded)(key[r * stride + i] * key_factor);
      }
      int16_t *panel = key_panels + (size_t)(r / LANES) * LANES * STET_HEAD + r % LANES * 2;
      for (int i = 0; i < STET_HEAD; i += 2) memcpy(panel + i * LANES, row + i, 2 * sizeof *row);
    }
    // Two rows at a time, whose numbers lie side by side; the last of an odd number has zeros for a neighbour.
    for (int r = 0; r < rows; r += 2)
      for (int i = 0; i < STET_HEAD; i += LANES) {
        int16_t *place = value_panels + (size_t)i * padded + r * LANES;
        const float *first = value + r * stride + i, *second = r + 1 < rows ? first + stride : NAME(zeros);
        for (int l = 0; l < LANES; l++) {
          place[2 * l] = (int16_t)NAME(rounded)(first[l] * value_factor);
          place[2 * l + 1] = (int16_t)NAME(rounded)(second[l] * value_factor);
        }
      }
    for (int r = rows; r < padded; r++) key_scales[r] = 0;
    for (int r = 0; r < rows; r += step) {
      int tile = rows - r < step ? rows - r : step;
      for (int k = 0; k < rows; k += LANES) {
        MULTIPLY16(queries + r * STET_HEAD, STET_HEAD, tile, STET_HEAD, key_panels + (size_t)k * STET_HEAD, sums);
        for (int t = 0; t < tile; t++) {
          float scale = query_scales[r + t] * 0.176776695f;
          for (int l = 0; l < LANES; l++)
            scores[t * padded + k + l] = (float)sums[t * LANES + l] * (scale * key_scales[k + l]);
        }
      }
      for (int t = 0; t < tile; t++) {
        float *score = scores + (size_t)t * padded;
        float lanes[LANES];
        for (int l = 0; l < LANES; l++) lanes[l] = score[0];
        for (int k = rows; k < padded; k++) score[k] = -1e9f;
        for (int k = 0; k < padded; k += LANES)
          for (int l = 0; l < LANES; l++) lanes[l] = score[k + l] > lanes[l] ? score[k + l] : lanes[l];
        float highest = NAME(folded_max)(lanes);
        memset(lanes, 0, sizeof lanes);
        for (int k = 0; k < padded; k += LANES)
          for (int l = 0; l < LANES; l++) {
            float share = NAME(power)(score[k + l] - highest);
            score[k + l] = share;
            lanes[l] += share;
          }
        float factor = SHARE_LIMIT / NAME(folded_sum)(lanes);
        for (int k = 0; k < padded; k++) shares[t * padded + k] = (int16_t)NAME(rounded)(score[k] * factor);
      }
      for (int o = 0; o < STET_HEAD; o += LANES) {
        MULTIPLY16(shares, padded, tile, padded, value_panels + (size_t)o * padded, sums);
        for (int t = 0; t < tile; t++)
          for (int l = 0; l < LANES; l++)
            out[(size_t)(r + t) * width + h * STET_HEAD + o + l] = (float)sums[t * LANES + l] * value_scale;
      }
    }
  }
}
