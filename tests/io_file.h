/* Files made of bytes, and what the reader of features takes from them. */
#ifndef BURGI_TESTS_IO_FILE_H
#define BURGI_TESTS_IO_FILE_H

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io/reader.h"

/* A file of these bytes; its name is freed and the file removed by discard(). */
static inline char *file_of(const void *bytes, size_t n)
{
    char *name = strdup("/tmp/burgi-io-XXXXXX");
    const int fd = mkstemp(name);
    cr_assert(fd >= 0);
    for (size_t done = 0; done < n;) {
        const ssize_t w = write(fd, (const char *)bytes + done, n - done);
        cr_assert(w > 0);
        done += (size_t)w;
    }
    close(fd);
    return name;
}

static inline void discard(char *name)
{
    unlink(name);
    free(name);
}

/* What precedes the elements of a .npy file, at b; its bytes. */
static inline size_t npy_head(const char *dictionary, unsigned char *b)
{
    const size_t d = strlen(dictionary);
    memcpy(b, "\x93NUMPY\1", 8);
    b[8] = (unsigned char)(d & 255);
    b[9] = (unsigned char)(d >> 8);
    memcpy(b + 10, dictionary, d);
    return 10 + d;
}

/* A .npy file of this header and these elements. */
static inline char *npy_of(const char *dictionary, const void *elements, size_t n)
{
    unsigned char *b = malloc(10 + strlen(dictionary) + n);
    const size_t head = npy_head(dictionary, b);
    memcpy(b + head, elements, n);
    char *name = file_of(b, head + n);
    free(b);
    return name;
}

/* All rows of a file as double; *rows is how many. */
static inline double *all_rows(const char *name, size_t *rows, size_t *cols)
{
    struct bg_fault fault;
    struct bg_reader *f = bg_reader_open(name, NULL, &fault);
    cr_assert(f != NULL, "%s", fault.text);
    *cols = bg_reader_cols(f);
    *rows = 0;
    double *x = NULL;
    struct bg_tile t;
    int got;
    while ((got = bg_reader_next(f, &t, &fault)) == 1) {
        x = realloc(x, (*rows + t.rows) * *cols * sizeof *x);
        for (size_t i = 0; i < t.rows; ++i, ++*rows)
            for (size_t j = 0; j < *cols; ++j)
                x[*rows * *cols + j] =
                    t.f32 != NULL ? (double)t.f32[i * t.ld + j] : t.f64[i * t.ld + j];
    }
    cr_assert(got == 0, "%s", fault.text);
    cr_assert(bg_reader_next(f, &t, &fault) == 0);
    bg_reader_close(f);
    return x;
}

#endif
