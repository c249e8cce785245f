/* Which of the estimates and of the intervals leads, by its word on the command line. */
#ifndef BURGI_CLI_VMF_CHOICE_H
#define BURGI_CLI_VMF_CHOICE_H

#include <burgi/vmf.h>
#include <stdbool.h>
#include <stddef.h>

enum estimate { MLE, MARGINAL, PAIRWISE, MAP, ESTIMATES };
enum interval { BY_MARGINAL, BY_WALD, BY_PROFILE, INTERVALS };
enum sort { BY_LABEL, BY_KAPPA, BY_ROWS, SORTS };
enum { TOP = 50 };

struct choice {
    enum estimate estimate;
    enum interval interval;
    enum sort sort; /* of the classes of a report: the largest first, but for labels, */
    size_t top;     /* and how many of them; 0: TOP */
};

/* False where it is none of the words. */
bool choose_estimate(struct choice *c, const char *word);
bool choose_interval(struct choice *c, const char *word);

bool choose_sort(struct choice *c, const char *word);

const char *estimate_word(enum estimate e); /* "mle" */
const char *estimate_name(enum estimate e); /* "maximum likelihood" */
const char *interval_word(enum interval i);

double estimate_of(const burgi_vmf_result *r, enum estimate e);
void interval_of(const burgi_vmf_result *r, enum interval i, double *lo, double *hi);

/* The estimate that an interval is about. */
enum estimate estimate_within(enum interval i);

#endif
