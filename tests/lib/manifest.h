/* tests/data/rows.list, which says how many rows each truth table has: a table that is lost or cut
 * short would be missed by nothing else. */
#ifndef BURGI_TESTS_LIB_MANIFEST_H
#define BURGI_TESTS_LIB_MANIFEST_H

#include <stddef.h>

/* Tables that are not as the list says, not there, or not in it; a line about each goes to tell. */
size_t manifest_breaches(void (*tell)(const char *line));

#endif
