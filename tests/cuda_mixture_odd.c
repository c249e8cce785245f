/* What goes wrong with mixtures on a device. */
#include "cuda_mixture.h"

Test(cuda_mixture_odd, scores)
{
    burgi_vmf_mixture *const m = burgi_vmf_mixture_new(3, 2);
    double at[2], *const x = on_device(NULL, 30 * sizeof *x), *const y = on_device(NULL, 80),
                         *const workspace = on_device(NULL, 1000);
    burgi_cuda_mixture *d;
    burgi_rows rows = rows_of(10, 3, x);
    need_fma();
    cr_expect(burgi_vmf_mixture_log_peaks(NULL, at) == BURGI_EINVAL);
    cr_expect(burgi_vmf_mixture_log_peaks(m, NULL) == BURGI_EINVAL);
    cr_expect(burgi_cuda_mixture_new(m, at, NULL) == BURGI_EINVAL);
    cr_expect(burgi_cuda_mixture_new(m, NULL, &d) == BURGI_EINVAL && d == NULL);
    cr_expect(burgi_cuda_mixture_new(NULL, at, &d) == BURGI_EINVAL && d == NULL);
    burgi_cuda_mixture_free(NULL);
    cr_expect(burgi_cuda_mixture_workspace(NULL, 5) == 0);
    cr_assert(burgi_vmf_mixture_log_peaks(m, at) == BURGI_OK);
    cr_assert(burgi_cuda_mixture_new(m, at, &d) == BURGI_OK);
    const size_t launches = bg_host_launches, one = burgi_cuda_mixture_workspace(d, 1);
#define SCORE(mixture, rows, workspace, bytes)                                                 \
    burgi_cuda_vmf_mixture_score(mixture, rows, y, NULL, NULL, NULL, workspace, bytes, NULL)
    cr_expect(SCORE(NULL, &rows, workspace, 1000) == BURGI_EINVAL);
    cr_expect(SCORE(d, NULL, workspace, 1000) == BURGI_EINVAL);
    cr_expect(SCORE(d, &rows, NULL, 1000) == BURGI_EINVAL);
    cr_expect(SCORE(d, &rows, workspace, one - 1) == BURGI_EINVAL);
    cr_expect(SCORE(d, &rows, (char *)workspace + 8, 900) == BURGI_EINVAL);
    rows.ld = 2;
    cr_expect(SCORE(d, &rows, workspace, 1000) == BURGI_EINVAL);
    rows.ld = rows.p = 4;
    cr_expect(SCORE(d, &rows, workspace, 1000) == BURGI_EINVAL);
    rows.ld = rows.p = 3;
    rows.f64 = NULL;
    cr_expect(SCORE(d, &rows, workspace, 1000) == BURGI_EINVAL);
    rows.n = 0;
    cr_expect(SCORE(d, &rows, workspace, 1000) == BURGI_OK);
    cr_expect(bg_host_launches == launches);
    rows = rows_of(10, 3, x);
    cr_expect(SCORE(d, &rows, workspace, one) == BURGI_OK);
    cr_expect(bg_host_launches == launches + 20);
    /* What goes wrong below. */
    bg_host_gemms_until = bg_host_gemms + 2;
    cr_expect(SCORE(d, &rows, workspace, 3 * one) == BURGI_ECUDA);
    setenv("BURGI_SHIM_FAILS", "launch", 1);
    cr_expect(SCORE(d, &rows, workspace, 1000) == BURGI_ECUDA);
    unsetenv("BURGI_SHIM_FAILS");
    cr_expect(SCORE(d, &rows, workspace, 1000) == BURGI_OK);
    burgi_cuda_mixture_free(d);
    m->background = 0.5; /* is no law now */
    cr_expect(burgi_vmf_mixture_log_peaks(m, at) == BURGI_EDOM);
    burgi_vmf_mixture_free(m);
}

