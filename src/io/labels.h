/* One label for each row, from a file: integers (.npy, IDX, csv) or text (csv). */
#ifndef BURGI_IO_LABELS_H
#define BURGI_IO_LABELS_H

#include <stddef.h>
#include <stdint.h>

#include "fault.h"

struct bg_label {
    int64_t integer;
    const char *text; /* UTF-8, or NULL: then the label is the integer */
};

/* The classes are the different labels in increasing order: integers by value, text by
 * strcmp. */
struct bg_labels {
    size_t rows, classes;
    size_t *class_of;       /* the class of each row, from 0 */
    struct bg_label *label; /* of each class */
    char *bytes;            /* what the texts point into */
    char note[200];         /* what is odd about them, or "" */
};

bool bg_labels_read(const char *path, struct bg_labels *labels, struct bg_fault *fault);

/* The same from labels that come many at a time: next gives n of them, 0 at the end, or false for a fault.
 * They have no header. */
typedef bool bg_next_labels(void *from, const char *const **label, size_t *n,
                            struct bg_fault *fault);
bool bg_labels_take(bg_next_labels *next, void *from, struct bg_labels *labels,
                    struct bg_fault *fault);
void bg_labels_free(struct bg_labels *labels);

#endif
