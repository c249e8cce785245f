/* Archives and packed files of the same numbers, and those of several arrays. */
#include <stdlib.h>
#include <string.h>

#include "cli_zoo.h"
#if BG_WITH_ZIP
#include <zip.h>
#endif
#if BG_WITH_ZSTD
#include <zstd.h>
#endif
#if BG_WITH_LZMA
#include <lzma.h>
#endif
#if BG_WITH_HDF5
#include <hdf5.h>
#endif

static void must(bool holds)
{
    if (!holds)
        exit(1);
}

/* All bytes of a file, to be freed. */
static unsigned char *bytes_of(const char *name, size_t *n)
{
    FILE *f = fopen(name, "rb");
    unsigned char *b = malloc(1 << 16);
    must(f != NULL && b != NULL);
    *n = fread(b, 1, 1 << 16, f);
    fclose(f);
    return b;
}

#if BG_WITH_ZSTD || BG_WITH_LZMA
static void write_bytes(const char *name, const char *suffix, const void *b, size_t n)
{
    char packed[80];
    snprintf(packed, sizeof packed, "%s%s", name, suffix);
    FILE *f = zoo_open(packed);
    fwrite(b, 1, n, f);
    zoo_close(f);
    puts(packed);
}
#endif

static void pack(const char *name)
{
    size_t n;
    unsigned char *const b = bytes_of(name, &n), *const to = malloc(1 << 17);
    must(to != NULL);
#if BG_WITH_ZSTD
    const size_t z = ZSTD_compress(to, 1 << 17, b, n, 3);
    must(!ZSTD_isError(z));
    write_bytes(name, ".zst", to, z);
#endif
#if BG_WITH_LZMA
    size_t x = 0;
    must(lzma_easy_buffer_encode(6, LZMA_CHECK_CRC64, NULL, b, n, to, &x, 1 << 17) == LZMA_OK);
    write_bytes(name, ".xz", to, x);
#endif
    free(to);
    free(b);
}

/* The arrays, .npy files by their names, in NAME.npz. */
static void npz(const char *name, bool deflated, const char *const *array, size_t n)
{
#if BG_WITH_ZIP
    int error;
    zip_t *const z = zip_open(name, ZIP_CREATE | ZIP_TRUNCATE, &error);
    must(z != NULL);
    for (size_t k = 0; k < n; ++k) {
        zip_source_t *const from = zip_source_file(z, array[k], 0, -1);
        const zip_int64_t at = zip_file_add(z, array[k], from, 0);
        must(at >= 0 &&
             zip_set_file_compression(z, (zip_uint64_t)at,
                                      deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0);
    }
    must(zip_close(z) == 0);
    if (n == 1)
        puts(name);
#else
    (void)name, (void)deflated, (void)array, (void)n;
#endif
}

/* The elements of a .npy file of 6 x 4 floats as a tensor, behind another. */
static void safetensors(const char *name, const char *npy, bool two)
{
    static const char *const head[] = {
        "{\"__metadata__\":{\"format\":\"pt\"},"
        "\"x\":{\"dtype\":\"F32\",\"shape\":[6,4],\"data_offsets\":[0,96]}}  ",
        "{\"y\":{\"dtype\":\"I64\",\"shape\":[2],\"data_offsets\":[0,16]},"
        "\"x\":{\"dtype\":\"F32\",\"shape\":[6,4],\"data_offsets\":[16,112]},"
        "\"z\":{\"dtype\":\"F8_E4M3\",\"shape\":[2,2],\"data_offsets\":[112,116]}}"
    };
    size_t n;
    unsigned char *const b = bytes_of(npy, &n);
    FILE *f = zoo_open(name);
    zoo_element(f, 'u', 8, false, (double)strlen(head[two]));
    fputs(head[two], f);
    for (int k = 0; two && k < 16; ++k)
        putc(k, f);
    fwrite(b + n - 96, 1, 96, f);
    for (int k = 0; two && k < 4; ++k)
        putc(k, f);
    zoo_close(f);
    free(b);
    if (!two)
        puts(name);
}

/* The same as a data set, chunked; and others beside it. */
static void hdf5(const char *name, const char *npy, bool two)
{
#if BG_WITH_HDF5
    const hsize_t dim[] = { 6, 4 }, chunk[] = { 4, 3 };
    size_t n;
    unsigned char *const b = bytes_of(npy, &n);
    const hid_t file = H5Fcreate(name, H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT),
                space = H5Screate_simple(2, dim, NULL), row = H5Screate_simple(1, dim, NULL),
                plan = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_chunk(plan, 2, chunk);
    const hid_t x =
        H5Dcreate2(file, "x", H5T_IEEE_F32LE, space, H5P_DEFAULT, plan, H5P_DEFAULT);
    must(x >= 0 && H5Dwrite(x, H5T_IEEE_F32LE, H5S_ALL, H5S_ALL, H5P_DEFAULT, b + n - 96) >= 0);
    if (two) {
        const hsize_t huge[] = { (hsize_t)1 << 40, 100 };
        const hid_t wide = H5Screate_simple(2, huge, NULL);
        H5Dclose(
            H5Dcreate2(file, "y", H5T_STD_I64LE, row, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        H5Dclose(H5Dcreate2(file, "s", H5T_C_S1, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        H5Dclose(H5Dcreate2(file, "huge", H5T_STD_I8LE, wide, H5P_DEFAULT, plan, H5P_DEFAULT));
        H5Sclose(wide);
    }
    H5Dclose(x);
    H5Pclose(plan);
    H5Sclose(row);
    H5Sclose(space);
    must(H5Fclose(file) >= 0);
    free(b);
    if (!two)
        puts(name);
#else
    (void)name, (void)npy, (void)two;
#endif
}

void zoo_boxes(void)
{
    static const char *const one[] = { "f4_little_c_table.npy" }, *const two[] = {
        "f4_little_c_table.npy", "terse.npy", "f8_big_fortran_cube.npy"
    };
    pack("f4_little_c_table.npy");
    pack("six.fvecs");
    pack("plain.csv");
    npz("stored.npz", false, one, 1);
    npz("deflated.npz", true, one, 1);
    npz("three.npz", true, two, 3);
    safetensors("one.safetensors", one[0], false);
    safetensors("three.safetensors", one[0], true);
    hdf5("one.h5", one[0], false);
    hdf5("four.h5", one[0], true);
}
