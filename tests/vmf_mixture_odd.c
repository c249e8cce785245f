/* Mixtures of odd data, and arguments that are refused. */
#include "mixture.h"

Test(vmf_mixture_odd, concentrations_far_apart)
{
    enum { P = 16, EACH = 500 };
    double *const x = room(2 * EACH * P);
    const burgi_rows rows = rows_of(2 * EACH, P, x);
    static const double kappas[][2] = { { 1e9, 1.0 }, { 1e15, 1e12 }, { 1e6, 0.0 } };

    for (size_t i = 0; i < 3; ++i) {
        draw(P, 0, 1.0, kappas[i][0], 1, EACH, x);
        draw(P, 1, 1.0, kappas[i][1], 2, EACH, x + EACH * P);
        const burgi_mixture_options o = asking(2);
        burgi_vmf_mixture *const m = fit(&rows, &o);
        expect_sound("far apart", m, true);
        const burgi_vmf_component *const k = &m->component[about(m, 0)];
        cr_expect(fabs(k->kappa / kappas[i][0] - 1.0) < 4.0 * sqrt(2.0 / (EACH * (P - 1.0))),
                  "kappa %g, expected %g", k->kappa, kappas[i][0]);
        cr_expect(k->flags == 0 && fabs(k->weight - 0.5) < 1e-12);
        /* The one law alone, by differences from its own mean: the same kappa. */
        burgi_vmf_stats *const s = burgi_vmf_stats_new(P);
        burgi_vmf_result r = { .struct_size = sizeof r };
        cr_assert(burgi_vmf_stats_add_f64(s, EACH, x, P, NULL) == BURGI_OK &&
                  burgi_vmf_fit(s, &r, NULL) == BURGI_OK);
        expect_close("kappa of its rows", k->kappa, r.kappa, 1e-9);
        expect_close("delta of its rows", k->delta, r.delta, 1e-9);
        burgi_vmf_stats_free(s);
        if (kappas[i][1] == 1.0)
            expect_close("log-likelihood", m->log_likelihood, log_likelihood(m, &rows), 1e-12);
        burgi_vmf_mixture_free(m);
    }
    free(x);
}

/* All finite, and flagged. */
Test(vmf_mixture_odd, degenerate_data)
{
    enum { P = 5, MOST = 40 };
    double x[MOST * P];
    unsigned flags = 0;

    for (size_t i = 0; i < MOST * P; ++i)
        x[i] = 1.0;
    burgi_rows rows = rows_of(20, P, x);
    burgi_mixture_options o = asking(3);
    burgi_vmf_mixture *m = fit(&rows, &o);
    expect_sound("all equal", m, true);
    for (size_t c = 0; c < 3; ++c)
        flags |= m->component[c].flags;
    cr_expect((flags & BURGI_COMPONENT_COLLAPSED) != 0 && (flags & BURGI_COMPONENT_EMPTY) != 0);
    burgi_vmf_mixture_free(m);

    for (size_t i = 20 * P; i < MOST * P; ++i)
        x[i] = -1.0;
    rows = rows_of(MOST, P, x);
    o = asking(2);
    m = fit(&rows, &o);
    expect_sound("antipodal", m, true);
    for (size_t c = 0; c < 2; ++c)
        cr_expect(m->component[c].flags == BURGI_COMPONENT_COLLAPSED &&
                  m->component[c].weight == 0.5 && m->component[c].n_eff == 20.0);
    cr_expect(fabs(m->mu[0] * m->mu[P] * P + 1.0) < 1e-12);
    burgi_vmf_mixture_free(m);
    o = asking(1); /* their sum is 0 */
    m = fit(&rows, &o);
    expect_sound("antipodal, one component", m, true);
    cr_expect(m->component[0].kappa < 1e-12);
    burgi_vmf_mixture_free(m);

    draw(P, 0, 1.0, 10.0, 1, 8, x);
    rows = rows_of(8, P, x);
    o = asking(8); /* as many as rows */
    m = fit(&rows, &o);
    expect_sound("a component a row", m, true);
    flags = 0;
    for (size_t c = 0; c < 8; ++c)
        flags |= m->component[c].flags;
    cr_expect((flags & BURGI_COMPONENT_ONE_POINT) != 0);
    burgi_vmf_mixture_free(m);
    o = asking(9);
    cr_expect(burgi_vmf_mixture_fit(&rows, &o, &m) == BURGI_EDOM && m == NULL);
}

Test(vmf_mixture_odd, rows_without_direction_and_of_any_length)
{
    enum { P = 4, ROWS = 60 };
    double x[ROWS * P], y[ROWS * P], weights[ROWS], density[ROWS], delta[ROWS], r[ROWS * 2];
    int32_t best[ROWS];
    burgi_rows rows = rows_of(ROWS, P, x);
    burgi_mixture_options o = asking(2);
    double l;

    draw(P, 0, 1.0, 10.0, 1, 30, x);
    draw(P, 1, 1.0, 10.0, 2, 30, x + 30 * P);
    memcpy(y, x, sizeof y);
    for (size_t j = 0; j < P; ++j) {
        x[3 * P + j] = 0.0;
        x[9 * P + j] *= 0x1p-1030;
        x[10 * P + j] *= 0x1p600;
    }
    x[7 * P + 2] = (double)NAN;
    burgi_vmf_mixture *const m = fit(&rows, &o);
    cr_expect(m->skipped == 2 && m->first_skipped == 4 && m->rows == ROWS - 2);
    cr_assert(burgi_vmf_mixture_score(m, &rows, 1, density, r, best, delta, &l) == BURGI_OK);
    cr_expect(isnan(density[3]) && isnan(density[7]) && isnan(delta[3]) && isnan(r[6]) &&
              best[3] == -1 && best[7] == -1);
    cr_expect(isfinite(density[9]) && isfinite(density[10]) && isfinite(l));
    /* The same rows at length 1, those two of weight 0. */
    for (size_t i = 0; i < ROWS; ++i)
        weights[i] = i != 3 && i != 7;
    rows.f64 = y;
    rows.weights = weights;
    burgi_vmf_mixture *const same = fit(&rows, &o);
    expect_close("log-likelihood", same->log_likelihood, m->log_likelihood, 1e-11);
    cr_expect(same->skipped == 0 && same->first_skipped == 0 && same->rows == ROWS - 2);
    burgi_vmf_mixture_free(same);
    burgi_vmf_mixture_free(m);
}

