/* The table of one instruction set. */
#include "isa.h"

#define STR_(s) #s
#define STR(s)  STR_(s)
#define ROW_LOOPS(suffix)                                                                      \
    {                                                                                          \
        ISA(vmf_square_##suffix), ISA(vmf_start_##suffix), ISA(vmf_sweep1_##suffix),           \
            ISA(vmf_sweep8_##suffix), ISA(vmf_sweep8w_##suffix)                                \
    }
const struct bg_isa BG_PASTE(bg_isa_, BG_ISA) = {
    .name = STR(BG_ISA),
    .vmf_rows = {
        [BG_F64] = ROW_LOOPS(f64),
        [BG_F32] = ROW_LOOPS(f32),
        [BG_F16] = ROW_LOOPS(f16),
        [BG_BF16] = ROW_LOOPS(bf16),
        [BG_U8] = ROW_LOOPS(u8),
        [BG_I8] = ROW_LOOPS(i8),
    },
    .vmf_scatter = { [BG_F64] = ISA(vmf_scatter_f64), [BG_F32] = ISA(vmf_scatter_f32) },
    .vmf_fill = ISA(vmf_fill),
    .vmf_close = ISA(vmf_close),
    .vmf_join = ISA(vmf_join),
#define BURGI_FUNCTION(name, f32, ...) .name = ISA(name), .name##_n = ISA(name##_n),
#include "functions.def"
#define BURGI_FUNCTION(name, f32, ...) .name = ISA(name), .name##_n = ISA(name##_n),
#include "elem.def"
    .random_normals = ISA(random_normals),
    .vmf_radii = ISA(vmf_radii),
    .vmf_dots = ISA(vmf_dots),
    .vmf_place_few = ISA(vmf_place_few),
    .vmf_turn_f64 = ISA(vmf_turn_f64),
    .vmf_turn_f32 = ISA(vmf_turn_f32),
    .stable_several = ISA(stable_several),
    .stable_table_value = ISA(stable_table_value),
    .stable_table_slopes = ISA(stable_table_slopes),
    .stable_draws = ISA(stable_draws),
    .log_abs_besseli = ISA(log_abs_besseli),
    .log_abs_besseli_n = ISA(log_abs_besseli_n),
    .log_abs_besseli_signed_n = ISA(log_abs_besseli_signed_n),
    .log_besselik = ISA(log_besselik),
    .log_besselik_n = ISA(log_besselik_n),
    .log_besseli_dd = ISA(log_besseli_dd),
    .log_besselk_dd = ISA(log_besselk_dd),
    .log_besseli_bounds = ISA(log_besseli_bounds),
    .log_besselk_bounds = ISA(log_besselk_bounds),
};
