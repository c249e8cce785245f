/* What rows are like, before anything is fitted to them. */
#ifndef BURGI_CLI_VMF_SURVEY_H
#define BURGI_CLI_VMF_SURVEY_H

#include <stdio.h>

#include "cli/rows.h"

/* What to do next, in the order of the report. */
enum advice {
    NOTHING_USABLE,
    SOME_ZERO,
    SOME_NOT_FINITE,
    SOME_REPEATED,
    ONLY_ONE,
    ALL_ALIKE,
    NO_COMMON,
    COMMON,
    FEWER_THAN_DIMENSIONS,
    UNIT_LENGTHS,
    UNEQUAL_LENGTHS,
    ADVICES
};

struct survey {
    struct rows rows;
    size_t usable, zero, not_finite;
    size_t repeated;                  /* usable rows that equal an earlier one */
    double shortest, median, longest; /* lengths of usable rows; NaN where there is none, */
    double rbar;                      /* as this, */
    double mean_cosine;               /* and this, where there are fewer than two */
    unsigned advised;                 /* bit a for advice a */
};

/* False, after one line on stderr, where a file can't be read or does not fit the others.
 * survey_free() in either case. */
bool survey_make(struct survey *survey, const struct sources *from);
void survey_free(struct survey *survey);

/* One sentence. */
const char *advice_text(enum advice a);

/* The types of the numbers in all files, each once: "f32" or "f32, u8". */
void survey_types(const struct survey *survey, char *text, size_t room);

void survey_report(const struct survey *survey, FILE *to);

/* One JSON document; false where the memory or writing fails. */
bool survey_json(const struct survey *survey, FILE *to);

#endif
