/** The numerical core as inline functions, for loops and kernels of one's own: bg_NAME(args) is
 *  burgi_NAME(args), bit for bit, where a*b + c is not fused behind one's back.
 *
 *  Languages  C11, C++17, CUDA C++.
 *  Flags      -ffp-contract=off -fno-tree-slp-vectorize (gcc 12.2 fuses neighbours in spite of the
 *             first), or nvcc --fmad=false, which burgi-core.pc carries.
 *  Source     burgi/core/NAME.h, a file a regime; examples/core.c. */
#ifndef BURGI_CORE_H
#define BURGI_CORE_H

#include <burgi/core/all.h>

#endif
