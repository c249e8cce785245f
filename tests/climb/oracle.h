/* Truth on demand: a program of reference/tables.list, run beside the search with --draft, that
 * answers a row of arguments by a row of values (reference/truth.h). */
#ifndef BURGI_TESTS_CLIMB_ORACLE_H
#define BURGI_TESTS_CLIMB_ORACLE_H

#include <stdbool.h>
#include <stddef.h>

#include "../lib/functions.h"
#include "../lib/table.h"

enum { MAX_SOURCES = 128, COMMAND = 128, ORACLE_ROWS = 64 };

/* The truth tables that tables.list names, and the commands that make them. */
struct source {
    char name[TABLE_NAME]; /* without its folder */
    char command[COMMAND];
    struct table table;
};
extern struct source sources[MAX_SOURCES];
extern size_t sources_count;
void sources_read(void);

/* The function's columns in the table, its value's too where hi is not null; false if not there. */
bool source_columns(const struct source *s, const struct function *f,
                    const double *arg[MAX_ARGS], const double **hi, const double **lo);

struct oracle;

/* Starts the command for a value.  Its arguments are named in order. */
struct oracle *oracle_open(const char *command, const char *value, int args,
                           const char *const *arg);

/* The place of a column in a reply; ends the program where there is none of that name. */
int oracle_column(const struct oracle *o, const char *name);
int oracle_columns(const struct oracle *o);

/* Values at n <= ORACLE_ROWS points, each reply a row of all columns: NaN where the program refuses
 * the point, or takes too long over it. */
void oracle_ask(struct oracle *o, size_t n, double (*arg)[MAX_ARGS], double *reply);

/* The points that were asked for so far, and the seconds of processor time that they took. */
extern size_t oracle_asked;
double oracle_seconds(void);

#endif
