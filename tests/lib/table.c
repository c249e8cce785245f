#include "table.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void die(const char *file, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4), noreturn));

static void die(const char *file, size_t line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%zu: ", file, line);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(EXIT_FAILURE);
}

/* The file's text, ended by a null character. */
static char *slurp(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL)
        die(path, 0, "%s", strerror(errno));
    size_t size = 0, room = 1 << 16;
    char *text = malloc(room);
    while (text != NULL) {
        size += fread(text + size, 1, room - 1 - size, f);
        if (size < room - 1)
            break;
        room *= 2;
        text = realloc(text, room);
    }
    if (text == NULL || ferror(f))
        die(path, 0, "cannot be read");
    fclose(f);
    text[size] = '\0';
    return text;
}

/* The start of the next line, which ends what came before it with a null character. */
static char *next_line(char *line)
{
    char *end = strchr(line, '\n');
    if (end == NULL)
        return line + strlen(line);
    *end = '\0';
    return end + 1;
}

static void read_header(struct table *t, char *line, const char *path, size_t number)
{
    for (char *s = strtok(line, "\t"); s != NULL; s = strtok(NULL, "\t")) {
        if (t->columns == TABLE_COLUMNS || strlen(s) >= TABLE_NAME)
            die(path, number, "too many columns, or too long a name, at %s", s);
        strcpy(t->column[t->columns++], s);
    }
}

static void read_row(const struct table *t, double *row, const char *line, const char *path,
                     size_t number)
{
    for (size_t k = 0; k < t->columns; ++k) {
        char *end;
        row[k] = strtod(line, &end);
        if (end == line || *end != (k + 1 < t->columns ? '\t' : '\0'))
            die(path, number, "column %zu (%s) is not a number alone", k + 1, t->column[k]);
        line = end + 1;
    }
}

static double *transposed(const double *rows, size_t n, size_t columns)
{
    double *cell = malloc(n * columns * sizeof *cell);
    if (cell == NULL)
        return NULL;
    for (size_t i = 0; i < n; ++i)
        for (size_t k = 0; k < columns; ++k)
            cell[k * n + i] = rows[i * columns + k];
    return cell;
}

struct table table_read(const char *name)
{
    const char *srcdir = getenv("srcdir");
    char path[4096];
    if (strchr(name, '/') != NULL)
        snprintf(path, sizeof path, "%s", name);
    else
        snprintf(path, sizeof path, "%s/tests/data/%s", srcdir ? srcdir : ".", name);

    struct table t = { 0 };
    char *text = slurp(path);
    double *rows = NULL;
    size_t room = 0, number = 0;
    for (char *line = text, *next; *line != '\0'; line = next) {
        next = next_line(line);
        ++number;
        if (*line == '#')
            continue;
        if (t.columns == 0) {
            read_header(&t, line, path, number);
            continue;
        }
        if (t.rows == room) {
            room = room == 0 ? 1024 : 2 * room;
            rows = realloc(rows, room * t.columns * sizeof *rows);
            if (rows == NULL)
                die(path, number, "out of memory");
        }
        read_row(&t, rows + t.rows++ * t.columns, line, path, number);
    }
    free(text);
    if (t.rows == 0)
        die(path, number, "no rows");
    t.cell = transposed(rows, t.rows, t.columns);
    free(rows);
    if (t.cell == NULL)
        die(path, number, "out of memory");
    return t;
}

void table_free(struct table *t)
{
    free(t->cell);
    *t = (struct table){ 0 };
}

const double *table_column(const struct table *t, const char *name)
{
    for (size_t k = 0; k < t->columns; ++k)
        if (strcmp(t->column[k], name) == 0)
            return t->cell + k * t->rows;
    return NULL;
}

/* |got - (hi + lo)| / (u scale).  Where got is near hi their difference is exact, so the
 * result is good to a few digits; the factor keeps lo from underflow and got from overflow. */
static double error(double got, double hi, double lo, double scale)
{
    if (isnan(got) || isnan(hi))
        return isnan(got) && isnan(hi) ? 0.0 : HUGE_VAL;
    if (isinf(got) || isinf(hi))
        return got == hi ? 0.0 : HUGE_VAL;
    const double f = scale < 1.0 ? 0x1p200 : 0x1p-200;
    return fabs((got * f - hi * f) - lo * f) / (scale * f) * 0x1p53;
}

double error_rel(double got, double hi, double lo)
{
    const double size = fabs(hi);
    return error(got, hi, lo, size < DBL_MIN ? 0x1p-1021 : size);
}

double error_mixed(double got, double hi, double lo)
{
    return error(got, hi, lo, fmax(fabs(hi), 1.0));
}
