/* Quantiles against values to 17 digits, from the incomplete gamma and beta functions and by
 * quadrature at 40 digits. */
#include <criterion/criterion.h>
#include <math.h>

#include "quantile.h"

static const double close_to = 1e-11;

static void expect(const char *law, double a, double b, double got, double want)
{
    cr_expect(fabs(got / want - 1.0) <= close_to, "%s(%g, %g): %.17g, not %.17g", law, a, b,
              got, want);
}

Test(quantile, chi2)
{
    static const struct {
        double dof, low, mid, high; /* 0.025, 0.95, 0.975 */
    } chi2[] = {
        { 1.0, 0.00098206911717525591, 3.841458820694126, 5.023886187314889 },
        { 2.0, 0.050635615968579751, 5.991464547107982, 7.3777589082278726 },
        { 3.5, 0.33887338430277082, 8.6651217605904854, 10.262104227928706 },
        { 9.0, 2.7003894999803579, 16.91897760462045, 19.022767798641635 },
        { 63.0, 42.950274875499021, 82.528726541471793, 86.829590567286123 },
        { 1000.0, 914.25715379925893, 1074.679448803441, 1089.5309127749135 },
    };
    for (size_t i = 0; i < sizeof chi2 / sizeof *chi2; ++i) {
        const double dof = chi2[i].dof;
        expect("chi2", 0.025, dof, bg_chi2_quantile(0.025, dof), chi2[i].low);
        expect("chi2", 0.95, dof, bg_chi2_quantile(0.95, dof), chi2[i].mid);
        expect("chi2", 0.975, dof, bg_chi2_quantile(0.975, dof), chi2[i].high);
    }
}

/* Cornish and Fisher's expansion, good to 1e-12 here. */
Test(quantile, chi2_of_many_degrees)
{
    const double z = 1.6448536269514727;
    for (double dof = 1e7; dof < 1e13; dof *= 10.0) {
        const double s = sqrt(2.0 * dof);
        const double want =
            dof + z * s + 2.0 * (z * z - 1.0) / 3.0 + (z * z * z - 7.0 * z) / (9.0 * s);
        expect("chi2", 0.95, dof, bg_chi2_quantile(0.95, dof), want);
    }
}

Test(quantile, f)
{
    static const double f[][3] = {
        { 1.0, 1.0, 161.4476387975885 },    { 2.0, 8.0, 4.458970107524513 },
        { 9.0, 9.0, 3.1788931044582701 },   { 63.0, 126.0, 1.4170624651302849 },
        { 3.5, 200.0, 2.5205621863809697 },
    };
    for (size_t i = 0; i < sizeof f / sizeof *f; ++i)
        expect("F", f[i][0], f[i][1], bg_f_quantile(0.95, f[i][0], f[i][1]), f[i][2]);
    /* dof2 -> infinity */
    for (double dof = 1.0; dof < 1e4; dof *= 3.0)
        expect("F", dof, 1e15, bg_f_quantile(0.95, dof, 1e15),
               bg_chi2_quantile(0.95, dof) / dof);
}

static double power9(double s, const void *param)
{
    const double *c = param;
    return c[0] * s * s * s * s * s * s * s * s * s + c[1];
}

Test(quantile, gauss5_is_exact_for_degree_9)
{
    static const double c[] = { 10.0, 3.0 };
    cr_expect(fabs(bg_gauss5(power9, c, 0.5, 2.0) - (1024.0 - 0x1p-10 + 4.5)) < 1e-12);
}

/* Values to 17 digits, from the incomplete gamma function at 40 digits. */
Test(quantile, chi2_tail)
{
    static const double sf[][3] = {
        { 0.001, 1.0, 0.97477287936996039 },
        { 3.84, 1.0, 0.050043521248705103 },
        { 5.99, 2.0, 0.050036627086586283 },
        { 0.5, 3.0, 0.91889141165467586 },
        { 30.0, 3.0, 1.3800570312932547e-6 },
        { 16.9, 9.0, 0.050305190124310876 },
        { 0.001, 9.0, 0.99999999999999997 },
        { 700.0, 64.0, 9.7311668711784908e-108 },
        { 64.0, 64.0, 0.47648830547625859 },
        { 20.0, 64.0, 0.99999997537404487 },
        { 900.0, 784.0, 0.0024547117745355226 },
        { 2000.0, 784.0, 3.1131858108753418e-107 },
        { 784.0, 784.0, 0.49328336269186677 },
        { 10500.0, 10000.0, 0.00024794736798936085 },
        { 1005000.0, 1000000.0, 0.00020767800946703003 },
        { 1400.0, 2.0, 9.8596765437597709e-305 },
        { 1400.0, 1.0, 2.1010145162642175e-306 },
        { 60.0, 784.0, 1.0 },
    };
    for (size_t i = 0; i < sizeof sf / sizeof *sf; ++i) {
        const double got = bg_chi2_sf(sf[i][0], sf[i][1]);
        cr_expect(fabs(got / sf[i][2] - 1.0) <= close_to, "sf(%g, %g): %.17g, not %.17g",
                  sf[i][0], sf[i][1], got, sf[i][2]);
    }
    cr_expect(bg_chi2_sf(0.0, 3.0) == 1.0);
    for (double q = 0.01; q < 1.0; q += 0.07)
        cr_expect(fabs(bg_chi2_sf(bg_chi2_quantile(q, 17.0), 17.0) - (1.0 - q)) < close_to);
}
