/* The digits of burgi_vmf_mixture_score()'s log densities. */
#include "mixture_digits.h"

static void score(const burgi_vmf_mixture *m, const burgi_rows *rows, double *log_density)
{
    cr_assert(burgi_vmf_mixture_score(m, rows, 1, log_density, NULL, NULL, NULL, NULL) ==
              BURGI_OK);
}

Test(vmf_mixture_digits, log_density)
{
    expect_digits(score, 300, 20);
}
