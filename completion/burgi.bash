# Completion of the command burgi for bash.  Made by man/pages from burgi --help: do not edit.

# What may follow the command $command, and what its option $option takes.
_burgi_table() {
    case $command in
        '')
            commands='vmf stable eval'
            options='-h --help --version'
            ;;
        'vmf')
            commands='fit info mixture score merge compare kappa sample test'
            options='-h --help'
            ;;
        'stable')
            commands='pdf quantile sample fit'
            options='-h --help'
            ;;
        'vmf fit')
            options='--format --key --dataset --dim --dtype --offset --skip-columns --label-column --decimal= --labels --weights --center --rows --bad-rows= --kappa= --ci= --sort= --top --stats-out --threads --plot --json -o --output --force -h --help'
            operand='files'
            case $option in
                --format) argument=words values='npy idx fbin u8bin i8bin fvecs bvecs ivecs npz safetensors hdf5 word2vec-bin word2vec svmlight glove raw csv' ;;
                --dtype) argument=words values='f64 f32 f16 bf16 i64 i32 i16 i8 u64 u32 u16 u8 bool' ;;
                --decimal) argument=words values=', .' ;;
                --bad-rows) argument=words values='skip fail' ;;
                --kappa) argument=words values='mle marginal pairwise map' ;;
                --ci) argument=words values='marginal wald profile' ;;
                --sort) argument=words values='label kappa rows' ;;
                --labels | --weights | --stats-out | --plot | -o | --output) argument=files ;;
                --key | --dataset | --dim | --offset | --skip-columns | --label-column | --rows | --top | --threads) argument=nothing ;;
            esac
            ;;
        'vmf info')
            options='--format --key --dataset --dim --dtype --offset --skip-columns --label-column --decimal= --rows --threads --json -h --help'
            operand='files'
            case $option in
                --format) argument=words values='npy idx fbin u8bin i8bin fvecs bvecs ivecs npz safetensors hdf5 word2vec-bin word2vec svmlight glove raw csv' ;;
                --dtype) argument=words values='f64 f32 f16 bf16 i64 i32 i16 i8 u64 u32 u16 u8 bool' ;;
                --decimal) argument=words values=', .' ;;
                --key | --dataset | --dim | --offset | --skip-columns | --label-column | --rows | --threads) argument=nothing ;;
            esac
            ;;
        'vmf mixture')
            options='-k --assign= --kappa= --estimate= --background --init= --labels --restarts --seed --holdout --mini-batch --tol --max-iterations --weights --center --rows --bad-rows= --threads --json -o --output --labels-out --responsibilities-out --plot --force -h --help --format --key --dataset --dim --dtype --offset --skip-columns --label-column --decimal='
            operand='files'
            case $option in
                --assign) argument=words values='soft hard stochastic' ;;
                --estimate) argument=words values='mle marginal map' ;;
                --init) argument=words values='kmeans++ random labels' ;;
                --bad-rows) argument=words values='skip fail' ;;
                --format) argument=words values='npy idx fbin u8bin i8bin fvecs bvecs ivecs npz safetensors hdf5 word2vec-bin word2vec svmlight glove raw csv' ;;
                --dtype) argument=words values='f64 f32 f16 bf16 i64 i32 i16 i8 u64 u32 u16 u8 bool' ;;
                --decimal) argument=words values=', .' ;;
                --labels | --weights | -o | --output | --labels-out | --responsibilities-out | --plot) argument=files ;;
                -k | --kappa | --restarts | --seed | --holdout | --mini-batch | --tol | --max-iterations | --rows | --threads | --key | --dataset | --dim | --offset | --skip-columns | --label-column) argument=nothing ;;
            esac
            ;;
        'vmf score')
            options='--labels --ood --rows --bad-rows= --threads --json --plot --force -h --help --format --key --dataset --dim --dtype --offset --skip-columns --label-column --decimal='
            operand='files'
            case $option in
                --bad-rows) argument=words values='skip fail' ;;
                --format) argument=words values='npy idx fbin u8bin i8bin fvecs bvecs ivecs npz safetensors hdf5 word2vec-bin word2vec svmlight glove raw csv' ;;
                --dtype) argument=words values='f64 f32 f16 bf16 i64 i32 i16 i8 u64 u32 u16 u8 bool' ;;
                --decimal) argument=words values=', .' ;;
                --labels | --ood | --plot) argument=files ;;
                --rows | --threads | --key | --dataset | --dim | --offset | --skip-columns | --label-column) argument=nothing ;;
            esac
            ;;
        'vmf merge')
            options='--kappa= --ci= --sort= --top --json -o --output --force -h --help'
            operand='files'
            case $option in
                --kappa) argument=words values='mle marginal pairwise map' ;;
                --ci) argument=words values='marginal wald profile' ;;
                --sort) argument=words values='label kappa rows' ;;
                -o | --output) argument=files ;;
                --top) argument=nothing ;;
            esac
            ;;
        'vmf compare')
            options='--exit-status --plot --force --json -h --help'
            case $option in
                --plot) argument=files ;;
            esac
            ;;
        'vmf kappa')
            options='--dim --rbar --delta --n --json -h --help'
            case $option in
                --dim | --rbar | --delta | --n) argument=nothing ;;
            esac
            ;;
        'vmf sample')
            options='--dim --kappa --mu -n --rows --seed --dtype= -o --output --format --device= --force -h --help'
            operand='files'
            case $option in
                --dtype) argument=words values='f64 f32' ;;
                --format) argument=words values='npy fbin fvecs' ;;
                --device) argument=words values='cpu auto cuda' ;;
                --mu | -o | --output) argument=files ;;
                --dim | --kappa | -n | --rows | --seed) argument=nothing ;;
            esac
            ;;
        'vmf test')
            options='--format --key --dataset --dim --dtype --offset --skip-columns --label-column --decimal= --rows --permutations --seed --threads --exit-status --json -h --help'
            case $option in
                --format) argument=words values='npy idx fbin u8bin i8bin fvecs bvecs ivecs npz safetensors hdf5 word2vec-bin word2vec svmlight glove raw csv' ;;
                --dtype) argument=words values='f64 f32 f16 bf16 i64 i32 i16 i8 u64 u32 u16 u8 bool' ;;
                --decimal) argument=words values=', .' ;;
                --key | --dataset | --dim | --offset | --skip-columns | --label-column | --rows | --permutations | --seed | --threads) argument=nothing ;;
            esac
            ;;
        'stable pdf')
            options='--alpha --beta --gamma --delta --param= --hex --threads -h --help --column --rows --format --key --dataset --dim --dtype --offset --decimal='
            case $option in
                --param) argument=words values='0 1' ;;
                --format) argument=words values='npy idx fbin u8bin i8bin fvecs bvecs ivecs npz safetensors hdf5 word2vec-bin word2vec svmlight glove raw csv' ;;
                --dtype) argument=words values='f64 f32 f16 bf16 i64 i32 i16 i8 u64 u32 u16 u8 bool' ;;
                --decimal) argument=words values=', .' ;;
                --alpha | --beta | --gamma | --delta | --threads | --column | --rows | --key | --dataset | --dim | --offset) argument=nothing ;;
            esac
            ;;
        'stable quantile')
            options='--alpha --beta --gamma --delta --param= --hex --threads -h --help --column --rows --format --key --dataset --dim --dtype --offset --decimal='
            case $option in
                --param) argument=words values='0 1' ;;
                --format) argument=words values='npy idx fbin u8bin i8bin fvecs bvecs ivecs npz safetensors hdf5 word2vec-bin word2vec svmlight glove raw csv' ;;
                --dtype) argument=words values='f64 f32 f16 bf16 i64 i32 i16 i8 u64 u32 u16 u8 bool' ;;
                --decimal) argument=words values=', .' ;;
                --alpha | --beta | --gamma | --delta | --threads | --column | --rows | --key | --dataset | --dim | --offset) argument=nothing ;;
            esac
            ;;
        'stable sample')
            options='--alpha --beta --gamma --delta --param= -n --rows --seed -o --output --force -h --help'
            case $option in
                --param) argument=words values='0 1' ;;
                -o | --output) argument=files ;;
                --alpha | --beta | --gamma | --delta | -n | --rows | --seed) argument=nothing ;;
            esac
            ;;
        'stable fit')
            options='--fix --param= --json --plot --force -h --help --column --rows --format --key --dataset --dim --dtype --offset --decimal='
            case $option in
                --param) argument=words values='0 1' ;;
                --format) argument=words values='npy idx fbin u8bin i8bin fvecs bvecs ivecs npz safetensors hdf5 word2vec-bin word2vec svmlight glove raw csv' ;;
                --dtype) argument=words values='f64 f32 f16 bf16 i64 i32 i16 i8 u64 u32 u16 u8 bool' ;;
                --decimal) argument=words values=', .' ;;
                --plot) argument=files ;;
                --fix | --column | --rows | --key | --dataset | --dim | --offset) argument=nothing ;;
            esac
            ;;
        'eval')
            options='--hex --scalar --device= --list -h --help'
            operand='functions'
            case $option in
                --device) argument=words values='cpu auto cuda' ;;
            esac
            ;;
    esac
}

