// The words that the program was started with, as the C library hands them over. Swift's `CommandLine.arguments` reads them from
// /proc, which is not there in a bare chroot, and then has none.

/// How many there are, the program's own name among them.
int stet_argument_count(void);

/// One of them, by its number.
const char *_Nonnull stet_argument(int number);

/// The path by which the program was started, as the kernel tells it; may be relative.
const char *_Nullable stet_executable(void);
