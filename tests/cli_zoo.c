/* tests/cli_zoo good | eye | long | broken | labels: writes those files into the current directory. */
#include "cli_zoo.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

FILE *zoo_open(const char *name)
{
    FILE *f = fopen(name, "wb");
    if (f == NULL) {
        perror(name);
        exit(1);
    }
    return f;
}

void zoo_close(FILE *f)
{
    if (fclose(f) != 0) {
        perror("zoo");
        exit(1);
    }
}

void zoo_npy_header(FILE *f, int version, const char *dictionary)
{
    const size_t n = strlen(dictionary) + 1;
    const unsigned char head[] = { 0x93,
                                   'N',
                                   'U',
                                   'M',
                                   'P',
                                   'Y',
                                   (unsigned char)version,
                                   0,
                                   (unsigned char)(n & 255),
                                   (unsigned char)(n >> 8),
                                   0,
                                   0 };
    fwrite(head, 1, version == 1 ? 10 : 12, f);
    fprintf(f, "%s\n", dictionary);
}

/* binary16: the fraction of an integer below 2048 fits. */
static uint64_t half_bits(double x)
{
    uint64_t exponent = 15;
    if (x == 0.0)
        return 0;
    for (; x >= 2.0; x /= 2.0)
        ++exponent;
    return exponent << 10 | (uint64_t)((x - 1.0) * 1024.0);
}

static uint64_t float_bits(int size, double x)
{
    uint64_t bits = 0;
    const float narrow = (float)x;
    uint32_t narrow_bits;

    if (size == 2)
        return half_bits(x);
    memcpy(&bits, &x, sizeof x);
    memcpy(&narrow_bits, &narrow, sizeof narrow);
    return size == 4 ? narrow_bits : bits;
}

void zoo_element(FILE *f, char kind, int size, bool big, double x)
{
    const uint64_t bits = kind == 'V'   ? float_bits(4, x) >> 16 /* bfloat16 */
                          : kind == 'f' ? float_bits(size, x)
                                        : (uint64_t)(int64_t)x;
    for (int k = 0; k < size; ++k)
        putc((int)(bits >> (8 * (big ? size - 1 - k : k)) & 255), f);
}

void zoo_gzip(const char *name)
{
    char packed[80];
    FILE *from = fopen(name, "rb");
    snprintf(packed, sizeof packed, "%s.gz", name);
    gzFile to = gzopen(packed, "wb");
    int c;

    if (from == NULL || to == NULL) {
        perror(name);
        exit(1);
    }
    while ((c = getc(from)) != EOF)
        gzputc(to, c);
    fclose(from);
    if (gzclose(to) != Z_OK)
        exit(1);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*write)(void);
    } zoo[] = { { "good", zoo_good },
                { "eye", zoo_eye },
                { "long", zoo_long },
                { "broken", zoo_broken },
                { "labels", zoo_broken_labels } };

    for (size_t k = 0; k < sizeof zoo / sizeof *zoo; ++k)
        if (argc == 2 && strcmp(argv[1], zoo[k].name) == 0) {
            zoo[k].write();
            return 0;
        }
    fputs("usage: cli_zoo good|eye|long|broken|labels\n", stderr);
    return 2;
}
