/* HDF5: a data set of integers or floating-point numbers, a row of which is what its first index
 * picks.  The library reads, converts and unpacks; it is not asked by several threads. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "listing.h"

static int claims(struct bg_stream *s, struct bg_fault *fault)
{
    return bg_begins_with(s, "\x89HDF\r\n\x1a\n", 8, fault);
}

#if BG_WITH_HDF5
#include <hdf5.h>

struct dataset {
    hid_t file, set, space, type; /* type: what a tile is of; 0 where not open */
    int dims;
    hsize_t dim[H5S_MAX_RANK];
    struct bg_array array; /* of what is in the file, for messages */
};

/* What the library says about the innermost cause. */
static herr_t say_why(unsigned n, const H5E_error2_t *error, void *to)
{
    if (n == 0)
        snprintf(to, 120, "%s", error->desc != NULL ? error->desc : "");
    return 0;
}

static bool fails(const char *what, struct bg_fault *fault)
{
    char why[120] = "";
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, say_why, why);
    return bg_fault(fault, "%s: HDF5 says: %s; expected a file as h5py writes it", what,
                    *why != '\0' ? why : "it fails");
}

/* Type and shape; size stays 0 for what is no number. */
static void describe(hid_t set, struct bg_array *a)
{
    const hid_t type = H5Dget_type(set), space = H5Dget_space(set);
    const H5T_class_t class = type >= 0 ? H5Tget_class(type) : H5T_NO_CLASS;
    const size_t size = type >= 0 ? H5Tget_size(type) : 0;
    hsize_t dim[H5S_MAX_RANK];
    const int dims = space >= 0 ? H5Sget_simple_extent_dims(space, dim, NULL) : -1;

    *a = (struct bg_array){ .dims = 0 };
    if ((class == H5T_INTEGER || class == H5T_FLOAT) && size <= 8 && dims >= 0) {
        a->size = size;
        a->kind = class == H5T_FLOAT                  ? BG_FLOAT
                  : H5Tget_sign(type) == H5T_SGN_NONE ? BG_UNSIGNED
                                                      : BG_SIGNED;
    }
    for (int k = 0; k < dims && k < BG_MAX_DIMS; ++k)
        a->dim[a->dims++] = (size_t)dim[k];
    if (space >= 0)
        H5Sclose(space);
    if (type >= 0)
        H5Tclose(type);
}

/* The data sets of a file. */
struct visit {
    struct bg_listing listing;
    char only[256]; /* the name of the first */
};

static herr_t visit(hid_t file, const char *name, const H5L_info_t *link, void *to)
{
    struct visit *v = to;
    struct bg_array a;

    if (link->type == H5L_TYPE_EXTERNAL) /* no other file is opened */
        return 0;
    const hid_t set = H5Oopen(file, name, H5P_DEFAULT);
    if (set >= 0 && H5Iget_type(set) == H5I_DATASET) {
        describe(set, &a);
        bg_listing_add(&v->listing, name, &a);
        if (v->listing.n == 1)
            snprintf(v->only, sizeof v->only, "%s", name);
    }
    if (set >= 0)
        H5Oclose(set);
    return 0;
}

static bool open_set(struct dataset *d, const char *asked, struct bg_fault *fault)
{
    struct visit v = { .listing = { .n = 0 } };

    if (H5Lvisit(d->file, H5_INDEX_NAME, H5_ITER_INC, visit, &v) < 0)
        return fails("offset 0", fault);
    const char *const name = asked != NULL ? asked : v.only;
    const hid_t plan = H5Pcreate(H5P_DATASET_ACCESS);
    H5Pset_chunk_cache(plan, 12421, (size_t)1 << 26,
                       1.0); /* chunks of rows are unpacked once */
    if (asked != NULL || v.listing.n == 1)
        d->set = H5Dopen2(d->file, name, plan);
    H5Pclose(plan);
    return d->set >= 0 || bg_listing_fault(&v.listing, "data set", "--dataset", asked, fault);
}

