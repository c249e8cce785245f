# BURGI_LINKER_MAP
# The conditional LINKER_MAP: whether the linker takes a version script and obeys it.  Where
# it does not (macOS), libtool hides names by a regular expression instead.
AC_DEFUN([BURGI_LINKER_MAP],
[AC_MSG_CHECKING([whether the linker takes a map])
cat >conftest.map <<'_MAP'
BURGI_TEST { global: seen; local: *; };
_MAP
burgi_save_LDFLAGS=$LDFLAGS
LDFLAGS="$LDFLAGS -shared -fPIC -Wl,--version-script=conftest.map"
AC_LINK_IFELSE([AC_LANG_SOURCE([[int seen(void); int seen(void) { return 0; }]])],
    [burgi_linker_map="linker map"],
    [burgi_linker_map="regular expression"])
LDFLAGS=$burgi_save_LDFLAGS
rm -f conftest.map
AC_MSG_RESULT([$burgi_linker_map])
AM_CONDITIONAL([LINKER_MAP], [test "$burgi_linker_map" = "linker map"])])
