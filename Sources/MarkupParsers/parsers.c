#include "MarkupParsers.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <gumbo.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Bytes. A page of average size fits into one chunk; what is not touched costs nothing.
static const size_t chunk_size = 1 << 20;
// Keeps every piece aligned for any type. As many bytes before each piece tell its size, and at the start of each chunk
// where the chunk before it is.
#define HEADER 16

struct stet_arena {
  void *chunks;
  char *next;
  // Bytes left in the newest chunk.
  size_t left;
  char *last;
  // Bytes of all chunks that may still come.
  size_t unused;
  // Where to go on where there is no more; nowhere while nothing is parsed.
  jmp_buf *exhausted;
};

struct stet_arena *stet_arena_make(size_t largest) {
  struct stet_arena *arena = calloc(1, sizeof *arena);
  if (!arena) abort();
  arena->unused = largest;
  return arena;
}

void stet_arena_free(struct stet_arena *arena) {
  while (arena->chunks) {
    void *chunk = arena->chunks;
    arena->chunks = *(void **)chunk;
    free(chunk);
  }
  free(arena);
}

static void add_chunk(struct stet_arena *arena, size_t size) {
  size = size + HEADER > chunk_size ? size + HEADER : chunk_size;
  // Behind the parsing there are only copies of words, no more of them than the page has.
  char *chunk = size <= arena->unused || !arena->exhausted ? malloc(size) : NULL;
  if (!chunk) {
    if (!arena->exhausted) abort();
    longjmp(*arena->exhausted, 1);
  }
  arena->unused -= size < arena->unused ? size : arena->unused;
  *(void **)chunk = arena->chunks;
  arena->chunks = chunk;
  arena->next = chunk + HEADER;
  arena->left = size - HEADER;
}

static void *allocate(struct stet_arena *arena, size_t size) {
  if (size > PTRDIFF_MAX / 2) size = PTRDIFF_MAX / 2;
  size = ((size ? size : 1) + HEADER - 1) & ~(size_t)(HEADER - 1);
  if (size + HEADER > arena->left) add_chunk(arena, size + HEADER);
  *(size_t *)arena->next = size;
  char *piece = arena->next + HEADER;
  arena->next = piece + size;
  arena->left -= size + HEADER;
  arena->last = piece;
  return piece;
}

static size_t size_of(const char *piece) { return *(const size_t *)(piece - HEADER); }

// Takes back only the latest piece: the parsers' scratch buffers, which are most of what they free.
static void give_back(struct stet_arena *arena, char *piece) {
  if (!piece || piece != arena->last) return;
  arena->left += size_of(piece) + HEADER;
  arena->next = piece - HEADER;
  arena->last = NULL;
}

// MARK: HTML

static void *html_allocate(void *arena, size_t size) { return allocate(arena, size); }
static void html_free(void *arena, void *piece) { give_back(arena, piece); }

void *stet_parse_html(struct stet_arena *arena, const char *source, size_t length) {
  jmp_buf exhausted;
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = arena;
  options.allocator = html_allocate;
  options.deallocator = html_free;
  // Nobody reads the list of errors, and a broken page has one for each tag.
  options.max_errors = 0;
  arena->exhausted = &exhausted;
  if (setjmp(exhausted)) {
    arena->exhausted = NULL;
    return NULL;
  }
  void *output = gumbo_parse_with_options(&options, source, length);
  arena->exhausted = NULL;
  return output;
}

// MARK: Markdown

static struct stet_arena *markdown_arena;

static void *markdown_calloc(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) bytes = PTRDIFF_MAX;
  void *piece = allocate(markdown_arena, bytes);
  memset(piece, 0, bytes);
  return piece;
}

static void *markdown_realloc(void *piece, size_t size) {
  size_t old = piece ? size_of(piece) : 0;
  if (piece && size <= old) return piece;
  void *larger = allocate(markdown_arena, size);
  if (piece) memcpy(larger, piece, old);
  return larger;
}

static void markdown_free(void *piece) { give_back(markdown_arena, piece); }

static cmark_mem markdown_memory = {markdown_calloc, markdown_realloc, markdown_free};

void *stet_parse_markdown(struct stet_arena *arena, const char *text, size_t length) {
  static const char *const extensions[] = {"table", "strikethrough", "autolink"};
  jmp_buf exhausted;
  cmark_gfm_core_extensions_ensure_registered();
  markdown_arena = arena;
  arena->exhausted = &exhausted;
  if (setjmp(exhausted)) {
    arena->exhausted = NULL;
    return NULL;
  }
  cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &markdown_memory);
  for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
  cmark_parser_feed(parser, text, length);
  void *iterator = cmark_iter_new(cmark_parser_finish(parser));
  arena->exhausted = NULL;
  return iterator;
}
