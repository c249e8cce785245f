/* The loops of the instruction set that runs in libburgi, so that BURGI_ISA names both. */
#include <burgi/base.h>

#include <string.h>

#include "isa/kernel/tiles.h"

static const struct bg_tiles *const all[] = {
#if defined BURGI_AVX512
    &bg_tiles_avx512,
#endif
#if defined BURGI_AVX2
    &bg_tiles_avx2,
#endif
#if defined BURGI_NEON
    &bg_tiles_neon,
#endif
    &bg_tiles_base,
};

const struct bg_tiles *bg_tiles_picked(void)
{
    const char *const runs = burgi_isa();
    size_t i = 0;

    while (all[i] != &bg_tiles_base && strcmp(all[i]->name, runs) != 0)
        ++i;
    return all[i];
}