Test(cuda_mixture_odd, no_cublas)
{
    burgi_vmf_mixture *const m = burgi_vmf_mixture_new(3, 2);
    static const enum bg_host_cublas how[] = { BG_CUBLAS_MISSING, BG_CUBLAS_OTHER,
                                               BG_CUBLAS_WONT };
    double at[2];
    burgi_cuda_mixture *d;
    need_fma();
    cr_assert(burgi_vmf_mixture_log_peaks(m, at) == BURGI_OK);
    for (size_t i = 0; i < 3; ++i) {
        bg_host_cublas = how[i];
        cr_expect(burgi_cuda_mixture_new(m, at, &d) == BURGI_ECUDA && d == NULL);
    }
    bg_host_cublas = BG_CUBLAS_THERE;
    setenv("BURGI_SHIM_MEMORY", "1000", 1);
    cr_expect(burgi_cuda_mixture_new(m, at, &d) == BURGI_ENOMEM && d == NULL);
    setenv("BURGI_SHIM_MEMORY", "33554500", 1);
    cr_expect(burgi_cuda_mixture_new(m, at, &d) == BURGI_ENOMEM && d == NULL);
    cr_expect(cudaGetLastError() == 0); /* nothing is left for the next launch to find */
    setenv("BURGI_SHIM_MEMORY", "33554600", 1);
    cr_expect(burgi_cuda_mixture_new(m, at, &d) == BURGI_OK);
    burgi_cuda_mixture_free(d);
    setenv("BURGI_SHIM_FAILS", "copy", 1);
    cr_expect(burgi_cuda_mixture_new(m, at, &d) == BURGI_ECUDA && d == NULL);
    burgi_vmf_mixture_free(m);
}

Test(cuda_mixture_odd, fits)
{
    double *const x = room(ROWS * 6), *const weights = room(ROWS);
    need_fma();
    burgi_rows rows = some_rows(6, 200.0, x, weights);
    struct data d = data_of(rows);
    burgi_mixture_options o = { .struct_size = sizeof o, .k = 3, .engine = d.engine };
    burgi_mixture_stream *stream;
    burgi_mixture_engine *e, partial = *d.engine;
    burgi_vmf_mixture *m;
    cr_expect(burgi_vmf_mixture_fit(&rows, &o, &m) == BURGI_EINVAL && m == NULL);
    cr_expect(burgi_mixture_stream_new(&rows, &o, &stream) == BURGI_EINVAL && stream == NULL);
    cr_expect(burgi_mixture_stream_new(NULL, &o, &stream) == BURGI_EINVAL && stream == NULL);
    o.engine = &partial;
    partial.units = NULL;
    cr_expect(burgi_vmf_mixture_fit(NULL, &o, &m) == BURGI_EINVAL);
    partial = *d.engine;
    partial.struct_size = 8;
    cr_expect(burgi_vmf_mixture_fit(NULL, &o, &m) == BURGI_EINVAL);
    o.struct_size =
        offsetof(burgi_mixture_options, engine); /* of a time before there were engines */
    cr_expect(burgi_vmf_mixture_fit(&rows, &o, &m) == BURGI_OK && m != NULL);
    burgi_vmf_mixture_free(m);
    o.struct_size -= 1;
    cr_expect(burgi_vmf_mixture_fit(&rows, &o, &m) == BURGI_EINVAL);
    o.struct_size = sizeof o;
    o.engine = d.engine;
    o.k = ROWS - 1; /* two have no direction */
    cr_expect(burgi_vmf_mixture_fit(NULL, &o, &m) == BURGI_EDOM);
    o.k = 3;
    weights[5] = 1e101;
    rows.weights = weights;
    struct data heavy = data_of(rows);
    o.engine = heavy.engine;
    cr_expect(burgi_vmf_mixture_fit(NULL, &o, &m) == BURGI_EDOM);
    data_end(&heavy);

    cr_expect(burgi_cuda_engine_new(NULL, NULL, &e) == BURGI_EINVAL && e == NULL);
    cr_expect(burgi_cuda_engine_new(&d.there, NULL, NULL) == BURGI_EINVAL);
    rows = d.there;
    rows.ld = 5;
    cr_expect(burgi_cuda_engine_new(&rows, NULL, &e) == BURGI_EINVAL);
    rows.ld = rows.p = 1;
    cr_expect(burgi_cuda_engine_new(&rows, NULL, &e) == BURGI_EINVAL);
    rows = d.there;
    rows.f64 = NULL;
    cr_expect(burgi_cuda_engine_new(&rows, NULL, &e) == BURGI_EINVAL);
    bg_host_cublas = BG_CUBLAS_MISSING;
    cr_expect(burgi_cuda_engine_new(&d.there, NULL, &e) == BURGI_ECUDA && e == NULL);
    burgi_cuda_engine_free(NULL);
    data_end(&d);
    free(x);
    free(weights);
}

