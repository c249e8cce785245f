#include "listing.h"

#include <stdio.h>
#include <string.h>

void bg_listing_add(struct bg_listing *l, const char *name, const struct bg_array *a)
{
    char what[160], item[260];
    const size_t at = strlen(l->text);

    ++l->n;
    snprintf(item, sizeof item, "%s%.80s %s", l->n > 1 ? ", " : "", name,
             bg_array_name(a, what, sizeof what));
    if (l->shown + 1 < l->n || at + strlen(item) >= sizeof l->text)
        return;
    strcpy(l->text + at, item);
    ++l->shown;
}

bool bg_listing_fault(const struct bg_listing *l, const char *noun, const char *option,
                      const char *asked, struct bg_fault *fault)
{
    char more[40] = "";

    if (l->n == 0)
        return bg_fault(fault, "offset 0: the file holds no %s; expected one", noun);
    if (l->n > l->shown)
        snprintf(more, sizeof more, ", and %zu more", l->n - l->shown);
    if (asked != NULL)
        return bg_fault(fault, "offset 0: no %s %.60s; expected %s NAME of one of: %s%s", noun,
                        asked, option, l->text, more);
    return bg_fault(fault, "offset 0: %zu %ss; expected %s NAME of one of: %s%s", l->n, noun,
                    option, l->text, more);
}
