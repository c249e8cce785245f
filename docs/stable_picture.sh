#!/bin/sh
# docs/stable.svg: densities of stable laws, and tails on logarithmic scales, where near alpha = 2 the bulk hands over to a
# power.  Needs gnuplot:
#
#     docs/stable_picture.sh build/burgi >docs/stable.svg
set -e
burgi=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Points FROM TO COUNT linear|log.
points() {
    awk -v a="$1" -v b="$2" -v n="$3" -v scale="$4" 'BEGIN {
        for (i = 0; i <= n; ++i) {
            t = i / n
            printf "%.6g\n", scale == "log" ? a * exp(log(b / a) * t) : a + (b - a) * t
        }
    }'
}

# Curve NAME ALPHA BETA: the density at the points of NAME.x.
curve() {
    "$burgi" stable pdf "$work/x.txt" --alpha "$2" --beta "$3" >"$work/y"
    paste "$work/x.txt" "$work/y" >"$work/$1"
}

points -6 6 240 linear >"$work/x.txt"
for alpha in 0.5 1 1.5 2; do
    curve "bulk$alpha" $alpha 0
    curve "skew$alpha" $alpha 1
done
points 0.1 1e4 130 log >"$work/x.txt"
curve tail2 2 0
for alpha in 1.999999 1.999 1.9 1.5 1 0.5; do
    curve "tail$alpha" $alpha 0
done

cd "$work"
gnuplot <<'PLOT'
set terminal svg size 900,410 font "Helvetica,13" background "white" linewidth 1.3
set multiplot layout 1,2 margins 0.05,0.965,0.14,0.885 spacing 0.085,0
set border 3 linecolor rgb "#888888"
set tics nomirror out scale 0.6 textcolor rgb "#444444"
set key noautotitle samplen 1.4 spacing 1.1
set xlabel "x (S0)" textcolor rgb "#444444" offset 0,0.4
set style line 1 linecolor rgb "#d95f02"
set style line 2 linecolor rgb "#1b9e77"
set style line 3 linecolor rgb "#7570b3"
set style line 4 linecolor rgb "#222222"
set style line 5 linecolor rgb "#e7298a"
set style line 6 linecolor rgb "#1f78b4"
set style line 7 linecolor rgb "#999999" dashtype (4, 4)

set title "Densities, β = 0 (lines) and β = 1 (dashes)" textcolor rgb "#222222"
set xrange [-6:6]
set yrange [0:0.68]
set xtics 2
set ytics 0.2
set key top right
plot "bulk0.5" with lines linestyle 1 title "α = 0.5", "bulk1" with lines linestyle 2 title "1", \
     "bulk1.5" with lines linestyle 3 title "1.5", "bulk2" with lines linestyle 4 title "2", \
     "skew0.5" with lines linestyle 1 dashtype (5, 4), "skew1" with lines linestyle 2 dashtype (5, 4), \
     "skew1.5" with lines linestyle 3 dashtype (5, 4)

set title "Tails, β = 0: bulk and power" textcolor rgb "#222222"
set logscale xy
set xrange [0.1:1e4]
set yrange [1e-21:1]
set xtics 10 format "10^{%T}"
set ytics 1e3 format "10^{%T}"
set key bottom left
plot "tail0.5" with lines linestyle 1 title "α = 0.5", "tail1" with lines linestyle 2 title "1", \
     "tail1.5" with lines linestyle 3 title "1.5", "tail1.9" with lines linestyle 5 title "1.9", \
     "tail1.999" with lines linestyle 6 title "1.999", "tail1.999999" with lines linestyle 4 title "1.999999", \
     "tail2" with lines linestyle 7 title "2"
PLOT
