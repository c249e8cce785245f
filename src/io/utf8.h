#ifndef BURGI_IO_UTF8_H
#define BURGI_IO_UTF8_H

#include <stdbool.h>

/* Whether the text is valid UTF-8 (Unicode 15, table 3-7). */
bool bg_is_utf8(const char *text);

#endif
