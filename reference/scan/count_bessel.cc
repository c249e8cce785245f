// Counts what each regime of the Bessel or the von Mises-Fisher functions computes: the core's
// own text, compiled with numbers in the place of double and float that count their operations.  (Other
// families choose among values within a regime: their counts vary.)
//
//   reference/scan/count_bessel bessel >docs/measured/bessel_operations.md
//   reference/scan/count_bessel vmf >docs/measured/vmf_operations.md
//
// A regime is straight-line code, so its counts do not depend on the point; the program
// evaluates each at many points and stops where they do.
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

enum Kind { ADD, MUL, FMA, DIV, SQRT, COMPARE, KINDS };
using Counts = std::array<int, KINDS>;
static Counts so_far;

// A T that counts.
template <class T> struct Number {
    T value;

    Number() = default;
    constexpr Number(T v) : value(v)
    {
    }
    template <class U> explicit Number(Number<U> v) : value(static_cast<T>(v.value))
    {
    }
    explicit operator int() const
    {
        return static_cast<int>(value);
    }

    static Number counted(Kind kind, T value)
    {
        ++so_far[kind];
        return value;
    }

#define COUNTED(kind, op)                                                                      \
    friend Number operator op(Number a, Number b)                                              \
    {                                                                                          \
        return counted(kind, a.value op b.value);                                              \
    }                                                                                          \
    friend Number &operator op##=(Number &a, Number b)                                         \
    {                                                                                          \
        return a = a op b;                                                                     \
    }
    COUNTED(ADD, +)
    COUNTED(ADD, -)
    COUNTED(MUL, *)
    COUNTED(DIV, /)

#define COMPARES(op)                                                                           \
    friend bool operator op(Number a, Number b)                                                \
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
    friend Number operator-(Number a)
    {
        return -a.value;
    }
};
using Counted = Number<double>;
using CountedFloat = Number<float>;

static Counted sqrt(Counted a)
{
    return Counted::counted(SQRT, sqrt(a.value));
}

static CountedFloat counted_sqrt_f32(CountedFloat a)
{
    return CountedFloat::counted(SQRT, sqrtf(a.value));
}

static Counted counted_fma(Counted a, Counted b, Counted c)
{
    return Counted::counted(FMA, fma(a.value, b.value, c.value));
}

static CountedFloat counted_fma_f32(CountedFloat a, CountedFloat b, CountedFloat c)
{
    return CountedFloat::counted(FMA, fmaf(a.value, b.value, c.value));
}

static_assert(sizeof(Counted) == sizeof(double) && sizeof(CountedFloat) == sizeof(float),
              "the core copies their bits");
#define double Counted
#define float CountedFloat
#define __builtin_fma   counted_fma
#define __builtin_fmaf  counted_fma_f32
#define __builtin_sqrtf counted_sqrt_f32
#include "core/all.h"
#undef double
#undef float
#undef __builtin_fma
#undef __builtin_fmaf
#undef __builtin_sqrtf

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

