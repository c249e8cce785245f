/* Words and vectors as text, a line each: the word, which may have spaces in it, and its numbers, with
 * spaces between them.  word2vec and fastText (.vec) begin with a line "n p", GloVe does not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "words.h"

struct text {
    uint64_t rows; /* as the first line has it, or UINT64_MAX */
    size_t cols;   /* 0 before the first row */
    bool waiting;  /* the first row has been read ahead, */
    char *first;   /* and is this line */
    uint64_t line; /* the number of the last, from 1 */
    struct bg_lines *lines;
    struct bg_words words;
};

static unsigned long long number(const struct text *t)
{
    return (unsigned long long)t->line;
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
    t->line = 1;
    r->rows = SIZE_MAX;
    r->cols = t->cols;
    r->wide = r->own_tiles = true;
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
    bg_lines_end(t->lines);
    bg_words_free(&t->words);
    free(t->first);
    free(t);
}

/* A word without spaces, then plain numbers: most lines. */
static bool take_plain(const void *of, const char *line, size_t n, double *row,
                       struct bg_word *word)
{
    const struct text *const t = of;
    const struct bg_plain plain = { .delimiter = ' ', .point = '.', .n = t->cols };
    const char *const space = memchr(line, ' ', n);

    if (space == NULL || space == line)
        return false;
    *word = (struct bg_word){ line, (size_t)(space - line) };
    return bg_take_line(&plain, space + 1, line + n, row, NULL);
}

/* Takes the line apart, from its end on. */
static bool take_apart(const struct text *t, struct bg_line *line, double *row,
                       struct bg_fault *fault)
{
    char *cell, *end = line->at + line->n;

    for (size_t j = t->cols; j-- > 0;)
        if (!bg_words_last_cell(line->at, &end, &cell) || !bg_is_number(cell, &row[j]))
            return bg_fault(fault,
                            "line %llu: '%.40s' where number %zu of %zu stands; expected a "
                            "word and %zu numbers",
                            number(t), cell, j + 1, t->cols, t->cols);
    while (end > line->at && end[-1] == ' ')
        --end;
    line->label = (struct bg_word){ line->at, (size_t)(end - line->at) };
    return end > line->at ||
           bg_fault(fault, "line %llu: numbers only; expected a word and %zu numbers",
                    number(t), t->cols);
}

/* The line of row i of the tile, which is row at of the file: 1, 0 at the end, -1 for a fault. */
static int next_line(struct text *t, size_t i, uint64_t at, struct bg_line *line,
                     struct bg_fault *fault)
{
    const int got = bg_lines_next(t->lines, i, line, fault);

    if (got < 0)
        return -1;
    if (got > 0)
        t->line = line->number;
    if (got > 0 && at == t->rows)
        return bg_fault(fault, "line %llu: row %llu; expected %llu rows, as line 1 says",
                        number(t), (unsigned long long)at + 1, (unsigned long long)t->rows) -
               1;
    if (got == 0 && at < t->rows && t->rows < UINT64_MAX)
        return bg_fault(fault,
                        "line %llu: the file ends after %llu rows; expected %llu, as line "
                        "1 says",
                        number(t), (unsigned long long)at, (unsigned long long)t->rows) -
               1;
    return got;
}

/* Takes row i of the tile x: 1, 0 at the end, -1 for a fault. */
static int take_row(struct bg_reader *r, struct text *t, size_t i, double *x,
                    struct bg_fault *fault)
{
    struct bg_line line = { .plain = false, .at = t->first };
    char place[40];

    if (t->waiting) {
        line.n = strlen(t->first);
    } else {
        const int got = next_line(t, i, r->at + i, &line, fault);
        if (got <= 0)
            return got;
    }
    t->waiting = false;
    if (!line.plain && !take_apart(t, &line, x + i * t->cols, fault))
        return -1;
    if (r->in.label_column == NULL)
        return 1;
    snprintf(place, sizeof place, "line %llu", number(t));
    return bg_words_add(&t->words, line.label.at, line.label.n, place, fault) ? 1 : -1;
}

static int take(struct bg_reader *r, size_t n, struct bg_tile *tile, struct bg_fault *fault)
{
    struct text *t = r->own;
    size_t taken = 0;
    int got = 1;

    if (t->lines == NULL)
        t->lines = bg_lines_begin(r->s, r->in.threads, take_plain, t, n, r->cols, t->waiting);
    if (t->lines == NULL)
        return bg_fault_memory(fault), -1;
    double *const x = bg_lines_tile(t->lines, fault);
    if (x == NULL)
        return -1;
    bg_words_clear(&t->words);
    while (taken < n && (got = take_row(r, t, taken, x, fault)) == 1)
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
