#include "rows.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "io/stream.h"
#include "tile.h"

/* What is at work while rows are read. */
struct reading {
    struct rows *rows;
    const struct sources *from;
    take_part *take;
    void *to;

    const char *name;     /* of the file, for messages */
    size_t n;             /* its rows so far */
    double *usable;       /* of the rows of a tile, 1 or 0 */
    double *weight;       /* that times the user's */
    double *centred;      /* the rows of a tile less the centre */
    size_t room;          /* rows that these have room for */
    struct sorter sorter; /* where there are labels */
    char first_bad[400];  /* which row was left out first, and why */
};

static bool out_of_memory(void)
{
    say("out of memory");
    return false;
}

static bool add_note(struct rows *rows, const char *format, ...) PRINTF_LIKE(2, 3);

static bool add_note(struct rows *rows, const char *format, ...)
{
    char text[600];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);

    char **grown = realloc(rows->note, (rows->notes + 1) * sizeof *grown);
    if (grown == NULL)
        return out_of_memory();
    rows->note = grown;
    grown[rows->notes] = strdup(text);
    return grown[rows->notes++] != NULL || out_of_memory();
}

/* Row i of the tile is the first that is left out. */
static bool first_bad_row(struct reading *r, const struct bg_tile *t, size_t i)
{
    const size_t row = r->n + i + 1;
    char ill[60];

    tile_name_ill(t, i, r->rows->p, ill, sizeof ill);
    if (r->from->fail_on_bad_rows) {
        say("%s: row %zu: %s; expected a direction (--bad-rows=skip leaves such rows out)",
            r->name, row, ill);
        return false;
    }
    snprintf(r->first_bad, sizeof r->first_bad, "row %zu of %s (%s)", row, r->name, ill);
    return true;
}

static void free_room(struct reading *r)
{
    free(r->usable);
    free(r->weight);
    free(r->centred);
}

static bool make_room(struct reading *r, size_t rows)
{
    const size_t p = r->from->center != NULL ? r->rows->p : 0;

    if (rows <= r->room)
        return true;
    free_room(r);
    r->room = rows;
    r->usable = malloc(rows * sizeof *r->usable);
    r->weight = malloc(rows * sizeof *r->weight);
    r->centred = p > 0 && rows <= SIZE_MAX / sizeof *r->centred / p
                     ? malloc(rows * p * sizeof *r->centred)
                     : NULL;
    return (r->usable != NULL && r->weight != NULL && (p == 0 || r->centred != NULL)) ||
           out_of_memory();
}

/* *weight: of the rows of the tile, 0 where one is left out; NULL where all are 1.  Where the
 * user's weights run out, only the rows are counted, for the message. */
static bool judge(struct reading *r, const struct bg_tile *t, const double **weight)
{
    struct rows *rows = r->rows;
    const struct bg_weights *w = &rows->weights;
    size_t first;

    const size_t bad = tile_judge(t, rows->p, r->usable, &first);
    for (size_t i = 0; w->rows > 0 && i < t->rows; ++i)
        r->weight[i] = rows->n + i < w->rows ? r->usable[i] * w->weight[rows->n + i] : 0.0;
    *weight = w->rows > 0 ? r->weight : bad > 0 ? r->usable : NULL;
    if (bad > 0 && rows->left_out == 0 && !first_bad_row(r, t, first))
        return false;
    rows->left_out += bad;
    return true;
}

static bool give_classes(struct reading *r, const struct part *all)
{
    struct rows *rows = r->rows;
    const size_t *class_of = rows->labels.class_of + rows->n;

    if (!sorter_sort(&r->sorter, all, class_of))
        return false;
    for (size_t i = 0; i < all->tile.rows; ++i) {
        struct part part = { .class = class_of[i] };
        rows->left_out_of[part.class] += r->usable[i] == 0.0;
        if (sorter_class_at(&r->sorter, all, i, &part) && !r->take(r->to, rows, &part))
            return false;
    }
    return true;
}

static bool give_tile(struct reading *r, const struct bg_tile *t)
{
    struct rows *rows = r->rows;
    struct part all = { .class = ALL_CLASSES, .tile = *t };

    if (!make_room(r, t->rows))
        return false;
    if (r->from->center != NULL)
        tile_subtract(t, rows->p, r->from->center, r->centred, &all.tile);
    if (!judge(r, &all.tile, &all.weight))
        return false;
    if (!r->take(r->to, rows, &all))
        return out_of_memory();
    /* Where labels run out, only the rows are counted, for the message. */
    return rows->labels.classes == 0 || rows->n + t->rows > rows->labels.rows ||
           give_classes(r, &all) || out_of_memory();
}

static bool read_tiles(struct reading *r, struct bg_reader *reader)
{
    struct bg_fault fault;
    struct bg_tile tile;
    int got;

    while ((got = bg_reader_next(reader, &tile, &fault)) == 1) {
        if (!give_tile(r, &tile))
            return false;
        r->n += tile.rows;
        r->rows->n += tile.rows;
        show_progress(r->rows->n);
    }
    if (got < 0)
        say("%s: %s", r->name, fault.text);
    return got == 0;
}

