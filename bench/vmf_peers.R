# movMF for bench/vmf_peers.py: Rscript vmf_peers.R < table; a line "p rbar" each.  Prints "kappa ll",
# the fit of two rows whose mean has length rbar, or NA.  R_LIBS names the place of movMF.
suppressPackageStartupMessages(library(movMF))
cat(as.character(packageVersion("movMF")), R.version$major, R.version$minor, "\n")
for (line in readLines(file("stdin"))) {
    at <- as.numeric(strsplit(line, " ")[[1]])
    x <- matrix(0, 2, at[1])
    x[, 1] <- at[2]
    x[, 2] <- c(1, -1) * sqrt(1 - at[2]^2)
    fit <- try(movMF(x, 1), silent = TRUE)
    if (inherits(fit, "try-error")) cat("NA NA\n")
    else cat(sprintf("%.17g %.17g\n", sqrt(sum(fit$theta^2)), as.numeric(fit$ll)))
}
