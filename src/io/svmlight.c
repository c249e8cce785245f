/* svmlight and libsvm: a row a line, "TARGET INDEX:VALUE ... # comment", indices from 1 on and
 * increasing; "qid:N" after the target is passed over.  Rows stay sparse.  The number of columns is the
 * largest index: a first pass finds it, unless --dim says it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "words.h"

enum { TILE = 4096, PEEKED = 1 << 12 };

struct svm {
    size_t rows; /* of a tile */
    size_t start[TILE + 1];
    uint32_t *index;
    double *value;
    size_t room;
    uint64_t most; /* the largest index so far */
    bool qid;
    struct bg_words words;
};

/* Room for another number. */
static bool make_room(struct svm *v, size_t n)
{
    if (n == v->room) {
        const size_t room = v->room > 0 ? 2 * v->room : 4096;
        uint32_t *grown_index = realloc(v->index, room * sizeof *grown_index);
        double *grown = grown_index != NULL ? realloc(v->value, room * sizeof *grown) : NULL;
        v->index = grown_index != NULL ? grown_index : v->index;
        v->value = grown != NULL ? grown : v->value;
        if (grown == NULL)
            return false;
        v->room = room;
    }
    return true;
}

static bool append(struct svm *v, uint32_t index, double value)
{
    size_t *const n = &v->start[v->rows];
    if (!make_room(v, *n))
        return false;
    v->index[*n] = index;
    v->value[(*n)++] = value;
    return true;
}

/* The next cell of the line, ended; "" where there is none. */
static char *next_cell(char **at)
{
    *at += strspn(*at, " \t");
    char *const cell = *at;
    *at += strcspn(*at, " \t");
    if (**at != '\0')
        *(*at)++ = '\0';
    return cell;
}

/* The index before the colon, to which *end points; 0 where there is none. */
static uint64_t take_index(const char *cell, const char **end)
{
    uint64_t index = 0;
    const char *at = cell;
    for (; *at >= '0' && *at <= '9' && index < UINT64_C(1) << 40; ++at)
        index = 10 * index + (uint64_t)(*at - '0');
    *end = at;
    return *at == ':' && at > cell ? index : 0;
}

static bool take_pair(struct svm *v, const char *cell, uint64_t before, const char *place,
                      struct bg_fault *fault)
{
    const char *colon;
    const uint64_t index = take_index(cell, &colon);
    double value;

    if (*colon != ':' || colon == cell || !bg_is_number(colon + 1, &value))
        return bg_fault(fault, "%s: '%.40s'; expected INDEX:VALUE", place, cell);
    if (index == 0 || index > UINT32_MAX)
        return bg_fault(fault, "%s: '%.40s'; expected an index from 1 to 2^32 - 1", place,
                        cell);
    if (index <= before)
        return bg_fault(fault, "%s: index %llu after %llu; expected indices that increase",
                        place, (unsigned long long)index, (unsigned long long)before);
    if (!append(v, (uint32_t)(index - 1), value))
        return bg_fault_memory(fault);
    v->most = index > v->most ? index : v->most;
    return true;
}

/* Takes a line apart as row v->rows. */
static bool take_line(struct svm *v, char *line, const char *place, bool labels,
                      struct bg_fault *fault)
{
    double x;
    char *at = line, *cell = next_cell(&at);
    uint64_t before = 0;

    if (!bg_is_number(cell, &x))
        return bg_fault(fault, "%s: '%.40s'; expected a target, a number, then INDEX:VALUE",
                        place, cell);
    if (labels && !bg_words_add(&v->words, cell, strlen(cell), place, fault))
        return false;
    v->start[v->rows + 1] = v->start[v->rows];
    ++v->rows; /* append() goes on from its start */
    for (bool first = true; *(cell = next_cell(&at)) != '\0'; first = false) {
        if (first && strncmp(cell, "qid:", 4) == 0) {
            v->qid = true;
            continue;
        }
        if (!take_pair(v, cell, before, place, fault))
            return false;
        before = v->index[v->start[v->rows] - 1] + UINT64_C(1);
    }
    return true;
}

/* Takes the next row: 1, 0 at the end, -1 for a fault.  Comments are no rows. */
static int take_row(struct bg_stream *s, struct svm *v, bool labels, struct bg_fault *fault)
{
    char *line, place[40];
    int got;

    while ((got = bg_text_line(s, &line, fault)) == 1) {
        line[strcspn(line, "#")] = '\0';
        if (bg_is_blank(line))
            continue;
        snprintf(place, sizeof place, "line %llu",
                 (unsigned long long)bg_stream_line_number(s));
        return take_line(v, line, place, labels, fault) ? 1 : -1;
    }
    return got;
}