/* Each call that can fail ends the fit with its status. */
Test(cuda_mixture_odd, failures)
{
    static const char *const what[] = { "launch", "copy" };
    double *const x = room(ROWS * 6), *const weights = room(ROWS);
    need_fma();
    struct data d = data_of(some_rows(6, 200.0, x, weights));
    const burgi_mixture_options o = { .struct_size = sizeof o, .k = 3, .engine = d.engine };
    burgi_vmf_mixture *m;
    for (size_t i = 0; i < 2; ++i) {
        setenv("BURGI_SHIM_FAILS", what[i], 1);
        cr_expect(burgi_vmf_mixture_fit(NULL, &o, &m) == BURGI_ECUDA && m == NULL, "%s",
                  what[i]);
        unsetenv("BURGI_SHIM_FAILS");
    }
    for (size_t gemm = 1; gemm < 8; ++gemm) {
        bg_host_gemms_until = bg_host_gemms + gemm;
        cr_expect(burgi_vmf_mixture_fit(NULL, &o, &m) == BURGI_ECUDA && m == NULL,
                  "product %zu", gemm);
    }
    bg_host_gemms_until = 0;
    cr_expect(burgi_vmf_mixture_fit(NULL, &o, &m) == BURGI_OK);
    burgi_vmf_mixture_free(m);
    setenv("BURGI_SHIM_FAILS", "wait",
           1); /* the last: copies that the shim owes are never made */
    cr_expect(burgi_vmf_mixture_fit(NULL, &o, &m) == BURGI_ECUDA && m == NULL);
    data_end(&d);
    free(x);
    free(weights);
}

/* Less memory: fewer rows at a time, and the same fit; then an error. */
Test(cuda_mixture_odd, out_of_memory)
{
    enum { P = 3, MANY = 700 };
    double *const x = room(MANY * P);
    need_fma();
    draw(P, 0, 1.0, 50.0, 1, MANY / 2, x);
    draw(P, 1, 1.0, 90.0, 2, MANY / 2, x + MANY / 2 * P);
    struct data d = data_of(rows_of(MANY, P, x));
    const burgi_mixture_options o = { .struct_size = sizeof o, .k = 2, .engine = d.engine };
    burgi_vmf_mixture *m[3];
    size_t gemms[3];
    const size_t fixed = ((size_t)32 << 20) + MANY * P * sizeof *x;
    const size_t more[] = { 1000000, 60000, 40000 };
    for (size_t i = 0; i < 3; ++i) {
        char limit[32];
        snprintf(limit, sizeof limit, "%zu", fixed + more[i]);
        setenv("BURGI_SHIM_MEMORY", limit, 1);
        gemms[i] = bg_host_gemms;
        const burgi_status status = burgi_vmf_mixture_fit(NULL, &o, &m[i]);
        cr_assert(status == BURGI_OK, "%zu more: %s", more[i], burgi_strerror(status));
        gemms[i] = (bg_host_gemms - gemms[i]) / m[i]->iterations;
        if (i > 0)
            expect_same_fit("in blocks", in_double, m[0], m[i]);
    }
    cr_expect(gemms[0] < gemms[1] && gemms[1] <= gemms[2], "%zu, %zu, %zu products a step",
              gemms[0], gemms[1], gemms[2]);
    setenv("BURGI_SHIM_MEMORY", "33554500", 1);
    burgi_vmf_mixture *none;
    cr_expect(burgi_vmf_mixture_fit(NULL, &o, &none) == BURGI_ENOMEM && none == NULL);
    for (size_t i = 0; i < 3; ++i)
        burgi_vmf_mixture_free(m[i]);
    data_end(&d);
    free(x);
}
