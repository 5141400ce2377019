// What the compiler wrote down about every file of a debug build: which symbols it defines and uses, and where. Read with
// the toolchain's own libIndexStore, which has no module for Swift.

#ifndef IndexStore_h
#define IndexStore_h

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Not ended by a zero byte, and gone when the call is over.
typedef struct {
  const char *bytes;
  size_t length;
} IndexString;

/// A compiled file: the module it was compiled for, when, and what its record is called.
typedef struct {
  IndexString file, module, record;
  int64_t nanoseconds;
} IndexUnit;

/// A symbol in a file: the compiler's name for it, what people call it, and the name of the declaration it stands in, empty for
/// none.
typedef struct {
  IndexString usr, name, within;
  unsigned line;
  bool isDefinition;
} IndexOccurrence;

typedef struct IndexStore IndexStore;

/// The libIndexStore of the toolchain whose runtime this program runs on; null where there is none. To be freed.
char *indexStoreLibrary(void);

/// Null with a reason, to be freed, if there is no such library or no store.
IndexStore *indexStoreOpen(const char *library, const char *path, char **reason);

/// The units of files below a folder, in no order; those of deleted files too.
void indexStoreUnits(IndexStore *, const char *folder, void *context, void (*take)(void *context, IndexUnit));

/// Everything in one file. False if there is no such record.
bool indexStoreOccurrences(
  IndexStore *, const char *record, void *context, void (*take)(void *context, IndexOccurrence));

void indexStoreClose(IndexStore *);

#endif
