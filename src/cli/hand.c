#include "hand.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "tile.h"

bool hand_fails(struct hand *h, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(h->trouble, sizeof h->trouble, format, args);
    va_end(args);
    return false;
}

static bool out_of_memory(struct hand *h)
{
    return hand_fails(h, "out of memory");
}

bool hand_begin(struct hand *h)
{
    const struct rows *rows = h->rows;
    return rows->labels.classes == 0 || sorter_begin(&h->sorter, rows) || out_of_memory(h);
}

static void free_room(struct hand *h)
{
    free(h->usable);
    free(h->weight);
    free(h->centred);
}

void hand_end(struct hand *h)
{
    free_room(h);
    sorter_end(&h->sorter);
}

static bool make_room(struct hand *h, size_t rows)
{
    const size_t p = h->from->center != NULL ? h->rows->p : 0;

    if (rows <= h->room)
        return true;
    free_room(h);
    h->room = rows;
    h->usable = malloc(rows * sizeof *h->usable);
    h->weight = malloc(rows * sizeof *h->weight);
    h->centred = p > 0 && rows <= SIZE_MAX / sizeof *h->centred / p
                     ? malloc(rows * p * sizeof *h->centred)
                     : NULL;
    return (h->usable != NULL && h->weight != NULL && (p == 0 || h->centred != NULL)) ||
           out_of_memory(h);
}

/* Row i of the tile is the first that is left out. */
static bool first_bad_row(struct hand *h, const struct part *all, size_t i)
{
    const size_t row = all->row - h->base + i + 1;
    char ill[60];

    tile_name_ill(&all->tile, i, h->rows->p, ill, sizeof ill);
    if (h->from->fail_on_bad_rows)
        return hand_fails(
            h, "%s: row %zu: %s; expected a direction (--bad-rows=skip leaves such rows out)",
            h->name, row, ill);
    snprintf(h->first_bad, sizeof h->first_bad, "row %zu of %s (%s)", row, h->name, ill);
    return true;
}

/* Whether some rows of the tile, h->usable then tells which, are left out. */
static bool judge(struct hand *h, const struct part *all)
{
    size_t first;
    const size_t bad = tile_judge(&all->tile, h->rows->p, all->weight, h->usable, &first);

    if (bad > 0 && h->left_out == 0 && !first_bad_row(h, all, first))
        return false;
    h->left_out += bad;
    return true;
}

/* The rows that are left out, of each class, from all hands. */
static void count_left_out(struct hand *h, const struct part *all, const size_t *class_of)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < all->tile.rows; ++i)
        h->rows->left_out_of[class_of[i]] += h->usable[i] == 0.0;
    pthread_mutex_unlock(&lock);
}

/* Gives out the rows that wait, by class. */
static bool give_classes(struct hand *h)
{
    struct part part;
    int got = 0;

    while (h->rows->labels.classes > 0 && (got = sorter_next(&h->sorter, &part)) == 1)
        if (!h->take(h->to, h->rows, &part))
            return out_of_memory(h);
    return got == 0 || out_of_memory(h);
}

/* The rows of a tile wait, unless it is the last of those that are to wait together. */
static bool keep_classes(struct hand *h, const struct part *all, bool some_bad)
{
    const struct bg_labels *l = &h->rows->labels;
    const size_t end = all->row + all->tile.rows,
                 span = sorter_span(h->rows, all->tile.start != NULL);

    if (some_bad)
        count_left_out(h, all, l->class_of + all->row);
    if (!sorter_take(&h->sorter, all))
        return out_of_memory(h);
    return end % span != 0 || give_classes(h);
}

/* Where the user's weights or labels run out, rows are only counted, for the message. */
static bool give_tile(struct hand *h, size_t row, const struct bg_tile *t)
{
    struct rows *rows = h->rows;
    const struct bg_weights *w = &rows->weights;
    struct part all = { .class = ALL_CLASSES, .row = row, .tile = *t };

    if (!make_room(h, t->rows))
        return false;
    if (h->from->center != NULL)
        tile_subtract(t, rows->p, h->from->center, h->centred, &all.tile);
    for (size_t i = 0; w->rows > 0 && i < t->rows; ++i)
        h->weight[i] = row + i < w->rows ? w->weight[row + i] : 0.0;
    all.weight = w->rows > 0 ? h->weight : NULL;
    if (!h->take(h->to, rows, &all))
        return out_of_memory(h);
    const bool some_bad = all.bad > 0;
    if (some_bad && !judge(h, &all))
        return false;
    h->taken += t->rows;
    return rows->labels.classes == 0 || row + t->rows > rows->labels.rows ||
           keep_classes(h, &all, some_bad);
}

/* Rows of a tile before end from i on, in pieces that end where a chunk does, and where the rows
 * that wait for others of their class do. */
static bool give_pieces(struct hand *h, size_t row, const struct bg_tile *t, size_t i,
                        size_t end)
{
    const size_t span = h->rows->labels.classes > 0 ? sorter_span(h->rows, t->start != NULL)
                                                    : CHUNK_ROWS,
                 most = span < CHUNK_ROWS ? span : CHUNK_ROWS;
    while (i < end) {
        const size_t left = most - (row + i) % most, n = end - i;
        const struct bg_tile some = bg_tile_part(t, i, n < left ? n : left);
        if (!give_tile(h, row + i, &some))
            return false;
        i += some.rows;
    }
    return true;
}

bool hand_give_stream(struct hand *h, struct bg_reader *reader, size_t first, size_t n,
                      size_t *end)
{
    struct bg_fault fault;
    struct bg_tile t;
    int got;

    for (*end = 0; (got = bg_reader_next(reader, &t, &fault)) == 1; *end += t.rows) {
        const size_t skip = first > *end ? first - *end : 0;
        const size_t left = first + n - *end, most = left < t.rows ? left : t.rows;
        if (!give_pieces(h, h->base + *end, &t, skip, most))
            return false;
        if (h->progress)
            h->progress(h->of, h->rows->n + h->taken);
        if (most < t.rows) {
            *end += most;
            return give_classes(h);
        }
    }
    return got == 0 ? give_classes(h) : hand_fails(h, "%s: %s", h->name, fault.text);
}

bool hand_give_range(struct hand *h, struct bg_reader *reader, size_t first, size_t n)
{
    struct bg_fault fault;
    struct bg_tile t;
    int got;

    if (!bg_reader_range(reader, first, n, &fault))
        return hand_fails(h, "%s: %s", h->name, fault.text);
    for (; (got = bg_reader_next(reader, &t, &fault)) == 1; first += t.rows) {
        if (!give_pieces(h, h->base + first, &t, 0, t.rows))
            return false;
        if (h->progress)
            h->progress(h->of, h->rows->n + h->taken);
    }
    return got == 0 ? give_classes(h) : hand_fails(h, "%s: %s", h->name, fault.text);
}
