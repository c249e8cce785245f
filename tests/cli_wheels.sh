#!/bin/sh
# Real files that tools/wheel-data brings: the token embeddings inside the wheel of wordllama, and
# the word vectors of several programs inside gensim's.
# shellcheck disable=SC2154 # the runner sets srcdir
. "$srcdir/tests/cli_lib.sh"

data=${BURGI_WHEELS:-$source/build/wheels}
if [ ! -r "$data/l2_supercat_256.safetensors" ] || [ ! -r "$data/toy-model.vec" ]; then
    echo "no files of wheels in $data: tools/wheel-data $data brings them"
    exit 77
fi
cd "$data" || exit 1

# FILE N P DTYPE RBAR WHAT: by NumPy, which read the file its own way and normalised its rows.
is() {
    runs 0 "$BURGI" vmf info "$1" --json
    holds "$1: $2 rows of $3, $4" equal "$(json n) $(json p) $(json dtype)" "$2 $3 $4"
    echo "{\"rbar\": $5}" >"$work/numpy"
    holds "$1: rbar $(json rbar), NumPy's $5" "$tools/cli_json" near "$out" "$work/numpy" 1e-14 rbar
    runs 0 "$BURGI" vmf info "$1"
    holds "$1 is called $6" grep -q "^  $1: $6, " "$out"
    runs 0 "$BURGI" vmf fit "$1" --json
    holds "$1: a fit of all" equal "$(json n) $(json p) $(json skipped)" "$2 $3 0"
}

is l2_supercat_256.safetensors 32000 256 f16 0.099318739435736936 safetensors
is EN.1-10.cbow1_wind5_hs0_neg10_size300_smpl1e-05.txt 20 300 text 0.55184256229446405 word2vec
is crime-and-punishment.vec 291 5 text 0.81527746983509064 word2vec
is high_precision.kv.txt 2 2 text 0.912121791178508 word2vec
is lee_fasttext.vec 1762 10 text 0.81834976597516629 word2vec
is pang_lee_polarity_fasttext.vec 1694 100 text 0.025461445168800351 word2vec
is toy-model.vec 22 5 text 0.89805441885535919 word2vec
is word2vec_pre_kv_c 1750 10 text 0.98967028762887344 word2vec
is test_glove.txt 76 50 text 0.84879783541775278 glove
is euclidean_vectors.bin 2747 10 f32 0.56972611588679201 word2vec-bin
is high_precision.kv.bin 2 2 f32 0.91208016273040959 word2vec-bin
is poincare_vectors.bin 1182 10 f32 0.052025668912351414 word2vec-bin
is testcorpus.svmlight 9 12 text 0.52166368427712484 svmlight

# Of words, once each.
runs 0 "$BURGI" vmf fit lee_fasttext.vec --label-column word --json
holds "a class for each word" equal "$(json classes 1761 n)" 1

# One that counts three vectors and has one; a model where vectors are expected.
file=pretrained.vec
refuses $file 'line 2: the file ends after 1 rows; expected 3, as line 1 says' vmf fit $file
file=lee_fasttext_new.bin
refuses $file 'fastText model .*\.vec file beside it' vmf fit $file
summary
