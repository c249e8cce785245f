/* The labels of all rows: of a file of their own, or of a column of the files. */
#ifndef BURGI_CLI_ROW_LABELS_H
#define BURGI_CLI_ROW_LABELS_H

#include "rows.h"

/* Whether the files can be read twice, as the option has it; else false after one line on stderr. */
bool can_read_twice(const struct sources *from, const char *option);

/* Where labels are asked for, reads them; false after one line on stderr. */
bool row_labels_read(struct rows *rows, const struct sources *from);

#endif
