/* What the subcommands of burgi share. */
#ifndef BURGI_CLI_CLI_H
#define BURGI_CLI_CLI_H

#include <getopt.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Exit status: data, input/output or run time; the command line; a test that was asked for rejects. */
enum { FINE = 0, FAILED = 1, USAGE = 2, REJECTED = 3 };

#if defined __GNUC__
#define PRINTF_LIKE(string, first) __attribute__((format(printf, string, first)))
#else
#define PRINTF_LIKE(string, first)
#endif

struct command {
    const char *name;
    int (*run)(int argc, char **argv); /* argv[0]: the command so far, for messages */
};

int run_stable(int argc, char **argv);
int run_vmf(int argc, char **argv);
int run_eval(int argc, char **argv);

/* Runs the one of n commands that argv[1] names; or prints the text of help, for which -h,
 * --help and help ask.  "help COMMAND..." is "COMMAND... --help". */
int run_one_of(const struct command *command, size_t n, const char *text, int argc,
               char **argv);

/* Prints the text with '?' for what is no UTF-8 and for what would break the line or steer a
 * terminal.  Returns the columns that it takes, one a character; to = NULL only counts them. */
int show_text(FILE *to, const char *text);

/* One line on stderr, "burgi: ...", as show_text() prints it. */
void say(const char *format, ...) PRINTF_LIKE(1, 2);

/* One line, "burgi vmf fit: ...; see 'burgi vmf fit --help'".  Returns USAGE. */
int misuse(const char *command, const char *format, ...) PRINTF_LIKE(2, 3);

/* The word, or '' in quotes, for messages. */
const char *visible(const char *word);

/* getopt_long, with our words for what is wrong: '?' then.  shorts begins with ':'.  No name of
 * an option may be cut short, and none that has an argument may be given twice. */
int next_option(int argc, char **argv, const char *shorts, const struct option *longs);

/* 17 digits, or %a; and nan, inf or -inf.  Returns the length of the text. */
enum { NUMBER_TEXT = 32 };
int number_text(char text[NUMBER_TEXT], double x, bool hex);
void print_number(double x, bool hex);

/* Rows done so far, and the part of all work that they are, NaN where nobody can tell: shown on stderr
 * with their rate and the time that is left, if it is a terminal, after a second. */
void show_progress(size_t rows, double part);

/* Clears the line that it stands on.  say() does so, too; printing does not. */
void hide_progress(void);

/* One line on stderr, what is wrong with standard output; only once. */
void say_stdout(const char *why);

/* Whether everything printed so far could be; else says so, once. */
bool flush_stdout(void);

#endif
