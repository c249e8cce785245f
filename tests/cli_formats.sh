#!/bin/sh
# What a file is: as --format says, by its name, by its content.
# shellcheck disable=SC2016,SC2154 # sh -c expands; out and err are set by cli_lib.sh
. "$srcdir/tests/cli_lib.sh"

printf '1 2\n3 4\n' >plain
runs 2 "$BURGI" vmf fit plain --format nonsense
holds "an unknown format" grep -q 'burgi vmf fit: --format: expected one of npy, .*, found nonsense; see' "$err"
runs 1 "$BURGI" vmf fit plain --format npy
holds "another format than the file's" equal "$(cat "$err")" \
    "burgi: plain: offset 0: no .npy magic; expected a file of a format that burgi vmf fit --help lists"
runs 0 "$BURGI" vmf fit plain --format csv --json
holds "the file's format" equal "$(json n)" 2
printf '\0\0\0' >tiny
runs 1 "$BURGI" vmf fit tiny --format csv
holds "text that is none" grep -q 'line 1: byte 0x00 at place 1; expected text' "$err"

# What sample writes and fit reads, by name and through a pipe; a count of rows is what the file holds.
for format in npy fbin fvecs; do
    runs 0 "$BURGI" vmf sample --dim 5 --kappa 3 -n 5000 --seed 1 --dtype f32 -o "rows.$format"
    runs 0 "$BURGI" vmf fit "rows.$format" --json
    [ $format = npy ] && cp "$out" first
    holds "rows.$format: the fit" cmp -s "$out" first
    runs 0 sh -c '"$BURGI" vmf sample --dim 5 --kappa 3 -n 5000 --seed 1 --dtype f32 --format $0 -o - |
        "$BURGI" vmf fit - --format $0 --json' $format
    holds "$format in a pipe" cmp -s "$out" first
    runs 0 "$BURGI" vmf fit "rows.$format" --rows 4000:4100 --threads 2 --json
    [ $format = npy ] && cp "$out" part
    holds "rows.$format: some rows" cmp -s "$out" part
done
holds "a .fvecs of 5 columns" equal "$(wc -c <rows.fvecs)" 120000
tail -c +9 rows.fbin >rows.raw
runs 0 "$BURGI" vmf fit rows.raw --format raw --dim 5 --dtype f32 --json
holds "raw" cmp -s "$out" first
runs 0 "$BURGI" vmf fit rows.fbin --format raw --dim 5 --dtype f32 --offset 8 --json
holds "raw from an offset on" cmp -s "$out" first
runs 0 sh -c '"$BURGI" vmf fit - --format raw --dim 5 --dtype f32 --offset 8 --json <rows.fbin'
holds "raw on standard input" cmp -s "$out" first
runs 0 sh -c 'cat rows.fbin | "$BURGI" vmf fit - --format raw --dim 5 --dtype f32 --offset 8 --json'
holds "raw in a pipe" cmp -s "$out" first
refuses rows.raw 'offset 100000: the file ends within row 4167; expected whole rows of 24 bytes \(6 of f32\)' \
    vmf fit rows.raw --format raw --dim 6 --dtype f32
runs 1 sh -c 'cat rows.raw | "$BURGI" vmf fit - --format raw --dim 6 --dtype f32'
holds "within a row, piped: $(cat "$err")" grep -qx 'burgi: standard input: offset 100000: the file ends within row 4167; expected whole rows of 24 bytes' "$err"
refuses rows.raw 'offset 100000: the file ends; expected rows from offset 200000 on' \
    vmf fit rows.raw --format raw --dim 5 --dtype f32 --offset 200000
refuses rows.fbin 'row 1: --dim: a file of format fbin says its columns itself' vmf fit rows.fbin --dim 5
refuses rows.fbin 'row 1: --dtype: a file of format fbin says its type' vmf fit rows.fbin --dtype f32
refuses rows.fbin 'row 1: --offset: a file of format fbin says its type' vmf fit rows.fbin --offset 8
refuses new.fbin 'cannot write|expected fewer' vmf sample --dim 2 --kappa 3 -n 4294967296 --seed 1 -o new.fbin
misuses() { # misuses WHAT PATTERN ARG...
    what=$1 pattern=$2
    shift 2
    runs 2 "$BURGI" "$@"
    holds "$what: $(cat "$err")" grep -Eq -- "$pattern" "$err"
}
misuses "raw alone" '--format raw: expected --dim P and --dtype T' vmf fit rows.raw --format raw
misuses "--dtype" '--dtype: expected one of f64.*, found f31' vmf fit rows.raw --dtype f31
misuses "--dim" '--dim: expected a number of columns, 2 or more, found 1' vmf fit rows.raw --dim 1
misuses "--offset" '--offset: expected a number of bytes, found -1' vmf fit rows.raw --offset -1
misuses "f64 in .fbin" '--dtype f64: .fbin holds single' vmf sample --dim 5 --kappa 3 -n 5 --dtype f64 -o a.fbin
misuses "a format not written" '--format: expected npy, fbin or fvecs' vmf sample --dim 5 --kappa 3 -n 5 --format csv -o a