static void refuse(const char *what, const burgi_rows *rows, const burgi_mixture_options *o,
                   burgi_status want)
{
    burgi_vmf_mixture *m = NULL;
    const burgi_status status = burgi_vmf_mixture_fit(rows, o, &m);
    cr_expect(status == want && m == NULL, "%s: %s", what, burgi_strerror(status));
}

Test(vmf_mixture_odd, bad_arguments)
{
    enum { P = 3, ROWS = 10 };
    double x[ROWS * P], weights[ROWS] = { 1.0 };
    int32_t labels[ROWS] = { 0, 1 };
    const burgi_mixture_options good = asking(2);
    burgi_mixture_options o = good;
    draw(P, 0, 1.0, 3.0, 1, ROWS, x);
    const burgi_rows rows = rows_of(ROWS, P, x);
    burgi_rows bad = rows;

#define REFUSE(what, member, value, want)                                                      \
    o = good;                                                                                  \
    o.member = value;                                                                          \
    refuse(what, &rows, &o, want)
    REFUSE("size", struct_size, 4, BURGI_EINVAL);
    REFUSE("k", k, 0, BURGI_EINVAL);
    REFUSE("assign", assign, (burgi_mixture_assign)3, BURGI_EINVAL);
    REFUSE("kappa", kappa, (burgi_mixture_kappa)3, BURGI_EINVAL);
    REFUSE("estimate", estimate, (burgi_mixture_estimate)3, BURGI_EINVAL);
    REFUSE("init", init, (burgi_mixture_init)4, BURGI_EINVAL);
    REFUSE("tolerance", tolerance, -1.0, BURGI_EINVAL);
    REFUSE("tolerance", tolerance, (double)NAN, BURGI_EINVAL);
    REFUSE("tolerance", tolerance, 1.0, BURGI_EINVAL);
    REFUSE("threads", threads, -1, BURGI_EINVAL);
    REFUSE("labels", init, BURGI_INIT_LABELS, BURGI_EINVAL);
    REFUSE("start", init, BURGI_INIT_MIXTURE, BURGI_EINVAL);
    o = good;
    o.kappa = BURGI_KAPPA_FIXED;
    o.kappa_value = 0x1p200;
    refuse("fixed kappa", &rows, &o, BURGI_EINVAL);
    o = good;
    o.init = BURGI_INIT_LABELS;
    o.labels = labels;
    labels[5] = 2;
    refuse("a label too large", &rows, &o, BURGI_EDOM);
    burgi_vmf_mixture *const start = burgi_vmf_mixture_new(P + 1, 2), *m;
    o = good;
    o.init = BURGI_INIT_MIXTURE;
    o.start = start;
    refuse("a start of another dimension", &rows, &o, BURGI_EDOM);
    cr_expect(burgi_vmf_mixture_score(start, &rows, 0, NULL, NULL, NULL, NULL, NULL) ==
              BURGI_EDOM);
    burgi_vmf_mixture_free(start);

    bad.f64 = NULL;
    refuse("no rows", &bad, &good, BURGI_EINVAL);
    bad = rows;
    bad.p = 1;
    refuse("p = 1", &bad, &good, BURGI_EINVAL);
    bad = rows;
    bad.ld = 2;
    refuse("ld", &bad, &good, BURGI_EINVAL);
    bad = rows;
    bad.weights = weights;
    weights[1] = -1.0;
    refuse("weights", &bad, &good, BURGI_EDOM);
    refuse("null rows", NULL, &good, BURGI_EINVAL);
    refuse("null options", &rows, NULL, BURGI_EINVAL);
    cr_expect(burgi_vmf_mixture_fit(&rows, &good, NULL) == BURGI_EINVAL);

    m = fit(&rows, &good);
    cr_expect(burgi_vmf_mixture_score(NULL, &rows, 0, NULL, NULL, NULL, NULL, NULL) ==
              BURGI_EINVAL);
    m->mu[0] *= 2.0;
    cr_expect(burgi_vmf_mixture_score(m, &rows, 0, NULL, NULL, NULL, NULL, NULL) == BURGI_EDOM);
    m->mu[0] /= 2.0;
    for (int i = 0; i < 2; ++i) {
        m->component[0].kappa = i == 0 ? (double)NAN : 0x1p200;
        cr_expect(burgi_vmf_mixture_score(m, &rows, 0, NULL, NULL, NULL, NULL, NULL) ==
                  BURGI_EDOM);
    }
    m->component[0].kappa = 1.0;
    m->component[0].weight += 0.1;
    cr_expect(burgi_vmf_mixture_score(m, &rows, 0, NULL, NULL, NULL, NULL, NULL) == BURGI_EDOM);
    burgi_vmf_mixture_free(m);
    burgi_vmf_mixture_free(NULL);
    cr_expect(burgi_vmf_mixture_new(1, 1) == NULL && burgi_vmf_mixture_new(2, 0) == NULL);
}
