/* Scores of mixtures by libburgi_cuda, its kernels run on the CPU by tests/cuda/host.cc, against libburgi_kernel's. */
#include "cuda_mixture.h"

struct scores {
    double *log_density, *responsibility, *delta;
    int32_t *best;
};

static struct scores scores_of(size_t n, size_t each)
{
    return (struct scores){ room(n), room(n * each), room(n), calloc(n, sizeof(int32_t)) };
}

static void scores_end(struct scores s)
{
    free(s.log_density);
    free(s.responsibility);
    free(s.delta);
    free(s.best);
}

static size_t each_of(const burgi_vmf_mixture *m)
{
    return m->k + (m->background > 0.0);
}

static burgi_cuda_mixture *upload(const burgi_vmf_mixture *m)
{
    double *const at = room(each_of(m));
    burgi_cuda_mixture *made;
    cr_assert(burgi_vmf_mixture_log_peaks(m, at) == BURGI_OK);
    cr_assert(burgi_cuda_mixture_new(m, at, &made) == BURGI_OK);
    free(at);
    return made;
}

static size_t numbers(const burgi_rows *rows)
{
    return (rows->n - 1) * rows->ld + rows->p;
}

static burgi_rows upload_rows(const burgi_rows *rows)
{
    burgi_rows r = *rows;
    if (rows->f32 != NULL)
        r.f32 = on_device(rows->f32, numbers(rows) * sizeof(float));
    else
        r.f64 = on_device(rows->f64, numbers(rows) * sizeof(double));
    return r;
}

static void free_rows(const burgi_rows *rows)
{
    burgi_cuda_free((void *)(uintptr_t)rows->f32);
    burgi_cuda_free((void *)(uintptr_t)rows->f64);
}

/* Scores by the device, so many rows at a time; which: a bit for each that is asked for. */
static void score_on_device(const burgi_vmf_mixture *m, const burgi_rows *rows,
                            size_t at_a_time, unsigned which, struct scores to)
{
    const size_t n = rows->n, each = each_of(m);
    burgi_cuda_mixture *const mixture = upload(m);
    const burgi_rows there = upload_rows(rows);
    const size_t bytes = burgi_cuda_mixture_workspace(mixture, at_a_time);
    double *const log_density = on_device(to.log_density, n * sizeof(double)),
                  *const r = on_device(to.responsibility, n * each * sizeof(double)),
                  *const delta = on_device(to.delta, n * sizeof(double));
    int32_t *const best = on_device(to.best, n * sizeof *best);
    void *const workspace = on_device(NULL, bytes);

    cr_assert(burgi_cuda_vmf_mixture_score(mixture, &there, which & 1 ? log_density : NULL,
                                           which & 2 ? r : NULL, which & 4 ? best : NULL,
                                           which & 8 ? delta : NULL, workspace, bytes,
                                           NULL) == BURGI_OK);
    from_device(to.log_density, log_density, n * sizeof(double));
    from_device(to.responsibility, r, n * each * sizeof(double));
    from_device(to.best, best, n * sizeof *best);
    from_device(to.delta, delta, n * sizeof(double));
    burgi_cuda_mixture_free(mixture);
    free_rows(&there);
    burgi_cuda_free(log_density);
    burgi_cuda_free(r);
    burgi_cuda_free(best);
    burgi_cuda_free(delta);
    burgi_cuda_free(workspace);
}

static void by_device(const burgi_vmf_mixture *m, const burgi_rows *rows, double *log_density)
{
    struct scores s = scores_of(rows->n, each_of(m));
    score_on_device(m, rows, rows->n / 3, 1, s);
    memcpy(log_density, s.log_density, rows->n * sizeof *log_density);
    scores_end(s);
}

Test(cuda_mixture, digits)
{
    need_fma();
    expect_digits(by_device, 70, 4);
}

