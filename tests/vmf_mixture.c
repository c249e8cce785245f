/* Mixtures: laws recovered, every field of the result, bits. */
#include "mixture.h"

/* Adjusted Rand index of two labellings into few classes. */
static double rand_index(size_t n, const int32_t *a, const int32_t *b)
{
    enum { MOST = 8 };
    double both[MOST][MOST] = { { 0.0 } }, of_a[MOST] = { 0.0 }, of_b[MOST] = { 0.0 };
    double together = 0.0, in_a = 0.0, in_b = 0.0;

    for (size_t i = 0; i < n; ++i) {
        both[a[i]][b[i]] += 1.0;
        of_a[a[i]] += 1.0;
        of_b[b[i]] += 1.0;
    }
    for (int i = 0; i < MOST; ++i) {
        in_a += of_a[i] * (of_a[i] - 1.0) / 2.0;
        in_b += of_b[i] * (of_b[i] - 1.0) / 2.0;
        for (int j = 0; j < MOST; ++j)
            together += both[i][j] * (both[i][j] - 1.0) / 2.0;
    }
    const double by_chance = in_a * in_b / ((double)n * ((double)n - 1.0) / 2.0);
    return (together - by_chance) / (0.5 * (in_a + in_b) - by_chance);
}

Test(vmf_mixture, laws_are_recovered)
{
    static const size_t dims[] = { 3, 64, 2048 };
    static const double times[] = { 3.0, 8.0, 20.0 };
    static int32_t truth[N], best[N];

    for (size_t d = 0; d < 3; ++d) {
        const size_t p = dims[d];
        double *const x = three(p, times, truth);
        const burgi_rows rows = rows_of(N, p, x);
        const burgi_mixture_options o = asking(3);
        burgi_vmf_mixture *const m = fit(&rows, &o);
        expect_sound("recovered", m, true);
        cr_expect(m->converged);
        for (size_t c = 0; c < LAWS; ++c) {
            const burgi_vmf_component *const k = &m->component[about(m, c)];
            const double n = (double)rows_of_law(c), w = n / N, kappa = times[c] * (double)p,
                         se = 1.0 / sqrt(n * burgi_vmf_mean_resultant_deriv((double)p, kappa)),
                         overlap = p == 3 ? 2.0 : 1.0;
            cr_expect(fabs(k->weight - w) < overlap * 4.0 * sqrt(w * (1.0 - w) / N),
                      "p = %zu: weight %g, expected %g", p, k->weight, w);
            /* the maximum-likelihood kappa is biased up; the marginal one is not */
            cr_expect(fabs(k->kappa_marginal - kappa) < overlap * 4.0 * se,
                      "p = %zu: kappa %g, expected %g +- %g", p, k->kappa_marginal, kappa, se);
        }
        cr_assert(burgi_vmf_mixture_score(m, &rows, 0, NULL, NULL, best, NULL, NULL) ==
                  BURGI_OK);
        cr_expect(rand_index(N, truth, best) > (p == 3 ? 0.75 : 0.999), "p = %zu: %g", p,
                  rand_index(N, truth, best));
        burgi_vmf_mixture_free(m);
        free(x);
    }
}

