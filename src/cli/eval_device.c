#include "eval_device.h"

#include <stdio.h>

/* Fewer rows than a tile of the kernels are not worth a launch. */
enum { LEAST = 1024 };

/* Arguments and result lie one after the other. */
static bool begin(struct eval_device *d, const struct function *f, size_t most,
                  struct bg_fault *fault)
{
    char name[80];

    snprintf(name, sizeof name, "burgi_cuda_%s", f->name);
    d->rows = most;
    return device_find(name, &d->call, fault) &&
           device_alloc((f->args + 1) * sizeof(double), most < LEAST ? most : LEAST, &d->rows,
                        &d->memory, fault);
}

/* Rows at .. at + n - 1, for which there is room. */
static burgi_status evaluate(const struct eval_device *d, const struct function *f, size_t at,
                             size_t n, double (*x)[ROWS], double (*y)[ROWS])
{
    double *const arg = d->memory, *const value = arg + f->args * d->rows;
    burgi_status status = BURGI_OK;

    for (size_t k = 0; status == BURGI_OK && k < f->args; ++k)
        status = cuda.to_device(n * sizeof *arg, x[k] + at, arg + k * d->rows, NULL);
    if (status == BURGI_OK)
        status = f->cuda(d->call, n, arg, d->rows, value);
    if (status == BURGI_OK)
        status = cuda.to_host(n * sizeof *value, value, y[0] + at, NULL);
    const burgi_status waited = cuda.wait(NULL);
    return status != BURGI_OK ? status : waited;
}

bool eval_on_device(struct eval_device *d, const struct function *f, size_t most, size_t n,
                    double (*x)[ROWS], double (*y)[ROWS], struct bg_fault *fault)
{
    bool ok = n == 0 || d->call != NULL || begin(d, f, most, fault);

    for (size_t at = 0; ok && at < n; at += d->rows) {
        const size_t block = n - at < d->rows ? n - at : d->rows;
        ok = device_check(evaluate(d, f, at, block, x, y), fault);
    }
    return ok;
}

void eval_device_end(struct eval_device *d)
{
    if (d->memory != NULL)
        cuda.free(d->memory);
}
