/* The commands of burgi stable. */
#ifndef BURGI_CLI_STABLE_STABLE_H
#define BURGI_CLI_STABLE_STABLE_H

int run_stable_value(int argc, char **argv);
int run_stable_fit(int argc, char **argv);
int run_stable_sample(int argc, char **argv);

#endif