_burgi() {
    local command='' commands='' options='' operand='' argument='' values='' option prefix='' helps='' operands=0
    local cur=${COMP_WORDS[COMP_CWORD]} word k

    for ((k = 1; k < COMP_CWORD; ++k)); do # as many words as name a command
        word=${COMP_WORDS[k]}
        commands=''
        _burgi_table
        if [[ $word == help && -n $commands ]]; then
            helps=yes
        elif [[ $word != -* && " $commands " == *" $word "* ]]; then
            command=${command:+$command }$word
        else
            break
        fi
    done
    for (( ; k < COMP_CWORD; ++k)); do
        [[ ${COMP_WORDS[k]} == -* ]] || operands=$((operands + 1))
    done

    # --ci=wald comes as three words, or as one where = breaks none.
    option=${COMP_WORDS[COMP_CWORD - 1]}
    if [[ $cur == --*=* ]]; then
        option=${cur%%=*} prefix=$option= cur=${cur#*=}
    elif [ "$cur" = = ]; then
        cur=''
    elif [ "$option" = = ]; then
        option=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    commands='' options=''
    _burgi_table

    COMPREPLY=()
    if [ -n "$helps" ]; then
        values=$commands
    elif [ "$argument" = files ]; then
        compopt -o default # readline's own, which knows quotes and tildes
    elif [ -n "$argument" ]; then
        : # values, or nothing that could be told
    elif [[ $cur == -* || -z $commands$operand ]]; then
        values=$options
    elif [ -n "$commands" ]; then
        values=$commands
        [ -n "$command" ] || values+=' help'
    elif [ "$operand" = files ]; then
        compopt -o default
    elif [ "$operands" = 0 ]; then
        values=$("$1" eval --list 2>/dev/null | cut -d' ' -f1)
    fi
    while read -r word; do
        COMPREPLY+=("$word")
    done < <(compgen -P "$prefix" -W "$values" -- "$cur")
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
    return 0
}

complete -F _burgi burgi
