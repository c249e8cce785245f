/* The classes of labels. */
#ifndef BURGI_IO_CLASSES_H
#define BURGI_IO_CLASSES_H

#include <stdbool.h>

#include "labels.h"

/* Of n >= 1 labels, all integers or all texts: their classes in increasing order into labels->label,
 * and into labels->class_of the class of each.  False: out of memory. */
bool bg_classes_number(const struct bg_label *label, size_t n, struct bg_labels *labels);

#endif
