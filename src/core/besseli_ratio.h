/* Stub while the numerics are being written. */
#ifndef BURGI_CORE_BESSELI_RATIO_H
#define BURGI_CORE_BESSELI_RATIO_H
#include "besseli.h"
BG_STUB2(besseli_ratio)
BG_STUB2(besseli_ratio_compl)
BG_STUB2(besseli_ratio_dx)
#endif
