#include "score_summary.h"

#include <stdio.h>

#include "cli/cli.h"
#include "cli/document.h"

static const char *const names[SCORES] = { "log_density", "posterior", "cosine", "p_value" };

static json_t *label_of(const struct bg_label *label)
{
    return label->text != NULL ? json_text(label->text) : json_integer(label->integer);
}

/* Rows are the labels, columns what the model says: its labels or components, and the background. */
static json_t *confusion_of(const struct scores *s)
{
    const struct bg_labels *const labels = &s->rows.labels;
    const size_t laws = s->laws->m->k, columns = laws + (s->laws->m->background > 0.0);
    json_t *const rows = json_array(), *const said = json_array(), *const counts = json_array();

    for (size_t a = 0; a < labels->classes; ++a) {
        json_t *const row = json_array();
        for (size_t b = 0; b < columns; ++b)
            json_array_append_new(row,
                                  json_integer((json_int_t)s->confusion[a * (laws + 1) + b]));
        json_array_append_new(counts, row);
        json_array_append_new(rows, label_of(&labels->label[a]));
    }
    for (size_t b = 0; b < columns; ++b)
        json_array_append_new(said, s->laws->label != NULL ? label_of(&s->laws->label[b])
                                                           : json_integer((json_int_t)b));
    return json_pack("{s:o, s:o, s:o}", "labels", rows, "best", said, "counts", counts);
}

static json_t *warnings_of(const struct scores *s, const struct nulls *nulls)
{
    json_t *const list = json_array();
    char text[200];

    for (size_t i = 0; i < s->rows.notes; ++i)
        json_array_append_new(list, json_text(s->rows.note[i]));
    if (s->without > 0 && s->laws->label != NULL) {
        snprintf(text, sizeof text,
                 "%zu rows have a label that no class of the model has: they count as wrong",
                 s->without);
        json_array_append_new(list, json_text(text));
    }
    warn_of_nulls(list, nulls);
    return list;
}

static double accuracy_of(const struct scores *s)
{
    return (double)s->right / (double)s->n;
}

static bool print_json(const struct scores *s, struct scores *ood)
{
    struct nulls nulls = { "" };
    json_t *const o = document_new();

    json_object_set_new(o, "rows", json_integer((json_int_t)s->rows.n));
    json_object_set_new(o, "n", json_integer((json_int_t)s->n));
    set_number(o, "log_likelihood", s->log_likelihood, &nulls);
    if (s->confusion != NULL && s->laws->label != NULL)
        set_number(o, "accuracy", accuracy_of(s), &nulls);
    if (s->confusion != NULL)
        json_object_set_new(o, "confusion", confusion_of(s));
    if (ood != NULL) {
        json_t *const of = json_object();
        for (int k = 0; k < SCORES; ++k) {
            const struct ood c = scores_compare(s, ood, (enum score)k);
            json_t *const one = json_object();
            set_number(one, "auroc", c.auroc, &nulls);
            set_number(one, "fpr95", c.fpr95, &nulls);
            json_object_set_new(of, names[k], one);
        }
        json_object_set_new(o, "ood", of);
    }
    json_object_set_new(o, "warnings", warnings_of(s, &nulls));
    return document_write(o, stdout);
}

/* On standard error, since standard output is the table. */
static void summarise(const struct scores *s, struct scores *ood)
{
    fprintf(stderr, "%zu rows, %zu with a direction; log-likelihood %.9g nats\n", s->rows.n,
            s->n, s->log_likelihood);
    if (s->confusion != NULL && s->laws->label != NULL)
        fprintf(stderr, "accuracy %.6g: best is the label of %zu rows\n", accuracy_of(s),
                s->right);
    for (int k = 0; ood != NULL && k < SCORES; ++k) {
        const struct ood c = scores_compare(s, ood, (enum score)k);
        fprintf(stderr, "against the %zu other rows, by %-12s AUROC %.4f, FPR at 95 %% %.4f\n",
                ood->n, names[k], c.auroc, c.fpr95);
    }
    for (size_t i = 0; i < s->rows.notes; ++i) {
        fputs("* ", stderr);
        show_text(stderr, s->rows.note[i]);
        putc('\n', stderr);
    }
    if (s->without > 0 && s->laws->label != NULL)
        fprintf(stderr,
                "* %zu rows have a label that no class of the model has: they count as wrong\n",
                s->without);
}

bool score_give(bool json, struct scores *s, struct scores *ood)
{
    if (!json)
        summarise(s, ood);
    else if (!print_json(s, ood) && !ferror(stdout)) {
        say("out of memory");
        return false;
    }
    return flush_stdout();
}
