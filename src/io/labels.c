#include "labels.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "format.h"
#include "utf8.h"

/* The labels of the rows in the order of the file, while they are read. */
struct list {
    struct entry {
        struct bg_label label;
        size_t row;
        size_t text_at; /* in bytes, which moves as it grows */
    } * entry;
    size_t n, room;
    char *bytes;
    size_t used, bytes_room;
};

static bool append(struct list *l, int64_t integer, struct bg_fault *fault)
{
    if (l->n == l->room) {
        const size_t room = l->room > 0 ? 2 * l->room : 1024;
        struct entry *grown = realloc(l->entry, room * sizeof *grown);
        if (grown == NULL)
            return bg_fault_memory(fault);
        l->entry = grown;
        l->room = room;
    }
    l->entry[l->n] = (struct entry){ { integer, NULL }, l->n, l->used };
    ++l->n;
    return true;
}

static bool append_text(struct list *l, const char *text, struct bg_fault *fault)
{
    const size_t n = strlen(text) + 1;
    if (!append(l, 0, fault))
        return false;
    if (l->bytes_room - l->used < n) {
        const size_t room = 2 * l->bytes_room + n;
        char *grown = realloc(l->bytes, room);
        if (grown == NULL)
            return bg_fault_memory(fault);
        l->bytes = grown;
        l->bytes_room = room;
    }
    memcpy(l->bytes + l->used, text, n);
    l->used += n;
    return true;
}

static bool read_elements(struct bg_stream *s, const struct bg_array *a, size_t rows,
                          struct list *l, struct bg_fault *fault)
{
    unsigned char element[8];

    for (size_t i = 0; i < rows; ++i) {
        int64_t value;
        const unsigned long long at = (unsigned long long)bg_stream_offset(s);
        const ptrdiff_t got = bg_stream_read(s, element, a->size, fault);
        if (got < 0)
            return false;
        if ((size_t)got < a->size)
            return bg_fault(fault, "offset %llu: the file ends; expected %zu labels, found %zu",
                            at, rows, i);
        if (!bg_array_integer(a, element, &value))
            return bg_fault(fault, "offset %llu: label %zu; expected below 2^63", at, i + 1);
        if (!append(l, value, fault))
            return false;
    }
    return bg_array_end(a, s, fault);
}

static bool read_array(struct bg_stream *s, const struct bg_format *format, struct list *l,
                       struct bg_fault *fault)
{
    struct bg_array a;
    char name[200];
    size_t rows, cols;

    if (!format->header(s, &a, fault))
        return false;
    if (a.kind == BG_FLOAT || a.dims == 0)
        return bg_fault(fault, "offset %llu: %s; expected an integer label for each row",
                        (unsigned long long)a.start, bg_array_name(&a, name, sizeof name));
    if (!bg_array_shape(&a, s, &rows, &cols, fault))
        return false;
    if (cols != 1)
        return bg_fault(fault, "offset %llu: %s; expected one label for each row",
                        (unsigned long long)a.start, bg_array_name(&a, name, sizeof name));
    return read_elements(s, &a, rows, l, fault);
}

/* The label on a line; quotes and the spaces around it are no part of it. */
static const char *label_of(struct bg_stream *s, char *line, struct bg_cells *cells,
                            struct bg_fault *fault)
{
    const unsigned long long number = (unsigned long long)bg_stream_line_number(s);
    const char found = bg_delimiter(line);

    if (!bg_cells_split(cells, line, found == ' ' ? '\t' : found, s, fault))
        return NULL;
    if (cells->n != 1)
        bg_fault(fault,
                 "line %llu: %zu cells; expected one label, in quotes if '%c' belongs to "
                 "it",
                 number, cells->n, found);
    else if (!bg_is_utf8(cells->cell[0]))
        bg_fault(fault, "line %llu: expected a label in UTF-8", number);
    else
        return cells->cell[0];
    return NULL;
}

static bool read_lines(struct bg_stream *s, struct list *l, struct bg_cells *cells,
                       struct bg_fault *fault)
{
    unsigned long long blank = 0;
    char *line;
    int got;

