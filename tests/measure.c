/* The error measures that every other test rests on. */
#include <criterion/criterion.h>
#include <math.h>

#include "lib/table.h"

Test(measure, counts_in_units_of_u)
{
    cr_expect(error_rel(0x1.0000000000001p0, 1.0, 0.0) == 2.0);
    cr_expect(error_rel(1.0, 1.0, 0x1p-54) == 0.5);
    cr_expect(error_rel(0x1.0000000000001p600, 0x1p600, 0x1p546) == 1.5);
    cr_expect(error_rel(0x1.0000000000001p-1000, 0x1p-1000, 0.0) == 2.0);
    cr_expect(error_mixed(0x1.0000000000001p-10, 0x1p-10, 0.0) == 0x1p-9);
    cr_expect(error_mixed(4.0, 0x1.0000000000001p2, 0.0) > 1.99);
}

Test(measure, special_values_equal_themselves)
{
    cr_expect(error_rel(nan(""), nan(""), 0.0) == 0.0);
    cr_expect(error_rel(HUGE_VAL, HUGE_VAL, 0.0) == 0.0);
    cr_expect(error_rel(-HUGE_VAL, HUGE_VAL, 0.0) == HUGE_VAL);
    cr_expect(error_rel(nan(""), 1.0, 0.0) == HUGE_VAL);
    cr_expect(error_rel(1.0, nan(""), 0.0) == HUGE_VAL);
    cr_expect(error_mixed(HUGE_VAL, 0x1p1023, 0.0) == HUGE_VAL);
    cr_expect(error_rel(0.0, 0.0, 0.0) == 0.0);
}

Test(measure, subnormal_results_are_absolute)
{
    cr_expect(error_rel(3 * 0x1p-1074, 0x1p-1074, 0.0) == 2.0);
    cr_expect(error_rel(0x1p-1074, 0.0, 0.0) == 1.0);
}
