/* The table of one instruction set. */
#include "isa.h"

#define STR_(s) #s
#define STR(s)  STR_(s)
const struct bg_isa BG_PASTE(bg_isa_, BG_ISA) = {
    .name = STR(BG_ISA),
    .vmf_f64 = { ISA(vmf_square_f64), ISA(vmf_shift_f64) },
    .vmf_f32 = { ISA(vmf_square_f32), ISA(vmf_shift_f32) },
#define BURGI_FUNCTION(name, f32, ...) .name = ISA(name), .name##_n = ISA(name##_n),
#include "functions.def"
#define BURGI_FUNCTION(name, f32, ...) .name = ISA(name), .name##_n = ISA(name##_n),
#include "elem.def"
    .random_normals = ISA(random_normals),
    .vmf_radii = ISA(vmf_radii),
    .vmf_dots = ISA(vmf_dots),
    .vmf_turn_f64 = ISA(vmf_turn_f64),
    .vmf_turn_f32 = ISA(vmf_turn_f32),
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
