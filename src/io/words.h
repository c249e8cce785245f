/* Files of words and a vector for each: what the readers of them share. */
#ifndef BURGI_IO_WORDS_H
#define BURGI_IO_WORDS_H

#include "format.h"

/* The words of a tile, which are its labels where they are asked for. */
struct bg_words {
    char *bytes;
    size_t used, bytes_room, n, room;
    size_t *at;         /* of each word, in bytes, which move as they grow */
    const char **label; /* what the tile points to */
};

void bg_words_free(struct bg_words *w);
void bg_words_clear(struct bg_words *w);

/* Adds the n bytes of a word; a fault for what is no UTF-8. */
bool bg_words_add(struct bg_words *w, const char *word, size_t n, const char *place,
                  struct bg_fault *fault);

/* The words so far, as the labels of a tile. */
const char *const *bg_words_labels(struct bg_words *w);

/* What the user calls the words: "1" or "word". */
bool bg_words_check(const struct bg_input *in, struct bg_fault *fault);

/* "n p" of the first line, of n bytes.  False for anything else. */
bool bg_words_count(const char *line, size_t n, uint64_t *rows, uint64_t *cols);

/* Of a line of text: ends it before its last cell, at which *cell points; false where there is none. */
bool bg_words_last_cell(char *line, char **end, char **cell);

/* How many numbers the line of n bytes ends with, one cell at least left for the word; it is taken
 * apart. */
size_t bg_words_numbers(char *line, size_t n);

/* Whether the stream claims to be such text: 1, 0, -1 for a fault. */
int bg_words_claims_word2vec(struct bg_stream *s, struct bg_fault *fault);
int bg_words_claims_glove(struct bg_stream *s, struct bg_fault *fault);

#endif
