/* Words and vectors as text, a line each: the word, which may have spaces in it, and its numbers, with
 * spaces between them.  word2vec and fastText (.vec) begin with a line "n p", GloVe does not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "words.h"

struct text {
    uint64_t rows; /* as the first line has it, or UINT64_MAX */
    size_t cols;   /* 0 before the first row */
    bool waiting;  /* the first row has been read ahead, */
    char *first;   /* and is this line */
    struct bg_words words;
};

static unsigned long long number(const struct bg_reader *r)
{
    return (unsigned long long)bg_stream_line_number(r->s);
}

static bool take_count(struct bg_reader *r, struct text *t, struct bg_fault *fault)
{
    char *line;
    size_t n;
    uint64_t cols;
    const int got = bg_stream_line(r->s, &line, &n, fault);

    if (got < 0)
        return false;
    if (got == 0 || !bg_words_count(line, n, &t->rows, &cols) || cols < 2 || cols > SIZE_MAX)
        return bg_fault(fault,
                        "line 1: expected the numbers of rows and of columns, at least 2 of "
                        "these, with a space between them");
    t->cols = (size_t)cols;
    if (t->rows == 0)
        return bg_fault(fault, "line 1: 0 rows; expected at least 1");
    return true;
}

/* The first row tells how many numbers there are where no line does. */
static bool take_first(struct bg_reader *r, struct text *t, struct bg_fault *fault)
{
    char *line;
    size_t n;
    const int got = bg_stream_line(r->s, &line, &n, fault);

    if (got < 0)
        return false;
    t->first = got > 0 ? strdup(line) : NULL;
    char *const apart = got > 0 ? strdup(line) : NULL;
    if (got > 0 && (t->first == NULL || apart == NULL)) {
        free(apart);
        return bg_fault_memory(fault);
    }
    t->cols = got > 0 ? bg_words_numbers(apart, strlen(apart)) : 0;
    free(apart);
    t->waiting = true;
    return t->cols >= 2 ||
           bg_fault(fault, "line 1: expected a word and at least 2 numbers, with "
                           "spaces between them");
}

static bool begin(struct bg_reader *r, bool counted, struct bg_fault *fault)
{
    struct text *t = r->own = calloc(1, sizeof *t);
    if (t == NULL)
        return bg_fault_memory(fault);
    t->rows = UINT64_MAX;
    if (!bg_words_check(&r->in, fault) ||
        !(counted ? take_count(r, t, fault) : take_first(r, t, fault)))
        return false;
    r->rows = SIZE_MAX;
    r->cols = t->cols;
    r->wide = true;
    if (!counted && r->in.format == NULL)
        snprintf(
            r->note, sizeof r->note,
            "each line is taken for a word and %zu numbers (GloVe); the words are no features",
            t->cols);
    return true;
}

static bool begin_word2vec(struct bg_reader *r, struct bg_fault *fault)
{
    return begin(r, true, fault);
}

static bool begin_glove(struct bg_reader *r, struct bg_fault *fault)
{
    return begin(r, false, fault);
}

static void end(struct bg_reader *r)
{
    struct text *t = r->own;
    if (t == NULL)
        return;
    bg_words_free(&t->words);
    free(t->first);
    free(t);
}

/* A word without spaces, ended at *end, then plain numbers: most lines. */
static bool is_plain(const struct text *t, char *line, size_t n, double *row, char **end)
{
    while (n > 0 && line[n - 1] == ' ')
        --n;
    *end = memchr(line, ' ', n);
    return *end != NULL && *end > line &&
           bg_take_numbers(*end + 1, line + n, ' ', t->cols, row);
}

/* Takes the line apart, from its end on. */
static bool take_apart(struct bg_reader *r, struct text *t, char *line, size_t n, double *row,
                       char **end, struct bg_fault *fault)
{
    char *cell;

    *end = line + n;
    for (size_t j = t->cols; j-- > 0;)
        if (!bg_words_last_cell(line, end, &cell) || !bg_is_number(cell, &row[j]))
            return bg_fault(fault,
                            "line %llu: '%.40s' where number %zu of %zu stands; expected a "
                            "word and %zu numbers",
                            number(r), cell, j + 1, t->cols, t->cols);
    return true;
}

static bool take_line(struct bg_reader *r, struct text *t, char *line, size_t n, double *row,
                      struct bg_fault *fault)
{
    char *end, place[40];

    if (!is_plain(t, line, n, row, &end) && !take_apart(r, t, line, n, row, &end, fault))
        return false;
    while (end > line && end[-1] == ' ')
        --end;
    if (end == line)
        return bg_fault(fault, "line %llu: numbers only; expected a word and %zu numbers",
                        number(r), t->cols);
    if (r->in.label_column == NULL)
        return true;
    snprintf(place, sizeof place, "line %llu", number(r));
    return bg_words_add(&t->words, line, (size_t)(end - line), place, fault);
}

/* Takes a row: 1, 0 at the end, -1 for a fault. */
static int take_row(struct bg_reader *r, struct text *t, uint64_t at, double *row,
                    struct bg_fault *fault)
{
    char *line = t->first;
    size_t n = line != NULL ? strlen(line) : 0;

    if (!t->waiting) {
        const int got = bg_stream_line(r->s, &line, &n, fault);
        if (got < 0)
            return -1;
        if (got > 0 && at == t->rows)
            return bg_fault(fault, "line %llu: row %llu; expected %llu rows, as line 1 says",
                            number(r), (unsigned long long)at + 1,
                            (unsigned long long)t->rows) -
                   1;
        if (got == 0 && at < t->rows && t->rows < UINT64_MAX)
            return bg_fault(fault,
                            "line %llu: the file ends after %llu rows; expected %llu, as line "
                            "1 says",
                            number(r), (unsigned long long)at, (unsigned long long)t->rows) -
                   1;
        if (got == 0)
            return 0;
    }
    t->waiting = false;
    return take_line(r, t, line, n, row, fault) ? 1 : -1;
}

static int take(struct bg_reader *r, size_t n, struct bg_tile *tile, struct bg_fault *fault)
{
    struct text *t = r->own;
    double *x = r->tile;
    size_t taken = 0;
    int got = 1;

    bg_words_clear(&t->words);
    while (taken < n && (got = take_row(r, t, r->at + taken, x + taken * r->cols, fault)) == 1)
        ++taken;
    if (got < 0)
        return -1;
    *tile = bg_tile_at(r, taken, x);
    if (r->in.label_column != NULL)
        tile->label = bg_words_labels(&t->words);
    return taken > 0;
}

const struct bg_format bg_word2vec = { .name = "word2vec",
                                       .takes = BG_TAKES_LABEL_COLUMN,
                                       .claims = bg_words_claims_word2vec,
                                       .begin = begin_word2vec,
                                       .take = take,
                                       .end = end };
const struct bg_format bg_glove = { .name = "glove",
                                    .takes = BG_TAKES_LABEL_COLUMN,
                                    .claims = bg_words_claims_glove,
                                    .begin = begin_glove,
                                    .take = take,
                                    .end = end };
