/* Fits of mixtures by libburgi_cuda's engine, its kernels run on the CPU by tests/cuda/host.cc, against those of
 * libburgi_kernel alone. */
#include "cuda_mixture.h"

static void fit_both(const char *what, double bound, const struct data *d,
                     burgi_mixture_options o)
{
    burgi_vmf_mixture *here, *there;
    o.struct_size = sizeof o;
    o.tolerance = 1e-14;
    o.threads = 1;
    cr_assert(burgi_vmf_mixture_fit(&d->rows, &o, &here) == BURGI_OK);
    o.engine = d->engine;
    const size_t launches = bg_host_launches;
    const burgi_status status = burgi_vmf_mixture_fit(NULL, &o, &there);
    cr_assert(status == BURGI_OK, "%s: %s", what, burgi_strerror(status));
    cr_expect(bg_host_launches > launches);
    expect_same_fit(what, bound, here, there);
    burgi_vmf_mixture_free(here);
    burgi_vmf_mixture_free(there);
}

static void every_fit(size_t p, double kappa, bool single)
{
    double *const x = room(ROWS * p), *const weights = room(ROWS);
    float *const f = calloc(ROWS * p, sizeof *f);
    burgi_rows rows = some_rows(p, kappa, x, weights);
    int32_t labels[ROWS];
    for (size_t i = 0; i < ROWS * p; ++i)
        f[i] = (float)fmin(x[i], 1e30);
    for (size_t i = 0; i < ROWS; ++i)
        labels[i] = i % 5 == 0 ? -1 : (int32_t)(i / 30);
    rows.weights = weights;
    if (single) {
        rows.f64 = NULL;
        rows.f32 = f;
    }
    struct data d = data_of(rows);
    const double bound = kappa > 0x1p14 ? in_double : in_single;
    const burgi_mixture_options o = { .k = 3, .seed = 4 };
    burgi_mixture_options v = o;
    fit_both("soft", bound, &d, v);
    v.restarts = 3;
    v.background = 1;
    fit_both("background, three starts", bound, &d, v);
    v = o;
    v.assign = BURGI_ASSIGN_HARD;
    fit_both("hard", bound, &d, v);
    v.kappa = BURGI_KAPPA_COMMON;
    v.init = BURGI_INIT_LABELS;
    v.labels = labels;
    fit_both("spherical k-means from labels", bound, &d, v);
    v.assign = BURGI_ASSIGN_SOFT;
    v.estimate = BURGI_ESTIMATE_MARGINAL;
    fit_both("common kappa, marginal", bound, &d, v);
    v = o;
    v.kappa = BURGI_KAPPA_FIXED;
    v.kappa_value = kappa;
    fit_both("fixed", bound, &d, v);
    data_end(&d);
    free(x);
    free(weights);
    free(f);
}

Test(cuda_mixture_fit, as_the_cpu)
{
    need_fma();
    every_fit(6, 20000.0, false);
}

Test(cuda_mixture_fit, concentrated)
{
    need_fma();
    every_fit(4, 1e9, false);
}

Test(cuda_mixture_fit, single)
{
    need_fma();
    bg_host_order = BG_SHUFFLED;
    every_fit(19, 400.0, true);
}

Test(cuda_mixture_fit, stochastic_and_from_a_mixture)
{
    double *const x = room(ROWS * 6), *const weights = room(ROWS);
    need_fma();
    struct data d = data_of(some_rows(6, 200.0, x, weights));
    burgi_mixture_options o = {
        .struct_size = sizeof o, .k = 3, .seed = 4, .assign = BURGI_ASSIGN_STOCHASTIC
    };
    burgi_vmf_mixture *m;
    fit_both("stochastic", in_single, &d, o);
    o.assign = BURGI_ASSIGN_SOFT;
    o.init = BURGI_INIT_RANDOM;
    o.restarts = 4;
    fit_both("random starts", in_single, &d, o);
    o.engine = d.engine;
    o.max_iterations = 1;
    cr_assert(burgi_vmf_mixture_fit(NULL, &o, &m) == BURGI_OK);
    o = (burgi_mixture_options){ .k = 3, .init = BURGI_INIT_MIXTURE, .start = m };
    fit_both("from a mixture", in_single, &d, o);
    burgi_vmf_mixture_free(m);
    data_end(&d);
    free(x);
    free(weights);
}
