/* Mixtures: each way to ask for one, and what it must come to. */
#include "mixture.h"

/* Each way to ask, and what it must come to. */
Test(vmf_mixture_ways, ways_to_ask)
{
    static const double times[] = { 0.5, 1.5, 4.0 }; /* they overlap */
    static int32_t truth[N], best[N];
    enum { P = 16 };
    double *const x = three(P, times, truth);
    const burgi_rows rows = rows_of(N, P, x);
    burgi_mixture_options o = asking(3);
    burgi_vmf_mixture *const soft = fit(&rows, &o);

    o.init = BURGI_INIT_LABELS; /* finds the same */
    o.labels = truth;
    burgi_vmf_mixture *m = fit(&rows, &o);
    expect_close("labels", m->log_likelihood, soft->log_likelihood, 1e-7);
    cr_expect(m->mu[0] > 0.9 && m->mu[P + 1] > 0.9 && m->mu[2 * P + 2] > 0.9,
              "the labels' order");
    burgi_vmf_mixture_free(m);

    o = asking(3);
    o.init = BURGI_INIT_RANDOM;
    m = fit(&rows, &o);
    expect_close("random", m->log_likelihood, soft->log_likelihood, 1e-7);
    burgi_vmf_mixture_free(m);

    o = asking(3);
    o.assign = BURGI_ASSIGN_STOCHASTIC;
    m = fit(&rows, &o);
    expect_close("stochastic", m->log_likelihood, soft->log_likelihood, 1e-7);
    burgi_vmf_mixture_free(m);

    o.assign = BURGI_ASSIGN_HARD; /* no row moves in one more step */
    m = fit(&rows, &o);
    cr_expect(m->converged &&
                  m->log_likelihood <
                      soft->log_likelihood + 1e-8 * fabs(soft->log_likelihood) &&
                  m->log_likelihood > soft->log_likelihood - 1e-3 * fabs(soft->log_likelihood),
              "hard: %g, soft: %g", m->log_likelihood, soft->log_likelihood);
    expect_sound("hard", m, true);
    size_t given[3] = { 0 };
    cr_assert(burgi_vmf_mixture_score(m, &rows, 0, NULL, NULL, best, NULL, NULL) == BURGI_OK);
    for (size_t i = 0; i < N; ++i)
        ++given[best[i]];
    for (size_t c = 0; c < 3;
         ++c) /* weights are those of the rows that are most likely of it */
        expect_close("hard weights", m->component[c].weight, (double)given[c] / N, 1e-13);
    burgi_vmf_mixture_free(m);

    o.kappa =
        BURGI_KAPPA_COMMON; /* spherical k-means: each row is with the nearest direction, */
    m = fit(&rows, &o);
    expect_sound("k-means", m, true);
    for (size_t i = 0; i < N; ++i) {
        double most = -2.0;
        for (int32_t c = 0; c < 3; ++c) {
            double cosine = 0.0;
            for (size_t j = 0; j < P; ++j)
                cosine += x[i * P + j] * m->mu[(size_t)c * P + j];
            if (cosine > most)
                best[i] = c;
            most = fmax(most, cosine);
        }
    }
    for (size_t c = 0; c < 3; ++c) { /* which is that of the sum of its rows */
        double sum[P] = { 0.0 }, length = 0.0, n = 0.0;
        for (size_t i = 0; i < N; ++i)
            if (best[i] == (int32_t)c) {
                n += 1.0;
                for (size_t j = 0; j < P; ++j)
                    sum[j] += x[i * P + j];
            }
        for (size_t j = 0; j < P; ++j)
            length += sum[j] * sum[j];
        for (size_t j = 0; j < P; ++j)
            cr_expect(fabs(sum[j] / sqrt(length) - m->mu[c * P + j]) < 1e-13, "centre %zu", c);
        expect_close("rows of a centre", m->component[c].weight, n / N, 1e-13);
        expect_close("one kappa", m->component[c].kappa, m->component[0].kappa, 0.0);
    }
    expect_close("one kappa's parameters", m->parameters, 3.0 * (P - 1.0) + 1.0 + 2.0, 0.0);
    burgi_vmf_mixture_free(m);

    o = asking(3);
    o.kappa = BURGI_KAPPA_FIXED;
    o.kappa_value = 50.0;
    m = fit(&rows, &o);
    cr_expect(m->component[0].kappa == 50.0 && m->component[2].kappa == 50.0 &&
              m->parameters == 3.0 * (P - 1.0) + 2.0);
    burgi_vmf_mixture_free(m);

    /* Marginal estimates: A(kappa R) R = n A(kappa); of one kappa, summed. */
    o = asking(3);
    o.estimate = BURGI_ESTIMATE_MARGINAL;
    o.tolerance = 1e-13;
    for (int common = 0; common < 2; ++common) {
        o.kappa = common ? BURGI_KAPPA_COMMON : BURGI_KAPPA_FREE;
        m = fit(&rows, &o);
        double slope = 0.0;
        for (size_t c = 0; c < 3; ++c) {
            const burgi_vmf_component *const k = &m->component[c];
            const double R = k->n_eff * k->rbar;
            const double f = R * burgi_vmf_mean_resultant(P, k->kappa * R) -
                             k->n_eff * burgi_vmf_mean_resultant(P, k->kappa);
            slope += f;
            if (!common)
                cr_expect(fabs(f) < 1e-4, "component %zu: %g", c, f);
        }
        cr_expect(common || fabs(slope) < 1e-4);
        cr_expect(m->log_likelihood < soft->log_likelihood);
        burgi_vmf_mixture_free(m);
    }
    o = asking(3);
    o.estimate = BURGI_ESTIMATE_MAP;
    m = fit(&rows, &o);
    expect_sound("map", m, true);
    for (size_t c = 0; c < 3; ++c) {
        const size_t axis = m->mu[c * P] > 0.9 ? 0 : m->mu[c * P + 1] > 0.9 ? 1 : 2;
        cr_expect(m->component[c].kappa < soft->component[about(soft, axis)].kappa);
    }
    burgi_vmf_mixture_free(m);
    burgi_vmf_mixture_free(soft);
    free(x);
}

