#include <sqlite3.h>

/* Swift imports no function of a varying number of arguments. */
static inline void stet_sqlite_count_no_memory(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
