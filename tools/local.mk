# The tools work in a distributed tree too, but for those that ask git.
EXTRA_DIST += .ci/run tools/check tools/check-climb tools/check-compilers tools/check-coverage \
    tools/check-cross tools/check-dist tools/check-faults tools/check-figures tools/check-fuzz \
    tools/check-install tools/check-man tools/check-nvcc tools/check-ptx tools/check-python tools/check-python-faults tools/check-sanitizers \
    tools/check-style tools/check-symbols tools/check-tables tools/check-vectorised \
    tools/count-sass tools/count-tests tools/keep-worst tools/packages tools/recipes.py tools/setup.sh \
    tools/try tools/wheel-data
