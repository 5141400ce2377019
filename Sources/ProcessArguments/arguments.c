#include "ProcessArguments.h"

#include <sys/auxv.h>

static int count;
static char **arguments;

// The GNU C library calls constructors as it calls `main`.
__attribute__((constructor)) static void take(int argc, char **argv) {
  count = argc;
  arguments = argv;
}

int stet_argument_count(void) { return count; }

const char *stet_argument(int number) { return arguments[number]; }

const char *stet_executable(void) { return (const char *)getauxval(AT_EXECFN); }