/* Shape and type, which must be those of rows. */
static bool check_set(struct bg_reader *r, struct dataset *d, struct bg_fault *fault)
{
    struct bg_array *const a = &d->array;
    char name[200];
    size_t count, bytes;

    describe(d->set, a);
    if (a->size == 0)
        return bg_fault(fault,
                        "row 1: the data set is not of integers or floating-point numbers of "
                        "at most 64 bits; expected one that is");
    bg_array_name(a, name, sizeof name);
    const size_t least = r->in.single ? 1 : 2;
    if (a->dims < least || a->dim[0] == 0)
        return bg_fault(fault, "row 1: the data set is %s; expected at least %s and 1 row",
                        name, r->in.single ? "1 dimension" : "2 dimensions (rows, columns)");
    r->rows = a->dim[0];
    r->cols = 1;
    bool fits = true;
    for (size_t k = 1; k < a->dims; ++k)
        fits = !__builtin_mul_overflow(r->cols, a->dim[k], &r->cols) && fits;
    fits = fits && !__builtin_mul_overflow(r->rows, r->cols, &count) &&
           !__builtin_mul_overflow(count, sizeof(double), &bytes);
    if (!fits || r->cols < least)
        return bg_fault(fault,
                        "row 1: the data set is %s; expected rows of at least 2 numbers, and "
                        "a shape that fits in memory",
                        name);
    const hsize_t stored = H5Dget_storage_size(d->set);
    if (bytes > (size_t)1 << 30 && stored < bytes >> 14)
        return bg_fault(fault,
                        "row 1: the data set is %s, and the file holds %llu bytes of it; "
                        "expected one that has been written",
                        name, (unsigned long long)stored);
    return true;
}

static bool open_file(struct bg_reader *r, struct dataset *d, struct bg_fault *fault)
{
    uint64_t size;

    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
    if (bg_stream_plain(r->s, &size) < 0 || strcmp(r->path, "-") == 0)
        return bg_fault(fault,
                        "offset 0: HDF5 that is packed or in a pipe; expected the file itself");
    d->file = H5Fopen(r->path, H5F_ACC_RDONLY, H5P_DEFAULT);
    return d->file >= 0 || fails("offset 0", fault);
}

static bool begin(struct bg_reader *r, struct bg_fault *fault)
{
    struct dataset *d = r->own = calloc(1, sizeof *d);
    if (d == NULL)
        return bg_fault_memory(fault);
    d->file = d->set = d->space = -1;
    if (!open_file(r, d, fault) || !open_set(d, r->in.dataset, fault) ||
        !check_set(r, d, fault))
        return false;
    r->wide = bg_array_is_wide(&d->array);
    bg_array_about(&d->array, &r->about);
    d->type = r->wide ? H5T_NATIVE_DOUBLE : H5T_NATIVE_FLOAT;
    d->space = H5Dget_space(d->set);
    d->dims = d->space >= 0 ? H5Sget_simple_extent_dims(d->space, d->dim, NULL) : -1;
    return d->dims >= 1 || fails("offset 0", fault);
}

static int take(struct bg_reader *r, size_t n, struct bg_tile *tile, struct bg_fault *fault)
{
    struct dataset *d = r->own;
    hsize_t start[H5S_MAX_RANK] = { r->at }, count[H5S_MAX_RANK], elements = n * r->cols;
    char where[40];

    if (n == 0)
        return 0;
    memcpy(count, d->dim, sizeof count);
    count[0] = n;
    const hid_t memory = H5Screate_simple(1, &elements, NULL);
    const bool ok =
        memory >= 0 &&
        H5Sselect_hyperslab(d->space, H5S_SELECT_SET, start, NULL, count, NULL) >= 0 &&
        H5Dread(d->set, d->type, memory, d->space, H5P_DEFAULT, r->tile) >= 0;
    if (memory >= 0)
        H5Sclose(memory);
    snprintf(where, sizeof where, "row %zu", r->at + 1);
    if (!ok)
        return fails(where, fault) - 1;
    *tile = bg_tile_at(r, n, r->tile);
    return 1;
}

static void end(struct bg_reader *r)
{
    struct dataset *d = r->own;
    if (d == NULL)
        return;
    if (d->space >= 0)
        H5Sclose(d->space);
    if (d->set >= 0)
        H5Dclose(d->set);
    if (d->file >= 0)
        H5Fclose(d->file);
    free(d);
}
#else
static bool begin(struct bg_reader *r, struct bg_fault *fault)
{
    (void)r;
    return bg_fault(fault,
                    "offset 0: HDF5, and this burgi is built without HDF5; expected its data "
                    "set as .npy (in Python: numpy.save('x.npy', h5py.File(FILE)[NAME][:]))");
}

static int take(struct bg_reader *r, size_t n, struct bg_tile *tile, struct bg_fault *fault)
{
    (void)r, (void)n, (void)tile, (void)fault;
    return -1;
}

static void end(struct bg_reader *r)
{
    (void)r;
}
#endif

const struct bg_format bg_hdf5 = { .name = "hdf5",
                                   .takes = BG_TAKES_DATASET,
                                   .claims = claims,
                                   .begin = begin,
                                   .take = take,
                                   .end = end };
