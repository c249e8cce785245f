! log K_nu(x) from Fortran: an interface module, and a program that uses it.
!
!   gfortran besselk.f90 $(pkg-config --libs burgi) -o besselk && ./besselk
module burgi
    use, intrinsic :: iso_c_binding, only: c_double, c_int, c_ptrdiff_t, c_size_t
    implicit none

    interface
        ! Scalar: pure, so that it may stand in DO CONCURRENT; arguments by value.
        pure function burgi_log_besselk(nu, x) bind(C)
            import :: c_double
            real(c_double), value :: nu, x
            real(c_double) :: burgi_log_besselk
        end function

        ! Batch: element i of an array is x(1 + i*inc_x), i = 0 .. n-1; 0 is returned on success.
        function burgi_log_besselk_n(n, nu, inc_nu, x, inc_x, y, inc_y) bind(C)
            import :: c_double, c_int, c_ptrdiff_t, c_size_t
            integer(c_size_t), value :: n
            integer(c_ptrdiff_t), value :: inc_nu, inc_x, inc_y
            real(c_double), intent(in) :: nu(*), x(*)
            real(c_double), intent(inout) :: y(*)
            integer(c_int) :: burgi_log_besselk_n
        end function
    end interface
end module

program besselk
    use, intrinsic :: iso_c_binding, only: c_double, c_int, c_ptrdiff_t, c_size_t
    use burgi
    implicit none
    integer, parameter :: n = 5
    real(c_double), parameter :: half(1) = [0.5_c_double], pi = acos(-1.0_c_double)
    real(c_double) :: x(n) = [1e-300_c_double, 1e-3_c_double, 1.0_c_double, 1e3_c_double, &
                              1e300_c_double]
    real(c_double) :: y(n), want(n)
    integer(c_int) :: status
    integer :: i

    ! One order for all arguments: an increment of 0.
    status = burgi_log_besselk_n(int(n, c_size_t), half, 0_c_ptrdiff_t, x, 1_c_ptrdiff_t, y, &
                                 1_c_ptrdiff_t)
    if (status /= 0) error stop 'besselk: the batch call failed'

    want = 0.5_c_double*(log(pi/2) - log(x)) - x ! K_{1/2}(x) = sqrt(pi/(2x)) e^-x
    do i = 1, n
        print '(a, es12.3e3, a, es25.16e3)', ' log K_1/2(', x(i), ') =', y(i)
    end do
    if (any(y /= burgi_log_besselk_each(x))) error stop 'besselk: batch and scalar differ'
    if (any(abs(y - want) > 4*epsilon(x)*max(abs(want), 1.0_c_double))) &
        error stop 'besselk: not the closed form'

contains

    elemental function burgi_log_besselk_each(x) result(y)
        real(c_double), intent(in) :: x
        real(c_double) :: y
        y = burgi_log_besselk(0.5_c_double, x)
    end function
end program