Test(vmf_mixture, fields_are_what_they_say)
{
    enum { P = 5 };
    static const double times[] = { 1.0, 2.0, 5.0 };
    static int32_t truth[N], best[N];
    static double density[N], r[N * 4], delta[N];
    double *const x = three(P, times, truth);
    burgi_rows rows = rows_of(N, P, x);
    double weights[N];

    for (int round = 0; round < 3; ++round) { /* plain, weighted, with a background */
        burgi_mixture_options o = asking(3);
        for (size_t i = 0; i < N; ++i)
            weights[i] = i % 3 == 0 ? 0.0 : 0.5 + (double)(i % 7);
        rows.weights = round == 1 ? weights : NULL;
        o.background = round == 2;
        burgi_vmf_mixture *const m = fit(&rows, &o);
        expect_sound("fields", m, true);
        const size_t each = 3 + (m->background > 0.0);
        double l, entropy = 0.0, n[4] = { 0.0 }, all = 0.0, sum = 0.0;
        expect_close("log-likelihood", m->log_likelihood, log_likelihood(m, &rows), 1e-12);
        cr_assert(burgi_vmf_mixture_score(m, &rows, 2, density, r, best, delta, &l) ==
                  BURGI_OK);
        expect_close("scored", l, m->log_likelihood, 0.0);
        for (size_t i = 0; i < N; ++i) {
            const double w = rows.weights == NULL ? 1.0 : weights[i];
            double of_row = 0.0;
            size_t most = 0;
            for (size_t c = 0; c < each; ++c) {
                const double s = r[i * each + c];
                of_row += s;
                n[c] += w * s;
                entropy -= s > 0.0 ? w * s * log(s) : 0.0;
                most = s > r[i * each + most] ? c : most;
            }
            cr_expect(fabs(of_row - 1.0) < 1e-12);
            cr_expect((int32_t)most == best[i]);
            if (most < 3) {
                double cosine = 0.0;
                for (size_t j = 0; j < P; ++j)
                    cosine += x[i * P + j] * m->mu[most * P + j];
                cr_expect(fabs(1.0 - cosine - delta[i]) < 1e-14);
            } else
                cr_expect(isnan(delta[i]));
            all += w;
            sum += w * density[i];
        }
        expect_close("densities", sum, l, 1e-12);
        for (size_t c = 0; c < 3; ++c) {
            expect_close("n_eff", m->component[c].n_eff, n[c], 1e-12);
            expect_close("marginal", m->component[c].kappa_marginal,
                         m->component[c].rbar < 0.5
                             ? burgi_vmf_kappa_marginal(P, n[c], m->component[c].rbar)
                             : burgi_vmf_kappa_marginal_compl(P, n[c], m->component[c].delta),
                         1e-10);
        }
        const double d = 3.0 * (P - 1.0) + 3.0 + 2.0 + (round == 2);
        expect_close("rows", m->rows, all, 1e-14);
        expect_close("parameters", m->parameters, d, 0.0);
        expect_close("BIC", m->bic, -2.0 * l + d * log(all), 1e-14);
        expect_close("AIC", m->aic, -2.0 * l + 2.0 * d, 1e-14);
        expect_close("ICL", m->icl, m->bic + 2.0 * entropy, 1e-10);
        /* One more step gains less than the tolerance. */
        o.init = BURGI_INIT_MIXTURE;
        o.start = m;
        o.max_iterations = 1;
        o.tolerance = 1e-15;
        burgi_vmf_mixture *const next = fit(&rows, &o);
        const double gain = next->log_likelihood - m->log_likelihood;
        cr_expect(gain >= -1e-13 * fabs(l) && gain < 1e-8 * fabs(l),
                  "one more step gains %g of %g", gain, l);
        cr_expect(next->iterations == 1 && m->converged && m->iterations > 1);
        burgi_vmf_mixture_free(next);
        burgi_vmf_mixture_free(m);
    }
    free(x);
}

static void expect_same(const char *what, const burgi_vmf_mixture *a,
                        const burgi_vmf_mixture *b)
{
    cr_expect(memcmp(a->mu, b->mu, a->k * a->p * sizeof *a->mu) == 0 &&
                  memcmp(&a->log_likelihood, &b->log_likelihood, sizeof(double)) == 0 &&
                  a->iterations == b->iterations && a->restart == b->restart,
              "%s: other bits", what);
    for (size_t c = 0; c < a->k; ++c)
        cr_expect(a->component[c].kappa == b->component[c].kappa &&
                      a->component[c].weight == b->component[c].weight,
                  "%s: other parameters", what);
}

Test(vmf_mixture, bits_do_not_depend_on_threads_or_type)
{
    static const double times[] = { 0.5, 1.0, 3.0 };
    static int32_t truth[N];
    enum { P = 70 };
    double *const x = three(P, times, truth);
    float *const narrow = malloc(N * P * sizeof *narrow);
    for (size_t i = 0; i < N * P; ++i)
        x[i] = (double)(narrow[i] = (float)x[i]);
    const burgi_rows rows = rows_of(N, P, x);
    burgi_rows floats = rows;
    floats.f64 = NULL;
    floats.f32 = narrow;

    for (int assign = BURGI_ASSIGN_SOFT; assign <= BURGI_ASSIGN_STOCHASTIC; ++assign) {
        burgi_mixture_options o = asking(4);
        o.restarts = 2;
        o.assign = (burgi_mixture_assign)assign;
        o.threads = 1;
        burgi_vmf_mixture *const one = fit(&rows, &o);
        for (o.threads = 2; o.threads <= 7; o.threads += 5) {
            burgi_vmf_mixture *const many = fit(&rows, &o);
            expect_same("threads", many, one);
            burgi_vmf_mixture_free(many);
        }
        burgi_vmf_mixture *const same = fit(&floats, &o);
        expect_same("floats", same, one);
        burgi_vmf_mixture_free(same);
        burgi_vmf_mixture_free(one);
    }
    free(narrow);
    free(x);
}
