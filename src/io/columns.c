#include "columns.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One item of a list: "3", "3-5" or a name. */
struct item {
    const char *text;
    size_t length;
    bool counted;
    size_t from, to; /* from 1 */
};

static bool take_number(const char **at, const char *end, size_t *n)
{
    const char *const from = *at;
    for (*n = 0; *at < end && **at >= '0' && **at <= '9'; ++*at)
        if (__builtin_mul_overflow(*n, (size_t)10, n) ||
            __builtin_add_overflow(*n, (size_t)(**at - '0'), n))
            return false;
    return *at > from;
}

/* The item at *list, which then stands behind it; false at the end. */
static bool next_item(const char **list, struct item *item)
{
    if (*list == NULL)
        return false;
    const char *const comma = strchr(*list, ','), *at = *list;
    const char *const end = comma != NULL ? comma : *list + strlen(*list);

    *item = (struct item){ .text = *list, .length = (size_t)(end - *list) };
    item->counted = take_number(&at, end, &item->from);
    item->to = item->from;
    if (item->counted && at < end && *at == '-') {
        ++at;
        item->counted = take_number(&at, end, &item->to);
    }
    item->counted = item->counted && at == end;
    *list = comma != NULL ? comma + 1 : NULL;
    return true;
}

bool bg_columns_named(const struct bg_input *in)
{
    struct item item;
    const char *list = in->skip_columns;
    while (next_item(&list, &item))
        if (!item.counted)
            return true;
    const char *const one[] = { in->label_column, in->column };
    for (size_t k = 0; k < 2; ++k) {
        list = one[k];
        if (next_item(&list, &item) && !item.counted)
            return true;
    }
    return false;
}

/* The names of a header, as many as fit. */
static void list_names(char *const *header, size_t n, char *text, size_t room)
{
    size_t at = 0;
    *text = '\0';
    for (size_t j = 0; j < n && at + 8 < room; ++j) {
        at += (size_t)snprintf(text + at, room - at, "%s%.40s", j > 0 ? ", " : "", header[j]);
        if (at + 8 >= room)
            strcpy(text + room - 8, " ...");
    }
}

/* The columns that the item names: one. */
static bool find_name(struct item *item, size_t n, char *const *header, const char *option,
                      struct bg_fault *fault)
{
    char names[200];

    if (header == NULL)
        return bg_fault(fault,
                        "line 1: %s %.*s: there is no header; expected numbers from 1 to %zu",
                        option, (int)item->length, item->text, n);
    item->from = 0;
    for (size_t j = 0; j < n; ++j)
        if (strlen(header[j]) == item->length &&
            strncmp(header[j], item->text, item->length) == 0) {
            if (item->from > 0)
                return bg_fault(fault,
                                "line 1: %s %.*s: columns %zu and %zu; expected their numbers",
                                option, (int)item->length, item->text, item->from, j + 1);
            item->from = item->to = j + 1;
        }
    if (item->from > 0)
        return true;
    list_names(header, n, names, sizeof names);
    return bg_fault(fault, "line 1: %s %.*s: no such column; expected one of: %s", option,
                    (int)item->length, item->text, names);
}

static bool find(struct item *item, size_t n, char *const *header, const char *option,
                 struct bg_fault *fault)
{
    if (!item->counted)
        return find_name(item, n, header, option, fault);
    return (item->from >= 1 && item->from <= item->to && item->to <= n) ||
           bg_fault(fault, "line 1: %s %.*s; expected numbers from 1 to %zu", option,
                    (int)item->length, item->text, n);
}

/* The one column, from 0, that an option names. */
static bool find_one(const char *list, size_t n, char *const *header, const char *option,
                     size_t *at, struct bg_fault *fault)
{
    const char *rest = list;
    struct item item;

    next_item(&rest, &item);
    if (!find(&item, n, header, option, fault))
        return false;
    if (rest != NULL || item.from != item.to)
        return bg_fault(fault, "line 1: %s %.60s; expected one column", option, list);
    *at = item.from - 1;
    return true;
}

bool bg_columns_choose(struct bg_columns *c, const struct bg_input *in, size_t n,
                       char *const *header, struct bg_fault *fault)
{
    const char *list = in->skip_columns;
    struct item item;
    size_t only;

    *c = (struct bg_columns){ .n = n, .label = SIZE_MAX };
    c->skip = calloc(n, sizeof *c->skip);
    if (c->skip == NULL)
        return bg_fault_memory(fault);
    while (next_item(&list, &item)) {
        if (!find(&item, n, header, "--skip-columns", fault))
            return false;
        for (size_t j = item.from; j <= item.to; ++j)
            c->skip[j - 1] = true;
    }
    if (in->label_column != NULL) {
        if (!find_one(in->label_column, n, header, "--label-column", &c->label, fault))
            return false;
        c->skip[c->label] = true;
    }
    if (in->column != NULL) {
        if (!find_one(in->column, n, header, "--column", &only, fault))
            return false;
        for (size_t j = 0; j < n; ++j)
            c->skip[j] |= j != only;
    }
    for (size_t j = 0; j < n; ++j)
        c->kept += !c->skip[j];
    return true;
}

void bg_columns_free(struct bg_columns *c)
{
    free(c->skip);
}
