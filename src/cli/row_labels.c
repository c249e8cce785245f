#include "row_labels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli.h"
#include "io/stream.h"

/* What a pipe gives is gone after the first pass. */
bool can_read_twice(const struct sources *from, const char *option)
{
    for (size_t i = 0; i < from->files; ++i) {
        struct stat is;
        const char *file = from->file[i];
        if (strcmp(file, "-") != 0 && (stat(file, &is) != 0 || S_ISREG(is.st_mode)))
            continue;
        say("%s: %s reads the rows twice; expected a file, no pipe", bg_stream_name(file),
            option);
        return false;
    }
    return true;
}

/* The files, one after the other, of which only the labels are wanted. */
struct files {
    const struct sources *from;
    size_t next; /* the file after the one that is being read */
    size_t rows; /* so far */
    struct bg_reader *reader;
};

static const char *name_of(const struct files *f)
{
    return bg_stream_name(f->from->file[f->next > 0 ? f->next - 1 : 0]);
}

static bool next_labels(void *from, const char *const **label, size_t *n,
                        struct bg_fault *fault)
{
    struct files *f = from;
    struct bg_tile t;

    for (*n = 0;;) {
        if (f->reader == NULL && f->next == f->from->files)
            return true;
        if (f->reader == NULL)
            f->reader = bg_reader_open(f->from->file[f->next++], &f->from->in, fault);
        if (f->reader == NULL)
            return false;
        const int got = bg_reader_next(f->reader, &t, fault);
        if (got < 0)
            return false;
        if (got > 0) {
            *label = t.label;
            *n = t.rows;
            f->rows += t.rows;
            show_progress(f->rows, nan("")); /* the rows themselves are still to come */
            return true;
        }
        bg_reader_close(f->reader);
        f->reader = NULL;
    }
}

static bool take_column(struct rows *rows, const struct sources *from)
{
    struct files f = { .from = from };
    struct bg_fault fault;

    if (!can_read_twice(from, "--label-column"))
        return false;
    const bool ok = bg_labels_take(next_labels, &f, &rows->labels, &fault);
    if (!ok)
        say("%s: %s", name_of(&f), fault.text);
    bg_reader_close(f.reader);
    hide_progress();
    return ok;
}

static bool take_file(struct rows *rows, const char *path)
{
    struct bg_fault fault;
    const bool ok = bg_labels_read(path, &rows->labels, &fault);
    if (!ok)
        say("%s: %s", bg_stream_name(path), fault.text);
    return ok;
}

bool row_labels_read(struct rows *rows, const struct sources *from)
{
    if (from->unlabelled || (from->labels == NULL && from->in.label_column == NULL))
        return true;
    if (!(from->labels != NULL ? take_file(rows, from->labels) : take_column(rows, from)))
        return false;
    const char *const file = from->labels != NULL ? from->labels : from->file[0];
    if (rows->labels.note[0] != '\0' &&
        !rows_note(rows, "%s: %s", bg_stream_name(file), rows->labels.note))
        return false;
    rows->left_out_of = calloc(rows->labels.classes, sizeof *rows->left_out_of);
    if (rows->left_out_of == NULL)
        say("out of memory");
    return rows->left_out_of != NULL;
}
