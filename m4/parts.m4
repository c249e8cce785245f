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

# BURGI_FORMAT(VAR, HEADER, FUNCTION, LIBRARY)
# A library that the command reads a format by: VAR_LIBS, -DBG_WITH_VAR=1 or 0 in FORMAT_CPPFLAGS, and a
# word of burgi_formats for the summary.
AC_DEFUN([BURGI_FORMAT],
[burgi_absent=
BURGI_LIB([$1], [$2], [$3], [$4])
AS_IF([test -z "$burgi_absent"],
    [FORMAT_CPPFLAGS="$FORMAT_CPPFLAGS -DBG_WITH_$1=1"
     burgi_formats="$burgi_formats $4"],
    [FORMAT_CPPFLAGS="$FORMAT_CPPFLAGS -DBG_WITH_$1=0"
     burgi_formats="$burgi_formats (no $4)"])
AC_SUBST([FORMAT_CPPFLAGS])])

# BURGI_HDF5
# HDF5_LIBS, and -DBG_WITH_HDF5=1 or 0 with the include path in FORMAT_CPPFLAGS.
AC_DEFUN([BURGI_HDF5],
[burgi_hdf5=no
burgi_save_CPPFLAGS=$CPPFLAGS
burgi_save_LIBS=$LIBS
AS_CASE([$with_hdf5],
    [no], [burgi_places=],
    [auto|yes], [burgi_places=": -I/usr/include/hdf5/serial:-lhdf5_serial"],
    [burgi_places="-I$with_hdf5/include:-L$with_hdf5/lib"])
for burgi_place in $burgi_places; do
    AS_IF([test "$burgi_hdf5" = no],
        [burgi_include=`echo "$burgi_place" | cut -d: -f1`
         burgi_libs=`echo "$burgi_place" | cut -d: -f2`
         AS_CASE([$burgi_libs], [*hdf5_serial], [], [burgi_libs="$burgi_libs -lhdf5"])
         CPPFLAGS="$burgi_save_CPPFLAGS $burgi_include"
         LIBS="$burgi_libs $burgi_save_LIBS"
         AC_MSG_CHECKING([for HDF5 by ${burgi_include:-the usual path} $burgi_libs])
         AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <hdf5.h>]],
             [[return H5open() < 0 || H5Eset_auto2(H5E_DEFAULT, NULL, NULL) < 0;]])],
             [burgi_hdf5=yes
              FORMAT_CPPFLAGS="$FORMAT_CPPFLAGS $burgi_include"
              AC_SUBST([HDF5_LIBS], ["$burgi_libs"])])
         AC_MSG_RESULT([$burgi_hdf5])])
done
CPPFLAGS=$burgi_save_CPPFLAGS
LIBS=$burgi_save_LIBS
AS_IF([test "$burgi_hdf5" = yes],
    [FORMAT_CPPFLAGS="$FORMAT_CPPFLAGS -DBG_WITH_HDF5=1"
     burgi_formats="$burgi_formats hdf5"],
    [FORMAT_CPPFLAGS="$FORMAT_CPPFLAGS -DBG_WITH_HDF5=0"
     burgi_formats="$burgi_formats (no hdf5)"
     AS_CASE([$with_hdf5], [auto|no], [], [AC_MSG_ERROR([--with-hdf5 was given, but HDF5 was not found])])])])

# BURGI_BLAS
# BLAS_LIBS, where one of these has the C interface; -DBG_OPENBLAS in BLAS_CPPFLAGS where its threads can be told.
AC_DEFUN([BURGI_BLAS],
[AC_CHECK_HEADER([cblas.h], [], [burgi_absent="$burgi_absent cblas.h"])
burgi_save_LIBS=$LIBS
AS_CASE([$with_blas],
    [auto|yes], [burgi_blas_libs="-lopenblas:-lcblas -lblas:-lcblas"],
    [burgi_blas_libs=$with_blas])
AC_MSG_CHECKING([for a CBLAS])
burgi_save_IFS=$IFS
IFS=:
for burgi_libs in $burgi_blas_libs; do
    IFS=$burgi_save_IFS
    LIBS="$burgi_libs $burgi_save_LIBS"
    AS_IF([test -z "$BLAS_LIBS"],
        [AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <cblas.h>]], [[return (int)cblas_ddot(0, 0, 1, 0, 1);]])],
            [AC_SUBST([BLAS_LIBS], ["$burgi_libs"])
             AC_LINK_IFELSE([AC_LANG_PROGRAM([[void openblas_set_num_threads(int);]], [[openblas_set_num_threads(1);]])],
                 [AC_SUBST([BLAS_CPPFLAGS], [-DBG_OPENBLAS])])])])