static void clear(struct svm *v)
{
    v->rows = 0;
    v->start[0] = 0;
    bg_words_clear(&v->words);
}

/* Whether a line is a number and pairs: 2 with a pair, 1 without, 0. */
static int is_row(char *line)
{
    char *at = line, *cell = next_cell(&at);
    const char *colon;
    double x;
    int is = 1;

    if (!bg_is_number(cell, &x))
        return 0;
    for (; *(cell = next_cell(&at)) != '\0'; is = 2)
        if (strncmp(cell, "qid:", 4) != 0 &&
            (take_index(cell, &colon) == 0 || !bg_is_number(colon + 1, &x)))
            return 0;
    return is;
}

/* By the first line that is no comment and has a pair. */
static int claims(struct bg_stream *s, struct bg_fault *fault)
{
    const unsigned char *b;
    ptrdiff_t n;
    size_t most = PEEKED;

    do
        n = bg_stream_peek(s, most, &b, fault);
    while (n == (ptrdiff_t)most && memchr(b, '\n', most) == NULL &&
           (most *= 4) < (size_t)1 << 24);
    if (n < 0)
        return -1;
    char *const text = strndup((const char *)b, (size_t)n);
    int is = 1;
    for (char *line = text; line != NULL && is == 1;) {
        char *const lf = strchr(line, '\n');
        if (lf == NULL && (size_t)n == most)
            break; /* cut off */
        if (lf != NULL)
            *lf = '\0';
        line[strcspn(line, "#\r")] = '\0';
        if (!bg_is_blank(line))
            is = is_row(line);
        line = lf != NULL ? lf + 1 : NULL;
    }
    free(text);
    return is == 2;
}

/* The first pass: all lines are checked and the largest index found; then the file begins again. */
static bool find_cols(struct bg_reader *r, struct svm *v, struct bg_fault *fault)
{
    int got;

    if (!bg_stream_can_begin_again(r->s))
        return bg_fault(fault,
                        "line 1: the largest index of svmlight in a pipe is known at its end; "
                        "expected --dim P, or a file");
    while ((got = take_row(r->s, v, false, fault)) == 1)
        clear(v);
    return got == 0 && bg_stream_begin_again(&r->s, r->path, fault);
}

static bool begin(struct bg_reader *r, struct bg_fault *fault)
{
    struct svm *v = r->own = calloc(1, sizeof *v);
    const char *const column = r->in.label_column;

    if (v == NULL || !make_room(v, 0))
        return bg_fault_memory(fault);
    if (column != NULL && strcmp(column, "1") != 0 && strcmp(column, "target") != 0)
        return bg_fault(fault,
                        "row 1: --label-column %.40s: the label of svmlight is its target; "
                        "expected target",
                        column);
    if (r->in.dim == 0 && !find_cols(r, v, fault))
        return false;
    r->rows = SIZE_MAX;
    r->cols = r->in.dim > 0 ? r->in.dim : (size_t)v->most;
    r->sparse = true;
    if (r->cols < 2)
        return bg_fault(fault,
                        "line 1: the largest index is %zu; expected at least 2, or --dim P",
                        r->cols);
    if (v->qid)
        snprintf(r->note, sizeof r->note, "qid is passed over");
    return true;
}

static void end(struct bg_reader *r)
{
    struct svm *v = r->own;
    if (v == NULL)
        return;
    bg_words_free(&v->words);
    free(v->index);
    free(v->value);
    free(v);
}

static int take(struct bg_reader *r, size_t n, struct bg_tile *tile, struct bg_fault *fault)
{
    struct svm *v = r->own;
    int got = 1;

    clear(v);
    while (v->rows < n && (got = take_row(r->s, v, r->in.label_column != NULL, fault)) == 1)
        if (v->most > r->cols)
            return bg_fault(fault, "line %llu: index %llu; expected at most %zu, as --dim says",
                            (unsigned long long)bg_stream_line_number(r->s),
                            (unsigned long long)v->most, r->cols) -
                   1;
    if (got < 0)
        return -1;
    if (v->rows == 0 && r->at == 0)
        return bg_fault(fault, "line 1: the file ends; expected a row") - 1;
    *tile = (struct bg_tile){
        .rows = v->rows, .start = v->start, .index = v->index, .value = v->value
    };
    if (r->in.label_column != NULL)
        tile->label = bg_words_labels(&v->words);
    return v->rows > 0;
}

const struct bg_format bg_svmlight = { .name = "svmlight",
                                       .takes = BG_TAKES_DIM | BG_TAKES_LABEL_COLUMN,
                                       .claims = claims,
                                       .begin = begin,
                                       .take = take,
                                       .end = end };