printf '\1\2\3\4abcdefgh' | gzip >lying.ivecs.gz
refuses lying.ivecs.gz 'offset 0: the file ends within row 1; expected rows of 269223944 bytes' vmf fit lying.ivecs.gz

# Files of several arrays; damaged ones.
mkdir zoo && cd zoo || exit 1
"$tools/cli_zoo" good >names || exit 1
cp one.safetensors whole
runs 0 "$BURGI" vmf fit f4_little_c_table.npy --json
cp "$out" first
of_several() { # of_several FILE OPTION NAME PATTERN
    file=$1 option=$2 name=$3
    if [ ! -e "$file" ]; then
        skip "$file: built without its library"
        return
    fi
    refuses "$file" "expected $option NAME of one of: $4" vmf fit "$file"
    refuses "$file" "no .* q; expected $option NAME of one of: $4" vmf fit "$file" "$option" q
    runs 0 "$BURGI" vmf fit "$file" "$option" "$name" --json
    holds "$file $option $name" cmp -s "$out" first
    refuses f4_little_c_table.npy 'row 1: --.*: .* of format npy' vmf fit f4_little_c_table.npy "$option" "$name"
    size=$(wc -c <"$file")
    for part in 3 9 40 100 50%; do
        [ $part = 50% ] && part=$((size / 2))
        [ "$part" -lt "$size" ] || continue
        head -c "$part" "$file" >"cut.${file##*.}"
        refuses "cut.${file##*.}" 'expected' vmf fit "cut.${file##*.}" "$option" "$name"
    done
}
of_several three.npz --key terse 'f4_little_c_table float32 .6, 4., terse float32 .6, 4., f8_big'
of_several three.npz --key f8_big_fortran_cube.npy f4_little
of_several three.safetensors --key x 'y int64 .2,., x float32 .6, 4., z .not read.'
of_several four.h5 --dataset /x 'huge int8 .*, s .not read., x float32 .6, 4., y int64 .6,.'
refuses three.safetensors 'tensor z of dtype F8_E4M3; expected F64' vmf fit three.safetensors --key z
refuses three.safetensors 'announces int64 .2,.; expected .* 2 dimensions' vmf fit three.safetensors --key y
if [ -e four.h5 ]; then
    refuses four.h5 'not of integers or floating-point' vmf fit four.h5 --dataset s
    refuses four.h5 'the data set is int64 .6,.; expected at least 2' vmf fit four.h5 --dataset y
    refuses four.h5 'the file holds 0 bytes of it' vmf fit four.h5 --dataset huge
    runs 1 sh -c 'cat one.h5 | "$BURGI" vmf fit -'
    holds "HDF5 in a pipe" grep -q 'offset 0: HDF5 that is packed or in a pipe; expected' "$err"
fi
for name in one.safetensors six.fvecs.zst six.fvecs.xz f4_little_c_table.npy.zst; do
    [ -e $name ] || continue
    format=
    case $name in *fvecs*) format=--format=fvecs ;; esac
    # shellcheck disable=SC2086 # no word where there is no format
    runs 0 sh -c 'cat $0 | "$BURGI" vmf fit - $1 --json' $name $format
    holds "$name in a pipe" cmp -s "$out" first
done
if [ -e stored.npz ]; then
    runs 1 sh -c 'cat stored.npz | "$BURGI" vmf fit -'
    holds "an archive in a pipe" grep -q 'offset 0: an archive .* in a pipe; expected' "$err"
    printf x | dd of=stored.npz bs=1 seek=200 conv=notrunc 2>/dev/null
    refuses stored.npz 'of f4_little_c_table.npy in the archive: CRC error; expected' vmf fit stored.npz
fi
for name in plain.csv.zst plain.csv.xz; do
    [ -e $name ] || continue
    size=$(wc -c <$name)
    for part in 7 $((size / 2)) $((size - 1)); do
        head -c "$part" "$name" >cut.packed
        refuses cut.packed "offset $part of the .* file: it ends; expected more data" vmf fit cut.packed
    done
    { cat "$name" && echo junk; } >more.packed
    refuses more.packed "offset .* of the .* file: .*; expected" vmf fit more.packed
    cat $name $name >twice
    runs 0 "$BURGI" vmf fit twice --json
    holds "$name twice" equal "$(json n)" 12
