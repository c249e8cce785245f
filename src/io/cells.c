#include "cells.h"

#include <stdlib.h>
#include <string.h>

void bg_cells_free(struct bg_cells *c)
{
    free(c->cell);
    *c = (struct bg_cells){ NULL, 0, 0 };
}

static int is_control(unsigned char b)
{
    return (b < 0x20) & (b != '\t');
}

bool bg_is_text(const char *line, size_t n)
{
    int any = 0;
#pragma omp simd reduction(| : any)
    for (size_t i = 0; i < n; ++i)
        any |= is_control((unsigned char)line[i]);
    return !any;
}

bool bg_check_text(const char *line, size_t n, uint64_t number, struct bg_fault *fault)
{
    size_t i = 0;

    if (bg_is_text(line, n))
        return true;
    while (!is_control((unsigned char)line[i]))
        ++i;
    return bg_fault(fault,
                    "line %llu: byte 0x%02x at place %zu; expected text, or " BG_READABLE,
                    (unsigned long long)number, (unsigned)(unsigned char)line[i], i + 1);
}

int bg_text_line(struct bg_stream *s, char **line, struct bg_fault *fault)
{
    size_t n;
    const int got = bg_stream_line(s, line, &n, fault);
    const bool text = got <= 0 || bg_check_text(*line, n, bg_stream_line_number(s), fault);
    return text ? got : -1;
}

bool bg_is_blank(const char *line)
{
    return line[strspn(line, " \t")] == '\0';
}

char bg_delimiter(const char *line)
{
    bool quoted = false, comma = false, semicolon = false;

    for (; *line != '\0'; ++line) {
        quoted ^= *line == '"';
        if (!quoted && *line == '\t')
            return '\t';
        semicolon |= !quoted && *line == ';';
        comma |= !quoted && *line == ',';
    }
    return semicolon ? ';' : comma ? ',' : ' ';
}

static bool add(struct bg_cells *c, char *cell)
{
    if (c->n == c->room) {
        const size_t room = c->room > 0 ? 2 * c->room : 64;
        char **grown = realloc(c->cell, room * sizeof *grown);
        if (grown == NULL)
            return false;
        c->cell = grown;
        c->room = room;
    }
    c->cell[c->n++] = cell;
    return true;
}

/* Removes the quotes of the cell that begins at from; returns what follows it, or NULL. */
static char *unquote(char *from)
{
    char *to = from;
    for (++from; *from != '"' || from[1] == '"'; ++from) {
        if (*from == '\0')
            return NULL;
        from += *from == '"';
        *to++ = *from;
    }
    *to = '\0';
    return from + 1;
}

static bool is_space(char c, char delimiter)
{
    return c == ' ' || (c == '\t' && delimiter != '\t');
}

static bool delimits(char c, char delimiter)
{
    return delimiter == ' ' ? c == ' ' || c == '\t' : c == delimiter;
}

/* The end of a cell without quotes in a line that ends at end. */
static char *cell_end(char *at, char delimiter, char *end)
{
    if (delimiter != ' ') {
        char *const found = memchr(at, delimiter, (size_t)(end - at));
        return found != NULL ? found : end;
    }
    while (at < end && !delimits(*at, delimiter))
        ++at;
    return at;
}

static char *skip_spaces(char *at, char delimiter)
{
    while (is_space(*at, delimiter))
        ++at;
    return at;
}

bool bg_take_word(const char *from, const char *to, char delimiter, struct bg_word *word)
{
    while (from < to && is_space(*from, delimiter))
        ++from;
    while (to > from && is_space(to[-1], delimiter))
        --to;
    *word = (struct bg_word){ from, (size_t)(to - from) };
    return (from == to || *from != '"') &&
           (delimiter != ' ' || memchr(from, '\t', word->n) == NULL);
}

/* Ends the cell at *at with a null byte and moves *at to the delimiter after it, or to the end
 * of the line, stop; *was is what stood there.  False where a quote is wrong. */
static bool cut(char **at, char delimiter, char *stop, char *was)
{
    char *cell = *at, *end;

    if (*cell == '"') {
        if ((*at = unquote(cell)) == NULL)
            return false;
        if (delimiter != ' ')
            *at = skip_spaces(*at, delimiter);
        *was = **at;
        return *was == '\0' || delimits(*was, delimiter);
    }
    *at = end = cell_end(cell, delimiter, stop);
    *was = *end;
    while (end > cell && is_space(end[-1], delimiter))
        --end;
    *end = '\0';
    return true;
}

bool bg_cells_split(struct bg_cells *c, char *line, char delimiter, uint64_t number,
                    struct bg_fault *fault)
{
    char *at = line, *const stop = line + strlen(line), was;

    c->n = 0;
    do {
        at = skip_spaces(at, delimiter);
        if (delimiter == ' ' && *at == '\0' && c->n > 0)
            break; /* spaces at the end delimit nothing */
        if (!add(c, at))
            return bg_fault_memory(fault);
        if (!cut(&at, delimiter, stop, &was))
            return bg_fault(fault, "line %llu, cell %zu: expected a closing quote, then %s",
                            (unsigned long long)number, c->n,
                            delimiter == '\t'  ? "a tab"
                            : delimiter == ' ' ? "a space"
                            : delimiter == ',' ? "','"
                                               : "';'");
        ++at;
    } while (was != '\0');
    return true;
}
