# The tools run from a source tree, a distributed one too.
EXTRA_DIST += tools/packages