/* The first file tells how many columns there are. */
static bool begin_file(struct reading *r, const struct bg_reader *reader)
{
    struct rows *rows = r->rows;
    const size_t p = bg_reader_cols(reader);
    const char *note = bg_reader_note(reader);

    if (rows->p == 0) {
        rows->p = p;
        if (rows->labels.classes > 0 && !sorter_begin(&r->sorter, p, rows->labels.classes))
            return out_of_memory();
    } else if (p != rows->p) {
        say("%s: row 1: %zu columns; expected %zu, as in %s", r->name, p, rows->p,
            bg_stream_name(r->from->file[0]));
        return false;
    }
    return *note == '\0' || add_note(rows, "%s: %s", r->name, note);
}

static bool read_file(struct reading *r, const char *file)
{
    struct bg_fault fault;
    struct bg_reader *reader = bg_reader_open(file, &fault);

    r->name = bg_stream_name(file);
    r->n = 0;
    if (reader == NULL) {
        say("%s: %s", r->name, fault.text);
        return false;
    }
    const bool ok = begin_file(r, reader) && read_tiles(r, reader);
    bg_reader_close(reader);
    return ok;
}

static bool read_labels(struct rows *rows, const char *path)
{
    struct bg_fault fault;
    if (!bg_labels_read(path, &rows->labels, &fault)) {
        say("%s: %s", bg_stream_name(path), fault.text);
        return false;
    }
    rows->left_out_of = calloc(rows->labels.classes, sizeof *rows->left_out_of);
    return rows->left_out_of != NULL || out_of_memory();
}

static bool read_weights(struct rows *rows, const char *path)
{
    struct bg_fault fault;
    if (bg_weights_read(path, &rows->weights, &fault))
        return true;
    say("%s: %s", bg_stream_name(path), fault.text);
    return false;
}

static bool check_weights(const struct rows *rows, const struct sources *from)
{
    const size_t n = rows->weights.rows;
    if (n == 0 || n == rows->n)
        return true;
    const bool few = n < rows->n;
    say("%s: %s %zu has no %s: %zu weights for %zu rows of %s%s; expected one for each",
        bg_stream_name(from->weights), few ? "row" : "weight", (few ? n : rows->n) + 1,
        few ? "weight" : "row", n, rows->n, bg_stream_name(from->file[0]),
        from->files > 1 ? " and the other files" : "");
    return false;
}

/* Text may have a header that nothing tells from a label. */
static bool check_labels(const struct rows *rows, const struct sources *from)
{
    const struct bg_labels *l = &rows->labels;
    if (l->classes == 0 || l->rows == rows->n)
        return true;
    const bool few = l->rows < rows->n;
    say("%s: %s %zu has no %s: %zu labels for %zu rows of %s%s; expected one for each%s",
        bg_stream_name(from->labels), few ? "row" : "label", (few ? l->rows : rows->n) + 1,
        few ? "label" : "row", l->rows, rows->n, bg_stream_name(from->file[0]),
        from->files > 1 ? " and the other files" : "",
        l->label[0].text != NULL && l->rows == rows->n + 1
            ? " (if the first line is a header, remove it)"
            : "");
    return false;
}

/* What was left out, for the report. */
static bool check_usable(struct reading *r)
{
    struct rows *rows = r->rows;
    if (rows->left_out == rows->n) {
        say("%s: row 1: zero or not finite, as are all %zu rows; expected a direction",
            bg_stream_name(r->from->file[0]), rows->n);
        return false;
    }
    return rows->left_out == 0 || add_note(rows,
                                           "%zu of %zu rows are left out, zero or not finite; "
                                           "the first is %s",
                                           rows->left_out, rows->n, r->first_bad);
}

static bool read_all(struct reading *r)
{
    const struct sources *from = r->from;

    if (from->labels != NULL && !read_labels(r->rows, from->labels))
        return false;
    if (from->weights != NULL && !read_weights(r->rows, from->weights))
        return false;
    for (size_t i = 0; i < from->files; ++i)
        if (!read_file(r, from->file[i]))
            return false;
    return check_labels(r->rows, from) && check_weights(r->rows, from) && check_usable(r);
}

bool rows_read(struct rows *rows, const struct sources *from, take_part *take, void *to)
{
    struct reading r = { .rows = rows, .from = from, .take = take, .to = to };

    *rows = (struct rows){ .p = 0 };
    const bool ok = read_all(&r);
    hide_progress(); /* stdout may be the same terminal */
    free_room(&r);
    sorter_end(&r.sorter);
    return ok;
}

void rows_free(struct rows *rows)
{
    for (size_t i = 0; i < rows->notes; ++i)
        free(rows->note[i]);
    free(rows->note);
    free(rows->left_out_of);
    bg_labels_free(&rows->labels);
    bg_weights_free(&rows->weights);
}
