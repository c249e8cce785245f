/* libFuzzer: saved statistics of which any words are changed and the checksums put right again, as a
 * forger's are.  What is loaded obeys its promises: it is saved again as the same bytes, takes rows,
 * is merged and fitted, without a fault of memory.
 *
 * The first byte picks statistics, each 10 that follow change a word: its number, and what it becomes. */
#include <burgi/vmf.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats_words.h"

enum { MOST_WORDS = 1 << 12, CHANGE = 10, KINDS = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds)
{
    if (!holds)
        abort();
}

/* Rows that fill no chunk, one and several, from a chunk's beginning and from within one. */
static const struct kind {
    size_t p, rows;
    bool sparse;
    uint64_t first;
} kinds[KINDS] = { { 2, 0, false, 0 },       { 2, 1, false, 0 },      { 5, 700, false, 4095 },
                   { 3, 4096, false, 8192 }, { 4, 9000, false, 100 }, { 3, 3000, false, 4096 },
                   { 6, 700, true, 0 },      { 8, 9000, true, 5000 } };

static burgi_vmf_stats *made(const struct kind *k)
{
    burgi_vmf_stats *const s = burgi_vmf_stats_new_at(k->p, k->first);
    double row[8] = { 0.0 };

    must(s != NULL);
    for (size_t i = 0; i < k->rows; ++i) {
        for (size_t j = 0; j < k->p; ++j)
            row[j] = (double)((i * (j + 3)) % 17) - 8.0;
        const size_t start[] = { 0, 2 };
        const uint32_t index[] = { (uint32_t)(i % (k->p - 1)), (uint32_t)k->p - 1 };
        must((k->sparse ? burgi_vmf_stats_add_sparse_f64(s, 1, start, index, row, NULL)
                        : burgi_vmf_stats_add_f64(s, 1, row, k->p, NULL)) == BURGI_OK);
    }
    return s;
}

static size_t saved(const burgi_vmf_stats *s, uint64_t *word)
{
    FILE *file = fmemopen(word, 8 * MOST_WORDS, "wb");
    must(file != NULL && burgi_vmf_stats_save(s, file) == BURGI_OK && fflush(file) == 0);
    const long bytes = ftell(file);
    fclose(file);
    must(bytes > 0 && bytes % 8 == 0);
    return (size_t)bytes / 8;
}

static void use(burgi_vmf_stats *s, size_t n, const uint64_t *word)
{
    static uint64_t again[MOST_WORDS];
    const double row[8] = { 1.0, 2.0, 3.0 };
    burgi_vmf_result r = { .struct_size = sizeof r };
    double mu[8];

    must(saved(s, again) == n && memcmp(word, again, 8 * n) == 0);
    burgi_vmf_fit(s, &r, mu);
    burgi_vmf_stats_add_f64(s, 1, row, (size_t)word[STATS_P], NULL);
    burgi_vmf_fit(s, &r, mu);
    burgi_vmf_stats *other =
        burgi_vmf_stats_new_at((size_t)word[STATS_P], word[STATS_NEXT] + 1);
    must(other != NULL);
    burgi_vmf_stats_add_f64(other, 1, row, (size_t)word[STATS_P], NULL);
    burgi_vmf_stats_merge(s, other);
    burgi_vmf_stats_free(other);
    burgi_vmf_fit(s, &r, mu);
}

/* The k-th, and how many words it has. */
static size_t original(size_t k, uint64_t *word)
{
    static uint64_t kept[KINDS][MOST_WORDS];
    static size_t words[KINDS];

    if (words[k] == 0) {
        burgi_vmf_stats *const s = made(&kinds[k]);
        words[k] = saved(s, kept[k]);
        burgi_vmf_stats_free(s);
    }
    memcpy(word, kept[k], 8 * words[k]);
    return words[k];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static uint64_t word[MOST_WORDS];
    burgi_vmf_stats *s;

    if (size < 1)
        return 0;
    const size_t n = original(data[0] % KINDS, word);
    const uint64_t p = word[STATS_P];
    for (size_t at = 1; at + CHANGE <= size; at += CHANGE)
        memcpy(&word[(data[at] + 256u * data[at + 1]) % n], data + at + 2, 8);
    word[STATS_P] = word[STATS_P] > 1000
                        ? p
                        : word[STATS_P]; /* memory for more is asked for before it is read */
    stats_put_sums(n, word);

    FILE *const file = fmemopen(word, 8 * n, "rb");
    must(file != NULL);
    const burgi_status status = burgi_vmf_stats_load(&s, file);
    fclose(file);
    must((status == BURGI_OK) == (s != NULL));
    if (s != NULL && word[STATS_P] == p)
        use(s, n, word);
    burgi_vmf_stats_free(s);
    return 0;
}
