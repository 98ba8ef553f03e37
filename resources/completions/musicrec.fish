# fish reads this at the first Tab after "musicrec", and the program that is installed says what there is.
musicrec completion fish 2>/dev/null | source