/* What there is no direction of, and what is of extreme length. */
static void spoil(struct random *random, const burgi_rows *rows, double *x)
{
    static const double odd[] = {
        0.0, (double)NAN, HUGE_VAL, 1e-290, 1e300, 0x1p-1060, 1e-160
    };
    for (size_t i = 0; i < rows->n; ++i) {
        const size_t what = (size_t)(random_uniform(random) * 40.0);
        for (size_t j = 0; what < 7 && j < rows->p; ++j)
            if (what == 0 || what > 2 || j == i % rows->p)
                x[i * rows->ld + j] = odd[what] * (what < 3 ? 1.0 : x[i * rows->ld + j]);
    }
}

/* Differences of two that are each within their bound; those of responsibilities follow. */
static void compare(const burgi_vmf_mixture *m, const burgi_rows *rows, const struct scores *a,
                    const struct scores *b)
{
    const size_t each = each_of(m);
    const double u = 0x1p-53, p = (double)m->p;
    double most = 0.0;

    for (size_t c = 0; c < m->k; ++c)
        most = fmax(most, m->component[c].kappa);
    for (size_t i = 0; i < rows->n; ++i) {
        const double *const r = a->responsibility + i * each, *const s =
                                                                  b->responsibility + i * each;
        const double f = a->log_density[i],
                     bound = 2.0 * (8.0 + sqrt(p)) * u * (10.0 * p + 2.0 * most + fabs(f));
        bool ok = isnan(f) ? isnan(b->log_density[i]) : fabs(f - b->log_density[i]) <= bound;
        for (size_t c = 0; c < each; ++c)
            ok = ok && (isnan(f) ? isnan(s[c]) : fabs(r[c] - s[c]) <= 4.0 * bound);
        const int32_t best = a->best[i], other = b->best[i];
        ok = ok && (best == other ||
                    (best >= 0 && other >= 0 && fabs(r[best] - r[other]) <= 4.0 * bound));
        if (ok && best == other) {
            const double d = a->delta[i], e = b->delta[i];
            ok = isnan(d)       ? isnan(e)
                 : d < 0x1.fp-7 ? same_bits(d, e)
                                : fabs(d - e) <= 2.0 * (p + 1.0) * u;
        }
        cr_assert(ok,
                  "p %zu, k %zu, each %zu, row %zu of %zu: log density %a, %a; best %d, %d; "
                  "delta %a, %a",
                  m->p, m->k, each, i, rows->n, f, b->log_density[i], best, other, a->delta[i],
                  b->delta[i]);
    }
}

struct shape {
    size_t p, k, n, ld, at_a_time;
    bool background, single;
};

static void score_shape(struct shape s, struct random *random)
{
    burgi_vmf_mixture *const m = any_mixture(random, s.p, s.k);
    double *const x = room(s.n * s.ld), *const dense = room(s.n * s.p);
    float *const f = calloc(s.n * s.ld, sizeof *f);
    burgi_rows rows = { .n = s.n, .p = s.p, .ld = s.ld, .f64 = x };

    for (size_t c = 0; c < s.k; ++c)
        m->component[c].kappa = fmin(m->component[c].kappa, c % 3 == 0 ? 1e12 : 1e4);
    m->background = s.background ? 0.25 : 0.0;
    for (size_t c = 0; c < s.k && s.background; ++c)
        m->component[c].weight *= 0.75;
    any_rows(random, m, s.n, dense);
    for (size_t i = 0; i < s.n; ++i)
        memcpy(x + i * s.ld, dense + i * s.p, s.p * sizeof *x);
    spoil(random, &rows, x);
    for (size_t i = 0; i < s.n * s.ld; ++i)
        f[i] = (float)x[i];
    if (s.single) {
        rows.f64 = NULL;
        rows.f32 = f;
    }
    struct scores want = scores_of(s.n, each_of(m)), got = scores_of(s.n, each_of(m));
    cr_assert(burgi_vmf_mixture_score(m, &rows, 1, want.log_density, want.responsibility,
                                      want.best, want.delta, NULL) == BURGI_OK);
    const size_t launches = bg_host_launches;
    score_on_device(m, &rows, s.at_a_time, 15, got);
    cr_expect(bg_host_launches - launches == 2 * ((s.n - 1) / s.at_a_time + 1));
    compare(m, &rows, &want, &got);
    scores_end(want);
    scores_end(got);
    burgi_vmf_mixture_free(m);
    free(x);
    free(dense);
    free(f);
}

