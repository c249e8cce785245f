// Boost.Math's four fixed stable laws (1.87 and later).  Its default policy computes double functions in long double;
// without that they're faster and hardly less accurate, so we ask for that.
#include "peers.h"

#include <boost/math/distributions/holtsmark.hpp>
#include <boost/math/distributions/landau.hpp>
#include <boost/math/distributions/mapairy.hpp>
#include <boost/math/distributions/saspoint5.hpp>

namespace
{

namespace policies = boost::math::policies;
using policy = policies::policy<policies::promote_double<false>>;

template <class Law>
void values(const Law &law, boost_value which, std::size_t n, const double *x, double *y)
{
    switch (which) {
    case BOOST_PDF:
        for (std::size_t i = 0; i < n; ++i)
            y[i] = pdf(law, x[i]);
        break;
    case BOOST_CDF:
        for (std::size_t i = 0; i < n; ++i)
            y[i] = cdf(law, x[i]);
        break;
    default:
        for (std::size_t i = 0; i < n; ++i)
            y[i] = quantile(law, x[i]);
    }
}

} // namespace

extern "C" void boost_law_values(boost_law law, boost_value which, std::size_t n,
                                 const double *x, double *y)
{
    switch (law) {
    case BOOST_LANDAU:
        return values(boost::math::landau_distribution<double, policy>(), which, n, x, y);
    case BOOST_MAPAIRY:
        return values(boost::math::mapairy_distribution<double, policy>(), which, n, x, y);
    case BOOST_HOLTSMARK:
        return values(boost::math::holtsmark_distribution<double, policy>(), which, n, x, y);
    default:
        return values(boost::math::saspoint5_distribution<double, policy>(), which, n, x, y);
    }
}
