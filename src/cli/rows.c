#include "rows.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"
#include "io/stream.h"
#include "reading.h"
#include "row_labels.h"

static bool out_of_memory(void)
{
    say("out of memory");
    return false;
}

bool rows_note(struct rows *rows, const char *format, ...)
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

/* The bytes of a file, NaN where it is a pipe or the like. */
static double size_of(const char *file)
{
    struct stat is;
    const int got = strcmp(file, "-") == 0 ? fstat(STDIN_FILENO, &is) : stat(file, &is);
    return got == 0 && S_ISREG(is.st_mode) ? (double)is.st_size : nan("");
}

static void tell_of_reader(void *of, size_t rows)
{
    const struct reading *r = of;
    reading_tell(r, rows, bg_reader_progress(r->reader));
}

/* The first file tells how many columns there are. */
static bool begin_file(struct reading *r, const struct bg_reader *reader)
{
    struct rows *rows = r->rows;
    const size_t p = bg_reader_cols(reader);

    if (r->from->columns > 0 && p != r->from->columns) {
        say("%s: row 1: %zu columns; expected %zu, as in %s", r->hand.name, p, r->from->columns,
            r->from->columns_of);
        return false;
    }
    if (rows->p == 0) {
        rows->p = p;
        if (!hand_begin(&r->hand))
            return out_of_memory();
    } else if (p != rows->p) {
        say("%s: row 1: %zu columns; expected %zu, as in %s%s", r->hand.name, p, rows->p,
            bg_stream_name(r->from->file[0]),
            bg_reader_is_sparse(reader) ? " (--dim P is for all files)" : "");
        return false;
    }
    if (r->from->dense != NULL && bg_reader_is_sparse(reader)) {
        say("%s: row 1: sparse rows, %s", r->hand.name, r->from->dense);
        return false;
    }
    return true;
}

/* What is odd about the file is known when its rows have been read. */
static bool end_file(struct reading *r, const struct bg_reader *reader)
{
    const char *note = bg_reader_note(reader);
    return *note == '\0' || rows_note(r->rows, "%s: %s", r->hand.name, note);
}

/* The rows of the file that are wanted: *n from *first on, of so many that it has. */
static void wanted(const struct reading *r, size_t known, size_t *first, size_t *n)
{
    const struct sources *from = r->from;
    size_t begin = 0, end = known;
    if (from->some) {
        begin = from->begin > r->base ? from->begin - r->base : 0;
        end = from->end > r->base ? from->end - r->base : 0;
    }
    *first = begin < known ? begin : known;
    end = end < known ? end : known;
    *n = end > *first ? end - *first : 0;
}

static bool give_file(struct reading *r)
{
    const size_t known = bg_reader_rows(r->reader);
    size_t first, n, seen;

    wanted(r, known, &first, &n);
    if (known != SIZE_MAX) {
        const bool ok = n == 0 || reading_give_array(r, first, n);
        r->base += known;
        return ok;
    }
    if (!hand_give_stream(&r->hand, r->reader, first, n, &seen)) {
        say("%s", r->hand.trouble);
        return false;
    }
    reading_settle(r, &r->hand);
    r->cut |= first + n == seen && r->from->some;
    r->base += seen;
    return true;
}

static bool read_file(struct reading *r, const char *file)
{
    struct bg_fault fault;

    r->file = file;
    r->reader = bg_reader_open(file, &r->from->in, &fault);
    reading_at_file(&r->hand, r);
    if (r->reader == NULL) {
        say("%s: %s", r->hand.name, fault.text);
        return false;
    }
    const size_t before = r->rows->n;
    r->size = size_of(file);
    const bool ok = begin_file(r, r->reader) && give_file(r) && end_file(r, r->reader);
    r->passed += r->size;
    r->rows->file[r->rows->files++] =
        (struct rows_file){ r->hand.name, bg_reader_about(r->reader), r->rows->n - before };
    bg_reader_close(r->reader);
    return ok;
}

