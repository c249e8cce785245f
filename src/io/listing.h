/* The arrays of a file that holds several, for the message that asks for one of them. */
#ifndef BURGI_IO_LISTING_H
#define BURGI_IO_LISTING_H

#include "array.h"

struct bg_listing {
    char text[420]; /* "a float32 (3, 4), b ..." */
    size_t n, shown;
};

void bg_listing_add(struct bg_listing *l, const char *name, const struct bg_array *a);

/* "offset 8: 3 tensors: ...; expected --key NAME with one of them" and its kin: what is wrong where the
 * listing does not hold exactly one, or not the one asked for.  Returns false. */
bool bg_listing_fault(const struct bg_listing *l, const char *noun, const char *option,
                      const char *asked, struct bg_fault *fault);

#endif
