/* Numbers and nothing else: what they are, the user says. */
#include "format.h"

static bool header(struct bg_stream *s, const struct bg_input *in, struct bg_array *a,
                   struct bg_fault *fault)
{
    if (in->dim == 0 || in->dtype == NULL)
        return bg_fault(fault, "offset 0: --format raw says neither columns nor type; expected "
                               "--dim P and --dtype T, too");
    *a = (struct bg_array){ .swap = !bg_little_endian(), .start = in->offset };
    if (!bg_array_type(a, in->dtype))
        return bg_fault(fault, "offset 0: --dtype %s; expected one of " BG_TYPES, in->dtype);
    a->dim[1] = in->dim;
    return bg_array_count_rows(a, s, fault) && bg_array_go_to(a, s, fault);
}

const struct bg_format bg_raw = { .name = "raw",
                                  .takes = BG_TAKES_DIM | BG_TAKES_TYPE,
                                  .header = header,
                                  .begin = bg_array_begin,
                                  .take = bg_array_take,
                                  .end = bg_array_close };
