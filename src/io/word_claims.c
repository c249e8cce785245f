/* Whether text is words and vectors. */
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "words.h"

enum { PEEKED = 1 << 16, MOST_PEEKED = 1 << 22 };

bool bg_words_last_cell(char *line, char **end, char **cell)
{
    while (*end > line && (*end)[-1] == ' ')
        --*end;
    **end = '\0';
    *cell = *end;
    while (*cell > line && (*cell)[-1] != ' ')
        --*cell;
    *end = *cell;
    return **cell != '\0';
}

size_t bg_words_numbers(char *line, size_t n)
{
    char *end = line + n, *cell;
    size_t numbers = 0;
    double x;

    while (bg_words_last_cell(line, &end, &cell) && cell > line && bg_is_number(cell, &x))
        ++numbers;
    return numbers;
}

/* A line of a file that is looked at: it ends at an LF, or where the file does.  NULL where it does
 * not within what has been read. */
static char *copy_line(const unsigned char *from, size_t n, bool all, size_t *length)
{
    const unsigned char *const lf = memchr(from, '\n', n);
    if (lf == NULL && (!all || n == 0))
        return NULL;
    *length = lf != NULL ? (size_t)(lf - from) : n;
    char *line = malloc(*length + 1);
    if (line == NULL)
        return NULL;
    memcpy(line, from, *length);
    if (*length > 0 && line[*length - 1] == '\r')
        --*length;
    line[*length] = '\0';
    return line;
}

/* Whether all of a line are a word and numbers: 1, 2 where the word is a number, too, 0.  Commas,
 * semicolons and tabs make it csv, but for a word that is nothing else. */
static int is_row(char *line, size_t n, size_t *cols)
{
    const size_t cell = strcspn(line, " ");
    const bool alone = cell == 1;
    double x;

    if (cell == 0 || cell == n || strlen(line) != n || strchr(line, '\t') != NULL ||
        strpbrk(line + (alone ? 1 : 0), ",;") != NULL)
        return 0;
    char *const word = strndup(line, cell);
    const bool number = word == NULL || bg_is_number(word, &x);
    free(word);
    const size_t numbers = bg_words_numbers(line, n);
    if (numbers < 2 || (*cols > 0 && numbers != *cols))
        return 0;
    *cols = numbers;
    return number ? 2 : 1;
}

/* Looks at lines: whether they are a word and as many numbers each, and one word is no number. */
static bool look(const unsigned char *b, size_t n, bool all)
{
    size_t cols = 0, length;
    bool word = false;
    char *line;

    for (size_t at = 0; at < n && (line = copy_line(b + at, n - at, all, &length)) != NULL;) {
        const char *const lf = memchr(b + at, '\n', n - at);
        const bool last = lf == NULL || (size_t)((const unsigned char *)lf + 1 - b) == n;
        const int is = length == 0 && last && all ? 1 : is_row(line, length, &cols);
        free(line);
        if (is == 0)
            return false;
        word |= is == 1;
        at = lf == NULL ? n : (size_t)((const unsigned char *)lf + 1 - b);
    }
    return word && cols >= 2;
}

/* As much of the file as holds two lines, or all that is looked at. */
static ptrdiff_t peek(struct bg_stream *s, const unsigned char **b, bool *all,
                      struct bg_fault *fault)
{
    for (size_t most = PEEKED;; most *= 2) {
        const ptrdiff_t n = bg_stream_peek(s, most, b, fault);
        const unsigned char *const lf = n > 0 ? memchr(*b, '\n', (size_t)n) : NULL;
        *all = n >= 0 && (size_t)n < most;
        if (n < 0 || *all || most >= MOST_PEEKED ||
            (lf != NULL && memchr(lf + 1, '\n', (size_t)(n - (lf + 1 - *b))) != NULL))
            return n;
    }
}

int bg_words_claims_glove(struct bg_stream *s, struct bg_fault *fault)
{
    const unsigned char *b;
    bool all;
    const ptrdiff_t n = peek(s, &b, &all, fault);
    return n < 0 ? -1 : n > 0 && look(b, (size_t)n, all);
}

/* The first line counts, and the second has so many numbers. */
int bg_words_claims_word2vec(struct bg_stream *s, struct bg_fault *fault)
{
    const unsigned char *b;
    bool all;
    uint64_t rows, cols;
    size_t length;
    const ptrdiff_t n = peek(s, &b, &all, fault);
    const unsigned char *const lf = n > 0 ? memchr(b, '\n', (size_t)n) : NULL;

    if (n < 0)
        return -1;
    if (lf == NULL || !bg_words_count((const char *)b, (size_t)(lf - b), &rows, &cols) ||
        cols < 2)
        return 0;
    char *const line = copy_line(lf + 1, (size_t)(n - (lf + 1 - b)), all, &length);
    const bool is =
        line != NULL && strlen(line) == length && bg_words_numbers(line, length) >= cols;
    free(line);
    return is;
}
