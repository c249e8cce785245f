#ifndef BURGI_IO_UTF8_H
#define BURGI_IO_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the character at s; 0 if what stands there is none (Unicode 15, table 3-7). */
size_t bg_utf8_character(const char *s);

/* Whether the text is valid UTF-8. */
bool bg_is_utf8(const char *text);

/* Whether the character at s is one of C0, DEL and C1, which steer a terminal. */
bool bg_is_control(const char *s);

#endif