Test(vmf_mixture_ways, a_background_takes_what_is_uniform)
{
    enum { P = 8 };
    double *const x = room(N * P);
    draw(P, 0, 1.0, 200.0, 1, 2000, x);
    draw(P, 0, 1.0, 0.0, 2, 1000, x + 2000 * P);
    const burgi_rows rows = rows_of(N, P, x);
    burgi_mixture_options o = asking(1);
    o.background = 1;
    burgi_vmf_mixture *const m = fit(&rows, &o);
    cr_expect(fabs(m->background - 1.0 / 3.0) < 4.0 * sqrt(2.0 / 9.0 / N), "background %g",
              m->background);
    cr_expect(fabs(m->component[0].kappa - 200.0) < 8.0 * 200.0 / sqrt(2000.0 * 3.5));
    burgi_vmf_mixture_free(m);
    free(x);
}

/* Rows in blocks, each once. */
Test(vmf_mixture_ways, blocks_of_rows)
{
    static const double times[] = { 2.0, 4.0, 8.0 };
    static int32_t truth[N];
    enum { P = 16, FIRST = 700 };
    double *const x = three(P, times, truth), *const mixed = room(N * P);
    for (size_t i = 0; i < N; ++i) /* rows of all kinds from the first on */
        memcpy(mixed + (i * 1001 % N) * P, x + i * P, P * sizeof *x);
    for (size_t j = 0; j < P; ++j)
        mixed[1500 * P + j] = 0.0;

    for (size_t k = 1; k <= 3; k += 2) {
        const burgi_mixture_options o = asking(k);
        const burgi_rows rows = rows_of(N, P, mixed);
        burgi_rows block = rows_of(FIRST, P, mixed);
        burgi_vmf_mixture *const all = fit(&rows, &o);
        burgi_mixture_stream *s;
        cr_assert(burgi_mixture_stream_new(&block, &o, &s) == BURGI_OK);
        size_t blocks = 1;
        for (size_t i = FIRST, n; i < N; i += n, ++blocks) {
            n = i + 900 < N ? 900 : N - i;
            block = rows_of(n, P, mixed + i * P);
            cr_assert(burgi_mixture_stream_add(s, &block) == BURGI_OK);
        }
        block.p = block.ld = P - 1;
        cr_expect(burgi_mixture_stream_add(s, &block) == BURGI_EDOM &&
                  burgi_mixture_stream_look(s, &block) == BURGI_EDOM);
        cr_expect(burgi_mixture_stream_add(s, NULL) == BURGI_EINVAL &&
                  burgi_mixture_stream_add(NULL, &rows) == BURGI_EINVAL);
        block = rows_of(1000, P, mixed);
        cr_assert(burgi_mixture_stream_look(s, &block) == BURGI_OK);
        block = rows_of(N - 1000, P, mixed + 1000 * P);
        cr_assert(burgi_mixture_stream_look(s, &block) == BURGI_OK);
        burgi_vmf_mixture *const m = burgi_mixture_stream_end(s);
        cr_expect(m->iterations == blocks && !m->converged && m->rows == N - 1.0 &&
                  m->skipped == 1 && m->first_skipped == 1501);
        expect_sound("blocks", m, true);
        expect_close("log-likelihood of blocks", m->log_likelihood, all->log_likelihood,
                     k == 1 ? 1e-12 : 1e-3);
        expect_close("parameters", m->parameters, all->parameters, 0.0);
        if (k == 1)
            expect_close("kappa of blocks", m->component[0].kappa, all->component[0].kappa,
                         1e-12);
        burgi_vmf_mixture_free(m);
        burgi_vmf_mixture_free(all);
    }
    const burgi_mixture_options o = asking(8);
    burgi_rows few = rows_of(7, P, mixed);
    burgi_mixture_stream *s = NULL;
    cr_expect(burgi_mixture_stream_new(&few, &o, &s) == BURGI_EDOM && s == NULL);
    cr_expect(burgi_mixture_stream_new(&few, &o, NULL) == BURGI_EINVAL);
    burgi_mixture_stream_free(NULL);
    free(mixed);
    free(x);
}

Test(vmf_mixture_ways, stream_of_which_nothing_was_looked_at)
{
    static const double times[] = { 0.5, 1.0, 3.0 };
    static int32_t truth[N];
    double *const x = three(4, times, truth);
    const burgi_rows rows = rows_of(N, 4, x);
    const burgi_mixture_options o = asking(2);
    burgi_mixture_stream *s;
    cr_assert(burgi_mixture_stream_new(&rows, &o, &s) == BURGI_OK);
    burgi_vmf_mixture *const m = burgi_mixture_stream_end(s);
    cr_expect(isnan(m->log_likelihood) && isnan(m->bic) && isnan(m->aic) && isnan(m->icl));
    cr_expect(m->rows == 0.0 && m->iterations == 1);
    burgi_vmf_mixture_free(m);
    free(x);
}
