/* Labels are many and classes are few: what differs is found by a hash table, and only that is
 * sorted. */
#include "classes.h"

#include <stdlib.h>
#include <string.h>

/* The different labels in the order in which they come. */
struct table {
    struct class
    {
        struct bg_label label;
        size_t number; /* the place in that order */
    } * class;
    size_t n;
    size_t *slot; /* 1 + the number of a class, or 0; twice as many as classes or more */
    size_t slots; /* a power of 2 */
};

static uint64_t mixed(uint64_t h)
{
    h = (h ^ h >> 32) * UINT64_C(0xd6e8feb86659fd93);
    return (h ^ h >> 32) * UINT64_C(0xd6e8feb86659fd93);
}

static uint64_t hash(const struct bg_label *l)
{
    uint64_t h = (uint64_t)l->integer;
    if (l->text != NULL)
        for (const char *c = l->text; *c != '\0'; ++c)
            h = (h ^ (unsigned char)*c) * UINT64_C(0x100000001b3);
    return mixed(h);
}

static int compare(const void *x, const void *y)
{
    const struct bg_label *a = &((const struct class *)x)->label,
                          *b = &((const struct class *)y)->label;
    if (a->text != NULL)
        return strcmp(a->text, b->text);
    return (a->integer > b->integer) - (a->integer < b->integer);
}

/* Where a label is, or is to be. */
static size_t *slot_of(const struct table *t, const struct class *c)
{
    size_t i = (size_t)hash(&c->label) & (t->slots - 1);
    while (t->slot[i] != 0 && compare(&t->class[t->slot[i] - 1], c) != 0)
        i = (i + 1) & (t->slots - 1);
    return &t->slot[i];
}

/* Room for one class more. */
static bool grow(struct table *t)
{
    const size_t slots = t->slots > 0 ? 2 * t->slots : 1024;

    if (2 * (t->n + 1) <= t->slots)
        return true;
    free(t->slot);
    t->slot = calloc(slots, sizeof *t->slot);
    t->slots = slots;
    struct class *const grown = realloc(t->class, slots / 2 * sizeof *grown);
    if (grown == NULL || t->slot == NULL) {
        t->class = grown != NULL ? grown : t->class;
        return false;
    }
    t->class = grown;
    for (size_t k = 0; k < t->n; ++k)
        *slot_of(t, &t->class[k]) = k + 1;
    return true;
}

/* class_of: in the order in which classes come. */
static bool find(struct table *t, const struct bg_label *label, size_t n, size_t *class_of)
{
    for (size_t i = 0; i < n; ++i) {
        const struct class c = { label[i], t->n };
        if (!grow(t))
            return false;
        size_t *const slot = slot_of(t, &c);
        if (*slot == 0) {
            t->class[t->n++] = c;
            *slot = t->n;
        }
        class_of[i] = *slot - 1;
    }
    return true;
}

/* The order of labels in place of that in which they come. */
static bool sort(struct table *t, size_t n, struct bg_labels *labels)
{
    size_t *const place = malloc(t->n * sizeof *place);

    labels->label = malloc(t->n * sizeof *labels->label);
    if (place == NULL || labels->label == NULL) {
        free(place);
        return false;
    }
    qsort(t->class, t->n, sizeof *t->class, compare);
    for (size_t c = 0; c < t->n; ++c) {
        labels->label[c] = t->class[c].label;
        place[t->class[c].number] = c;
    }
    for (size_t i = 0; i < n; ++i)
        labels->class_of[i] = place[labels->class_of[i]];
    labels->classes = t->n;
    labels->rows = n;
    free(place);
    return true;
}

bool bg_classes_number(const struct bg_label *label, size_t n, struct bg_labels *labels)
{
    struct table t = { .n = 0 };

    labels->class_of = malloc(n * sizeof *labels->class_of);
    const bool ok =
        labels->class_of != NULL && find(&t, label, n, labels->class_of) && sort(&t, n, labels);
    free(t.class);
    free(t.slot);
    return ok;
}
