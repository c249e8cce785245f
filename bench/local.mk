# Benches, built on demand (make benches): EXTRA_PROGRAMS and benches_built += bench/NAME.
benches_built =

.PHONY: benches
benches: $(benches_built)
