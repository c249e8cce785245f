/* What is at work while rows are read. */
#ifndef BURGI_CLI_READING_H
#define BURGI_CLI_READING_H

#include "hand.h"

struct reading {
    struct rows *rows;
    const struct sources *from;
    const struct taker *taker;
    const char *file; /* whose path it is, */
    struct bg_reader *reader;
    size_t base;          /* and the number of its first row among those of all files */
    size_t first, shared; /* the first of its rows that are shared among threads, how many, */
    size_t share;         /* and how many at a time */
    double bytes, passed; /* of all files, NaN where one is of no known size; of those before */
    double size;          /* of this one */
    bool cut;             /* a file was not read to its end */
    struct hand hand;     /* the one that reads what is not shared */
    char first_bad[400];  /* which row was left out first, and why */
};

/* A hand for these rows, and one that is to give out those of the file that is being read. */
struct hand reading_hand(const struct reading *r);
void reading_at_file(struct hand *h, const struct reading *r);

/* Takes over what a hand has counted. */
void reading_settle(struct reading *r, struct hand *h);

/* Tells the user: so many rows are done, and of this file so large a part. */
void reading_tell(const struct reading *r, size_t rows, double of_file);

/* Gives out rows first .. first + n - 1 of the file, which can be had in any order, by as many
 * threads as there are.  False after a line on stderr. */
bool reading_give_array(struct reading *r, size_t first, size_t n);

#endif
