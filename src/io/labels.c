#include "labels.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "classes.h"
#include "column.h"

/* The labels of the rows in the order of the file, while they are read. */
struct list {
    struct bg_label *label; /* of texts, till the last is read, where they are in bytes */
    size_t n, room;
    char *bytes; /* moves as it grows */
    size_t used, bytes_room;
};

static bool append(struct list *l, int64_t integer, struct bg_fault *fault)
{
    if (l->n == l->room) {
        const size_t room = l->room > 0 ? 2 * l->room : 1024;
        struct bg_label *grown = realloc(l->label, room * sizeof *grown);
        if (grown == NULL)
            return bg_fault_memory(fault);
        l->label = grown;
        l->room = room;
    }
    l->label[l->n++] = (struct bg_label){ integer, NULL };
    return true;
}

static bool append_text(struct list *l, const char *text, struct bg_fault *fault)
{
    const size_t n = strlen(text) + 1;
    if (!append(l, (int64_t)l->used, fault))
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

static bool take_element(void *to, const struct bg_array *a, const unsigned char *element,
                         uint64_t offset, struct bg_fault *fault)
{
    struct list *l = to;
    int64_t value;
    if (!bg_array_integer(a, element, &value))
        return bg_fault(fault, "offset %llu: label %zu; expected below 2^63",
                        (unsigned long long)offset, l->n + 1);
    return append(l, value, fault);
}

static bool take_cell(void *to, const char *text, uint64_t line, struct bg_fault *fault)
{
    (void)line;
    return append_text(to, text, fault);
}

/* How many of the texts are integers. */
static size_t count_integers(struct list *l, bool *first)
{
    size_t integers = 0;

    *first = false;
    for (size_t i = 0; i < l->n; ++i) {
        struct bg_label *label = &l->label[i];
        char *end;
        label->text = l->bytes + label->integer;
        errno = 0;
        label->integer = strtoll(label->text, &end, 10);
        const bool whole = end > label->text && *end == '\0' && errno == 0;
        integers += whole;
        *first |= i == 0 && whole;
    }
    return integers;
}

/* "007" and "7" would be one class. */
static bool is_plain(const struct bg_label *label)
{
    char plain[24];
    snprintf(plain, sizeof plain, "%lld", (long long)label->integer);
    return strcmp(plain, label->text) == 0;
}

/* The first that is written otherwise than integers are is noted. */
static void note_odd_integer(const struct list *l, char *note, size_t room)
{
    for (size_t i = 0; i < l->n && *note == '\0'; ++i)
        if (!is_plain(&l->label[i]))
            snprintf(note, room,
                     "label %zu, '%.30s', is the integer %lld, as all are: leading zeros and "
                     "signs do "
                     "not tell classes apart",
                     i + 1, l->label[i].text, (long long)l->label[i].integer);
}

/* A few words among integers make all of them text. */
static void note_odd_text(const struct list *l, size_t integers, char *note, size_t room)
{
    for (size_t i = 0; 10 * integers >= 9 * l->n && i < l->n && *note == '\0'; ++i) {
        char *end;
        strtoll(l->label[i].text, &end, 10);
        if (end == l->label[i].text || *end != '\0')
            snprintf(
                note, room,
                "label %zu, '%.30s', is no integer, as nearly all others are: labels are taken "
                "for text",
                i + 1, l->label[i].text);
    }
}

/* A first text that comes once and is a word for labels. */
static void note_header(const struct list *l, char *note, size_t room)
{
    static const char *const words[] = { "label",  "labels", "class",   "classes",
                                         "target", "y",      "species", "category" };
    const char *const first = l->n > 0 ? l->label[0].text : "";
    bool telling = false;

    for (size_t k = 0; k < sizeof words / sizeof *words; ++k)
        telling |= strcasecmp(first, words[k]) == 0;
    for (size_t i = 1; telling && i < l->n; ++i)
        telling = strcmp(l->label[i].text, first) != 0;
    if (telling)
        snprintf(note, room,
                 "label 1, '%s', comes once: if it is a header, remove it, or each row has the "
                 "label "
                 "of the row before",
                 first);
}

/* Labels that are all integers are integers.  If only the first is none, it may be a header. */
static void settle_texts(struct list *l, bool may_have_header, char *note, size_t room)
{
    bool first;
    const size_t integers = count_integers(l, &first);

    if (integers == 0 || integers + (!first && may_have_header) < l->n) {
        if (may_have_header)
            note_header(l, note, room);
        note_odd_text(l, integers, note, room);
        return;
    }
    if (!first) {
        --l->n;
        memmove(l->label, l->label + 1, l->n * sizeof *l->label);
    }
    note_odd_integer(l, note, room);
    for (size_t i = 0; i < l->n; ++i)
        l->label[i].text = NULL;
}

static bool read_list(const char *path, struct list *l, char *note, size_t room,
                      struct bg_fault *fault)
{
    const struct bg_column column = { .noun = "label",
                                      .expected = "a label of an integer type or bool",
                                      .to = l,
                                      .element = take_element,
                                      .cell = take_cell };
    bool text;

    if (!bg_column_read(path, &column, &text, fault))
        return false;
    if (text)
        settle_texts(l, true, note, room);
    return l->n > 0 || bg_fault(fault, "row 1: no label; expected one for each row");
}

/* The classes of the list, which is then empty. */
static bool finish(struct list *l, bool ok, struct bg_labels *labels, struct bg_fault *fault)
{
    if (ok) {
        ok = bg_classes_number(l->label, l->n, labels) || bg_fault_memory(fault);
        labels->bytes = l->bytes;
        l->bytes = NULL;
    }
    free(l->label);
    free(l->bytes);
    if (!ok)
        bg_labels_free(labels);
    return ok;
}

bool bg_labels_read(const char *path, struct bg_labels *labels, struct bg_fault *fault)
{
    struct list l = { .n = 0 };
    *labels = (struct bg_labels){ .rows = 0 };
    const bool ok = read_list(path, &l, labels->note, sizeof labels->note, fault);
    return finish(&l, ok, labels, fault);
}

bool bg_labels_take(bg_next_labels *next, void *from, struct bg_labels *labels,
                    struct bg_fault *fault)
{
    struct list l = { .n = 0 };
    const char *const *label;
    size_t n;
    bool ok;

    *labels = (struct bg_labels){ .rows = 0 };
    do {
        ok = next(from, &label, &n, fault);
        for (size_t i = 0; ok && i < n; ++i)
            ok = append_text(&l, label[i], fault);
    } while (ok && n > 0);
    if (ok)
        settle_texts(&l, false, labels->note, sizeof labels->note);
    ok = ok && (l.n > 0 || bg_fault(fault, "row 1: no label; expected one for each row"));
    return finish(&l, ok, labels, fault);
}

void bg_labels_free(struct bg_labels *labels)
{
    free(labels->class_of);
    free(labels->label);
    free(labels->bytes);
    *labels = (struct bg_labels){ .rows = 0 };
}
