#include "choice.h"

#include <string.h>

static const struct {
    const char *word, *name;
} estimates[ESTIMATES] = { [MLE] = { "mle", "maximum likelihood" },
                           [MARGINAL] = { "marginal", "marginal likelihood" },
                           [PAIRWISE] = { "pairwise", "pairwise" },
                           [MAP] = { "map", "maximum a posteriori" } };

static const char *const intervals[INTERVALS] = {
    [BY_MARGINAL] = "marginal",
    [BY_WALD] = "wald",
    [BY_PROFILE] = "profile",
};

bool choose_estimate(struct choice *c, const char *word)
{
    for (c->estimate = 0; c->estimate < ESTIMATES; ++c->estimate)
        if (strcmp(estimates[c->estimate].word, word) == 0)
            return true;
    return false;
}

bool choose_interval(struct choice *c, const char *word)
{
    for (c->interval = 0; c->interval < INTERVALS; ++c->interval)
        if (strcmp(intervals[c->interval], word) == 0)
            return true;
    return false;
}

const char *estimate_word(enum estimate e)
{
    return estimates[e].word;
}

const char *estimate_name(enum estimate e)
{
    return estimates[e].name;
}

const char *interval_word(enum interval i)
{
    return intervals[i];
}

double estimate_of(const burgi_vmf_result *r, enum estimate e)
{
    switch (e) {
    case MARGINAL:
        return r->kappa_marginal;
    case PAIRWISE:
        return r->kappa_pairwise;
    case MAP:
        return r->kappa_map;
    default:
        return r->kappa;
    }
}

void interval_of(const burgi_vmf_result *r, enum interval i, double *lo, double *hi)
{
    *lo = i == BY_WALD ? r->wald_lo : i == BY_PROFILE ? r->profile_lo : r->kappa_lo;
    *hi = i == BY_WALD ? r->wald_hi : i == BY_PROFILE ? r->profile_hi : r->kappa_hi;
}

enum estimate estimate_within(enum interval i)
{
    return i == BY_MARGINAL ? MARGINAL : MLE;
}

bool choose_sort(struct choice *c, const char *word)
{
    static const char *const words[SORTS] = { "label", "kappa", "rows" };
    for (int k = 0; k < SORTS; ++k)
        if (strcmp(word, words[k]) == 0) {
            c->sort = (enum sort)k;
            return true;
        }
    return false;
}
