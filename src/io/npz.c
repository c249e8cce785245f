/* .npz: a zip archive of .npy files, stored or deflated, of which one is read. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "format.h"
#include "listing.h"
#include "packing.h"

static int claims(struct bg_stream *s, struct bg_fault *fault)
{
    const int full = bg_begins_with(s, "PK\3\4", 4, fault);
    return full != 0 ? full : bg_begins_with(s, "PK\5\6", 4, fault); /* of no files */
}

#if BG_WITH_ZIP
#include <zip.h>

/* A file within an archive, which it keeps open. */
struct member {
    zip_t *archive;
    zip_file_t *file;
    char name[80];
    uint64_t offset;
};

static void end(void *unpacker)
{
    struct member *m = unpacker;
    if (m->file != NULL)
        zip_fclose(m->file);
    zip_discard(m->archive);
    free(m);
}

static ptrdiff_t take(void *unpacker, void *to, size_t n, struct bg_fault *fault)
{
    struct member *m = unpacker;
    const zip_int64_t got = zip_fread(m->file, to, n);
    if (got < 0)
        return bg_fault(fault, "offset %llu of %s in the archive: %s; expected valid zip data",
                        (unsigned long long)m->offset, m->name, zip_file_strerror(m->file)) -
               1;
    m->offset += (uint64_t)got;
    return (ptrdiff_t)got;
}

static const struct bg_packing zip_member = { .name = "zip", .read = take, .end = end };

static zip_t *open_archive(struct bg_stream *s, struct bg_fault *fault)
{
    uint64_t size;
    const int fd = bg_stream_plain(s, &size), own = fd >= 0 ? dup(fd) : -1;
    zip_error_t error;
    int code;

    if (fd < 0) {
        bg_fault(fault,
                 "offset 0: an archive (.npz) that is packed or in a pipe; expected the file "
                 "itself, whose end tells what is where");
        return NULL;
    }
    zip_t *const archive = own >= 0 ? zip_fdopen(own, 0, &code) : NULL;
    if (archive != NULL)
        return archive;
    zip_error_init_with_code(&error, own >= 0 ? code : ZIP_ER_MEMORY);
    bg_fault(fault, "offset 0: %s, or one that was cut off; expected a whole archive (.npz)",
             zip_error_strerror(&error));
    zip_error_fini(&error);
    if (own >= 0)
        close(own);
    return NULL;
}

/* The array that the k-th file is; its bytes are a stream, which takes over the archive. */
static struct bg_stream *open_member(zip_t *archive, zip_uint64_t k, struct bg_fault *fault)
{
    struct member *m = calloc(1, sizeof *m);
    zip_stat_t is;

    if (m == NULL) {
        bg_fault_memory(fault);
        zip_discard(archive);
        return NULL;
    }
    m->archive = archive;
    if (zip_stat_index(archive, k, 0, &is) == 0) {
        strncpy(m->name, is.name, sizeof m->name - 1);
        m->file = zip_fopen_index(archive, k, 0);
    }
    if (m->file != NULL && (is.valid & ZIP_STAT_SIZE))
        return bg_stream_unpacked(&zip_member, m, is.size, fault);
    bg_fault(fault, "offset 0: %s in the archive: %s; expected a file stored or deflated",
             m->name, zip_strerror(archive));
    end(m);
    return NULL;
}

/* Whether NAME.npy is what the user calls KEY. */
static bool is_called(const char *name, const char *key)
{
    const size_t n = strlen(key);
    return strncmp(name, key, n) == 0 && (name[n] == '\0' || strcmp(name + n, ".npy") == 0);
}

static bool is_npy(const char *name)
{
    const size_t n = strlen(name);
    return n > 4 && strcmp(name + n - 4, ".npy") == 0;
}

/* What the k-th file is, for a message. */
static void list(struct bg_stream *s, zip_uint64_t k, const char *name, struct bg_listing *l)
{
    struct bg_fault fault;
    struct bg_array a = { .dims = 0 };
    char plain[100];
    zip_t *const archive = open_archive(s, &fault);
    struct bg_stream *const member = archive != NULL ? open_member(archive, k, &fault) : NULL;

    snprintf(plain, sizeof plain, "%.*s", (int)(strlen(name) - 4), name);
    if (member == NULL || !bg_npy.header(member, &(struct bg_input){ .key = NULL }, &a, &fault))
        a = (struct bg_array){ .dims = 0 };
    bg_listing_add(l, plain, &a);
    bg_stream_close(member);
}

/* The number of the file that is to be read; -1 for a fault. */
static zip_int64_t choose(struct bg_stream *s, zip_t *archive, const char *key,
                          struct bg_fault *fault)
{
    const zip_int64_t n = zip_get_num_entries(archive, 0);
    struct bg_listing l = { .n = 0 };
    zip_int64_t only = -1;

    for (zip_int64_t k = 0; k < n; ++k) {
        const char *const name = zip_get_name(archive, (zip_uint64_t)k, 0);
        const size_t length = name != NULL ? strlen(name) : 0;
        if (length >= 8 && strcmp(name + length - 8, "data.pkl") == 0)
            return bg_fault(
                       fault, "offset 0: this is %s; expected " BG_READABLE,
                       "a file of torch.save, which holds Python objects (in Python: "
                       "numpy.save('x.npy', torch.load(FILE, weights_only=True).numpy()))") -
                   1;
        if (name == NULL || !is_npy(name))
            continue;
        if (key != NULL && is_called(name, key))
            return k;
        only = l.n == 0 ? k : -1;
        if (l.n < 20)
            list(s, (zip_uint64_t)k, name, &l);
        else
            ++l.n;
    }
    if (key == NULL && only >= 0 && l.n == 1)
        return only;
    return bg_listing_fault(&l, "array", "--key", key, fault) - 1;
}

static struct bg_stream *inside(struct bg_stream *s, const struct bg_input *in,
                                struct bg_fault *fault)
{
    zip_t *const archive = open_archive(s, fault);
    if (archive == NULL)
        return NULL;
    const zip_int64_t k = choose(s, archive, in->key, fault);
    if (k >= 0)
        return open_member(archive, (zip_uint64_t)k, fault);
    zip_discard(archive);
    return NULL;
}
#else
static struct bg_stream *inside(struct bg_stream *s, const struct bg_input *in,
                                struct bg_fault *fault)
{
    (void)s, (void)in;
    bg_fault(fault, "offset 0: a zip archive (.npz), and this burgi is built without libzip; "
                    "expected its .npy files unpacked by unzip");
    return NULL;
}
#endif

static bool header(struct bg_stream *s, const struct bg_input *in, struct bg_array *a,
                   struct bg_fault *fault)
{
    return bg_npy.header(s, in, a, fault);
}

const struct bg_format bg_npz = { .name = "npz",
                                  .takes = BG_TAKES_KEY,
                                  .claims = claims,
                                  .inside = inside,
                                  .header = header,
                                  .begin = bg_array_begin,
                                  .take = bg_array_take,
                                  .end = bg_array_close };
