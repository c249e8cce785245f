#include "solve.h"

void bg_stable_solve(const double information[4][4], bool held[4], const double right[4],
                     double step[4])
{
    double a[4][5];
    for (int i = 0; i < 4; ++i) {
        for (int j = 0; j < 4; ++j)
            a[i][j] = held[i] || held[j] ? (i == j ? 1.0 : 0.0) : information[i][j];
        a[i][4] = held[i] ? 0.0 : right[i];
    }
    for (int k = 0; k < 4; ++k) {
        if (!held[k] && !(a[k][k] > 1e-12 * information[k][k])) {
            held[k] = true;
            for (int i = 0; i < 4; ++i)
                a[k][i] = a[i][k] = i == k ? 1.0 : 0.0;
            a[k][4] = 0.0;
        }
        for (int i = k + 1; i < 4; ++i) {
            const double by = a[i][k] / a[k][k];
            for (int j = k; j < 5; ++j)
                a[i][j] -= by * a[k][j];
        }
    }
    for (int k = 3; k >= 0; --k) {
        step[k] = a[k][4];
        for (int j = k + 1; j < 4; ++j)
            step[k] -= a[k][j] * step[j];
        step[k] /= a[k][k];
    }
}
