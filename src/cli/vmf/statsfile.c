/* A file of statistics:
 *
 *     "burgivmc"  version  flags  classes  bytes of labels  checksum     8 bytes each
 *     the labels: 0 and an integer of 8 bytes, or 1, the length in 8 bytes, and the text
 *     statistics (burgi_vmf_stats_save): of all rows, and of each class
 *
 * all numbers with their lowest byte first.  The checksum is that of the words before it and of the
 * labels; statistics have their own. */
#include "statsfile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "io/newfile.h"

enum { FORMAT = 1, WEIGHTED = 1, WORDS = 6 };

static const char magic[9] = "burgivmc";
static const size_t most_bytes = (size_t)1 << 40;

static void put_word(unsigned char *to, uint64_t word)
{
    for (size_t b = 0; b < 8; ++b)
        to[b] = (unsigned char)(word >> 8 * b);
}

static uint64_t word_at(const unsigned char *from)
{
    uint64_t word = 0;
    for (size_t b = 8; b-- > 0;)
        word = word << 8 | from[b];
    return word;
}

/* FNV-1a, in which a changed byte changes the end for certain. */
static uint64_t checksum(const unsigned char *head, const unsigned char *label, size_t n)
{
    uint64_t sum = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < 8 * (WORDS - 1) + n; ++i)
        sum = (sum ^ (i < 8 * (WORDS - 1) ? head[i] : label[i - 8 * (WORDS - 1)])) *
              UINT64_C(0x100000001b3);
    return sum;
}

static size_t label_size(const struct bg_label *l)
{
    return 9 + (l->text != NULL ? strlen(l->text) : 0);
}

/* The labels' bytes; NULL: out of memory. */
static unsigned char *pack_labels(const struct bg_labels *labels, size_t *bytes)
{
    *bytes = 0;
    for (size_t c = 0; c < labels->classes; ++c)
        *bytes += label_size(&labels->label[c]);
    unsigned char *const packed = malloc(*bytes + 1), *to = packed;
    for (size_t c = 0; packed != NULL && c < labels->classes; ++c) {
        const struct bg_label *l = &labels->label[c];
        const size_t length = label_size(l) - 9;
        *to = l->text != NULL;
        put_word(to + 1, l->text != NULL ? length : (uint64_t)l->integer);
        if (l->text != NULL)
            memcpy(to + 9, l->text, length);
        to += 9 + length;
    }
    return packed;
}

static burgi_status save_all(const struct pool *pool, FILE *file)
{
    burgi_status status = burgi_vmf_stats_save(pool->all, file);
    const uint64_t first = burgi_vmf_stats_first_row(pool->all);
    for (size_t c = 0; status == BURGI_OK && c < pool->rows.labels.classes; ++c) {
        burgi_vmf_stats *none = NULL;
        if (pool->of_class[c] == NULL) { /* a class all of whose rows have weight 0 */
            none = burgi_vmf_stats_new_at(pool->rows.p, first);
            if (none == NULL || burgi_vmf_stats_skip(none, burgi_vmf_stats_next_row(pool->all) -
                                                               first) != BURGI_OK)
                status = BURGI_ENOMEM;
        }
        if (status == BURGI_OK)
            status = burgi_vmf_stats_save(none != NULL ? none : pool->of_class[c], file);
        burgi_vmf_stats_free(none);
    }
    return status;
}

static burgi_status write_all(const struct pool *pool, FILE *file)
{
    unsigned char head[8 * WORDS];
    size_t bytes;
    unsigned char *label = pack_labels(&pool->rows.labels, &bytes);
    if (label == NULL)
        return BURGI_ENOMEM;
    memcpy(head, magic, 8);
    put_word(head + 8, FORMAT);
    put_word(head + 16, pool->rows.weights.rows > 0 ? WEIGHTED : 0);
    put_word(head + 24, pool->rows.labels.classes);
    put_word(head + 32, bytes);
    put_word(head + 40, checksum(head, label, bytes));
    const bool ok = fwrite(head, 1, sizeof head, file) == sizeof head &&
                    fwrite(label, 1, bytes, file) == bytes;
    free(label);
    return ok ? save_all(pool, file) : BURGI_EIO;
}

bool stats_write(const struct pool *pool, const char *path, bool force)
{
    struct bg_fault fault;
    struct bg_newfile file;

    bool ok = bg_newfile_begin(&file, path, force, &fault);
    if (ok && write_all(pool, file.stream) == BURGI_ENOMEM) {
        bg_newfile_abort(&file);
        ok = bg_fault_memory(&fault);
    } else if (ok)
        ok = bg_newfile_commit(&file, &fault);
    if (!ok)
        say("%s: %s", path, fault.text);
    return ok;
}

