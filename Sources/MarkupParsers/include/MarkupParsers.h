// The parsers of HTML and Markdown, which ask for a piece of memory for every word and do not expect to get none. What they
// take is handed out in order, given back all at once, and bounded: a page that would take more is not read.
//
// In C, since to leave off in the middle means to leave their functions without a word to them (`longjmp`), which Swift
// functions do not survive.

#include <stddef.h>

struct stet_arena;

/// Of so many bytes at most.
struct stet_arena *_Nonnull stet_arena_make(size_t largest);
void stet_arena_free(struct stet_arena *_Nonnull arena);

/// A `GumboOutput`; null where it would take more memory than the arena has.
void *_Nullable stet_parse_html(struct stet_arena *_Nonnull arena, const char *_Nullable source, size_t length);

/// A `cmark_iter` over a text; null where it would take more memory than the arena has. The library has no place for
/// whose memory it is: one thread at a time, until the arena is freed.
void *_Nullable stet_parse_markdown(struct stet_arena *_Nonnull arena, const char *_Nullable text, size_t length);