    while ((got = bg_text_line(s, &line, fault)) == 1) {
        if (bg_is_blank(line)) {
            if (blank == 0)
                blank = (unsigned long long)bg_stream_line_number(s);
            continue;
        }
        if (blank > 0)
            return bg_fault(fault, "line %llu: empty; expected a label", blank);
        const char *text = label_of(s, line, cells, fault);
        if (text == NULL || !append_text(l, text, fault))
            return false;
    }
    return got == 0;
}

/* Labels that are all integers are integers.  If only the first is none, it is a header. */
static void settle_texts(struct list *l)
{
    size_t integers = 0;
    bool first = false;

    for (size_t i = 0; i < l->n; ++i) {
        struct bg_label *label = &l->entry[i].label;
        char *end;
        label->text = l->bytes + l->entry[i].text_at;
        errno = 0;
        label->integer = strtoll(label->text, &end, 10);
        const bool whole = end > label->text && *end == '\0' && errno == 0;
        integers += whole;
        first |= i == 0 && whole;
    }
    if (integers == 0 || integers + !first < l->n)
        return;
    if (!first) {
        --l->n;
        memmove(l->entry, l->entry + 1, l->n * sizeof *l->entry);
    }
    for (size_t i = 0; i < l->n; ++i)
        l->entry[i] = (struct entry){ { l->entry[i].label.integer, NULL }, i, 0 };
}

static int compare(const void *x, const void *y)
{
    const struct bg_label *a = &((const struct entry *)x)->label,
                          *b = &((const struct entry *)y)->label;
    if (a->text != NULL)
        return strcmp(a->text, b->text);
    return (a->integer > b->integer) - (a->integer < b->integer);
}

/* Sorts the entries, so that each class stands together. */
static bool number_classes(struct list *l, struct bg_labels *labels, struct bg_fault *fault)
{
    labels->class_of = malloc(l->n * sizeof *labels->class_of);
    labels->label = malloc(l->n * sizeof *labels->label);
    if (labels->class_of == NULL || labels->label == NULL)
        return bg_fault_memory(fault);
    qsort(l->entry, l->n, sizeof *l->entry, compare);
    for (size_t i = 0; i < l->n; ++i) {
        if (i == 0 || compare(&l->entry[i - 1], &l->entry[i]) != 0)
            labels->label[labels->classes++] = l->entry[i].label;
        labels->class_of[l->entry[i].row] = labels->classes - 1;
    }
    labels->rows = l->n;
    return true;
}

static bool read_any(struct bg_stream *s, struct list *l, struct bg_fault *fault)
{
    struct bg_cells cells = { NULL, 0, 0 };
    const struct bg_format *format = bg_format_of(s, fault);
    bool ok = false;

    if (format != NULL && format->header != NULL)
        ok = read_array(s, format, l, fault);
    else if (format != NULL) {
        ok = read_lines(s, l, &cells, fault);
        if (ok)
            settle_texts(l);
    }
    bg_cells_free(&cells);
    if (ok && l->n == 0)
        return bg_fault(fault, "row 1: no label; expected one for each row");
    return ok;
}

bool bg_labels_read(const char *path, struct bg_labels *labels, struct bg_fault *fault)
{
    struct list l = { .n = 0 };
    *labels = (struct bg_labels){ .rows = 0 };
    struct bg_stream *s = bg_stream_open(path, fault);
    bool ok = s != NULL && read_any(s, &l, fault);

    bg_stream_close(s);
    if (ok) {
        ok = number_classes(&l, labels, fault);
        labels->bytes = l.bytes;
        l.bytes = NULL;
    }
    free(l.entry);
    free(l.bytes);
    if (!ok)
        bg_labels_free(labels);
    return ok;
}

void bg_labels_free(struct bg_labels *labels)
{
    free(labels->class_of);
    free(labels->label);
    free(labels->bytes);
    *labels = (struct bg_labels){ .rows = 0 };
}
