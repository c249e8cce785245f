/* The tests of burgi vmf test, done and told. */
#ifndef BURGI_CLI_VMF_TRIAL_H
#define BURGI_CLI_VMF_TRIAL_H

#include <stdio.h>

#include "goodness.h"
#include "kept.h"
#include "permute.h"
#include "uniform.h"

struct trial {
    size_t files; /* 1 or 2 */
    const char *name[2];
    const struct kept *kept; /* of each */
    burgi_vmf_result fit[2];
    struct draws draws;
    struct uniform uniform;   /* of one file, */
    struct goodness goodness; /* likewise */
    struct permuted permuted; /* of two */
};

/* Whether the test that --exit-status is about rejects at 1 %; NaN is no. */
bool trial_rejects(const struct trial *t);

/* Whether there is a test to ask that of. */
bool trial_has_verdict(const struct trial *t);

void trial_report(const struct trial *t, FILE *to);

/* One JSON document; false where the memory or writing fails. */
bool trial_json(const struct trial *t, FILE *to);

#endif
