# Feature-file readers and writers; they are part of the command, not of libburgi.
if BUILD_COMMAND
endif
