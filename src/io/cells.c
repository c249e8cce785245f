#include "cells.h"

#include <stdlib.h>
#include <string.h>

void bg_cells_free(struct bg_cells *c)
{
    free(c->cell);
    *c = (struct bg_cells){ NULL, 0, 0 };
}

static unsigned long long number(const struct bg_stream *s)
{
    return (unsigned long long)bg_stream_line_number(s);
}

int bg_text_line(struct bg_stream *s, char **line, struct bg_fault *fault)
{
    size_t n;
    const int got = bg_stream_line(s, line, &n, fault);

    if (got <= 0)
        return got;
    for (size_t i = 0; i < n; ++i) {
        const unsigned char b = (unsigned char)(*line)[i];
        if (b < 0x20 && b != '\t')
            return bg_fault(
                       fault,
                       "line %llu: byte 0x%02x at place %zu; expected text, or " BG_READABLE,
                       number(s), b, i + 1),
                   -1;
    }
    return 1;
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

/* Ends the cell at *at with a null byte and moves *at to the delimiter after it, or to the end
 * of the line; *was is what stood there.  False where a quote is wrong. */
static bool cut(char **at, const char *delimiters, const char *spaces, char *was)
{
    char *cell = *at, *end;

    if (*cell == '"') {
        if ((*at = unquote(cell)) == NULL)
            return false;
        if (strchr(delimiters, ' ') == NULL)
            *at += strspn(*at, spaces);
        *was = **at;
        return *was == '\0' || strchr(delimiters, *was) != NULL;
    }
    end = *at += strcspn(cell, delimiters);
    *was = *end;
    while (end > cell && strchr(spaces, end[-1]) != NULL)
        --end;
    *end = '\0';
    return true;
}

bool bg_cells_split(struct bg_cells *c, char *line, char delimiter, const struct bg_stream *s,
                    struct bg_fault *fault)
{
    const char *spaces = delimiter == '\t' ? " " : " \t";
    const char single[] = { delimiter, '\0' };
    const char *delimiters = delimiter == ' ' ? spaces : single;
    char *at = line, was;

    c->n = 0;
    do {
        at += strspn(at, spaces);
        if (delimiter == ' ' && *at == '\0' && c->n > 0)
            break; /* spaces at the end delimit nothing */
        if (!add(c, at))
            return bg_fault_memory(fault);
        if (!cut(&at, delimiters, spaces, &was))
            return bg_fault(fault, "line %llu, cell %zu: expected a closing quote, then %s",
                            number(s), c->n,
                            delimiter == '\t'  ? "a tab"
                            : delimiter == ' ' ? "a space"
                            : delimiter == ',' ? "','"
                                               : "';'");
        ++at;
    } while (was != '\0');
    return true;
}

bool bg_is_number(const char *text, double *value)
{
    char *end;
    *value = strtod(text, &end);
    return end > text && *end == '\0';
}
