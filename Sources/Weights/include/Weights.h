#ifndef STET_WEIGHTS_H
#define STET_WEIGHTS_H

/// A word list: UTF-8, one entry a line, the first line a comment that says where it comes from.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  unsigned long length;
} StetEmbeddedFile;

/// All lists, in the order of their names, and how many there are.
const StetEmbeddedFile *stet_embedded_files(int *count);

/// Asks for a row of weights before it is read, so that its way from memory costs no wait. Any address will do.
static inline void stet_prefetch(const void *address) { __builtin_prefetch(address); }

#endif
