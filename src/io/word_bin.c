/* Words and vectors as word2vec writes them: a line "n p", then for each word its bytes, a space, p
 * floats, little-endian, and perhaps a newline. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

enum { LONGEST_WORD = 1 << 16, LONGEST_LINE = 64 };

struct bin {
    uint64_t rows;
    struct bg_array floats;
    unsigned char *raw; /* of a row */
    struct bg_words words;
};

/* *n: where the line "n p" ends.  1, 0, -1 for a fault. */
static int find_count(struct bg_stream *s, uint64_t *rows, uint64_t *cols, size_t *n,
                      struct bg_fault *fault)
{
    const unsigned char *b;
    const ptrdiff_t got = bg_stream_peek(s, LONGEST_LINE, &b, fault);
    const unsigned char *const lf = got > 0 ? memchr(b, '\n', (size_t)got) : NULL;
    if (got < 0 || lf == NULL)
        return got < 0 ? -1 : 0;
    *n = (size_t)(lf - b);
    return bg_words_count((const char *)b, *n, rows, cols);
}

/* Floats have bytes that text has not: in those of the first row, where there are some. */
static int claims(struct bg_stream *s, struct bg_fault *fault)
{
    enum { SOME = 1024 };
    uint64_t rows, cols;
    const unsigned char *b;
    size_t line;
    const int is = find_count(s, &rows, &cols, &line, fault);

    if (is <= 0 || cols < 2)
        return is <= 0 ? is : 0;
    const ptrdiff_t got = bg_stream_peek(s, line + SOME, &b, fault);
    if (got < 0)
        return -1;
    for (size_t i = line + 1; i < (size_t)got; ++i)
        if (b[i] < 9 || (b[i] > 13 && b[i] < 32))
            return 1;
    return 0;
}

static bool begin(struct bg_reader *r, struct bg_fault *fault)
{
    struct bin *w = r->own = calloc(1, sizeof *w);
    uint64_t cols, most = bg_stream_bound(r->s);
    size_t line;

    if (w == NULL)
        return bg_fault_memory(fault);
    const int is = find_count(r->s, &w->rows, &cols, &line, fault);
    if (is < 0 || !bg_words_check(&r->in, fault))
        return false;
    if (is == 0 || cols < 2 || w->rows == 0 || cols > SIZE_MAX / sizeof(double))
        return bg_fault(fault,
                        "line 1: expected the numbers of rows, at least 1, and of columns, at "
                        "least 2, with a space between them");
    if (cols > most / sizeof(float))
        return bg_fault(fault,
                        "line 1: rows of %llu numbers; expected what fits in a file of at most "
                        "%llu bytes",
                        (unsigned long long)cols, (unsigned long long)most);
    bg_stream_skip(r->s, line + 1);
    w->floats.swap = !bg_little_endian();
    bg_array_type(&w->floats, "f32");
    w->raw = bg_allocate((size_t)cols, sizeof(float), 1);
    r->rows = SIZE_MAX;
    r->cols = (size_t)cols;
    r->about.dtype = "f32";
    return w->raw != NULL || bg_fault_memory(fault);
}

static void end(struct bg_reader *r)
{
    struct bin *w = r->own;
    if (w == NULL)
        return;
    bg_words_free(&w->words);
    free(w->raw);
    free(w);
}

static bool ends(const struct bg_reader *r, size_t at, const struct bin *w,
                 struct bg_fault *fault)
{
    return bg_fault(fault,
                    "offset %llu: the file ends within row %zu; expected %llu rows, as line 1 "
                    "says",
                    (unsigned long long)bg_stream_offset(r->s), at + 1,
                    (unsigned long long)w->rows);
}

/* The word, up to its space; newlines before it belong to the row before. */
static bool take_word(struct bg_reader *r, struct bin *w, size_t at, struct bg_fault *fault)
{
    const unsigned char *b, *space = NULL;
    ptrdiff_t got = 0;
    size_t skip = 0;
    char place[40];

    for (size_t n = 64; space == NULL && n <= LONGEST_WORD; n *= 4) {
        got = bg_stream_peek(r->s, n, &b, fault);
        if (got < 0)
            return false;
        for (skip = 0; skip < (size_t)got && b[skip] == '\n';)
            ++skip;
        space = memchr(b + skip, ' ', (size_t)got - skip);
        if ((size_t)got < n)
            break;
    }
    if (space == NULL && got == LONGEST_WORD)
        return bg_fault(fault,
                        "offset %llu: row %zu: a word of more than %d bytes; expected a space "
                        "after it",
                        (unsigned long long)bg_stream_offset(r->s), at + 1, LONGEST_WORD);
    if (space == NULL)
        return ends(r, at, w, fault);
    snprintf(place, sizeof place, "row %zu", at + 1);
    if (r->in.label_column != NULL && !bg_words_add(&w->words, (const char *)b + skip,
                                                    (size_t)(space - b) - skip, place, fault))
        return false;
    bg_stream_skip(r->s, (size_t)(space - b) + 1);
    return true;
}

static bool take_row(struct bg_reader *r, struct bin *w, size_t at, float *row,
                     struct bg_fault *fault)
{
    const size_t bytes = r->cols * sizeof(float);
    if (!take_word(r, w, at, fault))
        return false;
    const ptrdiff_t got = bg_stream_read(r->s, w->raw, bytes, fault);
    if (got < 0)
        return false;
    if ((size_t)got < bytes)
        return ends(r, at, w, fault);
    bg_array_convert(&w->floats, w->raw, r->cols, row);
    return true;
}

/* After the last row: nothing but newlines. */
static bool check_end(struct bg_reader *r, const struct bin *w, struct bg_fault *fault)
{
    const unsigned char *b;
    ptrdiff_t got;
    while ((got = bg_stream_peek(r->s, 1, &b, fault)) > 0 && *b == '\n')
        bg_stream_skip(r->s, 1);
    return got == 0 ||
           (got > 0 &&
            bg_fault(fault, "offset %llu: row %llu; expected %llu rows, as line 1 says",
                     (unsigned long long)bg_stream_offset(r->s),
                     (unsigned long long)w->rows + 1, (unsigned long long)w->rows));
}

static int take(struct bg_reader *r, size_t n, struct bg_tile *tile, struct bg_fault *fault)
{
    struct bin *w = r->own;
    const uint64_t left = w->rows - r->at;
    float *x = r->tile;

    n = n < left ? n : (size_t)left;
    bg_words_clear(&w->words);
    for (size_t i = 0; i < n; ++i)
        if (!take_row(r, w, r->at + i, x + i * r->cols, fault))
            return -1;
    if (n == 0)
        return check_end(r, w, fault) ? 0 : -1;
    *tile = bg_tile_at(r, n, x);
    if (r->in.label_column != NULL)
        tile->label = bg_words_labels(&w->words);
    return 1;
}

const struct bg_format bg_word2vec_bin = { .name = "word2vec-bin",
                                           .takes = BG_TAKES_LABEL_COLUMN,
                                           .claims = claims,
                                           .begin = begin,
                                           .take = take,
                                           .end = end };
