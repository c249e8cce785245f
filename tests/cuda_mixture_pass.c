/* One pass by libburgi_cuda's engine, its kernels run on the CPU by tests/cuda/host.cc, against libburgi_kernel's. */
#include "cuda_mixture.h"
#include "kernel/mixture/pass.h"

static bool near_to(double a, double b, double scale)
{
    return fabs(a - b) <= 1e-13 * scale;
}

static void expect_sums(const char *what, const struct bg_sums *want,
                        const burgi_mixture_sums *got, const burgi_vmf_mixture *m, double total)
{
    bool ok = want->moved == got->moved &&
              near_to(want->log_likelihood, got->log_likelihood,
                      10.0 * total * (double)m->p + fabs(want->log_likelihood));
    for (size_t c = 0; c < m->k; ++c) {
        ok = ok && near_to(want->n[c], got->n[c], total) &&
             near_to(want->d[c], got->d[c], total);
        for (size_t j = 0; j < m->p; ++j)
            ok = ok && near_to(want->s[c * m->p + j], got->s[c * m->p + j], total);
    }
    if (m->background > 0.0)
        ok = ok && near_to(want->background, got->n[m->k], total);
    cr_expect(ok, "%s, p %zu, k %zu: log-likelihood %.17g, %.17g; moved %g, %g; n %.17g, %.17g",
              what, m->p, m->k, want->log_likelihood, got->log_likelihood, want->moved,
              got->moved, want->n[0], got->n[0]);
}

/* All mixtures by each way of giving, twice, so that labels are those of a pass before. */
static void one_pass(size_t p, size_t k, bool background, bool weighted)
{
    enum { MIXTURES = 3 };
    static const char *const names[] = { "soft", "likely", "nearest", "drawn", "labels" };
    const size_t each = k + background, start[MIXTURES] = { 2, 0, 3 };
    struct random random = { p * 100 + k };
    double *const x = room(ROWS * p), *const weights = room(ROWS),
                  *const mu = room(MIXTURES * each * p), *const at = room(2 * MIXTURES * each),
                  *const numbers = room(MIXTURES * each * (p + 2));
    burgi_rows rows = some_rows(p, 20.0, x, weights);
    rows.weights = weighted ? weights : NULL;
    struct data d = data_of(rows);
    burgi_vmf_mixture *m[MIXTURES];
    int32_t *best[MIXTURES], labels[ROWS];
    struct bg_sums want[MIXTURES];
    burgi_mixture_sums got[MIXTURES];
    struct bg_directions directions;

    for (size_t i = 0; i < ROWS; ++i)
        labels[i] = (int32_t)(i % (k + 1)) - 1;
    cr_assert(bg_directions_begin(&directions, &rows, 1) == BURGI_OK &&
              bg_sums_begin(want, MIXTURES, k, p));
    cr_assert(d.engine->begin(d.engine->self, 4, each) == BURGI_OK);
    for (size_t s = 0; s < MIXTURES; ++s) {
        m[s] = any_mixture(&random, p, k);
        best[s] = calloc(ROWS, sizeof(int32_t));
        for (size_t c = 0; c < k; ++c) {
            m[s]->component[c].kappa = 3.0 + 100.0 * random_uniform(&random);
            m[s]->component[c].weight *= background ? 0.9 : 1.0;
        }
        m[s]->background = background ? 0.1 : 0.0;
        memcpy(mu + s * each * p, m[s]->mu, k * p * sizeof *mu);
        cr_assert(burgi_vmf_mixture_log_peaks(m[s], at + s * each) == BURGI_OK);
        for (size_t c = 0; c < k; ++c)
            at[(MIXTURES + s) * each + c] = m[s]->component[c].kappa;
        got[s] = (burgi_mixture_sums){ .n = numbers + s * each * (p + 2) };
        got[s].d = got[s].n + each;
        got[s].s = got[s].d + each;
        memcpy(best[s], labels, sizeof labels);
        cr_assert(d.engine->label(d.engine->self, start[s], labels) == BURGI_OK);
    }
    struct bg_plan *const plan = bg_plan_new(&directions, 1, MIXTURES, m[0]);
    for (int way = 0; way < 2 * (BG_GIVE_LABELS + 1); ++way) {
        const struct bg_pass ours = { .x = &directions,
                                      .giving = (enum bg_giving)(way / 2),
                                      .seed = 9,
                                      .step = 3,
                                      .mixtures = MIXTURES,
                                      .mixture = m,
                                      .best = best,
                                      .sums = want,
                                      .plan = plan };
        const burgi_mixture_pass theirs = { .mixtures = MIXTURES,
                                            .each = each,
                                            .start = start,
                                            .mu = mu,
                                            .at = at,
                                            .kappa = at + MIXTURES * each,
                                            .giving = (burgi_mixture_giving)(way / 2),
                                            .entropy = way % 2,
                                            .seed = 9,
                                            .step = 3 };
        bg_pass_run(&ours);
        cr_assert(d.engine->pass(d.engine->self, &theirs, got) == BURGI_OK);
        for (size_t s = 0; s < MIXTURES; ++s)
            expect_sums(names[way / 2], &want[s], &got[s], m[s], directions.weight);
    }
    bg_plan_free(plan);
    bg_sums_end(want, MIXTURES);
    bg_directions_end(&directions);
    data_end(&d);
    for (size_t s = 0; s < MIXTURES; ++s) {
        burgi_vmf_mixture_free(m[s]);
        free(best[s]);
    }
    free(x);
    free(weights);
    free(mu);
    free(at);
    free(numbers);
}

Test(cuda_mixture_fit, sums_of_a_pass)
{
    need_fma();
    one_pass(3, 1, false, false);
    one_pass(17, 5, true, true);
    bg_host_order = BG_SHUFFLED;
    one_pass(5, 16, false, true);
    bg_host_order = BG_BACKWARD;
    one_pass(40, 35, true, false);
}
