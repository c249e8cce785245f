// Counts what each regime of the Bessel functions computes: the core's own text, compiled
// with a number in the place of double that counts its operations.
//
//   reference/count_bessel >docs/bessel_operations.md
//
// A regime is straight-line code, so its counts do not depend on the point; the program
// evaluates each at many points and stops where they do.
#include <math.h>
#include <stdint.h>
#include <string.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

enum Kind { ADD, MUL, FMA, DIV, SQRT, COMPARE, KINDS };
using Counts = std::array<int, KINDS>;
static Counts so_far;

struct Counted {
    double value;

    Counted() = default;
    constexpr Counted(double v) : value(v)
    {
    }
    explicit operator int() const
    {
        return static_cast<int>(value);
    }
};

static Counted counted(Kind kind, double value)
{
    ++so_far[kind];
    return value;
}

#define COUNTED(kind, op)                                                                      \
    [[maybe_unused]] static Counted operator op(Counted a, Counted b)                          \
    {                                                                                          \
        return counted(kind, a.value op b.value);                                              \
    }                                                                                          \
    [[maybe_unused]] static Counted &operator op##=(Counted &a, Counted b)                     \
    {                                                                                          \
        return a = a op b;                                                                     \
    }
COUNTED(ADD, +)
COUNTED(ADD, -)
COUNTED(MUL, *)
COUNTED(DIV, /)

#define COMPARES(op)                                                                           \
    [[maybe_unused]] static bool operator op(Counted a, Counted b)                             \
    {                                                                                          \
        ++so_far[COMPARE];                                                                     \
        return a.value op b.value;                                                             \
    }
COMPARES(<)
COMPARES(<=)
COMPARES(>)
COMPARES(>=)
COMPARES(==)
COMPARES(!=)

// A change of sign is part of the instruction that follows it, or one bit.
static Counted operator-(Counted a)
{
    return -a.value;
}

static Counted sqrt(Counted a)
{
    return counted(SQRT, sqrt(a.value));
}

static Counted counted_fma(Counted a, Counted b, Counted c)
{
    return counted(FMA, fma(a.value, b.value, c.value));
}

static_assert(sizeof(Counted) == sizeof(double), "the core copies its bits");
#define double Counted
#define __builtin_fma counted_fma
#include "core/besseli.h"
#include "core/besseli_ratio.h"
#include "core/besselk.h"
#include "core/besselk_ratio.h"
#undef double
#undef __builtin_fma

struct Regime {
    std::string expression;
    Counts counts;
};
enum { CLASSIFIER = -1 }; // as a regime's number
using Regimes = std::map<int, Regime>;

// One evaluation of one regime.
template <class Value>
static void count(Regimes &all, int regime, const char *expression, Value value)
{
    so_far = {};
    value();
    Counts &known = all.insert({ regime, { expression, so_far } }).first->second.counts;
    const Counts before = known;
    // A vector computes both sides of the && and || that an element may skip.
    for (int k = 0; k < KINDS; ++k)
        known[k] = std::max(known[k], so_far[k]);
    if (regime != CLASSIFIER && (known != before || known != so_far)) {
        std::fprintf(stderr, "count_bessel: %s is not straight-line\n", expression);
        std::exit(EXIT_FAILURE);
    }
}

#define CASE(regime, value)                                                                    \
    case regime:                                                                               \
        count(all, regime, #value, [&] { return value; });                                     \
        break;

// The function name at one point, and what its classifier computes.
#define AT_POINT(name)                                                                         \
    static void name(Regimes &all, Counted nu, Counted x)                                      \
    {                                                                                          \
        count(all, CLASSIFIER, "the classifier", [&] { return bg_##name##_regime(nu, x); });   \
        switch (bg_##name##_regime(nu, x)) {                                                   \
            BG_EACH_##name(CASE, nu, x)                                                        \
        }                                                                                      \
    }
AT_POINT(log_besseli)
AT_POINT(log_besselk)
AT_POINT(log_besseli_scaled)
AT_POINT(log_besselk_scaled)
AT_POINT(besseli_ratio)
AT_POINT(besseli_ratio_compl)
AT_POINT(besseli_ratio_dx)
AT_POINT(besselk_ratio)

static void print(const char *name, void (*at_point)(Regimes &, Counted, Counted))
{
    Regimes all;
    for (int i = -40; i <= 60; ++i)
        for (int j = -80; j <= 60; ++j)
            at_point(all, i == -40 ? 0.0 : pow(10.0, 0.1 * i), pow(10.0, 0.1 * j));
    at_point(all, 1e200, 1e200);
    at_point(all, 2.0, 1e-50);

    std::printf("\n## %s\n\n| regime | add | mul | fma | div | sqrt | compare | floor |\n"
                "|---|---|---|---|---|---|---|---|\n",
                name);
    for (const auto &[number, r] : all) {
        const Counts &c = r.counts;
        std::printf("| %s%s%s | %d | %d | %d | %d | %d | %d | %.1f |\n",
                    number == CLASSIFIER ? "" : "`", r.expression.c_str(),
                    number == CLASSIFIER ? "" : "`", c[ADD], c[MUL], c[FMA], c[DIV], c[SQRT],
                    c[COMPARE], (c[ADD] + c[MUL] + c[FMA]) / 8.0);
    }
}

int main()
{
    std::printf(
        "# What each Bessel regime computes\n\n"
        "Printed by `reference/count_bessel`; `tools/check-tables` prints it again.\n\n"
        "Operations on doubles for one element, counted by running the core's own text with a\n"
        "number that counts.  An fma is one; changes of sign, selects and integer operations\n"
        "are not counted.  A regime is named by the expression that src/core evaluates there.\n"
        "The floor is (add + mul + fma)/8: the cycles an element must take on a core that\n"
        "starts two vector operations of four doubles a cycle (AVX2); halve it for AVX-512\n"
        "with two such units.  Divisions and roots run beside these.\n");
#define PRINT(name) print(#name, name)
    PRINT(log_besseli);
    PRINT(log_besselk);
    PRINT(log_besseli_scaled);
    PRINT(log_besselk_scaled);
    PRINT(besseli_ratio);
    PRINT(besseli_ratio_compl);
    PRINT(besseli_ratio_dx);
    PRINT(besselk_ratio);
    return std::fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
