# BURGI_FLAG(FLAG, VARIABLE, [IF-NOT])
# Appends FLAG to VARIABLE, and substitutes that, where the compiler takes it without a word.
AC_DEFUN([BURGI_FLAG],
[AC_MSG_CHECKING([whether $CC takes $1])
burgi_save_CFLAGS=$CFLAGS
CFLAGS="$CFLAGS -Werror $1"
AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [])],
    [AC_MSG_RESULT([yes])
     $2="$$2 $1"],
    [AC_MSG_RESULT([no])
     $3])
CFLAGS=$burgi_save_CFLAGS
AC_SUBST([$2])])

# BURGI_REFUSE_FLAGS
# Stops where the user's flags would change results: by their name, since gcc tells of some
# only (and clang of fewer), and by what the preprocessor sees, for flags hidden in CC, a
# configuration file, or a target that computes in x87 registers.
AC_DEFUN([BURGI_REFUSE_FLAGS],
[AC_MSG_CHECKING([for flags that change results])
for burgi_flag in $CC $CPPFLAGS $CFLAGS; do
    AS_CASE([$burgi_flag],
        [-ffast-math|-Ofast|-ffp-contract=fast|-ffp-contract=on|-ffp-model=*|-funsafe-math-optimizations|-fassociative-math|-freciprocal-math|-ffinite-math-only|-fno-signed-zeros|-fcx-limited-range|-mfpmath=*387*|-mrecip*|-mdaz-ftz],
        [AC_MSG_RESULT([$burgi_flag])
         AC_MSG_ERROR([burgi returns the same bits everywhere and cannot be built with $burgi_flag])])
done
AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[
#if defined __FAST_MATH__ || __FINITE_MATH_ONLY__ + 0 || defined __ASSOCIATIVE_MATH__ \
    || defined __RECIPROCAL_MATH__ || defined __NO_SIGNED_ZEROS__
#error fast-math
#endif
#include <float.h>
#if FLT_EVAL_METHOD != 0 && FLT_EVAL_METHOD != 16
#error not double
#endif
]], [])],
    [AC_MSG_RESULT([none])],
    [AC_MSG_RESULT([found])
     AC_MSG_ERROR([$CC $CFLAGS computes with fast-math or in wider registers than double; burgi needs -fno-fast-math, and -msse2 -mfpmath=sse on 32-bit x86])])])

# BURGI_INSTRUMENT(FLAGS)
# Compiles and links everything with FLAGS; an error where that does not work.
AC_DEFUN([BURGI_INSTRUMENT],
[AC_MSG_CHECKING([whether $CC links with $1])
burgi_save_CFLAGS=$CFLAGS
CFLAGS="$CFLAGS $1"
AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
    [AC_MSG_RESULT([yes])],
    [AC_MSG_RESULT([no])
     AC_MSG_ERROR([$CC cannot link with $1])])
CFLAGS=$burgi_save_CFLAGS
INSTRUMENT_CFLAGS="$INSTRUMENT_CFLAGS $1"
burgi_instrumentation="$burgi_instrumentation $1"
AC_SUBST([INSTRUMENT_CFLAGS])])
