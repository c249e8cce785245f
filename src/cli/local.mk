# The burgi command: bin_PROGRAMS += burgi, with $(JANSSON_LIBS) and $(ZLIB_LIBS).
if BUILD_COMMAND
endif
