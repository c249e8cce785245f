// Boost.Math.  It has no logarithm and no scaled form; its double functions compute in long
// double by default, so we ask for long double and take the logarithm there, which costs the
// same and reaches further (1e4932).  An exception, its way to say overflow, is a NaN.
#include "peers.h"

#include <boost/math/special_functions/bessel.hpp>
#if !defined BOOST_MATH_STANDALONE
#include <boost/version.hpp>
#endif
#include <cmath>
#include <exception>
#include <limits>

namespace
{

template <class F> double guarded(F f)
{
    try {
        return static_cast<double>(f());
    } catch (const std::exception &) {
        return std::numeric_limits<double>::quiet_NaN();
    }
}

long double i(long double nu, long double x)
{
    return boost::math::cyl_bessel_i(nu, x);
}

long double k(long double nu, long double x)
{
    return boost::math::cyl_bessel_k(nu, x);
}

double log_i(double nu, double x)
{
    return guarded([=] { return std::log(i(nu, x)); });
}

double log_k(double nu, double x)
{
    return guarded([=] { return std::log(k(nu, x)); });
}

double log_i_scaled(double nu, double x)
{
    return guarded([=] { return std::log(i(nu, x)) - x; });
}

double log_k_scaled(double nu, double x)
{
    return guarded([=] { return std::log(k(nu, x)) + x; });
}

double ratio(double nu, double x)
{
    return guarded([=] { return i(nu + 1.0L, x) / i(nu, x); });
}

double ratio_compl(double nu, double x)
{
    return guarded([=] { return 1.0L - i(nu + 1.0L, x) / i(nu, x); });
}

double ratio_dx(double nu, double x)
{
    return guarded([=] {
        const long double r = i(nu + 1.0L, x) / i(nu, x);
        return 1.0L - r * r - (2.0L * nu + 1.0L) * (r / x);
    });
}

const char *version()
{
#if defined BOOST_MATH_STANDALONE
    return "Boost.Math alone";
#else
    return BOOST_LIB_VERSION;
#endif
}

} // namespace

const struct peer boost_peer = { "boost",      version,      1e6,   log_i,       log_k,
                                 log_i_scaled, log_k_scaled, ratio, ratio_compl, ratio_dx };
