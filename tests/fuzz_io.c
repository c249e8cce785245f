/* libFuzzer: any bytes as a feature file and as a label file.  They are read to their end or to
 * a fault of one line; what is read obeys the reader's promises. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "io/labels.h"
#include "io/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Seen from elsewhere, so that every element is read. */
extern double fuzz_io_sum;
double fuzz_io_sum;

static void must(int holds)
{
    if (!holds)
        abort();
}

static void one_line(const struct bg_fault *fault)
{
    must(fault->text[0] != '\0' && strlen(fault->text) < sizeof fault->text);
}

static void read_features(const char *path)
{
    struct bg_fault fault = { "" };
    struct bg_reader *f = bg_reader_open(path, NULL, &fault);
    struct bg_tile t;
    int got;

    if (f == NULL) {
        one_line(&fault);
        return;
    }
    const size_t p = bg_reader_cols(f);
    must(p >= 2);
    while ((got = bg_reader_next(f, &t, &fault)) == 1) {
        must(t.rows > 0 && t.ld >= p && (t.f32 != NULL) != (t.f64 != NULL));
        for (size_t i = 0; i < t.rows; ++i)
            for (size_t j = 0; j < p; ++j)
                fuzz_io_sum +=
                    t.f32 != NULL ? (double)t.f32[i * t.ld + j] : t.f64[i * t.ld + j];
    }
    if (got < 0)
        one_line(&fault);
    bg_reader_close(f);
}

static void read_labels(const char *path)
{
    struct bg_fault fault = { "" };
    struct bg_labels l;

    if (!bg_labels_read(path, &l, &fault)) {
        one_line(&fault);
        return;
    }
    must(l.classes >= 1 && l.classes <= l.rows);
    for (size_t i = 0; i < l.rows; ++i)
        must(l.class_of[i] < l.classes);
    bg_labels_free(&l);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[40];
    const int fd = memfd_create("fuzz", 0);

    must(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    read_features(path);
    read_labels(path);
    close(fd);
    return 0;
}