/* The labels, whose texts are moved to room with their ends. */
static bool unpack_labels(struct bg_labels *labels, size_t classes, const unsigned char *from,
                          size_t bytes)
{
    char *to = labels->bytes;
    for (size_t c = 0; c < classes; ++c) {
        struct bg_label *l = &labels->label[c];
        if (bytes < 9 || *from > 1)
            return false;
        const uint64_t word = word_at(from + 1), length = *from == 1 ? word : 0;
        if (length > bytes - 9)
            return false;
        memcpy(&l->integer, &word, sizeof word);
        l->text = NULL;
        if (*from == 1) {
            l->integer = 0;
            l->text = memcpy(to, from + 9, (size_t)length);
            to += length;
            *to++ = '\0';
        }
        from += 9 + length;
        bytes -= 9 + (size_t)length;
    }
    labels->classes = classes;
    return bytes == 0;
}

static bool no_file(struct bg_fault *fault, const char *what)
{
    return bg_fault(fault, "%s; expected statistics as burgi vmf fit --stats-out writes them",
                    what);
}

static bool read_labels(FILE *file, struct rows *rows, struct bg_fault *fault)
{
    unsigned char head[8 * WORDS];
    if (fread(head, 1, sizeof head, file) != sizeof head || memcmp(head, magic, 8) != 0)
        return no_file(fault, "offset 0: no statistics");
    if (word_at(head + 8) != FORMAT)
        return no_file(fault, "offset 8: a format that this version does not know");
    const uint64_t classes = word_at(head + 24), bytes = word_at(head + 32);
    if (bytes > most_bytes || classes > bytes / 9)
        return no_file(fault, "offset 24: damaged");
    unsigned char *const label = malloc((size_t)bytes + 1);
    rows->labels.label = calloc((size_t)classes + 1, sizeof *rows->labels.label);
    rows->labels.bytes = malloc((size_t)bytes + 1);
    rows->left_out_of = calloc((size_t)classes + 1, sizeof *rows->left_out_of);
    bool ok = label != NULL && rows->labels.label != NULL && rows->labels.bytes != NULL &&
              rows->left_out_of != NULL;
    if (!ok)
        bg_fault_memory(fault);
    else if (fread(label, 1, (size_t)bytes, file) != bytes ||
             word_at(head + 40) != checksum(head, label, (size_t)bytes) ||
             !unpack_labels(&rows->labels, (size_t)classes, label, (size_t)bytes))
        ok = no_file(fault, "offset 48: damaged labels");
    free(label);
    rows->weights.rows = word_at(head + 16) & WEIGHTED;
    return ok;
}

static bool load(FILE *file, burgi_vmf_stats **stats, struct bg_fault *fault)
{
    const unsigned long long at = (unsigned long long)ftell(file);
    const burgi_status status = burgi_vmf_stats_load(stats, file);
    char what[80];

    if (status == BURGI_OK)
        return true;
    if (status == BURGI_ENOMEM)
        return bg_fault_memory(fault);
    snprintf(what, sizeof what, "offset %llu: damaged, cut short or of a newer version", at);
    return no_file(fault, what);
}

static bool read_all(struct pool *pool, FILE *file, struct bg_fault *fault)
{
    struct rows *rows = &pool->rows;
    if (!read_labels(file, rows, fault))
        return false;
    pool->of_class = calloc(rows->labels.classes + 1, sizeof *pool->of_class);
    if (pool->of_class == NULL)
        return bg_fault_memory(fault);
    if (!load(file, &pool->all, fault))
        return false;
    rows->p = burgi_vmf_stats_dim(pool->all);
    rows->n =
        (size_t)(burgi_vmf_stats_next_row(pool->all) - burgi_vmf_stats_first_row(pool->all));
    rows->left_out = burgi_vmf_stats_skipped(pool->all);
    for (size_t c = 0; c < rows->labels.classes; ++c) {
        if (!load(file, &pool->of_class[c], fault))
            return false;
        if (burgi_vmf_stats_dim(pool->of_class[c]) != rows->p)
            return no_file(fault, "classes of different dimensions");
        rows->left_out_of[c] = burgi_vmf_stats_skipped(pool->of_class[c]);
    }
    return getc(file) == EOF || no_file(fault, "something follows the statistics");
}

bool stats_read(struct pool *pool, const char *path)
{
    struct bg_fault fault;
    FILE *file = fopen(path, "rb");

    *pool = (struct pool){ .all = NULL };
    bool ok = file != NULL ? read_all(pool, file, &fault)
                           : bg_fault(&fault, "cannot read: %s", strerror(errno));
    if (file != NULL)
        fclose(file);
    if (!ok) {
        say("%s: %s", path, fault.text);
        pool_free(pool);
    }
    return ok;
}