static bool read_weights(struct rows *rows, const char *path)
{
    struct bg_fault fault;
    if (bg_weights_read(path, &rows->weights, &fault))
        return true;
    say("%s: %s", bg_stream_name(path), fault.text);
    return false;
}

/* Whether there is one of n labels or weights for each of all rows, as far as these are known. */
static bool one_for_each(const struct reading *r, size_t n)
{
    return n == r->base || (r->cut && n > r->base);
}

static bool check_weights(const struct reading *r)
{
    const struct sources *from = r->from;
    const size_t n = r->rows->weights.rows, rows = r->base;
    if (n == 0 || one_for_each(r, n))
        return true;
    const bool few = n < rows;
    say("%s: %s %zu has no %s: %zu weights for %zu rows of %s%s; expected one for each",
        bg_stream_name(from->weights), few ? "row" : "weight", (few ? n : rows) + 1,
        few ? "weight" : "row", n, rows, bg_stream_name(from->file[0]),
        from->files > 1 ? " and the other files" : "");
    return false;
}

/* Text may have a header that nothing tells from a label. */
static bool check_labels(const struct reading *r)
{
    const struct sources *from = r->from;
    const struct bg_labels *l = &r->rows->labels;
    const size_t rows = r->base;
    if (l->classes == 0 || one_for_each(r, l->rows))
        return true;
    const bool few = l->rows < rows;
    say("%s: %s %zu has no %s: %zu labels for %zu rows of %s%s; expected one for each%s",
        bg_stream_name(from->labels != NULL ? from->labels : from->file[0]),
        few ? "row" : "label", (few ? l->rows : rows) + 1, few ? "label" : "row", l->rows, rows,
        bg_stream_name(from->file[0]), from->files > 1 ? " and the other files" : "",
        l->label[0].text != NULL && l->rows == rows + 1
            ? " (if the first line is a header, remove it)"
            : "");
    return false;
}

/* What was left out, for the report. */
static bool check_usable(struct reading *r)
{
    struct rows *rows = r->rows;
    if (rows->n == 0) {
        say("%s: row %zu: no such row of %zu; expected --rows within them",
            bg_stream_name(r->from->file[0]), r->from->begin + 1, r->base);
        return false;
    }
    if (rows->left_out == rows->n && !r->from->unusable) {
        say("%s: row 1: zero or not finite, as are all %zu rows; expected a direction",
            bg_stream_name(r->from->file[0]), rows->n);
        return false;
    }
    return rows->left_out == 0 || rows_note(rows,
                                            "%zu of %zu rows are left out, zero or not finite; "
                                            "the first is %s",
                                            rows->left_out, rows->n, r->first_bad);
}

static bool read_all(struct reading *r)
{
    const struct sources *from = r->from;

    if (!row_labels_read(r->rows, from))
        return false;
    if (from->weights != NULL && !read_weights(r->rows, from->weights))
        return false;
    if ((r->rows->file = malloc(from->files * sizeof *r->rows->file)) == NULL)
        return out_of_memory();
    for (size_t i = 0; i < from->files; ++i)
        if (!(from->some && r->cut) && !read_file(r, from->file[i]))
            return false;
    return check_labels(r) && check_weights(r) && check_usable(r);
}

bool rows_read(struct rows *rows, const struct sources *from, const struct taker *taker)
{
    struct reading r = { .rows = rows, .from = from, .taker = taker };

    *rows = (struct rows){ .p = 0 };
    r.hand = reading_hand(&r);
    r.hand.progress = tell_of_reader;
    r.hand.of = &r;
    for (size_t i = 0; i < from->files; ++i)
        r.bytes += size_of(from->file[i]);
    const bool ok = read_all(&r);
    hide_progress(); /* stdout may be the same terminal */
    hand_end(&r.hand);
    return ok;
}

void rows_free(struct rows *rows)
{
    for (size_t i = 0; i < rows->notes; ++i)
        free(rows->note[i]);
    free(rows->note);
    free(rows->left_out_of);
    free(rows->file);
    bg_labels_free(&rows->labels);
    bg_weights_free(&rows->weights);
}
