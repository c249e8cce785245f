# Small programs that use the library, and digits.npy.
EXTRA_DIST += examples/README.md examples/digits.npy examples/digits_labels.npy
