/* What the subcommands of burgi share. */
#ifndef BURGI_CLI_CLI_H
#define BURGI_CLI_CLI_H

#include <getopt.h>
#include <stdbool.h>
#include <stddef.h>

/* Exit status: data, input/output or run time; the command line. */
enum { FINE = 0, FAILED = 1, USAGE = 2 };

#if defined __GNUC__
#define PRINTF_LIKE(string, first) __attribute__((format(printf, string, first)))
#else
#define PRINTF_LIKE(string, first)
#endif

struct command {
    const char *name;
    int (*run)(int argc, char **argv); /* argv[0]: the command so far, for messages */
};

int run_vmf(int argc, char **argv);
int run_vmf_fit(int argc, char **argv);
int run_vmf_kappa(int argc, char **argv);
int run_eval(int argc, char **argv);

/* Runs the one of n commands that argv[1] names. */
int run_one_of(const struct command *command, size_t n, int argc, char **argv);

/* One line on stderr, "burgi: ..."; bytes that would break it or steer a terminal become '?'. */
void say(const char *format, ...) PRINTF_LIKE(1, 2);

/* One line, "burgi vmf fit: ...; see 'burgi vmf fit --help'".  Returns USAGE. */
int misuse(const char *command, const char *format, ...) PRINTF_LIKE(2, 3);

/* getopt_long, with our words for what is wrong: '?' then.  shorts begins with ':'. */
int next_option(int argc, char **argv, const char *shorts, const struct option *longs);

/* Whether all of the text is a number (decimal, hexadecimal, inf, nan). */
bool is_number(const char *text, double *value);

/* 17 digits, or %a; and nan, inf or -inf. */
void print_number(double x, bool hex);

/* Rows read so far: shown on stderr if it is a terminal, after a second. */
void show_progress(size_t rows);

/* Clears the line that it stands on.  say() does so, too; printing does not. */
void hide_progress(void);

/* Whether everything printed so far could be; else says so, once. */
bool flush_stdout(void);

#endif
