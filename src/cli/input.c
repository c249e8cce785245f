#include "input.h"

#include "cli.h"

bool input_is_option(int option)
{
    return option >= INPUT_FORMAT;
}

int input_option(const char *command, int option, const char *argument, struct bg_input *in)
{
    switch (option) {
    default: /* INPUT_FORMAT */
        in->format = bg_format_named(argument);
        return in->format != NULL ? FINE
                                  : misuse(command, "--format: expected one of %s, found %s",
                                           bg_format_names(), visible(argument));
    }
}
