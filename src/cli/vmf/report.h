/* What the parts of a report share. */
#ifndef BURGI_CLI_VMF_REPORT_H
#define BURGI_CLI_VMF_REPORT_H

#include "fits.h"

/* A number in so many columns; "undefined" and "infinite" in words. */
void report_number(FILE *to, int width, double x);

/* The estimates in the order of their columns: the one that leads, and the two that are always
 * shown.  Returns how many. */
int report_columns(const struct fits *fits, enum estimate *column);

/* A label, in so many columns at least. */
void report_label(FILE *to, const struct bg_label *label, int width);

/* The table of classes: in the order, and as many, as the user chose. */
void report_classes(const struct fits *fits, FILE *to);

#endif
