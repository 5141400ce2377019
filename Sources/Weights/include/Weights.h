#ifndef STET_WEIGHTS_H
#define STET_WEIGHTS_H

/// A word list: UTF-8, one entry a line, the first line a comment that says where it comes from.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  unsigned long length;
} StetLexicon;

/// All lists, in the order of their names, and how many there are.
const StetLexicon *stet_lexicons(int *count);

#endif
