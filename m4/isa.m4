# BURGI_ISA_OF(CPU)
# The instruction sets that follow belong to this host processor.
AC_DEFUN([BURGI_ISA_OF], [AS_CASE([$host_cpu], [$1], [burgi_isa_cpu=yes], [burgi_isa_cpu=no])])

# BURGI_ISA(NAME, FLAGS)
# Builds the kernels for the instruction set NAME, with FLAGS, where the host has it, the user
# wants it and the compiler takes the flags.  Sets burgi_isa_NAME, the conditional ISA_NAME,
# NAME_CFLAGS and, for dispatch.c, -DBURGI_NAME.
AC_DEFUN([BURGI_ISA],
[m4_pushdef([NAME], m4_toupper([$1]))
burgi_isa_$1=no
AS_CASE([",$enable_simd,"],
    [,all,], [burgi_isa_want=auto],
    [*,$1,*], [burgi_isa_want=yes],
    [burgi_isa_want=no])
AS_IF([test "$burgi_isa_want" = yes && test "$burgi_isa_cpu" = no],
    [AC_MSG_ERROR([--enable-simd=$1: $host_cpu has no $1])])
AS_IF([test "$burgi_isa_want" != no && test "$burgi_isa_cpu" = yes],
    [burgi_isa_$1=yes
     burgi_isa_flags=
     for burgi_flag in $2; do
         BURGI_FLAG([$burgi_flag], [burgi_isa_flags], [burgi_isa_$1=no])
     done
     AS_IF([test "$burgi_isa_$1" = yes],
        [NAME[]_CFLAGS=$burgi_isa_flags
         ISA_CPPFLAGS="$ISA_CPPFLAGS -DBURGI_[]NAME"
         burgi_isas="$burgi_isas $1"],
        [test "$burgi_isa_want" = yes],
        [AC_MSG_ERROR([--enable-simd=$1: $CC does not take $2])])])
AC_SUBST(NAME[_CFLAGS])
AC_SUBST([ISA_CPPFLAGS])
AM_CONDITIONAL([ISA_]NAME, [test "$burgi_isa_$1" = yes])
m4_append([BURGI_ISAS], [ $1])
m4_popdef([NAME])])

# BURGI_ISA_CHECK_LIST
# Stops at a name in --enable-simd that no BURGI_ISA above knows.
AC_DEFUN([BURGI_ISA_CHECK_LIST],
[for burgi_isa in `AS_ECHO(["$enable_simd"]) | tr ',' ' '`; do
    AS_CASE(["all no[]BURGI_ISAS "], [*"$burgi_isa "*], [],
        [AC_MSG_ERROR([--enable-simd: unknown instruction set $burgi_isa (known:[]BURGI_ISAS)])])
done])
