// The Matern covariance in logarithms: smoothness nu, range l, any distance, no overflow.
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
    Matern(double nu, double range) : nu_(nu), scale_(std::sqrt(2.0 * nu) / range)
    {
    }

    // log rho at each distance, by one batch call.
    std::vector<double> log_correlation(const std::vector<double> &distance) const
    {
        std::vector<double> z, y(distance.size());
        for (double d : distance)
            z.push_back(scale_ * d);
        // An increment of 0 takes the one order for all arguments.
        if (burgi_log_besselk_n(z.size(), &nu_, 0, z.data(), 1, y.data(), 1) != BURGI_OK)
            return {};
        const double constant = (1.0 - nu_) * std::log(2.0) - std::lgamma(nu_);
        for (std::size_t i = 0; i < z.size(); ++i)
            y[i] = z[i] == 0.0 ? 0.0 : constant + nu_ * std::log(z[i]) + y[i];
        return y;
    }

  private:
    double nu_, scale_;
};

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
                      std::fabs(Matern(1e6, 1.0).log_correlation({ 1.0 }).at(0) + 0.5) < 1e-5;
    if (!good)
        std::fprintf(stderr, "matern: not the closed form\n");
    return good ? 0 : 1;
}