done
IFS=$burgi_save_IFS
LIBS=$burgi_save_LIBS
AC_MSG_RESULT([${BLAS_LIBS:-none}])
AS_IF([test -z "$BLAS_LIBS"], [burgi_absent="$burgi_absent cblas"])])

# BURGI_BOOST
# The benches' Boost, of the usual place or of --with-boost's; HAVE_BOOST, and HAVE_BOOST_LAWS where it has the four stable
# laws (1.87).  Boost.Math alone, a checkout of its include/, is used without the rest of Boost.
AC_DEFUN([BURGI_BOOST],
[burgi_boost=no
burgi_boost_laws=no
BOOST_CPPFLAGS=
AS_CASE([$with_boost], [auto|yes|no], [],
    [AS_IF([test -f "$with_boost/boost/math/special_functions/bessel.hpp"], [],
         [AC_MSG_ERROR([--with-boost=$with_boost was given, but boost/math/special_functions/bessel.hpp not found there])])
     BOOST_CPPFLAGS="-I$with_boost"
     AS_IF([test -f "$with_boost/boost/version.hpp"], [],
         [BOOST_CPPFLAGS="$BOOST_CPPFLAGS -DBOOST_MATH_STANDALONE"])])
AC_SUBST([BOOST_CPPFLAGS])
burgi_save_CPPFLAGS=$CPPFLAGS
CPPFLAGS="$CPPFLAGS $BOOST_CPPFLAGS"
AC_LANG_PUSH([C++])
AS_IF([test -n "$CXX" && test "$with_boost" != no],
    [AC_CHECK_HEADER([boost/math/special_functions/bessel.hpp], [burgi_boost=yes])
     AC_CHECK_HEADER([boost/math/distributions/mapairy.hpp], [burgi_boost_laws=yes])])
AC_LANG_POP([C++])
CPPFLAGS=$burgi_save_CPPFLAGS
AS_IF([test "$with_boost $burgi_boost" = "yes no"],
    [AC_MSG_ERROR([--with-boost was given, but boost/math/special_functions/bessel.hpp not found])])
AM_CONDITIONAL([HAVE_BOOST], [test "$burgi_boost" = yes])
AM_CONDITIONAL([HAVE_BOOST_LAWS], [test "$burgi_boost $burgi_boost_laws" = "yes yes"])])

# BURGI_LIBSTABLE
# The benches' libstable in --with-libstable's folder: LIBSTABLE_LIBS, the name that its quantile has, and its version.
AC_DEFUN([BURGI_LIBSTABLE],
[LIBSTABLE_LIBS=
LIBSTABLE_QUANTILE=
AS_IF([test "$with_libstable" != no],
    [LIBSTABLE_LIBS="$with_libstable/libstable.a $GSL_LIBS -lpthread"
     burgi_save_LIBS=$LIBS
     LIBS="$LIBSTABLE_LIBS $LIBS"
     AC_CHECK_FUNC([stable_q_point], [LIBSTABLE_QUANTILE=stable_q_point LIBSTABLE_VERSION="1.0 of CRAN"],
         [AC_CHECK_FUNC([stable_inv_point], [LIBSTABLE_QUANTILE=stable_inv_point LIBSTABLE_VERSION=1.0])])
     LIBS=$burgi_save_LIBS
     AS_IF([test -z "$LIBSTABLE_QUANTILE"],
         [AC_MSG_ERROR([--with-libstable=$with_libstable was given, but libstable.a with stable_q_point or stable_inv_point, and GSL for it, not found there])])])
AC_SUBST([LIBSTABLE_LIBS])
AC_SUBST([LIBSTABLE_QUANTILE])
AC_SUBST([LIBSTABLE_VERSION])
AM_CONDITIONAL([HAVE_LIBSTABLE], [test -n "$LIBSTABLE_QUANTILE"])])
