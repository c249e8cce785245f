/* Mixtures: laws recovered, every field of the result, and data that degenerate. */
#include <burgi/kernel.h>
#include <burgi/vmf.h>
#include <burgi/vmf_sample.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static double *room(size_t n)
{
    double *const x = calloc(n, sizeof *x);
    cr_assert(x != NULL);
    return x;
}

/* n rows of a law about axis a, sign * e_a. */
static void draw(size_t p, size_t a, double sign, double kappa, uint64_t seed, size_t n,
                 double *x)
{
    double *const mu = room(p);
    mu[a] = sign;
    cr_assert(burgi_vmf_sample_f64(p, mu, kappa, seed, 0, n, x, p) == BURGI_OK);
    free(mu);
}

static burgi_mixture_options asking(size_t k)
{
    return (burgi_mixture_options){
        .struct_size = sizeof(burgi_mixture_options), .k = k, .restarts = 5, .seed = 3
    };
}

static burgi_rows rows_of(size_t n, size_t p, const double *x)
{
    return (burgi_rows){ .n = n, .p = p, .ld = p, .f64 = x };
}

static burgi_vmf_mixture *fit(const burgi_rows *rows, const burgi_mixture_options *o)
{
    burgi_vmf_mixture *m;
    const burgi_status status = burgi_vmf_mixture_fit(rows, o, &m);
    cr_assert(status == BURGI_OK, "%s", burgi_strerror(status));
    return m;
}

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

/* Log densities by the definition, in long double, from the parameters alone: exact cosines, whose
 * kappa (1 - cosine) has its digits where 1 - cosine is by differences. */
static double log_likelihood(const burgi_vmf_mixture *m, const burgi_rows *rows)
{
    const double p = (double)m->p;
    long double sum = 0.0L;

    for (size_t i = 0; i < rows->n; ++i) {
        const double *const x = rows->f64 + i * rows->ld;
        long double length = 0.0L, most = -INFINITY, all = 0.0L;
        long double *const l = malloc((m->k + 1) * sizeof *l);
        cr_assert(l != NULL);
        for (size_t j = 0; j < m->p; ++j)
            length += (long double)x[j] * (long double)x[j];
        length = sqrtl(length);
        for (size_t c = 0; c <= m->k; ++c) {
            const double kappa = c < m->k ? m->component[c].kappa : 0.0,
                         w = c < m->k ? m->component[c].weight : m->background;
            long double delta = 0.0L;
            for (size_t j = 0; c < m->k && j < m->p; ++j) {
                const long double d =
                    (long double)x[j] / length - (long double)m->mu[c * m->p + j];
                delta += d * d / 2.0L;
            }
            /* log C + kappa by the law of t = mu'x at a small delta where both are large */
            const long double peak =
                kappa < 1e5
                    ? (long double)burgi_vmf_log_norm(p, kappa) + (long double)kappa
                    : -0.5L * (long double)(p - 1.0) *
                              logl(2.0L * 3.14159265358979323846264L / (long double)kappa) +
                          (long double)((p - 1.0) * (p - 3.0)) / (8.0L * (long double)kappa);
            l[c] = logl((long double)w) + peak - (long double)kappa * delta;
            most = l[c] > most ? l[c] : most;
        }
        for (size_t c = 0; c <= m->k; ++c)
            all += expl(l[c] - most);
        sum +=
            (rows->weights == NULL ? 1.0L : (long double)rows->weights[i]) * (most + logl(all));
        free(l);
    }
    return (double)sum;
}

static void expect_close(const char *what, double a, double b, double relative)
{
    cr_expect(fabs(a - b) <= relative * fabs(b), "%s: %.17g, expected %.17g", what, a, b);
}

/* What holds of every fit: finite numbers, weights that sum to 1, kappa that solves for rbar. */
static void expect_sound(const char *what, const burgi_vmf_mixture *m, bool solves)
{
    double weight = m->background;

    for (size_t c = 0; c < m->k; ++c) {
        const burgi_vmf_component *const k = &m->component[c];
        weight += k->weight;
        cr_expect(isfinite(k->kappa) && isfinite(k->kappa_marginal) && isfinite(k->n_eff) &&
                      k->kappa >= 0.0,
                  "%s: component %zu: kappa %g, marginal %g, n_eff %g", what, c, k->kappa,
                  k->kappa_marginal, k->n_eff);
        if (!solves || (k->flags & BURGI_COMPONENT_EMPTY) != 0)
            continue;
        const double rest = burgi_vmf_mean_resultant_compl((double)m->p, k->kappa);
        cr_expect(fabs(rest - k->delta) <= 1e-11 * k->delta + 1e-15 * k->rbar,
                  "%s: component %zu: 1 - A %.17g, delta %.17g", what, c, rest, k->delta);
        cr_expect(fabs(k->rbar + k->delta - 1.0) <= 1e-15, "%s: rbar + delta", what);
    }
    expect_close("weights", weight, 1.0, 1e-12);
    cr_expect(isfinite(m->log_likelihood));
}

enum { N = 3000, SIZES = 3 };
static const size_t sizes[SIZES] = { 500, 1000, 1500 };

/* Three laws about axes, of kappa_c = p times these. */
static double *three(size_t p, const double *times, int32_t *label)
{
    double *const x = room(N * p);
    size_t at = 0;
    for (size_t c = 0; c < SIZES; ++c) {
        draw(p, c, 1.0, times[c] * (double)p, c + 1, sizes[c], x + at * p);
        for (size_t i = 0; i < sizes[c]; ++i)
            label[at++] = (int32_t)c;
    }
    return x;
}

/* Which component is about axis c. */
static size_t about(const burgi_vmf_mixture *m, size_t c)
{
    size_t best = 0;
    for (size_t k = 1; k < m->k; ++k)
        if (m->mu[k * m->p + c] > m->mu[best * m->p + c])
            best = k;
    return best;
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
        for (size_t c = 0; c < SIZES; ++c) {
            const burgi_vmf_component *const k = &m->component[about(m, c)];
            const double n = (double)sizes[c], w = n / N, kappa = times[c] * (double)p,
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

/* Each way to ask, and what it must come to. */
Test(vmf_mixture, ways_to_ask)
{
    static const double times[] = { 2.0, 4.0, 8.0 };
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

Test(vmf_mixture, a_background_takes_what_is_uniform)
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

Test(vmf_mixture, concentrations_far_apart)
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
Test(vmf_mixture, degenerate_data)
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

Test(vmf_mixture, rows_without_direction_and_of_any_length)
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

Test(vmf_mixture, bad_arguments)
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
    o.kappa_value = (double)INFINITY;
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
    m->component[0].kappa = (double)NAN;
    cr_expect(burgi_vmf_mixture_score(m, &rows, 0, NULL, NULL, NULL, NULL, NULL) == BURGI_EDOM);
    m->component[0].kappa = 1.0;
    m->component[0].weight += 0.1;
    cr_expect(burgi_vmf_mixture_score(m, &rows, 0, NULL, NULL, NULL, NULL, NULL) == BURGI_EDOM);
    burgi_vmf_mixture_free(m);
    burgi_vmf_mixture_free(NULL);
    cr_expect(burgi_vmf_mixture_new(1, 1) == NULL && burgi_vmf_mixture_new(2, 0) == NULL);
}
