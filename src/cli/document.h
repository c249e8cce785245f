/* JSON documents: numbers in 17 digits, and null for what is undefined or infinite. */
#ifndef BURGI_CLI_DOCUMENT_H
#define BURGI_CLI_DOCUMENT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/* Keys whose value is null, or has null in it, are listed for the warning. */
struct nulls {
    char list[200];
};

/* A document with its first keys, format and version. */
json_t *document_new(void);

void note_null(struct nulls *nulls, const char *key);

void set_number(json_t *o, const char *key, double x, struct nulls *nulls);
void set_count(json_t *o, const char *key, double x,
               struct nulls *nulls); /* an integer if x is */
void set_interval(json_t *o, const char *key, double lo, double hi, struct nulls *nulls);

/* A string, ASCII where it is no UTF-8, as names of files need not be. */
json_t *json_text(const char *s);

/* Adds the warning that names the nulls, if there are any. */
void warn_of_nulls(json_t *warnings, const struct nulls *nulls);

/* Writes the document and lets it go; false where the memory or writing has failed. */
bool document_write(json_t *document, FILE *to);

#endif
