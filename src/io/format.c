#include "format.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "packing.h"

static const struct bg_format *const known[] = {
    &bg_npy,      &bg_idx,      &bg_fbin,  &bg_u8bin,       &bg_i8bin, &bg_fvecs,
    &bg_bvecs,    &bg_ivecs,    &bg_npz,   &bg_safetensors, &bg_hdf5,  &bg_word2vec_bin,
    &bg_word2vec, &bg_svmlight, &bg_glove, &bg_raw,         &bg_csv
};
enum { KNOWN = sizeof known / sizeof *known };

const struct bg_format *bg_format_named(const char *name)
{
    for (size_t k = 0; k < KNOWN; ++k)
        if (strcmp(known[k]->name, name) == 0)
            return known[k];
    return NULL;
}

const char *bg_format_names(void)
{
    static char names[400];
    size_t n = 0;
    for (size_t k = 0; k < KNOWN; ++k)
        n += (size_t)snprintf(names + n, sizeof names - n, k > 0 ? ", %s" : "%s",
                              known[k]->name);
    return names;
}

int bg_begins_with(struct bg_stream *s, const void *magic, size_t n, struct bg_fault *fault)
{
    const unsigned char *first;
    const ptrdiff_t got = bg_stream_peek(s, n, &first, fault);
    return got < 0 ? -1 : got > 0 && memcmp(first, magic, (size_t)got) == 0;
}

/* Whether the name, less what tells a packed file, ends so. */
static bool has_suffix(const char *path, const char *suffix)
{
    const size_t n = (size_t)(bg_packing_suffix(path) - path), m = strlen(suffix);
    return n > m && strncasecmp(path + n - m, suffix, m) == 0;
}

static const struct bg_format *by_name(const char *path)
{
    for (size_t k = 0; k < KNOWN; ++k)
        if (known[k]->suffix != NULL && has_suffix(path, known[k]->suffix))
            return known[k];
    return NULL;
}

/* *format stays NULL where none claims it. */
static bool by_content(struct bg_stream *s, const struct bg_format **format,
                       struct bg_fault *fault)
{
    for (size_t k = 0; k < KNOWN && *format == NULL; ++k)
        if (known[k]->claims != NULL) {
            const int claimed = known[k]->claims(s, fault);
            if (claimed < 0)
                return false;
            if (claimed > 0)
                *format = known[k];
        }
    return true;
}

const struct bg_format *bg_format_of(struct bg_stream *s, const char *path,
                                     const struct bg_input *in, struct bg_fault *fault)
{
    const struct bg_format *format = in->format != NULL ? in->format : by_name(path);
    const unsigned char *first;
    ptrdiff_t n = bg_stream_peek(s, 1, &first, fault);

    if (n < 0)
        return NULL;
    if (n == 0) {
        bg_fault(fault, "offset 0: the unpacked file is empty; expected " BG_READABLE);
        return NULL;
    }
    if (format != NULL)
        return format;
    if (!by_content(s, &format, fault) || (n = bg_stream_peek(s, 512, &first, fault)) < 0)
        return NULL;
    const char *const other = format == NULL ? bg_foreign(first, (size_t)n) : NULL;
    if (other != NULL) {
        bg_fault(fault, "offset 0: this is %s; expected " BG_READABLE, other);
        return NULL;
    }
    return format != NULL ? format : &bg_csv;
}

bool bg_format_enter(const struct bg_format *format, struct bg_stream **s,
                     const struct bg_input *in, struct bg_fault *fault)
{
    if (format->inside == NULL)
        return true;
    struct bg_stream *const member = format->inside(*s, in, fault);
    if (member == NULL)
        return false;
    bg_stream_close(*s);
    *s = member;
    return true;
}
