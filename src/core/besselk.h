/* Stub while the numerics are being written. */
#ifndef BURGI_CORE_BESSELK_H
#define BURGI_CORE_BESSELK_H
#include "vmf.h" /* the stub */
BG_STUB2(log_besselk)
BG_STUB2(log_besselk_scaled)
#endif
