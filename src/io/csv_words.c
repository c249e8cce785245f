/* What the words in a table tell: that a value is missing, or what a column is. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "csv.h"

static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words != NULL; ++words)
        if (strcasecmp(word, *words) == 0)
            return true;
    return false;
}

bool bg_csv_is_missing(const char *cell)
{
    static const char *const words[] = { "",     "na",   "n/a", "null", "none", "#n/a",
                                         "<na>", "#na!", "?",   "-",    ".",    NULL };
    return is_one_of(cell, words);
}

bool bg_csv_is_truth(const char *cell)
{
    static const char *const words[] = { "true", "false", "yes", "no", NULL };
    return is_one_of(cell, words);
}

bool bg_csv_is_decimal_comma(const char *cell)
{
    char text[64];
    double x;

    if (strlen(cell) >= sizeof text)
        return false;
    strcpy(text, cell);
    char *const comma = strchr(text, ',');
    if (comma == NULL)
        return false;
    *comma = '.';
    return bg_is_number(text, &x);
}

/* Bytes of a minus sign or of a space that parts thousands, beyond ASCII; or 0. */
static size_t foreign_sign(const char *at)
{
    static const char *const sign[] = { "\xe2\x88\x92", "\xc2\xa0", "\xe2\x80\xaf" };
    for (size_t k = 0; k < sizeof sign / sizeof *sign; ++k)
        if (strncmp(at, sign[k], strlen(sign[k])) == 0)
            return strlen(sign[k]);
    return 0;
}

bool bg_csv_is_dressed(const char *cell)
{
    bool digit = false;

    while (*cell != '\0') {
        const unsigned char c = (unsigned char)*cell;
        const size_t sign = foreign_sign(cell);
        if (sign == 0 && (isalpha(c) || c >= 0x80))
            return false;
        digit |= isdigit(c) != 0;
        cell += sign > 0 ? sign : 1;
    }
    return digit;
}

bool bg_csv_is_telling(const struct bg_cells *header, size_t j)
{
    static const char *const words[] = { "id",      "ids",      "uid",       "uuid",
                                         "index",   "idx",      "row",       "rowid",
                                         "rowname", "rownames", "row.names", "label",
                                         "labels",  "class",    "classes",   "target",
                                         "targets", "category", "species",   "unnamed: 0",
                                         "level_0", NULL };
    const char *const name = header->cell[j];
    const size_t n = strlen(name);

    if (is_one_of(name, words) || (n > 3 && strcasecmp(name + n - 3, "_id") == 0))
        return true;
    if (strcasecmp(name, "y") != 0 || (j > 0 && j + 1 < header->n))
        return false;
    for (size_t k = 0; k < header->n; ++k) /* x, y, z are coordinates */
        if (strcasecmp(header->cell[k], "x") == 0)
            return false;
    return true;
}
