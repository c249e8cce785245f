# BURGI_CUDA
# libburgi_cuda, by nvcc: of --with-cuda's DIR/bin, or from PATH or where CUDA installs itself.  NVCC, CUDART_LIBS, and
# NVCCFLAGS with the architectures of --with-cuda-arch: machine code for each, PTX for the newest.
AC_DEFUN([BURGI_CUDA],
[AC_ARG_WITH([cuda],
    [AS_HELP_STRING([--with-cuda@<:@=DIR@:>@], [build libburgi_cuda, by DIR/bin/nvcc; takes minutes @<:@no@:>@])],
    [], [with_cuda=no])
AC_ARG_WITH([cuda-arch],
    [AS_HELP_STRING([--with-cuda-arch=LIST], [compute capabilities of its GPUs @<:@80,90@:>@])],
    [], [with_cuda_arch=80,90])
burgi_cuda=no
AS_IF([test "$with_cuda" != no],
    [AS_IF([test "$with_cuda" = yes],
        [AC_PATH_PROG([NVCC], [nvcc], [], [$PATH:/usr/local/cuda/bin:/opt/cuda/bin])],
        [AC_PATH_PROG([NVCC], [nvcc], [], [$with_cuda/bin])])
     AS_IF([test -z "$NVCC"], [AC_MSG_ERROR([--with-cuda was given, but no nvcc was found; --with-cuda=DIR names its folder])])
     burgi_code=
     burgi_newest=0
     for burgi_arch in `AS_ECHO(["$with_cuda_arch"]) | tr ',' ' '`; do
         AS_CASE([$burgi_arch], [*@<:@!0-9@:>@*], [AC_MSG_ERROR([--with-cuda-arch: numbers such as 90, not $burgi_arch])])
         burgi_code="$burgi_code -gencode arch=compute_$burgi_arch,code=sm_$burgi_arch"
         AS_IF([test "$burgi_arch" -gt "$burgi_newest"], [burgi_newest=$burgi_arch])
     done
     burgi_code="$burgi_code -gencode arch=compute_$burgi_newest,code=compute_$burgi_newest"
     NVCCFLAGS="--fmad=false -std=c++17 -O3 -Xcompiler -fvisibility=hidden $burgi_code"
     AC_MSG_CHECKING([whether $NVCC compiles for $with_cuda_arch])
     AS_ECHO(["__global__ void f(double *x) { *x = 1; }"]) >conftest.cu
     AS_IF([$NVCC $NVCCFLAGS -c conftest.cu -o conftest.o >&AS_MESSAGE_LOG_FD 2>&1], [AC_MSG_RESULT([yes])],
        [AC_MSG_RESULT([no])
         AC_MSG_ERROR([--with-cuda: $NVCC does not compile for compute capability $with_cuda_arch; config.log has its words])])
     rm -f conftest.cu conftest.o
     # The toolkit's folder as nvcc itself has it; a link to nvcc may stand elsewhere.
     burgi_toolkit=`readlink -f "$NVCC"`
     burgi_toolkit=`AS_DIRNAME(["$burgi_toolkit"])`/..
     AC_MSG_CHECKING([for libcudart_static])
     for burgi_dir in "$burgi_toolkit/lib64" "$burgi_toolkit/targets/$host_cpu-linux/lib" "$burgi_toolkit/lib"; do
         AS_IF([test -f "$burgi_dir/libcudart_static.a"], [CUDART_LIBS="-L$burgi_dir -lcudart_static -lrt -lpthread -ldl -lstdc++"; break])
     done
     AC_MSG_RESULT([${CUDART_LIBS:-no}])
     AS_IF([test -z "$CUDART_LIBS"], [AC_MSG_ERROR([--with-cuda: libcudart_static.a not found beside $NVCC])])
     burgi_cuda="yes, for $with_cuda_arch"])
AC_SUBST([NVCCFLAGS])
AC_SUBST([CUDART_LIBS])
AM_CONDITIONAL([BUILD_CUDA], [test "$burgi_cuda" != no])

# The same sources by the C++ compiler, for make check.
AC_ARG_ENABLE([cuda-host],
    [AS_HELP_STRING([--enable-cuda-host], [test the kernels of libburgi_cuda on the CPU (needs C++17) @<:@auto@:>@])],
    [], [enable_cuda_host=auto])
AC_LANG_PUSH([C++])
burgi_save_CXXFLAGS=$CXXFLAGS
CXXFLAGS="$CXXFLAGS -std=c++17"
burgi_cuda_host=$burgi_tests
AS_IF([test "$enable_cuda_host $burgi_tests" = "yes yes" || test "$enable_cuda_host $burgi_tests" = "auto yes"],
    [AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <functional>]], [[if constexpr (true) { std::function<void()> f; }]])],
        [], [burgi_cuda_host=no])],
    [burgi_cuda_host=no])
CXXFLAGS=$burgi_save_CXXFLAGS
AC_LANG_POP([C++])
AS_IF([test "$enable_cuda_host $burgi_cuda_host" = "yes no"],
    [AC_MSG_ERROR([--enable-cuda-host was given, but it needs the tests and a C++17 compiler])])
AM_CONDITIONAL([BUILD_CUDA_HOST], [test "$burgi_cuda_host" = yes])])
