/* libFuzzer: any bytes as a feature file and as a label file.  The first byte picks the format, or leaves it
 * to the others to tell, and which of the user's words come with it.  They are read to their end or to a
 * fault of one line; what is read obeys the reader's promises. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "io/labels.h"
#include "io/reader.h"
#include "io/utf8.h"

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

static void sparse_tile(const struct bg_tile *t, size_t p)
{
    must(t->f64 == NULL && t->rows <= 4096);
    for (size_t i = 0; i < t->rows; ++i) {
        must(t->start[i] <= t->start[i + 1]);
        for (size_t k = t->start[i]; k < t->start[i + 1]; ++k) {
            must(t->index[k] < p && (k == t->start[i] || t->index[k] > t->index[k - 1]));
            fuzz_io_sum += t->value[k];
        }
    }
}

static void dense_tile(const struct bg_tile *t, size_t p)
{
    must(t->ld >= p && (t->f32 != NULL) != (t->f64 != NULL));
    for (size_t i = 0; i < t->rows; ++i)
        for (size_t j = 0; j < p; ++j)
            fuzz_io_sum +=
                t->f32 != NULL ? (double)t->f32[i * t->ld + j] : t->f64[i * t->ld + j];
}

static void read_features(const char *path, const struct bg_input *in)
{
    struct bg_fault fault = { "" };
    struct bg_reader *f = bg_reader_open(path, in, &fault);
    struct bg_tile t;
    int got;

    if (f == NULL) {
        one_line(&fault);
        return;
    }
    const size_t p = bg_reader_cols(f);
    must(p >= 2);
    while ((got = bg_reader_next(f, &t, &fault)) == 1) {
        must(t.rows > 0);
        (bg_reader_is_sparse(f) ? sparse_tile : dense_tile)(&t, p);
        for (size_t i = 0; t.label != NULL && i < t.rows; ++i)
            must(bg_is_utf8(t.label[i]));
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

/* What the user says, by a byte. */
static struct bg_input words_of(uint8_t byte)
{
    static const char *const format[] = { NULL,    "npy",         "npz",          "idx",
                                          "fbin",  "u8bin",       "fvecs",        "bvecs",
                                          "ivecs", "safetensors", "raw",          "csv",
                                          "glove", "word2vec",    "word2vec-bin", "svmlight" };
    const char *const name = format[byte & 15];
    struct bg_input in = { .format = name != NULL ? bg_format_named(name) : NULL,
                           .threads = byte & 128 ? 2 : 1 };
    if (byte & 16)
        in.label_column = "1";
    if (byte & 32)
        in.dim = 3;
    if (byte & 64)
        in.key = "x";
    if (name != NULL && strcmp(name, "raw") == 0) {
        in.dtype = byte & 128 ? "f16" : "f32";
        in.offset = byte & 64;
        in.dim = 3;
        in.key = NULL;
    }
    return in;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const struct bg_input in = words_of(data[0]);
    char path[40];
    const int fd = memfd_create("fuzz", 0);

    must(fd >= 0 && write(fd, data + 1, size - 1) == (ssize_t)size - 1);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    read_features(path, &in);
    read_labels(path);
    close(fd);
    return 0;
}
