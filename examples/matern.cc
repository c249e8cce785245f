// The Matern covariance in logarithms, and the slopes that an optimiser of its smoothness nu and
// range l wants: any distance, no overflow.
//
//   c++ -std=c++11 matern.cc $(pkg-config --cflags --libs burgi) -o matern && ./matern
//
//   rho(d) = 2^(1-nu)/Gamma(nu) z^nu K_nu(z),   z = sqrt(2 nu) d/l
#include <burgi.h>

#include <cmath>
#include <cstdio>
#include <vector>

class Matern
{
  public:
    Matern(double nu, double range) : nu_(nu), range_(range)
    {
    }

    // log rho at each distance, by one batch call.
    std::vector<double> log_correlation(const std::vector<double> &distance) const
    {
        std::vector<double> s, y(distance.size());
        for (double d : distance)
            s.push_back(d / range_);
        // An increment of 0 takes the one order for all distances.
        if (burgi_log_matern_dist_n(s.size(), &nu_, 0, s.data(), 1, y.data(), 1) != BURGI_OK)
            return {};
        return y;
    }

    // d log rho / d nu at fixed distance and range.
    double by_smoothness(double d) const
    {
        return burgi_log_matern_dist_dnu(nu_, d / range_);
    }

    // d log rho / d log l
    double by_log_range(double d) const
    {
        const double s = d / range_;
        return -burgi_log_matern_dist_ds(nu_, s) * s;
    }

  private:
    double nu_, range_;
};

// Both against central differences.
static bool slopes_are_right(double nu, double range, double d)
{
    const double h = 1e-5;
    const auto at = [d](double v, double l) {
        return Matern(v, l).log_correlation({ d }).at(0);
    };
    const Matern m(nu, range);
    const double by_nu = (at(nu + h, range) - at(nu - h, range)) / (2.0 * h);
    const double by_l =
        (at(nu, range * std::exp(h)) - at(nu, range * std::exp(-h))) / (2.0 * h);
    std::printf("nu = %4g, d = %g: d/dnu %.8f, d/dlog l %.8f\n", nu, d, m.by_smoothness(d),
                m.by_log_range(d));
    return std::fabs(m.by_smoothness(d) - by_nu) < 1e-8 &&
           std::fabs(m.by_log_range(d) - by_l) < 1e-8;
}

// The largest difference from a closed form, relative to 1 and above.
template <class Closed> static double worst(double nu, Closed closed)
{
    const std::vector<double> d = { 0.0, 1e-3, 0.1, 1.0, 3.0, 30.0, 1000.0 };
    const std::vector<double> y = Matern(nu, 2.0).log_correlation(d);
    double w = y.size() == d.size() ? 0.0 : HUGE_VAL;
    for (std::size_t i = 0; i < y.size(); ++i) {
        const double want = closed(d[i] / 2.0);
        w = std::fmax(w, std::fabs(y[i] - want) / std::fmax(std::fabs(want), 1.0));
    }
    std::printf("nu = %4g: %.1e\n", nu, w);
    return w;
}

int main()
{
    // Half-integer smoothness is elementary; as nu grows the law becomes Gaussian.
    const bool good = worst(0.5, [](double t) { return -t; }) < 1e-14 &&
                      worst(1.5,
                            [](double t) {
                                return std::log1p(std::sqrt(3.0) * t) - std::sqrt(3.0) * t;
                            }) < 1e-14 &&
                      worst(2.5,
                            [](double t) {
                                return std::log1p(std::sqrt(5.0) * t + 5.0 * t * t / 3.0) -
                                       std::sqrt(5.0) * t;
                            }) < 1e-14 &&
                      worst(HUGE_VAL, [](double t) { return -t * t / 2.0; }) < 1e-14 &&
                      slopes_are_right(0.8, 2.0, 0.3) && slopes_are_right(3.7, 1.0, 2.0);
    if (!good)
        std::fprintf(stderr, "matern: not the closed form, or not its slopes\n");
    return good ? 0 : 1;
}
