/* The log densities of rows that are like those of a model, and of rows that are not. */
#include <math.h>

#include "cli/histograms.h"
#include "pictures.h"

bool plot_scores(const struct picture *to, const struct score_picture *s)
{
    const bool both = s->side[1] != NULL;
    const struct histograms two = { .side = { s->side[0], s->side[1] },
                                    .words = { both ? "in distribution" : "rows",
                                               "out of distribution" },
                                    .name = { s->name[0], s->name[1] },
                                    .axis = "log density, nats",
                                    .mark = { (double)NAN, (double)NAN } };
    struct plot plot;

    for (int i = 0; i <= both; ++i)
        values_sort(s->side[i]);
    if (!plot_begin(&plot, to->path, PLOT_HEIGHT))
        return false;
    if (both)
        plot_title(&plot, s->model, "AUROC %.4f, FPR95 %.4f", s->auroc, s->fpr95);
    else
        plot_title(&plot, s->model, "%zu row%s under this model", s->side[0]->n,
                   s->side[0]->n == 1 ? "" : "s");
    histograms_write(&plot, &two);
    return plot_end(&plot, to->force);
}
