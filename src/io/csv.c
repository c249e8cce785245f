/* Rows of numbers from text: tab, ';', ',' or spaces between cells, with a header or not. */
#include "csv.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long long number(const struct bg_csv_table *t)
{
    return (unsigned long long)t->line;
}

bool bg_csv_number(const struct bg_csv_table *t, const char *cell, double *x)
{
    char text[64];

    if (t->decimal != ',')
        return bg_is_number(cell, x);
    const char *const comma = strchr(cell, ',');
    if (strchr(cell, '.') != NULL || strlen(cell) >= sizeof text)
        return false; /* a point would part thousands */
    if (comma == NULL)
        return bg_is_number(cell, x);
    strcpy(text, cell);
    text[comma - cell] = '.';
    return bg_is_number(text, x);
}

/* With decimal commas they delimit nothing. */
static char delimiter_of(const struct bg_csv_table *t, const char *line)
{
    const char found = bg_delimiter(line);
    return found == ',' && t->decimal == ',' ? ' ' : found;
}

/* "sep=;", as Excel wants it in front. */
static bool is_sep(const struct bg_csv_table *t, const char *line)
{
    return number(t) == 1 && strncmp(line, "sep=", 4) == 0 && strlen(line) == 5;
}

/* The next line, to be row i of the tile. */
static int read_line(struct bg_csv_table *t, size_t i, struct bg_line *line,
                     struct bg_fault *fault)
{
    int got;

    if (t->lines != NULL) {
        got = bg_lines_next(t->lines, i, line, fault);
    } else {
        got = bg_stream_line(t->s, &line->at, &line->n, fault);
        line->number = bg_stream_line_number(t->s);
        line->plain = false;
    }
    if (got <= 0)
        return got;
    t->line = line->number;
    return line->plain || bg_check_text(line->at, line->n, t->line, fault) ? 1 : -1;
}

/* The same without what is no row.  Blank lines are fine at the end of the file only; comments (the
 * header of np.savetxt is one) before the first row only. */
static int next_line(struct bg_csv_table *t, size_t i, struct bg_line *line,
                     struct bg_fault *fault)
{
    unsigned long long blank = 0;
    int got;

    while ((got = read_line(t, i, line, fault)) == 1) {
        if (t->columns.n == 0 && (*line->at == '#' || is_sep(t, line->at)))
            continue;
        if (line->plain || !bg_is_blank(line->at))
            break;
        if (blank == 0)
            blank = number(t);
    }
    if (got <= 0)
        return got;
    if (blank > 0)
        return bg_fault(fault, "line %llu: empty, with rows after it; expected numbers", blank),
               -1;
    return 1;
}

static bool split(struct bg_csv_table *t, char *line, struct bg_fault *fault)
{
    return bg_cells_split(&t->cells, line, t->delimiter, t->line, fault);
}

/* How many features of the line are numbers; *other is the first cell that is not. */
static size_t count_numbers(const struct bg_csv_table *t, size_t *other)
{
    size_t n = 0;
    double x;

    *other = t->cells.n;
    for (size_t k = 0; k < t->cells.n; ++k)
        if (t->columns.skip[k])
            continue;
        else if (bg_csv_number(t, t->cells.cell[k], &x))
            ++n;
        else if (*other == t->cells.n)
            *other = k;
    return n;
}

/* Where columns are named, the first line has the names. */
static bool has_names(const struct bg_csv_table *t, struct bg_fault *fault)
{
    size_t k = 0;
    double x;

    while (k < t->cells.n && bg_csv_number(t, t->cells.cell[k], &x))
        ++k;
    return k < t->cells.n ||
           bg_fault(fault,
                    "line %llu: numbers only, and columns are named; expected a header, or "
                    "numbers and ranges from 1 to %zu",
                    number(t), t->cells.n);
}

/* Columns by their names are those of a header; else a header is a line without a number. */
static bool choose_columns(struct bg_csv_table *t, const struct bg_input *in,
                           struct bg_fault *fault)
{
    size_t other;

    t->header = bg_columns_named(in);
    t->filled = t->cells.n;
    while (t->filled > 0 && *t->cells.cell[t->filled - 1] == '\0')
        --t->filled;
    if ((t->header && !has_names(t, fault)) ||
        !bg_columns_choose(&t->columns, in, t->cells.n, t->header ? t->cells.cell : NULL,
                           fault))
        return false;
    if (t->columns.kept < (in->single ? 1 : 2))
        return bg_fault(
            fault,
            "line %llu: %s; expected at least 2 features, with tabs, ';', ',' or spaces "
            "between them",
            number(t), t->cells.n == 1 ? "a single cell" : "too few columns are left");
    const size_t numbers = count_numbers(t, &other);
    if (t->header && numbers == t->columns.kept)
        return bg_fault(fault,
                        "line %llu: its features are numbers, and columns are named; expected "
                        "a header",
                        number(t));
    t->header = numbers == 0;
    if (numbers > 0 && numbers < t->columns.kept)
        return bg_fault(fault,
                        "line %llu, cell %zu: '%.40s'; expected a number, as other cells of "
                        "this line are, or only names, for a header%s",
                        number(t), other + 1, t->cells.cell[other], bg_csv_cure_cell(t, other));
    return bg_csv_look_begin(t) || bg_fault_memory(fault);
}

