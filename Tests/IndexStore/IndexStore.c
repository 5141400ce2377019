#define _GNU_SOURCE
#include "IndexStore.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The numbers are those of indexstore.h in the toolchain; its functions are looked up by name, so that the tests build
// where the header is missing.
enum { dependencyIsRecord = 2 };
enum { roleDefinition = 1 << 1, roleChildOf = 1 << 9, roleCalledBy = 1 << 13, roleContainedBy = 1 << 16 };

#define FUNCTIONS(F)                                                                                                   \
  F(void *, store_create, const char *, void **)                                                                       \
  F(void, store_dispose, void *)                                                                                       \
  F(bool, store_units_apply_f, void *, unsigned, void *, bool (*)(void *, IndexString))                                \
  F(const char *, error_get_description, void *)                                                                       \
  F(void, error_dispose, void *)                                                                                       \
  F(void *, unit_reader_create, void *, const char *, void **)                                                         \
  F(void, unit_reader_dispose, void *)                                                                                 \
  F(IndexString, unit_reader_get_main_file, void *)                                                                    \
  F(IndexString, unit_reader_get_module_name, void *)                                                                  \
  F(void, unit_reader_get_modification_time, void *, int64_t *, int64_t *)                                             \
  F(bool, unit_reader_dependencies_apply_f, void *, void *, bool (*)(void *, void *))                                  \
  F(int, unit_dependency_get_kind, void *)                                                                             \
  F(IndexString, unit_dependency_get_name, void *)                                                                     \
  F(IndexString, unit_dependency_get_filepath, void *)                                                                 \
  F(void *, record_reader_create, void *, const char *, void **)                                                       \
  F(void, record_reader_dispose, void *)                                                                               \
  F(bool, record_reader_occurrences_apply_f, void *, void *, bool (*)(void *, void *))                                 \
  F(void *, occurrence_get_symbol, void *)                                                                             \
  F(uint64_t, occurrence_get_roles, void *)                                                                            \
  F(void, occurrence_get_line_col, void *, unsigned *, unsigned *)                                                     \
  F(bool, occurrence_relations_apply_f, void *, void *, bool (*)(void *, void *))                                      \
  F(uint64_t, symbol_relation_get_roles, void *)                                                                       \
  F(void *, symbol_relation_get_symbol, void *)                                                                        \
  F(IndexString, symbol_get_usr, void *)                                                                               \
  F(IndexString, symbol_get_name, void *)

struct IndexStore {
  void *library, *store;
#define DECLARE(result, name, ...) result (*name)(__VA_ARGS__);
  FUNCTIONS(DECLARE)
};

char *indexStoreLibrary(void) {
  // <toolchain>/lib/swift/linux/libswiftCore.so
  void *symbol = dlsym(RTLD_DEFAULT, "swift_retain");
  Dl_info info;
  if (symbol == NULL || dladdr(symbol, &info) == 0) return NULL;
  char *runtime = realpath(info.dli_fname, NULL);
  for (int level = 0; runtime != NULL && level < 3; level += 1) {
    char *slash = strrchr(runtime, '/');
    if (slash != NULL) *slash = 0;
  }
  char *path = NULL;
  if (runtime == NULL || asprintf(&path, "%s/libIndexStore.so", runtime) < 0) path = NULL;
  free(runtime);
  if (path != NULL && access(path, R_OK) != 0) {
    free(path);
    path = NULL;
  }
  return path;
}

void indexStoreClose(IndexStore *index) {
  if (index->store != NULL) index->store_dispose(index->store);
  // The library stays: it is C++ with threads of its own.
  free(index);
}