// A function at one point, and what its classifier computes.
#define COUNT_AT(name, ...)                                                                    \
    count(all, CLASSIFIER, "the classifier", [&] { return bg_##name##_regime(__VA_ARGS__); }); \
    switch (bg_##name##_regime(__VA_ARGS__)) {                                                 \
        BG_EACH_##name(CASE, __VA_ARGS__)                                                      \
    }
#define LOCAL(k, a) a = point[k]
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    static void name(Regimes &all, const Counted *point)                                       \
    {                                                                                          \
        const Counted BG_MAP(LOCAL, __VA_ARGS__);                                              \
        COUNT_AT(name, __VA_ARGS__)                                                            \
    }
// Two families: all of functions.def takes gigabytes to compile.
#include "functions/bessel.def"
#include "functions/vmf.def"
#undef BURGI_FUNCTION

// No infinite float, nor 0 where the point has none.
static float in_range(double x)
{
    return static_cast<float>(x > 0.0 ? std::min(std::max(x, 1e-36), 1e36) : x);
}
#define LOCAL_F32(k, a) a = in_range(point[k].value)
#define BURGI_FAST(name, ...)                                                                  \
    static void name##_f32_fast(Regimes &all, const Counted *point)                            \
    {                                                                                          \
        const CountedFloat BG_MAP(LOCAL_F32, __VA_ARGS__);                                     \
        COUNT_AT(name##_f32_fast, __VA_ARGS__)                                                 \
    }
#include "functions_fast.def"

struct Function {
    const char *name;
    std::string family;
    void (*at)(Regimes &, const Counted *);
    std::vector<std::string> args;
};
static const Function functions[] = {
#define NAME(k, a) #a
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    { #name, BURGI_FAMILY, name, { BG_MAP(NAME, __VA_ARGS__) } },
#define BURGI_FAMILY "bessel"
#include "functions/bessel.def"
#undef BURGI_FAMILY
#define BURGI_FAMILY "vmf"
#include "functions/vmf.def"
#define BURGI_FAST(name, ...)                                                                  \
    { #name "_f32_fast", "bessel", name##_f32_fast, { BG_MAP(NAME, __VA_ARGS__) } },
#include "functions_fast.def"
};

// A value of the argument of this name, from two numbers in (0, inf).
static double argument(const std::string &name, double first, double second)
{
    if (name == "p")
        return 2.0 + 2.0 * first;
    if (name == "n")
        return 1e3;
    if (name == "rbar" || name == "delta")
        return second / (1.0 + second);
    return name == "nu" || name == "b" ? first : second;
}

static void at_point(Regimes &all, const Function &f, double first, double second)
{
    Counted x[5];
    for (size_t k = 0; k < f.args.size(); ++k)
        x[k] = argument(f.args[k], first, second);
    f.at(all, x);
}

static void print(const Function &f)
{
    Regimes all;
    for (int i = -40; i <= 60; ++i)
        for (int j = -120; j <= 100; ++j)
            at_point(all, f, i == -40 ? 0.0 : pow(10.0, 0.1 * i), pow(10.0, 0.1 * j));
    at_point(all, f, 1e200, 1e200);
    at_point(all, f, 2.0, 1e-50);
    at_point(all, f, 1e30, 1.0);

    std::printf("\n## %s\n\n| regime | add | mul | fma | div | sqrt | compare | floor |\n"
                "|---|---|---|---|---|---|---|---|\n",
                f.name);
    for (const auto &[number, r] : all) {
        const Counts &c = r.counts;
        std::printf("| %s%s%s | %d | %d | %d | %d | %d | %d | %.1f |\n",
                    number == CLASSIFIER ? "" : "`", r.expression.c_str(),
                    number == CLASSIFIER ? "" : "`", c[ADD], c[MUL], c[FMA], c[DIV], c[SQRT],
                    c[COMPARE], (c[ADD] + c[MUL] + c[FMA]) / 8.0);
    }
}

int main(int argc, char **argv)
{
    const std::string family = argc == 2 ? argv[1] : "";
    if (family != "bessel" && family != "vmf") {
        std::fprintf(stderr, "usage: count_bessel bessel|vmf\n");
        return 2;
    }
    std::printf(
        "# What each %s regime computes\n\n"
        "Printed by `reference/scan/count_bessel %s`; `tools/check-tables` prints it again.\n\n"
        "Operations on doubles for one element, of functions _f32_fast on floats, counted by\n"
        "running the core's own text with a number that counts.  An fma is one; changes of "
        "sign,\n"
        "selects and integer operations are not counted.  A regime is named by the expression\n"
        "that src/core evaluates there.\n"
        "The floor is (add + mul + fma)/8: the cycles an element must take on a core that\n"
        "starts two vector operations of four doubles a cycle (AVX2); halve it for AVX-512\n"
        "with two such units.  Divisions and roots run beside these.\n",
        family == "vmf" ? "von Mises-Fisher" : "Bessel", family.c_str());
    for (const Function &f : functions)
        if (f.family == family)
            print(f);
    return std::fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