/* Reads up to the first row, which tells the number of columns. */
static bool read_first(struct bg_reader *r, struct bg_csv_table *t, struct bg_fault *fault)
{
    struct bg_line line;
    const int got = next_line(t, 0, &line, fault);
    if (got < 0)
        return false;
    if (got == 0)
        return bg_fault(fault, "line %llu: the file ends; expected a row of numbers",
                        number(t) + 1);
    t->delimiter = delimiter_of(t, line.at);
    if (!split(t, line.at, fault) || !choose_columns(t, &r->in, fault))
        return false;
    t->plain = (struct bg_plain){ .delimiter = t->delimiter,
                                  .point = t->decimal,
                                  .n = t->columns.n,
                                  .skip = t->columns.skip,
                                  .label = t->columns.label };
    bg_csv_look_at_first(r, t);
    return true;
}

static bool begin(struct bg_reader *r, struct bg_fault *fault)
{
    struct bg_csv_table *t = r->own = calloc(1, sizeof *t);
    if (t == NULL)
        return bg_fault_memory(fault);
    t->s = r->s;
    t->decimal = r->in.decimal == ',' ? ',' : '.';
    if (!read_first(r, t, fault))
        return false;
    r->rows = SIZE_MAX;
    r->cols = t->columns.kept;
    r->wide = r->own_tiles = true;
    return true;
}

static void end(struct bg_reader *r)
{
    struct bg_csv_table *t = r->own;
    if (t == NULL)
        return;
    bg_lines_end(t->lines);
    bg_cells_free(&t->cells);
    bg_columns_free(&t->columns);
    bg_csv_look_end(t);
    bg_words_free(&t->labels);
    free(t);
}

static bool take_label(struct bg_csv_table *t, const char *label, size_t n,
                       struct bg_fault *fault)
{
    char place[60];

    snprintf(place, sizeof place, "line %llu, cell %zu", number(t), t->columns.label + 1);
    if (n == 0)
        return bg_fault(fault, "%s: empty; expected a label", place);
    return bg_words_add(&t->labels, label, n, place, fault);
}

/* Most lines of most files.  What is not so simple is left to the cells; numbers are text. */
static bool take_plain(const void *of, const char *line, size_t n, double *row,
                       struct bg_word *label)
{
    const struct bg_csv_table *t = of;
    return (t->columns.kept == t->columns.n || bg_is_text(line, n)) &&
           bg_take_line(&t->plain, line, line + n, row, label);
}

/* The cells as a row of features. */
static bool take_cells(struct bg_csv_table *t, double *row, struct bg_fault *fault)
{
    if (t->cells.n != t->columns.n)
        return bg_fault(fault, "line %llu: %zu cells; expected %zu, as before%s", number(t),
                        t->cells.n, t->columns.n, bg_csv_cure_line(t));
    size_t n = 0;
    for (size_t k = 0; k < t->columns.n; ++k)
        if (!t->columns.skip[k] && !bg_csv_number(t, t->cells.cell[k], &row[n++]))
            return bg_fault(fault, "line %llu, cell %zu: '%.40s'; expected a number%s",
                            number(t), k + 1, t->cells.cell[k], bg_csv_cure_cell(t, k));
    return true;
}

/* Takes the cells as a row. */
static bool take_split(struct bg_csv_table *t, double *row, struct bg_fault *fault)
{
    const size_t k = t->columns.label;

    if (!take_cells(t, row, fault))
        return false;
    bg_csv_look_at_row(t, row);
    return k == SIZE_MAX || take_label(t, t->cells.cell[k], strlen(t->cells.cell[k]), fault);
}

/* Takes row i of the tile x: 1, 0 at the end, -1 for a fault. */
static int take_row(struct bg_csv_table *t, size_t i, double *x, struct bg_fault *fault)
{
    double *const row = x + i * t->columns.kept;
    struct bg_line line;
    const int got = next_line(t, i, &line, fault);

    if (got <= 0)
        return got;
    if (!line.plain)
        return split(t, line.at, fault) && take_split(t, row, fault) ? 1 : -1;
    bg_csv_look_at_row(t, row);
    return t->columns.label == SIZE_MAX || take_label(t, line.label.at, line.label.n, fault)
               ? 1
               : -1;
}

/* The cells of the first row are taken before the lines after it are read. */
static bool begin_rows(struct bg_reader *r, struct bg_csv_table *t, size_t n,
                       struct bg_fault *fault)
{
    t->lines = bg_lines_begin(t->s, r->in.threads, take_plain, t, n, r->cols, !t->header);
    if (t->lines == NULL)
        return bg_fault_memory(fault);
    return t->header || take_split(t, bg_lines_first(t->lines), fault);
}

static int take(struct bg_reader *r, size_t n, struct bg_tile *tile, struct bg_fault *fault)
{
    struct bg_csv_table *t = r->own;
    size_t taken = t->lines == NULL && !t->header;
    int got = 1;

    bg_words_clear(&t->labels);
    if (t->lines == NULL && !begin_rows(r, t, n, fault))
        return -1;
    double *const x = bg_lines_tile(t->lines, fault);
    if (x == NULL)
        return -1;
    while (taken < n && (got = take_row(t, taken, x, fault)) == 1)
        ++taken;
    if (got < 0)
        return -1;
    if (taken == 0 && r->at == 0)
        return bg_fault(fault, "line %llu: the file ends after its header; expected a row",
                        number(t) + 1),
               -1;
    bg_csv_look_at_rows(r, t);
    *tile = bg_tile_at(r, taken, x);
    if (t->columns.label != SIZE_MAX)
        tile->label = bg_words_labels(&t->labels);
    return taken > 0;
}

const struct bg_format bg_csv = { .name = "csv",
                                  .takes = BG_TAKES_LABEL_COLUMN | BG_TAKES_COLUMNS,
                                  .begin = begin,
                                  .take = take,
                                  .end = end };