IndexStore *indexStoreOpen(const char *library, const char *path, char **reason) {
  IndexStore *index = calloc(1, sizeof(IndexStore));
  index->library = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (index->library == NULL) {
    *reason = strdup(dlerror());
    indexStoreClose(index);
    return NULL;
  }
#define LOOK_UP(result, name, ...)                                                                                     \
  index->name = (result(*)(__VA_ARGS__))dlsym(index->library, "indexstore_" #name);                                    \
  if (index->name == NULL) *reason = "indexstore_" #name;
  *reason = NULL;
  FUNCTIONS(LOOK_UP)
  if (*reason != NULL) {
    *reason = strdup(*reason);
    index->store = NULL;
    indexStoreClose(index);
    return NULL;
  }
  void *error = NULL;
  index->store = index->store_create(path, &error);
  if (index->store == NULL) {
    *reason = strdup(error != NULL ? index->error_get_description(error) : path);
    if (error != NULL) index->error_dispose(error);
    indexStoreClose(index);
    return NULL;
  }
  return index;
}

static char *copied(IndexString string) {
  char *copy = malloc(string.length + 1);
  memcpy(copy, string.bytes, string.length);
  copy[string.length] = 0;
  return copy;
}

// MARK: Units

typedef struct {
  IndexStore *index;
  const char *folder;
  void *context;
  void (*take)(void *, IndexUnit);
  IndexUnit unit;
} UnitWalk;

static bool takeDependency(void *context, void *dependency) {
  UnitWalk *walk = context;
  IndexStore *index = walk->index;
  if (index->unit_dependency_get_kind(dependency) != dependencyIsRecord) return true;
  IndexString file = index->unit_dependency_get_filepath(dependency);
  if (file.length < strlen(walk->folder) || memcmp(file.bytes, walk->folder, strlen(walk->folder)) != 0) return true;
  walk->unit.file = file;
  walk->unit.record = index->unit_dependency_get_name(dependency);
  walk->take(walk->context, walk->unit);
  return true;
}

static bool takeUnit(void *context, IndexString name) {
  UnitWalk *walk = context;
  IndexStore *index = walk->index;
  char *copy = copied(name);
  void *error = NULL;
  void *reader = index->unit_reader_create(index->store, copy, &error);
  free(copy);
  if (reader == NULL) {
    if (error != NULL) index->error_dispose(error);
    return true;
  }
  IndexString file = index->unit_reader_get_main_file(reader);
  if (file.length > strlen(walk->folder) && memcmp(file.bytes, walk->folder, strlen(walk->folder)) == 0) {
    int64_t seconds = 0, nanoseconds = 0;
    index->unit_reader_get_modification_time(reader, &seconds, &nanoseconds);
    walk->unit.module = index->unit_reader_get_module_name(reader);
    walk->unit.nanoseconds = seconds * 1000000000 + nanoseconds;
    index->unit_reader_dependencies_apply_f(reader, walk, takeDependency);
  }
  index->unit_reader_dispose(reader);
  return true;
}

void indexStoreUnits(IndexStore *index, const char *folder, void *context, void (*take)(void *, IndexUnit)) {
  UnitWalk walk = {index, folder, context, take, {}};
  index->store_units_apply_f(index->store, 0, &walk, takeUnit);
}

// MARK: Occurrences

typedef struct {
  IndexStore *index;
  void *context;
  void (*take)(void *, IndexOccurrence);
  IndexOccurrence occurrence;
} OccurrenceWalk;

static bool takeRelation(void *context, void *relation) {
  OccurrenceWalk *walk = context;
  if (walk->index->symbol_relation_get_roles(relation) & (roleChildOf | roleCalledBy | roleContainedBy)) {
    walk->occurrence.within = walk->index->symbol_get_name(walk->index->symbol_relation_get_symbol(relation));
  }
  return true;
}

static bool takeOccurrence(void *context, void *occurrence) {
  OccurrenceWalk *walk = context;
  IndexStore *index = walk->index;
  void *symbol = index->occurrence_get_symbol(occurrence);
  unsigned line = 0, column = 0;
  index->occurrence_get_line_col(occurrence, &line, &column);
  walk->occurrence = (IndexOccurrence){
    .usr = index->symbol_get_usr(symbol),
    .name = index->symbol_get_name(symbol),
    .within = {"", 0},
    .line = line,
    .isDefinition = (index->occurrence_get_roles(occurrence) & roleDefinition) != 0,
  };
  index->occurrence_relations_apply_f(occurrence, walk, takeRelation);
  walk->take(walk->context, walk->occurrence);
  return true;
}

bool indexStoreOccurrences(
  IndexStore *index, const char *record, void *context, void (*take)(void *, IndexOccurrence)) {
  void *error = NULL;
  void *reader = index->record_reader_create(index->store, record, &error);
  if (reader == NULL) {
    if (error != NULL) index->error_dispose(error);
    return false;
  }
  OccurrenceWalk walk = {index, context, take, {}};
  index->record_reader_occurrences_apply_f(reader, &walk, takeOccurrence);
  index->record_reader_dispose(reader);
  return true;
}
