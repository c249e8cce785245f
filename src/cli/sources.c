#include "sources.h"

#include <string.h>

#include "cli.h"
#include "io/newfile.h"
#include "range.h"

bool sources_is_option(int option)
{
    return option >= SOURCES_LABELS;
}

static int take_rows(const char *command, const char *argument, struct sources *from)
{
    from->some = true;
    if (range_parse(argument, &from->begin, &from->end))
        return FINE;
    return misuse(command,
                  "--rows: expected A:B with A < B, the rows from A on and before B, counted "
                  "from 0, found %s",
                  visible(argument));
}

static int take_threads(const char *command, const char *argument, struct sources *from)
{
    if (threads_parse(argument, &from->in.threads))
        return FINE;
    return misuse(command, "--threads: expected a number from 1 to %d, found %s", MOST_THREADS,
                  visible(argument));
}

static int take_bad_rows(const char *command, const char *argument, struct sources *from)
{
    from->fail_on_bad_rows = strcmp(argument, "fail") == 0;
    if (from->fail_on_bad_rows || strcmp(argument, "skip") == 0)
        return FINE;
    return misuse(command, "--bad-rows: expected skip or fail, found %s", visible(argument));
}

static int take_file(const char *command, const char *option, const char *argument,
                     const char **file)
{
    *file = argument;
    return *argument != '\0'
               ? FINE
               : misuse(command, "%s: expected a FILE, found an empty name", option);
}

int sources_option(const char *command, int option, const char *argument, struct sources *from)
{
    switch (option) {
    case SOURCES_LABELS:
        return take_file(command, "--labels", argument, &from->labels);
    case SOURCES_WEIGHTS:
        return take_file(command, "--weights", argument, &from->weights);
    case SOURCES_BAD_ROWS:
        return take_bad_rows(command, argument, from);
    case SOURCES_ROWS:
        return take_rows(command, argument, from);
    case SOURCES_THREADS:
        return take_threads(command, argument, from);
    default:
        return input_is_option(option) ? input_option(command, option, argument, &from->in)
                                       : USAGE;
    }
}

int sources_check(const char *command, const struct sources *from)
{
    if (files_check(command, from->file, from->files) != FINE ||
        input_check(command, &from->in) != FINE)
        return USAGE;
    if (from->labels != NULL && from->in.label_column != NULL)
        return misuse(command, "--labels and --label-column; expected one of them");
    return FINE;
}

bool sources_find(struct files *files, struct sources *from)
{
    const bool ok = files_find(files, from->file, from->files);

    from->file = files->name;
    from->files = files->n;
    return ok;
}

bool sources_have(const struct sources *from, const char *path)
{
    bool is = (from->labels != NULL && bg_newfile_is(path, from->labels)) ||
              (from->weights != NULL && bg_newfile_is(path, from->weights));

    for (size_t i = 0; i < from->files; ++i)
        is |= bg_newfile_is(path, from->file[i]);
    return is;
}
