# bash reads this at the first Tab after "musicrec", and the program that is installed says what there is.
eval "$(musicrec completion bash 2>/dev/null)"
