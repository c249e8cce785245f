# Small programs that use the library, and digits.npy.
