# The burgi command: what all commands share, and a folder for each word of commands.
if BUILD_COMMAND
bin_PROGRAMS += burgi
burgi_SOURCES = \
    src/cli/center.c src/cli/center.h \
    src/cli/cli.h \
    src/cli/device.c src/cli/device.h \
    src/cli/document.c src/cli/document.h \
    src/cli/draw.c src/cli/draw.h \
    src/cli/eval.c \
    src/cli/eval_device.c src/cli/eval_device.h \
    src/cli/eval_task.c src/cli/eval_task.h \
    src/cli/files.c src/cli/files.h \
    src/cli/functions.c src/cli/functions.h \
    src/cli/gnuplot.c src/cli/gnuplot.h \
    src/cli/hand.c src/cli/hand.h \
    src/cli/histograms.c src/cli/histograms.h \
    src/cli/input.c src/cli/input.h \
    src/cli/main.c \
    src/cli/marks.c src/cli/marks.h \
    src/cli/options.c \
    src/cli/plot.c src/cli/plot.h \
    src/cli/range.c src/cli/range.h \
    src/cli/reading.c src/cli/reading.h \
    src/cli/row_labels.c src/cli/row_labels.h \
    src/cli/rows.c src/cli/rows.h \
    src/cli/sorter.c src/cli/sorter.h \
    src/cli/sources.c src/cli/sources.h \
    src/cli/stable/fit.c \
    src/cli/stable/law.c src/cli/stable/law.h \
    src/cli/stable/numbers.c src/cli/stable/numbers.h \
    src/cli/stable/plot.c src/cli/stable/plot.h \
    src/cli/stable/sample.c \
    src/cli/stable/stable.c src/cli/stable/stable.h \
    src/cli/stable/value.c \
    src/cli/talk.c \
    src/cli/team.c src/cli/team.h \
    src/cli/tile.c src/cli/tile.h \
    src/cli/values.c src/cli/values.h \
    src/cli/vmf/angles.c src/cli/vmf/angles.h \
    src/cli/vmf/choice.c src/cli/vmf/choice.h \
    src/cli/vmf/compare.c \
    src/cli/vmf/fit.c \
    src/cli/vmf/fits.c src/cli/vmf/fits.h \
    src/cli/vmf/gap.c src/cli/vmf/gap.h \
    src/cli/vmf/goodness.c src/cli/vmf/goodness.h \
    src/cli/vmf/info.c \
    src/cli/vmf/json.c \
    src/cli/vmf/kappa.c \
    src/cli/vmf/kept.c src/cli/vmf/kept.h \
    src/cli/vmf/law.c src/cli/vmf/law.h \
    src/cli/vmf/merge.c \
    src/cli/vmf/model.c src/cli/vmf/model.h \
    src/cli/vmf/order.c src/cli/vmf/order.h \
    src/cli/vmf/output.c src/cli/vmf/output.h \
    src/cli/vmf/pair.c src/cli/vmf/pair.h \
    src/cli/vmf/permute.c src/cli/vmf/permute.h \
    src/cli/vmf/pictures.h \
    src/cli/vmf/plot_classes.c \
    src/cli/vmf/plot_law.c \
    src/cli/vmf/plot_laws.c \
    src/cli/vmf/pool.c src/cli/vmf/pool.h \
    src/cli/vmf/report.c src/cli/vmf/report.h \
    src/cli/vmf/report_classes.c \
    src/cli/vmf/sample.c \
    src/cli/vmf/sample_rows.c src/cli/vmf/sample_rows.h \
    src/cli/vmf/statsfile.c src/cli/vmf/statsfile.h \
    src/cli/vmf/survey.c src/cli/vmf/survey.h \
    src/cli/vmf/survey_report.c \
    src/cli/vmf/test.c \
    src/cli/vmf/trial.h src/cli/vmf/trial_report.c \
    src/cli/vmf/uniform.c src/cli/vmf/uniform.h \
    src/cli/vmf/verdict.h \
    src/cli/vmf/vmf.c src/cli/vmf/vmf.h \
    src/quantile.c src/quantile.h
if BUILD_KERNEL
burgi_SOURCES += \
    src/cli/kernel.c src/cli/kernel.h \
    src/cli/vmf/laws.c src/cli/vmf/laws.h \
    src/cli/vmf/matrix.c src/cli/vmf/matrix.h \
    src/cli/vmf/mixture.c \
    src/cli/vmf/mixture_output.c src/cli/vmf/mixture_output.h \
    src/cli/vmf/mixture_report.c \
    src/cli/vmf/mixture_stream.c \
    src/cli/vmf/mixture_words.c src/cli/vmf/mixture_words.h \
    src/cli/vmf/mixtures.c src/cli/vmf/mixtures.h \
    src/cli/vmf/plot_components.c \
    src/cli/vmf/plot_scores.c \
    src/cli/vmf/plot_sweep.c \
    src/cli/vmf/score.c \
    src/cli/vmf/score_summary.c src/cli/vmf/score_summary.h \
    src/cli/vmf/scores.c src/cli/vmf/scores.h
KERNEL_CPPFLAGS = -DBG_WITH_KERNEL=1
if OPEN_KERNEL
KERNEL_CPPFLAGS += -DBG_KERNEL_FILE='"$(BURGI_KERNEL_FILE)"'
KERNEL_LIBS = -ldl
else
KERNEL_LIBS = libburgi_kernel.la
endif
else
KERNEL_LIBS =
KERNEL_CPPFLAGS = -DBG_WITH_KERNEL=0
endif
if OPEN_CUDA
DEVICE_CPPFLAGS = -DBG_CUDA_FILE='"$(BURGI_CUDA_FILE)"'
DEVICE_LIBS = -ldl
endif
burgi_CPPFLAGS = $(AM_CPPFLAGS) $(KERNEL_CPPFLAGS) $(DEVICE_CPPFLAGS) # objects of its own of what libburgi has, too
burgi_LDFLAGS = $(AM_LDFLAGS) -pthread
burgi_LDADD = libio.la $(KERNEL_LIBS) libburgi.la $(JANSSON_LIBS) $(DEVICE_LIBS) -lm
endif
nobase_dist_doc_DATA += docs/command.md
