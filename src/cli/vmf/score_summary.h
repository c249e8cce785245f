/* What is said of all rows that were scored, and of others beside them. */
#ifndef BURGI_CLI_VMF_SCORE_SUMMARY_H
#define BURGI_CLI_VMF_SCORE_SUMMARY_H

#include "scores.h"

/* As JSON on standard output, or as text on standard error, since standard output is the table.  ood may be
 * NULL; sorts what both have kept.  False after a line on stderr. */
bool score_give(bool json, struct scores *s, struct scores *ood);

#endif
