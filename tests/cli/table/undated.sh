actorgraph info -g signs.tsv >/dev/null
