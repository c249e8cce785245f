#include "input.h"

#include <string.h>

#include "cli.h"
#include "io/array.h"
#include "range.h"

bool input_is_option(int option)
{
    return option >= INPUT_FORMAT;
}

static int take_format(const char *command, const char *argument, struct bg_input *in)
{
    in->format = bg_format_named(argument);
    return in->format != NULL ? FINE
                              : misuse(command, "--format: expected one of %s, found %s",
                                       bg_format_names(), visible(argument));
}

static int take_type(const char *command, const char *argument, struct bg_input *in)
{
    struct bg_array a;
    in->dtype = argument;
    return bg_array_type(&a, argument)
               ? FINE
               : misuse(command, "--dtype: expected one of " BG_TYPES ", found %s",
                        visible(argument));
}

/* Whether a list has an item of nothing. */
static bool has_gap(const char *list)
{
    const size_t n = strlen(list);
    return n == 0 || list[0] == ',' || list[n - 1] == ',' || strstr(list, ",,") != NULL;
}

int input_option(const char *command, int option, const char *argument, struct bg_input *in)
{
    switch (option) {
    case INPUT_FORMAT:
        return take_format(command, argument, in);
    case INPUT_COLUMN:
        in->column = argument;
        return !has_gap(argument)
                   ? FINE
                   : misuse(command, "--column: expected a name or a number, found %s",
                            visible(argument));
    case INPUT_SKIP_COLUMNS:
        in->skip_columns = argument;
        return !has_gap(argument)
                   ? FINE
                   : misuse(command,
                            "--skip-columns: expected names or numbers, one comma "
                            "between each, found %s",
                            visible(argument));
    case INPUT_LABEL_COLUMN:
        in->label_column = argument;
        return *argument != '\0'
                   ? FINE
                   : misuse(command, "--label-column: expected a name or a number");
    case INPUT_DECIMAL:
        in->decimal = *argument;
        return strcmp(argument, ",") == 0 || strcmp(argument, ".") == 0
                   ? FINE
                   : misuse(command, "--decimal: expected , or ., found %s", visible(argument));
    case INPUT_KEY:
        in->key = argument;
        return FINE;
    case INPUT_DATASET:
        in->dataset = argument;
        return FINE;
    case INPUT_DTYPE:
        return take_type(command, argument, in);
    case INPUT_DIM:
        if (!count_parse(argument, &in->dim) || in->dim < (in->single ? 1 : 2))
            return misuse(command, "--dim: expected a number of columns, %d or more, found %s",
                          in->single ? 1 : 2, visible(argument));
        return FINE;
    default: /* INPUT_OFFSET */
        if (!count_parse(argument, &in->offset))
            return misuse(command, "--offset: expected a number of bytes, found %s",
                          visible(argument));
        return FINE;
    }
}

int input_check(const char *command, const struct bg_input *in)
{
    if (in->format != bg_format_named("raw"))
        return FINE;
    return in->dim > 0 && in->dtype != NULL
               ? FINE
               : misuse(command, "--format raw: expected --dim P and --dtype T, too");
}
