/* Feature files, good and broken, for the tests of the command. */
#ifndef BURGI_TESTS_CLI_ZOO_H
#define BURGI_TESTS_CLI_ZOO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Opens NAME in the current directory for writing, or ends the program. */
FILE *zoo_open(const char *name);
void zoo_close(FILE *f);

/* What precedes the elements of a .npy file: magic, version, length and the dictionary. */
void zoo_npy_header(FILE *f, int version, const char *dictionary);

/* The number x as an element: kind 'f', 'i', 'u' or 'V' (bfloat16), so many bytes, big-endian or little.  x
 * must be a small integer. */
void zoo_element(FILE *f, char kind, int size, bool big, double x);

/* NAME.gz is NAME packed. */
void zoo_gzip(const char *name);

/* The same 6 x 4 numbers in every format; prints each file's name. */
void zoo_good(void);

/* Their part: archives and packed files; three.npz, three.safetensors and four.h5 hold several arrays and
 * are not printed. */
void zoo_boxes(void);

/* Orthonormal rows, eye_2.npy to eye_20.npy; prints each file's name. */
void zoo_eye(void);

/* The same 10000 x 5 numbers in some of them, and labels.csv. */
void zoo_long(void);

/* Files that can't be read; prints each file's name, a tab and the extended regular expression
 * that the error must match. */
void zoo_broken(void);
void zoo_broken_labels(void); /* for 6 rows */
void zoo_broken_shapes(void); /* parts of these */
void zoo_broken_label_shapes(void);

#endif