done
# Words and vectors.
runs 0 "$BURGI" vmf fit glove.txt --format glove --json
holds "GloVe" cmp -s "$out" first
runs 0 "$BURGI" vmf fit glove.txt --json
holds "GloVe by content" equal "$(json n) $(json p)" "6 4"
holds "GloVe is said" grep -q 'each line is taken for a word and 4 numbers (GloVe); the words are no features' "$out"
for name in word2vec.vec word2vec.bin; do
    for format in '' "--format=word2vec${name#word2vec}"; do
        format=$(echo "$format" | sed 's/[.]vec//;s/[.]bin/-bin/')
        # shellcheck disable=SC2086 # no word where there is none
        runs 0 sh -c 'cat $0 | "$BURGI" vmf fit - $1 --json' $name $format
        holds "$name $format in a pipe" cmp -s "$out" first
    done
done
words() { # words PATTERN BYTES [ARG...]
    pattern=$1
    printf "$2" >w
    shift 2
    refuses w "$pattern" vmf fit w "$@"
}
words 'line 3: the file ends after 2 rows; expected 3, as line 1 says' '3 2\na 1 2\nb 3 4\n'
words 'line 3: row 2; expected 1 rows, as line 1 says' '1 2\na 1 2\nb 3 4\n'
words "line 3: 'x' where number 1 of 2 stands; expected a word and 2 numbers" '2 2\na 1 2\nb x 4\n'
words "line 3: 'c' where number 1 of 2 stands" '2 2\na 1 2\nb c 4\n'
words 'line 3: numbers only; expected a word and 2 numbers' '2 2\na 1 2\n3 4\n'
words 'line 1: expected the numbers of rows and of columns' 'a 1 2\n' --format word2vec
words 'line 1: expected a word and at least 2 numbers' 'a 1\n' --format glove
words 'line 1: 0 rows; expected at least 1' '0 2\na 1 2\n'
words 'line 1: expected the numbers of rows, at least 1' '0 2\na \1\2\3\4\1\2\3\4'
words 'offset 14: the file ends within row 2; expected 2 rows' '2 2\na \0\0\0\0\0\0\200\077'
words 'offset 14: the file ends within row 2; expected 2 rows' '2 2\na \0\0\0\0\0\0\200\077b'
words 'offset 17: the file ends within row 2; expected 2 rows' '2 2\na \0\0\0\0\0\0\200\077\nb '
words 'offset 14: row 2; expected 1 rows' '1 2\na \0\0\0\0\0\0\200\077b \0\0\0\0\0\0\200\077'
words 'line 1: rows of 1000000000000 numbers; expected' '1 1000000000000\na \1'
# Sparse rows: the same numbers, dense and sparse; by class, weighted, in part, by any number of threads.
awk 'BEGIN { srand(7); for (i = 1; i <= 9000; ++i) { d = ""; s = i % 3 - 1
    for (j = 1; j <= 12; ++j) { x = rand() < 0.4 ? int(rand() * 100 - 40) : 0
        if (j == 12 && i == 1) x = 5
        if (x == 0 && j == 3 && i % 50) x = i % 7 + 1
        d = d (j > 1 ? "," : "") x; if (x != 0) s = s " " j ":" x }
    print d >"dense.csv"; print s (i % 9 ? "" : " # odd") >"sparse.svm"; print i % 3 - 1 >"targets"
    print i % 4 / 2 >"weights" } }'
