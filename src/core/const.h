/* Constants that several files need: bg_NAME() is hi + lo, or the one double; bg_NAME_lolo() what
 * hi + lo leaves. */
#ifndef BURGI_CORE_CONST_H
#define BURGI_CORE_CONST_H

#include "dd.h"

#define BG_CONST1(name, value)                                                                 \
    BG_FN double bg_##name(void)                                                               \
    {                                                                                          \
        return value;                                                                          \
    }
#define BG_CONST2(name, hi, lo)                                                                \
    BG_FN bg_dd bg_##name(void)                                                                \
    {                                                                                          \
        return bg_dd_of(hi, lo);                                                               \
    }
#define BG_CONST3(name, hi, lo, lolo)                                                          \
    BG_CONST2(name, hi, lo)                                                                    \
    BG_CONST1(name##_lolo, lolo)
#include "tables/const.inc"
#undef BG_CONST1
#undef BG_CONST2
#undef BG_CONST3

#endif
