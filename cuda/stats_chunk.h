/* A chunk of rows by a block: the CPU's order of additions (src/vmf/add.c), a thread a column or several.
 *
 * Where piles begin and end depends on weights alone, so that every thread knows it by itself; what is summed over
 * columns goes into m2 alone, which thread 0 has.  Columns whose rows lie in shared memory keep their mean and sums in
 * registers; those of long rows have them in the workspace. */
#ifndef BURGI_CUDA_STATS_CHUNK_H
#define BURGI_CUDA_STATS_CHUNK_H

#include "stats_take.h"

/* A column's number. */
template <int LENGTH> struct bg_column {
    typedef unsigned type;
};
template <> struct bg_column<BG_LONG> {
    typedef size_t type;
};

template <int TYPE, int LENGTH, int C> struct bg_chunk_of_rows {
    typedef typename bg_column<LENGTH>::type column;
    const bg_stats_job &job;
    const bg_tile_of_rows &tile;
    double *const mean; /* of the workspace, with the low parts and the pile's sums behind it */
    size_t row;         /* the first of the tile */
    double hi[C], s[C], q[C];
    bg_part part;
    double t; /* the pile's weight */
    unsigned pile_rows;

    __device__ __forceinline__ bg_chunk_of_rows(const bg_stats_job &of,
                                                const bg_tile_of_rows &rows, double *columns)
        : job(of), tile(rows), mean(columns), row(0), t(0.0), pile_rows(0)
    {
        part = bg_part_of(0.0, NULL);
        BG_UNROLL
        for (int c = 0; c < C; ++c)
            hi[c] = s[c] = q[c] = 0.0;
    }

    /* do(c, j) for each column j of the thread, its c-th of the BG_COLUMNS from column `from` on. */
    template <class F> __device__ __forceinline__ void each(column from, F run)
    {
        BG_UNROLL
        for (unsigned c = 0; c < C; ++c) {
            const column j = from + threadIdx.x + c * blockDim.x;
            if (j < (column)job.p)
                run(c, j);
        }
    }

    __device__ __forceinline__ void load(column from)
    {
        each(from, [&](unsigned c, column j) {
            hi[c] = mean[j];
            s[c] = mean[2 * job.p + j];
            q[c] = mean[3 * job.p + j];
        });
    }

    __device__ __forceinline__ void save(column from)
    {
        each(from, [&](unsigned c, column j) {
            mean[j] = hi[c];
            mean[2 * job.p + j] = s[c];
            mean[3 * job.p + j] = q[c];
        });
    }

    /* run(from) for all columns, a block's at a time; `fresh`: they have no values yet. */
    template <class F> __device__ __forceinline__ void all(bool fresh, F run)
    {
        for (column from = 0; from < (column)job.p; from += BG_COLUMNS) {
            if (LENGTH == BG_LONG && !fresh)
                load(from);
            run(from);
            if (LENGTH == BG_LONG)
                save(from);
        }
    }

    __device__ __forceinline__ double at(unsigned r, column j) const
    {
        typedef typename bg_raw<TYPE>::type raw;
        return LENGTH == BG_LONG
                   ? bg_row_at(TYPE, (const raw *)job.x + (row + r) * job.ld, j)
                   : bg_row_at(TYPE, (const raw *)tile.rows + r * (column)job.p, j);
    }

    __device__ __forceinline__ bool is_scaled(unsigned r) const
    {
        return (tile.bits[1] >> r & 1) != 0;
    }

    /* A component that may be scaled: rows that are go one by one. */
    __device__ __forceinline__ double scaled_at(unsigned r, column j) const
    {
        const double x = at(r, j);
        const bg_scale by = bg_scale_of(tile.shift[r]);
        return is_scaled(r) ? x * by.first * by.second : x;
    }

    __device__ __forceinline__ void start(unsigned r, double w)
    {
        const double f = tile.factor[r];
        all(true, [&](column from) {
            each(from, [&](unsigned c, column j) {
                const double x = scaled_at(r, j);
                hi[c] = x * f;
                mean[job.p + j] = bg_fma(x, f, -hi[c]);
                s[c] = q[c] = 0.0;
            });
        });
        part = bg_part_of(w, NULL);
    }

    /* Of what threads have put into tile.red for the columns from `from` on. */
    __device__ __forceinline__ double strip_sum(column from) const
    {
        const column left = (column)job.p - from;
        return bg_columns_sum(tile.red,
                              left < BG_COLUMNS ? (unsigned)left : (unsigned)BG_COLUMNS);
    }

    __device__ __forceinline__ void close()
    {
        const double before = part.weight.hi;
        bg_add_to(&part.weight, t);
        const double share = t / part.weight.hi;
        bg_pile_sums sum = { 0.0, 0.0, 0.0 };
        all(false, [&](column from) {
            double way[C] = { 0.0 };
            each(from, [&](unsigned c, column j) {
                double lo = mean[job.p + j];
                const bg_pile_sums one = bg_vmf_close_at(t, share, s[c], q[c], &hi[c], &lo);
                mean[job.p + j] = lo;
                tile.red[j - from] = one.own;
                way[c] = one.way;
                s[c] = 0.0;
            });
            sum.own += strip_sum(from);
            each(from, [&](unsigned c, column j) { tile.red[j - from] = way[c]; });
            sum.way += strip_sum(from);
            each(from, [&](unsigned c, column j) {
                tile.red[j - from] = q[c];
                q[c] = 0.0;
            });
            sum.square += strip_sum(from);
        });
        bg_part_pile(&part, before, t, pile_rows > 1, sum);
        t = 0.0;
        pile_rows = 0;
    }

    /* A row that outweighs all before it, while no pile is open. */
    __device__ __forceinline__ void join_heavy(unsigned r, double w)
    {
        const double f = tile.factor[r], before = part.weight.hi;
        const bg_part heavy = bg_part_of(w, NULL);
        part = bg_part_both(&part, &heavy);
        const double share = before / part.weight.hi;
        double sum = 0.0;
        all(false, [&](column from) {
            each(from, [&](unsigned c, column j) {
                const double x = scaled_at(r, j), old = hi[c], old_lo = mean[job.p + j];
                hi[c] = x * f;
                double lo = bg_fma(x, f, -hi[c]);
                const double d = bg_vmf_join_at(old, old_lo, share, &hi[c], &lo);
                mean[job.p + j] = lo;
                tile.red[j - from] = d * d;
            });
            sum += strip_sum(from);
        });
        bg_part_spread(&part, before, w, sum);
    }

    /* The end of the rows from r on that go into the pile together; they are counted. */
    __device__ __forceinline__ unsigned count_rows(unsigned r)
    {
        const uint32_t plain = (tile.bits[0] & ~tile.bits[1]) >> r;
        const int run = __ffs((int)~plain);
        unsigned n = run == 0 ? (unsigned)BG_TILE_ROWS : (unsigned)run - 1;
        if (n == 0)
            n = 1;
        if (job.weights == NULL) { /* all these are whole numbers, whose sums are exact */
            const double room = part.weight.hi - t;
            const unsigned most = BG_PILE - pile_rows;
            n = n < most ? n : most;
            n = room < (double)n ? (unsigned)(int)room : n;
            t += (double)n;
            part.weight2 += (double)n;
            pile_rows += n;
            return r + n;
        }
        unsigned end = r;
        do {
            const double w = tile.weight[end];
            if (end > r && bg_pile_ends(pile_rows, t, w, part.weight.hi))
                break;
            part.weight2 += w * w;
            t += w;
            ++pile_rows;
        } while (++end < r + n);
        return end;
    }

    template <bool WEIGHTED> __device__ __forceinline__ void sweep(unsigned r, unsigned end)
    {
        all(false, [&](column from) {
            for (unsigned i = r; i < end; ++i) {
                const double f = tile.factor[i], w = WEIGHTED ? tile.weight[i] : 1.0;
                each(from, [&](unsigned c, column j) {
                    const double y = bg_fma(at(i, j), f, -hi[c]), wy = WEIGHTED ? w * y : y;
                    s[c] += wy;
                    q[c] = bg_fma(wy, y, q[c]);
                });
            }
        });
    }

    __device__ __forceinline__ void sweep_scaled(unsigned r)
    {
        const double f = tile.factor[r], w = tile.weight[r];
        all(false, [&](column from) {
            each(from, [&](unsigned c, column j) {
                const double y = bg_fma(scaled_at(r, j), f, -hi[c]), wy = w * y;
                s[c] += wy;
                q[c] = bg_fma(wy, y, q[c]);
            });
        });
    }

    /* A tile that the block has taken. */
    __device__ __forceinline__ void add(size_t first, unsigned rows)
    {
        row = first;
        for (unsigned r = 0; r < rows;) {
            const double w = tile.weight[r];
            if ((tile.bits[0] >> r & 1) == 0) {
                ++r;
                continue;
            }
            if (part.weight.hi > 0.0 && pile_rows > 0 &&
                bg_pile_ends(pile_rows, t, w, part.weight.hi))
                close();
            if (part.weight.hi == 0.0)
                start(r++, w);
            else if (w > part.weight.hi)
                join_heavy(r++, w);
            else {
                const unsigned end = count_rows(r);
                if (is_scaled(r))
                    sweep_scaled(r);
                else if (job.weights == NULL)
                    sweep<false>(r, end);
                else
                    sweep<true>(r, end);
                r = end;
            }
        }
        __syncthreads();
    }
};

#endif