same_fit() { # same_fit WHAT ARG...
    of=$1
    shift
    runs 0 "$BURGI" vmf fit dense.csv "$@" --json
    sed 's/dense.csv/FILE/' "$out" >want
    runs 0 "$BURGI" vmf fit sparse.svm "$@" --json
    sed 's/sparse.svm/FILE/' "$out" >got
    for key in n p skipped log_likelihood rbar kappa kappa_marginal; do
        holds "sparse, $of: $key" "$tools/cli_json" near want got 1e-12 $key
    done
    case $* in *--labels*)
        for class in 0 1 2; do
            for key in n rbar kappa; do
                holds "sparse, $of, class $class: $key" "$tools/cli_json" near want got 1e-12 classes $class $key
            done
        done
        ;;
    esac
}
same_fit all
same_fit classes --labels targets
same_fit weights --weights weights --labels targets
same_fit part --rows 4000:8500 --labels targets
runs 0 sh -c 'cat sparse.svm | "$BURGI" vmf fit - --format svmlight --dim 12 --json'
cp "$out" got
runs 0 "$BURGI" vmf fit sparse.svm --json
holds "sparse in a pipe" cmp -s "$out" got
runs 1 sh -c 'cat sparse.svm | "$BURGI" vmf fit -'
holds "sparse in a pipe without --dim" grep -q 'line 1: the largest index .* expected --dim P, or a file' "$err"
runs 0 "$BURGI" vmf fit sparse.svm --dim 20 --json
holds "more columns" equal "$(json n) $(json p)" "9000 20"
refuses sparse.svm 'line [0-9]*: index 12; expected at most 11, as --dim says' vmf fit sparse.svm --dim 11
refuses sparse.svm 'row 1: sparse rows, and --center makes them dense' vmf fit sparse.svm --center
printf '1 1:1 3:1\n' >narrow.svm
refuses narrow.svm 'row 1: 3 columns; expected 12, as in sparse.svm .--dim P is for all' vmf fit sparse.svm narrow.svm
runs 0 "$BURGI" vmf fit sparse.svm narrow.svm --dim 12 --json
holds "two sparse files" equal "$(json n)" 9001
words "line 2: '0:1'; expected an index from 1" '1 1:1 2:2\n1 0:1\n'
words "line 2: index 2 after 3; expected indices that increase" '1 1:1 2:2\n1 3:1 2:1\n'
words "line 2: index 3 after 3; expected indices that increase" '1 1:1 2:2\n1 3:1 3:1\n'
words "line 2: '3:x'; expected INDEX:VALUE" '1 1:1 2:2\n1 3:x\n'
words "line 2: '3'; expected INDEX:VALUE" '1 1:1 2:2\n1 3\n'
words "line 2: '99999999999:1'; expected an index from 1 to 2.32" '1 1:1 2:2\n1 99999999999:1\n'
words "line 2: 'a'; expected a target, a number" '1 1:1 2:2\na 1:1\n'
words "line 1: the largest index is 1; expected at least 2" '1 1:1\n2 1:2\n'
words "row 1: zero or not finite, as are all 2 rows" '1\n2\n' --format svmlight --dim 3
printf '1 qid:3 1:1 2:2\n\n# c\n2 qid:4 2:nan\n3 qid:1 # none\n' >q.svm
runs 0 "$BURGI" vmf fit q.svm --json
holds "qid, NaN, no pair" equal "$(json n) $(json skipped)" "1 2"
holds "qid is said" grep -q 'qid is passed over' "$out"
holds "what is wrong" grep -q 'the first is row 2 of q.svm (NaN in column 2)' "$out"

# What is no such file: a table whose first row is a count of nothing, names, decimal commas.
table() { # table WHAT N P BYTES
    printf "$4" >t
    run "$BURGI" vmf fit t --json
    holds "$1: $(cat "$err")" equal "$(json n) $(json p)" "$2 $3"
}
table "two columns of integers" 3 2 '3 2\n1 2\n5 6\n'
table "names" 2 3 'a b c\n1 2 3\n4 5 6\n'
table "numbers with spaces" 2 3 '1 2 3\n4 5 6\n'
table "a table with a comma in its name" 2 2 'a,b 1\n1,2\n3,4\n'
table "row names" 2 2 'a 1 2\nb 3 4\n'

header() { # header JSON [BYTES]: a .safetensors file of this header
    printf "\\$(printf '%03o' ${#1})\\0\\0\\0\\0\\0\\0\\0%s" "$1" >bad.safetensors
    printf '%s' "${2-}" >>bad.safetensors
}
bad() { # bad PATTERN JSON [BYTES]
    header "$2" "${3-}"
    refuses bad.safetensors "$1" vmf fit bad.safetensors
}
bad 'expected the JSON of .safetensors' '{"x": }'
bad 'the file holds no tensor' '{}'
bad 'tensor x: expected a dtype' '{"x":{"shape":[2,2],"data_offsets":[0,4]}}' abcd
bad 'tensor x: expected a shape of at most' '{"x":{"dtype":"U8","data_offsets":[0,4]}}' abcd
bad 'tensor x: expected a shape that fits' '{"x":{"dtype":"U8","shape":[-2,-2],"data_offsets":[0,4]}}' abcd
bad 'tensor x: expected a shape that fits' \
    '{"x":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,4]}}' abcd
bad 'tensor x: expected data_offsets .* within' '{"x":{"dtype":"U8","shape":[2,2],"data_offsets":[0,5]}}' abcd
bad 'tensor x: expected data_offsets .* within' '{"x":{"dtype":"U8","shape":[2,2],"data_offsets":[4,0]}}' abcd
bad 'tensor x: expected data_offsets as far apart' '{"x":{"dtype":"U8","shape":[2,3],"data_offsets":[0,4]}}' abcd
bad 'tensor [xy]: expected bytes of its own' \
    '{"x":{"dtype":"U8","shape":[2,2],"data_offsets":[0,4]},"y":{"dtype":"U8","shape":[2],"data_offsets":[3,5]}}' abcde
