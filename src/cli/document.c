#include "document.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <burgi/version.h>

/* Jansson passes NULL on silently, so memory that runs out is noted here. */
static bool out_of_memory;

static void *allocate(size_t n)
{
    void *p = malloc(n);
    out_of_memory |= p == NULL;
    return p;
}

json_t *document_new(void)
{
    json_set_alloc_funcs(allocate, free);
    json_t *document = json_object();

    json_object_set_new(document, "format", json_integer(1));
    json_object_set_new(document, "version", json_string(BURGI_VERSION));
    return document;
}

static json_t *number(double x)
{
    return isfinite(x) ? json_real(x) : json_null();
}

void note_null(struct nulls *nulls, const char *key)
{
    const size_t n = strlen(nulls->list);
    snprintf(nulls->list + n, sizeof nulls->list - n, "%s%s", n > 0 ? ", " : "", key);
}

void set_number(json_t *o, const char *key, double x, struct nulls *nulls)
{
    json_object_set_new(o, key, number(x));
    if (!isfinite(x))
        note_null(nulls, key);
}

void set_count(json_t *o, const char *key, double x, struct nulls *nulls)
{
    if (fabs(x) < 0x1p53 && x == floor(x))
        json_object_set_new(o, key, json_integer((json_int_t)x));
    else
        set_number(o, key, x, nulls);
}

void set_interval(json_t *o, const char *key, double lo, double hi, struct nulls *nulls)
{
    json_object_set_new(o, key, json_pack("[o, o]", number(lo), number(hi)));
    if (!isfinite(lo) || !isfinite(hi))
        note_null(nulls, key);
}

json_t *json_text(const char *s)
{
    json_t *exact = json_string(s);
    if (exact != NULL)
        return exact;
    char ascii[600];
    snprintf(ascii, sizeof ascii, "%s", s);
    for (char *c = ascii; *c != '\0'; ++c)
        if ((unsigned char)*c >= 0x80)
            *c = '?';
    return json_string(ascii);
}

void warn_of_nulls(json_t *warnings, const struct nulls *nulls)
{
    char line[300];
    snprintf(line, sizeof line, "null, for it is undefined or infinite: %s", nulls->list);
    if (nulls->list[0] != '\0')
        json_array_append_new(warnings, json_text(line));
}

/* Jansson leaves DEL and C1 as they are, which JSON allows; but the terminal obeys them. */
static int put_piece(const char *piece, size_t n, void *to)
{
    for (size_t i = 0; i < n; ++i) {
        const unsigned char c = (unsigned char)piece[i];
        const unsigned char next = i + 1 < n ? (unsigned char)piece[i + 1] : 0xff;
        if (c == 0x7f)
            fputs("\\u007f", to);
        else if (c == 0xc2 && next < 0xa0)
            fprintf(to, "\\u%04x", (unsigned char)piece[++i]);
        else
            putc(c, to);
    }
    return ferror((FILE *)to) ? -1 : 0;
}

bool document_write(json_t *document, FILE *to)
{
    const bool ok = !out_of_memory &&
                    json_dump_callback(document, put_piece, to,
                                       JSON_INDENT(2) | JSON_REAL_PRECISION(17)) == 0 &&
                    putc('\n', to) != EOF;
    json_decref(document);
    return ok;
}
