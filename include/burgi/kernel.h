/* libburgi_kernel: what stands on libburgi and needs a CBLAS.  Link with -lburgi_kernel -lburgi
 * (burgi-kernel.pc, burgi::kernel).
 *
 * Conventions of the whole library, beside those of burgi/base.h:
 *
 * - Rows are directions: x/|x| is what counts.  A row that is zero or not finite has no direction; it
 *   is left out and counted.
 * - threads is the number of OpenMP threads, 0 for as many as there are processors.  Results do not depend
 *   on it, to the bit, on one type of processor with one CBLAS: rows are summed in groups that
 *   depend on the data's shape alone.
 * - What goes through the CBLAS depends on its rounding: no bits are promised between libraries.  An
 *   OpenBLAS with threads of its own (not one built for OpenMP) is set to one thread while a call
 *   runs; no other setting of it is touched. */
#ifndef BURGI_KERNEL_H
#define BURGI_KERNEL_H

#include <burgi/mixture_engine.h>
#include <burgi/rows.h>
#include <burgi/vmf_mixture.h>

#endif