printf '\377\377\377\377\0\0\0\0{}' >bad.safetensors
refuses bad.safetensors 'offset 0: a header of 4294967295 bytes; expected at most 100000000' \
    vmf fit bad.safetensors --format safetensors
printf '\100\0\0\0\0\0\0\0{}' >bad.safetensors
refuses bad.safetensors 'offset 0: a header of 64 bytes; expected at most 2' vmf fit bad.safetensors
cd ..

# What is not read is named, with the cure; a column may be called as such a file begins.
foreign() { # foreign PATTERN BYTES
    printf "$2" >alien
    refuses alien "offset 0: this is $1.*; expected a file of a format" vmf fit alien
}
foreign 'Parquet .*pandas.read_parquet' 'PAR1\025\0\025abcd'
foreign 'Arrow .*read_feather' 'ARROW1\0\0'
foreign 'Feather .*read_feather' 'FEA1\0\0\0\0'
foreign 'a Python pickle .*pickle.load' '\200\4\225'
foreign 'zlib' 'x\234abc'
foreign 'bzip2 .bzip2 -d FILE.' 'BZh91AY&SY\1\2'
foreign 'Stata .*read_stata' '<stata_dta><header><release>118'
foreign 'Stata .*read_stata' 'r\2\1\0'
foreign 'a fastText model' '\272\026O/\014\0\0\0'
foreign 'UTF-16 text .iconv -f UTF-16 ' '\377\3761\0,\0'
foreign 'UTF-16 text .iconv -f UTF-16LE' '1\0,\0002\0'
foreign 'UTF-16 text .iconv -f UTF-16BE' '\0001\0,\0002'
foreign 'a Git LFS pointer.*git lfs pull' 'version https://git-lfs.github.com/spec/v1\noid sha256:1\n'
foreign 'HTML' '<!DOCTYPE html><html>'
foreign 'HTML' '<HTML lang=en>'
foreign 'MATLAB .*loadmat' "MATLAB 5.0 MAT-file$(printf '%110s' '')\\0\\1IM"
foreign 'MATLAB 7.3.*h5py.File.FILE..NAME.....T' "MATLAB 7.3 MAT-file$(printf '%110s' '')\\0\\2IM"
foreign 'PDF' '%%PDF-1.4'
foreign 'tar .tar -xf FILE.' "$(printf '%257s' '' | tr ' ' a)ustar\\0"
for name in PAR1 FEA1 BZh x; do
    printf '%s,b\n1,2\n3,4\n' $name >named.csv
    runs 0 "$BURGI" vmf fit named.csv --json
    holds "a column $name" equal "$(json n)" 2
done

# Rows without a number, a chunk of them first, with labels: they are left out, each by its class.
awk 'BEGIN { for (i = 0; i < 5000; ++i) print i % 3; print "1 1:2 3:4"; print "2 1:2 2:1" }' >empty.svm
runs 0 "$BURGI" vmf fit empty.svm --format svmlight --label-column target --json
holds "rows without a number" equal "$(json n) $(json skipped) $(json classes 0 n) $(json classes 1 n) $(json classes 2 n)" \
    "2 5000 0 1 1"

# What is resident does not grow with the file: rows of zeros between two that are none, 600 MB of holes;
# 20 GB in make check-long.
rows=${BURGI_TEST_HOLES:-600000}
count=
for shift in 1 256 65536 16777216; do
    count=$count\\$(printf %03o $((rows / shift % 256)))
done
{ printf "$count"'\0\1\0\0' && printf '\0\0\200\077'; } >holes.fbin
truncate -s $((8 + (rows - 1) * 1024)) holes.fbin
head -c 1020 /dev/zero >>holes.fbin && printf '\0\0\200\077' >>holes.fbin
for threads in 1 2; do
    runs 0 "$tools/cli_peak" "$BURGI" vmf fit holes.fbin --threads $threads --json
    holds "rows of zeros are counted" equal "$(json n) $(json skipped)" "2 $((rows - 2))"
    peak=$(sed -n 's/^\([0-9]*\) KiB resident.*/\1/p' "$err")
    echo "$rows x 256 floats, --threads $threads: $(grep resident "$err")"
    instrumented || holds "resident: $peak KiB" [ "$peak" -lt 60000 ]
done
rm holes.fbin
summary
