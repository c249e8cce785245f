/* The reader of label files, from inside. */
#include <stdint.h>
#include <stdio.h>

#include "io/labels.h"
#include "io_file.h"

Test(io_labels, texts_and_integers)
{
    static const struct {
        const char *text;
        size_t rows, classes;
        const char *first; /* NULL: integers, the first being -2 */
    } c[] = { { "3\n-2\n3\n+4\n", 4, 3, NULL },
              { "class\n3\n-2\n", 2, 2, NULL },
              { "3\n-2\nx\n", 3, 3, "-2" },
              { "b\na\n\"a\"\n", 3, 2, "a" },
              { "3\n99999999999999999999\n", 2, 2, "3" },
              { "a", 1, 1, "a" },
              { "ankle boot\nbag \n", 2, 2, "ankle boot" } };
    for (size_t k = 0; k < sizeof c / sizeof *c; ++k) {
        struct bg_fault fault;
        struct bg_labels l;
        char *name = file_of(c[k].text, strlen(c[k].text));
        cr_assert(bg_labels_read(name, &l, &fault), "%s", fault.text);
        cr_expect(l.rows == c[k].rows && l.classes == c[k].classes, "%s: %zu, %zu", c[k].text,
                  l.rows, l.classes);
        if (c[k].first != NULL)
            cr_expect(l.label[0].text != NULL && strcmp(l.label[0].text, c[k].first) == 0);
        else
            cr_expect(l.label[0].text == NULL && l.label[0].integer == -2);
        bg_labels_free(&l);
        discard(name);
    }
}

static struct bg_labels read_and_discard(char *name)
{
    struct bg_fault fault;
    struct bg_labels l;
    cr_assert(bg_labels_read(name, &l, &fault), "%s", fault.text);
    discard(name);
    return l;
}

/* Thousands of classes, each with its neighbours beside it, the same words and numbers. */
Test(io_labels, classes_by_the_thousand)
{
    enum { N = 20000, CLASSES = 5000, LONGEST = 12 };
    static char text[N * LONGEST];
    for (int words = 0; words < 2; ++words) {
        size_t n = 0;
        for (int i = 0; i < N; ++i)
            n += (size_t)snprintf(text + n, sizeof text - n, words ? "x%07d\n" : "%d\n",
                                  7919 * i % CLASSES * 1024 - (words ? 0 : 1000));
        struct bg_labels l = read_and_discard(file_of(text, n));
        cr_assert(l.rows == N && l.classes == CLASSES, "%zu", l.classes);
        for (size_t i = 0; i < N; ++i)
            cr_assert(l.class_of[i] == 7919 * i % CLASSES, "row %zu: %zu", i, l.class_of[i]);
        for (int c = 0; c < CLASSES; ++c) {
            char word[LONGEST];
            snprintf(word, sizeof word, "x%07d", c * 1024);
            cr_assert(words ? strcmp(l.label[c].text, word) == 0
                            : l.label[c].integer == c * 1024 - 1000);
        }
        bg_labels_free(&l);
    }
}

/* Integers of every width and order: -2, their type's least and greatest, -2 again. */
Test(io_labels, signed_integers_of_arrays)
{
    for (int size = 1; size <= 8; size *= 2)
        for (int big = 0; big < 2; ++big) {
            const int64_t top = (int64_t)(UINT64_MAX >> (65 - 8 * size));
            const int64_t label[] = { -2, -top - 1, top, -2 };
            char dictionary[80];
            unsigned char b[32], *at = b;
            for (int i = 0; i < 4; ++i)
                for (int k = 0; k < size; ++k)
                    *at++ = (unsigned char)((uint64_t)label[i] >> 8 * (big ? size - 1 - k : k));
            snprintf(dictionary, sizeof dictionary,
                     "{'descr':'%ci%d','fortran_order':False,'shape':(4,)}", "<>"[big], size);
            struct bg_labels l = read_and_discard(npy_of(dictionary, b, (size_t)(4 * size)));
            cr_assert(l.rows == 4 && l.classes == 3, "%s: %zu", dictionary, l.classes);
            cr_expect(l.label[0].integer == -top - 1 && l.label[1].integer == -2 &&
                          l.label[2].integer == top && l.label[0].text == NULL,
                      "%s: %lld %lld %lld", dictionary, (long long)l.label[0].integer,
                      (long long)l.label[1].integer, (long long)l.label[2].integer);
            cr_expect(l.class_of[0] == 1 && l.class_of[1] == 0 && l.class_of[2] == 2 &&
                      l.class_of[3] == 1);
            bg_labels_free(&l);
        }
}

/* Texts that differ in their last character only, however long, are classes of their own. */
Test(io_labels, texts_of_one_beginning)
{
    for (size_t n = 1; n <= 100000; n *= 10) {
        char *text = malloc(4 * (n + 2)), *at = text;
        for (int i = 0; i < 4; ++i) {
            memset(at, 'x', n);
            at += n;
            *at++ = "baba"[i];
            *at++ = '\n';
        }
        struct bg_labels l = read_and_discard(file_of(text, (size_t)(at - text)));
        cr_expect(l.rows == 4 && l.classes == 2, "%zu: %zu classes", n, l.classes);
        cr_expect(l.class_of[0] == 1 && l.class_of[1] == 0 && l.class_of[3] == 0);
        bg_labels_free(&l);
        free(text);
    }
}
