// What the C library's allocator can be asked for, which Swift's Glibc leaves out.
#include <malloc.h>
