/* The classes of fits in the order of the user's choice. */
#ifndef BURGI_CLI_VMF_ORDER_H
#define BURGI_CLI_VMF_ORDER_H

#include "fits.h"

/* A class, and by what it is sorted: first those of the larger key, those without one last. */
struct ordered {
    const struct fit *fit;
    double key;
};

/* How many of them are shown. */
size_t order_shown(const struct fits *fits);

/* All of them, for free(); NULL where the memory fails. */
struct ordered *order_classes(const struct fits *fits);

#endif