static void every_shape(enum bg_host_order order, uint64_t seed)
{
    static const size_t ps[] = { 2, 3, 15, 16, 17, 100, 257, 1000 },
                        ks[] = { 1, 2, 15, 16, 17, 33, 70 };
    struct random random = { seed };
    need_fma();
    bg_host_order = order;
    bg_host_seed = seed;
    for (size_t a = 0; a < sizeof ps / sizeof *ps; ++a)
        for (size_t b = 0; b < sizeof ks / sizeof *ks; ++b) {
            const size_t n = ps[a] * ks[b] > 5000 ? 35 : 1 + (a * 7 + b * 31) % 90;
            score_shape((struct shape){ .p = ps[a],
                                        .k = ks[b],
                                        .n = n,
                                        .ld = ps[a] + b % 3,
                                        .at_a_time = b % 2 == 0 ? n : 17,
                                        .background = (a + b) % 2 == 0,
                                        .single = (a + b) % 3 == 0 },
                        &random);
        }
}

Test(cuda_mixture, forward)
{
    every_shape(BG_FORWARD, 1);
}

Test(cuda_mixture, backward)
{
    every_shape(BG_BACKWARD, 2);
}

Test(cuda_mixture, shuffled)
{
    every_shape(BG_SHUFFLED, 3);
}

/* What is not asked for is not written, and does not change the rest. */
Test(cuda_mixture, each_may_be_null)
{
    enum { P = 20, K = 5 };
    struct random random = { 7 };
    burgi_vmf_mixture *const m = any_mixture(&random, P, K);
    double *const x = room(ROWS * P);
    const burgi_rows rows = rows_of(ROWS, P, x);
    struct scores all = scores_of(ROWS, K);
    need_fma();
    any_rows(&random, m, ROWS, x);
    score_on_device(m, &rows, 9, 15, all);
    for (unsigned which = 0; which < 16; ++which) {
        struct scores some = scores_of(ROWS, K), none = scores_of(ROWS, K);
        score_on_device(m, &rows, 9, which, some);
        cr_expect(memcmp(some.log_density, (which & 1 ? all : none).log_density,
                         ROWS * sizeof(double)) == 0);
        cr_expect(memcmp(some.responsibility, (which & 2 ? all : none).responsibility,
                         ROWS * K * sizeof(double)) == 0);
        cr_expect(memcmp(some.best, (which & 4 ? all : none).best, ROWS * sizeof(int32_t)) ==
                  0);
        cr_expect(memcmp(some.delta, (which & 8 ? all : none).delta, ROWS * sizeof(double)) ==
                  0);
        scores_end(some);
        scores_end(none);
    }
    scores_end(all);
    burgi_vmf_mixture_free(m);
    free(x);
}

/* Of components that are the same, the first, though a thread that comes before its own has the other. */
Test(cuda_mixture, ties)
{
    enum { P = 4, K = 20, FIRST = 1, OTHER = 16 };
    struct random random = { 11 };
    burgi_vmf_mixture *const m = any_mixture(&random, P, K);
    double *const x = room(ROWS * P);
    const burgi_rows rows = rows_of(ROWS, P, x);
    struct scores s = scores_of(ROWS, K);
    need_fma();
    memcpy(m->mu + OTHER * P, m->mu + FIRST * P, P * sizeof *x);
    for (size_t c = 0; c < K; ++c)
        m->component[c].kappa = 1e4;
    for (size_t i = 0; i < ROWS; ++i)
        memcpy(x + i * P, m->mu + FIRST * P, P * sizeof *x);
    score_on_device(m, &rows, ROWS, 15, s);
    for (size_t i = 0; i < ROWS; ++i)
        cr_expect(s.best[i] == FIRST &&
                  s.responsibility[i * K + FIRST] == s.responsibility[i * K + OTHER]);
    scores_end(s);
    burgi_vmf_mixture_free(m);
    free(x);
}
