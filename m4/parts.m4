# BURGI_LIB(VAR, HEADER, FUNCTION, LIBRARY, [OTHER-LIBS])
# Looks for a library without pkg-config: substitutes VAR_LIBS and appends what is absent to
# burgi_absent.
AC_DEFUN([BURGI_LIB],
[AC_CHECK_HEADER([$2],
    [burgi_save_LIBS=$LIBS
     AC_CHECK_LIB([$4], [$3], [AC_SUBST([$1_LIBS], ["-l$4"])],
         [burgi_absent="$burgi_absent $4"], [$5])
     LIBS=$burgi_save_LIBS],
    [burgi_absent="$burgi_absent $4"])])

# BURGI_PART(NAME, WHAT, NEEDS, CHECKS)
# --enable-NAME: a part that is left out, with one clear line, where what it NEEDS is absent;
# asked for and absent is an error.  Sets burgi_NAME for the summary and the conditional BUILD_NAME.
AC_DEFUN([BURGI_PART],
[AC_ARG_ENABLE([$1], [AS_HELP_STRING([--enable-$1], [build $2 (needs $3) @<:@auto@:>@])],
    [burgi_want=$enableval], [burgi_want=auto])
burgi_absent=
AS_IF([test "$burgi_want" = no],
    [burgi_$1="no (--disable-$1)"],
    [$4
     AS_IF([test -z "$burgi_absent"], [burgi_$1=yes],
        [test "$burgi_want" = auto], [burgi_$1="no (not found:$burgi_absent)"],
        [AC_MSG_ERROR([--enable-$1 was given, but not found:$burgi_absent])])])
AM_CONDITIONAL([BUILD_]m4_toupper([$1]), [test "$burgi_$1" = yes])])
